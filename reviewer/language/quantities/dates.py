"""Dates in every style of a contract. Text is folded; every function matches at a place."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from reviewer.language.numerals import parse_number
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re

_YEAR = r"(?:\d{4}|[零一二三四五六七八九]{4}|\d{2}(?=年))"
_REACH = 16
"""How far behind the start of a date the sign of its month can stand."""
_BEFORE = 12
"""How far before a day the words stand that make it recur."""
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾零]{1,4})"
_FULL = lazy(
    rf"(?P<y>{_YEAR})\s?年度?\s?(?P<m>{_SMALL})\s?月份?\s?(?:(?P<d>{_SMALL})\s?[日号]|(?P<end>[底末](?![^前止])))?"
)
_PLAIN = lazy(
    r"(?P<y>(?:19|20)\d{2})\s?(?P<sep>[-/.])\s?(?P<m>1[0-2]|0?[1-9])\s?(?P=sep)\s?(?P<d>3[01]|[12]\d|0?[1-9])(?![\d])(?!\.\d)"
)
_SLASHED = lazy(r"(?P<a>0?[1-9]|[12]\d|3[01])/(?P<b>0?[1-9]|[12]\d|3[01])/(?P<y>(?:19|20)\d{2})(?![\d/])")
_MONTH = lazy(r"(?P<y>20\d{2})[-/](?P<m>0[1-9]|1[0-2])(?![\d/-])")
_YEAR_ONLY = lazy(
    r"(?P<y>(?:19|20)\d{2}|[一二][零九][零一二三四五六七八九]{2})\s?年度?(?!\s?[月日])(?P<end>[底末](?![^前止]))?"
)
_DAY = lazy(rf"(?P<m>{_SMALL})\s?月\s?(?P<d>{_SMALL})\s?[日号]")
_MONTH_ONLY = lazy(
    r"(?P<m>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|初|末)?(?!\s?[日内])(?!以内|之内|以上|以下)"
)
_OF_A_YEAR = lazy(r"(?:每个?|[当次翌今明本该上下])年度?的?$|(?:年|月)份?[、至和与到及]$")
"""What stands before a month of the year in Chinese numerals, which might be a number of months otherwise."""
_RECURRING = lazy(rf"(?P<d>{_SMALL})\s?[日号]")
_WHEN = lazy(
    r"(?:(?P<every>每个?自然月|每个?月|每个?季度?(?:[的之]?(?:[首末]|第[一二三]|头一?|最后一?)个?月|末)?|每年)|(?P<next>次月|下个?月|翌月|隔月|下季度首月)"
    r"|(?P<this>当月|本月|同月|该月|首个?月|末月|第[一二三四五六七八九十\d]{1,3}个月|最后一?个月)|(?P<last>上个?月))(?:的|之|份|第)?\s?$"
)
_UP_TO = lazy(
    rf"(?:每个?月|次月|下个?月|翌月|当月|本月|上个?月)(?:的|之)?{_SMALL}\s?[日号]?\s?(?:[-~至到]|—+)\s?$"
)
"""The beginning of a stretch of days in a month, before its last day: 每月22日至25日."""
_WHEN_ENDS = "月季度末年的之份第"
"""The last characters of what `_WHEN` finds."""
_EACH_YEAR = lazy(r"(?:每个?自然年|每个?年度?|每自然年度?)的?\s?$")


def _int(text: str | None) -> int | None:
    value = parse_number(text) if text else None
    return None if value is None else int(value)


def read_date(text: str, start: int) -> tuple[int, int, str, str] | None:
    """Return (start, end, value, unit) of the date that begins at `start`, or None.

    The value is ISO text as far as the words go (`2025-01`, `--03-31`), even for a day the calendar has not.
    A recurring day takes in the words that make it recur and has the unit `monthly` or `yearly`.
    """
    months = text.find("月", start, start + _REACH) >= 0
    arabic = text.startswith(("19", "20"), start)
    for pattern, unit, may in ((_FULL, "", months), (_PLAIN, "day", arabic), (_MONTH, "month", arabic)):
        found = pattern.match(text, start) if may else None
        if not found:
            continue
        year, month = _int(found["y"]), _int(found["m"])
        day = _int(found["d"]) if pattern is not _MONTH else None
        if year is None or month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
            continue
        if year < 100:
            year += 2000
        if day is None and found.groupdict().get("end"):
            day = monthrange(year, month)[1]
        if day is None:
            return start, found.end(), f"{year}-{month:02d}", "month"
        return start, found.end(), f"{year}-{month:02d}-{day:02d}", unit or "day"
    slashed = _SLASHED.match(text, start) if "/" in text[start : start + 3] else None
    if slashed:
        return start, slashed.end(), *_slashed(slashed)
    only = _YEAR_ONLY.match(text, start) if arabic or text[start] in "一二" else None
    if only:
        if only["end"]:
            return start, only.end(), f"{_int(only['y'])}-12-31", "day"
        return start, only.end(), f"{_int(only['y'])}", "year"
    return _part_of_a_year(text, start, months=months)


def _slashed(found: re.Match[str]) -> tuple[str, str]:
    """Return value and unit of a date in figures, year last: where both day and month may stand first, it is
    no other date than one written the same."""
    one, two, year = int(found["a"]), int(found["b"]), found["y"]
    month, day = sorted((one, two))
    if month > 12 or (day <= 12 and month != day):
        return f"{one}/{two}/{year}", "unsettled"
    return f"{year}-{month:02d}-{day:02d}", "day"


def _recurrence(words: str) -> str:
    if "季" not in words:
        return "monthly"
    sign = next((sign for sign in "首头后末三二一" if sign in words), "")
    return {"": "quarterly", "二": "quarterly_second"}.get(
        sign, "quarterly_last" if sign in "后末三" else "quarterly_first"
    )


def _part_of_a_year(text: str, start: int, *, months: bool) -> tuple[int, int, str, str] | None:
    recurring = _RECURRING.match(text, start)
    if not (months or recurring):
        return None
    left = text[max(0, start - _BEFORE) : start]
    day = _DAY.match(text, start) if months else None
    if day:
        month, number = _int(day["m"]), _int(day["d"])
        if month is not None and number is not None and 1 <= month <= 12 and 1 <= number <= 31:
            yearly = _EACH_YEAR.search(left)
            begin = start - (len(left) - yearly.start()) if yearly else start
            return begin, day.end(), f"--{month:02d}-{number:02d}", "yearly" if yearly else "day"
    when = _WHEN.search(left) if recurring and left.rstrip()[-1:] in _WHEN_ENDS else None
    if recurring and left.rstrip()[-1:] in "-~至到—" and _UP_TO.search(left):
        number = _int(recurring["d"])
        if number is not None and 1 <= number <= 31:
            return start, recurring.end(), f"---{number:02d}", "monthly"
    if recurring and when:
        number = _int(recurring["d"])
        if number is not None and 1 <= number <= 31:
            begin = start - (len(left) - when.start())
            if when["every"]:
                kind = _recurrence(when["every"])
                return begin, recurring.end(), f"---{number:02d}", kind
            which = next(name for name in ("next", "this", "last") if when[name])
            return begin, recurring.end(), f"---{number:02d}", f"{which}_month"
    only = _MONTH_ONLY.match(text, start) if months else None
    if (
        only
        and not left.endswith(("个", "每", "第"))
        and (only["m"][0].isdigit() or only.group().endswith("份") or _OF_A_YEAR.search(left))
    ):
        return start, only.end(), f"--{_int(only['m']):02d}", "month"
    return None
