"""The signing copy against what was agreed: nothing that differs goes unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewer.comparison import compare_contracts
from reviewer.model import Review
from reviewer.negotiation.house import judged
from reviewer.negotiation.progress import side_in
from reviewer.negotiation.threads import Beside, follow_clauses

if TYPE_CHECKING:
    from reviewer.model import Comparison, Contract, Language
    from reviewer.negotiation.moves import State
    from reviewer.negotiation.points import Point
    from reviewer.negotiation.progress import Negotiation, Rejecting
    from reviewer.negotiation.threads import Thread

__all__ = ["Difference", "FinalCheck", "check_final"]

Sort = Literal["changed", "added", "deleted", "moved", "unsettled"]


class Difference(Struct, frozen=True):
    """A clause of the signing copy that is not what was agreed."""

    sort: Sort
    """`unsettled` where nothing was agreed on the clause, whatever the signing copy says."""
    expected: tuple[str, ...]
    """Ids of the clauses as agreed, in the text of round `round`; empty where there should be none."""
    round: int
    found: tuple[str, ...]
    """Ids of the clauses in the signing copy; empty where there is none."""
    state: State
    """Where the point stood before the signing copy came."""
    ours: tuple[str, ...] = ()
    """Ids of the clauses in the text we sent last, for what is unsettled."""


class FinalCheck(Struct, frozen=True):
    """What became of the agreed text in the signing copy."""

    contract: Contract
    differences: tuple[Difference, ...]
    """In the order of the signing copy; deleted clauses where they would have stood."""
    review: Review
    """The newest text of the matter against the signing copy, with what its changes mean."""

    @property
    def clean(self) -> bool:
        """True where the signing copy is what was agreed, word for word, and nothing was left open."""
        return not self.differences


def check_final(
    negotiation: Negotiation,
    contract: Contract,
    *,
    side: str | None,
    lang: Language,
    rejected: Rejecting = lambda comparison: None,
) -> FinalCheck:
    """Compare a signing copy with what was agreed.

    Agreed is what both sides have sent; what we accepted of their newest draft; and what we sent last and
    they did not answer, if the signing copy carries it. A point that is open, in doubt or countered without
    our wording having been sent is told as unsettled. `rejected` as `negotiate` takes it.
    """
    rounds = [*negotiation.contracts, contract]
    newest = len(rounds) - 2
    from_base = [compare_contracts(rounds[0], text) for text in rounds[1:]]
    from_last = [
        from_base[place] if place == 0 else compare_contracts(rounds[place], text)
        for place, text in enumerate(rounds[1:])
    ]
    points = {point.thread.key: point for point in negotiation.points}
    sent = max(n for n, sender in enumerate(negotiation.senders) if sender == "us")
    beside = _Beside(rounds, from_base, from_last)
    differences: list[tuple[int, Difference]] = []
    for thread in follow_clauses(rounds, from_base, from_last):
        point = points.get(thread.key)
        state = point.state if point else "untouched"
        number = _expected(point, newest, sent)
        found = thread.clauses[-1]
        if number is None:
            theirs, ours = thread.clauses[newest], thread.clauses[sent]
            unsettled = Difference("unsettled", theirs, newest, found, state, ours)
            differences.append((beside.place(thread, newest), unsettled))
            continue
        expected = thread.clauses[number]
        if not expected and not found:
            continue
        same = beside.same(thread, number)
        if same and not beside.moved(found):
            continue
        sort: Sort = "moved" if same else "changed" if expected and found else "added" if found else "deleted"
        differences.append((beside.place(thread, newest), Difference(sort, expected, number, found, state)))
    label = side_in(side, from_base, newest)
    comparison = from_last[-1]
    findings = judged(comparison, side=label, unmarked=rejected(comparison))
    review = Review(comparison, findings, label, lang)
    ordered = sorted(differences, key=lambda pair: pair[0])
    return FinalCheck(contract, tuple(one for _, one in ordered), review)


def _expected(point: Point | None, newest: int, sent: int) -> int | None:
    """Return the round that has the wording of a clause as agreed; None where nothing was agreed."""
    if point is None:
        return newest
    match point.state:
        case "untouched" | "agreed" | "accepted":
            return newest
        case "rejected":
            return sent
        case "countered":
            return sent if point.steps[-1].state == "countered" else None
        case _:
            return None


class _Beside:
    """The comparisons of the signing copy with the rounds, made as they are asked for."""

    def __init__(
        self, rounds: list[Contract], from_base: list[Comparison], from_last: list[Comparison]
    ) -> None:
        self._rounds = rounds
        self._known = {0: Beside(from_base[-1]), len(rounds) - 2: Beside(from_last[-1])}
        last = from_last[-1]
        self._moved = {c for pair in last.pairs if pair.moved for c in pair.draft}
        self._of_newest = {c: place for place, pair in enumerate(last.pairs) for c in pair.base}
        self._of_found = {c: place for place, pair in enumerate(last.pairs) for c in pair.draft}

    def same(self, thread: Thread, number: int) -> bool:
        """Return whether the signing copy has the clause as it stood in that round."""
        expected, found = thread.clauses[number], thread.clauses[-1]
        if number not in self._known:
            self._known[number] = Beside(compare_contracts(self._rounds[number], self._rounds[-1]))
        told = self._known[number].same(expected, found)
        return thread.wordings[number] == thread.wordings[-1] if told is None else told

    def moved(self, found: tuple[str, ...]) -> bool:
        """Return whether the clause stands elsewhere than in the newest text."""
        return any(clause in self._moved for clause in found)

    def place(self, thread: Thread, newest: int) -> int:
        """Return where a clause stands in the signing copy, or stood in the newest text."""
        if thread.clauses[-1]:
            return self._of_found[thread.clauses[-1][0]]
        return self._of_newest[thread.clauses[newest][0]] if thread.clauses[newest] else 0
