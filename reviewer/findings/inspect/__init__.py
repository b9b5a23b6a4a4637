"""Faults inside one document, with no other beside it; what is found stands in `Observation.draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.balance import imbalance
from reviewer.findings.inspect.amounts import amounts_in_words
from reviewer.findings.inspect.annexes import annexes, misdirected
from reviewer.findings.inspect.applying import apply_rules
from reviewer.findings.inspect.blanks import open_blanks
from reviewer.findings.inspect.checklists import checklists
from reviewer.findings.inspect.dates import date_order
from reviewer.findings.inspect.disputes import conflicting_forums
from reviewer.findings.inspect.ending import truncated
from reviewer.findings.inspect.hidden import hidden_text
from reviewer.findings.inspect.identities import identities
from reviewer.findings.inspect.labour import probation
from reviewer.findings.inspect.numbering import numbering
from reviewer.findings.inspect.parties import party_faults
from reviewer.findings.inspect.periods import periods
from reviewer.findings.inspect.references import broken_references
from reviewer.findings.inspect.rows import rows
from reviewer.findings.inspect.scene import Scene
from reviewer.findings.inspect.stated import naming, stated_twice, tiers
from reviewer.findings.inspect.statutes import repealed_statutes
from reviewer.findings.inspect.sums import sums
from reviewer.findings.inspect.terms import undefined_terms, unused_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.findings.observation import Observation
    from reviewer.model import Contract

    ContractRule = Callable[[Contract], Iterable[Observation]]
    SceneRule = Callable[[Scene], Iterable[Observation]]

CONTRACT_RULES: tuple[ContractRule, ...] = (
    open_blanks,
    broken_references,
    repealed_statutes,
    conflicting_forums,
    amounts_in_words,
    date_order,
    numbering,
    party_faults,
    undefined_terms,
    unused_terms,
    truncated,
    hidden_text,
)
"""Rules over the structure of one contract."""
SCENE_RULES: tuple[SceneRule, ...] = (
    sums,
    rows,
    periods,
    stated_twice,
    tiers,
    identities,
    annexes,
    misdirected,
    probation,
    naming,
)
"""Rules over the words and numbers of one contract."""
WHOLE_RULES: tuple[SceneRule, ...] = (checklists, imbalance)
"""What is to be said of the contract as a whole, behind all else."""


def inspect(contract: Contract, book: Rulebook | None = None) -> list[Observation]:
    """Return what every rule finds in one contract, the shipped rulebook's where no other is given."""
    scene = Scene(contract)
    seen = [found for rule in CONTRACT_RULES for found in rule(contract)]
    seen.extend(found for rule in SCENE_RULES for found in rule(scene))
    seen.extend(apply_rules(scene, book))
    seen.extend(found for rule in WHOLE_RULES for found in rule(scene))
    return list(_once(seen))


def _once(seen: Iterable[Observation]) -> Iterable[Observation]:
    """Leave out a second finding of one kind over the very same words: a hand-written rule and one of
    data agree."""
    told: set[tuple[str, object, object]] = set()
    for one in seen:
        mark = (one.kind, one.draft, one.data.get("rule") if one.kind.startswith("advice.") else None)
        if one.draft is None or mark not in told:
            told.add(mark)
            yield one
