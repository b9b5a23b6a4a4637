"""Probation against the length of the contract and the wage (劳动合同法 19, 20), training, hours a week."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.inspect.periods import date_ranges, months_between
from reviewer.findings.inspect.sums import figures_differ
from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number, plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["probation", "training", "week"]

_TERM = lazy(r"(?:合同期限|合同期|期限|期)(?:共|为|是|：|自)*[^。；，]{0,4}$")
_TERM_DATES = lazy(r"合同|期限|聘用期")
_PROBATION = lazy(r"试用期(?:限|间)?(?:共|为|是|：)*$")
_PROBATION_DATES = lazy(r"试用期[^。；]{0,8}$")
_AGAIN = lazy(
    r"第二次试用期|(?:再次|重新|另行)约定试用期|试用期[^。；，]{0,12}(?:延长|顺延)(?!不得)"
    r"|试用期[^。；]{0,24}(?:可以?|有权|应)[^。；，]{0,6}(?:延长|顺延)(?:其)?试用期?|(?:延长|顺延)(?:其|乙方)?试用期"
)
_WAGE = r"(?:工资|月薪|薪资|薪酬|报酬)[^。；，]{0,10}?(?:人民币|¥|￥)?\s*$"
_TRIED_WAGE = lazy(rf"试用期[^。；，]{{0,12}}{_WAGE}")
_FULL_WAGE = lazy(_WAGE)
_LOWEST = Decimal("0.8")
_SOURCE = "劳动合同法 19"
_COST = lazy(r"培训(?:费用?|支出|成本)[^。；，]{0,10}$")
_SPENT = lazy(r"出资[^。；，]{0,6}$")
_SERVICE = lazy(r"服务期")
_OWED = lazy(r"违约金(?:为|是|：|人民币|¥|￥)*\s*$")
_SOURCE_COST = "劳动合同法 22"
_SOURCE_WAGE = "劳动合同法 20"


class _Period(Struct, frozen=True):
    """A length of time as a clause states it."""

    clause: Clause
    start: int
    end: int
    months: Decimal

    @property
    def words(self) -> str:
        return self.clause.text[self.start : self.end]


def probation(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for a probation longer than the contract's term allows (none below 3 months, 1
    month below a year, 2 months below three years, 6 months else), for a second one, and for a wage in it
    below 80% of the agreed one."""
    if "employment" not in scene.types or "试用期" not in scene.whole:
        return
    for clause, text in scene.saying("试用期"):
        again = _AGAIN.search(text)
        if again and "不得" not in text:
            yield _told(scene, clause, again.span(), "twice", {})
    term, tried = _term(scene), _tried(scene)
    if term and tried:
        limit = _limit(term.months)
        if limit < tried.months <= 6:
            facts = {"term": term.words, "probation": tried.words, "limit": plain(limit)}
            yield _told(scene, tried.clause, (tried.start, tried.end), "long", facts)
    yield from _wage(scene)


def _term(scene: Scene) -> _Period | None:
    """Return the term of the contract: a length of time, or the two dates that it lies between."""
    for clause, text in scene.saying("合同", "期限", "聘用期"):
        for found in _lengths(scene, clause):
            before = text[max(0, found.start - 14) : found.start]
            if not _PROBATION.search(before) and "合同" in text and _TERM.search(before):
                return found
    for clause, text in scene.saying("合同", "期限", "聘用期"):
        for found in _between(scene, clause):
            before = text[: found.start]
            if _TERM_DATES.search(before) and not _PROBATION_DATES.search(before):
                return found
    return None


def _tried(scene: Scene) -> _Period | None:
    """Return the probation."""
    for clause, text in scene.saying("试用期"):
        for found in _lengths(scene, clause):
            if _PROBATION.search(text[max(0, found.start - 14) : found.start]):
                return found
        for found in _between(scene, clause):
            if _PROBATION_DATES.search(text[: found.start]):
                return found
    return None


def _lengths(scene: Scene, clause: Clause) -> Iterator[_Period]:
    for quantity in scene.quantities(clause):
        if quantity.sort == "duration" and quantity.unit in ("month", "year"):
            months = Decimal(quantity.value) * (12 if quantity.unit == "year" else 1)
            yield _Period(clause, quantity.start, quantity.end, months)


def _between(scene: Scene, clause: Clause) -> Iterator[_Period]:
    for first, last, begins, ends in date_ranges(scene, clause):
        months = months_between(begins, ends)
        if months is not None and months > 0:
            yield _Period(clause, first.start, last.end, Decimal(months))


def _limit(months: Decimal) -> Decimal:
    if months < 3:
        return Decimal(0)
    if months < 12:
        return Decimal(1)
    return Decimal(2) if months < 36 else Decimal(6)


def training(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for a penalty for leaving within the period of service above what the training
    cost (劳动合同法 22)."""
    if "employment" not in scene.types or not scene.lines.has("服务期"):
        return
    cost: Decimal | None = None
    for clause, text in scene.saying("培训", "出资", "服务期"):
        for start, end in scene.sentences(clause):
            for one in scene.quantities_in(clause, start, end):
                if one.sort != "amount" or one.per or isinstance(one.value, str):
                    continue
                before, behind = text[start : one.start], text[one.end : end]
                if _COST.search(before) or (_SPENT.search(before) and "培训" in behind):
                    cost = cost or one.value
                elif cost and _SERVICE.search(before) and _OWED.search(before) and one.value > cost:
                    facts = {"penalty": clause.text[one.start : one.end], "cost": plain(cost)}
                    yield _told(
                        scene,
                        clause,
                        (one.start, one.end),
                        "training",
                        facts,
                        rule="L24",
                        source=_SOURCE_COST,
                    )
                    return


def week(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` where so many days a week of so many hours make more than 44 hours (劳动法 36),
    and `consistency.arithmetic` where they are not the hours a week that the same clause states."""
    if "employment" not in scene.types or not scene.chinese:
        return
    for clause, text in scene.saying("每周", "周工作"):
        if _OTHER_HOURS.search(text):
            continue
        days = list(_DAYS.finditer(text))
        hours = list(_HOURS.finditer(text))
        if len(days) != 1 or len(hours) != 1:
            continue
        number, length = parse_number(days[0]["number"]), parse_number(hours[0]["number"])
        if number is None or length is None or not 1 <= number <= 7:
            continue
        total = number * length
        span = min(days[0].start(), hours[0].start()), max(days[0].end(), hours[0].end())
        if total > _WEEK:
            facts = {"words": clause.text[slice(*span)], "total": plain(total), "limit": plain(_WEEK)}
            yield Observation(
                kind="limit.statutory",
                message=Message("check.limit.week", facts),
                draft=scene.quote(clause, *span),
                topic="limit.statutory/major",
                data={"rule": "L51b", "sure": "N", "value": facts["total"], "limit": facts["limit"]},
                source="劳动法 36",
            )
        stated = _WEEKLY.search(text)
        told = parse_number(stated["number"]) if stated else None
        if stated and told is not None and told != total:
            facts = {"days": plain(number), "hours": plain(length), "expected": plain(total)}
            facts["stated"] = plain(told)
            whole = min(span[0], stated.start()), max(span[1], stated.end())
            yield figures_differ(scene, clause, whole, "week", facts)
        return


_NUMERAL = r"(?P<number>[一二两三四五六七八九十\d.]{1,4})"
_DAYS = lazy(rf"每周(?:工作)?{_NUMERAL}(?:个工作日|天|日)(?!休)")
_HOURS = lazy(rf"(?:每[日天](?:工作)?|日工作)(?:时间)?(?:为|不超过)?{_NUMERAL}(?:个)?小时")
_WEEKLY = lazy(rf"(?:每周|周)工作(?:时间)?(?:共|合计|为|不超过)*{_NUMERAL}(?:个)?小时")
_OTHER_HOURS = lazy(r"综合计算|不定时|大小周|单双周|轮休")
_WEEK = Decimal(44)


def _wage(scene: Scene) -> Iterator[Observation]:
    """Hold the wage in probation, where it is a sum, against the agreed wage."""
    full: Decimal | None = None
    tried: tuple[Clause, int, int, Decimal] | None = None
    for clause, text in scene.saying("工资", "月薪", "薪资", "薪酬", "报酬"):
        for quantity in scene.quantities(clause):
            if quantity.sort != "amount" or quantity.per not in (None, "month"):
                continue
            before = text[max(0, quantity.start - 40) : quantity.start]
            if _TRIED_WAGE.search(before):
                tried = tried or (clause, quantity.start, quantity.end, Decimal(quantity.value))
            elif _FULL_WAGE.search(before) and (full is None or Decimal(quantity.value) > full):
                full = Decimal(quantity.value)
    if full and tried and tried[3] < full * _LOWEST:
        clause, start, end, value = tried
        facts = {"wage": clause.text[start:end], "share": f"{plain(Decimal(round(value / full * 100)))}%"}
        yield _told(scene, clause, (start, end), "wage", facts, rule="L23", source=_SOURCE_WAGE)


def _told(
    scene: Scene,
    clause: Clause,
    span: tuple[int, int],
    key: str,
    facts: dict[str, str],
    *,
    rule: str = "L22",
    source: str = _SOURCE,
) -> Observation:
    return Observation(
        kind="limit.statutory",
        message=Message(f"check.probation.{key}", facts),
        draft=scene.quote(clause, *span),
        topic="limit.statutory/critical",
        data={"rule": rule, "sure": "V", **facts},
        source=source,
    )
