"""Comparators beside a number: which bound they set, and where they stand (民法典 1259)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from reviewer.language.folding import fold_key
from reviewer.language.quantities.openings import NUMERALS, beginning
from reviewer.language.quantities.words import has_latin, units
from reviewer.language.tables import table
from reviewer.patterns import begun, compiled, first_signs, lazy

if TYPE_CHECKING:
    from reviewer.language.quantities.value import Bound, Sort

_REACH = 40
_NEAR = (
    r"(?:\s|人民币|为|于|过|在|:|提前|合计|共计|总计|应|达|其|的|每[日天周月年次]|\("
    r"|a total of|the|of|aggregate|RMB|CNY)*"
)
"""What may stand between a comparator and the number behind it."""
_NEAR_ENDS = "币为于过在:前计应达其的日天周月年次(feBY"
"""The last characters of those, blanks apart."""
_NEAR_CHARACTERS = r"\s人民币为于过在:提前合共总计应达其的每日天周月年次("
_BASE = r"[^,。;:、0-9]{1,24}?(?:的|之|总额|总价|金额|价款|费用|款项|费|额|LPR|利率|报价|price|of)"
"""What may stand between a comparator and the share behind it."""
_BASE_ENDS = "的之额价款用项费R率ef"
"""The last characters of that."""
_ENDINGS = r"%‰‱百分比点基倍折成半数整正度份号底初末钟时角多余几()\[\]./+\-a-z"
"""Characters that may follow the last numeral of a quantity, those of the units apart."""
_OF_ACTS = ("至少", "最少", "至多", "最多")
_WITH_ACT = lazy(
    rf"(?P<word>{'|'.join(_OF_ACTS)})(?:应当?|须|需)?[\u4e00-\u9fff]{{1,4}}(?<![于过以内前后的])$",
    needs="至最",
)
"""A comparator with what is done between it and the number: 至少保存六个月."""
_DENIED = lazy(
    r"(?<![A-Za-z])(?:not|never|cannot)\s+$|n['’]t\s+$|没有?$|并?[未非]$|[不未没][得应会能可]够?$|无法$|不$",
    re.IGNORECASE,
)
"""What denies the comparator behind it: not at least, 没有超过."""
_DENIES = lazy(r"[不未]|no|within|inside|in the space", re.IGNORECASE)
"""How a comparator begins that denies by itself, or before which a denial is one of the verb: does not within
ten days pay."""
_NEVER = lazy(
    r"(?:in\sno\s(?:event|case|circumstances?)|under\sno\scircumstances?|at\sno\stime)"
    r"\s(?:shall|will|may|must)\s[^.;:,]{1,60}$"
    r"|\b(?:neither\s(?:party|of\sthe)|no\sparty|none\sof\sthe)\b[^.;:,]{0,60}\s(?:shall|will|may|must|is\sto|are\sto)\s$",
    re.IGNORECASE,
)
"""What denies `exceed` from before its subject, or as part of it: neither party's liability shall exceed."""
_REACHING = frozenset(("达到", "达"))
"""Comparators that leave it to one behind the number which bound is set: 达30天以上."""
_TURNED: dict[str, Bound] = {"ge": "lt", "le": "gt", "gt": "le", "lt": "ge"}
_GUARDS = {
    "逾": "(?!期)",
    "满": "(?<![期届]满)",
    "超": "(?!时|期)",
    "达": "(?!成)",
    "近": "(?!期)",
    **dict.fromkeys(
        ("至少", "至多", "最低", "最高", "最少", "最多"), "(?!不(?:得|应|能|可)?[超高多大长低少小短])"
    ),
    "约": "(?<![合预邀违守签续]约)(?!定)",
}


@lru_cache(maxsize=16)
def _words(part: str, *, latin: bool = True) -> tuple[dict[str, str], str]:
    ops = {
        word: op
        for op, words in table("comparators")[part].items()
        for word in words
        if latin or not (word[0].isascii() and word[0].isalpha())
    }
    latin_words = [(word, op) for word, op in ops.items() if word[0].isascii() and word[0].isalpha()]
    ops |= {form: op for word, op in latin_words for form in (word[0].upper() + word[1:], word.upper())}
    return ops, begun(
        sorted(ops, key=len, reverse=True),
        lambda word: re.escape(word).replace(r"\ ", r"\s") + _GUARDS.get(word, ""),
    )


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    """Return where a comparator can begin; one in Latin letters only where a word does."""
    words = _words("before")[0]
    latin = [word for word in words if word[0].isascii() and word[0].isalpha()]
    others = first_signs(word for word in words if word not in latin)
    return compiled(rf"[{others}]|(?<![A-Za-z])[{first_signs(latin)}]")


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Search for a pattern that begins with a comparator, trying only where one can begin."""
    for opening in _openings().finditer(text):
        found = pattern.match(text, opening.start())
        if found:
            return found
    return None


@lru_cache(maxsize=2)
def _before(*, latin: bool) -> re.Pattern[str]:
    return compiled(rf"(?P<word>{_words('before', latin=latin)[1]})(?:{_NEAR})$")


@lru_cache(maxsize=2)
def _before_base(*, latin: bool) -> re.Pattern[str]:
    return compiled(rf"(?P<word>{_words('before', latin=latin)[1]}){_BASE}$")


@lru_cache(maxsize=1)
def _before_ends() -> frozenset[str]:
    """Return the last characters of all that binds a number from before."""
    return frozenset(_NEAR_ENDS + _BASE_ENDS).union(word[-1] for word in _words("before")[0])


@lru_cache(maxsize=8)
def _after_starts(part: str) -> frozenset[str]:
    """Return the first characters of all that binds a number from behind, blanks apart."""
    return frozenset({word[0] for name in {"after", part or "after"} for word in _words(name)[0]} | {"("})


@lru_cache(maxsize=8)
def _after(part: str, *, latin: bool) -> re.Pattern[str]:
    inner = _words("after", latin=latin)[1]
    if part:
        inner = f"{inner}|{_words(part, latin=latin)[1]}"
    return compiled(rf"\s?(?:\((?:含|不含)(?:本数|税)?\)(?=[^以及或]))?(?P<word>{inner})")


class _Beside(NamedTuple):
    """How the words of one bound stand beside a number, in folded text without blanks."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    latin: tuple[str, ...]
    """Those behind a number that may be in English words."""


@lru_cache(maxsize=8)
def _naming(bounds: tuple[Bound, ...]) -> re.Pattern[str]:
    """Return the words of those bounds, one of which stands in every match of what `_beside` gives."""
    words = {
        word.replace(" ", "")
        for rows in table("comparators").values()
        for bound in bounds
        for word in rows.get(bound, ())
    }
    return compiled("|".join(map(re.escape, sorted(words))))


@lru_cache(maxsize=8)
def _beside(bound: str) -> _Beside:
    before: list[str] = []
    behind: list[str] = []
    for part, rows in table("comparators").items():
        words = before if part == "before" else behind
        words.extend(word.replace(" ", "") for word in rows.get(bound, ()))
    sorts = (units(sort) for sort in ("duration", "currency", "count"))
    unit = re.escape("".join(sorted({char for words in sorts for word in words for char in word}))) + _ENDINGS
    lead, follow = ("|".join(map(re.escape, words)) for words in (before, behind))
    acts = "|".join(word for word in before if word in _OF_ACTS) or r"(?!)"
    return _Beside(
        compiled(
            rf"(?:(?:{lead})(?:[{_NEAR_CHARACTERS}a-z]*|{_BASE.casefold()})|(?:{acts})[\u4e00-\u9fff]{{1,6}}){beginning()}"
        ),
        compiled(rf"[{NUMERALS}%‰‱][{unit}{NUMERALS}]*(?:\((?:含|不含)(?:本数|税)?\))?(?:{follow})"),
        tuple(word for word in behind if word.isascii()),
    )


def names_bound(text: str, among: tuple[Bound, ...]) -> bool:
    """Tell whether a word for one of these bounds stands anywhere in a text."""
    return _naming(among).search(_key(text)) is not None


@lru_cache(maxsize=1 << 18)
def sets_bound(text: str, bound: Bound) -> bool:
    """Tell whether a word for a bound stands beside a number; where none does no quantity has that bound."""
    key = _key(text)
    if not _naming((bound,)).search(key):
        return False
    beside = _beside(bound)
    return bool(
        beside.before.search(key) or beside.behind.search(key) or any(word in key for word in beside.latin)
    )


def _key(text: str) -> str:
    return fold_key(text).replace(" ", "")


def _comparator_in(left: str, *, base: bool) -> re.Match[str] | None:
    """Return the comparator in the words before a number; `base`: with the base of a share between them."""
    if not left:
        return None
    if not (left[-1] in _before_ends() or left[-1].isspace()):
        return _WITH_ACT.search(left)
    latin = has_latin(left, 0, len(left))
    found = _first(_before(latin=latin), left)
    return found or (_first(_before_base(latin=latin), left) if base else None) or _WITH_ACT.search(left)


def opposed(one: str, two: str) -> bool:
    """Tell whether two comparators of one bound look to opposite sides of an event: 三个月前 is at least that
    long before it, 三个月后 at least that long after."""
    return {one[-1:], two[-1:]} == {"前", "后"}


def bound_before(words: str) -> str | None:
    """Return the bound that words set which are a comparator before a number and nothing else."""
    return _words("before")[0].get(words) or _words("before")[0].get(words.lower())


def find_bound(
    text: str, start: int, end: int, sort: Sort, floor: int
) -> tuple[Bound, tuple[int, int]] | None:
    """Return the bound set by the words between `floor` and `start` or after `end`, with their offsets."""
    low = max(floor, start - _REACH)
    left = text[low:start]
    if sort == "percent" and text.startswith("半数", start) and left.endswith("过"):
        return "gt", (start - 1, start)
    part = {"date": "after_date", "time": "after_date", "duration": "after_duration"}.get(sort, "")
    after = None
    if text[end : end + 1].isspace() or text[end : end + 1] in _after_starts(part):
        after = _after(part, latin=has_latin(text, end, end + 16)).match(text, end)
    before = _comparator_in(left, base=sort == "percent")
    if before is not None:
        op = _words("before")[0].get(before["word"]) or _words("before")[0][" ".join(before["word"].split())]
        if after is None or (op != "approx" and before["word"] not in _REACHING):
            place, ends = before.span("word")
            turns = op in _TURNED and not _DENIES.match(before["word"])
            denied = _DENIED.search(left, 0, place) if turns else None
            if denied is not None:
                op, place = _TURNED[op], denied.start()
            elif (
                turns
                and before["word"].lower() == "exceed"
                and _NEVER.search(text, low - _REACH if low > _REACH else 0, low + place)
            ):
                op = _TURNED[op]
            return cast("Bound", op), (low + place, low + ends)
    if after is not None:
        word = after["word"]
        op = _words("after")[0].get(word) or _words(part)[0][word]
        return cast("Bound", op), after.span("word")
    return None
