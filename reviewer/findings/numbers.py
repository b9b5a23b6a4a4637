"""Quantities that changed, appeared or went: by value, with what they measure and who is worse off."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

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
from reviewer.findings.bounds import bound_change, in_edit, same_notice, same_span, turned_round
from reviewer.findings.context import NOTHING
from reviewer.findings.matching import Match, Placed, match_quantities
from reviewer.findings.measures import column_of, measure_of
from reviewer.findings.observation import Observation
from reviewer.findings.periods import (
    another_period,
    counted_in_event,
    every_unit,
    has_year_of_360,
    other_unit_of_event,
    period_of,
    period_rise,
    words_by_the_unit,
    words_with_period,
)
from reviewer.findings.phrases import gain_of, sort_of, unit_of, what_is
from reviewer.findings.rewritten import in_one_block, within_blocks
from reviewer.findings.said_twice import said_twice
from reviewer.findings.shares import exchanged_shares, share_edits
from reviewer.findings.start_events import same_event, start_event
from reviewer.findings.terms_by_length import terms_by_length
from reviewer.findings.thresholds import gains_by_threshold
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.findings.view import PairView

_COUNTED_BY = lazy(r"每(?:逾期|延迟|迟延|超过|延误|拖延|满)?$")
"""What stands before a duration by which a rate is counted, and which is no period of its own."""
_COUNTING = 3
"""The most letters of such words."""


def numbers(view: PairView) -> Iterator[Observation]:
    """Yield `number.*` for the quantities of an edited pair; wholly new or deleted clauses are told as
    clauses."""
    if not view.edits or not view.base or not view.draft or view.draft[0].clause.kind == "title":
        return
    exchanged = exchanged_shares(view)
    covers = tuple((edit.base, edit.draft) for edit in share_edits(view))
    for one, two in exchanged:
        told = _value(view, Placed(view.base[0], one), Placed(view.draft[0], two), bound_changed=False)
        yield replace(told, covers=covers)
    reworded = {edit for told in view.rewordings for edit in told.edits}
    put = {edit for place in view.exchanged_places for edit in place.edits}
    alike = within_blocks(view)
    matches = match_quantities(view)
    for ends, told in terms_by_length(view, matches):
        yield told
        matches = [match for match in matches if not any(match is end for end in ends)]
    doubled, standing = said_twice(matches), _standing(matches)
    for place, match in enumerate(matches):
        if match.edit in put or (match.old and any(match.old.quantity is one for one, _ in exchanged)):
            continue
        if match.edit in alike or (match.old and match.new and _held(view, match.old, match.new)):
            continue
        if match.old and match.new:
            yield from _both(view, match, match.old, match.new)
        elif match.edit in reworded:
            continue
        elif (placed := match.old or match.new) is not None:
            if place in doubled:
                yield _undecided(_value(view, *doubled[place], bound_changed=False))
                continue
            if _counts_a_rate(placed, matches):
                continue
            if _stands_anyhow(placed, standing):
                yield _repeated(view, placed, gone=match.old is not None)
                continue
            turn = every_unit(view, match, placed)
            yield _by_the_unit(view, *turn) if turn else _alone(view, placed, "gone" if match.old else "new")


def _counts_a_rate(placed: Placed, matches: Sequence[Match]) -> bool:
    """Whether a period is the one by which a penalty runs that runs by it on both sides: 每逾期一日, 每日."""
    quantity = placed.quantity
    if (
        quantity.sort != "duration"
        or quantity.value != 1
        or not _COUNTED_BY.search(placed.view.text, max(0, quantity.start - _COUNTING), quantity.start)
    ):
        return False
    return any(
        match.old
        and match.new
        and {period_of(side, "penalty_rate") for side in (match.old, match.new)} == {quantity.unit}
        for match in matches
    )


_SUMS = frozenset({"amount", "percent"})


def _standing(matches: Sequence[Match]) -> Mapping[str, Sequence[Placed]]:
    """Return the sums that stand on both sides with one value, by it; none where no number came or went."""
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    alone = any(match.old is None or match.new is None for match in matches)
    for match in matches if alone else ():
        sides = [one for one in (match.old, match.new) if one and one.quantity.sort in _SUMS]
        if len(sides) > 1 and len({one.quantity.key for one in sides}) == 1:
            found[sides[0].quantity.key] += sides
    return found


def _stands_anyhow(placed: Placed, standing: Mapping[str, Sequence[Placed]]) -> bool:
    """Whether a sum that came or went stands in the clause on both sides already, of one thing:
    2,000元以下的, 超过2,000元的."""
    others = standing.get(placed.quantity.key, ())
    measure = measure_of(placed.view, placed.quantity) if others else ""
    return any(not measure or measure == measure_of(one.view, one.quantity) for one in others)


def _repeated(view: PairView, placed: Placed, *, gone: bool) -> Observation:
    told = _alone(view, placed, "gone" if gone else "new")
    message = Message(f"findings.number.{'once_less' if gone else 'once_more'}", told.message.params)
    return replace(told, message=message, topic=f"number.{placed.quantity.sort}/repeated", favours="unclear")


def _undecided(told: Observation) -> Observation:
    """Return what was told of a number without a word on who gains by it."""
    params = {**told.message.params, "gain": gain_of("unclear")}
    return replace(told, message=Message(told.message.key, params), favours="unclear")


def _by_the_unit(view: PairView, old: Placed, new: Placed) -> Observation:
    """Return how often something is done by another period: 每15日, 每月."""
    told = _value(view, old, new, bound_changed=False)
    base, draft = (words_by_the_unit(side) for side in (old, new))
    words = {"old": base.quote, "new": draft.quote}
    return replace(
        told, base=base, draft=draft, message=Message(told.message.key, {**told.message.params, **words})
    )


def _held(view: PairView, old: Placed, new: Placed) -> bool:
    """Whether two quantities stand in statements that say the same on both sides."""
    return any(
        block.base[0] <= old.quantity.start < block.base[1]
        and block.draft[0] <= new.quantity.start < block.draft[1]
        for block in view.blocks
    )


def _both(view: PairView, match: Match, old: Placed, new: Placed) -> Iterator[Observation]:
    differs = old.quantity.bound != new.quantity.bound or turned_round(old, new)
    bound_changed = differs and in_edit(view, old, new, "bound_span")
    bound_changed = bound_changed and not same_span(old, new) and not same_notice(old, new)
    if match.edit is not None and old.quantity.worth != new.quantity.worth and not _as_long(old, new):
        yield _value(view, old, new, bound_changed=bound_changed)
    elif another_period(view, old, new):
        yield _value(view, old, new, bound_changed=False)
    elif bound_changed:
        yield bound_change(view, old, new)
    events = old.quantity.event or "", new.quantity.event or ""
    if events[0] == events[1] or not in_edit(view, old, new, "event_span"):
        return
    if turn := other_unit_of_event(old, new):
        yield _by_the_unit(view, *turn)
        return
    if counted_in_event(old, new):
        return
    if not same_event(old, new) and not in_one_block(view.blocks, old.quantity.start, new.quantity.start):
        yield start_event(view, old, new)


def _as_long(old: Placed, new: Placed) -> bool:
    """Whether two terms are of one length, and only how often they come differs: 续展一年, 每次续展一年."""
    before, after = old.quantity, new.quantity
    return before.sort == "duration" and before.key == after.key.replace(f"/{after.per}", "")


def _value(view: PairView, old: Placed, new: Placed, *, bound_changed: bool) -> Observation:
    before, after = old.quantity, new.quantity
    measure = measure_of(old.view, before) or measure_of(new.view, after)
    if before.sort == "duration" and _COUNTED_BY.search(new.view.text, 0, after.start):
        measure = ""
    per_old, per_new = period_of(old, measure), period_of(new, measure)
    by = ratio(before, after) if per_old == per_new else None
    rises = compare(before, after) or period_rise(per_old, per_new)
    bearer = bearer_of(new.view, after.start, measure) or bearer_of(old.view, before.start, measure)
    favours = gainer(new.view, measure, bearer, rises=rises > 0) if rises else "unclear"
    if rises and favours == "unclear" and after.sort in ("count", "duration"):
        favours = gains_by_threshold(old, new, rises=rises > 0)
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
    base, draft = (side.quote(with_bound=bound_changed) for side in (old, new))
    if per_old != per_new:
        base, draft = words_with_period(old, base), words_with_period(new, draft)
    params: dict[str, str | Message] = {
        "what": what_is(measure, sort_of(after), column_of(new.view.clause, after.start)),
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


def _topic(sort: str, measure: str, old: Placed, new: Placed, *, per_changed: bool) -> str:
    by = ratio(old.quantity, new.quantity) or None
    if per_changed and sort in ("percent", "amount"):
        return f"number.{sort}/per"
    if by is not None and (by >= 10 or by * 10 <= 1) and sort in ("percent", "amount"):
        return f"number.{sort}/tenfold"
    return f"number.{sort}/{measure}" if measure else f"number.{sort}"


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
        length = 360 if has_year_of_360(view) else 365
        pers = (None, None) if measure in _BY_NO_YEAR else pers
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
        units = {old.quantity.unit, new.quantity.unit} - WORKING
        if (
            units <= {"day", "week", "month", "year"}
            and before_days
            and after_days
            and (old.quantity.unit in WORKING) != (new.quantity.unit in WORKING)
        ):
            data["days_old"], data["days_new"] = (plain(round(d[0], 1)) for d in (before_days, after_days))
            same = data["days_old"] == data["days_new"]
            name = "findings.number.workdays_even" if same else "findings.number.workdays"
            return Message(
                name,
                {"old": data["days_old"]} if same else {"old": data["days_old"], "new": data["days_new"]},
            )
    return NOTHING


def _times(by: Decimal, sort: str, *, exact: bool) -> Message:
    if sort in ("date", "time"):
        return NOTHING
    if by == 0:
        return Message("findings.number.nought")
    if round(by, 2) == 1:
        return NOTHING
    key = "findings.number.times" if exact else "findings.number.times_about"
    return Message(key, {"times": plain(round(by, 2) if by >= Decimal("0.1") else round(by, 4))})


_BY_NO_YEAR = frozenset(
    {"tax_rate", "availability", "service_level", "error_rate", "commission", "royalty", "discount"}
    | {"equity", "payment_share", "prepayment", "damages_share", "deposit", "earnest", "retention"}
    | {"financial_ratio"}
)
"""Shares that make no yearly rate, whatever is done by the day or the month beside them."""
_OWED = frozenset({"penalty_rate", "penalty_amount", "penalty_cap", "liability_cap", "penalty_multiple"})
"""Measures that stand for nothing (or, as ceilings, for no limit) where the text has none."""


_OF_A_BASE = lazy(r"[额价款费金息]的?$")
"""What stands before a multiple of a sum that was there without it: 合同总金额的三倍."""


_LIMITS = lazy(r"为(?:最高)?上?限|上限|不(?:得)?超过|不超出|封顶")


def _limited_both(view: PairView, measure: str) -> bool:
    """Whether a ceiling has words on both sides, so that a sum only took the place of another measure of it:
    以上一年度服务费为上限, 以人民币10万元为上限."""
    counts = [
        sum(1 for side in sides for _ in _LIMITS.finditer(side.text)) for sides in (view.base, view.draft)
    ]
    return measure.endswith("_cap") and counts[0] == counts[1] > 0


def _alone(view: PairView, placed: Placed, state: str) -> Observation:
    quantity = placed.quantity
    measure = measure_of(placed.view, quantity)
    per = period_of(placed, measure)
    value = plain(quantity.value)
    what = what_is(measure, sort_of(quantity), column_of(placed.view.clause, quantity.start))
    quote = placed.quote()
    gone = state == "gone"
    favours, bearer = "unclear", None
    if measure in _OWED and not (quantity.sort == "amount" and _limited_both(view, measure)):
        bearer = bearer_of(placed.view, quantity.start, measure)
        rises = gone == measure.endswith("_cap")
        if quantity.unit == "times" and _OF_A_BASE.search(placed.view.text, 0, quantity.start):
            rises = (quantity.value > 1) != gone if isinstance(quantity.value, Decimal) else rises
        favours = gainer(placed.view, measure, bearer, rises=rises)
    return Observation(
        kind=f"number.{quantity.sort}",
        message=Message(
            f"findings.number.{state}",
            {"what": what, "value": quote.quote, "gain": gain_of(favours)},
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
