"""One clause that was ever touched, and what the rounds and the answers have made of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewer.findings.index import ContractIndex
from reviewer.findings.piles import piles_of
from reviewer.findings.slots import fills
from reviewer.findings.tracking import KIND
from reviewer.findings.view import PairView
from reviewer.model import SEVERITIES
from reviewer.negotiation.moves import THEIRS, follow, is_contrary, joint_verdict, standing, taken_from
from reviewer.negotiation.threads import nearer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewer.model import Contract, Decision, Finding, Review, Severity, Verdict
    from reviewer.negotiation.matter import Sender
    from reviewer.negotiation.moves import Move, State, Step
    from reviewer.negotiation.threads import Thread

__all__ = ["Point", "PointReader", "by_urgency", "pairs_of", "verdicts_on"]

_ORDER: tuple[Move, ...] = (*THEIRS, "none")


class Point(Struct, frozen=True):
    """One clause that was ever touched, with all that happened to it."""

    thread: Thread
    steps: tuple[Step, ...]
    state: State
    """Where it stands, the answers that were given but not sent yet included."""
    verdict: Verdict
    """The answer on record for the newest draft of the counterparty."""
    severity: Severity
    """The gravest of its findings against the last text we sent; critical where it was reopened."""
    silent: bool
    """True where their newest draft changed it without a word or a mark: it was not under discussion, and
    no tracked change shows it."""
    filling: bool
    """True where their newest draft only filled slots of it."""
    contrary: bool
    """True where our last text does the opposite of the answer on record: sent as theirs though rejected,
    countered or in doubt, or not sent as theirs though accepted."""
    findings: tuple[str, ...]
    """Ids of its findings in `Negotiation.latest`."""
    keys: tuple[str, ...]
    """What the answers to these findings are kept under, in step with them; where `asked` is an earlier
    draft, what the answers to that one are kept under."""
    asked: int | None
    """Number of their draft that `verdict` answers: the newest, or an earlier one that went back in doubt as
    they had it and has stood so since."""

    @property
    def move(self) -> Move:
        """What the counterparty's newest draft did to it; `none` where it did nothing."""
        return next((step.move for step in reversed(self.steps) if step.sender == "counterparty"), "none")


class Exchange(Struct, frozen=True):
    """A draft of the counterparty beside the text it answers."""

    sent: int
    """Number of that text."""
    review: Review
    keys: Mapping[str, str]
    """What the answers to its findings are kept under, by their ids."""


class PointReader(Struct, frozen=True, dict=True):
    """Reads what became of a clause in the rounds; what several points need is worked out once."""

    senders: tuple[Sender, ...]
    contracts: tuple[Contract, ...]
    latest: Review | None
    decisions: Mapping[str, Decision]
    sent: int
    received: int | None
    exchange: Callable[[int], Exchange]
    """Gives a draft of the counterparty, by its number, beside the text it answers."""

    def point(self, thread: Thread) -> Point:
        """Return a clause with all that happened to it."""

        def closer(before: int, after: int, ours: int) -> bool:
            words = {number: self._text(thread, place) for place, number in enumerate(thread.wordings)}
            return nearer(words[before], words[after], words[ours])

        steps = follow(self.senders, thread.wordings, closer)
        if steps and steps[-1].move == "none" and self.is_moved(thread):
            steps = (*steps[:-1], replace(steps[-1], move="moved", state="open"))
        newest = next((step for step in steps if step.round == self.received), None)
        findings = self._findings(thread)
        keys = tuple(self._keys[finding.id] for finding in findings)
        reopened = newest is not None and newest.move == "reopened"
        verdict = joint_verdict(verdicts_on(findings, keys, self.decisions, grave=reopened))
        asked = self.received
        if doubt := self._doubt(thread, steps):
            asked, keys = doubt
            verdict = "query"
        severity = "critical" if reopened else _severity(findings)
        return Point(
            thread,
            steps,
            standing(steps, verdict, asked),
            verdict,
            severity,
            silent=newest is not None
            and newest.move in ("changed", "reopened", "moved")
            and (any(finding.kind == KIND for finding in findings) or self._silent(thread)),
            filling=self._filling(thread),
            contrary=is_contrary(steps, verdict, asked),
            findings=tuple(finding.id for finding in findings),
            keys=keys,
            asked=asked,
        )

    def _doubt(self, thread: Thread, steps: Sequence[Step]) -> tuple[int, tuple[str, ...]] | None:
        """Return the number of the earlier draft whose words we sent back in doubt and nobody touched since,
        and what the answers to the clause there are kept under; None where there was no doubt."""
        number = taken_from(steps, self.received)
        if number is None or not self._doubts:
            return None
        read = self.exchange(number)
        pairs = set(pairs_of(read.review, thread, read.sent, number))
        findings = [finding for finding in read.review.findings if finding.pair in pairs]
        keys = tuple(read.keys[finding.id] for finding in findings)
        doubtful = joint_verdict(verdicts_on(findings, keys, self.decisions)) == "query"
        return (number, keys) if doubtful else None

    @cached_property
    def _doubts(self) -> bool:
        """Whether anything is in doubt."""
        return any(decision.verdict == "query" for decision in self.decisions.values())

    def is_moved(self, thread: Thread) -> bool:
        """Return whether their newest draft, the newest text of all, has the clause in another place.

        A line without a number that only came under another clause, as one was put in before it, stayed.
        """
        if self.latest is None or self.received is None or self.received != len(self.contracts) - 1:
            return False
        numbered = any(self.contracts[self.received].clause(c).number for c in thread.clauses[self.received])
        return any(
            one.kind == "clause.moved" and (numbered or not one.data["parent_changed"])
            for one in self._findings(thread)
        )

    def _text(self, thread: Thread, place: int) -> str:
        return "\n".join(self.contracts[place].clause(c).text for c in thread.clauses[place])

    def _findings(self, thread: Thread) -> list[Finding]:
        """Return the findings of the newest exchange that speak of this clause."""
        if self.latest is None or self.received is None:
            return []
        pairs = pairs_of(self.latest, thread, self.sent, self.received)
        return [one for pair in pairs for one in self._by_pair.get(pair, ())]

    @cached_property
    def _by_pair(self) -> dict[str, list[Finding]]:
        """The findings of the newest exchange by their pairs."""
        found: dict[str, list[Finding]] = {}
        for finding in self.latest.findings if self.latest else ():
            found.setdefault(finding.pair or "", []).append(finding)
        return found

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        """What the answers to the findings of the newest exchange are kept under."""
        return self.exchange(self.received).keys if self.received is not None else {}

    def _silent(self, thread: Thread) -> bool:
        """Return whether their draft shows no tracked change of theirs in this clause though it is not the
        first draft, or though it marks others. Marks that we sent and they left standing are not theirs."""
        if self.latest is None or self.received is None:
            return False
        tracks, marked = self._marks
        if self.senders.index("counterparty") == self.received and not tracks:
            return False
        return marked.isdisjoint(pairs_of(self.latest, thread, self.sent, self.received))

    @cached_property
    def _marks(self) -> tuple[bool, frozenset[str]]:
        """Whether their newest draft tracks changes of theirs, and the pairs that such a change stands in."""
        if self.latest is None:
            return False, frozenset()
        comparison = self.latest.comparison
        ours = {(mark.author, mark.date) for mark in comparison.base.document.marks}
        marked = frozenset(
            pair
            for pair, marks in piles_of(self.latest).tracked.items()
            if any((mark.author, mark.date) not in ours for mark in marks)
        )
        return any((one.author, one.date) not in ours for one in comparison.draft.document.marks), marked

    def _filling(self, thread: Thread) -> bool:
        """Return whether their draft only filled slots of this clause."""
        if self.latest is None or self.received is None or not thread.clauses[self.sent]:
            return False
        comparison = self.latest.comparison
        pair = comparison.pairs_by_id[comparison.pair_of_base[thread.clauses[self.sent][0]]]
        if not pair.edits or pair.kind != "edited":
            return False
        filled = {fill.edit for fill in fills(PairView(comparison, pair, *self._indices))}
        return all(edit in filled for edit in pair.edits)

    @cached_property
    def _indices(self) -> tuple[ContractIndex, ContractIndex]:
        """Both texts of the newest exchange, to look clauses up in."""
        assert self.latest is not None
        return ContractIndex(self.latest.comparison.base), ContractIndex(self.latest.comparison.draft)


def pairs_of(latest: Review, thread: Thread, sent: int, received: int) -> tuple[str, ...]:
    """Return the pairs of the newest exchange that a clause stands in."""
    pairs = [latest.comparison.pair_of_base[clause] for clause in thread.clauses[sent]]
    pairs += [latest.comparison.pair_of_draft[clause] for clause in thread.clauses[received]]
    return tuple(dict.fromkeys(pairs))


def verdicts_on(
    findings: Sequence[Finding],
    keys: Sequence[str],
    decisions: Mapping[str, Decision],
    *,
    grave: bool = False,
) -> list[Verdict]:
    """Return the answers to the findings of a clause; a mere hint among graver ones needs none.

    With `grave` there are no mere hints.
    """
    given: list[Verdict] = [decisions[key].verdict if key in decisions else "open" for key in keys]
    hints = [finding.severity == "info" and not grave for finding in findings]
    return [one for one, hint in zip(given, hints, strict=True) if one != "open" or not hint or all(hints)]


def _severity(findings: Iterable[Finding]) -> Severity:
    found = {finding.severity for finding in findings}
    return next((severity for severity in SEVERITIES if severity in found), "info")


def by_urgency(point: Point) -> tuple[bool, bool, bool, int, int]:
    """Return what points are sorted by: what was reopened, then silent changes, then by what their draft did,
    then by severity; slots that were only filled in come last."""
    return (
        point.move != "reopened",
        point.filling,
        not point.silent,
        _ORDER.index(point.move),
        SEVERITIES.index(point.severity),
    )
