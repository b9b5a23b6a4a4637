"""The events from which periods run: 自收到发票之日起 against 自验收合格之日起."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.amounts import plain
from reviewer.findings.bearers import bearer_of, other_party
from reviewer.findings.context import sentence_at
from reviewer.findings.measures import column_of, measure_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import what_is
from reviewer.language.alike import says_the_same
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.matching import Placed
    from reviewer.findings.view import PairView

_AND = lazy(r"(?:之日|后|时)?(?:且|并|并且|及|和|以及|同时|,? and )")


_RECEIPT = lazy(r"(?:收到|接到|接获|收悉)(?P<what>.*?)(?:之日|之时|当日|时)?")
_QUALIFIED = lazy("合格|完整|齐全|全部|全额|足额|正式|书面|有效|最后|首|无误|符合|原件|正本|双方|确认")
"""Words that make another event of a receipt: 收到合格发票."""
_NOUN, _NEAR = 2, 60
"""So many letters name what was received; so many letters before a period may have named it."""
_WHOSE = lazy(r"\b(?:its|it|their|them|the|thereof|of|an?|such|said|written|prior)\b", re.IGNORECASE)
"""Words with which an event stays the same; that a notice is written is told as its form."""
_AHEAD = lazy(r"[之以]?前$|\b(?:before|prior to)\b")
_BETWEEN_WORDS = lazy(r"\W+")


def same_event(old: Placed, new: Placed) -> bool:
    """Whether two periods run from the same event, in other words or named elsewhere in an English sentence:
    after receiving it, of its receipt; on expiry … within seven days, within seven days of expiry."""
    before, after = old.quantity.event or "", new.quantity.event or ""
    if says_the_same(before, after):
        return True
    if not (before + after).isascii():
        if before and after and _alike_in_short(_in_short(before), _in_short(after)):
            return True
        return _same_receipt(old, new, before, after)
    if before and after:
        return says_the_same(_WHOSE.sub("", before), _WHOSE.sub("", after)) or says_the_same(
            f"after {before}", f"after {after}"
        )
    side, event = (old, after) if after else (new, before)
    low, high = sentence_at(side.view.text, side.quantity.start, side.quantity.end)
    return f" {event} " in _BETWEEN_WORDS.sub(" ", side.view.text[low:high].casefold())


_PAPER = lazy(r"本?(?:合同|协议)(?:书)?(?=签|订|生效|成立|终止|解除)")
_SIGNED = lazy(r"(?:合同|协议)(?:签订|签署|订立|签约)|签订|签署|签约|订立(?:合同|协议)")
_END = "#"
_OVER = lazy(r"(?:周期|期限|期间|期)?(?:届满|期满|到期)|期满")


def _alike_in_short(one: str, two: str) -> bool:
    """Whether two events are one, of which an end may be named without what ends: 届满, 服务期限届满."""
    return one == two or (_END in (one, two) and one.endswith(_END) and two.endswith(_END))


def _in_short(event: str) -> str:
    """Return an event with the paper and the end of a term named in one way: 本合同签订, 签约; 质保期届满."""
    return (
        _PAPER.sub("合同", _OVER.sub(_END, _SIGNED.sub("签约", event)))
        .replace("合同签约", "签约")
        .removeprefix("本")
    )


def _same_receipt(old: Placed, new: Placed, before: str, after: str) -> bool:
    """Whether the same thing is received, named at more length or just before: 收到甲方的报修通知, 甲方报修的
    … 接到通知之时; 提交报告 … 收到之日."""
    found = _RECEIPT.fullmatch(before), _RECEIPT.fullmatch(after)
    if found[0] is None or found[1] is None:
        return False
    (short, side), (long, _) = sorted(
        ((found[0]["what"], old), (found[1]["what"], new)), key=lambda one: len(one[0])
    )
    if not long.endswith(short) or _QUALIFIED.search(long[: len(long) - len(short)]):
        return False
    start = side.quantity.event_span[0] if side.quantity.event_span else side.quantity.start
    return bool(short) or long[-_NOUN:] in side.view.text[max(0, start - _NEAR) : start]


def start_event(view: PairView, old: Placed, new: Placed) -> Observation:
    """Return `obligation.condition` for a period that runs from another event, or from one more or less."""
    measure = measure_of(new.view, new.quantity)
    what = what_is(measure, new.quantity.sort, column_of(new.view.clause, new.quantity.start))
    quotes = [
        side.view.quote(*side.quantity.event_span) if side.quantity.event_span else side.quote()
        for side in (old, new)
    ]
    before, after = old.quantity.event, new.quantity.event
    if before and after:
        key = "event_more" if _with(new, before) else "event_less" if _with(old, after) else "event"
        message = Message(f"findings.number.{key}", {"what": what, "old": before, "new": after})
    elif after:
        message = Message("findings.number.event_new", {"what": what, "new": after})
    else:
        message = Message("findings.number.event_gone", {"what": what, "old": before or ""})
    favours = _gains_by_order(old, new, measure) if before and after else "unclear"
    return Observation(
        kind="obligation.condition",
        message=message,
        pair=view.pair.id,
        base=quotes[0],
        draft=quotes[1],
        topic="obligation.condition/event",
        favours=favours,
        data={
            "what": "event",
            "change": "event_moved",
            "old": plain(old.quantity.value),
            "new": plain(new.quantity.value),
            "unit": new.quantity.unit,
            "per": new.quantity.per,
            "ratio": 1.0,
            "event_old": before,
            "event_new": after,
            "measure": measure or None,
        },
    )


def _gains_by_order(old: Placed, new: Placed, measure: str) -> str:
    """Return whom it favours that something is due before an event and no longer after it, or the reverse:
    whoever need not do it so early, or has it done earlier."""
    ahead = [_AHEAD.search(side.quantity.event or "") is not None for side in (old, new)]
    if ahead[0] == ahead[1]:
        return "unclear"
    bearer = bearer_of(new.view, new.quantity.start, measure) or bearer_of(
        old.view, old.quantity.start, measure
    )
    if bearer in (None, "both"):
        return "unclear"
    return bearer if ahead[0] else other_party(new.view.contract, new.view.labels, bearer) or "unclear"


def _with(side: Placed, event: str) -> bool:
    """Whether another event stands beside the start event of a period and must happen too (`收到发票且`)."""
    span = side.quantity.event_span
    if span is None:
        return False
    joint = side.view.text.rfind(event, max(0, span[0] - 24), span[0])
    return joint >= 0 and bool(_AND.match(side.view.text, joint + len(event)))
