"""Times of day in English words: half past five in the morning, a quarter to nine, seven o'clock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.language.numerals import ENGLISH_ONES, parse_english
from reviewer.language.quantities.value import Quantity
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["clock_times"]

_HOUR = "|".join(sorted(ENGLISH_ONES[1:13], key=len, reverse=True)) + r"|1[0-2]|[1-9]"
_PART = r"in\sthe\s(?P<part#>morning|afternoon|evening)|at\s(?P<night#>night)"
_SPOKEN = lazy(
    rf"(?<![\w-])(?:(?:(?P<half>half\spast)|(?:an?\s)?quarter\s(?P<side>past|to))\s(?P<hour1>{_HOUR})"
    rf"(?:\so['’]?clock)?(?:\s(?:{_PART.replace('#', '1')}))?"
    rf"|(?P<hour2>{_HOUR})\so['’]?clock(?:\s(?:{_PART.replace('#', '2')}))?"
    rf"|(?P<hour3>{_HOUR})\s(?:{_PART.replace('#', '3')}))(?![\w-])",
    re.IGNORECASE,
)
_LATE = ("afternoon", "evening")
_MARKS = ("past", "quarter to", "clock", "in the ", "at night")
"""What every such time holds."""


def clock_times(text: str) -> Iterator[Quantity]:
    """Yield the times of day that a folded text puts in words, each by the clock of 24 hours."""
    small = text.lower()
    if not any(mark in small for mark in _MARKS):
        return
    for found in _SPOKEN.finditer(text):
        words = next(found[name] for name in ("hour1", "hour2", "hour3") if found[name])
        hour = int(words) if words.isdigit() else int(parse_english(words) or 0)
        part = next((found[f"part{n}"] for n in "123" if found[f"part{n}"]), "") or ""
        night = any(found[f"night{n}"] for n in "123")
        if hour < 12 and (part.lower() in _LATE or (night and hour > 5)):
            hour += 12
        minutes = hour * 60 + (
            30 if found["half"] else {"past": 15, "to": -15}.get((found["side"] or "").lower(), 0)
        )
        yield Quantity(*found.span(), "time", f"{minutes // 60:02d}:{minutes % 60:02d}", "clock")
