"""Comparators: 不低于 that became 不高于, and a number that falls in or out of what it bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.amounts import plain
from reviewer.findings.context import NOTHING, touches
from reviewer.findings.measures import measure_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import sort_of, unit_of, what_is
from reviewer.language.quantities.bounds import opposed
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.matching import Placed
    from reviewer.findings.view import PairView

_ROUNDED_FROM, _ROUNDED_TO = lazy(r"起(?:算|始|计)?"), lazy(r"为?止")
_STILL = lazy(r"(?:之?内|以内|期间内?)?(?:仍|尚|犹|依然)[不未无]")
_OPENED, _UNTIL = lazy(r"[自从由]\s*$"), lazy(r"(?:至|到|截止|截至|迄)\s*$")
_BOUNDARY = "民法典 1259"
_INCLUDED = {"ge": "include", "le": "include", "gt": "exclude", "lt": "exclude"}
_DIRECTION = {"ge": 1, "gt": 1, "le": -1, "lt": -1}


def in_edit(view: PairView, old: Placed, new: Placed, name: str) -> bool:
    """Tell whether an edit touches the comparator or start event of either of the two."""
    for side, of_base in ((old, True), (new, False)):
        span = getattr(side.quantity, name)
        if span and any(
            touches(edit.base if of_base else edit.draft, side.view.clause.id, *span) for edit in view.edits
        ):
            return True
    return False


def turned_round(old: Placed, new: Placed) -> bool:
    """Tell whether a period is counted to the other side of its event: 期满三个月前, 期满三个月后."""
    words = [_comparator(side) for side in (old, new)]
    return old.quantity.bound == new.quantity.bound and opposed(*words)


def _comparator(placed: Placed) -> str:
    span = placed.quantity.bound_span
    return placed.view.text[slice(*span)] if span else ""


def same_span(old: Placed, new: Placed) -> bool:
    """Tell whether two dates begin, or end, a span that only one side rounds off with a word (自…起至…止,
    自…至…), or two periods pass without what is still owed: 催告后一个月仍不, 催告后一个月内仍未."""
    if old.quantity.sort == "duration" and any(
        _holds(*pair) or _within_limit(*pair) for pair in ((old, new), (new, old))
    ):
        return True
    if old.quantity.sort == "duration":
        return not (_bounded_before(old) and _bounded_before(new)) and all(
            _STILL.match(side.view.text, side.quantity.end) for side in (old, new)
        )
    return old.quantity.sort in ("date", "time") and _edge(old) == _edge(new)


_HOLDS = lazy(
    r"(?:[之以]内|内|期间内?)?(?:应当?|将|均|都)?(?:持续|继续|仍然?|一直|始终|保持|具有|有|发生|产生)*(?:有效|存续|效力|适用|不失效)"
)
_IS_LONG = lazy(
    r"(?:期限|期间|有效期|[一-龥]期|时间)(?:应当?)?(?:为|是|系|[:：]|自|至|到)[^，,。；;、\d]{0,16}$",
    needs="期时",
)


def _holds(bounded: Placed, lasting: Placed) -> bool:
    """Whether a term during which something holds is given as one and as a length: 在终止后三年内有效,
    期限为终止后三年."""
    one, two = bounded.quantity, lasting.quantity
    return (
        one.bound == "le"
        and two.bound is None
        and one.bound_span is not None
        and bool(_HOLDS.match(bounded.view.text, one.end))
        and bool(_IS_LONG.search(lasting.view.text, max(0, two.start - 30), two.start))
    )


_INSIDE = lazy(r"[之以]?内")
_LIMIT = lazy(
    r"(?:期限|时限|限期)(?:应当?)?(?:为|是|系|[:：])?[^，,。；;、\d]{0,16}$",
    needs="限",
)


def _within_limit(bounded: Placed, named: Placed) -> bool:
    """Whether what must be done within a time is done by a time limit of that length: 签约后七日内付款,
    付款期限为签约后七日."""
    one, two = bounded.quantity, named.quantity
    return (
        one.bound == "le"
        and two.bound is None
        and one.bound_span is not None
        and _INSIDE.fullmatch(bounded.view.text, *one.bound_span) is not None
        and bool(_LIMIT.search(named.view.text, max(0, two.start - 30), two.start))
    )


_OF_NOTICE = lazy(r"\s?['’]?\s(?:(?:prior|previous|advance|written|clear|in)\s){0,3}notice\b", re.IGNORECASE)


def same_notice(old: Placed, new: Placed) -> bool:
    """Tell whether an English notice is given of a period and of not less than that period, which is one: who
    must give ten days' notice may give more."""
    return {old.quantity.bound, new.quantity.bound} == {None, "ge"} and all(
        _OF_NOTICE.match(side.view.text, side.quantity.end) for side in (old, new)
    )


def _bounded_before(placed: Placed) -> bool:
    """Tell whether a comparator stands before a number: 超过十日, 达到十日."""
    span = placed.quantity.bound_span
    return span is not None and span[0] < placed.quantity.start


def _edge(placed: Placed) -> str | None:
    """Return the bound of a date but where its span is opened or closed before it anyhow."""
    quantity, text = placed.quantity, placed.view.text
    if quantity.bound_span is None or quantity.bound_span[0] < quantity.end:
        return quantity.bound
    opening = _OPENED if _ROUNDED_FROM.fullmatch(text, *quantity.bound_span) else _UNTIL
    rounded = opening is _OPENED or _ROUNDED_TO.fullmatch(text, *quantity.bound_span)
    return None if rounded and opening.search(text, 0, quantity.start) else quantity.bound


def bound_change(view: PairView, old: Placed, new: Placed) -> Observation:
    """Return `number.bound` for two equal quantities whose comparators differ (boundary rule: 民法典
    1259)."""
    before, after = old.quantity.bound, new.quantity.bound
    measure = measure_of(new.view, new.quantity)
    effect, topic, source = NOTHING, "number.bound", None
    if turned_round(old, new):
        side = "to_after" if _comparator(new).endswith("后") else "to_before"
        effect, topic = Message(f"findings.number.{side}"), "number.bound/reversed"
    elif before and after and _DIRECTION.get(before) and _DIRECTION.get(after):
        if _DIRECTION[before] != _DIRECTION[after]:
            effect, topic = Message("findings.number.reversed"), "number.bound/reversed"
        elif _INCLUDED[before] != _INCLUDED[after]:
            effect = Message(f"findings.number.{_INCLUDED[after]}", {"value": new.quote().quote})
            topic, source = "number.bound/boundary", _BOUNDARY
    elif before is None or after is None:
        effect = Message("findings.number.bound_new" if before is None else "findings.number.bound_gone")
    params: dict[str, str | Message] = {
        "what": what_is(measure, sort_of(new.quantity)),
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
