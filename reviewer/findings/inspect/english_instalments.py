"""Instalments of an English contract against the sum that another clause states: an upfront fee of
USD 250,000, to be paid as follows: USD 100,000, USD 90,000 and USD 50,000."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import WHOLE, figures_differ, total_of
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["english_instalments"]

_PAID = lazy(
    r"\b(?P<what>(?:[a-z-]+ ){0,2}?(?:fees?|price|sum|consideration|remuneration|commission|loan|grant))\b"
    r"[^.;:]{0,30}?\b(?:paid|payable|due|disbursed)\b"
    r"[^.;:]{0,40}(?:\bas follows|\bin (?:two|three|four|five|six|seven|eight|\d) [a-z ]{0,12}"
    r"(?:instal+ments|parts|stages|payments|tranches))"
)
_OPEN = lazy(
    r"\b(?:balance|remain|rest|per|each|every|month|discount|plus|interest|up to|at least|not less"
    r"|approximately|further|additional|thereafter)"
)
_STATED = lazy(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:of|is|shall be|amounts? to|:|for the [a-z ]{1,24} (?:is|shall be))"
    r"(?: a total of)?[^.;,\d]{0,24}$"
)
_LEAD = lazy(r"^(?:the|an?|this|such|said|total|whole|full|entire|of|and) ")
_LEAST, _NEAR = 2, Decimal("0.4")


def english_instalments(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the instalments in which a sum is paid do not make what one other
    clause states for it; a sum far from theirs is another."""
    if scene.chinese:
        return
    for clause, text in scene.saying("as follows", "instal", "stages", "tranches", "payments", "parts"):
        if clause.kind == "table":
            continue
        for start, end in scene.sentences(clause):
            paid = _PAID.search(text, start, end)
            if paid is None or _OPEN.search(text, paid.end(), end):
                continue
            parts = [one for one in scene.quantities_in(clause, paid.end(), end) if one.sort == "amount"]
            if len(parts) < _LEAST or len({one.unit for one in parts}) != 1:
                continue
            total = total_of(parts)
            stated = _stated(scene, clause, paid["what"], parts[0].unit)
            if stated is None or abs(stated[1] - total) < WHOLE or abs(stated[1] - total) > stated[1] * _NEAR:
                continue
            facts = {"sum": plain(total), "total": plain(stated[1])}
            span = parts[0].start, parts[-1].end
            yield figures_differ(scene, clause, span, "instalments", facts, [stated[0]])


def _stated(scene: Scene, paid: Clause, what: str, unit: str) -> tuple[Clause, Decimal] | None:
    """Return the one sum that the other clauses state for what is paid, and a clause that does."""
    while found := _LEAD.match(what):
        what = what[found.end() :]
    given = [
        (clause, Decimal(one.value))
        for clause, text in scene.saying(what)
        if clause.id != paid.id and clause.kind != "table"
        for one in scene.quantities(clause)
        if one.sort == "amount" and one.unit == unit and not one.per and not isinstance(one.value, str)
        if _names(text, one, what)
    ]
    return given[0] if len({value for _, value in given}) == 1 else None


def _names(text: str, one: Quantity, what: str) -> bool:
    at = text.rfind(what, max(0, one.start - 80), one.start)
    return at >= 0 and _STATED.match(text, at + len(what), one.start) is not None
