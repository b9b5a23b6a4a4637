"""Which quantity of the draft stands in the place of which quantity of the baseline, inside one pair of
clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.findings.context import touches
from reviewer.findings.slots import filled_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.findings.view import ClauseView, PairView
    from reviewer.language.quantities import Quantity
    from reviewer.model import Edit, Quote

_KIN = (
    {"amount", "percent"},
    {"duration", "date"},
    {"count", "amount"},
    {"duration", "count"},
    {"date", "time"},
)
"""Sorts of which one may stand in the place of the other: a fixed sum for a share of the price."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A quantity with the clause that holds it."""

    view: ClauseView
    quantity: Quantity

    def quote(self, *, with_bound: bool = False) -> Quote:
        """Return its words as evidence, those of its comparator included where asked."""
        start, end = self.quantity.start, self.quantity.end
        if with_bound and self.quantity.bound_span:
            start, end = min(start, self.quantity.bound_span[0]), max(end, self.quantity.bound_span[1])
        return self.view.quote(start, end)


@dataclass(frozen=True, slots=True)
class Match:
    """Two quantities that answer to each other, or one that has no counterpart."""

    old: Placed | None
    new: Placed | None
    edit: Edit | None
    """The edit in which they stand; None for quantities outside every edit."""


def match_quantities(view: PairView) -> list[Match]:
    """Return the pairs of quantities of a pair of clauses, in order, values of template slots left aside."""
    filled = filled_spans(view)
    old = _placed(view.base, filled[0])
    new = _placed(view.draft, filled[1])
    found: list[Match] = []
    for edit in view.edits:
        mine = _take(old, edit.base)
        theirs = _take(new, edit.draft)
        found.extend(_within(mine, theirs, edit))
    found = _across(found)
    found.extend(_untouched(old, new))
    return found


def _placed(views: Sequence[ClauseView], filled: Sequence[Quote]) -> list[Placed]:
    return [
        Placed(view, quantity)
        for view in views
        for quantity in view.quantities
        if not any(touches(quote, view.clause.id, quantity.start, quantity.end) for quote in filled)
    ]


def _take(placed: list[Placed], quote: Quote | None) -> list[Placed]:
    taken = [p for p in placed if touches(quote, p.view.clause.id, p.quantity.start, p.quantity.end)]
    for each in taken:
        placed.remove(each)
    return taken


def _within(old: list[Placed], new: list[Placed], edit: Edit) -> list[Match]:
    tests: tuple[Callable[[Quantity, Quantity], bool], ...] = (
        lambda a, b: a.key == b.key,
        lambda a, b: a.sort == b.sort and a.unit == b.unit and a.per == b.per,
        lambda a, b: a.sort == b.sort,
        lambda a, b: {a.sort, b.sort} in _KIN,
    )
    found: list[Match] = []
    for test in tests:
        for before in list(old):
            after = next((each for each in new if test(before.quantity, each.quantity)), None)
            if after is not None:
                found.append(Match(before, after, edit))
                old.remove(before)
                new.remove(after)
    found.extend(Match(each, None, edit) for each in old)
    found.extend(Match(None, each, edit) for each in new)
    return found


def _across(found: list[Match]) -> list[Match]:
    """Join what is left alone in one edit with what is left alone in another: equal values, then lone
    sorts."""
    gone = [match for match in found if match.new is None]
    come = [match for match in found if match.old is None]
    joined: list[Match] = []
    for equal in (True, False):
        for before in list(gone):
            if before.old is None:
                continue
            sort = before.old.quantity.sort
            fitting = [m for m in come if m.new is not None and m.new.quantity.sort == sort]
            if equal:
                fitting = [m for m in fitting if m.new and m.new.quantity.key == before.old.quantity.key]
            elif (
                len(fitting) != 1 or sum(m.old is not None and m.old.quantity.sort == sort for m in gone) != 1
            ):
                continue
            if fitting:
                joined.append(Match(before.old, fitting[0].new, fitting[0].edit))
                gone.remove(before)
                come.remove(fitting[0])
    return [match for match in found if match.old and match.new] + joined + gone + come


def _untouched(old: list[Placed], new: list[Placed]) -> list[Match]:
    """Pair the quantities outside every edit: they stand in the same order on both sides."""
    found: list[Match] = []
    waiting = list(new)
    for before in old:
        at = next((i for i, after in enumerate(waiting) if after.quantity.key == before.quantity.key), None)
        if at is not None:
            found.append(Match(before, waiting.pop(at), None))
    return found
