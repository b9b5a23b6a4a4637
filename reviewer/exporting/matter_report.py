"""The state of a negotiation, and the check before signing, as plain text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

from reviewer.exporting.json_values import dump
from reviewer.exporting.places import clause_heading, places_of
from reviewer.exporting.report import WIDTH, harmless
from reviewer.exporting.words import word
from reviewer.language.wrapping import cell_width, clip, pad, wrapped_lines
from reviewer.messages import render, say
from reviewer.negotiation.moves import THEIRS, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Contract, Language
    from reviewer.negotiation.final import Difference, FinalCheck
    from reviewer.negotiation.matter import Round
    from reviewer.negotiation.moves import Step
    from reviewer.negotiation.points import Point
    from reviewer.negotiation.progress import Negotiation

__all__ = [
    "final_report",
    "point_place",
    "reason_words",
    "round_name",
    "status_json",
    "status_report",
    "step_sign",
]

REASONS = 3
"""So many findings of a point are told with it."""
_SIGNS: dict[State, str] = {
    "untouched": "·",
    "open": "○",
    "accepted": "✓",
    "rejected": "✗",
    "countered": "±",
    "agreed": "✓",
}
_REOPENED = "↺"


def step_sign(step: Step) -> str:
    """Return the sign of a round in the life of a point."""
    return _REOPENED if step.move == "reopened" else _SIGNS[step.state]


def status_report(
    name: str, rounds: Sequence[Round], negotiation: Negotiation, side: str | None, lang: Language
) -> str:
    """Return the rounds and every point with its history, what must be seen first standing first."""
    lines = [say("matter.title", lang, name=name)]
    lines.append(say("matter.side", lang, side=side) if side else say("matter.no_side", lang))
    lines.append("")
    for one in rounds:
        sender = say(f"matter.sender.{one.sender}", lang)
        when = pad(minute_of(one.at), 18)
        lines.append(f"  {pad(round_name(one.number, lang), 10)}{pad(sender, 14)}{when}{one.name}")
    lines.append("")
    points = negotiation.points
    if not points:
        return _text([*lines, say("matter.nothing", lang)])
    states = Counter(point.state for point in points)
    lines.append(say("matter.points", lang, n=len(points)) + say("notes.colon", lang))
    lines.append("  " + _counts("state", get_args(State), states, lang))
    if negotiation.received is not None:
        between = say("matter.between", lang, received=negotiation.received, sent=negotiation.sent)
        moves = Counter(
            point.move for point in points if point.steps[negotiation.received - 1].move != "none"
        )
        lines += [between + say("notes.colon", lang), "  " + _counts("move", THEIRS, moves, lang)]
    for key, n in (
        ("matter.silent", sum(point.silent for point in points)),
        ("matter.contrary", sum(point.contrary for point in points)),
    ):
        if n:
            lines.append(say(key, lang, n=n))
    lines.append("")
    for number, point in enumerate(points, start=1):
        lines += _point(number, point, negotiation, lang)
    return _text(lines)


def status_json(
    name: str, rounds: Sequence[Round], negotiation: Negotiation, side: str | None, lang: Language
) -> str:
    """Return the same as JSON, schema `reviewer/matter/1`."""
    value: dict[str, Any] = {
        "schema": "reviewer/matter/1",
        "language": lang,
        "name": name,
        "side": side,
        "sent": negotiation.sent,
        "received": negotiation.received,
        "rounds": [
            {"number": r.number, "sender": r.sender, "file": r.name, "sha256": r.sha256, "at": r.at}
            for r in rounds
        ],
        "points": [
            {
                "number": number,
                "key": point.thread.key,
                "place": point_place(point, negotiation, lang),
                "state": point.state,
                "move": point.move,
                "severity": point.severity,
                "silent": point.silent,
                "filling": point.filling,
                "contrary": point.contrary,
                "verdict": point.verdict,
                "findings": [
                    {"kind": one.kind, "severity": one.severity, "message": render(one.message, lang)}
                    for one in negotiation.reasons(point)
                ],
                "history": [
                    {"round": s.round, "sender": s.sender, "move": s.move, "state": s.state}
                    for s in point.steps
                ],
                "texts": [negotiation.text(point, n) for n in range(len(negotiation.contracts))],
            }
            for number, point in enumerate(negotiation.points, start=1)
        ],
    }
    return dump(value)


def final_report(check: FinalCheck, negotiation: Negotiation, last: Round, now: str, lang: Language) -> str:
    """Return the differences of the signing copy one by one, or the statement that there is none.

    `last` is the newest round; `now` the time of the check, printed as given.
    """
    document = check.contract.document
    name = document.path.replace("\\", "/").rpartition("/")[2]
    lines = _wrapped(say("matter.final.title", lang, file=name), "")
    lines.append("")
    if check.clean:
        words = say(
            "matter.final.clean",
            lang,
            file=name,
            digest=document.sha256,
            round=last.number,
            at=minute_of(last.at),
            now=now,
        )
        return _text([*lines, *_wrapped(words, "")])
    lines += [say("matter.final.listed", lang, n=len(check.differences)), ""]
    for number, one in enumerate(check.differences, start=1):
        lines += _difference(number, one, check, negotiation, lang)
    return _text(lines)


def minute_of(moment: str) -> str:
    """Return a moment on record to the minute, as it is read: `2026-11-20 14:02`."""
    return moment[:16].replace("T", " ")


def point_place(point: Point, negotiation: Negotiation, lang: Language) -> str:
    """Return how a point is cited: by its place in the newest text that has it.

    Where it bore another number in the first text that has it, that one stands before: two clauses may bear
    the same number in different rounds.
    """
    having = [number for number, clauses in enumerate(point.thread.clauses) if clauses]
    if not having:
        return say("notes.none", lang)
    (before, was), (contract, now) = (
        (negotiation.contracts[number], point.thread.clauses[number]) for number in (having[0], having[-1])
    )
    place = _place(contract, now, lang)
    if not before.clause(was[0]).number or not contract.clause(now[0]).number:
        return place
    old = places_of(before, was, lang)
    return place if old == places_of(contract, now, lang) else f"{old} → {place}"


def reason_words(point: Point, negotiation: Negotiation, lang: Language, most: int = REASONS) -> list[str]:
    """Return a sentence on each of the gravest things, so many at most, that their newest draft did to a
    point, and how many more there are."""
    found = negotiation.reasons(point)
    lines = []
    for one in found[:most]:
        told = [word("severity", one.severity, lang), render(one.message, lang)]
        if one.impact in ("adverse", "favourable"):
            told.insert(1, word("impact", one.impact, lang))
        lines.append("  ".join(told))
    more = len(found) - most
    return [*lines, say("matter.more_reasons", lang, n=more)] if more > 0 else lines


def _point(number: int, point: Point, negotiation: Negotiation, lang: Language) -> list[str]:
    signs = " ".join(map(step_sign, point.steps))
    place = point_place(point, negotiation, lang)
    head = f"{number:>3}  {signs}  {word('severity', point.severity, lang)}  {place}"
    marks = [
        say(key, lang)
        for key, on in (
            ("matter.silent_mark", point.silent),
            ("matter.filling_mark", point.filling),
            ("matter.contrary_mark", point.contrary),
        )
        if on
    ]
    facts = [say(f"matter.state.{point.state}", lang)]
    if negotiation.received is not None and point.move != "none":
        facts.append(say("matter.moves", lang, move=say(f"matter.move.{point.move}", lang)))
    lines = _wrapped(head, "") + _wrapped(say("notes.semicolon", lang).join([*facts, *marks]), "     ")
    for words in reason_words(point, negotiation, lang):
        lines += _wrapped(words, "     · ")
    newest = len(negotiation.contracts) - 1
    shown: dict[str, list[str]] = {}
    received = newest if negotiation.received is None else negotiation.received
    for place_of_round in dict.fromkeys((0, negotiation.sent, received, newest)):
        text = negotiation.text(point, place_of_round) or say("matter.gone", lang)
        shown.setdefault(text, []).append(round_name(place_of_round, lang))
    for text, names in shown.items():
        label = say("notes.and", lang).join(names)
        lines += _wrapped(f"{label}{say('notes.colon', lang)}{clip(text, 400)}", "     ")
    return [*lines, ""]


def _difference(
    number: int, one: Difference, check: FinalCheck, negotiation: Negotiation, lang: Language
) -> list[str]:
    agreed, copy = negotiation.contracts[one.round], check.contract
    place = _place(copy, one.found, lang) if one.found else _place(agreed, one.expected, lang)
    lines = _wrapped(f"{number:>3}  {say(f'matter.final.sort.{one.sort}', lang)}  {place}", "")
    texts = [(say("matter.final.expected", lang), agreed, one.expected)]
    if one.sort == "unsettled":
        sent = max(n for n, sender in enumerate(negotiation.senders) if sender == "us")
        texts = [(round_name(one.round, lang), agreed, one.expected)]
        if sent != one.round:
            texts.insert(0, (round_name(sent, lang), negotiation.contracts[sent], one.ours))
    if one.sort != "moved":
        texts.append((say("matter.final.found", lang), copy, one.found))
    for label, contract, clauses in texts:
        text = "\n".join(contract.clause(c).text for c in clauses) or say("matter.final.absent", lang)
        lines += _wrapped(f"{label}{say('notes.colon', lang)}{text}", "     ")
    comparison = check.review.comparison
    pairs = {comparison.pair_of_draft[clause] for clause in one.found}
    if not one.found and one.round == len(negotiation.contracts) - 1:
        pairs = {comparison.pair_of_base[clause] for clause in one.expected}
    findings = [finding for finding in check.review.findings if finding.pair in pairs]
    for finding in findings:
        lines += _wrapped(
            f"{word('severity', finding.severity, lang)}  {render(finding.message, lang)}", "     · "
        )
    return [*lines, ""]


def _place(contract: Contract, clauses: tuple[str, ...], lang: Language) -> str:
    if not clauses:
        return say("notes.none", lang)
    place = places_of(contract, clauses, lang)
    heading = clause_heading(contract, contract.clause(clauses[0]))
    return f"{place} {clip(heading, 40)}" if heading and heading not in place else place


def round_name(number: int, lang: Language) -> str:
    """Return what a round is called, the baseline by its own name."""
    return say("matter.round_line", lang, number=number) if number else say("matter.base_line", lang)


def _counts(group: str, names: Sequence[str], counts: Counter[Any], lang: Language) -> str:
    words = [
        say("matter.counted", lang, what=say(f"matter.{group}.{name}", lang), n=counts[name])
        for name in names
        if counts[name]
    ]
    return say("notes.semicolon", lang).join(words) or say("notes.none", lang)


def _wrapped(words: str, indent: str) -> list[str]:
    hang = " " * cell_width(indent)
    lines = list(wrapped_lines(harmless(words), max(20, WIDTH - len(hang)))) or [""]
    return [indent + lines[0], *(hang + line for line in lines[1:])]


def _text(lines: Sequence[str]) -> str:
    return "\n".join(harmless(line).rstrip() for line in lines).rstrip("\n") + "\n"
