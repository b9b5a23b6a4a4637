"""Where the words of a dispute clause name who decides: a court, an institution, its rules, the place where
arbitrators sit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.quoted import whole_words
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["forums", "seats"]

_JUDGES = r" by (?:an? |the |one |two |three |\d)| before (?:an? (?:sole |single )|one |two |three |\d)"
_BEFORE_FORUM = rf"(?:(?!{_JUDGES})[\w\s'’&-]){{0,40}}"
_BEHIND_FORUM = rf"(?:(?!{_JUDGES}|\bseat\b|\bsitting\b)(?:[^,.;]|(?-i:(?<=\s[A-Z])\.(?=\s[A-Z]))))"
_BEHIND_COURT = rf"(?:(?!{_JUDGES}|\bseat\b)[^,.;])"
_NO_COSTS = "".join(
    rf"(?<!\b{what} of )(?<!\b{what} of the )(?<!\b{what} of any )"
    for what in ("cost", "costs", "fees", "expenses", "course", "duration", "outcome", "result")
)
"""What an arbitration costs, or how it goes, says nothing of who decides."""
_NO_TIME = "".join(
    rf"(?<!\b{when} )" + "".join(rf"(?<!\b{when} {article} )" for article in ("the", "any", "such", "an"))
    for when in ("during", "pending", "throughout", "despite")
)
"""Nor does what is to be done while it goes on: during the arbitration the Parties shall perform."""
_SEAT = lazy(
    r"(?:向|由|交由|提交|至|或)?(?P<seat>[^，,。；;：:、（(《由向]{0,30}?(?:人民法院|法院|仲裁委员会|仲裁院|仲裁中心|仲裁机构|仲裁委))"
    r"(?!(?:依法|对|将)?[^，,。；;、]{0,8}?(?:拍卖|变卖|强制执行|予以撤销|宣告|保全))"
    r"(?:管辖|诉讼|起诉|仲裁)?|(?:申请|提起|提交)(?:仲裁|诉讼)|"
    rf"(?:the )?{_BEFORE_FORUM}(?<!\ba )(?<!\ban )(?<!\bany )(?<!\bno )\bcourts?\b{_BEHIND_COURT}{{0,40}}"
    r"(?:, (?-i:[A-Z])[\w ]{1,20})?"
    rf"|(?<![\w’']){_BEFORE_FORUM}{_NO_COSTS}{_NO_TIME}arbitrat(?!ors?\b){_BEHIND_FORUM}{{0,60}}"
    r"|\b(?:seat|place|venue)(?: \([^()]{1,20}\))?(?: of (?:the |any |such )?arbitration)?"
    r"(?: shall be| will be| is| being| to be|:) (?:in |at )?"
    r"(?P<sitting>(?-i:[A-Z])[\w .'’-]{1,40}?)(?=[,.;]| (?:and|before|under|with)\b|$)",
    re.IGNORECASE,
)
"""A court or arbitral institution with the words beside it, or the seat; how many sit is another matter."""


_HEARD_IN = lazy(
    r"(?:(?<![存所现实])在|于)(?P<city>[^，,。；;、在于的未不]{2,10}?)(?:进行|开庭)?(?:仲裁|审理|诉讼)(?!委|院|中心|机构|裁|费|庭|请求|规则|程序|期间)"
    r"|(?:(?<![存所现实])在|于)(?P<under>[\u4e00-\u9fff]{2,6}?)(?:依|按|依照|按照|根据)[^，,。；;]{2,24}?规则(?:进行)?仲裁"
    r"|(?:仲裁|开庭)地(?:点)?(?:为|是|在|设在|位于|[:：])(?P<seat>[^，,。；;、]{2,10})"
    r"|\b(?:sitting|seated|held|conducted|heard|take place|takes place) (?:in|at) "
    r"(?P<venue>[A-Z][\w .'’-]{1,40}?)"
    r"(?=[,.;]|$| (?:and|before|under|with|by|in)\b)"
)
"""The place where arbitrators sit, named beside the institution or instead of it."""
_CAPITAL = r"(?-i:[A-Z])(?:[\w&’'-]|\.(?=\w))*"
_BODY = rf"{_CAPITAL}(?:(?: of| for| and)?(?: the)? {_CAPITAL}){{0,6}}"
_UNDER_RULES = lazy(
    rf"(?<![\w’'-]){_BODY} (?-i:Rules|Terms)\b"
    rf"|(?-i:\bRules)(?: of (?:Procedure|Conciliation))? of (?:the )?{_BODY}"
    r"|\b(?:appointed|administered|nominated) by "
    r"(?:the (?:president|chairman|chair) (?:for the time being )?of )?"
    rf"(?:the )?(?P<body>{_BODY})"
    r"|\b(?:has|have|having|with|hold) (?:its|their|the|a) (?:legal |juridical )?seat (?:in|at) "
    r"(?P<place>(?-i:[A-Z])[\w .'’-]{1,40}?)(?=[,.;]|$| (?:and|before|under|with|by)\b)"
    r"|\b(?:sits?|determined|resolved|decided|settled) in (?P<town>(?-i:[A-Z])[\w .'’-]{1,40}?)"
    r"(?=[,.;]|$| (?:and|before|under|with|by)\b)",
    re.IGNORECASE,
)
"""The rules by which arbitrators decide, who names them and where they sit, without a word of arbitration in
the name: the LCIA Rules."""
_TRIBUNAL = lazy(r"\barbitrat|\btribunal\b", re.IGNORECASE)


def forums(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where a sentence names a court, an institution, its rules or a place to sit."""
    for found in _SEAT.finditer(text, begin, stop):
        named = _group(found)
        yield found.span(named) if named else whole_words(text, *found.span())
    for pattern in _beside(text, begin, stop):
        for found in pattern.finditer(text, begin, stop):
            yield found.span(_group(found) or 0)


def seats(text: str, begin: int, stop: int) -> Iterator[str]:
    """Yield the names of the courts, institutions and places to sit in a sentence."""
    for found in _SEAT.finditer(text, begin, stop):
        if named := _group(found):
            yield found[named]
        elif found.group().isascii():
            yield found.group()
    for pattern in _beside(text, begin, stop):
        for found in pattern.finditer(text, begin, stop):
            yield found[_group(found) or 0]


def _beside(text: str, begin: int, stop: int) -> Iterator[re.Pattern[str]]:
    yield _HEARD_IN
    if _TRIBUNAL.search(text, begin, stop):
        yield _UNDER_RULES


def _group(found: re.Match[str]) -> str | None:
    return next((name for name, words in found.groupdict().items() if words), None)
