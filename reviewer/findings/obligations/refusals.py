"""Refusals that are forbidden, which are duties: 不得拒绝验收, 应当验收."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.obligations.grades import DUTY, NEGATIVE, family
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.norms import Norm

__all__ = ["denials", "for_a_reason", "refusal_turned"]

_REASON = lazy(r"无故|无理|无端|(?:无|非有|没有)(?:正当|合理)|不合理")
_NO = r"(?:不(?:得|能|可|应当?|准|许)|无权)"
_TWICE = lazy(
    rf"{_NO}(?:{_REASON.pattern})?地?(?:拒绝|拒不|拒(?=[收付签赔退交缴接])|不(?!低于|少于|超过|高于))"
)
"""Two negations that make a duty: 不得拒绝, 无权拒不, 不得不."""
_ALL_REFUSED = lazy(rf"{_NO}(?:以任何(?:理由|方式|形式))?拒绝(?=$|[，,。；;])")
"""A refusal of what was asked before: 乙方提出续租的，甲方不得拒绝."""
_GRANTS = lazy(
    r"(?:予以|给予|予)?(?:同意|准许|允许|应允|答应|照准|批准|接受|认可|受理|满足|配合)(?=$|[，,。；;])"
)
_REFUSES = lazy(r"拒(?P<act>[收付签赔退交缴接])")


def denials(words: str) -> int:
    """Return how many negations words hold, refusals included, without those that undo one another."""
    if "拒" in words or "不得不" in words:
        words = _TWICE.sub("", words)
    return len(NEGATIVE.findall(words)) + words.count("拒")


def for_a_reason(old: Norm, new: Norm, before: str, after: str) -> bool:
    """Whether one side alone lets somebody refuse for a reason: 不得无故拒绝, 不得拒绝 or 应当. The reason is
    told by itself."""
    refused = ["拒绝" in cue and bool(_REASON.search(cue)) for cue in (before, after)]
    return refused[0] != refused[1] and {old.grade, new.grade} <= DUTY


def refusal_turned(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether a refusal that is forbidden stands for the act itself on the other side: 不得拒收货物,
    应接收货物; 不得拒绝, 应予同意."""
    sides = (reading.base.text, old), (reading.draft.text, new)
    for (text, one), (other_text, other) in (sides, sides[::-1]):
        if one.cue is None or other.cue is None or other.grade not in DUTY:
            continue
        act, granted = text[slice(*one.action)], other_text[slice(*other.action)]
        refused = _REFUSES.match(act)
        if family(one.grade) == "ban" and refused and refused["act"] in granted[:4] and "拒" not in granted:
            return True
        if _ALL_REFUSED.match(text, one.cue[0]) and _GRANTS.match(other_text, other.cue[1]):
            return True
    return False
