"""Capital paid in by instalments that do not make the whole, a fee of so much a year of a sum that another
clause gives, and things sent to several places that are not as many as were bought."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import date_ranges
from reviewer.findings.inspect.sums import WHOLE, figures_differ, total_of
from reviewer.language.numerals import COUNT, parse_number, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["allotted", "contributions", "yearly_fees"]

_CAPITAL = lazy(r"(?:认缴|应缴|认购)(?:的)?(?:出资额?|投资款|份额)(?:为|是|：|合计|共计|人民币|¥|￥)*\s*$")
_STAGES = lazy(r"分(?P<number>[二两三四五六七八\d])(?:期|次|笔|批)(?:缴付|缴纳|缴足|出资|到位|支付)")
_FULL = lazy(r"全部[^。；，]{0,6}(?:缴足|缴清|到位|付清|缴纳完毕)|缴足")


def contributions(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the instalments that one sentence says pay in all of the capital
    do not make the sum that the contract says is subscribed."""
    if not scene.chinese or not scene.lines.any(("认缴", "应缴", "认购")):
        return
    whole = {
        Decimal(one.value): (clause, one)
        for clause, text in scene.saying("认缴", "应缴", "认购")
        for one in scene.quantities(clause)
        if one.sort == "amount" and not isinstance(one.value, str)
        if _CAPITAL.search(text, max(0, one.start - 22), one.start)
    }
    if len(whole) != 1:
        return
    ((total, (there, _)),) = whole.items()
    for clause, text in scene.saying("分"):
        stages = _STAGES.search(text)
        if stages is None:
            continue
        span = scene.sentence_at(clause, stages.start())
        paid = [
            one
            for one in scene.quantities_in(clause, stages.end(), span[1])
            if one.sort == "amount" and not one.bound and not isinstance(one.value, str)
        ]
        named = parse_number(stages["number"]) == len(paid)
        if not named or not _FULL.search(text, *span) or abs(total_of(paid) - total) < WHOLE:
            continue
        facts = {"sum": plain(total_of(paid)), "total": plain(total)}
        yield figures_differ(scene, clause, (paid[0].start, paid[-1].end), "instalments", facts, [there])
        return


_FEE = lazy(
    r"(?P<fee>[一-鿿]{2,8}?(?:费|报酬|酬金|佣金))(?:应)?(?:按照?|为|以)(?P<base>[一-鿿]{2,16}?)的?\s*$"
)
_YEARLY = lazy(r"\s*(?:按年|每年|／年|/年|逐年)")
_IN_ALL = lazy(r"(?:合计|共计|总计|总额)(?:应)?(?:为|是|：|人民币|¥|￥)*\s*$")
_OPEN = lazy(r"递增|上浮|另|不超过|折算|优惠|减免|首年")
_MONTHS = 12
_SAME = 4


def yearly_fees(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where a fee of so many per cent a year of a sum, over the term that the
    contract gives by its dates, is not the total that it states."""
    if not scene.chinese or not scene.lines.any(("按年", "每年")):
        return
    rates = [
        (clause, one, found)
        for clause, text in scene.saying("按年", "每年")
        for one in scene.quantities(clause)
        if one.sort == "percent" and not one.bound and not isinstance(one.value, str)
        if (found := _FEE.search(text, max(0, one.start - 30), one.start))
        and (_YEARLY.match(text, one.end) or one.per == "year")
        and not _OPEN.search(text, *scene.sentence_at(clause, one.start))
    ]
    years = _years(scene)
    if len(rates) != 1 or years is None:
        return
    clause, rate, found = rates[0]
    bases = {
        Decimal(one.value)
        for other, text in scene.saying(found["base"][-_SAME:])
        for one in scene.quantities(other)
        if one.sort == "amount" and not one.per and not isinstance(one.value, str)
        if re.search(
            rf"{re.escape(found['base'][-_SAME:])}(?:为|是|：|共计|人民币|¥|￥)*\s*$",
            text[max(0, one.start - 16) : one.start],
        )
    }
    if len(bases) != 1:
        return
    expected = bases.pop() * Decimal(rate.value) * years
    for other, text in scene.saying(found["fee"][-_SAME:]):
        for one in scene.quantities(other):
            before = _IN_ALL.search(text, max(0, one.start - 14), one.start)
            if one.sort != "amount" or isinstance(one.value, str) or one.per or before is None:
                continue
            start, _ = scene.sentence_at(other, one.start)
            if found["fee"][-_SAME:] not in text[start : one.start] or abs(expected - one.value) < WHOLE:
                continue
            facts = {
                "figures": f"{clause.text[rate.start : rate.end]} × {plain(years)} 年",
                "product": plain(expected.normalize()),
                "stated": plain(Decimal(one.value)),
            }
            low = text.rfind(found["fee"][-_SAME:], start, one.start)
            yield figures_differ(scene, other, (low, one.end), "multiplied", facts, [clause])
            return


def _years(scene: Scene) -> Decimal | None:
    """Return the whole years of the one term that the contract gives by two dates."""
    found = {
        (begins, ends)
        for clause, text in scene.saying("期限", "有效期")
        for first, _, begins, ends in date_ranges(scene, clause)
        if "期" in text[max(0, first.start - 8) : first.start]
    }
    if len(found) != 1:
        return None
    begins, ends = found.pop()
    days = (ends - begins).days + 1
    years = round(days / 365.25)
    return Decimal(years) if years and abs(days - years * 365.25) <= _NEARLY else None


_NEARLY = 2
_UNITS = "台套件辆架艘部只组根块把樘株头枚幅座箱桶盏名张扇条双瓶"
_SENT = lazy(
    rf"(?P<thing>[一-鿿]{{2,10}}?)的(?:[一-鿿]{{0,4}})(?:分配|分布|配置|配备|安装地点|安装位置|交付地点|去向)(?:情况|方案)?(?:如下|为)?："
    rf"(?P<list>[^。；]{{0,30}}?{COUNT}\s*(?P<unit>[{_UNITS}])[^。；]*)"
)
_PARTLY = lazy(r"其余|剩余|另|备用|首批|第[一二三]批|约|待定|等")


@lru_cache(maxsize=64)
def _counts(unit: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![第每\d.,])(?P<number>{COUNT})\s*{unit}")


def allotted(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where a list says how many of a thing go where, and all of them together
    are not as many as another clause says there are."""
    if not scene.chinese:
        return
    for clause, text in scene.saying("分配", "分布", "配置", "配备", "地点", "位置", "去向"):
        found = _SENT.search(text)
        if found is None or _PARTLY.search(found["list"]):
            continue
        unit = _counts(found["unit"])
        parts = [parse_number(one["number"]) for one in unit.finditer(found["list"])]
        whole = _whole(scene, clause, found["thing"], found["unit"])
        if len(parts) < _LEAST or None in parts or whole is None:
            continue
        there, number = whole
        total = sum((one for one in parts if one is not None), Decimal(0))
        if total == number:
            continue
        facts = {"sum": plain(total), "total": plain(number)}
        last = list(unit.finditer(text, *found.span("list")))[-1]
        yield figures_differ(scene, clause, (found.start(), last.end()), "items", facts, [there])
        return


_LEAST = 2


def _whole(scene: Scene, here: Clause, thing: str, unit: str) -> tuple[Clause, Decimal] | None:
    """Return how many of a thing another clause says there are; None where none does, or several."""
    said = re.compile(
        rf"{re.escape(thing)}(?:，|：|数量|共计?|合计|为|（[^（）]{{0,20}}）)*(?P<number>{COUNT})\s*{unit}"
    )
    found = [
        (clause, number)
        for clause, text in scene.saying(thing)
        if clause.id != here.id
        for one in said.finditer(text)
        if (number := parse_number(one["number"])) is not None
    ]
    return found[0] if len({number for _, number in found}) == 1 else None
