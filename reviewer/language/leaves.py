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
_EARLY = lazy(r"事先|事前|提前|预先|先行")
_HAVE = lazy(r"经过|征得|取得|获得|得到|[经未已]")
_LIGHT = str.maketrans("", "", "将把在于对由给则均都的之,，")
_NO = lazy(r"不得|无权|不可(?!抗)|不应当?|不能|不准|不许|禁止")
_FORBIDDING = ("without", "before", "not_done")
_PREMISES = ("premise_for", "premise_of", "premise_is", "needs")
"""Sentences in which what must be had is said of the act as of a thing: 开工以取得许可证为前提."""
_GIVEN = ("without", "only_with", "needs", "with")
"""Sentences in which somebody else gives the leave."""
_NAMES = ("excepted", "except", *_FORBIDDING, "only_with", "only_after", "only_in", *_PREMISES, "with")
_PARTY = lazy(PARTY)


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
    can = r"(?:可以|可|能够|能|得|有权)"
    may = rf"(?:方才|方|才|始){can}"
    also = rf"(?P<also>{PARTY}?)"
    must = r"(?:应当?|必须|须|需要?)"
    need = rf"(?:只有|仅有?|只能?)?{must}?(?:事先|先|事前)?[在于待]?"
    after = r"(?:之后|以后|后|的情况下|的情形下|的前提下)"
    premise = r"(?:前提条件|先决条件|必要条件|前提|条件)"
    stop = r"(?=$|[,，。;；])"
    verb = rf"(?<=[^,，。;的在{PARTY[1:-1]}{_CUT}]{{2}})"
    act = rf"(?P<act>[^,，。;{PARTY[1:-1]}{_CUT}]{{2,16}}?)"
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
            rf"^(?:如果?|若|凡|在)?(?P<what>[^,，。;；逾且并或而、不无]{{0,12}}未[^,，。;；且并不无未]{{2,16}}?)"
            rf"(?:的情况下|的情形下|之前|的|前|者)?(?:[,，](?={later_no})|(?={no}))"
        ),
        "only_with": compiled(rf"{begin}{need}{have}{whose}(?:之后|以后|后|的前提下|时)?[,，]?{also}{may}"),
        "only_after": compiled(rf"{begin}{need}{what}{after}[,，]?{also}{may}"),
        "only_in": compiled(
            rf"{begin}(?:仅|只)(?P<can>{can}|能)?[在于待]{what}(?:{after}|时)[,，]?{also}(?(can)|(?:{may}|{can}))"
        ),
        "premise_for": compiled(rf"{must}?(?<![不非可])以{what}(?:作为|为){act}[的之]?{premise}{stop}"),
        "premise_of": compiled(rf"{verb}{must}?(?<![不非可])以{what}(?:作为|为){premise}{stop}"),
        "premise_is": compiled(rf"^{what}(?:是|系|为)(?P<also>{PARTY}?){act}[的之]{premise}{stop}"),
        "needs": compiled(rf"{verb}(?:的?[,，])?均?{must}(?:事先|先行|先|事前)?{have}{whose}{stop}"),
        "with": compiled(rf"{begin}{have}{whose}(?:之后|后|的)?[,，]?{also}(?=可|有权)"),
    }


@lru_cache(maxsize=1)
def _doing() -> re.Pattern[str]:
    """Return the pattern of somebody who does himself what must be done, and gives no leave."""
    words = {name: "|".join(table("statements")["words"][name]) for name in ("leave", "possessed")}
    return compiled(rf"{PARTY}(?!{words['possessed']}|[的之事先及和与、])(?![^,，。;]*(?:{words['leave']})$)")


def find_leave(words: str) -> tuple[Leave | None, str]:
    """Return what a coded statement depends on or excepts, and the statement without it and, where the act is
    forbidden without it, without the words that forbid or allow."""
    patterns = _patterns()
    for name in _NAMES:
        match = patterns[name].search(words)
        if match is None:
            continue
        found = match.groupdict()
        own = "".join(found.get(group) or "" for group in ("head", "also"))
        what, subject = match["what"], ""
        if name not in _GIVEN:
            what, subject = _without_subject(what, words[: match.start()] + own, words[match.end() :])
        gap = _CUT * (match.end() - match.start())
        kept = subject + own + (found.get("act") or "")
        left = words[: match.start()] + kept + gap + words[match.end() :]
        if name.startswith("only") or name in _PREMISES:
            return _leave(what, "only", built=True), left
        ban = _NO.search(left) if name != "with" else None
        if ban is None:
            return _leave(what, "with" if name == "with" else "except", built=False), left
        return _leave(what, "only", built=False), left[: ban.start()] + _CUT + left[ban.end() :]
    return None, words


def _without_subject(what: str, before: str, after: str) -> tuple[str, str]:
    """Return what must be done without whoever does it, where nobody else acts in the rest, and his sign
    where the rest names nobody."""
    subject = _doing().match(what)
    acting = _PARTY.findall(before) + _PARTY.findall(after.lstrip(",，")[:1])
    if subject is None or {*acting} - {subject.group()}:
        return what, ""
    return what[subject.end() :], "" if acting else subject.group()


def _leave(what: str, sort: Literal["only", "with", "except"], *, built: bool) -> Leave:
    said = _EARLY.search(what)
    words = _HAVE.sub("", _EARLY.sub("", what)).translate(_LIGHT)
    return Leave(words, sort, "said" if said else "built" if built else "")
