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
_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS = lazy(_NAMES)
_MONTH = lazy(rf"\b(?:{_NAMES})\b")
_FIGURES = lazy(r"\d(?:\s*[-/.:：]|\d{3})")
"""Figures as in a date or a time of the day."""
_CLOCK = lazy(r"(?<![\d:：.])(?P<hour>\d{1,2})\s*[:：]\s*(?P<minute>\d{2})(?![\d:：.])")
_TIMED = lazy(
    r"\d{1,2}\s*[:：]\s*\d{2}\s*(?:至|到|-|–|—|~|～|to|and|until)\s*(?:次日|翌日)?$|(?:上午|下午|晚上?|每[日天]|时间为?|between|from|until)\s*$"
)
_MIDNIGHT, _HOUR = 24, 60
_FULL = lazy(r"\d{4}-\d{2}-\d{2}")


def date_order(contract: Contract) -> Iterator[Observation]:
    """Yield `consistency.date_order` for a day that no calendar has, and for a period whose end precedes
    its start."""
    for clause in contract.clauses:
        text = clause.text
        if "年" in text or _FIGURES.search(text) or _MONTHS.search(text):
            yield from _impossible(clause)
            yield from _reversed(clause)


def _impossible(clause: Clause) -> Iterator[Observation]:
    days = [(found.span(), [*found.groups()]) for found in _WRITTEN.finditer(clause.text)]
    if _MONTH.search(clause.text):
        days += [
            ((quantity.start, quantity.end), str(quantity.value).split("-"))
            for quantity in find_quantities(clause.text)
            if quantity.sort == "date" and _FULL.fullmatch(str(quantity.value))
        ]
    told: set[tuple[int, int]] = set()
    for span, (year, month, day) in days:
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            if span not in told:
                told.add(span)
                yield _cannot_be(clause, span, "date_impossible")
    for found in _CLOCK.finditer(clause.text):
        hour, minute = int(found["hour"]), int(found["minute"])
        if (hour > _MIDNIGHT or minute >= _HOUR or (hour == _MIDNIGHT and minute)) and (
            _TIMED.search(clause.text[max(0, found.start() - 12) : found.start()])
        ):
            yield _cannot_be(clause, found.span(), "time_impossible")


def _cannot_be(clause: Clause, span: tuple[int, int], key: str) -> Observation:
    words = clause.text[span[0] : span[1]]
    return Observation(
        kind="consistency.date_order",
        message=Message(f"findings.inspect.{key}", {"date": words}),
        draft=Quote(clause.id, *span, words),
        data={"date": words},
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
