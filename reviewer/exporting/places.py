"""How a clause is called where it is cited: by its number, with as much of the path as a reader needs.

A row of a table is called by the clause it stands under, the number of the row, and what it is about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.language.wrapping import clip
from reviewer.messages import say
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.model import Clause, Contract, Language

__all__ = ["clause_heading", "place_of", "places_of", "row_place"]

ROW = 20
"""Cells that the words of a row may take in its name."""

_WHOLE = lazy(
    r"(?:第.+[条章节编]|[0-9０-９]+(?:[.．][0-9０-９]+)+[A-Z]?|附件.*|Article .+|Section .+)", re.IGNORECASE
)
"""A number that says by itself where the clause stands."""
_WORDS = lazy(r"[^\W\d_]")
"""A letter or a Chinese character: what a mere number in the first cell does not have."""


def place_of(contract: Contract, clause: Clause, lang: Language) -> str:
    """Return a citation of a clause: `4.2`, `4.2（1）`, a row of a table, else its first words."""
    if clause.kind == "table":
        return row_place(contract, clause, lang)
    number = clause.number
    if number:
        if _WHOLE.fullmatch(number) or len(clause.path) < 2:
            return number
        above = _ancestor_number(contract, clause)
        return f"{above}{number}" if above else number
    words = clip(clause.heading or clause.text, 24).strip()
    above = _ancestor_number(contract, clause)
    if not words:
        return above or say("notes.place.empty", lang)
    if above:
        return say("notes.place.under", lang, above=above, words=words)
    return say("notes.place.unnumbered", lang, words=words)


def row_place(contract: Contract, clause: Clause, lang: Language, *, brief: bool = False) -> str:
    """Return the place of a table row: `1.1 表格第 2 行「温度传感器」`, without its words where `brief`."""
    place = contract.index[clause.id]
    first = place
    while first and _same_table(contract.clauses[first - 1], clause):
        first -= 1
    cells = [clause.text[start:end].strip() for start, end in clause.cells] or [clause.text]
    named = next((cell for cell in cells if _WORDS.search(cell)), cells[0])
    words = "" if brief else clip(named, ROW)
    row = say(f"notes.place.{'row' if words else 'brief_row'}", lang, n=place - first + 1, words=words)
    above = contract.clause(clause.parent) if clause.parent else None
    upper = place_of(contract, above, lang) if above and above.number else ""
    return f"{upper} {row}".strip()


def _same_table(one: Clause, other: Clause) -> bool:
    return one.kind == other.kind == "table" and one.parent == other.parent


def places_of(contract: Contract, ids: tuple[str, ...], lang: Language) -> str:
    """Return the citations of several clauses, first to last where there are more than two."""
    places = [place_of(contract, contract.clause(clause), lang) for clause in ids]
    if len(places) > 2:
        return say("notes.place.range", lang, first=places[0], last=places[-1], n=len(places))
    return say("notes.place.and", lang).join(places)


def clause_heading(contract: Contract, clause: Clause) -> str | None:
    """Return the heading of a clause, or the nearest one above it."""
    seen: Clause | None = clause
    while seen is not None:
        if seen.heading and seen.kind != "title":
            return seen.heading
        seen = contract.clause(seen.parent) if seen.parent else None
    return None


def _ancestor_number(contract: Contract, clause: Clause) -> str:
    """Return the path above a clause, from the nearest number that stands by itself."""
    parts: list[str] = []
    above = contract.clause(clause.parent) if clause.parent else None
    while above is not None:
        if above.number:
            parts.append(above.number)
            if _WHOLE.fullmatch(above.number):
                break
        above = contract.clause(above.parent) if above.parent else None
    return "".join(reversed(parts))
