"""The template slots of every clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.placeholders import find_blanks
from reviewer.model import Blank

if TYPE_CHECKING:
    from reviewer.model import Clause


def find_slots(clauses: tuple[Clause, ...]) -> tuple[Blank, ...]:
    """Return the blanks of all clauses, in order."""
    return tuple(
        Blank(clause.id, slot.start, slot.end, slot.kind, slot.label, slot.default, slot.options, slot.open)
        for clause in clauses
        for slot in find_blanks(clause.text)
    )
