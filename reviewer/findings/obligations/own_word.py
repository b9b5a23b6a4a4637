"""What a party settles by its own word, and whether a right that stays may be used at any time:
以甲方解释为准, 有权随时解除."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.risk_words import Change, Hit
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.risk_words import Group

__all__ = ["of_own_word", "of_right_at_any_time", "time_alone"]

_RIGHT = lazy(r"有权|可以?|得")
_ENDS = lazy(
    r"(?:单方|书面|提前)*(?:将|对|向)?[^，。；]{0,8}?(?:解除|终止|变更|调整|修改|撤回|撤销|取消|中止|暂停|停止|收回|退出|辞)"
)
"""Acts that end or change what binds both: done at any time they leave the other side nothing firm."""
_OWN_WORD = lazy(r"(?:单方|书面|最终)?的?(?:最终|单方)?(?:解释|意见|认定|决定|判断|看法|说法|要求)")


def of_right_at_any_time(reading: Reading, group: Group, old: Hit | None, new: Hit | None) -> Change | None:
    """Return the change by which a right that is there on both sides may, or may no longer, be used at any
    time: 有权随时解除, 有权解除."""
    hit, side = (old, reading.base) if old else (new, reading.draft)
    if group.name != "discretion" or hit is None or (old and new) or "随时" not in hit.text:
        return None
    word = _RIGHT.search(side.text, hit.start, hit.end)
    if word is None:
        return None
    other = reading.draft if hit is old else reading.base
    if not _RIGHT.search(other.text, *reading.across(word.span(), from_base=hit is old)):
        return None
    topic = "discretion" if _ENDS.match(side.text, hit.end) else "time"
    if hit is old:
        return Change("any_time_removed", "other_actor", topic, None)
    return Change("any_time_added", "actor", topic, None)


def time_alone(hit: Hit | None) -> Hit | None:
    """Return of words for a right at any time those for the time."""
    at = hit.text.find("随时") if hit else -1
    return Hit(hit.start + at, hit.start + at + 2, hit.member, "随时") if hit and at >= 0 else hit


def of_own_word(reading: Reading, group: Group, old: Hit | None, new: Hit | None) -> Change | None:
    """Return the change by which what one party says decides, or no longer does: 以甲方解释为准."""
    hit, side = (old, reading.base) if old else (new, reading.draft)
    if group.name != "priority" or hit is None or (old and new):
        return None
    named = [one for one in side.mentions_from((hit.start, hit.end)) if one.sort == "party"]
    if len(named) != 1 or not _OWN_WORD.match(side.text, named[0].end, hit.end):
        return None
    if hit is old:
        return Change("discretion_removed", "other_decider", "discretion", None)
    return Change("discretion_added", "decider", "discretion", None)
