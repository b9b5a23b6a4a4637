"""Numbers of clauses that come back: what they are like in the draft, and which stand there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reviewer.model import Clause, Comparison

__all__ = ["alike", "same_numbers"]

_NEAR = 20
"""How many clauses on either side are looked at for one of the same depth."""


def alike(comparison: Comparison, clause: str) -> Clause | None:
    """Return the numbered clause of the draft that answers to the nearest one of the same depth."""
    base = comparison.base.clauses
    pairs = comparison.pairs_by_id
    place = next(number for number, one in enumerate(base) if one.id == clause)
    near = range(max(0, place - _NEAR), min(len(base), place + _NEAR + 1))
    for number in sorted(near, key=lambda number: abs(number - place)):
        one = base[number]
        answers = pairs[comparison.pair_of_base[one.id]].draft
        if number != place and one.level == base[place].level and one.number and len(answers) == 1:
            found = comparison.draft.clause(answers[0])
            if found.number:
                return found
    return None


def same_numbers(comparison: Comparison, restored: Iterable[str], gone: Collection[str]) -> Iterator[Message]:
    """Yield a notice for each typed number of a clause put back that another of the draft has."""
    taken = {
        clause.path
        for clause in comparison.draft.clauses
        if clause.number and not clause.automatic and clause.id not in gone
    }
    for key in restored:
        clause = comparison.base.clause(key)
        if clause.number and not clause.automatic and clause.path in taken:
            yield Message("word.response.same_number", {"number": clause.number})
