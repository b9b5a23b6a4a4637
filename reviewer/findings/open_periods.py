"""Periods whose number is still to be filled in: from what they run, and in which days they are counted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.context import NOTHING, changes, overlaps
from reviewer.findings.measures import measure_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import gain_of, what_is
from reviewer.language.alike import says_the_same
from reviewer.language.numerals import OPEN_FIGURE
from reviewer.language.quantities import Quantity
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.view import ClauseView, PairView

__all__ = ["open_periods"]

_OPEN = lazy(
    r"(?:(?P<event>[^，,。；;：:（）()\s]{2,40}?)(?:之日起的?|之日后|[之以]?后的?|起的?))?\s?"
    rf"(?P<blank>[xX×*＊_＿…]{{2,}}|[【\[［](?!{OPEN_FIGURE}[】\]］])[^】\]］]{{0,12}}[】\]］]"
    r"|[ \u3000]{2,})\s?"
    r"(?P<unit>个?(?P<days>工作日|交易日|营业日|自然日|日历日|日|天))(?:之|以)?内"
)
_BLANK = lazy(r"[xX×*＊_＿…】\]］ \u3000]\s?个?(?:工作|交易|营业|自然|日历)?[日天]")
_SINCE = lazy(r"[自从]")
"""What begins an event that is told as one wherever it stands: 自本合同生效之日起."""
_UNITS = {"工作日": "working_day", "交易日": "trading_day", "营业日": "business_day"}


def open_periods(view: PairView) -> Iterator[Observation]:
    """Yield `obligation.condition` for each period without a number yet that runs from another event than
    before, and `number.duration` for each that is counted in other days: 签订后__个工作日内, 签订后__日内."""
    if len(view.base) != 1 or len(view.draft) != 1 or not view.edits:
        return
    base, draft = view.base[0], view.draft[0]
    if not (_BLANK.search(base.text) and _BLANK.search(draft.text)):
        return
    found = [tuple(_OPEN.finditer(side.text)) for side in (base, draft)]
    if len(found[0]) != len(found[1]):
        return
    placed = changes(view) or ()
    for old, new in zip(*found, strict=True):
        spans = [(change.base, change.draft) for change in placed]
        if not any(overlaps(*one, *old.span()) or overlaps(*two, *new.span()) for one, two in spans):
            continue
        since = _SINCE.match(old["event"] or "") or _SINCE.match(new["event"] or "")
        if old["event"] and new["event"] and not since and not says_the_same(old["event"], new["event"]):
            yield _another_event(view, old, new)
        if _UNITS.get(old["days"], "day") != _UNITS.get(new["days"], "day"):
            yield _other_days(view, old, new)


def _measure(side: ClauseView, found: re.Match[str]) -> str:
    unit = _UNITS.get(found["days"], "day")
    event = found.span("event") if found["event"] else None
    return measure_of(side, Quantity(*found.span("blank"), "duration", Decimal(1), unit, event_span=event))


def _another_event(view: PairView, old: re.Match[str], new: re.Match[str]) -> Observation:
    measure = _measure(view.draft[0], new)
    words = {"old": old["event"], "new": new["event"]}
    return Observation(
        kind="obligation.condition",
        message=Message("findings.number.event", {"what": what_is(measure, "duration"), **words}),
        pair=view.pair.id,
        base=view.base[0].quote(*old.span("event")),
        draft=view.draft[0].quote(*new.span("event")),
        topic="obligation.condition/event",
        data={
            "what": "event",
            "change": "event_moved",
            "event_old": old["event"],
            "event_new": new["event"],
            "measure": measure or None,
        },
    )


def _other_days(view: PairView, old: re.Match[str], new: re.Match[str]) -> Observation:
    measure = _measure(view.draft[0], new)
    base = view.base[0].quote(old.start("blank"), old.end("unit"))
    draft = view.draft[0].quote(new.start("blank"), new.end("unit"))
    return Observation(
        kind="number.duration",
        message=Message(
            "findings.number.changed",
            {
                "what": what_is(measure, "duration"),
                "old": base.quote,
                "new": draft.quote,
                "notes": NOTHING,
                "gain": gain_of("unclear"),
            },
        ),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic=f"number.duration/{measure}" if measure else "number.duration",
        data={
            "old": None,
            "new": None,
            "unit": _UNITS.get(new["days"], "day"),
            "old_unit": _UNITS.get(old["days"], "day"),
            "per": None,
            "ratio": None,
            "measure": measure or None,
            "bearer": None,
        },
    )
