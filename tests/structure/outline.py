"""A clause tree in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.model import Clause, Contract


def numbers(contract: Contract) -> list[tuple[int, str | None]]:
    """Return the level and the number of every clause in order."""
    return [(clause.level, clause.number) for clause in contract.clauses]


def under(contract: Contract, number: str) -> Clause | None:
    """Return the clause above the first one of that number; None where it stands at the top."""
    clause = next(clause for clause in contract.clauses if clause.number == number)
    return contract.clause(clause.parent) if clause.parent else None
