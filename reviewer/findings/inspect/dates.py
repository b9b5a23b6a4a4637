"""Dates that cannot be, and periods that end before they begin."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.language.quantities import find_quantities
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Clause, Contract

_WRITTEN = lazy(
    r"(?<!\d)((?:19|20)\d{2})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?:\s*日)?(?![\d.])"
)
_SPAN = lazy(r"^[\s（(]*(?:起|开始|始)?[\s）),，]*(?:至|到|止于|～|~|—+|–|-|to|until|through)\s*$")
_HINT = lazy(r"年.*[至到～~—–-]|\d{4}[-/.]\d|\b(?:19|20)\d{2}\b.*(?:to|until|through)")
_FULL = lazy(r"\d{4}-\d{2}-\d{2}")


def date_order(contract: Contract) -> Iterator[Observation]:
    """Yield `consistency.date_order` for a day that no calendar has, and for a period whose end precedes
    its start."""
    for clause in contract.clauses:
        yield from _impossible(clause)
        yield from _reversed(clause)


def _impossible(clause: Clause) -> Iterator[Observation]:
    for found in _WRITTEN.finditer(clause.text):
        try:
            date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            yield Observation(
                kind="consistency.date_order",
                message=Message("findings.inspect.date_impossible", {"date": found.group()}),
                draft=Quote(clause.id, found.start(), found.end(), found.group()),
                data={"date": found.group()},
            )


def _reversed(clause: Clause) -> Iterator[Observation]:
    if not _HINT.search(clause.text):
        return
    dates = [q for q in find_quantities(clause.text) if q.sort == "date" and _FULL.fullmatch(str(q.value))]
    for start, end in pairwise(dates):
        if str(end.value) < str(start.value) and _SPAN.match(clause.text[start.end : end.start]):
            words = clause.text[start.start : end.end]
            params = {
                "start": clause.text[start.start : start.end],
                "end": clause.text[end.start : end.end],
            }
            yield Observation(
                kind="consistency.date_order",
                message=Message("findings.inspect.date_order", params),
                draft=Quote(clause.id, start.start, end.end, words),
                data={"start": str(start.value), "end": str(end.value)},
            )
