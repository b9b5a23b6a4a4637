"""The value that every parser of this package gives."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewer.language.numerals import plain
from reviewer.language.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

Sort = Literal["amount", "percent", "duration", "date", "time", "count"]
Bound = Literal["ge", "le", "gt", "lt", "approx"]


class Quantity(Struct, frozen=True):
    """A number with its unit, as it stands in a text."""

    start: int
    end: int
    """Offset range of the number, its unit and its currency words."""
    sort: Sort
    value: Decimal | str
    """Amounts in the currency, ratios as a fraction (万分之五 is 0.0005), dates and times as ISO text."""
    unit: str
    """`CNY`; `ratio`, `point`, `times`, `proportion`; `day`, …; `clock`, `range`; `copy`, `coverage`, …"""
    per: str | None = None
    """`day`, `month`, `person/month`, … for a rate."""
    bound: Bound | None = None
    bound_span: tuple[int, int] | None = None
    """Offset range of the comparator."""
    event: str | None = None
    """What starts the period, as written: `收到发票`."""
    event_span: tuple[int, int] | None = None
    unbroken: str = ""
    """The word that says that a duration must run in one piece: 180 consecutive days."""

    @property
    def key(self) -> str:
        """A string that two quantities share exactly when value, unit and rate agree, and the word by which
        they run in one piece; not the bound, nor how often a count is due: words of their own say these."""
        return f"{self.worth}:{self.unbroken}" if self.unbroken else self.worth

    @property
    def worth(self) -> str:
        """A string that two quantities share exactly when value, unit and rate agree."""
        value, unit = self.value, self.unit
        if self.sort == "duration" and isinstance(value, Decimal):
            other, factor = table("units")["alike"].get(unit, (unit, 1))
            value, unit = value * Decimal(factor), other
        if self.sort == "percent" and unit == "times":
            unit = "ratio"
        shown = value if isinstance(value, str) else plain(value)
        rate = f"/{self.per}" if self.per and self.sort != "count" else ""
        return f"{self.sort}:{shown}:{unit}{rate}"


_START = attrgetter("start")


def beginning_in(quantities: Sequence[Quantity], start: int, end: int) -> Sequence[Quantity]:
    """Return those of the quantities of a text, given in order, that begin in a range of it."""
    low = bisect_left(quantities, start, key=_START)
    return quantities[low : bisect_left(quantities, end, low, key=_START)]
