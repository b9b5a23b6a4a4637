"""Faults of the draft as a comparison shows them: which came with the draft, and which the baseline had
already."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.findings.inspect import CONTRACT_RULES
from reviewer.language.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison, Contract

_OF_THE_WHOLE = frozenset({"consistency.truncated", "dispute.conflict", "law.repealed", "consistency.party"})
"""Faults that are the same wherever they stand in the document."""


def faults(comparison: Comparison) -> Iterator[Observation]:
    """Yield the draft's faults with `data.origin`; a fault that the draft mended is told by its change
    alone."""
    earlier: defaultdict[tuple[str, str], list[Observation]] = defaultdict(list)
    before = _of(comparison.base)
    held = Counter(pair for fault in before for pair in _blank_pairs(fault, comparison.pair_of_base))
    for fault in before:
        for mark in _marks(fault, comparison.pair_of_base):
            earlier[mark].append(fault)
    had_words = {pair.id for pair in comparison.pairs if pair.base and pair.draft}
    for fault in _of(comparison.draft):
        twin = next((earlier[m][0] for m in _marks(fault, comparison.pair_of_draft) if m in earlier), None)
        clause = fault.draft.clause if fault.draft else ""
        topic = fault.topic
        if fault.kind == "placeholder.open":
            blanks = Counter(_blank_pairs(fault, comparison.pair_of_draft))
            emptied = {pair for pair, count in blanks.items() if count > held[pair]}
            alike = (f for f in before if blanks.keys() & set(_blank_pairs(f, comparison.pair_of_base)))
            twin = None if emptied else next(alike, twin)
            if emptied & had_words and topic.endswith("/material"):
                topic = "placeholder.open/emptied"
        yield replace(
            fault,
            pair=comparison.pair_of_draft.get(clause),
            base=twin.draft if twin else None,
            topic=topic,
            favours="none" if fault.favours == "unclear" else fault.favours,
            data={**fault.data, "origin": "baseline" if twin else "draft"},
        )


def _blank_pairs(fault: Observation, pairs: Mapping[str, str]) -> Iterator[str]:
    """Yield the pair of the clause of each open slot that a finding counts."""
    if fault.kind == "placeholder.open":
        for clause in fault.data["clauses"]:
            yield pairs.get(clause, "")


def _of(contract: Contract) -> list[Observation]:
    return [found for rule in CONTRACT_RULES for found in rule(contract)]


def _marks(fault: Observation, pairs: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a fault of the other document must share to be the same: its pair of clauses, or its
    words."""
    words = fold_key(fault.draft.quote) if fault.draft else ""
    if fault.kind in _OF_THE_WHOLE:
        yield (
            fault.kind,
            str(fault.data.get("statute") or fault.data.get("label") or fault.data.get("code") or ""),
        )
        return
    if fault.draft and fault.draft.clause in pairs:
        yield fault.kind, f"pair {pairs[fault.draft.clause]}"
    if fault.kind != "placeholder.open":
        yield fault.kind, f"words {words}"
