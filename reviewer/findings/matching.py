"""Which quantity of the draft stands in the place of which quantity of the baseline, inside one pair of
clauses."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import touches
from reviewer.findings.crossed import uncrossed
from reviewer.findings.slots import filled_spans
from reviewer.language.spans import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

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


class Placed(Struct, frozen=True):
    """A quantity with the clause that holds it."""

    view: ClauseView
    quantity: Quantity

    def quote(self, *, with_bound: bool = False) -> Quote:
        """Return its words as evidence, those of its comparator included where asked."""
        start, end = self.quantity.start, self.quantity.end
        if with_bound and self.quantity.bound_span:
            start, end = min(start, self.quantity.bound_span[0]), max(end, self.quantity.bound_span[1])
        return self.view.quote(start, end)


class Match(Struct, frozen=True):
    """Two quantities that answer to each other, or one that has no counterpart."""

    old: Placed | None
    new: Placed | None
    edit: Edit | None
    """The edit in which they stand; None for quantities outside every edit."""


def match_quantities(view: PairView) -> list[Match]:
    """Return the pairs of quantities of a pair of clauses, in order, values of template slots left aside."""
    filled = filled_spans(view)
    old = _Waiting(_placed(view.base, filled[0]))
    new = _Waiting(_placed(view.draft, filled[1]))
    found: list[Match] = []
    for edit in view.edits:
        mine = old.take(edit.base)
        theirs = new.take(edit.draft)
        found.extend(_within(mine, theirs, edit))
    found = uncrossed(_lone(_akin(_moved(found))))
    found.extend(_untouched(old.left(), new.left()))
    return found


def _placed(views: Sequence[ClauseView], filled: Sequence[Quote]) -> list[Placed]:
    return [
        Placed(view, quantity)
        for view in views
        for quantity in view.quantities
        if not any(touches(quote, view.clause.id, quantity.start, quantity.end) for quote in filled)
    ]


class _Waiting:
    """The quantities of one side by their places, each until an edit takes it."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self._placed: dict[int, Placed] = dict(enumerate(placed))
        self._near: dict[str, SpanIndex] = {}
        self._first: dict[str, int] = {}
        for clause, group in groupby(enumerate(placed), key=lambda item: item[1].view.clause.id):
            members = list(group)
            self._first[clause] = members[0][0]
            self._near[clause] = SpanIndex(
                [(each.quantity.start - 1, each.quantity.end + 1) for _, each in members]
            )

    def take(self, quote: Quote | None) -> list[Placed]:
        """Return the quantities that a quote touches, which no other edit has then."""
        if quote is None or quote.clause not in self._near:
            return []
        first = self._first[quote.clause]
        near = self._near[quote.clause].meeting((quote.start - 1, quote.end + 1))
        places = [
            place
            for place in sorted(first + number for number in near)
            if (each := self._placed.get(place)) is not None
            and touches(quote, each.view.clause.id, each.quantity.start, each.quantity.end)
        ]
        return [self._placed.pop(place) for place in places]

    def left(self) -> list[Placed]:
        """Return in order what no edit touched."""
        return list(self._placed.values())


def _within(old: list[Placed], new: list[Placed], edit: Edit) -> list[Match]:
    tests: tuple[Callable[[Quantity, Quantity], bool], ...] = (
        lambda a, b: a.key == b.key,
        lambda a, b: a.sort == b.sort and a.unit == b.unit and a.per == b.per,
        lambda a, b: a.sort == b.sort,
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


def _moved(found: list[Match]) -> list[Match]:
    """Join what is left in one edit with the same value left in another: it only stands elsewhere."""
    return _joined(found, lambda placed, edit: placed.quantity.key, lambda gone, come: True)


def _akin(found: list[Match]) -> list[Match]:
    """Join what is left in an edit with a value of a sort that may stand for its own."""
    return _joined(
        found, lambda placed, edit: edit, lambda gone, come: {gone.quantity.sort, come.quantity.sort} in _KIN
    )


def _joined(
    found: list[Match],
    where: Callable[[Placed, Edit | None], Hashable],
    test: Callable[[Placed, Placed], bool],
) -> list[Match]:
    """Join what is left alone on one side with the first that is left on the other at the same `where` and
    passes the test."""
    gone, come = _alone(found)
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, (after, edit) in enumerate(come):
        waiting[where(after, edit)].append(place)
    joined: list[Match] = []
    left: list[Match] = []
    for before, edit in gone:
        there = waiting.get(where(before, edit), [])
        partner = next((place for place in there if test(before, come[place][0])), None)
        if partner is None:
            left.append(Match(before, None, edit))
        else:
            there.remove(partner)
            joined.append(Match(before, *come[partner]))
    remaining = sorted(other for places in waiting.values() for other in places)
    both = [match for match in found if match.old and match.new]
    return both + joined + left + [Match(None, *come[other]) for other in remaining]


def _lone(found: list[Match]) -> list[Match]:
    """Join what is left alone of its sort in one edit with what is left alone of it in another."""
    gone, come = _alone(found)
    many = Counter((side, each.quantity.sort) for side, alone in enumerate((gone, come)) for each, _ in alone)

    def may_join(placed: Placed) -> bool:
        return many[0, placed.quantity.sort] == many[1, placed.quantity.sort] == 1

    return _joined(found, lambda placed, edit: placed.quantity.sort, lambda before, after: may_join(before))


def _alone(found: list[Match]) -> tuple[list[tuple[Placed, Edit | None]], list[tuple[Placed, Edit | None]]]:
    """Return what has no counterpart, of the baseline and of the draft, each with its edit."""
    return (
        [(match.old, match.edit) for match in found if match.old and match.new is None],
        [(match.new, match.edit) for match in found if match.new and match.old is None],
    )


def _untouched(old: list[Placed], new: list[Placed]) -> list[Match]:
    """Pair the quantities outside every edit: they stand in the same order on both sides."""
    waiting: defaultdict[str, deque[Placed]] = defaultdict(deque)
    for after in new:
        waiting[after.quantity.key].append(after)
    return [Match(before, same.popleft(), None) for before in old if (same := waiting[before.quantity.key])]
