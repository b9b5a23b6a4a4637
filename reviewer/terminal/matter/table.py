"""The table of a matter: rounds as columns, points as rows, what must be seen first standing first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, get_args

from reviewer.exporting.matter_report import point_place
from reviewer.exporting.words import word
from reviewer.language.wrapping import cell_width, clip, pad
from reviewer.messages import say
from reviewer.model import SEVERITIES
from reviewer.negotiation.moves import Move
from reviewer.terminal.looks.spans import BLANK, Line, Span, fill, line, typeset, width_of
from reviewer.terminal.margin.lines import LEVEL_ROLES, level_words
from reviewer.terminal.margin.margin import GRAVEST
from reviewer.terminal.matter.words import GROUPS, about_point, group_of, move_role, sign_of, state_role
from reviewer.terminal.pages.screen import Page, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.negotiation.points import Point
    from reviewer.terminal.keys.hints import Hint
    from reviewer.terminal.matter.room import MatterRoom

__all__ = ["MatterPage", "RoundsPage"]

COLUMNS = 8
"""How many rounds the table has columns for; the newest are shown."""
HEADED = 4
"""How many rounds stand over the table."""
MOVES: tuple[Move, ...] = get_args(Move)
"""In the order in which a round is told: theirs from the gravest, for the line may be cut."""
PLACE = 30
"""Cells that the place of a point may take."""


class MatterPage(Page):
    """The points of a matter."""

    place = "matter"
    help_key = "matter"
    hints: ClassVar[Sequence[Hint]] = (
        ("enter", "texts"),
        ("accept", "accept"),
        ("reject", "reject"),
        ("rounds", "rounds"),
        ("help", "help"),
        ("quit", "quit"),
    )

    def __init__(self, room: MatterRoom) -> None:
        self.room = room
        self.lang = room.case.lang

    def _say(self, key: str, **params: object) -> str:
        return say(f"pages.matter.{key}", self.lang, **params)

    def title(self) -> str:
        """Return the name of the matter and whom we act for."""
        side = self.room.case.side
        ours = say("matter.side", self.lang, side=side) if side else say("matter.no_side", self.lang)
        return f"{say('matter.title', self.lang, name=self.room.matter.name)}  {ours}"

    def point(self, target: str) -> Point | None:
        """Return the point that a row stands for."""
        return next((one for one in self.room.negotiation.points if one.thread.key == target), None)

    def rows(self, width: int) -> list[Row]:
        """Return the newest rounds, how things stand, then the points in groups."""
        seen = self.room.negotiation
        rows = [Row(words) for words in self._rounds(width)]
        rows += [Row(words) for words in self._standing(width)]
        if not seen.points:
            nothing = say("matter.nothing", self.lang) if seen.received else self._say("no_draft")
            return [*rows, Row(BLANK), *(Row(words) for words in typeset(nothing, width, role="dim"))]
        groups: dict[str, list[Point]] = {}
        for point in seen.points:
            groups.setdefault(group_of(point), []).append(point)
        room = min(PLACE, max(cell_width(self._place(point)) for point in seen.points), width // 3)
        for name in GROUPS:
            points = groups.get(name, [])
            if not points:
                continue
            points.sort(key=lambda point: SEVERITIES.index(point.severity))
            role = "critical" if name in ("reopened", "silent") else "heading"
            rows += [Row(BLANK), Row(line((self._say(f"group.{name}", n=len(points)), role)))]
            rows += [Row(self._point(point, room, width), point.thread.key) for point in points]
        return rows

    def about(self, target: str, width: int) -> list[Line]:
        """Return the course of a point."""
        point = self.point(target)
        return about_point(self.room, point, width) if point else []

    def _rounds(self, width: int) -> list[Line]:
        page = RoundsPage(self.room)
        numbers = range(len(self.room.case.rounds))
        shown = [numbers[0], *numbers[1:][-HEADED:]]
        rows = [page.words(number, width) for number in shown]
        left = len(numbers) - len(shown)
        if left:
            rows.insert(1, line((f"  {self._say('earlier', n=left)}", "dim")))
        return rows

    def _standing(self, width: int) -> list[Line]:
        seen = self.room.negotiation
        if not seen.points:
            return []
        states = Counter(point.state for point in seen.points)
        told = [
            say("matter.counted", self.lang, what=say(f"matter.state.{state}", self.lang), n=states[state])
            for state in ("open", "accepted", "rejected", "countered", "agreed")
            if states[state]
        ]
        points = say("matter.points", self.lang, n=len(seen.points))
        words = f"{points}  {say('notes.semicolon', self.lang).join(told)}"
        contrary = sum(point.contrary for point in seen.points)
        rows = [BLANK, *typeset(words, width, role="strong")]
        if contrary:
            rows += typeset(say("matter.contrary", self.lang, n=contrary), width, role="adverse")
        return rows

    def _place(self, point: Point) -> str:
        return point_place(point, self.room.negotiation, self.lang)

    def _point(self, point: Point, room: int, width: int) -> Line:
        steps = point.steps[-COLUMNS:]
        signs = [part for step in steps for part in (sign_of(step), Span(" "))]
        severity = word("severity", point.severity, self.lang)
        widest = max(cell_width(word("severity", one, self.lang)) for one in SEVERITIES)
        parts: list[Span] = [
            Span(" "),
            Span(pad(severity, widest), point.severity),
            Span("  "),
            *signs,
            Span(f" {pad(clip(self._place(point), room), room)}  ", "number"),
        ]
        facts = [Span(say(f"matter.state.{point.state}", self.lang), state_role(point.state))]
        if point.move != "none" and group_of(point) in ("silent", "reopened", "filling"):
            facts.append(Span(say(f"matter.move.{point.move}", self.lang), move_role(point.move)))
        if point.contrary:
            facts.append(Span(say("matter.contrary_mark", self.lang), "adverse"))
        facts += self._level(point)
        for fact in facts:
            parts += [fact, Span("  ")]
        return fill(tuple(parts), width) if width_of(tuple(parts)) > width else tuple(parts)

    def _level(self, point: Point) -> list[Span]:
        pairs = self.room.negotiation.pairs_of(point)
        here = [one for one in self.room.read.stands if one.pair in pairs and one.level != "standard"]
        if not here:
            return []
        worst = min(here, key=lambda one: GRAVEST.index(one.level))
        return [Span(level_words(worst, self.lang), LEVEL_ROLES[worst.level])]


class RoundsPage(Page):
    """The rounds: who sent what and when, and what it did to the points."""

    place = "matter"
    help_key = "rounds"
    hints: ClassVar[Sequence[Hint]] = (
        ("↑↓", "choose"),
        ("rounds", "points"),
        ("leave", "back"),
        ("help", "help"),
    )

    def __init__(self, room: MatterRoom) -> None:
        self.room = room
        self.lang = room.case.lang

    def title(self) -> str:
        """Return the name of the matter."""
        return say("matter.title", self.lang, name=self.room.matter.name)

    def rows(self, width: int) -> list[Row]:
        """Return a row a round, the baseline first."""
        numbers = range(len(self.room.case.rounds))
        return [Row(self.words(number, width), str(number)) for number in numbers]

    def words(self, number: int, width: int) -> Line:
        """Return a round in one line: what it is called, its day, its file, what it did."""
        one = self.room.case.rounds[number]
        name = self.room.round_words(number)
        widest = max(cell_width(self.room.round_words(n)) for n in range(len(self.room.case.rounds)))
        file = clip(one.name, max(12, width // 4))
        longest = max(cell_width(clip(r.name, max(12, width // 4))) for r in self.room.case.rounds)
        parts = (
            Span(f" {pad(name, widest)}  ", "number"),
            Span(f"{one.at[:10]}  ", "dim"),
            Span(f"{pad(file, longest)}  "),
            Span(self._counts(number), "label"),
        )
        return fill(parts, width)

    def _counts(self, number: int) -> str:
        moves = Counter(
            step.move
            for point in self.room.negotiation.points
            for step in point.steps
            if step.round == number and step.move != "none"
        )
        told = [
            say("matter.counted", self.lang, what=say(f"matter.move.{move}", self.lang), n=count)
            for move, count in sorted(moves.items(), key=lambda item: MOVES.index(item[0]))
        ]
        return say("notes.semicolon", self.lang).join(told)

    def about(self, target: str, width: int) -> list[Line]:
        """Return the file of a round and every point it touched."""
        number = int(target)
        one, seen = self.room.case.rounds[number], self.room.negotiation
        contract = seen.contracts[number]
        tracked = say(
            "pages.matter.carries",
            self.lang,
            n=len(contract.clauses),
            tracked=contract.document.tracked,
            comments=contract.document.comments,
        )
        rows: list[Line] = [
            line((self.room.round_words(number), "heading"), (f"  {one.at[:16].replace('T', ' ')}", "dim")),
            *typeset(one.name, width),
            *typeset(tracked, width, role="dim"),
            *typeset(f"SHA-256 {one.sha256}", width, role="dim"),
            BLANK,
        ]
        for point in seen.points:
            step = next((step for step in point.steps if step.round == number), None)
            if step is not None and step.move != "none":
                move = say(f"matter.move.{step.move}", self.lang)
                place = point_place(point, seen, self.lang)
                rows.append((sign_of(step), Span(f" {move}  ", move_role(step.move)), Span(place)))
        return rows
