"""By what period a rate runs: 每日千分之一, 按月计息, 5% per annum."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.context import sentence_at, touches
from reviewer.findings.matching import Placed
from reviewer.findings.measures import measure_of
from reviewer.language.quantities import Quantity
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.matching import Match
    from reviewer.findings.view import PairView
    from reviewer.model import Quote

_BY_THE_DAY = lazy(
    r"每日|每天|按日|每逾期[一1]?[日天]|每[迟延]{1,2}[一1]?[日天]|日利率|per day|daily", re.IGNORECASE
)
_PERIOD = lazy(
    r"(?:每(?:逾期|延迟|迟延)?一?个?|按|年|月|日|季|周)(?:日|天|周|月|季度?|年度?)?(?:利率|利息|息|费率)?[为按以之的：:\s]{0,3}$|"
    r"(?:daily|weekly|monthly|quarterly|annual)\s+(?:rate\s+of\s+)?$",
    re.IGNORECASE,
)
_EVERY = lazy(
    r"(?:每(?:逾期|延迟|迟延|超过|延误|拖延|满|达|隔)?(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})?个?|按)"
    r"(?:(?P<day>日|天)|(?P<week>周|星期)|(?P<month>月)|(?P<quarter>季度?)|(?P<year>年)|(?P<hour>小时))"
    r"(?!度|结算|对账|开票|核对|汇总|报送|提交|开具)"
)
_EACH = lazy(r"每个?[^，,。；;、\d每]{1,14}$")
"""What a sum is counted by that is no period: 每人不低于100万元."""
_PER_WHAT = lazy(r"\s*(?:per|each|every|a|/)\s*\w+|\s*/\s?\w", re.IGNORECASE)
_YEAR_OF_360 = lazy(r"一?年按?(?:照)?\s*360\s*[日天]|360-day year")
_OF_NO_PERIOD = ("tax_rate",)
"""Rates that run by no period, whatever is done by the month beside them."""
_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}


def another_period(view: PairView, old: Placed, new: Placed) -> bool:
    """Whether an edit made the same rate one by the week that was one by the day: 每日, 每周."""
    if old.quantity.sort not in ("percent", "amount") or old.quantity.key != new.quantity.key:
        return False
    before, after = (_period_before(side.view.text, side.quantity.start) for side in (old, new))
    if before is None or after is None or before.lastgroup == after.lastgroup:
        return False
    measure = measure_of(new.view, new.quantity)
    if measure in _OF_NO_PERIOD or not measure.endswith(("_rate", "_amount")):
        return False
    return any(
        touches(edit.base, old.view.clause.id, *before.span())
        or touches(edit.draft, new.view.clause.id, *after.span())
        for edit in view.edits
    )


def every_unit(view: PairView, match: Match, placed: Placed) -> tuple[Placed, Placed] | None:
    """Return both sides of a period by which something is done, where one is a number of units and the other
    a unit alone: 每15日, 每月; 按季, 按半年. None where no such unit stands in its place."""
    edit = match.edit
    quote = None if edit is None else edit.draft if match.old else edit.base
    if placed.quantity.sort != "duration" or quote is None:
        return None
    word = quote.quote.lstrip("每个按")
    other = view.draft_of(quote.clause) if match.old else view.base_of(quote.clause)
    start = quote.end - len(word)
    counted = (
        _BY_EACH.search(placed.view.text, 0, placed.quantity.start),
        _BY_EACH.search(other.text, 0, start),
    )
    if word not in _UNITS or None in counted:
        return None
    there = Placed(other, Quantity(start, quote.end, "duration", Decimal(1), _UNITS[word]))
    return (placed, there) if match.old else (there, placed)


def other_unit_of_event(old: Placed, new: Placed) -> tuple[Placed, Placed] | None:
    """Return both sides of the period at whose end a time begins, where that is another one: 每季度终了后,
    每月终了后. None where the events differ in more."""
    found = [_PERIODIC.fullmatch(side.quantity.event or "") for side in (old, new)]
    one, two = found
    if one is None or two is None or one["unit"] == two["unit"] or one["rest"] != two["rest"]:
        return None
    sides = []
    for side, words in ((old, one), (new, two)):
        span = side.quantity.event_span or (side.quantity.start, side.quantity.start)
        start = span[0] + words.start("unit")
        unit = Quantity(start, span[0] + words.end("unit"), "duration", Decimal(1), _UNITS[words["unit"]])
        sides.append(Placed(side.view, unit))
    return sides[0], sides[1]


def counted_in_event(old: Placed, new: Placed) -> bool:
    """Whether two events differ by a period alone that is a number of its own: 每季度终了, 每半年终了."""
    events = old.quantity.event or "", new.quantity.event or ""
    for one, two in (events, events[::-1]):
        found = _PERIODIC.fullmatch(one)
        if found and found["rest"] == two:
            return True
    return False


def words_by_the_unit(placed: Placed) -> Quote:
    """Return a period by which something is done, with the word that makes it one: 每15日."""
    start = placed.quantity.start
    each = placed.view.text[start - 1 : start] in ("每", "按")
    return placed.view.quote(start - each, placed.quantity.end)


_UNITS = {
    "日": "day",
    "天": "day",
    "周": "week",
    "星期": "week",
    "月": "month",
    "月度": "month",
    "季": "quarter",
    "季度": "quarter",
    "年": "year",
    "年度": "year",
}
_PERIODIC = lazy(r"每个?(?P<unit>季度?|月度?|年度?|周|星期|日|天)(?P<rest>.+)")
_BY_EACH = lazy(r"(?:每个?|按)$")


def period_rise(old: str | None, new: str | None) -> int:
    """Return 1 where the same rate runs by a shorter period than before, -1 by a longer one, else 0."""
    if old not in _DAYS or new not in _DAYS:
        return 0
    return (_DAYS[old] > _DAYS[new]) - (_DAYS[old] < _DAYS[new])


def period_of(placed: Placed, measure: str) -> str | None:
    """Return the period of a rate, read from its sentence where the quantity itself does not carry it."""
    quantity = placed.quantity
    if quantity.per or quantity.sort not in ("percent", "amount") or not measure.startswith("penalty_"):
        return quantity.per
    period = _period_before(placed.view.text, quantity.start)
    if period is not None and not measure.endswith("_cap"):
        return period.lastgroup
    if quantity.sort == "amount" or measure != "penalty_rate":
        return None
    begin, end = sentence_at(placed.view.text, quantity.start, quantity.end)
    return "day" if _BY_THE_DAY.search(placed.view.text, begin, end) else None


def words_with_period(placed: Placed, quote: Quote) -> Quote:
    """Return the words of a rate with those of the period by which it runs."""
    text = placed.view.text
    before = text[: quote.start]
    head = _PERIOD.search(before) or _period_before(text, quote.start)
    if head is None and placed.quantity.sort != "duration":
        head = _EACH.search(before)
    tail = _PER_WHAT.match(text, quote.end)
    return placed.view.quote(head.start() if head else quote.start, tail.end() if tail else quote.end)


def has_year_of_360(view: PairView) -> bool:
    """Whether the clause counts a year of interest as 360 days."""
    return any(_YEAR_OF_360.search(side.text) for side in (*view.base, *view.draft))


def _period_before(text: str, start: int) -> re.Match[str] | None:
    """Return the last words before a rate, in its part of the sentence, that say by what period it runs."""
    head = max(text.rfind(mark, 0, start) for mark in "。；;")
    return next(reversed(tuple(_EVERY.finditer(text, head + 1, start))), None)
