"""Numbers with a unit behind them or a currency before them: amounts, durations, counts and signed ratios."""

from __future__ import annotations

from decimal import Decimal

from reviewer.language.folding import HAN_LETTER
from reviewer.language.numerals import NUMBER, number_behind, parse_number
from reviewer.language.quantities.amounts import read_amount
from reviewer.language.quantities.counts import read_count
from reviewer.language.quantities.durations import read_duration, read_half, read_ordinal
from reviewer.language.quantities.ratios import read_sign
from reviewer.language.quantities.value import Quantity
from reviewer.language.quantities.words import read_currency
from reviewer.patterns import lazy

_NUMBER = lazy(NUMBER)
_VAGUE = lazy(rf"[多余几](?={HAN_LETTER})")
_OPENING = lazy(r"\s?\(\s?")
_CLOSING = lazy(r"\s?\)")
_TO = lazy(r"\s?(?:-|~|至|到|to )\s?")
_TIMES = frozenset(")]%")
"""What before an x makes it a sign of multiplication: 单价（含税）×8%."""
_ORDINAL = lazy(r"第\s?$")
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 10**8}
"""What the last sign of a range multiplies both its numbers by: 三至五万元."""


def read_measure(text: str, at: int, floor: int) -> tuple[list[Quantity], int]:
    """Return the quantities that the number at `at` opens (two for a range), and the offset to go on from."""
    half = read_half(text, at)
    if half:
        return half
    found = _NUMBER.match(text, at)
    if not found:
        return [], at + 1
    value = parse_number(found.group())
    end = found.end()
    left = text[max(floor, at - 24) : at]
    if value is None or _glued(text, at):
        return [], end
    if _ORDINAL.search(left):
        return read_ordinal(text, at, end, value)
    if twice := _said_twice(text, at, end, value, left):
        return twice
    measured = _unit(text, at, end, end, value, left)
    if text.startswith(("T+", "t+"), at - 2) and at - 2 >= floor:
        return [_after_trade(at - 2, end, value, measured)], measured.end if measured else end
    if measured:
        return [measured], measured.end
    return _range(text, at, end, value, left) or ([], end)


def _after_trade(start: int, end: int, value: Decimal, measured: Quantity | None) -> Quantity:
    """Return the days from a sale to its settlement, T+1 or T+1个工作日: days of their own kind where no unit
    says whether they are working days."""
    if measured is not None and measured.sort == "duration":
        return Quantity(start, measured.end, "duration", measured.value, measured.unit)
    return Quantity(start, end, "duration", value, "settlement_day")


def _said_twice(text: str, at: int, end: int, value: Decimal, left: str) -> tuple[list[Quantity], int] | None:
    """Return the quantity of a number that is said again in brackets before its unit, 三（3）日, and where it
    ends: two quantities where the numbers differ. None where no such brackets follow."""
    twin = number_behind(text, end, _OPENING)
    closing = _CLOSING.match(text, twin.end()) if twin else None
    if twin is None or closing is None:
        return None
    measured = _unit(text, at, end, closing.end(), value, left)
    if measured is None:
        return None
    again = parse_number(twin.group())
    if again == value:
        return [measured], measured.end
    factor = measured.value / value if isinstance(measured.value, Decimal) and value else 1
    said = Quantity(at, end, measured.sort, value * factor, measured.unit)
    other = _unit(text, twin.start(), closing.end(), closing.end(), again or Decimal(0), "")
    return [said, other] if other else [said], measured.end


def _range(text: str, at: int, end: int, value: Decimal, left: str) -> tuple[list[Quantity], int] | None:
    """Return the two quantities of a range whose unit stands behind the second, 三至五日, and where it ends;
    None where there is none."""
    second = number_behind(text, end, _TO)
    upper = parse_number(second.group()) if second else None
    if second is None or upper is None:
        return None
    last = _unit(text, second.start(), second.end(), second.end(), upper, left)
    if last is None or last.sort == "date":
        return None
    spoken = upper >= 1000 and value < 1000
    scale = _SCALES.get(second.group()[-1], 1) if spoken else 1
    factor = last.value / upper if isinstance(last.value, Decimal) and upper else 1
    return [Quantity(at, end, last.sort, value * scale * factor, last.unit), last], last.end


def _glued(text: str, at: int) -> bool:
    """True where the figures are part of a longer code or of a clause number."""
    before = text[at - 1] if at else ""
    if before in ("x", "X") and (not text[at - 2 : at - 1].isascii() or text[at - 2 : at - 1] in _TIMES):
        return False
    if before.isascii() and (before.isalnum() or before == "_") and text[at].isdigit():
        return not read_currency(text, max(0, at - 8), at)
    return before == "." and at > 1 and text[at - 2].isdigit()


def _unit(text: str, at: int, number_end: int, end: int, value: Decimal, left: str) -> Quantity | None:
    """Return the quantity of the number at `at` whose unit is looked for at `end`, or None."""
    number = text[at:number_end]
    vague = _VAGUE.match(text, end)
    bound = None
    bound_span = None
    if vague:
        bound, bound_span, end = "approx", vague.span(), vague.end()
    amount = read_amount(text, at, number, end, value, left)
    if amount is None:
        sign = read_sign(text, end, value)
        if sign:
            amount = Quantity(at, sign[0], "percent", sign[1], sign[2])
    if amount is None:
        amount = read_duration(text, at, number, end, value)
    if amount is None:
        amount = read_count(text, at, number, end, value, left)
    if amount is None:
        return None
    if bound:
        amount = Quantity(
            amount.start, amount.end, amount.sort, amount.value, amount.unit, None, "approx", bound_span
        )
    return amount
