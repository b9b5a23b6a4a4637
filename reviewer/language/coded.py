"""A passage with one sign for each party, quantity, reference or statute, by its value, and a way back to the
text.

Two passages read with the same `Codes` have the same sign for what is the same in both: 贰万元整 and
20,000.00元, 甲方 and the name that stands for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.folding import fold_same
from reviewer.language.norms_slots import find_mentions
from reviewer.language.quantities import find_quantities
from reviewer.language.quantities.words import per_units
from reviewer.language.tables import table
from reviewer.language.tokens import tokenise
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator, Mapping, Sequence, Set

    from reviewer.language.tokens import Token

__all__ = ["PARTY", "Coded", "Codes", "coded", "sort_of"]

PARTY = r"[\ue000-\ue7ff]"
"""A pattern for the sign of a party, or of whoever else may act."""
_FIRST_PARTY, _FIRST_THING, _ROOM = 0xE000, 0xE800, 0x80
_SORTS = 16
_BOTH, _EITHER = "双方", "一方"
_AND = lazy(r"[、和与及]|以及")
_OR = lazy(r"或者?")
_TWO = 2
_JOINED = lazy(r"[为是系达于\s]*")
_KEPT = lazy(r"逾期")
_EVERY = lazy(r"每\s?[一1]?个?(?P<unit>[\u4e00-\u9fff]{1,4})$")
_BY = lazy(r"\s?(?:/|每)\s?(?P<unit>[\u4e00-\u9fff]{1,4})")
_RATED = lazy(r"[每/]")
_ATOMS = frozenset({"quantity", "party", "reference", "statute", "blank", "code", "number"})


class Codes:
    """Gives signs out, the same for the same value."""

    def __init__(self) -> None:
        self._signs: dict[tuple[str, str], str] = {}
        self._sorts: dict[str, int] = {}
        self._given: Counter[str] = Counter()

    def sign(self, kind: str, key: str) -> str:
        """Return the sign of a party (`kind` is `party`) or of a thing."""
        found = self._signs.get((kind, key))
        if found is None:
            sort = key.split(":", 1)[0] if kind == "quantity" else kind
            place = self._given[sort]
            self._given[sort] += 1
            first = _FIRST_PARTY
            if kind != "party":
                row = self._sorts.setdefault(sort, len(self._sorts)) % _SORTS
                first, place = _FIRST_THING + row * _ROOM, place % _ROOM
            found = self._signs[kind, key] = chr(first + place)
        return found


class Coded(Struct, frozen=True):
    """A passage with its signs, folded and without blanks."""

    text: str
    places: tuple[int, ...]
    """Where each letter or sign began in the text that was read, and last where the passage ended."""


@lru_cache(maxsize=1)
def _each() -> dict[str, str]:
    """Return the plain word for each of the words for either party, and for both, that mean the same."""
    rows = table("statements")["words"]
    return {
        **dict.fromkeys(rows["either"], _EITHER),
        **dict.fromkeys(rows["both"], _BOTH),
        **dict.fromkeys(rows["other"], rows["other"][0]),
    }


@lru_cache(maxsize=1)
def _persons() -> re.Pattern[str]:
    return compiled("|".join(sorted(table("statements")["words"]["persons"], key=len, reverse=True)))


def sort_of(sign: str) -> int:
    """Return a number that signs of things of one sort share; 0 for a letter or a party."""
    place = ord(sign) - _FIRST_THING
    return place // _ROOM + 1 if 0 <= place < _SORTS * _ROOM else 0


def _tokens(text: str, start: int, end: int, labels: Mapping[str, str]) -> Iterator[Token]:
    """Yield the tokens of a text that lie in a range of it."""
    tokens = tokenise(text, labels)
    for at in range(bisect_left(tokens, (start,)), len(tokens)):
        if tokens[at].end > end:
            return
        yield tokens[at]


def _with_bounds(
    text: str, start: int, end: int, atoms: Sequence[tuple[int, int, str]], codes: Codes
) -> list[tuple[int, int, str]]:
    """Return the ranges and signs with those of a quantity that has a comparator before it reaching over it:
    不超过三十日, 至多三十日 and 不得超过三十日 are one thing."""
    found = {low: (low, high, sign) for low, high, sign in atoms}
    for one in find_quantities(text):
        atom = found.get(one.start - start)
        if (
            atom is None
            or one.bound_span is None
            or not start <= one.bound_span[0] < one.bound_span[1] <= one.start
        ):
            continue
        if _KEPT.match(text, *one.bound_span):
            continue
        sign = codes.sign("quantity", f"{one.key}:{one.bound}")
        first, last = one.bound_span[0] - start, one.bound_span[1] - start
        if _JOINED.fullmatch(text, one.bound_span[1], one.start):
            found[atom[0]] = first, atom[1], sign
        else:
            found[first] = first, last, ""
            found[atom[0]] = *atom[:2], sign
    return [*found.values()]


def _counts_by(word: str) -> str:
    return per_units().get(word, word)


def _with_rates(
    text: str, start: int, end: int, atoms: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Return the ranges and signs with those of a quantity reaching over the words right beside it for what
    it is counted by: 每吨500元 and 500元/吨 are one thing."""
    if not _RATED.search(text, start, end):
        return list(atoms)
    found = {low: (low, high, sign) for low, high, sign in atoms}
    for one in find_quantities(text):
        atom = found.get(one.start - start)
        if one.per is None or atom is None:
            continue
        low, high, sign = atom
        before, behind = _EVERY.search(text, start, one.start), _BY.match(text, one.end, end)
        if before and _counts_by(before["unit"]) == one.per:
            low = before.start() - start
        elif behind:
            lengths = (size for size in range(len(behind["unit"]), 0, -1))
            fit = next((size for size in lengths if _counts_by(behind["unit"][:size]) == one.per), 0)
            high = max(high, behind.start("unit") + fit - start) if fit else high
        found[atom[0]] = low, high, sign
    return [*found.values()]


def _together(
    words: str, atoms: Sequence[tuple[int, int, str]], parties: Collection[str], codes: Codes
) -> list[tuple[int, int, str]]:
    """Return the ranges and signs, one sign for both parties where the two, and there are no more, are named
    together, 甲方和乙方, and one for either of them: 甲方或乙方."""
    found: list[tuple[int, int, str]] = []
    for low, high, sign in atoms:
        last = found[-1] if found else None
        if last and {last[2], sign} == parties and _AND.fullmatch(words, last[1], low):
            found[-1] = (last[0], high, codes.sign("party", _BOTH))
        elif last and {last[2], sign} == parties and _OR.fullmatch(words, last[1], low):
            found[-1] = (last[0], high, codes.sign("party", _EITHER))
        else:
            found.append((low, high, sign))
    return found


def _key(token: Token, parties: Set[str]) -> str:
    """Return the key of a token; both parties named by their letters, 甲乙双方, are both parties."""
    named = token.key.split("+")
    both = token.kind == "party" and len(parties) == _TWO and _BOTH in named
    return _BOTH if both and {*named} - {_BOTH} <= parties else token.key


def coded(text: str, start: int, end: int, labels: Mapping[str, str], codes: Codes) -> Coded:
    """Read a range of a text; `labels` gives the key of each name of a party."""
    words = text[start:end]
    parties = {*labels.values()}
    atoms = [
        (token.start - start, token.end - start, codes.sign(token.kind, _key(token, parties)))
        for token in _tokens(text, start, end, labels)
        if token.kind in _ATOMS and not (token.kind == "party" and text.startswith("第", token.start - 1))
    ]
    taken = bytearray(len(words) + 1)
    for low, high, _ in atoms:
        taken[low:high] = b"\x01" * (high - low)
    named = [(m.start, m.end, m.label) for m in find_mentions(words, tuple(labels)) if m.sort != "pronoun"]
    named.extend((*match.span(), match.group()) for match in _persons().finditer(words))
    for low, high, label in named:
        if taken.find(1, low, high) < 0:
            taken[low:high] = b"\x01" * (high - low)
            atoms.append((low, high, codes.sign("party", _each().get(label, label))))
    atoms = _with_rates(text, start, end, _with_bounds(text, start, end, atoms, codes))
    if len(parties) == _TWO:
        atoms = _together(words, sorted(atoms), {codes.sign("party", key) for key in parties}, codes)
    signs: list[str] = []
    places: list[int] = []
    at = 0
    for low, high, sign in (*sorted(atoms), (len(words), len(words), "")):
        for place in range(at, low):
            if not words[place].isspace():
                signs.append(fold_same(words[place]).lower())
                places.append(start + place)
        if sign:
            signs.append(sign)
            places.append(start + low)
        at = max(at, high)
    return Coded("".join(signs), (*places, end))
