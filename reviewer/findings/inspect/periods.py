"""Time that must add up: a term against its two dates, hours a day against the clock, one clock
throughout."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.language.numerals import plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause, Quote

__all__ = [
    "DAYS",
    "date_ranges",
    "day_of",
    "days_among",
    "days_between",
    "lengths_in",
    "months_between",
    "periods",
    "term_fits",
    "wrong_term",
]

DAYS = {"day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.4, "year": 365.0}
"""Roughly how many days a unit has, to tell lengths in two units apart."""
_DAY = lazy(r"(\d{4})-(\d{2})-(\d{2})")
_RANGE = lazy(r"^[^。；]{0,4}[起始]?[^。；]{0,4}(?:至|到|～|—|-|–)+[^。；]{0,3}$")
_LABELLED = lazy(r"^[，；]?(?:计划|预计|约定)?(?:竣工|完工|结束|终止|到期|届满)(?:日期?|时间)?(?:为|：|是)*$")
_RANGE_EN = lazy(
    r"^[^.;]{0,80}?\b(?:to|until|till|through|and (?:ends?|expires?|ending|expiring) on"
    r"|ending on|expiring on)\s+(?:and including\s+)?$"
)
_TERM = lazy(
    r"(?:共计?|合计|总计|为期|期限为?|期为|租期为?|共为|计|年限为?|有效期|日历天数|工期|天数)(?:为"
    r"|：|共|计)*$|（(?:共|即|为期)?$"
)
_TERM_EN = lazy(
    r"(?:period|term|duration|total) of\s*$"
    r"|(?:for|being|,|\()\s*(?:a|an initial)?\s*$|(?:is|be) (?:valid for )?$"
)
_HOURS = lazy(
    r"(?:共计?|合计|总计|计|即)(?:为|工作|服务|提供服务|：|共|计)*$|(?:每[日天]|日)(?:[一-鿿]{2,4})?(?:为"
    r"|共|计|：)*$"
    r"|(?:being|total(?:ling| of)?|,|\(|for|that is|which makes|making)\s*$"
)
_BREAK = lazy(r"午休|休息|用餐|就餐|午餐|午间|\bbreak|\blunch|\bmidday|\bclos(?:ed|ing)\b")
_INCLUSIVE = lazy(r"含|包括|计入|不扣|\binclu|\bpaid")
_DAILY = lazy(r"每[日天]|日工作|a day|per day|each day|daily")
_DAY_HOURS = 24
_CLOCKS = lazy(r"^\s*(?:上班(?:，|至|到)*|to|and|until|-|–|—)\s*$")
_CLOCK = lazy(r"(上午|早上|早|下午|晚上|晚|中午)\s*(\d{1,2})\s*(?:：|:|点|时)\s*(\d{2})?")
_AFTERNOON = frozenset({"下午", "晚上", "晚"})
_DATES = lazy(r"月[^。；！？]*月|\d\s*[-/.．－／]\s*\d|(?:19|20)\d\d\b[^.;]*(?:19|20)\d\d\b")
_HOURLY = lazy(r"小时|小時|钟头|鐘頭|hour|hrs", re.IGNORECASE)
_TIME_WORDS = ("月", "小时", "小時", "钟头", "鐘頭", "hour", "hrs", "上午", "早", "下午", "晚", "中午")
_FIGURES = lazy(r"\d(?:\s*[-/.．－／]\s*\d|(?:(?<=1)9|(?<=2)0)\d\d\b)")


def periods(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` for a term that is not what lies between its dates and for hours that
    are not what the clock says, `consistency.wording` for 下午18:00.

    Either way of counting the last day is accepted (民法典 201–203 let the parties choose).
    """
    numbers = {*scene.lines.holding(_TIME_WORDS), *scene.lines.matching(_FIGURES)}
    for clause, text in scene.said(sorted(numbers)):
        if not (_DATES.search(text) or _CLOCK.search(text) or _HOURLY.search(text)):
            continue
        sorts = {quantity.sort for quantity in scene.quantities(clause)}
        for start, end in scene.sentences(clause):
            if "date" in sorts and "duration" in sorts:
                yield from _term(scene, clause, text, start, end)
            if "time" in sorts:
                if "duration" in sorts:
                    yield from _hours(scene, clause, text, start, end)
                yield from _clock(scene, clause, text, start, end)


def lengths_in(
    scene: Scene, clause: Clause, span: tuple[int, int], units: Mapping[str, int | Decimal]
) -> list[tuple[Quantity, Decimal]]:
    """Return the durations named in a range of a clause, each with its length; `units` says how long each
    unit is, and those of other units are left out."""
    return [
        (one, Decimal(one.value) * units[one.unit])
        for one in scene.quantities_in(clause, *span)
        if one.sort == "duration" and one.unit in units and not isinstance(one.value, str)
    ]


def date_ranges(scene: Scene, clause: Clause) -> Iterator[tuple[Quantity, Quantity, date, date]]:
    """Yield each two dates of a clause that bound a period (自…起至…止), as they are written and as days."""
    text = scene.text(clause)
    dates = days_among(scene.quantities(clause))
    for (first, begins), (last, ends) in pairwise(dates):
        if (_RANGE if scene.chinese else _RANGE_EN).match(text[first.end : last.start]):
            yield first, last, begins, ends


def day_of(quantity: Quantity) -> date | None:
    """Return the day that a quantity names; None for anything less than a whole date."""
    found = _DAY.fullmatch(str(quantity.value)) if quantity.sort == "date" else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def days_among(quantities: Iterable[Quantity]) -> list[tuple[Quantity, date]]:
    """Return those quantities that name a whole day, in order, each with its day."""
    return [(one, day) for one in quantities if (day := day_of(one)) is not None]


def _term(scene: Scene, clause: Clause, text: str, start: int, end: int) -> Iterator[Observation]:
    found = scene.quantities_in(clause, start, end)
    dates = days_among(found)
    named, near = (_TERM, 6) if scene.chinese else (_TERM_EN, 24)
    terms = [
        quantity
        for quantity in found
        if quantity.sort == "duration"
        and quantity.unit in ("day", "month", "year")
        and not quantity.per
        and quantity.bound is None
        and named.search(text[max(start, quantity.start - near) : quantity.start])
    ]
    if len(dates) != 2 or len({(one.value, one.unit) for one in terms}) != 1:
        return
    if not isinstance(terms[0].value, Decimal):
        return
    (first, begins), (last, ends) = dates
    between = text[first.end : last.start]
    joined = (_RANGE if scene.chinese else _RANGE_EN).match(between) or _LABELLED.match(between)
    if ends <= begins or not joined:
        return
    term = terms[0]
    if term_fits(begins, ends, Decimal(terms[0].value), term.unit):
        return
    actual = days_between(begins, ends, term.unit)
    quote = scene.quote(clause, min(first.start, term.start), max(last.end, term.end))
    said = clause.text[first.start : first.end], clause.text[last.start : last.end]
    yield wrong_term(quote, (begins, ends), said, clause.text[term.start : term.end], actual)


def days_between(begins: date, ends: date, unit: str) -> Message:
    """Return how long it is from one day to another, both counted: in months where these are whole and the
    unit is not a day."""
    whole = months_between(begins, ends)
    if whole is not None and unit != "day":
        return Message("check.period.months", {"count": whole})
    return Message("check.period.days", {"count": (ends + timedelta(days=1) - begins).days})


def wrong_term(
    quote: Quote, days: tuple[date, date], said: tuple[str, str], stated: str, actual: Message
) -> Observation:
    """Return that a term is not what lies between two days.

    `said`: the two days in the words to tell them by; `stated`: the term as the contract has it; `actual`:
    what lies between.
    """
    begins, ends = days
    start, end = said
    return Observation(
        kind="consistency.arithmetic",
        message=Message(
            "check.period.term", {"start": start, "end": end, "actual": actual, "stated": stated}
        ),
        draft=quote,
        topic="consistency.arithmetic/term",
        data={"check": "term", "start": begins.isoformat(), "end": ends.isoformat(), "stated": stated},
    )


def months_between(begins: date, ends: date) -> int | None:
    """Return the number of whole months from one day to another, the last day counted or not; None for
    parts."""
    for after in (ends, ends + timedelta(days=1)):
        if after.day == begins.day:
            return (after.year - begins.year) * 12 + after.month - begins.month
    return None


def term_fits(begins: date, ends: date, value: Decimal, unit: str) -> bool:
    """Tell whether a term is what lies between two days, the last one counted or not."""
    if unit == "day":
        days = (ends - begins).days
        return value in (days, days + 1)
    months = value * (12 if unit == "year" else 1)
    if months != int(months):
        return True
    whole = months_between(begins, ends)
    if whole is not None:
        return whole == months
    return abs(Decimal((ends - begins).days) - months * Decimal("30.44")) < 4


def _minutes(clock: str) -> int:
    hours, minutes = clock.partition("+")[0].split(":")[:2]
    return int(hours) * 60 + int(minutes)


def _length(value: str) -> Decimal | None:
    """Return the hours of a range `09:00-18:00`, across midnight too; None for other values."""
    if "-" not in value or value.count(":") < 2:
        return None
    first, _, last = value.partition("-")
    minutes = (_minutes(last) - _minutes(first)) % 1440
    return Decimal(minutes) / 60 if minutes else None


def _ranges(found: Sequence[Quantity], text: str) -> list[tuple[int, int, str]]:
    """Return the spans of clock time among the quantities: offsets and `09:00-18:00`."""
    ranges = []
    clocks = [quantity for quantity in found if quantity.sort == "time"]
    for place, quantity in enumerate(clocks):
        if quantity.unit == "range":
            ranges.append((quantity.start, quantity.end, str(quantity.value)))
        elif place + 1 < len(clocks) and clocks[place + 1].unit == "clock":
            after = clocks[place + 1]
            if _CLOCKS.match(text[quantity.end : after.start]):
                ranges.append((quantity.start, after.end, f"{quantity.value}-{after.value}"))
    return ranges


def _hours(scene: Scene, clause: Clause, text: str, start: int, end: int) -> Iterator[Observation]:
    found = scene.quantities_in(clause, start, end)
    ranges = _ranges(found, text)
    stated = [
        quantity
        for quantity in found
        if quantity.sort == "duration"
        and quantity.unit == "hour"
        and quantity.bound is None
        and _HOURS.search(text[max(start, quantity.start - 12) : quantity.start])
        and not _BREAK.search(_part(text, quantity, start, end))
    ]
    daily = [one for one in stated if _DAILY.search(_part(text, one, start, end))]
    stated = daily or stated
    if not ranges or len(stated) != 1 or not isinstance(stated[0].value, Decimal):
        return
    gross = breaks = Decimal(0)
    for place, (opens, closes, value) in enumerate(ranges):
        length = _length(value)
        if length is None:
            return
        before = text[ranges[place - 1][1] if place else start : opens]
        after = text[closes : closes + 6].partition("，")[0]
        if _BREAK.search(before) or _BREAK.search(after):
            breaks += length
        else:
            gross += length
    for quantity in found:
        if (
            quantity.sort == "duration"
            and quantity is not stated[0]
            and quantity not in stated
            and _BREAK.search(_part(text, quantity, start, end))
        ):
            unit = {"hour": Decimal(1), "minute": Decimal(1) / 60}.get(quantity.unit)
            breaks += Decimal(quantity.value) * unit if unit and isinstance(quantity.value, Decimal) else 0
    accepted = (
        (gross, gross - breaks)
        if not breaks or len(ranges) > 1 or _INCLUSIVE.search(text, start, end)
        else (gross - breaks,)
    )
    if stated[0].value in accepted or not gross or gross <= breaks or stated[0].value > _DAY_HOURS:
        return
    words = clause.text[ranges[0][0] : ranges[0][1]]
    facts = {"range": words, "gross": plain(gross), "stated": clause.text[stated[0].start : stated[0].end]}
    key = "hours_break" if breaks else "hours"
    if breaks:
        facts["net"] = plain(gross - breaks)
    yield Observation(
        kind="consistency.arithmetic",
        message=Message(f"check.period.{key}", facts),
        draft=scene.quote(clause, min(ranges[0][0], stated[0].start), max(ranges[-1][1], stated[0].end)),
        topic="consistency.arithmetic/hours",
        data={"check": "hours", **facts},
    )


def _part(text: str, quantity: Quantity, start: int, end: int) -> str:
    """Return the part between commas in which a quantity stands."""
    low = max(start, text.rfind("，", start, quantity.start) + 1, text.rfind(",", start, quantity.start) + 1)
    stops = [at for mark in "，," if (at := text.find(mark, quantity.end, end)) >= 0]
    return text[low : min(stops, default=end)]


def _clock(scene: Scene, clause: Clause, text: str, start: int, end: int) -> Iterator[Observation]:
    for found in _CLOCK.finditer(text, start, end):
        hour = int(found[2])
        if found[1] in _AFTERNOON and 12 < hour <= 24:
            words = clause.text[found.start() : found.end()]
            facts = {"words": words, "plain": f"{hour}:{found[3] or '00'}"}
            yield Observation(
                kind="consistency.wording",
                message=Message("check.period.clock", facts),
                draft=scene.quote(clause, found.start(), found.end()),
                topic="consistency.wording/clock",
                data=facts,
            )
            return
