"""A day and the day of the week written beside it: 2025年10月18日（星期五） is a Saturday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import day_of
from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["weekdays"]

_HAN = "一二三四五六日"
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS = ("星期", "周", "礼拜", *_ENGLISH)
_BEHIND = lazy(
    r"\s*[（，]?\s*(?P<words>(?:星期|周|礼拜)(?P<han>[一二三四五六日天])(?![至到、和年])"
    rf"|(?P<en>{'|'.join(_ENGLISH)})\b)"
)
_BEFORE = lazy(rf"(?P<words>(?P<en>{'|'.join(_ENGLISH)})),? (?:the )?$")


def weekdays(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.date_order` where the day of the week that stands beside a date is not its own."""
    for clause, text in scene.saying(*_WORDS):
        level = text.replace("(", "（").replace(",", "，")
        for one in scene.quantities(clause):
            day = day_of(one)
            if day is None:
                continue
            found = _BEHIND.match(level, one.end) or (
                None if scene.chinese else _BEFORE.search(text, max(0, one.start - 16), one.start)
            )
            if found is None:
                continue
            han = found.groupdict().get("han")
            stated = _HAN.index("日" if han == "天" else han) if han else _ENGLISH.index(found["en"])
            if stated == day.weekday():
                continue
            low, high = min(one.start, found.start("words")), max(one.end, found.end("words"))
            date = clause.text[one.start : one.end]
            facts: dict[str, str | int | float | Message] = {
                "date": date,
                "stated": clause.text[found.start("words") : found.end("words")],
                "day": Message(f"check.weekday.{day.weekday()}"),
            }
            yield Observation(
                kind="consistency.date_order",
                message=Message("check.sequence.weekday", facts),
                draft=scene.quote(clause, low, high),
                topic="consistency.date_order/weekday",
                data={"date": date, "stated": facts["stated"], "weekday": day.weekday() + 1},
            )
