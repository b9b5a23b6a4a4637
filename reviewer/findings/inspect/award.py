"""A day that a statute counts from another day of the contract: signed within thirty days of the award."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import day_of
from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["award"]

_AWARD = lazy(
    r"[^。；，]{0,14}(?:中标|成交)通知书|[^。；，]{0,10}(?:发出|收到|取得)[^。；，]{0,4}(?:中标|成交)"
)
_DAYS = 30


def award(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` where the contract was signed more than thirty days after the notice of award
    (政府采购法 46 and 招标投标法 46: within thirty days)."""
    signed = scene.signed_day
    if not scene.chinese or signed is None or not scene.lines.any(("中标", "成交通知")):
        return
    place = next((c for c in scene.clauses if c.id == scene.signed_in), None)
    for clause, text in scene.saying("中标", "成交"):
        for one in scene.quantities(clause):
            day = day_of(one)
            if day is None or not _AWARD.match(text, one.end) or signed <= day + timedelta(days=_DAYS):
                continue
            dates = [it for it in scene.quantities(place) if day_of(it) == signed] if place else []
            where = scene.quote(place, dates[0].start, dates[0].end) if place and dates else None
            facts: dict[str, str | int | float | Message] = {
                "award": clause.text[one.start : one.end],
                "signed": signed.isoformat(),
                "days": (signed - day).days,
            }
            public = scene.lines.has("政府采购")
            yield Observation(
                kind="limit.statutory",
                message=Message("check.limit.award", facts),
                draft=where or scene.quote(clause, one.start, one.end),
                topic="limit.statutory/minor",
                data={
                    "rule": "L88",
                    "sure": "V",
                    "value": facts["days"],
                    "limit": "30",
                    "clauses": [clause.id, *([place.id] if place else [])],
                },
                source="政府采购法 46" if public else "招标投标法 46",
            )
            return
