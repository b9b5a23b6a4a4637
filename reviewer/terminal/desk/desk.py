"""The desk: a review with its answers, what is filtered, and where the reader stands. It knows no screen."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reviewer.model import SEVERITIES
from reviewer.negotiation import Event
from reviewer.terminal.desk.drafts import Drafts
from reviewer.terminal.desk.points import Filter, Order, Point, answered, arrange, decided, gather
from reviewer.terminal.desk.seeking import find_number, holding
from reviewer.terminal.texts.blocks import Block, folded, full, is_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewer.model import Pair, Review
    from reviewer.negotiation import Act
    from reviewer.terminal.desk.answers import Answers


class Stop(NamedTuple):
    """Where a walk from change to change halts: one clause with all its points."""

    place: int
    """Position of the pair, -1 for the points about the document as a whole."""
    points: tuple[Point, ...]
    """The gravest first; none for a changed pair that no point stands in."""


class Walked(NamedTuple):
    """How a walk ended that found something."""

    round: bool
    """It went past the end and began again at the other."""


class Desk:
    """One review on the table."""

    def __init__(
        self, review: Review, answers: Answers, keys: Mapping[str, str], drafts: Drafts | None = None
    ) -> None:
        self.review = review
        self.comparison = review.comparison
        self.answers = answers
        self.keys = keys
        self.drafts = Drafts() if drafts is None else drafts
        self.filter = Filter()
        self.order: Order = "document"
        self.only_changes = True
        self.opened: set[int] = set()
        self.place = 0
        """Position of the pair under the cursor."""
        self.on_ghost = False
        """The cursor is where that pair's moved clause left, not where it is now."""
        self.focused: str | None = None
        """Id of the finding under the cursor."""
        self.pattern: re.Pattern[str] | None = None
        self._full = full(review.comparison)
        self._laid: tuple[set[int], bool, frozenset[int]] | None = None
        self.places = {pair.id: place for place, pair in enumerate(self.comparison.pairs)}
        """Pair id to position."""
        self._unanswered = gather(review, keys, self.places)
        self._changed = [place for place, pair in enumerate(self.comparison.pairs) if is_changed(pair)]
        self.refresh()
        self.begin()

    def refresh(self) -> None:
        """Read the answers again and draw what follows from answers, filter and order."""
        self.points = answered(self._unanswered, self.answers.decisions)
        self._by_id = {point.finding.id: point for point in self.points}
        self.shown = arrange(self.points, self.filter, self.order)
        self._at: dict[int, list[Point]] = {}
        in_sight = self.points if not self.filter.active else filter(self.filter.lets, self.points)
        for point in in_sight:
            self._at.setdefault(point.place[0], []).append(point)
        for points in self._at.values():
            if len(points) > 1:
                points.sort(key=_weight)
        self.stops = self._stops()
        self._walked = [(stop, point) for stop in self.stops for point in stop.points]
        self._lay()

    def _stops(self) -> list[Stop]:
        stops = [Stop(place, tuple(points)) for place, points in self._at.items()]
        if not self.filter.active:
            stops += [Stop(place, ()) for place in self._changed if place not in self._at]
        stops.sort(key=lambda stop: stop.place)
        if self.order == "severity":
            stops.sort(key=lambda stop: _weight(stop.points[0]) if stop.points else len(SEVERITIES))
        return stops

    def begin(self) -> None:
        """Stand at the first of the gravest points that are open; at the first stop where none is."""
        waiting = [(stop, point) for stop, point in self._walked if point.open]
        if waiting:
            self.go(*min(waiting, key=lambda pair: _weight(pair[1])))
        else:
            self.go(self.stops[0] if self.stops else Stop(0, ()))

    def _lay(self) -> None:
        """Lay the blocks, where what is wanted in sight is not what it was."""
        wanted = {place for place in self._at if place >= 0}
        if not self.filter.active:
            wanted.update(self._changed)
        bare = self.only_changes or self.filter.active
        laid = (wanted, bare, frozenset(self.opened))
        if laid == self._laid:
            return
        self._laid = laid
        self.wanted = wanted
        self.blocks: Sequence[Block] = (
            folded(self._full, self.comparison, wanted, self.opened) if bare else self._full
        )

    # where the reader stands

    @property
    def pair(self) -> Pair | None:
        """The pair under the cursor, None for a contract without clauses."""
        return self.comparison.pairs[self.place] if self.comparison.pairs else None

    @property
    def point(self) -> Point | None:
        """The point under the cursor."""
        return self._by_id.get(self.focused) if self.focused else None

    def here(self, place: int | None = None) -> list[Point]:
        """Return the points of a pair, or of the cursor, that the filter lets through, the gravest first."""
        if place is None:
            point = self.point
            place = point.place[0] if point else self.place
        return self._at.get(place, [])

    def go(self, stop: Stop, point: Point | None = None) -> None:
        """Stand at a stop, on that point of it, else on the gravest that is open."""
        self.on_ghost = False
        if stop.place >= 0:
            self.place = stop.place
        chosen = (
            point or next((one for one in stop.points if one.open), None) or next(iter(stop.points), None)
        )
        self.focused = chosen.finding.id if chosen else None

    def go_to(self, finding: str) -> bool:
        """Stand on the point of that finding; False where the filter hides it."""
        for stop, point in self._walked:
            if point.finding.id == finding:
                self.go(stop, point)
                return True
        return False

    def stand(self, place: int, *, on_ghost: bool = False) -> None:
        """Stand at a pair, on its first point; or where its moved clause left."""
        self.on_ghost = on_ghost
        point = self.point
        if place != self.place or point is None or point.place[0] != place:
            self.place = place
            points = self._at.get(place, [])
            self.focused = points[0].finding.id if points else None

    @property
    def number(self) -> int | None:
        """Which stop the cursor is at, from 0; None between stops."""
        point = self.point
        place = point.place[0] if point else self.place
        return next((n for n, stop in enumerate(self.stops) if stop.place == place), None)

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
        at = next((n for n, (_, point) in enumerate(self._walked) if point.finding.id == self.focused), None)
        if at is None:
            at = self._point_between(step)
        count = len(self._walked)
        for distance in range(1, count + 1):
            place = at + step * distance
            stop, point = self._walked[place % count]
            if wanted(point) and point.finding.id != self.focused:
                self.go(stop, point)
                return Walked(not 0 <= place < count)
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
        if self.order != "document":
            return 0
        places = [stop.place for stop in self.stops]
        return bisect_right(places, self.place) if step > 0 else bisect_left(places, self.place) - 1

    def _point_between(self, step: int) -> int:
        """Return the place in the walk of points from which a step leads to the nearest one."""
        if self.order != "document":
            return -1 if step > 0 else 0
        places = [stop.place for stop, _ in self._walked]
        return bisect_right(places, self.place) - 1 if step > 0 else bisect_left(places, self.place)

    # finding a clause

    def find_number(self, wanted: str) -> int | None:
        """Return the position of the pair with a clause of that number, the draft's before the baseline's."""
        return find_number(self.comparison, wanted)

    def search(self, words: str) -> int:
        """Look for words in both texts in either case; return how many pairs hold them. Empty ends it."""
        self.pattern = re.compile(re.escape(words), re.IGNORECASE) if words else None
        self.hits = holding(self.comparison, self.pattern) if self.pattern else []
        return len(self.hits)

    hits: Sequence[int] = ()

    def next_hit(self, step: int, *, here: bool = False) -> bool:
        """Stand at the next (1) or previous (-1) pair that holds the words, around the end if need be."""
        if not self.hits:
            return False
        if here and self.place in self.hits:
            return True
        after = bisect_right(self.hits, self.place) if step > 0 else bisect_left(self.hits, self.place) - 1
        self.stand(self.hits[after % len(self.hits)])
        return True

    def reveal(self, place: int) -> bool:
        """Open the fold that hides a pair; True where one was opened."""
        for block in self.blocks:
            if block.kind == "fold" and place in block.pairs:
                self.opened.add(block.pairs[0])
                self._lay()
                return True
        return False

    def close(self, place: int) -> bool:
        """Fold the opened run that a pair stands in; True where there was one."""
        for first in sorted(self.opened, reverse=True):
            run = next(
                (b for b in folded(self._full, self.comparison, self.wanted, ()) if b.key == ("fold", first)),
                None,
            )
            if run and place in run.pairs:
                self.opened.discard(first)
                self._lay()
                return True
        return False

    # answering

    def answer(self, points: Iterable[Point], *changes: tuple[Act, str], reason: str = "") -> int:
        """Do one act that changes those points alike; return how many points it concerns."""
        keys = tuple(dict.fromkeys(point.key for point in points))
        if keys:
            self.answers.act(*(Event(act, keys, value, reason) for act, value in changes))
            self.refresh()
        return len(keys)

    def undo(self) -> bool:
        """Take the last act back."""
        done = self.answers.undo()
        self.refresh()
        return done

    def redo(self) -> bool:
        """Do again what was taken back."""
        done = self.answers.redo()
        self.refresh()
        return done

    @property
    def decided(self) -> int:
        """How many of all points have an answer."""
        return decided(self.points)


def _weight(point: Point) -> int:
    return SEVERITIES.index(point.severity)
