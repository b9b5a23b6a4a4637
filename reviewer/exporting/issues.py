"""The issues of a negotiation as rows, in two versions that share only what both sides may read.

What the counterparty may read is a value of its own (`SharedIssue`), made from the two texts and from what
the lawyer wrote for the counterparty; nothing of our assessment can be reached from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from reviewer.exporting.places import clause_heading, places_of
from reviewer.exporting.points import gather, left_out
from reviewer.exporting.positions import offer_name, position_words
from reviewer.exporting.summary import is_changed
from reviewer.exporting.words import effect_words, word
from reviewer.messages import render, say
from reviewer.model import SEVERITIES
from reviewer.negotiation.moves import joint_verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.exporting.points import Point
    from reviewer.model import Contract, Decision, Language, Pair, Review, Severity
    from reviewer.negotiation.positions import Position

__all__ = [
    "Audience",
    "Issue",
    "SharedIssue",
    "Table",
    "is_mixed",
    "issue_of",
    "issues",
    "listed",
    "offered",
    "shared_issues",
    "shared_listed",
    "table",
]

Audience = Literal["internal", "counterparty"]
_SHARED = ("number", "place", "ours", "theirs", "proposal", "reply", "status", "resolution", "history")
_OWN = (
    "number", "place", "ours", "theirs", "risk", "points", "position", "offer", "proposal", "reply",
    "approver", "owner", "status", "resolution", "history", "note",
)  # fmt: skip
"""Columns in their order."""


class SharedIssue(Struct, frozen=True):
    """An issue as both sides may read it."""

    number: int
    place: str
    ours: str
    theirs: str
    proposal: str
    reply: str
    status: str
    resolution: str
    history: str = ""
    """What each side did to it, a line a round, in a matter."""


class Issue(Struct, frozen=True):
    """An issue for our own eyes."""

    shared: SharedIssue
    severity: Severity
    points: str
    position: str
    offer: str
    approver: str
    owner: str
    note: str


class Table(Struct, frozen=True):
    """Rows of plain text under their heads."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]
    """The names of the columns, the same in every language."""
    note: str = ""
    """What a reader of the rows must know, where the list has a head to say it in."""


def issues(
    review: Review,
    decisions: Mapping[str, Decision] | None = None,
    positions: Sequence[Position] = (),
) -> tuple[Issue, ...]:
    """Return every point of a review for our own eyes, the gravest first."""
    lang = review.language
    stands: dict[str | None, list[Position]] = {}
    for position in positions:
        stands.setdefault(position.pair, []).append(position)
    found = []
    for point in gather(review, decisions):
        mine = stands.pop(point.pair.id, []) if point.pair else []
        mine = [position for position in mine if position.level != "standard"]
        notes = [e.decision.note for e in point.entries] + [e.decision.reason for e in point.entries]
        messages = [
            f"{word('severity', entry.severity, lang)} {render(entry.finding.message, lang)}"
            f" {effect_words(entry.finding, lang)}".rstrip()
            for entry in point.entries
        ]
        shared = _shared(review, point.number, point.pair, _decisions(point))
        found.append(issue_of(shared, point.severity, messages, mine, notes, lang))
    left = (position for group in stands.values() for position in group if position.level != "standard")
    for number, position in enumerate(left, start=len(found) + 1):
        ids = position.clauses
        place = _place(review.comparison.draft, ids, lang) if ids else position.topic.title
        texts = "\n".join(review.comparison.draft.clause(c).text for c in ids)
        status = word("verdict", "open", lang)
        shared = SharedIssue(number, place, "", texts, "", "", status, "")
        found.append(issue_of(shared, position.topic.severity, (), [position], (), lang))
    return tuple(found)


def issue_of(
    shared: SharedIssue,
    severity: Severity,
    messages: Iterable[str],
    positions: Sequence[Position],
    notes: Iterable[str],
    lang: Language,
) -> Issue:
    """Return an issue for our own eyes: what both may read, with our findings, positions and notes."""
    return Issue(
        shared,
        severity,
        "\n".join(messages),
        "\n".join(position_words(position, lang) for position in positions),
        "\n".join(_offers(position, lang) for position in positions),
        "\n".join(filter(None, (position.topic.approver for position in positions))),
        "\n".join(filter(None, (position.topic.owner for position in positions))),
        "\n".join(dict.fromkeys(filter(None, notes))),
    )


def shared_issues(review: Review, decisions: Mapping[str, Decision] | None = None) -> tuple[SharedIssue, ...]:
    """Return every changed clause as both sides may read it, in the order of the draft."""
    answers: dict[str, list[Decision]] = {}
    for point in gather(review, decisions):
        if point.pair is not None:
            answers[point.pair.id] = _decisions(point)
    changed = [pair for pair in review.comparison.pairs if is_changed(pair)]
    return tuple(
        _shared(review, number, pair, answers.get(pair.id, []))
        for number, pair in enumerate(changed, start=1)
    )


def table(
    review: Review,
    decisions: Mapping[str, Decision] | None = None,
    positions: Sequence[Position] = (),
    *,
    audience: Audience,
    least: Severity | None = None,
) -> Table:
    """Return the issues list for its readers, ours with `least` of what is at least that severe alone."""
    if audience == "counterparty":
        found = shared_listed(shared_issues(review, decisions), review.language)
    else:
        every = issues(review, decisions, positions)
        limit = SEVERITIES.index(least or SEVERITIES[-1])
        told = tuple(one for one in every if SEVERITIES.index(one.severity) <= limit)
        rest = left_out(len(every) - len(told), least, review.language)
        found = replace(listed(told, review.language), note=rest)
    return replace(found, note=" ".join(note for note in (_swapped(review), found.note) if note))


def _swapped(review: Review) -> str:
    """Say which labels both texts exchange, for the same words then mean different parties."""
    comparison = review.comparison
    crossed = [link for link in comparison.links if link.base and link.draft] if comparison.swapped else []
    base, draft = tuple(link.base for link in crossed), tuple(link.draft for link in crossed)
    return say("issues.swapped", review.language, base=base, draft=draft) if crossed else ""


def shared_listed(found: Sequence[SharedIssue], lang: Language) -> Table:
    """Return issues that both sides may read as a table."""
    keys = _SHARED if any(one.history for one in found) else _SHARED[:-1]
    rows = tuple(tuple(_cells(one)[key] for key in keys) for one in found)
    return Table(say("issues.title", lang), _heads(keys, lang), rows, keys)


def listed(found: Sequence[Issue], lang: Language) -> Table:
    """Return our own issues as a table."""
    keys = _OWN if any(one.shared.history for one in found) else tuple(k for k in _OWN if k != "history")
    rows = []
    for one in found:
        cells = {
            **_cells(one.shared),
            "risk": word("severity", one.severity, lang),
            "points": one.points,
            "position": one.position,
            "offer": one.offer,
            "approver": one.approver,
            "owner": one.owner,
            "note": one.note,
        }
        rows.append(tuple(cells[key] for key in keys))
    return Table(say("issues.title", lang), _heads(keys, lang), tuple(rows), keys)


def _cells(one: SharedIssue) -> dict[str, str]:
    return {
        "number": str(one.number),
        "place": one.place,
        "ours": one.ours,
        "theirs": one.theirs,
        "proposal": one.proposal,
        "reply": one.reply,
        "status": one.status,
        "resolution": one.resolution,
        "history": one.history,
    }


def _heads(keys: Sequence[str], lang: Language) -> tuple[str, ...]:
    return tuple(say(f"issues.column.{key}", lang) for key in keys)


def _decisions(point: Point) -> list[Decision]:
    return [entry.decision for entry in point.entries]


def _shared(review: Review, number: int, pair: Pair | None, decisions: Sequence[Decision]) -> SharedIssue:
    lang = review.language
    base, draft = review.comparison.base, review.comparison.draft
    place = ours = theirs = ""
    if pair is not None:
        contract, ids = (draft, pair.draft) if pair.draft else (base, pair.base)
        place = _place(contract, ids, lang)
        if pair.base and pair.draft and (_numbered(base, pair.base) or _numbered(draft, pair.draft)):
            old = places_of(base, pair.base, lang)
            place = place if place.startswith(old) else f"{old} → {place}"
        ours = "\n".join(base.clause(c).text for c in pair.base)
        theirs = "\n".join(draft.clause(c).text for c in pair.draft)
    verdict = joint_verdict(decision.verdict for decision in decisions)
    mixed = verdict == "countered" and is_mixed(decisions)
    return SharedIssue(
        number,
        place,
        ours,
        theirs,
        *offered(decisions),
        say("issues.partly", lang) if mixed else word("verdict", verdict, lang),
        say(f"issues.resolution.{'partly' if mixed else verdict}", lang),
    )


def _numbered(contract: Contract, ids: Iterable[str]) -> bool:
    """Tell whether a clause has a number; one without is called by its words, which the row quotes anyway."""
    return any(contract.clause(clause).number for clause in ids)


def offered(decisions: Iterable[Decision]) -> tuple[str, str]:
    """Return what was written for the counterparty: the wording proposed, then the remarks.

    A wording that was typed and then given up for another answer is no proposal.
    """
    given = list(decisions)
    wordings = (one.proposal.strip() for one in given if one.verdict == "countered")
    replies = (one.reply.strip() for one in given)
    proposal, reply = ("\n".join(dict.fromkeys(filter(None, texts))) for texts in (wordings, replies))
    return proposal, reply


def is_mixed(decisions: Iterable[Decision]) -> bool:
    """Tell whether some points of a clause are accepted and others rejected, without a wording of ours."""
    given = {decision.verdict for decision in decisions}
    return {"accepted", "rejected"} <= given and "countered" not in given


def _place(contract: Contract, ids: tuple[str, ...], lang: Language) -> str:
    place = places_of(contract, ids, lang)
    heading = clause_heading(contract, contract.clause(ids[0]))
    return f"{place} {heading}" if heading and heading not in place else place


def _offers(position: Position, lang: Language) -> str:
    return "\n".join(
        f"{offer_name(number, lang)}{say('notes.colon', lang)}{text}"
        for number, text in enumerate(position.offers)
    )
