"""A guarantee that ends with the debt or before it, and a deposit beyond the law: read from two clauses
together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.inspect.periods import days_among
from reviewer.findings.observation import Observation
from reviewer.language.numerals import plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["care_deposit", "early_guarantee"]

_PERIOD = lazy(r"(?:保证|担保)(?:期间|期限|责任期间)[^。；]{0,40}?(?:至|到|截至|截止于?|止于)\s*$")
_DEBT = lazy(
    r"(?:(?:借款|贷款|融资|还款|付款|履行|租赁|用款|授信|分期)(?:期限?|期间|的期限)?[^。；]{0,40}?(?:至|到|截至|为|届满|满)\s*$"
    r"|(?:应当?|须|承诺)(?:最迟)?(?:于|在)\s*$|到期日?(?:均)?(?:为|是|：)\s*$|最迟(?:于|在)?\s*$|于\s*$)"
)
_DUE = lazy(
    r"\s*(?:之?前|止|届满|到期)?(?:一次性|全部|足额|分次)*(?:付清|还清|偿还|归还|清偿|支付|还本|到期|届满|止|结清)"
)
_ITSELF = lazy(r"\s*(?:止|届满|到期)|(?=[，。；]|$)")
_GUARANTEE = ("保证期间", "保证期限", "担保期间", "担保期限")
_NO_DEBT = lazy(r"保证期间|担保期间|保证期限|担保期限|保险|质保|租约|签订")
_HOME = ("养老", "颐养", "敬老", "老年公寓", "护理院")
_DEPOSIT = lazy(r"押金(?:为|是|：|共|计|人民币|¥|￥)*\s*$")
_BED = lazy(r"床位费(?:为|是|：|每月|标准|人民币|¥|￥)*\s*$")
_TIMES = 12


def early_guarantee(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for a guarantee period whose last day is not after the day on which the debt is
    due (民法典 692: it counts as none, and is six months from the due date)."""
    if not scene.chinese or not scene.lines.any(_GUARANTEE):
        return
    ends = [
        (clause, one, day)
        for clause, text in scene.saying(*_GUARANTEE)
        for one, day in days_among(scene.quantities(clause))
        if _PERIOD.search(text, max(0, one.start - 60), one.start)
    ]
    if len(ends) != 1:
        return
    clause, one, ends_on = ends[0]
    due = max(_dues(scene, clause), default=None, key=lambda found: found[2])
    if due is None or ends_on > due[2]:
        return
    other, debt, _ = due
    words = clause.text[one.start : one.end]
    facts: dict[str, str | int | float | Message] = {
        "words": words,
        "due": other.text[debt.start : debt.end],
        "place": place(other),
    }
    yield Observation(
        kind="limit.statutory",
        message=Message("check.limit.guarantee", facts),
        draft=scene.quote(clause, one.start, one.end),
        topic="limit.statutory/major",
        data={"rule": "L13c", "sure": "V", "value": words, "other_clause": other.id},
        source="民法典 692",
    )


def _dues(scene: Scene, guarantee: Clause) -> Iterator[tuple[Clause, Quantity, date]]:
    """Yield the days on which what is guaranteed is said to be due or to end."""
    for clause, text in scene.saying("期", "前", "付清", "还清", "偿还", "归还"):
        if clause.id == guarantee.id or "日" not in text:
            continue
        for one, day in days_among(scene.quantities(clause)):
            start, _ = scene.sentence_at(clause, one.start)
            if not _DEBT.search(text, max(start, one.start - 50), one.start):
                continue
            if _NO_DEBT.search(text, start, one.start):
                continue
            if _DUE.match(text, one.end) or (
                _ITSELF.match(text, one.end) and "期" in text[start : one.start]
            ):
                yield clause, one, day


def care_deposit(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for a deposit of a care home above twelve times the month's fee for the bed
    (民发〔2024〕19号)."""
    if not scene.chinese or not scene.lines.has("床位费") or not scene.lines.any(_HOME):
        return
    fees = {
        Decimal(one.value)
        for clause, text in scene.saying("床位费")
        for one in scene.quantities(clause)
        if one.sort == "amount" and one.per in (None, "month") and not isinstance(one.value, str)
        if _BED.search(text, max(0, one.start - 14), one.start)
    }
    if len(fees) != 1:
        return
    limit = fees.pop() * _TIMES
    for clause, text in scene.saying("押金"):
        for one in scene.quantities(clause):
            if one.sort != "amount" or one.per or isinstance(one.value, str) or one.value <= limit:
                continue
            if not _DEPOSIT.search(text, max(0, one.start - 12), one.start):
                continue
            words = clause.text[one.start : one.end]
            yield Observation(
                kind="limit.statutory",
                message=Message("check.limit.care_deposit", {"value": words, "limit": plain(limit)}),
                draft=scene.quote(clause, one.start, one.end),
                topic="limit.statutory/major",
                data={"rule": "L71b", "sure": "N", "value": words, "limit": plain(limit)},
                source="关于加强养老机构预收费监管的指导意见（民发〔2024〕19号）",
            )
            return
