"""Interest that one sentence works out: 按本金800万元、年利率6%、30日（一年按360日）计算，为48,000元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import figures_differ
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["accrued"]

_WORDS = ("息", "占用费", "手续费", "担保费")
_STATED = lazy(r"(?:为|即|计|共|合计|共计|应为|应付|[息费])(?:人民币|¥|￥|约)*$")
_BASIS = lazy(r"(?:按|以)[^。；，]{0,4}$")
_BY = (("月", "month"), ("日", "day"), ("年", "year"))
_OTHERWISE = lazy(r"逾期|违约|复利|等额|分期|上浮|减半|不超过|孰|首|其中")
_DAYS = (360, 365)
_NEARLY, _SMALL, _WIDE = Decimal("0.02"), Decimal(1), 4


def accrued(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where principal, rate and time of one sentence do not make the interest
    that it states. Where it does not say of how many days a year is, a fiftieth is left alone."""
    if not scene.chinese:
        return
    for clause, text in scene.saying(*_WORDS):
        if clause.kind == "table" or not ("%" in text or "％" in text or "百分之" in text or "‰" in text):
            continue
        for span in scene.sentences(clause):
            told = None if _OTHERWISE.search(text, *span) else _worked_out(scene, clause, text, span)
            if told is not None:
                yield told


def _worked_out(scene: Scene, clause: Clause, text: str, span: tuple[int, int]) -> Observation | None:
    found = [one for one in scene.quantities_in(clause, *span) if not isinstance(one.value, str)]
    amounts = [one for one in found if one.sort == "amount" and not one.per]
    rates = [one for one in found if one.sort == "percent"]
    times = [one for one in found if one.sort == "duration" and not one.per and not _is_basis(text, one)]
    if len(amounts) != 2 or len(rates) != 1 or len(times) != 1:
        return None
    (whole, stated), (rate,), (time,) = amounts, rates, times
    if stated.start < max(rate.end, time.end) or not _STATED.search(text, stated.start - 8, stated.start):
        return None
    basis = [one for one in found if one.sort == "duration" and one.value in _DAYS and one.unit == "day"]
    days = Decimal(basis[0].value) if basis else Decimal(365)
    by = rate.per or next(
        (unit for word, unit in _BY if word in text[max(span[0], rate.start - 6) : rate.start]), None
    )
    in_year = {"day": days, "month": Decimal(12), "year": Decimal(1)}
    if by not in in_year or time.unit not in in_year:
        return None
    due = Decimal(whole.value) * Decimal(rate.value) * in_year[by] * Decimal(time.value) / in_year[time.unit]
    value = Decimal(stated.value)
    if abs(due - value) <= (_SMALL if basis else max(_SMALL, due * _NEARLY)):
        return None
    if value > due * _WIDE or value * _WIDE < due:
        return None
    facts = {
        "principal": plain(Decimal(whole.value)),
        "rate": clause.text[rate.start : rate.end],
        "time": clause.text[time.start : time.end],
        "expected": plain(due.quantize(Decimal("0.01")).normalize()),
        "stated": plain(value),
    }
    return figures_differ(scene, clause, (whole.start, stated.end), "accrued", facts)


def _is_basis(text: str, one: Quantity) -> bool:
    """Tell whether a length is the year that interest is reckoned by: 一年按360日."""
    return (one.unit == "day" and one.value in _DAYS and _BASIS.search(text, 0, one.start) is not None) or (
        one.unit == "year" and one.value == 1 and text[one.end : one.end + 1] in ("按", "以", "为")
    )
