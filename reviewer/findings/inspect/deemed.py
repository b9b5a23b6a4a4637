"""Acceptance that is deemed given before the time for it has run: 甲方应在10个工作日内完成验收, and elsewhere
5日内未提出异议的，视为验收合格."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import lengths_in
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["deemed_early"]

_DAYS = {
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "working_day": Decimal(7) / 5,
    "week": Decimal(7),
    "month": Decimal(30),
}
_AFTER = lazy(
    r"(?:收到|接到|提交|交付|到货|送达|交货|完成|移交|报送|递交|竣工)[^。；]{0,22}?(?:后|起)的?，?[^。；，]{0,12}$"
)
_WITHIN = lazy(r"(?:之|以)?内")
_SILENT = lazy(
    r"(?:未|没有|不)[^。；，]{0,16}(?:异议|答复|回复|反馈|确认|验收|意见|审核|测试|审查|检验)[^。；]{0,12}"
    r"(?:视为|视同)[^。；，]{0,10}(?P<what>合格|通过|验收|接受|认可|同意|确认|无异议|批准)"
)
_REVIEW = lazy(
    r"[^。；，]{0,14}(?P<act>验收(?!合格后)|测试|检验|检测|评审|审核|审查|审定|复核|核对|确认|答复)"
)
_ACCEPTS = frozenset(("合格", "通过", "验收", "接受", "测试", "检验", "检测", "评审"))
"""What is said of work or goods; the other words are of papers."""
_CASE = lazy(r"整改|修正|修改后|复验|复检|重新|再次|逾期|不合格|付款|支付|紧急|加急|质保|样品")
_OF = lazy(
    r"初验|终验|竣工|隐蔽|数量|外观|质量|发票|结算|样品|图纸|方案|报告|账单|对账|需求|变更|名单|订单|文案|脚本|计划"
)


class _Time(Said, frozen=True):
    """A time to accept something in, or after which it is deemed accepted."""

    days: Decimal
    accepts: bool
    of: frozenset[str]


def deemed_early(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where silence for fewer days is acceptance than there are to accept
    in."""
    if not scene.chinese or not scene.lines.any(("视为", "视同")):
        return
    deemed: list[_Time] = []
    reviews: list[_Time] = []
    for clause, text in scene.saying("视为", "视同", "验收", "测试", "检", "审", "确认", "答复", "核对"):
        if clause.kind == "table" or "内" not in text:
            continue
        for span in scene.sentences(clause):
            _read(scene, clause, text, span, deemed, reviews)
    for one in deemed:
        for other in reviews:
            if one.accepts == other.accepts and one.of == other.of and one.days < other.days:
                first, last = sorted((one, other), key=lambda said: scene.order[said.clause.id])
                yield told_otherwise(scene, "deadline", last, first)
                return


def _read(
    scene: Scene,
    clause: Clause,
    text: str,
    span: tuple[int, int],
    deemed: list[_Time],
    reviews: list[_Time],
) -> None:
    start, end = span
    if _CASE.search(text, start, end):
        return
    for one, days in lengths_in(scene, clause, span, _DAYS):
        if one.per or not _AFTER.search(text, max(start, one.start - 40), one.start):
            continue
        within = _WITHIN.match(text, one.end, end)
        if within is None:
            continue
        of = frozenset(_OF.findall(text[start:end]))
        silent = _SILENT.search(text, within.end(), end)
        if silent is not None:
            deemed.append(_Time(clause, span, days, silent["what"] in _ACCEPTS, of))
        elif (act := _REVIEW.match(text, within.end(), end)) is not None and "视" not in text[start:end]:
            reviews.append(_Time(clause, span, days, act["act"] in _ACCEPTS, of))
