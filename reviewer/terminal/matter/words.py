"""A point of a negotiation in words: its signs round by round, what became of it, its course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.matter_report import point_place, reason_words, step_sign
from reviewer.exporting.word.wording import changes
from reviewer.exporting.words import word
from reviewer.language.wrapping import clip
from reviewer.messages import say
from reviewer.terminal.looks.spans import BLANK, Line, Mark, Span, typeset
from reviewer.terminal.margin.lines import LEVEL_ROLES, labelled, level_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Decision, Language
    from reviewer.negotiation.moves import Move, State, Step
    from reviewer.negotiation.points import Point
    from reviewer.terminal.matter.room import MatterRoom

__all__ = ["GROUPS", "about_point", "course_line", "group_of", "move_role", "sign_of", "state_role"]

STATES: dict[State, str] = {
    "untouched": "dim",
    "open": "major",
    "accepted": "done",
    "rejected": "rejected",
    "countered": "countered",
    "agreed": "done",
}
MOVES: dict[Move, str] = {
    "reopened": "critical",
    "changed": "major",
    "changed_again": "major",
    "ignored": "major",
    "moved": "minor",
    "taken_part": "minor",
    "taken": "done",
}
GROUPS = (
    "reopened", "silent", "changed_again", "ignored", "taken_part", "changed", "moved", "taken", "filling",
    "none",
)  # fmt: skip
"""What their newest draft did to a point, what must be seen first standing first."""
LONGEST = 1_200
"""Characters of a clause that its course shows in one round."""


def group_of(point: Point) -> str:
    """Return under which of the groups a point is listed."""
    if point.move == "reopened":
        return "reopened"
    if point.filling and point.move != "none":
        return "filling"
    if point.silent:
        return "silent"
    return point.move if point.move in GROUPS else "none"


def sign_of(step: Step) -> Span:
    """Return the sign of a round in the life of a point."""
    role = "critical" if step.move == "reopened" else STATES[step.state]
    return Span(step_sign(step), role)


def state_role(state: State) -> str:
    """Return how a state looks."""
    return STATES[state]


def move_role(move: Move) -> str:
    """Return how a move looks."""
    return MOVES.get(move, "dim")


def course_line(point: Point, lang: Language, width: int) -> list[Line]:
    """Return in a line or two what each round did to a point."""
    told = [
        say(
            f"pages.matter.step_{step.sender}",
            lang,
            number=step.round,
            move=say(f"matter.move.{step.move}", lang),
        )
        for step in point.steps
        if step.move != "none"
    ]
    words = say("pages.matter.then", lang).join(told)
    return labelled(say("pages.matter.course", lang), words, width, move_role(point.move))


def about_point(room: MatterRoom, point: Point, width: int) -> list[Line]:
    """Return everything about a point: where it stands, then the words and answers of each round, the newest
    first."""
    lang, seen = room.case.lang, room.negotiation
    marks = [("silent", point.silent), ("filling", point.filling), ("contrary", point.contrary)]
    facts = [say(f"matter.state.{point.state}", lang)]
    facts += [say(f"matter.{name}_mark", lang) for name, on in marks if on]
    head = (
        Span(f" {word('severity', point.severity, lang)} ", f"badge on_{point.severity}"),
        Span(f" {say('notes.semicolon', lang).join(facts)}", state_role(point.state)),
    )
    rows: list[Line] = [head, *typeset(point_place(point, seen, lang), width, role="strong")]
    rows += typeset(" ".join(reason_words(point, seen, lang, most=1)), width)
    pairs = seen.pairs_of(point)
    for position in room.read.stands:
        if position.pair in pairs and position.level != "standard":
            words = say(
                "pages.margin.stand", lang, title=position.topic.title, level=level_words(position, lang)
            )
            rows += labelled(say("pages.margin.playbook", lang), words, width, LEVEL_ROLES[position.level])
    given = room.given(point)
    rows.append(BLANK)
    for step in reversed(point.steps):
        if step.move != "none":
            rows += _round(room, point, step.round, width, step)
        rows += _answers(given.get(step.round, ()), lang, width)
    return [*rows, *_round(room, point, 0, width)]


def _round(room: MatterRoom, point: Point, number: int, width: int, step: Step | None = None) -> list[Line]:
    """Return the words of a point in a round, what differs from the round before struck and underlined."""
    lang, seen = room.case.lang, room.negotiation
    parts = [Span(room.round_words(number), "heading"), Span(f"  {room.case.rounds[number].at[:10]}", "dim")]
    if step is not None:
        parts.append(Span(f"  {say(f'matter.move.{step.move}', lang)}", move_role(step.move)))
    text = seen.text(point, number)
    before = seen.text(point, number - 1) if number else text
    if not text and not before:
        return [tuple(parts), *_set(say("matter.gone", lang), (), width, "dim")]
    if step is not None and text == before:
        return [tuple(parts)]
    words, marks = woven(before, text)
    return [tuple(parts), *_set(words, marks, width, "" if number else "unchanged")]


def woven(before: str, after: str) -> tuple[str, list[Mark]]:
    """Return two wordings in one, with the marks of what was taken out and put in."""
    text, marks, place = "", [], 0
    for low, high, start, end in changes(before, after):
        text += after[place:start]
        for piece, role in ((before[low:high], "delete"), (after[start:end], "insert")):
            if piece:
                marks.append(Mark(len(text), len(text) + len(piece), role))
                text += piece
        place = end
    return text + after[place:], marks


def _set(words: str, marks: Sequence[Mark], width: int, role: str) -> list[Line]:
    shown = clip(words, LONGEST * 2)
    pad = Span("  ")
    return [(pad, *row) for row in typeset(shown, max(8, width - 2), marks=marks, role=role)]


def _answers(given: Sequence[Decision], lang: Language, width: int) -> list[Line]:
    """Return what we answered to a draft, each thing once."""
    rows: list[Line] = []
    verdicts = dict.fromkeys(one.verdict for one in given if one.verdict != "open")
    glue = say("notes.and", lang)
    told = [("answer", glue.join(word("verdict", verdict, lang) for verdict in verdicts))]
    for field in ("proposal", "reply", "note"):
        told += [(field, text) for text in dict.fromkeys(getattr(one, field) for one in given) if text]
    for field, text in told:
        if text:
            label = f"  {say(f'pages.matter.{field}', lang)}"
            rows += labelled(label, text, width, "own" if field != "answer" else "verdict")
    return rows
