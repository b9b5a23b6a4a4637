"""Stages of performance on days that go against their order: installed in May what is delivered in June."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import place
from reviewer.findings.inspect.periods import days_among
from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["stages"]

_YEAR = lazy(r"(?:19|20)\d\d")
_PARTLY = lazy(
    r"首批|第[一二三四五六七八九\d]+(?:批|期|阶段|次|年|台|部分)|分批|分期|部分|如|若|逾期|延|违约|试运行|预付|定金|质保|保修|资料|图纸|样机|已|原|准备|条件|场地|基础|培训|方案|计划|通知|申请"
    r"|\b(?:first|second|third|phase|batch|partial|if|late|delay|unless|lot|milestone)\b"
)
_STOP = lazy(r"[，；。,;]")


class _Stage(Struct, frozen=True):
    """A stage of a list, and how a day is said to be its own."""

    zh: str
    en: str
    say: re.Pattern[str]


class _Dated(Struct, frozen=True):
    """The day of a stage, and where it stands."""

    clause: Clause
    quantity: Quantity
    day: date


@lru_cache(maxsize=2)
def _lists(*, chinese: bool) -> tuple[tuple[_Stage, ...], ...]:
    written = table("stages")["chinese" if chinese else "english"]
    return tuple(tuple(_Stage(row["zh"], row["en"], lazy(row["say"])) for row in rows) for rows in written)


def stages(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.date_order` where a stage of `data/stages.toml` has a day before that of a stage on
    which it follows. Of a stage with several days the last must
    lie before the first of the other; batches and conditions are left alone."""
    dated = [
        (clause, text, one, day)
        for clause, text in scene.matching(_YEAR)
        if clause.kind != "table"
        for one, day in days_among(scene.quantities(clause))
    ]
    if len({day for *_, day in dated}) < 2:
        return
    for stages_of in _lists(chinese=scene.chinese):
        days: dict[int, list[_Dated]] = {}
        for clause, text, one, day in dated:
            number = _stage(scene, stages_of, clause, text, one)
            if number is not None:
                days.setdefault(number, []).append(_Dated(clause, one, day))
        spans = [
            (number, min(found, key=_day), max(found, key=_day)) for number, found in sorted(days.items())
        ]
        for at, (number, _, late) in enumerate(spans[1:], start=1):
            before = next(((n, one) for n, one, _ in spans[:at] if one.day > late.day), None)
            if before is not None:
                yield _told(scene, stages_of[before[0]], before[1], stages_of[number], late)
                break


def _day(one: _Dated) -> date:
    return one.day


def _stage(
    scene: Scene, stages_of: tuple[_Stage, ...], clause: Clause, text: str, one: Quantity
) -> int | None:
    """Return the number of the stage of which a day is said to be: by the words behind it up to the next
    stop, else by those before it; None where there is none or a part only."""
    start, end = scene.sentence_at(clause, one.start)
    stop = _STOP.search(text, one.end, end)
    low = max((mark.end() for mark in _STOP.finditer(text, start, one.start)), default=start)
    behind = (one.end, stop.start() if stop else end)
    if stop and behind[1] - behind[0] <= 3:
        further = _STOP.search(text, stop.end(), end)
        behind = one.end, further.start() if further else end
    if _PARTLY.search(text, start, stop.start() if stop else end):
        return None
    for span in (behind, (low, one.start)):
        numbers = [number for number, stage in enumerate(stages_of) if stage.say.search(text, *span)]
        if numbers:
            return numbers[0] if len(numbers) == 1 else None
    return None


def _told(scene: Scene, first: _Stage, there: _Dated, last: _Stage, here: _Dated) -> Observation:
    facts: dict[str, str | int | float | Message] = {
        "date": here.clause.text[here.quantity.start : here.quantity.end],
        "other": there.clause.text[there.quantity.start : there.quantity.end],
        "place": place(there.clause),
        "zh": last.zh,
        "en": last.en,
        "first_zh": first.zh,
        "first_en": first.en,
    }
    return Observation(
        kind="consistency.date_order",
        message=Message("check.sequence.stages", facts),
        draft=scene.quote(here.clause, here.quantity.start, here.quantity.end),
        data={
            "start": str(there.quantity.value),
            "end": str(here.quantity.value),
            "other_clause": there.clause.id,
        },
    )
