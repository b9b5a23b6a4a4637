"""Who gains where a failing must come about more often, or last longer, before the other side may act on it:
乙方连续两次未到场的，甲方有权解除合同."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.bearers import other_party
from reviewer.findings.context import part_at, sentence_at
from reviewer.language.norms_slots import find_mentions
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.matching import Placed

__all__ = ["gains_by_threshold"]

_CASE = lazy(r"(?:的|时|的话|后|以上|及以上|的情况下|的情形下)$")
_FAILS = lazy(
    r"未(?!来)|没有|不(?!低于|少于|超过|同|动产|可抗力)|违反|违约|逾期|迟|拖欠|延误|错误|失误|投诉|故障|缺|旷|拒|停[工产业止运]|中断|瑕疵|事故|欠|损坏|泄"
)
_MAY = lazy(r"^[^，,。；;]{0,6}?(?:有权|可以?(?!能)|得(?![到知出以])|享有)")
_PAYS = lazy(r"^[^，,。；;]{0,4}?(?:应当?|须|需)[^。；;]{0,24}?(?:违约金|赔偿|扣除|扣减|退还|减免|返还)")
_TOWARDS = lazy(r"[向对给与]$")


def gains_by_threshold(old: Placed, new: Placed, *, rises: bool) -> str:
    """Return whom a rise (or fall) of how often, or how long, a party fails favours: the baseline label of
    the party that fails, or of the other where it falls; `unclear` where the two sides do not tell alike."""
    fails = {_failing(side) for side in (old, new)}
    party = fails.pop() if len(fails) == 1 else None
    if party is None:
        return "unclear"
    if rises:
        return party
    return other_party(new.view.contract, new.view.labels, party) or "unclear"


def _failing(placed: Placed) -> str | None:
    """Return the party that fails in the case in which a number stands, as who else may act on it tells."""
    text, labels = placed.view.text, placed.view.labels
    span = placed.quantity.start, placed.quantity.end
    low, high = sentence_at(text, *span)
    start, end = part_at(text, (low, high), span, "，,")
    if end == high or not _CASE.search(text, low, end) or not _FAILS.search(text, start, end):
        return None
    named = [(labels.get(one.label), one) for one in find_mentions(text, labels) if low <= one.start < high]
    who = [label for label, one in named if start <= one.start < placed.quantity.start and label]
    for label, one in named:
        if one.start < end or label is None or _TOWARDS.search(text, low, one.start):
            continue
        if _MAY.search(text[one.end : high]):
            failing = other_party(placed.view.contract, labels, label)
            return failing if not who or who[0] == failing else None
        if _PAYS.search(text[one.end : high]):
            return label if not who or who[0] == label else None
        return None
    if who and _PAYS.search(text[end + 1 : high]):
        return who[0]
    return None
