"""Contracts and quotes put together by hand, for the rooms that show a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model import Contract, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Clause, Document, Language, Party


def contract_of(
    document: Document,
    title: str,
    clauses: Sequence[Clause],
    parties: Sequence[Party],
    language: Language = "zh",
) -> Contract:
    """Return a document as a contract of those clauses between those parties."""
    return Contract(document, "contract", title, language, tuple(parties), tuple(clauses))


def quote(clause: Clause, words: str) -> Quote:
    """Return where those words first stand in a clause."""
    start = clause.text.index(words)
    return Quote(clause.id, start, start + len(words), words)
