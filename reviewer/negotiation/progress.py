"""A negotiation as it stands: every point with its history, from the texts of the rounds and the answers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewer.comparison import compare_contracts
from reviewer.model import SEVERITIES, Review
from reviewer.negotiation.house import judged
from reviewer.negotiation.keys import point_keys
from reviewer.negotiation.moves import is_contrary, joint_verdict, standing
from reviewer.negotiation.points import Exchange, PointReader, by_urgency, pairs_of, verdicts_on
from reviewer.negotiation.threads import follow_clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewer.model import Comparison, Contract, Decision, Finding, Language
    from reviewer.negotiation.matter import Sender
    from reviewer.negotiation.points import Point

    Rejecting = Callable[[Comparison], Contract | None]
    """Gives the draft of a comparison with its tracked changes rejected; None where it has none."""

__all__ = ["Negotiation", "answered_anew", "negotiate", "side_in"]


class Negotiation(Struct, frozen=True):
    """All rounds of a matter, laid beside each other."""

    senders: tuple[Sender, ...]
    contracts: tuple[Contract, ...]
    points: tuple[Point, ...]
    """First what must be seen: what was reopened, then silent changes, then by what their draft did, then by
    severity; slots that were only filled in come last."""
    latest: Review | None
    """The last text we sent against the counterparty's newest; None before they sent any."""
    against_base: Review | None
    """The baseline against the newest text of either side; None where there is the baseline alone."""
    sent: int
    """Number of the round that `latest` has as its base."""
    received: int | None
    """Number of the counterparty's newest round."""
    from_base: tuple[Comparison, ...] = ()
    """The baseline beside every round after it."""
    from_last: tuple[Comparison, ...] = ()
    """Every round beside the one after it."""

    def text(self, point: Point, number: int) -> str:
        """Return the words of a point in a round, empty where the round has none."""
        contract = self.contracts[number]
        return "\n".join(contract.clause(c).text for c in point.thread.clauses[number])

    def pairs_of(self, point: Point) -> tuple[str, ...]:
        """Return the pairs of `latest` that a point stands in; none before they sent anything."""
        if self.latest is None or self.received is None:
            return ()
        return pairs_of(self.latest, point.thread, self.sent, self.received)

    def reasons(self, point: Point) -> tuple[Finding, ...]:
        """Return the findings of a point in `latest`, the gravest first; mere hints only where nothing else
        is found."""
        known = self.latest.findings if self.latest else ()
        found = [one for one in known if one.id in point.findings]
        return tuple(one for one in found if one.severity != "info") or tuple(found)


def negotiate(
    senders: Sequence[Sender],
    contracts: Sequence[Contract],
    decisions: Mapping[str, Decision],
    *,
    side: str | None,
    lang: Language,
    rejected: Rejecting = lambda comparison: None,
) -> Negotiation:
    """Lay the rounds beside each other, the baseline first, and read what became of every point.

    `decisions` are the answers by `point_keys`; `side` is our label in the baseline. With `rejected`, what a
    draft that tracks its changes changed without a mark is a finding of its own.
    """
    from_base = [compare_contracts(contracts[0], contract) for contract in contracts[1:]]
    from_last = [
        from_base[place] if place == 0 else compare_contracts(contracts[place], contract)
        for place, contract in enumerate(contracts[1:])
    ]
    received = max((n for n, sender in enumerate(senders) if sender == "counterparty"), default=None)
    sent = max(n for n, sender in enumerate(senders[: received or None]) if sender == "us")

    @cache
    def exchange(number: int) -> Exchange:
        sent = max(n for n, sender in enumerate(senders[:number]) if sender == "us")
        beside = from_last[number - 1] if sent == number - 1 else from_base[number - 1]
        if sent not in (0, number - 1):
            beside = compare_contracts(contracts[sent], contracts[number])
        review = _review(beside, side_in(side, from_base, sent), lang, rejected)
        return Exchange(sent, review, point_keys(review))

    latest = exchange(received).review if received is not None else None
    against_base = _review(from_base[-1], side, lang, rejected) if from_base else None
    threads = follow_clauses(contracts, from_base, from_last)
    reading = PointReader(tuple(senders), tuple(contracts), latest, decisions, sent, received, exchange)
    points = sorted(
        (reading.point(thread) for thread in threads if thread.touched or reading.is_moved(thread)),
        key=by_urgency,
    )
    if latest is not None:
        latest = _weighed(latest, points)
    return Negotiation(
        tuple(senders),
        tuple(contracts),
        tuple(points),
        latest,
        against_base,
        sent,
        received,
        tuple(from_base),
        tuple(from_last),
    )


def answered_anew(negotiation: Negotiation, decisions: Mapping[str, Decision]) -> Negotiation:
    """Return the negotiation under other answers, without comparing anything again."""
    points = []
    known = {one.id: one for one in negotiation.latest.findings} if negotiation.latest else {}
    for point in negotiation.points:
        if point.asked == negotiation.received:
            findings = [known[name] for name in point.findings]
            verdict = joint_verdict(verdicts_on(findings, point.keys, decisions))
        else:
            verdict = joint_verdict(decisions[key].verdict for key in point.keys if key in decisions)
        state = standing(point.steps, verdict, point.asked)
        contrary = is_contrary(point.steps, verdict, point.asked)
        points.append(replace(point, verdict=verdict, state=state, contrary=contrary))
    return replace(negotiation, points=tuple(points))


def side_in(side: str | None, from_base: Sequence[Comparison], number: int) -> str | None:
    """Return what our party, `side` in the baseline, is called in the text of a round."""
    if side is None or number == 0:
        return side
    links = from_base[number - 1].links
    return next((link.draft for link in links if link.base == side and link.draft), None)


def _review(comparison: Comparison, side: str | None, lang: Language, rejected: Rejecting) -> Review:
    findings = judged(comparison, side=side, unmarked=rejected(comparison))
    return Review(comparison, findings, side, lang)


def _weighed(latest: Review, points: Iterable[Point]) -> Review:
    """Return a review in which all that touches what was agreed is critical."""
    reopened = {name for point in points if point.move == "reopened" for name in point.findings}
    if not reopened:
        return latest
    graver = [replace(one, severity="critical") if one.id in reopened else one for one in latest.findings]
    graver.sort(key=lambda one: SEVERITIES.index(one.severity))
    return replace(latest, findings=tuple(graver))
