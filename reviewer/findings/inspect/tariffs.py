"""A price by the unit and the time, times so many units, against the sum of a month or a year: rent by the
square metre, storage by the pallet and the day."""

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
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["tariffs"]

_UNIT = "平方米|平米|㎡|立方米|吨|公斤|托盘?|箱|件|台|辆|间|人|床|车位|工位|机柜|亩"
_TIME = "日|天|月|年"
_BY = lazy(
    rf"每(?P<unit>{_UNIT})(?:建筑面积|使用面积)?[·、/]?每?(?P<time>{_TIME})(?:的)?[^。；，\d]{{0,6}}(?:人民币|¥|￥)?\s*$"
    rf"|每(?P<time2>{_TIME})每(?P<unit2>{_UNIT})[^。；，\d]{{0,6}}(?:人民币|¥|￥)?\s*$"
)
_PER = lazy(
    rf"\s*[/每](?P<unit>{_UNIT})[/·每](?P<time>{_TIME})"
    r"|\s*(?:per|a|/)\s*(?P<unit2>square (?:met(?:re|er)|foot)|sq ?m|tonne|ton|pallet|desk|user|vehicle|bed"
    r"|unit|rack)\s*(?:per|a|/)\s*(?:calendar )?(?P<time2>day|month|year|annum)"
)
_MAY_BE = lazy(rf"[每/](?:{_UNIT})[^。；，\d]{{0,6}}[每/·、]|每(?:{_TIME})每|\bper\b|[a-z\d] ?/ ?[a-z]")
"""What a clause with such a price holds; of others no sums have to be read."""
_FEE = lazy(
    r"租金|物业管理费|物业服务费|物业费|管理费|仓储费|储存费|保管费|服务费|停车费|使用费|托管费"
    r"|base rent|\brent\b|management fee|service charge|storage (?:fee|charge)s?|licen[cs]e fee|parking fee"
)
_SUM = lazy(
    r"(?P<time>每个?月|(?<![个\d一二三四五六七八九十])月度?|每年|全年|(?<![\d一二三四五六七八九十两])年度?)(?:的)?(?:租金|物业管理费|物业服务费|物业费|管理费|仓储费|储存费|保管费|服务费"
    r"|停车费|使用费|托管费|费用|费)?(?:共计|合计|总计|标准|金额|为|是|：|计|即)*(?:人民币|¥|￥)?\s*$"
    r"|(?P<time2>monthly|annual|yearly) (?:base )?(?:rent|fee|charge)(?: is| of|:| being)*\s*$"
)
_MONTH = frozenset({"月", "month"})
_DAY = frozenset({"日", "天", "day"})
_OTHERWISE = lazy(
    r"递增|上浮|优惠|折|减免|免租|首年|第[一二三四五\d]年|超过|超出|不足|加收|阶梯|最低|暂|increase|discount|exceed|excess"
    r"|from the (?:second|third)|free"
)
_DAYS = {
    "月": (Decimal(30), Decimal(365) / 12, Decimal(366) / 12),
    "年": (Decimal(365), Decimal(360), Decimal(366)),
}
_NEARLY = Decimal("0.002")
_METRES = frozenset({"平方米", "平米", "㎡", "square metre", "square meter", "sq m", "sqm"})


class _Tariff(Struct, frozen=True):
    """A price by the unit and the time."""

    clause: Clause
    amount: Quantity
    end: int
    unit: str
    time: str
    fee: str | None


class _Sum(Struct, frozen=True):
    """What is due a month or a year."""

    clause: Clause
    amount: Quantity
    time: str
    fee: str | None


def tariffs(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where a price by the unit and the time, times the number of units that
    the contract names, is not the sum that it names for a month or a year.

    A month of 30 days and a twelfth of a year are both right; silent where several numbers of units could be
    meant, and where increases, discounts or free time are spoken of.
    """
    found = list(_tariffs(scene))
    for tariff in found:
        if tariff.fee is not None and sum(one.fee == tariff.fee for one in found) > 1:
            continue
        for total in _sums(scene, tariff, alone=len(found) == 1):
            told = _told(scene, tariff, total)
            if told is not None:
                yield told
                break


def _tariffs(scene: Scene) -> Iterator[_Tariff]:
    words = ("每", "/") if scene.chinese else ("per",)
    for clause, text in scene.saying(*words):
        if clause.kind == "table" or not _MAY_BE.search(text):
            continue
        for start, end in scene.sentences(clause):
            if _OTHERWISE.search(text, start, end):
                continue
            for one in scene.quantities_in(clause, start, end):
                if one.sort != "amount" or one.bound or isinstance(one.value, str):
                    continue
                behind = _PER.match(text, one.end, end) or _PER.search(text, one.start, min(end, one.end + 2))
                by = behind or _BY.search(text, max(start, one.start - 20), one.start)
                if by is None:
                    continue
                unit, time = by["unit"] or by["unit2"], by["time"] or by["time2"]
                stop = behind.end() if behind else one.end
                yield _Tariff(clause, one, stop, unit, time, _fee(text, start, one.start))


def _fee(text: str, start: int, end: int) -> str | None:
    """Return the charge that is named last before a sum."""
    names = _FEE.findall(text, start, end)
    return names[-1].removeprefix("base ") if names else None


def _sums(scene: Scene, tariff: _Tariff, *, alone: bool) -> Iterator[_Sum]:
    """Yield what is due a month, else a year: in the sentence of the price, else for the same charge
    elsewhere."""
    here = scene.sentence_at(tariff.clause, tariff.amount.start)
    near = list(_sums_in(scene, tariff.clause, here, tariff))
    monthly = [one for one in near if one.time == "月"]
    yield from monthly or near
    if near or not (alone or tariff.fee):
        return
    for clause, text in scene.saying("月", "年", "month", "annual"):
        if clause.kind == "table":
            continue
        for span in scene.sentences(clause):
            if _OTHERWISE.search(text, *span):
                continue
            for one in _sums_in(scene, clause, span, tariff):
                if one.fee is not None and (one.fee == tariff.fee or (alone and tariff.fee is None)):
                    yield one


def _sums_in(scene: Scene, clause: Clause, span: tuple[int, int], tariff: _Tariff) -> Iterator[_Sum]:
    text = scene.text(clause)
    start, end = span
    for one in scene.quantities_in(clause, start, end):
        if one.sort != "amount" or one.bound or one is tariff.amount or isinstance(one.value, str):
            continue
        if clause.id == tariff.clause.id and one.start < tariff.end and one.end > tariff.amount.start:
            continue
        before = _SUM.search(text, max(start, one.start - 24), one.start)
        time = (before["time"] or before["time2"]) if before else None
        if time is None and one.per in ("month", "year"):
            time = one.per
        if time is None or _PER.match(text, one.end, end):
            continue
        by = "月" if "月" in time or "month" in time else "年"
        yield _Sum(clause, one, by, _fee(text, start, one.start))


def _told(scene: Scene, tariff: _Tariff, total: _Sum) -> Observation | None:
    times = _times(tariff.time, total.time)
    counts = _counts(scene, tariff)
    if not times or not counts or tariff.amount.unit != total.amount.unit:
        return None
    price, stated = Decimal(tariff.amount.value), Decimal(total.amount.value)
    products = {count: [price * count * time for time in times] for count in counts}
    for each in products.values():
        if any(abs(one - stated) <= max(WHOLE, one * _NEARLY) for one in each):
            return None
    if len(products) != 1:
        return None
    count, (expected, *_) = next(iter(products.items()))
    facts = {
        "price": plain(price),
        "count": plain(count),
        "times": plain(times[0].quantize(Decimal("0.01")).normalize()),
        "product": plain(expected.quantize(Decimal("0.01")).normalize()),
        "stated": plain(stated),
    }
    key = "product" if times[0] == 1 else "tariff"
    if total.clause.id == tariff.clause.id:
        low, high = sorted((tariff.amount, total.amount), key=lambda one: one.start)
        return figures_differ(scene, total.clause, (low.start, high.end), key, facts)
    span = total.amount.start, total.amount.end
    return figures_differ(scene, total.clause, span, key, facts, [tariff.clause])


def _times(by: str, total: str) -> tuple[Decimal, ...]:
    """Return how often the time of a price lies in that of a sum; every number that may be meant."""
    if by in _DAY:
        return _DAYS[total]
    if by in _MONTH:
        return (Decimal(1 if total == "月" else 12),)
    return (Decimal(1),) if total == "年" else ()


def _counts(scene: Scene, tariff: _Tariff) -> set[Decimal]:
    """Return how many units there are: as the sentence of the price says, else as the contract does."""
    here = scene.sentence_at(tariff.clause, tariff.amount.start)
    return _counted(scene, tariff, tariff.clause, here) or {
        count
        for clause, text in scene.saying(tariff.unit, *(_METRES if tariff.unit in _METRES else ()))
        for count in _counted(scene, tariff, clause, (0, len(text)))
    }


def _counted(scene: Scene, tariff: _Tariff, clause: Clause, span: tuple[int, int]) -> set[Decimal]:
    text = scene.text(clause)
    units = _METRES if tariff.unit in _METRES else {tariff.unit}
    either = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    numbered = re.compile(rf"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*个?(?:{either})(?!\s*[/·])")
    return {
        Decimal(hit[1].replace(",", ""))
        for hit in numbered.finditer(text, *span)
        if text[max(0, hit.start() - 1) : hit.start()] not in ("每", "元")
    }
