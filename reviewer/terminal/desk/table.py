"""All points with their answers, and the walk through those in sight; an answer touches only its points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.model import SEVERITIES
from reviewer.terminal.desk.points import Filter, Order, Point

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reviewer.model import Decision

RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
"""Severity to its place from the gravest, 0, on."""


class Table:
    """The points of a review in document order; the number of a point is its place there."""

    def __init__(self, unanswered: Sequence[Point], changed: Collection[int]) -> None:
        """Take the points without answers, and the positions of the pairs that differ."""
        self._unanswered = unanswered
        self._changed = changed
        self._decisions: Mapping[str, Decision] = {}
        self._by_key: dict[str, list[int]] = {}
        for number, point in enumerate(unanswered):
            self._by_key.setdefault(point.key, []).append(number)
        self.points: list[Point] = list(unanswered)
        self.decided = sum(not point.open for point in unanswered)
        """How many points have an answer, or need none."""
        self.arranged = 0
        """Grows whenever other points are in sight, or in another order."""
        self.arrange(Filter(), "document")

    def arrange(self, chosen: Filter, order: Order) -> None:
        """Put in sight what the filter lets through, in that order."""
        self.filter = chosen
        self.order: Order = order
        self.arranged += 1
        self._at: dict[int, list[int]] = {}
        self._hidden: set[int] = set()
        lets = chosen.lets if chosen.active else None
        for number, point in enumerate(self.points):
            if lets is None or lets(point):
                self._at.setdefault(point.place[0], []).append(number)
            else:
                self._hidden.add(number)
        for numbers in self._at.values():
            if len(numbers) > 1:
                numbers.sort(key=self._weight)
        self.stops = self._stops()
        self._stop_number = {place: number for number, place in enumerate(self.stops)}
        self.walk = [number for place in self.stops for number in self._at.get(place, ())]
        """Numbers of the points in sight, clause by clause as a walk meets them."""
        self._walk_number = {number: at for at, number in enumerate(self.walk)}

    def _stops(self) -> list[int]:
        stops = set(self._at)
        if not self.filter.active:
            stops.update(self._changed)
        if self.order == "document":
            return sorted(stops)
        least = len(SEVERITIES)
        gravest = {place: self._weight(numbers[0]) for place, numbers in self._at.items()}
        return sorted(stops, key=lambda place: (gravest.get(place, least), place))

    def take(self, decisions: Mapping[str, Decision]) -> None:
        """Take the answers that differ from those taken last."""
        known, self._decisions = self._decisions, decisions
        touched = [key for key, decision in decisions.items() if known.get(key) is not decision]
        touched += [key for key in known if key not in decisions]
        again = False
        for key in touched:
            for number in self._by_key.get(key, ()):
                again |= self._answer(number, decisions.get(key))
        if again:
            self.arrange(self.filter, self.order)

    def _answer(self, number: int, decision: Decision | None) -> bool:
        """Answer one point; return whether what is in sight, or its order, is another for that."""
        old, bare = self.points[number], self._unanswered[number]
        new = bare if decision is None else replace(bare, decision=decision)
        self.points[number] = new
        self.decided += old.open - new.open
        if old.severity != new.severity:
            return True
        return self.filter.active and self.filter.lets(new) == (number in self._hidden)

    def at(self, place: int) -> list[Point]:
        """Return the points in sight of the pair at that position, the gravest first."""
        return [self.points[number] for number in self._at.get(place, ())]

    def holds(self, place: int) -> bool:
        """Return whether a point of that pair is in sight."""
        return place in self._at

    @property
    def places(self) -> set[int]:
        """Positions of the pairs with a point in sight, -1 for the points about the whole document."""
        return set(self._at)

    def stop_number(self, place: int) -> int | None:
        """Return which stop a pair is, from 0; None where it is none."""
        return self._stop_number.get(place)

    def walk_number(self, number: int) -> int | None:
        """Return which point of the walk that is, from 0; None where it is out of sight."""
        return self._walk_number.get(number)

    def in_sight(self) -> Iterator[Point]:
        """Yield the points that the filter lets through, in document order."""
        return (point for number, point in enumerate(self.points) if number not in self._hidden)

    def _weight(self, number: int) -> int:
        return RANK[self.points[number].severity]
