"""The outline: one line a clause with its change mark, its number and what hurts in it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reviewer.exporting.words import word
from reviewer.language.wrapping import cell_width, clip
from reviewer.model import SEVERITIES
from reviewer.terminal.desk.table import RANK
from reviewer.terminal.looks.spans import Line, Span, fill
from reviewer.terminal.texts.blocks import above
from reviewer.terminal.texts.setting import HEADED, SIGN_ROLES, sign_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Clause, Language, Pair
    from reviewer.terminal.desk.desk import Desk
    from reviewer.terminal.desk.points import Point


class Outline:
    """Rows of the outline; a row is the position of a pair, its words are made when it is shown."""

    def __init__(self, desk: Desk, lang: Language) -> None:
        self.desk = desk
        self.lang = lang
        self.places: Sequence[int] = ()
        self._shown: tuple[int, bool] | None = None
        self._wanted: set[int] = set()
        self._arranged = -1
        self._counted: list[Point] = []
        self._below: dict[int, list[int]] = {}
        self._above: dict[int, tuple[int, ...]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Draw the rows again after a decision, a filter or a fold."""
        desk = self.desk
        shown = (id(desk.folds.wanted), desk.only_changes or desk.filter.active)
        if shown != self._shown:
            self._shown = shown
            self._wanted = desk.folds.wanted
            self.places = [
                place
                for place, pair in enumerate(desk.comparison.pairs)
                if not shown[1] or place in desk.folds.wanted or self.leader(pair).kind in HEADED
            ]
        self._count()

    def leader(self, pair: Pair) -> Clause:
        """Return the clause that names the pair: the draft's first, else the baseline's."""
        comparison = self.desk.comparison
        if pair.draft:
            return comparison.draft.clause(pair.draft[0])
        return comparison.base.clause(pair.base[0])

    def _count(self) -> None:
        """Bring up to date how many open points of each severity the clauses under a heading have."""
        table = self.desk.table
        if table.arranged != self._arranged:
            self._arranged = table.arranged
            self._below = {}
            self._counted = list(table.points)
            for point in table.in_sight():
                self._add(point, 1)
            return
        for number, (old, new) in enumerate(zip(self._counted, table.points, strict=True)):
            if old is not new:
                self._counted[number] = new
                if table.walk_number(number) is not None:
                    self._add(old, -1)
                    self._add(new, 1)

    def _add(self, point: Point, one: int) -> None:
        place = point.place[0]
        if place < 0 or not point.open:
            return
        rank = RANK[point.severity]
        for heading in self._headings(place):
            self._below.setdefault(heading, [0] * len(SEVERITIES))[rank] += one

    def _headings(self, place: int) -> tuple[int, ...]:
        """Return the positions of the pairs that hold the headings over a pair."""
        known = self._above.get(place)
        if known is None:
            comparison = self.desk.comparison
            known = tuple(self.desk.places[pair] for pair in above(comparison, comparison.pairs[place]))
            self._above[place] = known
        return known

    def row_of(self, place: int) -> int:
        """Return the row of a pair, or of the last row above it."""
        if not self.places:
            return 0
        row = bisect_left(self.places, place)
        return row if row < len(self.places) and self.places[row] == place else max(0, row - 1)

    def line(self, row: int, width: int) -> Line:
        """Return the words of a row in exactly `width` cells, the severity at the right."""
        place = self.places[row]
        pair = self.desk.comparison.pairs[place]
        clause = self.leader(pair)
        sign = sign_of(pair)
        tail = self._tail(place)
        room = width - 2 - (cell_width(tail.text) + 1 if tail.text else 0)
        indent = "  " * min(clause.level, 2) if clause.kind not in HEADED else ""
        number = f"{clause.number} " if clause.number else ""
        name = (clause.heading or clause.text[:40]).replace("\n", " ")
        label = clip(f"{indent}{number}{name}", max(2, room))
        cut = min(len(indent) + len(number), len(label))
        role = "heading" if clause.kind in HEADED else ("" if sign != " " else "unchanged")
        parts = (
            Span(f"{sign} ", f"sign {SIGN_ROLES.get(sign, '')}".rstrip()),
            Span(label[:cut], f"{role} number".strip()),
            Span(label[cut:], role),
        )
        head = fill(parts, width - cell_width(tail.text))
        return (*head, tail) if tail.text else head

    def _tail(self, place: int) -> Span:
        points = self.desk.here(place)
        if points:
            waiting = [point for point in points if point.open]
            if not waiting:
                return Span("✓", "done")
            worst = min((point.severity for point in waiting), key=SEVERITIES.index)
            count = f" {len(waiting)}" if len(waiting) > 1 else ""
            return Span(f"{word('severity', worst, self.lang)}{count}", worst)
        below = self._below.get(place)
        if below and any(below):
            gravest = next(severity for severity, count in zip(SEVERITIES, below, strict=True) if count)
            return Span(str(sum(below)), gravest)
        return Span("")
