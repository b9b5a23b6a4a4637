"""The outline: one line a clause with its change mark, its number and what hurts in it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reviewer.exporting.words import word
from reviewer.language.wrapping import cell_width, clip
from reviewer.model import SEVERITIES
from reviewer.terminal.looks.spans import Line, Span, fill
from reviewer.terminal.texts.setting import HEADED, SIGN_ROLES, sign_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Clause, Language, Pair, Severity
    from reviewer.terminal.desk.desk import Desk


class Outline:
    """Rows of the outline; a row is the position of a pair, its words are made when it is shown."""

    def __init__(self, desk: Desk, lang: Language) -> None:
        self.desk = desk
        self.lang = lang
        self.places: Sequence[int] = ()
        self._shown: tuple[int, bool] | None = None
        self._wanted: set[int] = set()
        self._below: dict[int, tuple[int, Severity]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Draw the rows again after a decision, a filter or a fold."""
        desk = self.desk
        shown = (id(desk.wanted), desk.only_changes or desk.filter.active)
        if shown != self._shown:
            self._shown = shown
            self._wanted = desk.wanted
            self.places = [
                place
                for place, pair in enumerate(desk.comparison.pairs)
                if not shown[1] or place in desk.wanted or self.leader(pair).kind in HEADED
            ]
        self._below = self._count()

    def leader(self, pair: Pair) -> Clause:
        """Return the clause that names the pair: the draft's first, else the baseline's."""
        comparison = self.desk.comparison
        if pair.draft:
            return comparison.draft.clause(pair.draft[0])
        return comparison.base.clause(pair.base[0])

    def _count(self) -> dict[int, tuple[int, Severity]]:
        """Map each heading to the open points of the clauses under it and the worst severity among them."""
        comparison = self.desk.comparison
        places = self.desk.places
        counts: dict[int, tuple[int, Severity]] = {}
        for point in self.desk.shown:
            if point.open and point.place[0] >= 0:
                count, worst = counts.get(point.place[0], (0, "info"))
                counts[point.place[0]] = (count + 1, min(worst, point.severity, key=SEVERITIES.index))
        below: dict[int, tuple[int, Severity]] = {}
        for place, (own, gravest) in counts.items():
            pair = comparison.pairs[place]
            contract, index = (
                (comparison.draft, comparison.pair_of_draft)
                if pair.draft
                else (comparison.base, comparison.pair_of_base)
            )
            parent = self.leader(pair).parent
            while parent is not None:
                above = places[index[parent]]
                count, worst = below.get(above, (0, "info"))
                below[above] = (count + own, min(worst, gravest, key=SEVERITIES.index))
                parent = contract.clause(parent).parent
        return below

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
        if place in self._below:
            below, gravest = self._below[place]
            return Span(str(below), gravest)
        return Span("")
