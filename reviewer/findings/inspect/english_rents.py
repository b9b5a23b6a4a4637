"""Sums of English contracts that fall due by the month and by the year, and deposits of so many months."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import WHOLE, figures_differ
from reviewer.language.numerals import parse_english, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

    Stated = tuple[Clause, Quantity]

__all__ = ["english_rents"]

_DUE = ("month", "annual", "annum", "year")
_MONTHLY = lazy(
    r"\bmonthly (?:base )?(?:rent|fee|charge|retainer|instal+ment)s?(?: (?:is|are|of|shall be|being|at)|:)*"
    r"\s*$|\beach monthly (?:instal+ment|payment)(?: (?:is|of|shall be)|:)*\s*$"
)
_YEARLY = lazy(
    r"\b(?:annual|yearly) (?:base )?(?:rent|fee|charge|retainer)s?(?: (?:is|are|of|shall be)|:)*\s*$"
)
_MONTHS = lazy(
    r"\b(?P<number>[a-z]+|\d{1,2})(?: \(\d+\))? months['’]?s? (?:of )?(?:the )?(?:monthly )?(?:base )?"
    r"(?:rent|fees?)\b"
)
_CHANGING = lazy(
    r"\b(?:increase|discount|free|(?:first|second|third|fourth|subsequent) (?:[a-z]+ )?year|escalat|from the"
    r"|thereafter|step|review|exceed|turnover|late|overdue|penalt|liquidated|up to)"
)


def english_rents(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where what an English contract says is due a month is not a twelfth of
    what it says is due a year, or a deposit of so many months' rent not that many times a month's rent.

    Silent where either is stated more than once, and in sentences of increases, discounts and free months.
    """
    if scene.chinese:
        return
    months: list[Stated] = []
    years: list[Stated] = []
    for clause, text in scene.saying(*_DUE):
        if clause.kind == "table":
            continue
        for start, end in scene.sentences(clause):
            if _CHANGING.search(text, start, end):
                continue
            near = [*_due(scene, clause, text, (start, end))]
            monthly = [one for one, by in near if by == "month"]
            yearly = [one for one, by in near if by == "year"]
            if len(monthly) == len(yearly) == 1:
                told = _compared(scene, (clause, monthly[0]), (clause, yearly[0]))
                if told is not None:
                    yield told
                    return
            if "rent" in text[start:end] or "instal" in text[start:end]:
                months += [(clause, one) for one in monthly]
                years += [(clause, one) for one in yearly]
    if len({one.value for _, one in years}) == 1 and len({one.value for _, one in months}) == 1:
        told = _compared(scene, months[0], years[0])
        if told is not None:
            yield told
            return
    values = {Decimal(one.value) for _, one in months}
    if len(values) == 1:
        yield from _deposits(scene, values.pop())


def _due(scene: Scene, clause: Clause, text: str, span: tuple[int, int]) -> Iterator[tuple[Quantity, str]]:
    """Yield the sums of a sentence that are due by the month or by the year."""
    start, end = span
    for one in scene.quantities_in(clause, start, end):
        if one.sort != "amount" or one.bound or isinstance(one.value, str):
            continue
        if one.per in ("month", "year"):
            yield one, one.per
        elif one.per is None and not text.startswith((" per ", " for each", "/"), one.end):
            if _MONTHLY.search(text, start, one.start):
                yield one, "month"
            elif _YEARLY.search(text, start, one.start):
                yield one, "year"


def _compared(scene: Scene, month: Stated, year: Stated) -> Observation | None:
    (clause, monthly), (other, yearly) = month, year
    due, stated = Decimal(monthly.value), Decimal(yearly.value)
    if monthly.unit != yearly.unit or abs(due * 12 - stated) < WHOLE * 12:
        return None
    facts = {"month": plain(due), "year": plain(due * 12), "stated": plain(stated)}
    if clause.id == other.id:
        span = min(monthly.start, yearly.start), max(monthly.end, yearly.end)
        return figures_differ(scene, clause, span, "year", facts)
    return figures_differ(scene, clause, (monthly.start, monthly.end), "year", facts, [other])


def _deposits(scene: Scene, month: Decimal) -> Iterator[Observation]:
    """Hold a sum that is said to be so many months' rent against the rent of a month."""
    for clause, text in scene.saying("months"):
        for start, end in scene.sentences(clause):
            named = _MONTHS.search(text, start, end)
            if named is None or _CHANGING.search(text, start, end):
                continue
            words = named["number"]
            number = Decimal(words) if words.isdigit() else parse_english(words)
            amounts = [
                one
                for one in scene.quantities_in(clause, start, end)
                if one.sort == "amount" and not one.per and not one.bound and not isinstance(one.value, str)
            ]
            values = {Decimal(one.value) for one in amounts}
            if number is None or not amounts or number * month in values or len(values) != 1:
                continue
            facts = {
                "month": plain(month),
                "count": plain(number),
                "expected": plain(month * number),
                "stated": plain(Decimal(amounts[0].value)),
            }
            yield figures_differ(scene, clause, (amounts[0].start, amounts[0].end), "months", facts)
            return
