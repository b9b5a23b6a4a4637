"""Loans: interest against principal, rate and term; all that a borrower pays against the limit of law."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import place
from reviewer.findings.inspect.periods import date_ranges, months_between
from reviewer.findings.inspect.sums import figures_differ
from reviewer.findings.observation import Observation
from reviewer.language.numerals import plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["interest", "joint_cost", "principal"]

_PRINCIPAL = lazy(
    r"(?:借款|贷款|出借|融资款?)(?:的)?(?:本金|金额|总额|数额)*[^。；，期限息费]{0,6}?(?:为|是|：|共计|合计|计)*(?:人民币|¥|￥|rmb)*\s*$"
    r"|(?<![偿归还])(?<!剩余)本金(?:为|是|：|共计)*(?:人民币|¥|￥|rmb)*\s*$|出借(?:给[^。；，]{1,6})?(?:人民币|¥|￥)*\s*$"
)
_RATE = lazy(r"(?:利率|利息|年息|月息|年化)[^。；，%％]{0,10}[\d一二三四五六七八九十百分之.]+[%％]?")
_LATE = lazy(r"逾期|罚息|违约|复利|加收|上浮|加计|展期|lpr|报价|同期|基准")
_TERM = lazy(
    r"(?:(?:借款|贷款|使用|出借|融资|用款)期[限间]?|(?<![保证效])期限|借期)(?:为|共|是|：|计|共计)*[^。；，\d]{0,4}$"
)
_STATED = lazy(
    r"(?:(?P<both>本息|本金及利息|本金和利息)|(?P<by>每月|每季度?|每年|按月|按季度?|按年)?[^。；，]{0,6}利息)(?P<each>每月|每季度?|每年)?(?:的)?"
    r"(?:总额|总计|合计|共计|总金额|金额|总和|应付|支付|付|款|额|为|是|：|计|共)*(?:人民币|¥|￥|rmb)*\s*$"
)
_OTHERWISE = lazy(
    r"等额|分期还本|复利|分次|实际(?!占用天数|使用天数|天数|用款天数)|逾期|违约|提前|首|已付|扣除|不足|剩余|示例|例如|担保|最高"
)
_BY = {"月": 1, "季": 3, "年": 12}
_NEARLY = Decimal("0.02")
_FEE = lazy(r"服务费|手续费|管理费|咨询费|担保费|顾问费|平台费|账户费")
_PENALTY = lazy(r"违约金|滞纳金")
_OVERDUE = lazy(r"逾期利息|罚息|逾期利率|逾期还款|逾期归还|逾期")
_RAISED = lazy(r"上浮|加收|加计|上调")
_IN_MONTHS = {"day": Decimal(12) / 365, "month": Decimal(1), "year": Decimal(12)}
_YEARLY = {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}
_ONCE = lazy(r"一次性|本金的|金额的|总额的|放款时")
_NOT_BOTH = lazy(
    r"不再|不另|择一|或者|不得同时|总计不超过|合计不超过|不超过[^。；]{0,16}(?:四倍|4倍)|孰|逾期[^。；，]{0,12}期间不计"
)
_DAY = lazy(r"每日|每天|按日|日利率|日息|每逾期[一1]?[日天]")
_MONTH = lazy(r"每月|按月|月利率|月息|月费率")


class _Loan(Struct, frozen=True):
    """What is lent, at which yearly rate, for how many months."""

    principal: Decimal
    rate: Decimal
    months: Decimal


class _Rate(Struct, frozen=True):
    """A yearly rate, and where it stands."""

    clause: Clause
    quantity: Quantity
    yearly: Decimal

    @property
    def words(self) -> str:
        return self.clause.text[self.quantity.start : self.quantity.end]


def interest(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the interest that a loan states is not principal times rate times
    term; differences of a fiftieth, as between years of 360 and 365 days, are left alone."""
    if not scene.chinese or not (scene.lines.has("利率") or scene.lines.has("息")):
        return
    stated = [
        (clause, one, found)
        for clause, text in scene.saying("利息", "本息", "本金和利息", "本金及利息")
        for start, end in scene.sentences(clause)
        if not _OTHERWISE.search(text, start, end)
        for one in scene.quantities_in(clause, start, end)
        if one.sort == "amount" and (found := _STATED.search(text, max(start, one.start - 30), one.start))
    ]
    loan = _loan(scene) if stated else None
    if loan is None:
        return
    for clause, one, found in stated:
        by = found["by"] or found["each"]
        months = _BY[by[1]] if by else loan.months
        due = loan.principal * loan.rate * months / 12
        expected = due + loan.principal if found["both"] else due
        value = Decimal(one.value)
        if abs(value - expected) <= max(Decimal(1), due * _NEARLY):
            continue
        facts = {
            "principal": plain(loan.principal),
            "rate": f"{plain((loan.rate * 100).quantize(Decimal('0.0001')).normalize())}%",
            "months": plain(Decimal(months).quantize(Decimal("0.01")).normalize()),
            "expected": plain(expected.quantize(Decimal("0.01")).normalize()),
            "stated": plain(value),
        }
        yield figures_differ(scene, clause, (found.start(), one.end), "interest", facts)
        return


def _loan(scene: Scene) -> _Loan | None:
    """Return the loan where principal, rate and term are each stated once."""
    whole, months = principal(scene), _months(scene)
    rates = {one.yearly for one in _rates(scene, _RATE, but=_LATE)}
    if whole is not None and len(rates) == 1 and months is not None:
        return _Loan(whole, rates.pop(), months)
    return None


def principal(scene: Scene) -> Decimal | None:
    """Return what is lent; None where no sum, or several, are named."""
    found = {
        one.value
        for clause, text in scene.saying("借款", "贷款", "本金", "出借", "融资")
        for one in scene.quantities(clause)
        if one.sort == "amount" and not one.per and not one.bound and isinstance(one.value, Decimal)
        if _PRINCIPAL.search(text, max(0, one.start - 24), one.start)
    }
    return found.pop() if len(found) == 1 else None


def _months(scene: Scene) -> Decimal | None:
    """Return the term of the loan; None where none or several are named."""
    months: set[Decimal] = set()
    for clause, text in scene.saying("借款", "贷款", "出借", "期限", "借期", "融资"):
        for one in scene.quantities(clause):
            length = _IN_MONTHS.get(one.unit) if one.sort == "duration" else None
            if length is None or one.per or one.bound or isinstance(one.value, str):
                continue
            if _TERM.search(text, max(0, one.start - 16), one.start):
                months.add(one.value * length)
        if not months:
            whole = (months_between(begins, ends) for _, _, begins, ends in date_ranges(scene, clause))
            months.update(Decimal(one) for one in whole if one is not None)
    return months.pop() if len(months) == 1 else None


def _rates(scene: Scene, cue: re.Pattern[str], but: re.Pattern[str] | None = None) -> Iterator[_Rate]:
    """Yield the yearly rates of which the cue stands before the number, not in sentences of another case."""
    for clause, text in scene.saying("利率", "息", "费", "违约金", "滞纳金", "逾期"):
        if clause.kind == "table":
            continue
        for start, end in scene.sentences(clause):
            if but is not None and but.search(text, start, end):
                continue
            for one in scene.quantities_in(clause, start, end):
                if one.sort == "percent" and cue.search(text, start, min(end, one.end + 24)):
                    times = _times(one, text, start)
                    if times:
                        yield _Rate(clause, one, Decimal(one.value) * times)


def _times(rate: Quantity, text: str, start: int) -> int:
    """Return how often a rate falls due a year: as it says, or as the words before it do."""
    if rate.per:
        return _YEARLY.get(rate.per, 0)
    before = max(start, text.rfind("，", start, rate.start) + 1)
    if _DAY.search(text, before, rate.start):
        return 365
    return 12 if _MONTH.search(text, before, rate.start) else 1


def joint_cost(scene: Scene, book: Rulebook) -> Iterator[Observation]:
    """Yield `limit.statutory` where interest, default interest, penalties and fees of a loan are each within
    four times the one-year LPR and together above it (民间借贷规定 25, 29)."""
    if "loan" not in scene.types or not scene.chinese:
        return
    if (lpr := book.rate("lpr_1y", scene.signed)) is None or not scene.lines.any(("违约金", "费", "滞纳金")):
        return
    limit = lpr * 4
    base = [*_rates(scene, _RATE, but=_LATE)][:1]
    late = [one for one in _rates(scene, _OVERDUE, but=_PENALTY) if not _lifted(scene, one)][:1]
    extra = [one for one in _rates(scene, _PENALTY) if not _alone(scene, one) and _borrowers(scene, one)][:1]
    extra += [one for one in _fees(scene) if not _alone(scene, one)][:1]
    parts = [*(late or base), *extra]
    total = sum((one.yearly for one in parts), Decimal(0))
    if len(parts) < 2 or total <= limit or any(one.yearly > limit for one in parts):
        return
    last, others = parts[-1], parts[:-1]
    facts: dict[str, str | int | float | Message] = {
        "words": last.words,
        "others": "、".join(one.words for one in others),
        "place": place(others[0].clause),
        "total": f"{plain((total * 100).quantize(Decimal('0.01')).normalize())}%",
        "limit": f"{plain(limit * 100)}%",
    }
    yield Observation(
        kind="limit.statutory",
        message=Message("check.limit.joint", facts),
        draft=scene.quote(last.clause, last.quantity.start, last.quantity.end),
        topic="limit.statutory/critical",
        data={
            "rule": "L10",
            "sure": "V",
            "value": facts["total"],
            "limit": facts["limit"],
            "clauses": list(dict.fromkeys(one.clause.id for one in parts)),
        },
        source="民间借贷规定 25、29",
    )


def _sentence(scene: Scene, one: _Rate) -> str:
    start, end = scene.sentence_at(one.clause, one.quantity.start)
    return scene.text(one.clause)[start:end]


def _borrowers(scene: Scene, one: _Rate) -> bool:
    """Tell whether a penalty is not one of the lender's, for paying out late, nor one of a sum misused."""
    return not _LENDERS.search(_sentence(scene, one))


_LENDERS = lazy(r"放款|发放|提供借款|改变(?:借款)?用途|挪用|挤占")


def _lifted(scene: Scene, one: _Rate) -> bool:
    return bool(_RAISED.search(_sentence(scene, one)))


def _alone(scene: Scene, one: _Rate) -> bool:
    """Tell whether a charge is said not to come on top of another."""
    return bool(_NOT_BOTH.search(_sentence(scene, one)))


def _fees(scene: Scene) -> Iterator[_Rate]:
    """Yield what fees come to a year; one paid once is spread over the term of the loan."""
    months = _months(scene) or Decimal(12)
    for one in _rates(scene, _FEE):
        once = not one.quantity.per and one.yearly == Decimal(one.quantity.value)
        if not once:
            yield one
        elif _ONCE.search(_sentence(scene, one)):
            yield _Rate(one.clause, one.quantity, Decimal(one.quantity.value) * 12 / months)
