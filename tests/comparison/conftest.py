"""Contracts made from a few lines, without reading or structuring a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reviewer.comparison.numbers import number_key
from reviewer.language.placeholders import find_blanks
from reviewer.language.references import find_references
from reviewer.model import Blank, Clause, Contract, Document, Party, Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROLES = {"甲方": "customer", "乙方": "provider"}


def make_contract(
    lines: Sequence[str | tuple[Any, ...]],
    *,
    labels: Sequence[str] = ("甲方", "乙方"),
    roles: dict[str, str | None] | None = None,
    names: dict[str, str] | None = None,
) -> Contract:
    """Return a contract of clauses given as `text` or `(depth, number, text[, kind[, heading]])`, in
    order.
    """
    known = ROLES if roles is None else roles
    clauses: list[Clause] = []
    path: list[Clause] = []
    for place, line in enumerate(lines, 1):
        depth, number, text, kind, heading = (
            *((0, None, line) if isinstance(line, str) else line),
            None,
            None,
        )[:5]
        del path[depth:]
        above = path[-1] if path else None
        numbers = (*(above.path if above else ()), *([number] if number else []))
        clause = Clause(
            f"c{place}", number, numbers, kind or "clause", depth, heading, text, above.id if above else None
        )
        clauses.append(clause)
        path.append(clause)
    by_number = {".".join(number_key(clause.number)): clause.id for clause in clauses if clause.number}
    references = tuple(
        Reference(
            clause.id,
            found.start,
            found.end,
            found.kind,
            found.numbers,
            tuple(by_number.get(number, "") for number in found.numbers),
        )
        for clause in clauses
        for found in find_references(clause.text)
    )
    blanks = tuple(
        Blank(clause.id, blank.start, blank.end, blank.kind)
        for clause in clauses
        for blank in find_blanks(clause.text)
    )
    parties = tuple(Party(label, None, known.get(label), (names or {}).get(label)) for label in labels)
    return Contract(
        Document("made", "txt", "0" * 64, ()),
        "contract",
        "",
        "zh",
        parties,
        tuple(clauses),
        references=references,
        blanks=blanks,
    )


@pytest.fixture
def contract() -> Callable[..., Contract]:
    return make_contract
