"""The words and turns by which a statement of a Chinese sentence is read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.coded import PARTY
from reviewer.language.modality import find_cues
from reviewer.language.tables import table
from reviewer.patterns import compiled

if TYPE_CHECKING:
    import re

__all__ = ["CUT", "modals", "turns_of"]

CUT = "\uf8ff"
"""Stands where a phrase may begin or end."""
_CLAIM = "要求"
"""What 有权要求 and 可要求 are besides a modal word."""
_WHO = rf"{PARTY}(?:(?:及其|以及|和|与|及|、){PARTY})*"
_NOT_THERE_AND_THEN = ("场", "日", "天", "月", "年", "面", "地", "事")
"""What makes 应当 the word 应 and another: 应当场清点."""


@lru_cache(maxsize=1)
def _force_words() -> dict[str, str]:
    rows: dict[str, list[str]] = table("statements")["force"]
    return {word: name for name, words in rows.items() for word in words}


@lru_cache(maxsize=1)
def turns_of() -> dict[str, re.Pattern[str]]:
    """Return the expressions by name."""
    rows: dict[str, list[str]] = table("statements")["words"]
    either = {name: "|".join(sorted(words, key=len, reverse=True)) for name, words in rows.items()}
    possessed = rf"(?!{either['possessed']}|[的之])"
    time = either["time_tail"]
    modal = "|".join(sorted(_force_words(), key=len, reverse=True))
    return {
        "by": compiled(rf"(?:由|经(?={PARTY}协商))(?P<who>{_WHO}){possessed}"),
        "modal": compiled(rf"(?P<who>{_WHO})(?:均|各|都|仍|亦|也|则|方|另)?{CUT}"),
        "first": compiled(rf"^{CUT}*(?P<who>{_WHO}){possessed}(?![与和及、或])"),
        "timed": compiled(rf"(?:{time})(?P<who>{_WHO}){possessed}"),
        "thing": compiled(rf"^{PARTY}[^的,，。;{PARTY[1:-1]}]{{2,8}}的[^的,，。;]{{1,12}}[,，]$"),
        "to": compiled(
            rf"(?:[向给予](?P<to>{PARTY})|(?P<act>{either['giving']})[给予于至与]?(?P<given>{PARTY})){possessed}"
        ),
        "case_head": compiled(rf"^(?:{either['case_head']})(?![此而月日天年期季地场事])"),
        "case_tail": compiled(rf"(?:{either['case_tail']})[,，]?$"),
        "inner_case": compiled(
            rf"[在于当自](?P<case>[^,，。;{CUT}]{{2,24}}?)(?:的?情况下|的?情形下|之?时起?)(?!间|点|期)"
        ),
        "when": compiled(rf"[在于自从][^,，。;{CUT}]{{1,30}}(?:{time})"),
        "time_tail": compiled(rf"(?:{time})[,，]?$"),
        "time": compiled(
            rf"[在于自从](?=[^,，。;]{{1,24}}(?:{time}))|(?<=[^,，。;{CUT}]{{2}})(?:{time})(?!款|期|者|方|述|提|续|容|部|外|含|果|台|往|来)"
        ),
        "joint": compiled(
            rf"(?<!{PARTY}的)(?<=的)(?={PARTY}?(?:{modal}|视为)|由{PARTY}|按日|每日|每逾期|仍|则|即(?!将|使))|(?<=后)(?={PARTY}(?:均|仍|亦|也)?(?:{modal}))|(?<=[^的,，即])(?=即?视为)"
        ),
        "bound": compiled(rf"{PARTY}(?:均|都|仍|亦|也)?(?:{modal})|即?视为"),
        "judged": compiled(
            rf"^(?:{PARTY}(?:违反|迟延|拒绝|拒不|不|无故|擅自|累计|连续|延迟)|{PARTY}?(?:逾期|未(?![经来])))"
        ),
        "failed": compiled(r"(?:不成|未果)[,，]?$"),
        "only": compiled(rf"{PARTY}?(?:方才|方|才|始)(?:可|能|得|有权)"),
        "goes_on": compiled(rf"(?:均|则|也|亦)?(?:{modal})"),
        "manner": compiled(
            r"以(?=书面(?!形式|方式))|(?=以书面)|(?<!以)(?=书面)|(?=按照|依照|根据|通过|对于|[按依对与将把]|(?<!成)就(?![业职医餐诊]))"
        ),
    }


def modals(part: str) -> list[tuple[int, int, str]]:
    """Return where a part has a plain modal word, and what it makes of the act."""
    words = _force_words()
    found: list[tuple[int, int, str]] = []
    for cue in find_cues(part):
        end = cue.end - len(_CLAIM) if cue.text.endswith(_CLAIM) else cue.end
        if cue.text == "应当" and part.startswith(_NOT_THERE_AND_THEN, end):
            end -= 1
        if name := words.get(part[cue.start : end]):
            found.append((cue.start, end, name))
    return found
