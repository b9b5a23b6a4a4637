"""Quantities as the result carries them: plain decimals, shared units, ratios, yearly rates."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from reviewer.language.quantities.counts import DEGREES

if TYPE_CHECKING:
    from reviewer.language.quantities import Quantity

HOURS_A_YEAR = Decimal(8760)
WORKING = frozenset({"working_day", "trading_day", "business_day", "banking_day"})
"""Days that leave out weekends and holidays."""
_IN_DAYS: dict[str, tuple[Decimal, bool]] = {
    **dict.fromkeys(WORKING, (Decimal(7) / 5, False)),
    "millisecond": (Decimal(1) / 86400000, True),
    "second": (Decimal(1) / 86400, True),
    "minute": (Decimal(1) / 1440, True),
    "hour": (Decimal(1) / 24, True),
    "day": (Decimal(1), True),
    "week": (Decimal(7), True),
    "fortnight": (Decimal(14), True),
    "ten_days": (Decimal(10), True),
    "month": (Decimal(30), False),
    "quarter": (Decimal(91), False),
    "year": (Decimal(365), False),
}
"""Length in days, and whether that is exact."""


def decimal_of(quantity: Quantity) -> Decimal | None:
    """Return the value as a number; None for dates, times and what is no number."""
    if isinstance(quantity.value, Decimal):
        return quantity.value
    try:
        return Decimal(str(quantity.value)) if quantity.sort not in ("date", "time") else None
    except InvalidOperation:
        return None


def plain(value: Decimal | str) -> str:
    """Return a decimal without exponent and trailing zeros; other values as they are."""
    if not isinstance(value, Decimal):
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Decimal, places: int = 2) -> str:
    """Return a ratio as a percentage, rounded: 0.1825 becomes `18.25%`."""
    return f"{plain(round(value * 100, places))}%"


def days(quantity: Quantity) -> tuple[Decimal, bool] | None:
    """Return a duration in days and whether that is exact (a working day is taken as 7/5, a month as 30)."""
    value = decimal_of(quantity)
    unit = _IN_DAYS.get(quantity.unit or "")
    if value is None or unit is None:
        return None
    return value * unit[0], unit[1]


def ratio(old: Quantity, new: Quantity) -> Decimal | None:
    """Return new ÷ old where both are of one sort, unit and period (durations: of any unit); else None."""
    if old.sort != new.sort or old.per != new.per:
        return None
    if old.sort == "duration" and old.unit != new.unit:
        before, after = days(old), days(new)
        if before is None or after is None or before[0] == 0:
            return None
        return after[0] / before[0]
    if old.unit != new.unit or old.unit in DEGREES:
        return None
    first, second = decimal_of(old), decimal_of(new)
    return second / first if first and second is not None else None


def yearly(rate: Decimal, per: str | None, days_a_year: int) -> Decimal | None:
    """Return a rate by the day, week or month as a simple yearly rate; None for other periods."""
    times = {"day": days_a_year, "week": 52, "month": 12, "quarter": 4}.get(per or "")
    return rate * times if times else None


def compare(old: Quantity, new: Quantity) -> int:
    """Return 1 where the quantity rises, -1 where it falls, 0 where that cannot be said."""
    if old.sort == new.sort == "date" and old.value != new.value:
        if "unsettled" in (old.unit, new.unit):
            return 0
        return 1 if str(new.value) > str(old.value) else -1
    if old.unit == new.unit and old.unit in DEGREES:
        first, second = decimal_of(old), decimal_of(new)
        return 0 if first is None or second is None else (second > first) - (second < first)
    by = ratio(old, new)
    return 0 if by is None or by == 1 else 1 if by > 1 else -1
