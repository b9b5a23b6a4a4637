"""The template slots of every clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.model import Blank, Clause


def find_slots(clauses: tuple[Clause, ...]) -> tuple[Blank, ...]:
    """Return the blanks of all clauses, in order."""
    return ()
