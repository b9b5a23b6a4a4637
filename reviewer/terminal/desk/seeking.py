"""Finding clauses in a comparison: by number however it is written, or by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.folding import fold_key
from reviewer.language.numerals import parse_number

if TYPE_CHECKING:
    import re

    from reviewer.model import Comparison


def find_number(comparison: Comparison, wanted: str) -> int | None:
    """Return the position of the pair with a clause of that number, the draft's before the baseline's.

    A number that no clause has leads to the first that begins with it.
    """
    key = number_key(wanted)
    if not key:
        return None
    sides = (comparison.draft, comparison.pair_of_draft), (comparison.base, comparison.pair_of_base)
    places = {pair.id: place for place, pair in enumerate(comparison.pairs)}
    for exact in (True, False):
        for contract, index in sides:
            for clause in contract.clauses:
                own = number_key(clause.number or "")
                if own == key or (not exact and own.startswith(key)):
                    return places[index[clause.id]]
    return None


def number_key(number: str) -> str:
    """Return a clause number bare of its dress: `第八条`, `8.` and `8` are one."""
    bare = fold_key(number).strip("第条章节款项()（）.、:： ")
    value = parse_number(bare) if bare and not bare.isascii() else None
    return str(int(value)) if value is not None else bare.casefold()


def holding(comparison: Comparison, pattern: re.Pattern[str]) -> list[int]:
    """Return the positions of the pairs with a match in the number or the text of a clause of either side."""
    sides = (comparison.base, comparison.pair_of_base), (comparison.draft, comparison.pair_of_draft)
    places = {pair.id: place for place, pair in enumerate(comparison.pairs)}
    found = {
        places[index[clause.id]]
        for contract, index in sides
        for clause in contract.clauses
        if pattern.search(f"{clause.number or ''} {clause.text}")
    }
    return sorted(found)
