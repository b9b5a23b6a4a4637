"""Clause numbers by what they count, whatever the marker looks like."""

from __future__ import annotations

from functools import lru_cache

from reviewer.language.folding import fold_same
from reviewer.language.numerals import HAN_NUMERAL, parse_number, plain
from reviewer.patterns import lazy

_PART = lazy(rf"[0-9]+|[{HAN_NUMERAL}]+|[a-zA-Z]+|[甲乙丙丁戊己庚辛壬癸]")
_CIRCLED = {0x2460 + n: str(n + 1) for n in range(20)} | {0x2474 + n: str(n + 1) for n in range(20)}
_CIRCLED |= {0x2488 + n: str(n + 1) for n in range(20)} | {0x3220 + n: str(n + 1) for n in range(10)}
_CIRCLED |= {0x3280 + n: str(n + 1) for n in range(10)}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMANS = lazy(r"[ivxlc]+")
_WORDS = frozenset(
    {"article", "section", "clause", "chapter", "part", "annex", "schedule", "exhibit", "appendix"}
)


@lru_cache(maxsize=65536)
def number_key(number: str) -> tuple[str, ...]:
    """Return the counts of a clause number: `第四条` and `4.` give `("4",)`, `4.2` gives `("4", "2")`."""
    parts = (part.casefold() for part in _PART.findall(fold_same(number.translate(_CIRCLED))))
    return tuple(_count(part) for part in parts if part not in _WORDS)


def _count(part: str) -> str:
    if part.isdigit():
        return str(int(part))
    if _ROMANS.fullmatch(part) and (len(part) > 1 or part in "ivx"):
        values = [_ROMAN[letter] for letter in part]
        return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))
    value = None if part.isascii() else parse_number(part)
    return plain(value) if value is not None else part


def renumbered(before: str | None, after: str | None) -> bool:
    """Tell whether a clause counts differently; another style of marker or more levels spelt out do not
    count.
    """
    if not before or not after or before == after:
        return False
    old, new = number_key(before), number_key(after)
    if not old or not new:
        return False
    return old != new if len(old) == len(new) else old[-1] != new[-1]
