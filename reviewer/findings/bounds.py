"""Comparators: 不低于 that became 不高于, a number that falls in or out, and two spellings of the same
bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.amounts import plain
from reviewer.findings.context import NOTHING, touches
from reviewer.findings.matching import Placed, match_quantities
from reviewer.findings.measures import measure_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import unit_of, what_is
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.view import PairView
    from reviewer.model import Quote

_COPULAS = ("为", "是", "在", "于", "应在", "应为", "的", "达", "is", "within", "be")
_BOUNDARY = "民法典 1259"
_INCLUDED = {"ge": "include", "le": "include", "gt": "exclude", "lt": "exclude"}
_DIRECTION = {"ge": 1, "gt": 1, "le": -1, "lt": -1}


def same_bounds(view: PairView) -> Iterator[tuple[Quote | None, Quote | None]]:
    """Yield the words of edits that only put one comparator for its equal: 不超过30秒 and 30秒以内 say the
    same."""
    if not view.edits or not view.base or not view.draft:
        return
    for match in match_quantities(view):
        old, new = match.old, match.new
        if old is None or new is None or old.quantity.key != new.quantity.key:
            continue
        if old.quantity.bound is None or old.quantity.bound != new.quantity.bound:
            continue
        for edit in view.edits:
            if _is_comparator(edit.base, old) and _is_comparator(edit.draft, new):
                yield edit.base, edit.draft


def _is_comparator(quote: Quote | None, placed: Placed) -> bool:
    """Tell whether a side of an edit is (part of) the comparator of that quantity, a bare copula, or
    nothing."""
    if quote is None or quote.quote.strip() in _COPULAS:
        return True
    span = placed.quantity.bound_span
    return (
        span is not None
        and quote.clause == placed.view.clause.id
        and span[0] <= quote.start
        and quote.end <= span[1]
    )


def in_edit(view: PairView, old: Placed, new: Placed, name: str) -> bool:
    """Tell whether an edit touches the comparator or start event of either of the two."""
    for side, of_base in ((old, True), (new, False)):
        span = getattr(side.quantity, name)
        if span and any(
            touches(edit.base if of_base else edit.draft, side.view.clause.id, *span) for edit in view.edits
        ):
            return True
    return False


def bound_change(view: PairView, old: Placed, new: Placed) -> Observation:
    """Return `number.bound` for two equal quantities whose comparators differ (boundary rule: 民法典
    1259)."""
    before, after = old.quantity.bound, new.quantity.bound
    measure = measure_of(new.view, new.quantity)
    effect, topic, source = NOTHING, "number.bound", None
    if before and after and _DIRECTION.get(before) and _DIRECTION.get(after):
        if _DIRECTION[before] != _DIRECTION[after]:
            effect, topic = Message("findings.number.reversed"), "number.bound/reversed"
        elif _INCLUDED[before] != _INCLUDED[after]:
            effect = Message(f"findings.number.{_INCLUDED[after]}", {"value": new.quote().quote})
            topic, source = "number.bound/boundary", _BOUNDARY
    elif before is None or after is None:
        effect = Message("findings.number.bound_new" if before is None else "findings.number.bound_gone")
    params: dict[str, str | Message] = {
        "what": what_is(measure, new.quantity.sort),
        "old": old.quote(with_bound=True).quote,
        "new": new.quote(with_bound=True).quote,
        "effect": effect,
    }
    return Observation(
        kind="number.bound",
        message=Message("findings.number.bound", params),
        pair=view.pair.id,
        base=old.quote(with_bound=True),
        draft=new.quote(with_bound=True),
        topic=topic,
        data={
            "from": before,
            "to": after,
            "value": plain(new.quantity.value),
            "unit": unit_of(new.quantity.sort, new.quantity.unit, new.quantity.per),
            "sort": new.quantity.sort,
            "measure": measure or None,
        },
        source=source,
    )
