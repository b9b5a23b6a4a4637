"""Leave on which an act depends, however the sentence is built.

未经甲方同意，乙方不得转租; 乙方只有取得甲方同意后方可转租; 乙方不得转租，但甲方同意的除外:
each forbids until leave is had.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.coded import PARTY
from reviewer.language.tables import table
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    import re

__all__ = ["Leave", "find_leave"]

_CUT = "\uf8ff"
_EARLY = lazy(r"事先|事前|提前|预先")
_LIGHT = str.maketrans("", "", "将把在于对由给则均都的之,，")
_NO = lazy(r"不得|无权|不可|不应当?|不能|不准|不许|禁止")


class Leave(Struct, frozen=True):
    """What must be had before something may be done: whose, and the words for it."""

    words: str
    early: str
    """Whether it must come beforehand: `said`, `built` (the sentence is built so) or empty."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    leave = "|".join(table("statements")["words"]["leave"])
    whose = rf"(?P<whose>{PARTY}[^,，。;]{{0,14}}?(?:{leave}))"
    have = r"(?:经过?|征得|取得|获得|得到)"
    got = rf"(?:须|应当?|需)?(?:事先|先|事前)?[在于待]?(?:{have}|有)"
    without = r"(?:未经|非经|不经|未取得|未获得?|未征得|未得到)"
    no = rf"(?={PARTY}?(?:{_NO.pattern}))"
    may = r"(?:方才|方|才|始)(?:可以|可|能够|能|得|有权)"
    done = rf"(?P<whose>{PARTY}[^,，。;未]{{2,12}}?)"
    return {
        "excepted": compiled(rf"[,，](?:但是?)?{have}?{whose}的?除外"),
        "except": compiled(rf"(?:^|(?<=[,，]))除非?{have}?{whose}(?:以外|之外|外)?[,，]"),
        "without": compiled(rf"{without}{whose}(?:的情况下|的情形下|之前|的|前|者)?(?:[,，]|{no})"),
        "before": compiled(rf"在?{have}?{whose}之?前[,，]?{no}"),
        "only_with": compiled(
            rf"(?:只有|仅有?|只能?)?{got}{whose}(?:之后|后|的情况下|的情形下|的前提下|时)?[,，]?(?P<also>{PARTY}?){may}"
        ),
        "done": compiled(rf"经{done}(?:之?后)?[,，]?{may}"),
        "only_done": compiled(
            rf"(?:只有|仅有?)[在于待]?{done}(?:之后|以后|后|的情况下|的情形下|的前提下|时)[,，]?(?P<also>{PARTY}?){may}"
        ),
        "not_done": compiled(rf"^(?P<whose>{PARTY}未[^,，。;]{{2,12}}?)(?:的|前|之前)[,，]"),
    }


def find_leave(words: str) -> tuple[Leave | None, str]:
    """Return the leave on which a coded statement depends, and the statement without it and without the words
    that forbid or allow."""
    patterns = _patterns()
    if _NO.search(words):
        for name in ("excepted", "except", "without", "before", "not_done"):
            match = patterns[name].search(words)
            if match and (
                ban := _NO.search(
                    words[: match.start()] + "\n" * (match.end() - match.start()) + words[match.end() :]
                )
            ):
                whose = match["whose"] if name != "not_done" else match["whose"].replace("未", "", 1)
                left = words[: match.start()] + _CUT * (match.end() - match.start()) + words[match.end() :]
                return _leave(whose, built=False), left[: ban.start()] + _CUT + left[ban.end() :]
    for name in ("only_with", "only_done", "done"):
        match = patterns[name].search(words)
        if match:
            also = match.groupdict().get("also") or ""
            left = words[: match.start()] + also + _CUT + words[match.end() :]
            return _leave(match["whose"], built=name != "done"), left
    return None, words


def _leave(whose: str, *, built: bool) -> Leave:
    said = _EARLY.search(whose)
    words = _EARLY.sub("", whose).translate(_LIGHT)
    return Leave(words, "said" if said else "built" if built else "")
