"""Sums that are so many times another: a deposit of three months' rent, the rent of a quarter, the interest
of a year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import WHOLE, figures_differ
from reviewer.language.numerals import parse_number, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["multiples"]

_RENT = lazy(
    r"(?:月租金|每月租金|月服务费|每月服务费|月物业费)(?:标准)?(?:（[^（）]{0,10}）)?(?:为|是|："
    r"|按|计)*(?:人民币|¥|￥)?\s*$"
)
_MONTHS = lazy(
    r"(?P<number>[一二两三四五六七八九十\d]{1,3})个月(?:的)?(?:房屋)?(?:租金|服务费)(?:的)?[^。；，\d]{0,10"
    r"}[，（]?(?:即|计|合计|共计|共|金额|数额|为|人民币|¥|￥|：)*\s*$"
)
_PERIOD = lazy(
    r"(?:(?P<quarter>每季度?|每三个月|季度)|(?P<half>每半年|每六个月|半年)|(?P<year>每年|全年|年))(?:度)?"
    r"(?:支付一次|支付|缴纳|交纳|付一次)?，?(?:每[次期]|租金|服务费|应)*(?:支付|缴纳|交纳|付|租金"
    r"|服务费|合计|共计|总计|为|计|：|人民币|¥|￥)*\s*$"
)
_TIMES = {"quarter": 3, "half": 6, "year": 12}
_QUARTERLY = lazy(r"(?:每季度?|季度)(?:应)?(?:支付|缴纳|交纳|租金|服务费|费用|为|：|人民币|¥|￥)*\s*$")
_YEARLY = lazy(
    r"(?:全年|每年|年度?)(?:(?:租金|服务费|费用)(?:合计|共计|总计|为|：|人民币|¥|￥)*"
    r"|(?:合计|共计|总计|为|：|人民币|¥|￥)+)\s*$"
)
_CHANGES = lazy(
    r"递增|上浮|调整|免租|减免|优惠|折|第[二三四五六\d]年|首年|不足|逾期|违约|超过|前[一二三四五六\d]+个?月"
    r"|扣除"
)
_WORDS = ("租金", "服务费", "物业费")


def multiples(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where so many months' rent or fee is not that many times the month's.

    Silent where several monthly sums are named, or a sentence speaks of increases, discounts or free months.
    """
    if not scene.chinese:
        return
    month = _monthly(scene)
    if month and (found := _taken(scene, month)) is not None:
        yield found
        return
    for clause, text in scene.saying(*_WORDS):
        if clause.kind == "table":
            continue
        for start, end in scene.sentences(clause):
            if _CHANGES.search(text, start, end):
                continue
            amounts = [
                one
                for one in scene.quantities_in(clause, start, end)
                if one.sort == "amount" and isinstance(one.value, Decimal)
            ]
            found = _of_month(scene, clause, text, start, amounts, month) if month else None
            found = found or _of_quarter(scene, clause, text, start, amounts)
            if found is not None:
                yield found
                return


_TAKEN = lazy(r"押(?P<held>[一二两三四五六\d])付(?P<paid>[一二两三四五六七八九十\d]{1,2})")
_HELD = lazy(r"押金|租赁保证金|履约保证金")
_HELD_SUM = lazy(
    r"(?:押金|租赁保证金|履约保证金|保证金)[^。；，]{0,6}?(?:为|是|：|计|共计|合计)*(?:人民币|¥|￥)*\s*$"
)
_PAID_SUM = lazy(
    r"(?:首期|首次|首季度?|第一期|首笔|首付)[^。；，]{0,4}租金[^。；，]{0,6}?(?:为|是|：|计|共计|合计)*(?:人民币|¥|￥)*\s*$"
)
_ALL_SUM = lazy(
    r"(?:(?:首次|首期|签约时|签订时)[^。；，]{0,4}(?:应付|支付|缴纳|交纳|付款)[^。；，]{0,4})?(?:共计|合计|总计)(?:为|是|：)*(?:人民币|¥|￥)*\s*$"
)


def _taken(scene: Scene, month: Decimal) -> Observation | None:
    """Hold deposit and first payment against 押三付一: so many months' rent held, so many paid at once."""
    if not scene.lines.has("押"):
        return None
    taken = {(found["held"], found["paid"]) for found in _TAKEN.finditer(scene.whole)}
    counts = [parse_number(one) for one in next(iter(taken))] if len(taken) == 1 else []
    if len(counts) != 2 or counts[0] is None or counts[1] is None:
        return None
    held, paid = counts[0], counts[1]
    for clause, text in scene.saying(
        "押金", "保证金", "首期", "首次", "首季", "第一期", "合计", "共计", "总计"
    ):
        for start, end in scene.sentences(clause):
            if _CHANGES.search(text, start, end) or not (
                _HELD.search(text, start, end) or _TAKEN.search(text, start, end)
            ):
                continue
            for one in scene.quantities_in(clause, start, end):
                if one.sort != "amount" or one.per or isinstance(one.value, str):
                    continue
                before = max(start, one.start - 24)
                times = next(
                    (
                        count
                        for cue, count in ((_HELD_SUM, held), (_PAID_SUM, paid), (_ALL_SUM, held + paid))
                        if cue.search(text, before, one.start)
                    ),
                    None,
                )
                if times is None or abs(month * times - one.value) < WHOLE:
                    continue
                facts = {
                    "month": plain(month),
                    "count": plain(times),
                    "expected": plain(month * times),
                    "stated": plain(one.value),
                }
                return figures_differ(scene, clause, (one.start, one.end), "months", facts)
    return None


def _monthly(scene: Scene) -> Decimal | None:
    """Return the sum of a month; None where none or several are named."""
    found: set[Decimal] = set()
    for clause, text in scene.saying(*_WORDS):
        for start, end in scene.sentences(clause):
            for one in scene.quantities_in(clause, start, end):
                if one.sort == "amount" and _RENT.search(text, start, one.start):
                    found.add(Decimal(one.value))
    return found.pop() if len(found) == 1 else None


def _of_month(
    scene: Scene, clause: Clause, text: str, start: int, amounts: list[Quantity], month: Decimal
) -> Observation | None:
    for one in amounts:
        before = _MONTHS.search(text, max(start, one.start - 40), one.start)
        times = parse_number(before["number"]) if before else None
        if times is None and (period := _PERIOD.search(text, max(start, one.start - 24), one.start)):
            times = Decimal(next(_TIMES[name] for name, words in period.groupdict().items() if words))
        if times is None or one.per in ("day", "month") or one.value == month:
            continue
        value = Decimal(one.value)
        if abs(month * times - value) >= WHOLE:
            facts = {
                "month": plain(month),
                "count": plain(times),
                "expected": plain(month * times),
                "stated": plain(value),
            }
            return figures_differ(
                scene, clause, (before.start() if before else one.start, one.end), "months", facts
            )
    return None


def _of_quarter(
    scene: Scene, clause: Clause, text: str, start: int, amounts: list[Quantity]
) -> Observation | None:
    quarters = [one for one in amounts if _QUARTERLY.search(text, max(start, one.start - 16), one.start)]
    years = [one for one in amounts if _YEARLY.search(text, max(start, one.start - 16), one.start)]
    if len(quarters) != 1 or len(years) != 1 or quarters[0] is years[0]:
        return None
    quarter, year = Decimal(quarters[0].value), Decimal(years[0].value)
    if abs(quarter * 4 - year) < WHOLE:
        return None
    span = min(quarters[0].start, years[0].start), max(quarters[0].end, years[0].end)
    facts = {"quarter": plain(quarter), "expected": plain(quarter * 4), "stated": plain(year)}
    return figures_differ(scene, clause, span, "quarters", facts)
