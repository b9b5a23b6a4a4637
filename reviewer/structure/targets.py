"""Where the cross-references of a contract lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.model import Clause, Reference


def find_targets(clauses: tuple[Clause, ...]) -> tuple[Reference, ...]:
    """Return the cross-references of all clauses, in order, each with the clauses it leads to."""
    return ()
