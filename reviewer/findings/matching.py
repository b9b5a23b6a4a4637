"""Which quantity of the draft stands in the place of which quantity of the baseline, inside one pair of
clauses."""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import touches
from reviewer.findings.crossed import uncrossed
from reviewer.findings.slots import filled_spans
from reviewer.language.spans import SpanIndex

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
    return _joined(found, lambda gone, come: gone.quantity.key == come.quantity.key, same_edit=False)


def _akin(found: list[Match]) -> list[Match]:
    """Join what is left in an edit with a value of a sort that may stand for its own."""
    return _joined(found, lambda gone, come: {gone.quantity.sort, come.quantity.sort} in _KIN, same_edit=True)


def _joined(found: list[Match], test: Callable[[Placed, Placed], bool], *, same_edit: bool) -> list[Match]:
    gone = [match for match in found if match.new is None]
    come = [match for match in found if match.old is None]
    joined: list[Match] = []
    for before in list(gone):
        for after in come:
            if same_edit and before.edit is not after.edit:
                continue
            if before.old and after.new and test(before.old, after.new):
                joined.append(Match(before.old, after.new, after.edit))
                gone.remove(before)
                come.remove(after)
                break
    return [match for match in found if match.old and match.new] + joined + gone + come


def _lone(found: list[Match]) -> list[Match]:
    """Join what is left alone of its sort in one edit with what is left alone of it in another."""
    gone = [match for match in found if match.new is None]
    come = [match for match in found if match.old is None]
    joined: list[Match] = []
    for before in list(gone):
        sort = before.old.quantity.sort if before.old else None
        ours = [match for match in gone if match.old and match.old.quantity.sort == sort]
        theirs = [match for match in come if match.new and match.new.quantity.sort == sort]
        if len(ours) == len(theirs) == 1:
            joined.append(Match(before.old, theirs[0].new, theirs[0].edit))
            gone.remove(before)
            come.remove(theirs[0])
    return [match for match in found if match.old and match.new] + joined + gone + come


def _untouched(old: list[Placed], new: list[Placed]) -> list[Match]:
    """Pair the quantities outside every edit: they stand in the same order on both sides."""
    waiting: defaultdict[str, deque[Placed]] = defaultdict(deque)
    for after in new:
        waiting[after.quantity.key].append(after)
    return [Match(before, same.popleft(), None) for before in old if (same := waiting[before.quantity.key])]
