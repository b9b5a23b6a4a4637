"""Which rules are asked, in which order; the order of this file is the order of equals in the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.clauses import whole_clauses
from reviewer.findings.leftover import leftover
from reviewer.findings.numbers import numbers
from reviewer.findings.view import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewer.findings.observation import Observation
    from reviewer.findings.view import PairView
    from reviewer.model import Comparison, Contract

    DocumentRule = Callable[[Comparison], Iterable[Observation]]
    PairRule = Callable[[PairView], Iterable[Observation]]
    ContractRule = Callable[[Contract], Iterable[Observation]]

DOCUMENT_RULES: tuple[DocumentRule, ...] = (whole_clauses,)
"""Rules over the two contracts as wholes."""
PAIR_RULES: tuple[PairRule, ...] = (numbers,)
"""Rules over one pair in which something differs."""
CONTRACT_RULES: tuple[ContractRule, ...] = ()
"""Rules over one contract alone; what they find stands in `Observation.draft`."""


def observe(comparison: Comparison) -> tuple[Observation, ...]:
    """Return what every rule saw between two contracts and inside each; no edit is left without an
    observation."""
    views = tuple(changed(comparison))
    seen = [found for rule in DOCUMENT_RULES for found in rule(comparison)]
    seen.extend(found for view in views for rule in PAIR_RULES for found in rule(view))
    seen.extend(leftover(views, seen))
    return tuple(seen)


def inspect_contract(contract: Contract) -> tuple[Observation, ...]:
    """Return the faults inside one contract."""
    return tuple(found for rule in CONTRACT_RULES for found in rule(contract))
