"""What must be had or done before an act, and what is excepted from a rule, however the sentence is built.

未经甲方同意，乙方不得转租; 乙方只有取得甲方同意后方可转租; 乙方不得转租，但甲方同意的除外:
each forbids until leave is had.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewer.language.coded import PARTY
from reviewer.language.tables import table
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    import re

__all__ = ["Leave", "find_leave"]

_CUT = "\uf8ff"
_EARLY = lazy(r"事先|事前|提前|预先")
_HAVE = lazy(r"经过|征得|取得|获得|得到|[经未已]")
_LIGHT = str.maketrans("", "", "将把在于对由给则均都的之,，")
_NO = lazy(r"不得|无权|不可(?!抗)|不应当?|不能|不准|不许|禁止")
_FORBIDDING = ("without", "before", "not_done")


class Leave(Struct, frozen=True):
    """What an act depends on, or what is excepted: the words for it."""

    words: str
    sort: Literal["only", "with", "except"]
    """Without it the act is forbidden; with it the act is allowed; it is excepted from the rule."""
    early: str
    """Whether it must come beforehand: `said`, `built` (the sentence is built so) or empty."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    leave = "|".join(table("statements")["words"]["leave"])
    what = r"(?P<what>[^,，。;]{2,24}?)"
    whose = rf"(?P<what>{PARTY}[^,，。;]{{0,14}}?(?:{leave}))"
    begin = rf"(?:^|(?<=[,，])|(?<={PARTY}))(?P<head>(?:{PARTY}(?=[在于只仅须应需先]))?)"
    have = r"(?:经过?|征得|取得|获得|得到|有)"
    no = rf"{PARTY}?均?(?:{_NO.pattern})"
    later_no = rf"[^,，。;]{{0,10}}(?:{_NO.pattern})"
    may = r"(?:方才|方|才|始)(?:可以|可|能够|能|得|有权)"
    also = rf"(?P<also>{PARTY}?)"
    need = r"(?:只有|仅有?|只能?)?(?:须|应当?|需)?(?:事先|先|事前)?[在于待]?"
    return {
        "excepted": compiled(rf"[,，](?:但是?)?{what}[的者]?除外"),
        "except": compiled(
            rf"(?:^|(?<=[,，]))除(?P<unless>非)?{what}(?(unless)(?:以外|之外|外)?|(?:以外|之外|外))[,，](?:否则)?"
        ),
        "without": compiled(
            rf"(?:未经|非经|不经|未取得|未获得?|未征得|未得到)(?P<what>{PARTY}[^,，。;]{{1,14}}?)"
            rf"(?:的情况下|的情形下|之前|的|前|者)?(?:[,，]|(?={no}))"
        ),
        "before": compiled(rf"{begin}在?{what}(?:之前|以前|前)[,，](?={later_no})"),
        "not_done": compiled(
            rf"^(?P<what>[^,，。;逾]{{1,12}}未[^,，。;]{{2,16}}?)(?:的|之前|前)[,，](?={later_no})"
        ),
        "only_with": compiled(rf"{begin}{need}{have}{whose}(?:之后|以后|后|的前提下|时)?[,，]?{also}{may}"),
        "only_after": compiled(
            rf"{begin}{need}{what}(?:之后|以后|后|的情况下|的情形下|的前提下)[,，]?{also}{may}"
        ),
        "with": compiled(rf"{begin}{have}{whose}(?:之后|后|的)?[,，]?{also}(?=可|有权)"),
    }


def find_leave(words: str) -> tuple[Leave | None, str]:
    """Return what a coded statement depends on or excepts, and the statement without it and, where the act is
    forbidden without it, without the words that forbid or allow."""
    patterns = _patterns()
    for name in ("excepted", "except", *_FORBIDDING, "only_with", "only_after", "with"):
        match = patterns[name].search(words)
        if match is None:
            continue
        gap = _CUT * (match.end() - match.start())
        kept = "".join(match.groupdict().get(group) or "" for group in ("head", "also"))
        left = words[: match.start()] + kept + gap + words[match.end() :]
        if name.startswith("only"):
            return _leave(match["what"], "only", built=True), left
        ban = _NO.search(left) if name != "with" else None
        if ban is None:
            return _leave(match["what"], "with" if name == "with" else "except", built=False), left
        return _leave(match["what"], "only", built=False), left[: ban.start()] + _CUT + left[ban.end() :]
    return None, words


def _leave(what: str, sort: Literal["only", "with", "except"], *, built: bool) -> Leave:
    said = _EARLY.search(what)
    words = _HAVE.sub("", _EARLY.sub("", what)).translate(_LIGHT)
    return Leave(words, sort, "said" if said else "built" if built else "")
