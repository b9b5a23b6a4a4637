"""Faults inside one document, with no other beside it; what is found stands in `Observation.draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.inspect.amounts import amounts_in_words
from reviewer.findings.inspect.blanks import open_blanks
from reviewer.findings.inspect.dates import date_order
from reviewer.findings.inspect.disputes import conflicting_forums
from reviewer.findings.inspect.ending import truncated
from reviewer.findings.inspect.hidden import hidden_text
from reviewer.findings.inspect.numbering import numbering
from reviewer.findings.inspect.parties import party_faults
from reviewer.findings.inspect.references import broken_references
from reviewer.findings.inspect.statutes import repealed_statutes
from reviewer.findings.inspect.terms import undefined_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewer.findings.observation import Observation
    from reviewer.model import Contract

    ContractRule = Callable[[Contract], Iterable[Observation]]

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
    truncated,
    hidden_text,
)
"""Rules over one contract alone."""
