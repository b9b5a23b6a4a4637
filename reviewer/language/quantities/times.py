"""Times of day, ranges of them, and coverage such as 7x24. Text is folded; functions match at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.numerals import HAN_DIGIT, parse_number
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re

_HOUR = rf"(?:\d{{1,2}}|[{HAN_DIGIT}十]{{1,3}})"
_PART = (
    r"(?P<half#>次日|翌日|第二天)?\s?"
    r"(?P<part#>上午|早上|早晨|凌晨|清晨|早|中午|下午|傍晚|晚上|晚间|夜间|晚|am|pm|AM|PM)?\s?"
)
_CLOCK = (
    r"(?:(?P<h#>\d{1,2})\s?:\s?(?P<m#>\d{2})(?::\d{2})?(?![\d:])(?:\s?(?P<ap#>[AaPp]\.?[Mm]\b\.?))?"
    rf"|(?P<hh#>{_HOUR})\s?(?:点钟?|时(?!间))(?:(?P<mm#>\d{{1,2}}|[{HAN_DIGIT}十]{{1,3}})分|(?P<semi#>半)|整)?"
    r"|(?P<hx#>\d{1,2})(?:\.(?P<mx#>[0-5]\d))?\s?(?P<ax#>[AaPp]\.?[Mm](?![A-Za-z])\.?))"
)
_FIRST = (_PART + _CLOCK).replace("#", "1")
_ONE = lazy(_FIRST)
_RANGE = lazy(_FIRST + r"\s?(?:至|到|-+|~)\s?" + (_PART + _CLOCK).replace("#", "2"), needs="至到-~")
_SHIFT = lazy(
    r"早(?P<a>\d{1,2}|[一二三四五六七八九十]{1,2})晚(?P<b>\d{1,2}|[一二三四五六七八九十]{1,2})(?!\d)",
    needs="早",
)
_COVER = lazy(
    r"(?P<days>[1-7])(?:天|日)?\s?[xX*]\s?(?P<hours>2[0-4]|1\d|[1-9])(?!\d)(?:\s?(?:个?小时|h(?![a-z])))?"
    r"|(?P<hours2>24|12|8)(?:小时)?\s?[xX*/]\s?(?P<days2>[1-7])(?!\d)天?",
    needs="xX*/",
)
_HINT = lazy(
    r"[:点早时0-9天日AaPp](?:(?<=[:点早])|(?<=时)(?<!小时)|(?<=[0-9天日时])\s?[xX*/]\s?[0-9]|(?<=[AaPp])\.?[Mm])"
)
"""What a time or a coverage has near its first number."""
_REACH = 20
_NOUGHT = ("零", "〇")
"""No hour that 三点要求 could be taken for: 零时."""
_LATE = {"下午", "傍晚", "晚上", "晚间", "夜间", "晚", "pm", "PM"}


def _minutes(found: re.Match[str], which: int) -> int | None:
    group = found.groupdict()
    part = (
        group[f"part{which}"]
        or (group[f"ap{which}"] or group[f"ax{which}"] or "").replace(".", "").casefold()
    )
    if group[f"h{which}"] is not None:
        hour, minute = int(group[f"h{which}"]), int(group[f"m{which}"])
    elif group[f"hx{which}"] is not None:
        hour, minute = int(group[f"hx{which}"]), int(group[f"mx{which}"] or 0)
    else:
        hours = parse_number(group[f"hh{which}"])
        spoken = group[f"mm{which}"]
        minutes = parse_number(spoken) if spoken else None
        if hours is None:
            return None
        hour, minute = int(hours), 30 if group[f"semi{which}"] else int(minutes or 0)
    if (part in _LATE and hour < 12) or (part == "中午" and hour < 6):
        hour += 12
    elif part == "am" and hour == 12:
        hour = 0
    return hour * 60 + minute if hour <= 24 and minute < 60 else None


def _spoken_alone(found: re.Match[str]) -> bool:
    """True where a spoken hour stands with nothing that tells it from 三点要求."""
    hour = found["hh1"]
    return (
        hour is not None
        and not found["part1"]
        and not hour[0].isdigit()
        and hour not in _NOUGHT
        and not found["semi1"]
        and not found["mm1"]
    )


def _shown(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def may_hold_time(text: str) -> bool:
    """Tell whether a time or a coverage may stand anywhere in a text."""
    return _HINT.search(text) is not None


def read_time(text: str, start: int) -> tuple[int, str, str] | None:
    """Return (end, value, unit) of the time, range or coverage that begins at `start`, or None."""
    if not _HINT.search(text, start, start + _REACH):
        return None
    cover = _COVER.match(text, start)
    if cover:
        days, hours = cover["days"] or cover["days2"], cover["hours"] or cover["hours2"]
        return cover.end(), f"{days}x{int(hours)}", "coverage"
    both = _RANGE.match(text, start)
    if both:
        first, last = _minutes(both, 1), _minutes(both, 2)
        if first is not None and last is not None:
            across = "+1" if both["half2"] or last < first else ""
            return both.end(), f"{_shown(first)}-{_shown(last)}{across}", "range"
    shift = _SHIFT.match(text, start)
    if shift:
        a, b = parse_number(shift["a"]), parse_number(shift["b"])
        if a is not None and b is not None and a <= 12 and b <= 12:
            return shift.end(), f"{int(a):02d}:00-{int(b) + 12:02d}:00", "range"
    one = _ONE.match(text, start)
    if one and not _spoken_alone(one):
        at = _minutes(one, 1)
        if at is not None:
            return one.end(), _shown(at) + ("+1" if one["half1"] else ""), "clock"
    return None
