"""Prices that must agree: a unit price times a quantity with the total, the month's with the year's."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.inspect.sums import WHOLE, figures_differ
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["prices"]

_MONEY = r"(?:人民币|rmb|cny|¥|￥)*\s*$"
_UNIT_PRICE = lazy(
    rf"单价(?:为|是|：|按|均|（[^）]{{0,8}}）)*{_MONEY}"
    rf"|每(?P<per>[一-鿿]{{1,3}}?)(?:的)?(?:价格|费用|单价|计费)?(?:为|是|：|按)*{_MONEY}"
    r"|(?:(?:unit|fixed) price(?: of| is|:)?|\bat(?: a (?:rate|price|cost) of)?|price of|@|priced at)\s*$"
)
_EACH_UNIT = lazy(r"^\s*(?:per|/|each|a|an|for each|for every)\s+(?P<per>[a-z]+)")
_TOTAL = lazy(
    rf"(?:总价|合计|小计|总计|共计|总额|总金额|总费用|费用共)(?:款|金额|价|(?:租金|服务费|费用|工资|报酬))?(?:为|是|：|共|计)*{_MONEY}"
    r"|(?:(?:in )?total(?:l?ing)?(?: (?:price|sum|amount|cost|fees?|charges?|value))?(?: of| is| being|:)?"
    r"|amounting to|(?:aggregate|sum)(?: of| is)?|being)\s*$"
)
_IN_TOTAL = lazy(r"^\s*(?:in total|in aggregate|altogether)\b")
_TOTAL_WORDS = (
    *"总价 合计 小计 总计 共计 总额 总金额 总费用 费用共".split(),
    *("total", "amounting to", "aggregate", "sum", "being", "altogether"),
)
_COUNT = lazy(r"(?:数量|共|共计|订购|采购|购买|总量|用量|暂估|预计)[^，。；]{0,6}?(?:为|是|：)*$")
_LESS = lazy(r"优惠|折|减免|免租|抹零|discount|免费|不超过|上限|预估|左右|其中")
_NUMBERED = r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(万)?\s*"
_BEFORE_AT = lazy(r"(?<![\d.$£€])(\d[\d,]*)(?: [a-z-]+){1,3} at\b")
_FEE = r"(?:租金|费用|工资|薪|租|[一-鿿]{1,3}费)"
_MONTHLY = lazy(
    rf"(?:每月|月){_FEE}?[^，。；：]{{0,4}}(?:为|是|：|计)*{_MONEY}"
    r"|monthly (?:rent|fee|charge|payment)s?(?: is| of|:)?\s*$"
)
_YEARLY = lazy(
    rf"(?:每年|年|全年)(?:度)?{_FEE}[^，。；：]{{0,4}}(?:为|是|：|计)*{_MONEY}"
    r"|(?:annual|yearly) (?:rent|fee|charge|payment)s?(?: is| of|:)?\s*$"
)
_PRICED = lazy(r"单价|每[一-鿿]{1,2}?[^，。；]{0,8}\d|\bunit|\bat\b|\bper\b|\beach\b")
_PRICE_WORDS = ("单价", "每", "unit", "at", "per", "each")
_MONTHS = lazy(r"月[^。；]*年|monthly[^.;]*(?:annual|yearly)")


class _Sum(Struct, frozen=True):
    """An amount of money in a clause."""

    value: Decimal
    start: int
    end: int
    currency: str
    per: str | None


def prices(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where a price, a quantity and a total of one sentence disagree, or what
    is due a month and a year. Silent where a discount or an estimate is spoken of."""
    for clause, text in scene.saying(*_PRICE_WORDS, "月", "monthly"):
        if any(map(text.__contains__, _TOTAL_WORDS)) and _PRICED.search(text):
            yield from _product(scene, clause, text)
        if _MONTHS.search(text):
            yield from _year(scene, clause, text)


def _sums_in(scene: Scene, clause: Clause, start: int, end: int) -> list[_Sum]:
    return [
        _Sum(one.value, one.start, one.end, one.unit, one.per)
        for one in scene.quantities_in(clause, start, end)
        if one.sort == "amount" and isinstance(one.value, Decimal)
    ]


def _product(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    """Hold a unit price times a quantity against the total of the same sentence, else of the clause."""
    spans = scene.sentences(clause)
    for start, end in spans if len(spans) == 1 else (*spans, (0, len(text))):
        if _LESS.search(text, start, end):
            continue
        amounts = _sums_in(scene, clause, start, end)
        priced = [found for one in amounts if (found := _priced(text, one, start))]
        totals = [
            one
            for one in amounts
            if _TOTAL.search(text[max(start, one.start - 24) : one.start])
            or _IN_TOTAL.search(text[one.end : one.end + 16])
        ]
        if len(priced) != 1 or len(totals) != 1 or priced[0][0] is totals[0]:
            continue
        (price, unit), total = priced[0], totals[0]
        counted = _counted(scene, clause, (start, end), unit)
        if counted is None or abs(price.value * counted[0] - total.value) < WHOLE:
            continue
        count, span = counted
        where = min(price.start, total.start, span[0]), max(price.end, total.end, span[1])
        facts = {
            "price": plain(price.value),
            "count": plain(count),
            "product": plain(price.value * count),
            "stated": plain(total.value),
        }
        yield figures_differ(scene, clause, where, "product", facts)
        return


def _priced(text: str, amount: _Sum, start: int) -> tuple[_Sum, str | None] | None:
    """Return a unit price with the unit that it is for (None where not named); None for other amounts."""
    behind = _EACH_UNIT.match(text[amount.end : amount.end + 20])
    before = _UNIT_PRICE.search(text[max(start, amount.start - 20) : amount.start])
    if behind:
        return amount, behind["per"]
    return (amount, before["per"] or amount.per) if before else None


def _counted(
    scene: Scene, clause: Clause, span: tuple[int, int], unit: str | None
) -> tuple[Decimal, tuple[int, int]] | None:
    """Return how many units a sentence names, and where; None where it names none or several."""
    text = scene.text(clause)
    counts = [
        (one.value, one.start, one.end)
        for one in scene.quantities_in(clause, *span)
        if one.sort == "count" and isinstance(one.value, Decimal) and text[one.start - 1 : one.start] != "每"
    ]
    cued = [one for one in counts if _COUNT.search(text[max(span[0], one[1] - 20) : one[1]])]
    for found in (cued, counts):
        if len(found) == 1:
            value, start, end = found[0]
            return value, (start, end)
    if counts:
        return None
    if not unit:
        hit = _BEFORE_AT.search(text, *span)
        return (Decimal(hit[1].replace(",", "")), hit.span(1)) if hit else None
    plural = rf"{re.escape(unit)}(?:s|es)?\b" if unit.isascii() else re.escape(unit)
    hits = [hit for hit in re.finditer(_NUMBERED + plural, text) if span[0] <= hit.start() < span[1]]
    if len(hits) != 1:
        return None
    return Decimal(hits[0][1].replace(",", "")) * (10_000 if hits[0][2] else 1), hits[0].span()


def _year(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    """Hold what is due a month against what is due a year, where one sentence gives both."""
    for start, end in scene.sentences(clause):
        if _LESS.search(text, start, end):
            continue
        months: list[_Sum] = []
        years: list[_Sum] = []
        for one in _sums_in(scene, clause, start, end):
            before = text[max(start, one.start - 20) : one.start]
            if _MONTHLY.search(before):
                months.append(one)
            elif _YEARLY.search(before):
                years.append(one)
        if len(months) != 1 or len(years) != 1 or months[0].currency != years[0].currency:
            continue
        month, year = months[0], years[0]
        if month.value * 12 != year.value:
            span = min(month.start, year.start), max(month.end, year.end)
            facts = {
                "month": plain(month.value),
                "year": plain(month.value * 12),
                "stated": plain(year.value),
            }
            yield figures_differ(scene, clause, span, "year", facts)
