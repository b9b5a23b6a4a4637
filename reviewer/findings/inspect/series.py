"""Days of payments that come one after the other: the first on 2026-08-14, by the quarter, the twelfth on
2029-08-14, a quarter too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import days_among, months_between
from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["series"]

_FIRST = lazy(r"(?:首期|第[一1]期|首次)[^。；，]{0,16}$")
_LATER = lazy(r"(?:第(?P<number>[\d一二三四五六七八九十]{1,4})期|末期|最后一期|最末一期)[^。；，]{0,16}$")
_COUNT = lazy(r"(?:共|分|合计)(?:为)?(?P<number>[\d一二三四五六七八九十]{1,4})期")
_RHYTHM = (
    (lazy(r"按月|每月|每个月|逐月"), 1),
    (lazy(r"按季|每季|每三个月|每3个月"), 3),
    (lazy(r"每半年|按半年|每六个月|每6个月"), 6),
    (lazy(r"按年|每年|逐年"), 12),
)
_MOST = 4


def series(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.date_order` where the day of a later payment of a series is not the first one's and
    so many months, quarters or years."""
    if not scene.chinese:
        return
    for clause, text in scene.saying("首期", "第一期", "第1期", "首次"):
        if "期" not in text or clause.kind == "table":
            continue
        for span in scene.sentences(clause):
            days = days_among(scene.quantities_in(clause, *span))
            if not 2 <= len(days) <= _MOST:
                continue
            (first, begins), (last, ends) = days[0], days[-1]
            later = _LATER.search(text, first.end, last.start)
            if later is None or not _FIRST.search(text, span[0], first.start):
                continue
            around = scene.articles[scene.article(clause).id]
            steps = [months for said, months in _RHYTHM if said.search(around)]
            counts = {one["number"] for one in _COUNT.finditer(around)}
            number = later["number"] or (counts.pop() if len(counts) == 1 else None)
            value = parse_number(number) if number else None
            apart = months_between(begins, ends)
            if len(steps) != 1 or value is None or value < 2 or apart is None or begins.day != ends.day:
                continue
            due = int(value - 1) * steps[0]
            if apart == due:
                continue
            facts: dict[str, str | int] = {
                "first": clause.text[first.start : first.end],
                "number": int(value),
                "stated": clause.text[last.start : last.end],
                "due": due,
                "apart": apart,
            }
            yield Observation(
                kind="consistency.date_order",
                message=Message("check.period.series", facts),
                draft=scene.quote(clause, first.start, last.end),
                topic="consistency.date_order/major",
                data={"check": "series", **facts},
            )
