"""Counts, areas and sums of one sentence that must add up or multiply: 五名董事，其中三名、二名和一名;
460元/吨 and 3,500吨 are not 1,640,000元."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise
from math import prod
from typing import TYPE_CHECKING

from reviewer.findings.inspect.prices import for_many
from reviewer.findings.inspect.sums import WHOLE, figures_differ, total_of
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

    Span = tuple[int, int]

__all__ = ["tallies"]

_OF_WHICH = lazy(r"其中|组成|构成|分为|分别为|包括")
_ALL_OF = lazy(r"组成|构成|分为|分别为")
_TOGETHER = lazy(
    r"(?:共计|合计|总计|共|总共|一共)(?:为|：|人数|每[月年季日天周人台户期]|每季度|每学[期年])*(?:人民币|¥|￥)?$"
)
_OPEN = lazy(r"不少于|不超过|至少|以上|以下|每[人名增缺]|不足|超过|缺|另|左右|约|或")
_SUMMED = lazy(
    r"(?:总计|共计|合计|总额|总价(?:款)?|总金额|总租金|(?<=[，；：、（])(?:即|计)"
    r"|(?:预计|暂定|预估)?(?:年|月|全年|总)?(?:运费|租金|费用|金额|货款|加工费|服务费))"
    r"(?:租金|费用|金额|价款|服务费|为|是|：|共)*(?:人民币|¥|￥)?$"
)
_EACH = lazy(
    r"每[一-鿿]{1,4}?(?:每[一-鿿]{1,2})?(?:的)?(?:租金|价格|单价|费用|运价|服务费)?"
    r"(?:为|是|：|按)*(?:人民币|¥|￥)?$"
)
_REDUCED = lazy(
    r"折|优惠|减免|免租|抹零|递增|上浮|超过|不足|逾期|违约|其中|前\d|另加|税率|首[年月期]|不超过|上限|押金|保证金"
)
_WHOLE_SUM = lazy(r"(?:共|总价(?:款)?|总额|合计|总计|总金额)(?:计|为|是|：)*(?:人民币|¥|￥)?$")
_LEFT = lazy(r"(?:余款|尾款|余额|剩余(?:款项|价款|部分)?)(?:为|：|人民币|¥|￥)*$")
_CAPITAL = lazy(r"(?<![元增加减])注册资本(?:为|是|：|总额)*(?:人民币|¥|￥)?$")
_FOR_SHARE = lazy(
    r"的?(?:股权|股份|出资额)[^。；，]{0,8}，?(?:对应|即|合)[^。；，\d]{0,8}(?:注册资本|出资额)[^。；，\d]{0,8}$"
)
_AREA = lazy(r"建筑面积(?:为|是|：|约)*$")
_BY_AREA = lazy(r"每平方米(?:单价)?(?:为|是|：|按)*(?:人民币|¥|￥)?$")
_NEARLY, _WIDE, _NEAR, _CLOSE = Decimal("0.9"), Decimal("0.2"), Decimal("0.15"), Decimal("0.05")
_ADDED = ("count", "amount", "duration")
_TIMES = frozenset({"day", "week", "month", "quarter", "year", "hour"})
_MONTHS = {"month": 1, "year": 12}
_MOST = 6


def tallies(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the parts of a number do not make it, a rate times a quantity not
    the sum beside it, a share not its part of the registered capital, a price by area not the total.

    A product far from what is stated has other factors, and is left alone.
    """
    if not scene.chinese:
        return
    for clause, text in scene.said(sorted(_speaking(scene))):
        if clause.kind == "table" or len(scene.quantities(clause)) < _TWO:
            continue
        for span in scene.sentences(clause):
            found = [one for one in scene.quantities_in(clause, *span) if not isinstance(one.value, str)]
            if len(found) < _TWO:
                continue
            told = (
                _split(scene, clause, text, span, found)
                or _joined(scene, clause, text, span, found)
                or _product(scene, clause, text, span, found)
                or _rest(scene, clause, text, span, found)
            )
            if told is not None:
                yield told
                break
    yield from _capital(scene)
    yield from _by_area(scene)


_TWO = 2
_PARTS = (
    "其中",
    "组成",
    "构成",
    "分为",
    "分别为",
    "包括",
    "余款",
    "尾款",
    "余额",
    "剩余",
    "共",
    "合计",
    "总计",
)
"""What every match of `_OF_WHICH`, `_LEFT` or `_TOGETHER` holds."""
_SUMS = ("总", "计", "即", "费", "租金", "金额", "货款")
"""What every match of `_SUMMED` holds."""
_EACH_ONE = ("每", "/", "／")


def _speaking(scene: Scene) -> set[int]:
    """Return the numbers of the clauses that can state parts of a whole, or a price and its sum."""
    lines = scene.lines
    return {*lines.holding(_PARTS), *lines.holding(_SUMS, _EACH_ONE)}


def _split(
    scene: Scene, clause: Clause, text: str, span: Span, found: Sequence[Quantity]
) -> Observation | None:
    """Hold a number against the parts named behind it: 五名董事组成，其中三名、二名、一名."""
    counts = [one for one in found if one.sort == "count" and not one.per]
    for place, whole in enumerate(counts[:-2] if len(counts) > _TWO else ()):
        parts = [one for one in counts[place + 1 :] if one.unit == whole.unit]
        if len(parts) < _TWO:
            continue
        between = text[whole.end : parts[0].start]
        if not _OF_WHICH.search(between) or len(between) > 24:
            continue
        words = text[whole.start : parts[-1].end]
        again = "其中" in between and "其中" in text[parts[0].start : parts[-1].end]
        if again or _OPEN.search(words):
            continue
        total = total_of(parts)
        value = Decimal(whole.value)
        closed = _ALL_OF.search(between) or total > value or total >= value * _NEARLY
        if total == value or not closed or total > value * 2:
            return None
        facts = {"sum": plain(total), "total": plain(value)}
        return figures_differ(scene, clause, (whole.start, parts[-1].end), "items", facts)
    return None


def _joined(
    scene: Scene, clause: Clause, text: str, span: Span, found: Sequence[Quantity]
) -> Observation | None:
    """Hold the numbers of a list against the total behind them: 客服6名、保洁22名，共计72人."""
    for place, whole in enumerate(found):
        if whole.sort not in _ADDED or (whole.per and whole.sort != "amount"):
            continue
        if not _TOGETHER.search(text, max(span[0], whole.start - 10), whole.start):
            continue
        parts = [one for one in found[:place] if (one.sort, one.unit) == (whole.sort, whole.unit)]
        if whole.sort == "amount":
            parts = [one for one in parts if not one.per or one.per == whole.per or one.per == "month"]
        if len(parts) < _TWO or _OPEN.search(text, parts[0].start, whole.end) or len(parts) > _MOST:
            continue
        if any(
            one[0] != "其中" or one.start() > parts[0].start
            for one in _REDUCED.finditer(text, span[0], whole.end)
        ):
            continue
        value, values = Decimal(whole.value), [Decimal(one.value) for one in parts]
        total = sum(values, Decimal(0))
        sizes = range(1, len(values) + 1) if whole.sort == "amount" else (len(values),)
        if any(sum(some) == value for size in sizes for some in combinations(values, size)):
            continue
        if abs(total - value) > value * (_CLOSE if len(parts) == _TWO else _WIDE):
            continue
        facts = {"sum": plain(total), "total": plain(value)}
        return figures_differ(scene, clause, (parts[0].start, whole.end), "items", facts)
    return None


def _product(
    scene: Scene, clause: Clause, text: str, span: Span, found: Sequence[Quantity]
) -> Observation | None:
    """Hold a price for each, times the numbers beside it, against the sum: 每辆每月4,200元，12台12个月."""
    if _REDUCED.search(text, *span):
        return None
    amounts = [one for one in found if one.sort == "amount"]
    totals = [
        one
        for one in amounts
        if (not one.per or one.per in _TIMES)
        and _SUMMED.search(text, max(span[0], one.start - 16), one.start)
    ]
    priced = [
        one
        for one in amounts
        if one not in totals
        and (
            (one.per and one.per not in _TIMES) or _EACH.search(text, max(span[0], one.start - 20), one.start)
        )
    ]
    if len(priced) != 1 or len(totals) != 1 or totals[0].start < priced[0].start:
        return None
    price, total = Decimal(priced[0].value), Decimal(totals[0].value)
    factors = [
        Decimal(one.value)
        for one in found
        if one.sort == "count" or (one.sort == "duration" and one.unit in (*_MONTHS, "day"))
    ]
    factors = [one for one in factors if one > 1]
    if not factors or len(factors) > 3 or not total:
        return None
    products = [
        price * prod(some, start=Decimal(1))
        for size in range(1, len(factors) + 1)
        for some in combinations(factors, size)
    ]
    products = [one / for_many(text, priced[0].start) for one in products]
    if any(abs(one - total) < WHOLE for one in products):
        return None
    whole = products[-1]
    if abs(whole - total) > total * _NEAR:
        return None
    facts = {
        "price": plain(price),
        "count": " × ".join(map(plain, factors)),
        "product": plain(whole),
        "stated": plain(total),
    }
    low, high = min(one.start for one in found), max(one.end for one in found)
    return figures_differ(scene, clause, (low, high), "product", facts)


def _rest(
    scene: Scene, clause: Clause, text: str, span: Span, found: Sequence[Quantity]
) -> Observation | None:
    """Hold what is left over against the whole and what was paid: 共18万元，已付定金3万元，余款14万元."""
    amounts = [one for one in found if one.sort == "amount" and not one.per]
    if not _TWO < len(amounts) <= _MOST or _OPEN.search(text, *span):
        return None
    whole, *paid, left = amounts
    if not _WHOLE_SUM.search(text, max(span[0], whole.start - 10), whole.start):
        return None
    if not _LEFT.search(text, max(span[0], left.start - 12), left.start):
        return None
    total = total_of((*paid, left))
    value = Decimal(whole.value)
    if total == value or abs(total - value) > value * _NEAR * 2:
        return None
    facts = {"sum": plain(total), "total": plain(value)}
    return figures_differ(scene, clause, (whole.start, left.end), "instalments", facts)


def _capital(scene: Scene) -> Iterator[Observation]:
    """Hold the registered capital that a share answers to against the whole."""
    capitals = {
        Decimal(one.value)
        for clause, text in scene.saying("注册资本")
        for one in scene.quantities(clause)
        if one.sort == "amount" and not isinstance(one.value, str)
        if _CAPITAL.search(text, max(0, one.start - 14), one.start)
        and not _FOR_SHARE.search(text, max(0, one.start - 30), one.start)
    }
    if len(capitals) != 1:
        return
    capital = capitals.pop()
    for clause, text in scene.saying("注册资本", "出资额"):
        every = scene.quantities(clause)
        for share, amount in pairwise(every):
            if share.sort != "percent" or amount.sort != "amount" or isinstance(amount.value, str):
                continue
            if not _FOR_SHARE.match(text, share.end, amount.start):
                continue
            expected = Decimal(share.value) * capital
            if abs(expected - amount.value) >= WHOLE:
                facts = {
                    "total": plain(capital),
                    "share": f"{plain(Decimal(share.value) * 100)}%",
                    "expected": plain(expected),
                    "stated": plain(amount.value),
                }
                yield figures_differ(scene, clause, (share.start, amount.end), "share", facts)


def _by_area(scene: Scene) -> Iterator[Observation]:
    """Hold the price of a building by its area against the total that the same sentence states."""
    areas = {
        Decimal(one.value)
        for clause, text in scene.saying("建筑面积")
        for one in scene.quantities(clause)
        if one.unit == "m2" and not isinstance(one.value, str)
        if _AREA.search(text, max(0, one.start - 10), one.start)
    }
    if len(areas) != 1:
        return
    area = areas.pop()
    for clause, text in scene.saying("每平方米"):
        for start, end in scene.sentences(clause):
            amounts = [one for one in scene.quantities_in(clause, start, end) if one.sort == "amount"]
            for price, total in pairwise(amounts):
                if isinstance(price.value, str) or isinstance(total.value, str) or total.per:
                    continue
                if not _BY_AREA.search(text, max(start, price.start - 14), price.start):
                    continue
                product = price.value * area
                if abs(product - total.value) < WHOLE or abs(product - total.value) > total.value * _CLOSE:
                    continue
                facts = {
                    "price": plain(price.value),
                    "count": plain(area),
                    "product": plain(product),
                    "stated": plain(total.value),
                }
                yield figures_differ(scene, clause, (price.start, total.end), "product", facts)
                return
