"""What was answered in every exchange of a negotiation, the settled ones included.

An answer is kept under the words it was given to. Once a clause has gone on, these words stand in an earlier
exchange alone: the text we had sent last beside the draft that came in then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.comparison import compare_contracts
from reviewer.model import Review
from reviewer.negotiation.house import judged
from reviewer.negotiation.keys import point_keys
from reviewer.negotiation.progress import side_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.model import Comparison, Decision, Language
    from reviewer.negotiation.progress import Negotiation, Rejecting

__all__ = ["Exchange", "Exchanges", "answers_to", "exchanges"]


class Exchange(NamedTuple):
    """One draft of the counterparty beside the text it answers."""

    sent: int
    """Number of the round that we had sent last."""
    received: int
    """Number of the counterparty's round."""
    review: Review
    keys: Mapping[str, str]
    """Finding id to decision key."""


Exchanges = tuple[Exchange, ...]
"""In the order of the rounds."""


def exchanges(
    negotiation: Negotiation,
    *,
    side: str | None,
    lang: Language,
    rejected: Rejecting = lambda comparison: None,
) -> Exchanges:
    """Return every exchange of a negotiation, judged; the newest is `Negotiation.latest`.

    `side` is our label in the baseline; `rejected` as `negotiate` takes it.
    """
    found = []
    for number, sender in enumerate(negotiation.senders):
        if sender != "counterparty":
            continue
        sent = max(n for n, other in enumerate(negotiation.senders[:number]) if other == "us")
        if number == negotiation.received and negotiation.latest is not None:
            review = negotiation.latest
        else:
            comparison = _beside(negotiation, sent, number)
            label = side_in(side, negotiation.from_base, sent)
            findings = judged(comparison, side=label, unmarked=rejected(comparison))
            review = Review(comparison, findings, label, lang)
        found.append(Exchange(sent, number, review, point_keys(review)))
    return tuple(found)


def answers_to(
    negotiation: Negotiation, passed: Exchanges, decisions: Mapping[str, Decision]
) -> dict[str, dict[int, tuple[Decision, ...]]]:
    """Return the answers given to each point: thread key to number of the draft that was answered."""
    found: dict[str, dict[int, tuple[Decision, ...]]] = {}
    for exchange in passed:
        comparison = exchange.review.comparison
        of_pair: dict[str, list[Decision]] = {}
        for finding in exchange.review.findings:
            decision = decisions.get(exchange.keys[finding.id])
            if decision is not None and finding.pair is not None:
                of_pair.setdefault(finding.pair, []).append(decision)
        if not of_pair:
            continue
        for point in negotiation.points:
            clauses = point.thread.clauses
            pairs = [comparison.pair_of_base[c] for c in clauses[exchange.sent]]
            pairs += [comparison.pair_of_draft[c] for c in clauses[exchange.received]]
            given = [one for pair in dict.fromkeys(pairs) for one in of_pair.get(pair, ())]
            if given:
                found.setdefault(point.thread.key, {})[exchange.received] = tuple(given)
    return found


def _beside(negotiation: Negotiation, sent: int, received: int) -> Comparison:
    if sent == received - 1:
        return negotiation.from_last[sent]
    if sent == 0:
        return negotiation.from_base[received - 1]
    return compare_contracts(negotiation.contracts[sent], negotiation.contracts[received])
