"""A term given by its last day on one side and by its length on the other: 自2026年1月1日至2026年12月31日,
一年，自2026年1月1日起算."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reviewer.findings.context import sentence_at
from reviewer.findings.measures import measure_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import what_is
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.matching import Match, Placed
    from reviewer.findings.view import PairView

__all__ = ["terms_by_length"]

_TO = lazy(
    r"\s*(?:[（(]含[）)])?(?:当日|之日)?(?:起算?|开始)?[，,]?\s*(?:至|到|—+|-+|~|～"
    r"|(?:and )?(?:(?:shall|will) )?"
    r"(?:(?:continues?|remains?|runs?|lasts?|expires?|ends?)(?: in (?:full )?force)?(?: and effect)? )?"
    r"(?:and including|up to|until|to|through|on)(?: and including)?)\s*"
)
"""What stands between the first day of a term and its last."""
_SINCE = lazy(
    r"(?:自|从|由|于|在|\bfrom|on|as of|commencing on|starting on|beginning on|starts? on|begins? on)\s*$"
)
"""What stands before the day from which a length is counted."""
_MONTHS = {"year": 12, "month": 1, "quarter": 3}
_DAYS = {"day": 1, "week": 7}


def terms_by_length(
    view: PairView, matches: Sequence[Match]
) -> Iterator[tuple[tuple[Match, Match], Observation]]:
    """Yield each last day and length without a counterpart that end terms begun on one day, and what is to
    be told of both: a note where they end on one day, else that the end moved."""
    alone = [
        (match, match.old or match.new) for match in matches if (match.old is None) != (match.new is None)
    ]
    ends = [
        (match, one, start)
        for match, one in alone
        if one is not None and one.quantity.sort == "date" and (start := _start_of(one))
    ]
    for match, one in alone:
        if one is None or one.quantity.sort != "duration":
            continue
        for other, end, start in ends:
            if (match.old is None) == (other.old is None) or not _counted_from(one, start):
                continue
            last = _last_day(date.fromisoformat(start), one)
            if last is not None:
                yield (match, other), _told(view, end, one, last, ends_before=other.old is not None)
                break


def _start_of(end: Placed) -> str | None:
    """Return the first day of the term of which a date is the last."""
    for first in end.view.quantities:
        if first.sort == "date" and first.end <= end.quantity.start and isinstance(first.value, str):
            between = _TO.match(end.view.text, first.end)
            if between and between.end() == end.quantity.start and _is_day(first.value):
                return first.value
    return None


def _counted_from(length: Placed, start: str) -> bool:
    """Whether a length is counted from that day in its own sentence."""
    text = length.view.text
    low, high = sentence_at(text, length.quantity.start, length.quantity.end)
    return any(
        one.sort == "date"
        and one.value == start
        and low <= one.start < high
        and _SINCE.search(text, low, one.start)
        for one in length.view.quantities
    )


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _last_day(start: date, length: Placed) -> date | None:
    """Return the last day of a term of that length (民法典 200: by the calendar), None where it is no whole
    number of units."""
    quantity = length.quantity
    count = int(quantity.value) if quantity.value == int(quantity.value) else None
    if count is None or count <= 0:
        return None
    if quantity.unit in _DAYS:
        return start + timedelta(days=count * _DAYS[quantity.unit] - 1)
    if quantity.unit in _MONTHS:
        months = start.year * 12 + start.month - 1 + count * _MONTHS[quantity.unit]
        year, month = divmod(months, 12)
        if not date.min.year <= year <= date.max.year:
            return None
        length_of_month = monthrange(year, month + 1)[1]
        last = date(year, month + 1, min(start.day, length_of_month))
        return last if start.day > length_of_month else last - timedelta(days=1)
    return None


def _told(view: PairView, end: Placed, length: Placed, last: date, *, ends_before: bool) -> Observation:
    given = str(end.quantity.value)
    measure = measure_of(end.view, end.quantity) or measure_of(length.view, length.quantity)
    old, new = (end, length) if ends_before else (length, end)
    base, draft = old.quote(), new.quote()
    params: dict[str, str | Message] = {
        "what": what_is(measure, "duration"),
        "old": base.quote,
        "new": draft.quote,
        "last": last.isoformat(),
    }
    if _is_day(given) and date.fromisoformat(given) - last in (timedelta(0), timedelta(days=1)):
        return Observation(
            kind="text.changed",
            message=Message("findings.number.end_same", params),
            pair=view.pair.id,
            base=base,
            draft=draft,
            topic="text.changed/same_end",
            data={"edits": 2},
        )
    days = (given, last.isoformat()) if ends_before else (last.isoformat(), given)
    return Observation(
        kind="number.date",
        message=Message("findings.number.end_moved", {**params, "before": days[0], "after": days[1]}),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic=f"number.date/{measure}" if measure else "number.date",
        data={
            "old": days[0],
            "new": days[1],
            "unit": "day",
            "per": None,
            "ratio": None,
            "measure": measure or None,
            "bearer": None,
        },
    )
