"""The desk: a review with its answers, what is filtered, and where the reader stands. It knows no screen."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reviewer.negotiation import Event
from reviewer.terminal.desk.bookmark import Bookmark
from reviewer.terminal.desk.drafts import Drafts
from reviewer.terminal.desk.folds import Folds
from reviewer.terminal.desk.points import Filter, Order, Point, arrange, gather
from reviewer.terminal.desk.seeking import holding
from reviewer.terminal.desk.table import RANK, Table
from reviewer.terminal.margin.margin import Margin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewer.model import Pair, Review
    from reviewer.negotiation import Act
    from reviewer.terminal.desk.answers import Answers


class Walked(NamedTuple):
    """How a walk ended that found something."""

    round: bool
    """It went past the end and began again at the other."""


class Desk:
    """One review on the table."""

    bookmark = Bookmark()
    """Where the reader left off the last time, and where the place is kept now."""
    heads: tuple[str, str] | None = None
    """What to call the two texts, where they are rounds of a matter."""
    elsewhere = 0
    """How many other drafts of the same baseline have answers, which do not count here."""

    def __init__(
        self,
        review: Review,
        answers: Answers,
        keys: Mapping[str, str],
        drafts: Drafts | None = None,
        margin: Margin | None = None,
    ) -> None:
        self.review = review
        self.margin = margin or Margin(review)
        self.comparison = review.comparison
        self.answers = answers
        self.keys = keys
        self.drafts = Drafts() if drafts is None else drafts
        self.filter = Filter()
        self.order: Order = "document"
        self.only_changes = True
        self.place = 0
        """Position of the pair under the cursor."""
        self.on_ghost = False
        """The cursor is where that pair's moved clause left, not where it is now."""
        self.focused: str | None = None
        """Id of the finding under the cursor."""
        self.pattern: re.Pattern[str] | None = None
        """What is looked for, None where nothing is."""
        self.hits: Sequence[int] = ()
        """Positions of the pairs that hold it."""
        self.places = {pair.id: place for place, pair in enumerate(self.comparison.pairs)}
        """Pair id to position."""
        self.folds = Folds(review.comparison)
        points = gather(review, keys, self.places, self.margin, answers.waits)
        self.table = Table(points, self.folds.changed)
        self._number = {point.finding.id: number for number, point in enumerate(self.table.points)}
        self.refresh()
        self.begin()

    def refresh(self) -> None:
        """Read the answers again and draw what follows from answers, filter and order."""
        self.table.take(self.answers.decisions)
        if (self.table.filter, self.table.order) != (self.filter, self.order):
            self.table.arrange(self.filter, self.order)
        self._lay()

    @property
    def exported(self) -> Desk:
        """The review that exports are made of."""
        return self

    @property
    def points(self) -> Sequence[Point]:
        """Every point in document order."""
        return self.table.points

    @property
    def shown(self) -> tuple[Point, ...]:
        """The points that the filter lets through, in the order chosen."""
        return arrange(self.table.in_sight(), self.order)

    @property
    def stops(self) -> Sequence[int]:
        """Where a walk from change to change halts: positions of pairs, -1 for the whole document."""
        return self.table.stops

    def begin(self) -> None:
        """Stand at the first of the gravest points that are open; at the first stop where none is."""
        waiting = [number for number in self.table.walk if self.points[number].open]
        if waiting:
            first = self.points[min(waiting, key=lambda number: RANK[self.points[number].severity])]
            self.go(first.place[0], first)
        elif self.stops:
            self.go(self.stops[0])

    def resume(self, bookmark: Bookmark) -> None:
        """Stand where the reader left off the last time, and keep the place from now on."""
        self.bookmark = bookmark
        point = self.left_at
        if point:
            self.go_to(point.finding.id)

    @property
    def left_at(self) -> Point | None:
        """The point at which the review was left the last time, while there still is one."""
        left = self.bookmark.left
        return next((point for point in self.points if left and point.key == left.key), None)

    def keep_place(self) -> None:
        """Keep the place of the point under the cursor."""
        if self.point:
            self.bookmark.put(self.point.key)

    @property
    def pair(self) -> Pair | None:
        """The pair under the cursor, None for a contract without clauses."""
        return self.comparison.pairs[self.place] if self.comparison.pairs else None

    @property
    def point(self) -> Point | None:
        """The point under the cursor."""
        number = self._number.get(self.focused) if self.focused else None
        return None if number is None else self.points[number]

    def here(self, place: int | None = None) -> list[Point]:
        """Return the points of a pair, or of the cursor, that the filter lets through, the gravest first."""
        if place is None:
            point = self.point
            place = point.place[0] if point else self.place
        return self.table.at(place)

    def go(self, stop: int, point: Point | None = None) -> None:
        """Stand at a stop, on that point of it, else on the gravest that is open."""
        self.on_ghost = False
        if stop >= 0:
            self.place = stop
        here = self.table.at(stop)
        chosen = point or next((one for one in here if one.open), None) or next(iter(here), None)
        self.focused = chosen.finding.id if chosen else None

    def go_to(self, finding: str) -> bool:
        """Stand on the point of that finding; False where the filter hides it."""
        number = self._number.get(finding)
        if number is None or self.table.walk_number(number) is None:
            return False
        point = self.points[number]
        self.go(point.place[0], point)
        return True

    def stand(self, place: int, *, on_ghost: bool = False) -> None:
        """Stand at a pair, on its first point; or where its moved clause left."""
        self.on_ghost = on_ghost
        point = self.point
        if place != self.place or point is None or point.place[0] != place:
            self.place = place
            points = self.table.at(place)
            self.focused = points[0].finding.id if points else None

    @property
    def number(self) -> int | None:
        """Which stop the cursor is at, from 0; None between stops."""
        point = self.point
        return self.table.stop_number(point.place[0] if point else self.place)

    def walk(self, step: int) -> Walked | None:
        """Go to the next (1) or previous (-1) stop, around the end if need be; None where no other is."""
        here = self.number
        if here is None:
            start = self._between(step)
        elif len(self.stops) == 1:
            return None
        else:
            start = here + step
        if not self.stops:
            return None
        self.go(self.stops[start % len(self.stops)])
        return Walked(not 0 <= start < len(self.stops))

    def walk_points(self, step: int, wanted: Callable[[Point], bool]) -> Walked | None:
        """Go to the next (1) or previous (-1) point that is wanted, around the end if need be."""
        walk = self.table.walk
        own = self._number.get(self.focused) if self.focused else None
        at = None if own is None else self.table.walk_number(own)
        if at is None:
            at = self._point_between(step)
        for distance in range(1, len(walk) + 1):
            place = at + step * distance
            number = walk[place % len(walk)]
            point = self.points[number]
            if number != own and wanted(point):
                self.go(point.place[0], point)
                return Walked(not 0 <= place < len(walk))
        return None

    def step_within(self, step: int) -> bool:
        """Go to the next or previous point of the same clause, around; False where there is no other."""
        points = self.here()
        at = next((n for n, point in enumerate(points) if point.finding.id == self.focused), None)
        if at is None or len(points) < 2:
            return False
        self.focused = points[(at + step) % len(points)].finding.id
        return True

    def _between(self, step: int) -> int:
        return _beyond(self.stops, self.place, step) if self.order == "document" else 0

    def _point_between(self, step: int) -> int:
        """Return the place in the walk of points from which a step leads to the nearest one."""
        if self.order != "document":
            return -1 if step > 0 else 0
        places = [self.points[number].place[0] for number in self.table.walk]
        return bisect_right(places, self.place) - 1 if step > 0 else bisect_left(places, self.place)

    def search(self, words: str) -> int:
        """Look for words in both texts in either case; return how many pairs hold them. Empty ends it."""
        self.pattern = re.compile(re.escape(words), re.IGNORECASE) if words else None
        self.hits = holding(self.comparison, self.pattern) if self.pattern else []
        return len(self.hits)

    def next_hit(self, step: int, *, here: bool = False) -> bool:
        """Stand at the next (1) or previous (-1) pair that holds the words, around the end if need be."""
        if not self.hits:
            return False
        if here and self.place in self.hits:
            return True
        self.stand(self.hits[_beyond(self.hits, self.place, step) % len(self.hits)])
        return True

    def reveal(self, place: int) -> bool:
        """Open the fold that hides a pair; True where one was opened."""
        first = self.folds.hiding(place)
        if first is None:
            return False
        self.folds.opened.add(first)
        self._lay()
        return True

    def close(self, place: int) -> bool:
        """Fold the opened run that a pair stands in; True where there was one."""
        first = self.folds.around(place)
        if first is None:
            return False
        self.folds.opened.discard(first)
        self._lay()
        return True

    def _lay(self) -> None:
        self.folds.lay(self.table, only_changes=self.only_changes)

    def answer(self, points: Iterable[Point], *changes: tuple[Act, str], reason: str = "") -> int:
        """Do one act that changes those points alike; return how many points it concerns."""
        keys = tuple(dict.fromkeys(point.key for point in points))
        if keys:
            self.answers.act(*(Event(act, keys, value, reason) for act, value in changes))
            self.refresh()
            self.keep_place()
        return len(keys)

    def undo(self) -> bool:
        """Take the last act back."""
        try:
            return self.answers.undo()
        finally:
            self.refresh()

    def redo(self) -> bool:
        """Do again what was taken back."""
        try:
            return self.answers.redo()
        finally:
            self.refresh()

    @property
    def decided(self) -> int:
        """How many of all points have an answer."""
        return self.table.decided


def _beyond(places: Sequence[int], place: int, step: int) -> int:
    """Return which of the places, in their order, is the next (1) or previous (-1) after that one."""
    return bisect_right(places, place) if step > 0 else bisect_left(places, place) - 1
