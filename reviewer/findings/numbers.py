"""Quantities that changed, appeared or went: by value, with what they measure and who is worse off."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reviewer.findings.amounts import (
    HOURS_A_YEAR,
    WORKING,
    compare,
    days,
    decimal_of,
    percent,
    plain,
    ratio,
    yearly,
)
from reviewer.findings.bearers import bearer_of, gainer
from reviewer.findings.bounds import bound_change, in_edit
from reviewer.findings.context import NOTHING, sentence_at, shorten, touches
from reviewer.findings.matching import Match, Placed, match_quantities
from reviewer.findings.measures import column_of, measure_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import gain_of, unit_of, what_is
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.view import PairView
    from reviewer.model import Quote

_BY_THE_DAY = lazy(
    r"每日|每天|按日|每逾期[一1]?[日天]|每[迟延]{1,2}[一1]?[日天]|日利率|per day|daily", re.IGNORECASE
)
_PERIOD = lazy(
    r"(?:每(?:逾期|延迟|迟延)?一?个?|按|年|月|日|季|周)(?:日|天|周|月|季度?|年度?)?(?:利率|利息|息|费率)?[为按以之的：:\s]{0,3}$|"
    r"(?:daily|weekly|monthly|quarterly|annual)\s+(?:rate\s+of\s+)?$",
    re.IGNORECASE,
)
_EVERY = lazy(
    r"(?:每(?:逾期|延迟|迟延|超过|延误|拖延)?[一1]?个?|按)"
    r"(?:(?P<day>日|天)|(?P<week>周|星期)|(?P<month>月)|(?P<quarter>季度?)|(?P<year>年))(?!度)"
)
_COUNTED_BY = lazy(r"每(?:逾期|延迟|迟延|超过|延误|拖延|满)?$")
"""What stands before a duration by which a rate is counted, and which is no period of its own."""
_PER_WHAT = lazy(r"\s*(?:per|each|every|a|/)\s*\w+|\s*/\s?\w", re.IGNORECASE)
_YEAR_OF_360 = lazy(r"一?年按?(?:照)?\s*360\s*[日天]|360-day year")


def numbers(view: PairView) -> Iterator[Observation]:
    """Yield `number.*` for the quantities of an edited pair; wholly new or deleted clauses are told as
    clauses."""
    if not view.edits or not view.base or not view.draft or view.draft[0].clause.kind == "title":
        return
    for match in match_quantities(view):
        if match.old and match.new:
            yield from _both(view, match, match.old, match.new)
        elif match.old:
            yield _alone(view, match.old, "gone")
        elif match.new:
            yield _alone(view, match.new, "new")


def _both(view: PairView, match: Match, old: Placed, new: Placed) -> Iterator[Observation]:
    bound_changed = old.quantity.bound != new.quantity.bound and in_edit(view, old, new, "bound_span")
    if match.edit is not None and old.quantity.key != new.quantity.key:
        yield _value(view, old, new, bound_changed=bound_changed)
    elif _another_period(view, old, new):
        yield _value(view, old, new, bound_changed=False)
    elif bound_changed:
        yield bound_change(view, old, new)
    if old.quantity.event != new.quantity.event and in_edit(view, old, new, "event_span"):
        yield _event(view, old, new)


def _another_period(view: PairView, old: Placed, new: Placed) -> bool:
    """Whether an edit made the same rate one by the week that was one by the day: 每日, 每周."""
    if old.quantity.sort not in ("percent", "amount") or old.quantity.key != new.quantity.key:
        return False
    if not measure_of(new.view, new.quantity).endswith(("_rate", "_amount")):
        return False
    before, after = (_period_before(side.view.text, side.quantity.start) for side in (old, new))
    if before is None or after is None or before.lastgroup == after.lastgroup:
        return False
    return any(
        touches(edit.base, old.view.clause.id, *before.span())
        or touches(edit.draft, new.view.clause.id, *after.span())
        for edit in view.edits
    )


def _period_before(text: str, start: int) -> re.Match[str] | None:
    """Return the last words before a rate, in its part of the sentence, that say by what period it runs."""
    head = max(text.rfind(mark, 0, start) for mark in "。；;")
    return next(reversed(tuple(_EVERY.finditer(text, head + 1, start))), None)


def _value(view: PairView, old: Placed, new: Placed, *, bound_changed: bool) -> Observation:
    before, after = old.quantity, new.quantity
    measure = measure_of(old.view, before) or measure_of(new.view, after)
    if before.sort == "duration" and _COUNTED_BY.search(new.view.text, 0, after.start):
        measure = ""
    per_old, per_new = _per(old, measure), _per(new, measure)
    by = ratio(before, after) if per_old == per_new else None
    rises = compare(before, after) or _period_rise(per_old, per_new)
    bearer = bearer_of(new.view, after.start, measure) or bearer_of(old.view, before.start, measure)
    favours = gainer(new.view, measure, bearer, rises=rises > 0) if rises else "unclear"
    data: dict[str, Any] = {
        "old": plain(before.value),
        "new": plain(after.value),
        "unit": unit_of(after.sort, after.unit, per_new),
        "per": per_new,
        "ratio": round(float(by), 4) if by is not None else None,
        "measure": measure or None,
        "bearer": bearer,
    }
    if before.sort != after.sort:
        data["old_sort"] = before.sort
    if (before.unit, per_old) != (after.unit, per_new):
        data["old_unit"], data["old_per"] = unit_of(before.sort, before.unit, per_old), per_old
    if bound_changed:
        data["bound_old"], data["bound_new"] = before.bound, after.bound
    notes = _notes(view, old, new, measure, (per_old, per_new), data)
    if by is not None and notes is NOTHING and measure != "copies":
        notes = _times(by, before.sort, exact=before.unit == after.unit)
    base, draft = (_words(side, bound=bound_changed, period=per_old != per_new) for side in (old, new))
    params: dict[str, str | Message] = {
        "what": _what(new, measure),
        "old": base.quote,
        "new": draft.quote,
        "notes": notes,
        "gain": gain_of(favours),
    }
    return Observation(
        kind=f"number.{after.sort}",
        message=Message("findings.number.changed", params),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic=_topic(after.sort, measure, old, new, per_changed=per_old != per_new),
        favours=favours,
        data=data,
    )


_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}


def _period_rise(old: str | None, new: str | None) -> int:
    """Return 1 where the same rate runs by a shorter period than before, -1 by a longer one, else 0."""
    if old not in _DAYS or new not in _DAYS:
        return 0
    return (_DAYS[old] > _DAYS[new]) - (_DAYS[old] < _DAYS[new])


def _words(placed: Placed, *, bound: bool, period: bool) -> Quote:
    """Return the words of a quantity, with its comparator or the period before it where that is what
    changed."""
    quote = placed.quote(with_bound=bound)
    if not period:
        return quote
    text = placed.view.text
    head = _PERIOD.search(text[: quote.start]) or _period_before(text, quote.start)
    tail = _PER_WHAT.match(text, quote.end)
    return placed.view.quote(head.start() if head else quote.start, tail.end() if tail else quote.end)


def _topic(sort: str, measure: str, old: Placed, new: Placed, *, per_changed: bool) -> str:
    by = ratio(old.quantity, new.quantity) or None
    if per_changed and sort in ("percent", "amount"):
        return f"number.{sort}/per"
    if by is not None and (by >= 10 or by * 10 <= 1) and sort in ("percent", "amount"):
        return f"number.{sort}/tenfold"
    return f"number.{sort}/{measure}" if measure else f"number.{sort}"


def _per(placed: Placed, measure: str) -> str | None:
    """Return the period of a rate, read from its sentence where the quantity itself does not carry it."""
    quantity = placed.quantity
    if quantity.per or quantity.sort not in ("percent", "amount") or not measure.startswith("penalty_"):
        return quantity.per
    period = _period_before(placed.view.text, quantity.start)
    if period is not None and not measure.endswith("_cap"):
        return period.lastgroup
    if quantity.sort == "amount" or measure != "penalty_rate":
        return None
    begin, end = sentence_at(placed.view.text, quantity.start, quantity.end)
    return "day" if _BY_THE_DAY.search(placed.view.text, begin, end) else None


def _notes(
    view: PairView,
    old: Placed,
    new: Placed,
    measure: str,
    pers: tuple[str | None, str | None],
    data: dict[str, Any],
) -> Message:
    first, second = decimal_of(old.quantity), decimal_of(new.quantity)
    if old.quantity.sort == new.quantity.sort == "percent" and first is not None and second is not None:
        length = 360 if _year_of_360(view) else 365
        before, after = yearly(first, pers[0], length), yearly(second, pers[1], length)
        if before is not None and after is not None:
            data["annual_old"], data["annual_new"] = plain(before), plain(after)
            params = {"old": percent(before), "new": percent(after)}
            by = ratio(old.quantity, new.quantity)
            if by is not None and pers[0] == pers[1]:
                times = _times(by, "percent", exact=True)
                return Message("findings.number.annual_times", {**params, "times": times})
            return Message("findings.number.annual", params)
        if measure == "availability":
            down = [(1 - value) * HOURS_A_YEAR for value in (first, second)]
            data["downtime_old"], data["downtime_new"] = plain(round(down[0], 2)), plain(round(down[1], 2))
            return Message(
                "findings.number.downtime", {"old": data["downtime_old"], "new": data["downtime_new"]}
            )
    if old.quantity.sort == new.quantity.sort == "duration" and old.quantity.unit != new.quantity.unit:
        before_days, after_days = days(old.quantity), days(new.quantity)
        if before_days and after_days and (old.quantity.unit in WORKING) != (new.quantity.unit in WORKING):
            data["days_old"], data["days_new"] = (plain(round(d[0], 1)) for d in (before_days, after_days))
            return Message("findings.number.workdays", {"old": data["days_old"], "new": data["days_new"]})
    return NOTHING


def _year_of_360(view: PairView) -> bool:
    return any(_YEAR_OF_360.search(side.text) for side in (*view.base, *view.draft))


def _times(by: Decimal, sort: str, *, exact: bool) -> Message:
    if sort in ("date", "time"):
        return NOTHING
    if by == 0:
        return Message("findings.number.nought")
    key = "findings.number.times" if exact else "findings.number.times_about"
    return Message(key, {"times": plain(round(by, 2) if by >= Decimal("0.1") else round(by, 4))})


def _what(placed: Placed, measure: str) -> Message:
    """Return what a quantity is, for a sentence: its column and row in a table, else what it measures."""
    cell = column_of(placed.view.clause, placed.quantity.start)
    if cell is None:
        return what_is(measure, placed.quantity.sort)
    row, column = (shorten(words, 24) for words in cell)
    return Message("findings.cell", {"row": row, "column": column})


_OWED = frozenset({"penalty_rate", "penalty_amount", "penalty_cap", "liability_cap", "penalty_multiple"})
"""Measures that stand for nothing (or, as ceilings, for no limit) where the text has none."""


def _alone(view: PairView, placed: Placed, state: str) -> Observation:
    quantity = placed.quantity
    measure = measure_of(placed.view, quantity)
    per = _per(placed, measure)
    value = plain(quantity.value)
    quote = placed.quote()
    gone = state == "gone"
    favours, bearer = "unclear", None
    if measure in _OWED:
        bearer = bearer_of(placed.view, quantity.start, measure)
        favours = gainer(placed.view, measure, bearer, rises=gone == measure.endswith("_cap"))
    return Observation(
        kind=f"number.{quantity.sort}",
        message=Message(
            f"findings.number.{state}",
            {"what": _what(placed, measure), "value": quote.quote, "gain": gain_of(favours)},
        ),
        pair=view.pair.id,
        base=quote if gone else None,
        draft=None if gone else quote,
        topic=f"number.{quantity.sort}/{measure}" if measure else f"number.{quantity.sort}/{state}",
        favours=favours,
        data={
            "old": value if gone else None,
            "new": None if gone else value,
            "unit": unit_of(quantity.sort, quantity.unit, per),
            "per": per,
            "ratio": None,
            "measure": measure or None,
            "bearer": bearer,
        },
    )


_AND = lazy(r"(?:之日|后|时)?(?:且|并|并且|及|和|以及|同时|,? and )")


def _with(side: Placed, event: str) -> bool:
    """Whether another event stands beside the start event of a period and must happen too (`收到发票且`)."""
    span = side.quantity.event_span
    if span is None:
        return False
    joint = side.view.text.rfind(event, max(0, span[0] - 24), span[0])
    return joint >= 0 and bool(_AND.match(side.view.text, joint + len(event)))


def _event(view: PairView, old: Placed, new: Placed) -> Observation:
    measure = measure_of(new.view, new.quantity)
    quotes = [
        side.view.quote(*side.quantity.event_span) if side.quantity.event_span else side.quote()
        for side in (old, new)
    ]
    before, after = old.quantity.event, new.quantity.event
    if before and after:
        key = "event_more" if _with(new, before) else "event_less" if _with(old, after) else "event"
        message = Message(
            f"findings.number.{key}", {"what": _what(new, measure), "old": before, "new": after}
        )
    elif after:
        message = Message("findings.number.event_new", {"what": _what(new, measure), "new": after})
    else:
        message = Message("findings.number.event_gone", {"what": _what(new, measure), "old": before or ""})
    return Observation(
        kind="obligation.condition",
        message=message,
        pair=view.pair.id,
        base=quotes[0],
        draft=quotes[1],
        topic="obligation.condition/event",
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
