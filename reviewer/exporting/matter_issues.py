"""The issues list of a whole negotiation: every clause that any round touched, with its course.

As in `issues`, what the counterparty may read is made by itself, from the texts that changed hands and from
what was written for the counterparty.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ExportError
from reviewer.exporting.formats import write_whole
from reviewer.exporting.issues import SharedIssue, is_mixed, issue_of, listed, offered, shared_listed
from reviewer.exporting.matter_report import point_place, round_name
from reviewer.exporting.places import places_of
from reviewer.exporting.shared import ISSUES, list_bytes
from reviewer.exporting.words import effect_words, word
from reviewer.messages import render, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.exporting.issues import Audience, Issue, Table
    from reviewer.model import Decision, Finding, Language
    from reviewer.negotiation.case import Case
    from reviewer.negotiation.points import Point
    from reviewer.negotiation.positions import Position
    from reviewer.negotiation.progress import Negotiation

    Given = Mapping[str, Mapping[int, Sequence[Decision]]]
    """The answers to each point: thread key to number of the draft that was answered."""

__all__ = ["matter_table", "write_list"]


def matter_table(case: Case, given: Given, stands: Sequence[Position] = (), *, audience: Audience) -> Table:
    """Return the list for its readers.

    Ours is in the order in which the points must be seen, theirs in that of the text. `stands` are positions
    on the pairs of the newest exchange.
    """
    seen = case.negotiation
    if audience == "counterparty":
        ordered = sorted(seen.points, key=lambda point: _at(seen, point))
        shared = [_shared(case, point, number, given) for number, point in enumerate(ordered, start=1)]
        return shared_listed(shared, case.lang)
    return listed(_own(case, given, stands), case.lang)


def write_list(table: Table, target: str | Path, lang: Language, *, date: str | None = None) -> Path:
    """Write a list to `target` in the format its ending names, whole or not at all; return the path.

    Raises `ExportError` for an ending that no list goes by, and where the disk refuses.
    """
    path = Path(target)
    ending = path.suffix.lower()
    if ending not in ISSUES:
        raise ExportError("export.ending", path=str(target), ending=ending or "—", endings=ISSUES)
    try:
        write_whole(path, list_bytes(table, ending, lang, date=date))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError("export.cannot_write", path=str(target), reason=reason) from error
    return path


def _own(case: Case, given: Given, stands: Sequence[Position]) -> list[Issue]:
    seen, lang = case.negotiation, case.lang
    known: dict[str, Finding] = {one.id: one for one in seen.latest.findings} if seen.latest else {}
    left = [position for position in stands if position.level != "standard"]
    rows = []
    for number, point in enumerate(seen.points, start=1):
        pairs = seen.pairs_of(point)
        mine = [position for position in left if position.pair in pairs]
        left = [position for position in left if position.pair not in pairs]
        said = [
            f"{word('severity', one.severity, lang)} {render(one.message, lang)} {effect_words(one, lang)}"
            for one in map(known.__getitem__, point.findings)
        ]
        notes = [text for one in _answers(point, given) for text in (one.note, one.reason)]
        shared = _shared(case, point, number, given, ours=True)
        rows.append(issue_of(shared, point.severity, said, mine, notes, lang))
    return [*rows, *(_beside(case, one, number) for number, one in enumerate(left, start=len(rows) + 1))]


def _beside(case: Case, position: Position, number: int) -> Issue:
    """Return the row of a topic whose clause no round touched, or that the text has no clause for."""
    seen, lang = case.negotiation, case.lang
    place, text = position.topic.title, ""
    if position.clauses and seen.received is not None:
        contract = seen.contracts[seen.received]
        place = places_of(contract, position.clauses, lang)
        text = "\n".join(contract.clause(clause).text for clause in position.clauses)
    status = say("matter.state.untouched", lang)
    shared = SharedIssue(number, place, "", text, "", "", status, "", say("notes.none", lang))
    return issue_of(shared, position.topic.severity, (), [position], (), lang)


def _shared(case: Case, point: Point, number: int, given: Given, *, ours: bool = False) -> SharedIssue:
    seen, lang = case.negotiation, case.lang
    sent = max(n for n, sender in enumerate(seen.senders) if sender == "us")
    theirs = seen.text(point, seen.received) if seen.received is not None else ""
    group = "state" if ours else "shared_state"
    status = [say(f"matter.{group}.{point.state}", lang)]
    if ours:
        marks = (("silent", point.silent), ("filling", point.filling), ("contrary", point.contrary))
        status += [say(f"matter.{name}_mark", lang) for name, on in marks if on]
    return SharedIssue(
        number,
        point_place(point, seen, lang),
        seen.text(point, sent),
        theirs,
        *offered(_answers(point, given) if _settled(point) else _newest(case, point, given)),
        say("notes.semicolon", lang).join(status),
        _resolution(case, point, _newest(case, point, given)),
        "\n".join(_course(case, point, ours=ours)),
    )


def _resolution(case: Case, point: Point, answers: Sequence[Decision]) -> str:
    """Return what became of a point: whose wording stands where both agree, else what we answered."""
    seen, lang = case.negotiation, case.lang
    if point.state == "agreed":
        first = point.thread.wordings.index(point.thread.wordings[-1])
        if first == 0:
            return say("matter.agreed_base", lang)
        by = say(f"matter.sender.{seen.senders[first]}", lang)
        return say("matter.agreed_round", lang, number=first, sender=by)
    verdict = point.verdict if point.state == "open" else point.state
    if verdict == "countered" and is_mixed(answers):
        return say("issues.resolution.partly", lang)
    return say(f"issues.resolution.{verdict}", lang) if verdict != "untouched" else ""


def _course(case: Case, point: Point, *, ours: bool) -> list[str]:
    """Return a line for each round that did something to a point."""
    lang = case.lang
    group = "move" if ours else "shared_move"
    return [
        say(
            "matter.course",
            lang,
            round=round_name(step.round, lang),
            sender=say(f"matter.sender.{step.sender}", lang),
            at=case.rounds[step.round].at[:10],
            move=say(f"matter.{group}.{step.move}", lang),
        )
        for step in point.steps
        if step.move != "none"
    ]


def _settled(point: Point) -> bool:
    """Tell whether their newest draft asks for no answer.

    Where it does, what was said of their earlier words is none.
    """
    last = point.steps[-1]
    return last.sender == "us" or last.move in ("none", "taken")


def _newest(case: Case, point: Point, given: Given) -> Sequence[Decision]:
    """Return the answers to their newest draft."""
    return given.get(point.thread.key, {}).get(case.negotiation.received or 0, ())


def _answers(point: Point, given: Given) -> list[Decision]:
    return [one for told in given.get(point.thread.key, {}).values() for one in told]


def _at(seen: Negotiation, point: Point) -> tuple[int, int]:
    """Return where a point stands in the newest text that has it."""
    for number in range(len(seen.contracts) - 1, -1, -1):
        clauses = point.thread.clauses[number]
        if clauses:
            return seen.contracts[number].index[clauses[0]], number
    return 0, 0
