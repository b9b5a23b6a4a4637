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

__all__ = ["for_many", "prices"]

_MONEY = r"(?:人民币|rmb|cny|¥|￥)*\s*$"
_UNIT_PRICE = lazy(
    rf"单价(?:为|是|：|按|均|（[^）]{{0,8}}）)*{_MONEY}"
    rf"|每(?P<per>[一-鿿]{{1,3}}?)(?:的)?(?:价格|费用|单价|计费)?(?:为|是|：|按)*{_MONEY}"
    r"|(?:(?:unit|fixed) price(?: of| is|:)?|\bat(?: a (?:rate|price|cost) of)?|price of|@|priced at)\s*$"
)
_MAY_BE_PRICED = lazy(
    r"单价|每[一-鿿]{1,3}?(?:的)?(?:价格|费用|单价|计费)?(?:为|是|：|按)*(?:人民币|rmb|cny|¥|￥)*\s*"
    r"[\d零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]"
)
"""What a clause holds that gives a price for one of many; of others no sums have to be read."""
_EACH_UNIT = lazy(r"^\s*(?:per|/|each|a|an|for each|for every)\s+(?P<per>[a-z]+)")
_TOTAL = lazy(
    rf"(?:总价|合计|小计|总计|共计|总额|总金额|总费用|费用共)(?:款|金额|价|(?:租金|服务费|费用|工资|报酬))?(?:为|是|：|共|计)*{_MONEY}"
    rf"|(?:暂列金额|暂定金额|暂估金额|合价|小计金额)(?:为|是|：|共|计)*{_MONEY}|(?<=[，；：、])(?:即|计|金额)(?:为|是|：)?{_MONEY}"
    r"|(?:(?:in )?total(?:l?ing)?(?: (?:price|sum|amount|cost|fees?|charges?|value))?(?: of| is| being|:)?"
    r"|amounting to|(?:aggregate|sum)(?: of| is)?|being)\s*$"
)
_IN_TOTAL = lazy(r"^\s*(?:in total|in aggregate|altogether)\b")
_TOTAL_WORDS = (
    *"总价 合计 小计 总计 共计 总额 总金额 总费用 费用共".split(),
    *"暂列金额 暂定金额 暂估金额 合价 ，计 ，即 ，金额".split(),
    *("total", "amounting to", "aggregate", "sum", "being", "altogether"),
)
_COUNT = lazy(r"(?:数量|共|共计|订购|采购|购买|总量|用量|暂估|预计)[^，。；]{0,6}?(?:为|是|：)*$")
_LESS = lazy(r"优惠|折|减免|免租|抹零|discount|免费|不超过|上限|预估|左右|其中")
_NUMBERED = r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(万)?\s*"
_BEFORE_AT = lazy(r"(?<![\d.$£€])(\d[\d,]*)(?: [a-z-]+){1,3} at\b")
_FEE = r"(?:租金|费用|工资|薪|租|[一-鿿]{1,3}费)"
_OWED = r"(?:(?:应收|应付|应缴|应交|收取|支付|缴纳|合计|共计)(?:[一-鿿]{2,4}(?=[一-鿿]{1,3}费))?)"
_MONTHLY = lazy(
    rf"(?:每月|月){_OWED}?{_FEE}?[^，。；：]{{0,4}}(?:为|是|：|计)*{_MONEY}"
    r"|monthly (?:rent|fee|charge|payment)s?(?: is| of|:)?\s*$"
)
_YEARLY = lazy(
    rf"(?:每年|年|全年)(?:度)?{_OWED}?{_FEE}[^，。；：]{{0,4}}(?:为|是|：|计)*{_MONEY}"
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
    yield from _whole(scene)


def _whole(scene: Scene) -> Iterator[Observation]:
    """Hold the one unit price of a contract times its one number of units against the total price that
    another clause gives; a total that is far from it has other parts."""
    total = scene.total
    if total is None or not scene.chinese or scene.lines.any(_APART):
        return
    priced = [
        (clause, found, (start, end))
        for clause, text in scene.saying("单价", "每")
        if clause.kind != "table" and _MAY_BE_PRICED.search(text)
        for start, end in scene.sentences(clause)
        if _MAY_BE_PRICED.search(text, start, end)
        for one in _sums_in(scene, clause, start, end)
        if (found := _priced(text, one, start)) is not None
    ]
    if len(priced) != 1:
        return
    clause, (price, unit), span = priced[0]
    text = scene.text(clause)
    amounts = _sums_in(scene, clause, *span)
    counted = _counted(scene, clause, span, unit, price.per)
    if counted is None or len(amounts) != 1 or _LESS.search(text, *span) or _TIMED.search(text, *span):
        return
    count, (low, high) = counted
    product = price.value * count / for_many(text, price.start)
    if abs(product - total) < WHOLE or abs(product - total) > total * _FAR:
        return
    facts = {
        "price": plain(price.value),
        "count": plain(count),
        "product": plain(product),
        "stated": plain(total),
    }
    totals = [one for one, _ in scene.saying("总价", "总金额", "总额", "价款") if one.id != clause.id]
    stating = [
        one for one in totals if any(sum_.value == total for sum_ in _sums_in(scene, one, 0, len(one.text)))
    ]
    where = min(price.start, low), max(price.end, high)
    yield figures_differ(scene, clause, where, "product", facts, stating[:1])


_EACH_TIMED = lazy(r"每[一-鿿]{1,2}每[月年日天周]")
"""A price for each and by the month has another factor (see `tallies`)."""
_APART = ("不含税", "安装费", "运费", "培训费", "设计费", "另计", "安装调试费", "备件", "服务费", "税额")
_TIMED = lazy(r"每(?:日|天|周|月|年|次|小时)|/(?:日|天|月|年)|超过|以内|以上|以下")
_FAR = Decimal("0.25")


_BY = {"百": 100, "千": 1000, "万": 10000}
_FOR_MANY = lazy(r"每(?P<by>[百千万])[一-鿿]{1,2}[^，。；\d]{0,8}$")


def for_many(text: str, start: int) -> int:
    """Return for how many the price is that begins there: 1000 in 每千字30元, one where it does not say."""
    found = _FOR_MANY.search(text, max(0, start - 14), start)
    return _BY[found["by"]] if found else 1


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
        if _LESS.search(text, start, end) or _EACH_TIMED.search(text, start, end):
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
        counted = _counted(scene, clause, (start, end), unit, price.per)
        if counted is None:
            continue
        count, span = counted
        product = price.value * count / for_many(text, price.start)
        if abs(product - total.value) < WHOLE:
            continue
        where = min(price.start, total.start, span[0]), max(price.end, total.end, span[1])
        facts = {
            "price": plain(price.value),
            "count": plain(count),
            "product": plain(product.normalize()),
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
    scene: Scene, clause: Clause, span: tuple[int, int], unit: str | None, per: str | None
) -> tuple[Decimal, tuple[int, int]] | None:
    """Return how many units a sentence names, and where; None where it names none or several. `per` is what
    the price is by, where that is a unit of measure."""
    text = scene.text(clause)
    counted = [
        one
        for one in scene.quantities_in(clause, *span)
        if one.sort == "count" and isinstance(one.value, Decimal) and text[one.start - 1 : one.start] != "每"
    ]
    measured = [one for one in counted if one.unit == per]
    counts = [(Decimal(one.value), one.start, one.end) for one in measured or counted]
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
