"""Numbers in English words, and dates in English."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.language.numerals import ARABIC, ENGLISH, ORDINAL_KEYS, ordinal, parse_english, parse_number
from reviewer.language.quantities.english_clock import clock_times
from reviewer.language.quantities.value import Quantity, Sort
from reviewer.language.quantities.words import read_currency, read_unit, units
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT_MONTHS = tuple(month[:3].lower() for month in _MONTHS)
_FIGURE = lazy(r"\d")
_MONTH = "|".join((*_MONTHS, *(rf"{month[:3]}\b\.?" for month in _MONTHS), r"Sept\b\.?"))
_PLACE = "|".join(sorted(ORDINAL_KEYS, key=len, reverse=True))
_THE = r"(?:the\s(?=\d{1,2}(?:st|nd|rd|th)\s|[\w-]+\s(?:day|of)\b))?"
_DATE = lazy(
    rf"(?<![A-Za-z0-9])(?:(?P<m>{_MONTH})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>\d{{4}})"
    rf"|{_THE}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:(?:day\s)?of\s)?(?P<m2>{_MONTH}),?\s(?P<y2>\d{{4}})"
    rf"|{_THE}(?P<d6>{_PLACE})\s(?:day\s)?of\s(?P<m6>{_MONTH}),?\s(?P<y6>\d{{4}})"
    rf"|(?P<m3>{_MONTH})\s(?P<y3>\d{{4}})"
    rf"|{_THE}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s(?:(?:day\s)?of\s)?(?P<m4>(?-i:{_MONTH}))(?![A-Za-z])"
    rf"|(?P<m5>(?-i:{_MONTH}))\s(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:,]*\d|\s?\())(?!\d)",
    re.IGNORECASE,
)
_NUMBERED = lazy(r"(?i:\b(?:section|clause|schedule|article|paragraph|annex|appendix|part|item|no\.?)\s)$")
"""What makes the figure behind it the number of a part of the text: Schedule 3 May be amended."""
_WORDS = lazy(
    rf"(?<![A-Za-z-])(?P<number>{ENGLISH})(?![A-Za-z])(?:\s?\((?P<twin>{ARABIC})(?P<sign>%)?\))?",
    re.IGNORECASE,
)
_FRACTION = lazy(
    r"(?<![A-Za-z-])(?:(?P<whole>" + ENGLISH + r"|\d+)\s+and\s+)?(?:an?\s+|one[\s-]+)?(?P<part>half|quarter)"
    r"(?:\s+of)?(?:\s+(?:one|a|1))?\s+per\s?cent(?![A-Za-z])",
    re.IGNORECASE,
)
"""Half of one per cent, two and a half per cent, a quarter per cent."""
_FIGURES_FIRST = lazy(
    rf"(?<![\w.,(])(?P<twin>{ARABIC})\s?\((?P<number>{ENGLISH})\)(?P<sign>\s?%)?", re.IGNORECASE
)
"""3 (three) months: the words repeat the figures."""
_PART = lazy(
    r"(?<![A-Za-z-])(?:(?P<count>one|two|three|four)[\s-](?P<part>half|thirds?|quarters?(?=\sof\b)|fourths?|fifths?)"
    r"|(?:(?<=\bplus\s)|(?<=\bby\s))an?\s(?P<share>half|third|quarter|fourth|fifth)(?!\s(?:part(?:y|ies)|persons?)\b)"
    r"|an?\s(?P<of>half|third|quarter|fourth|fifth)(?=\sof\s(?:the|its|their|any|each|every|all|such|that)\b(?!\s(?:year|month)))"
    r"|(?P<half>half)(?=\s(?:of\s)?(?:the|its|their|his|her|any|such|that|all)\b))(?![A-Za-z-])",
    re.IGNORECASE,
)
"""Two-thirds, one half, half of the price, plus a quarter; not the second half of a year."""
_DECIMAL = lazy(
    rf"(?<![A-Za-z-])(?P<count>{ENGLISH}?|\d+(?:\.\d+)?|an?)[\s-]"
    r"(?P<part>(?:(?:ten|hundred)[\s-])?thousandths?|hundredths?|tenths?|millionths?)(?![A-Za-z-])"
    r"(?!\s(?:day|anniversary|month|week|year|business|working)\b)"
    r"(?P<hundred>\s+of\s+(?:one|a|1)\s*(?:per\s?cent\b|%))?",
    re.IGNORECASE,
)
"""Five ten-thousandths, 3 thousandths, one tenth, three tenths of one per cent."""
_DECIMALS = {
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
    "ten-thousandth": 10**4,
    "hundred-thousandth": 10**5,
    "millionth": 10**6,
}
_HALVED = lazy(
    rf"(?<![A-Za-z-])(?:(?P<whole>{ENGLISH}|\d+)\s+and\s+a\s+half[\s-](?P<unit>year|month|week|day|hour)s?"
    rf"|(?P<count>{ENGLISH}|\d+|an?)\s(?P<of>year|month|week|day|hour)s?\s+and\s+a\s+half"
    r"|(?<!first\s)(?<!second\s)(?:(?:an?|one)[\s-])?half(?:[\s-]|\s(?:of\s)?(?:an?|one)\s)(?P<half>year|month|week|day|hour))(?![A-Za-z-])",
    re.IGNORECASE,
)
"""One and a half years, a year and a half, half a year, a half-year, half an hour."""
_NO_PART = lazy(r"(?i:\b(?:first|second|other|latter|former|last|and|an?)\s)$")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5}
_OFTEN = lazy(
    r"(?<![A-Za-z-])(?P<word>once|twice|thrice)(?=\s(?:an?|per|each|every|in\s(?:an?|each|every|any))\s)",
    re.IGNORECASE,
)
_FORTNIGHT = lazy(r"(?<![A-Za-z])an?\sfortnight(?![A-Za-z])", re.IGNORECASE)
_DAYS = 31
_CURRENCY = 24
"""A currency before a sum in words takes so many letters at most."""
_NTH = lazy(
    rf"(?<![\w-])(?P<place>{_PLACE}|\d{{1,3}}(?:st|nd|rd|th))\s(?:(?:calendar|consecutive|running)\s)?"
    r"(?P<unit>(?:business|working)\sday|day|week|month|year)(?=\s(?:after|following|before|from|prior\sto|preceding)\b|\sbefore\b)",
    re.IGNORECASE,
)
"""The third day after dispatch: a period that is told by the day it ends on."""
_OF_MONTH = lazy(
    rf"(?<![\w-])(?:the\s)?(?P<place>{_PLACE}|\d{{1,2}}(?:st|nd|rd|th))(?:\s(?:calendar\s)?day)?\sof\s"
    r"(?:(?:every|each|the|any|that|such)\s)?(?:(?:following|next|same|relevant|preceding|previous|succeeding|current"
    r"|ensuing)\s)?(?:calendar\s)?month(?![A-Za-z])",
    re.IGNORECASE,
)
"""The day of a month on which something is due: the 5th day of every month."""
_MONEY_BEHIND = lazy(
    r"\s?\((?P<money>[^()\d]{1,16}?)\s?(?P<figure>\d[\d,]*(?:\.\d+)?)(?:\s?/[=-]{1,2})?\s?\)"
)
"""The sum in figures, with its currency, behind the same sum in words: One Thousand (Kshs. 1,000/=)."""
_PLICATE = lazy(r"(?<=\bin )(?P<word>duplicate|triplicate|quadruplicate|quintuplicate)\b", re.IGNORECASE)
_PLICATES = {"duplicate": 2, "triplicate": 3, "quadruplicate": 4, "quintuplicate": 5}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_PERCENT = lazy(r"\s?(?:percent|per cent|%)", re.IGNORECASE)
_LATIN = lazy(r"[A-Za-z][A-Za-z]{2}")
_OF_DAY = lazy(
    r"(?<![A-Za-z-])(?:(?<![\d:.])12(?:[:.]00)?\s)?(?P<time>noon|midday|midnight)(?![A-Za-z-])", re.IGNORECASE
)
_CLOCK = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
"""Midnight closes the day that it is named with."""


def find_english(text: str) -> list[Quantity]:
    """Return dates in English and quantities whose number is in English words, in order; text is folded."""
    if not _LATIN.search(text):
        return []
    small = text.lower()

    def matches(pattern: re.Pattern[str], *words: str) -> Iterator[re.Match[str]]:
        """Look for what always holds one of those words only where one stands."""
        return pattern.finditer(text) if any(word in small for word in words) else iter(())

    figures = _FIGURE.search(text) is not None
    found = [
        quantity
        for match in (matches(_DATE, *_SHORT_MONTHS) if figures else ())
        if not _NUMBERED.search(text, max(0, match.start() - 12), match.start())
        and (quantity := _date(match))
    ]
    found.extend(share for match in matches(_FRACTION, "half", "quarter") if (share := _share(match)))
    found.extend(
        Quantity(*match.span(), "time", _CLOCK[match["time"].lower()], "clock")
        for match in matches(_OF_DAY, *_CLOCK)
    )
    found.extend(clock_times(text))
    found.extend(place for match in _NTH.finditer(text) if (place := _nth(match)))
    found.extend(day for match in matches(_OF_MONTH, "month") if (day := _of_month(match)))
    found.extend(
        period for match in matches(_HALVED, "half") if _apart(match, found) and (period := _halved(match))
    )
    found.extend(
        share
        for match in matches(_DECIMAL, "andth", "hundredth", "tenth", "millionth")
        if _apart(match, found) and (share := _decimal(match))
    )
    for match in matches(_PART, "half", "third", "quarter", "fourth", "fifth"):
        if not _NO_PART.search(text, max(0, match.start() - 8), match.start()) and _apart(match, found):
            found.append(_part(match))
    found.extend(
        Quantity(*match.span(), "count", Decimal(_TIMES[match["word"].lower()]), "time")
        for match in matches(_OFTEN, *_TIMES)
    )
    found.extend(
        Quantity(*match.span(), "count", Decimal(_PLICATES[match["word"].lower()]), "copy")
        for match in matches(_PLICATE, "plicate")
    )
    found.extend(
        Quantity(*match.span(), "duration", Decimal(1), "fortnight")
        for match in matches(_FORTNIGHT, "fortnight")
    )
    for pattern in (_FIGURES_FIRST, _WORDS) if figures else (_WORDS,):
        for match in pattern.finditer(text):
            if _apart(match, found):
                found.extend(_words(text, match))
    return sorted(found, key=lambda quantity: quantity.start)


def _apart(match: re.Match[str], found: Iterable[Quantity]) -> bool:
    """Whether a match shares no character with what was found already."""
    return not any(one.start < match.end() and match.start() < one.end for one in found)


def _halved(found: re.Match[str]) -> Quantity | None:
    if found["half"]:
        return Quantity(*found.span(), "duration", Decimal("0.5"), found["half"].lower())
    value = _number(found["whole"] or found["count"])
    unit = (found["unit"] or found["of"]).lower()
    return Quantity(*found.span(), "duration", value + Decimal("0.5"), unit) if value is not None else None


def _decimal(found: re.Match[str]) -> Quantity | None:
    value = _number(found["count"])
    if value is None:
        return None
    parts = _DECIMALS["-".join(found["part"].lower().split()).removesuffix("s")]
    return Quantity(*found.span(), "percent", value / parts / (100 if found["hundred"] else 1), "ratio")


def _number(words: str) -> Decimal | None:
    """Return the value of figures, of a number in words or of an article, which is one."""
    if words.lower() in ("a", "an"):
        return Decimal(1)
    return parse_english(words) or parse_number(words)


def _part(found: re.Match[str]) -> Quantity:
    if found["half"]:
        return Quantity(*found.span(), "percent", Decimal("0.5"), "ratio")
    if single := found["share"] or found["of"]:
        return Quantity(*found.span(), "percent", Decimal(1) / _PARTS[single.lower()], "ratio")
    parts = _PARTS[found["part"].lower().removesuffix("s")]
    value = parse_english(found["count"]) or Decimal(1)
    return Quantity(*found.span(), "percent", value / parts, "ratio")


def _date(found: re.Match[str]) -> Quantity | None:
    month = next(filter(None, (found[name] for name in ("m", "m2", "m3", "m4", "m5", "m6"))))[:3].title()
    number = next(place for place, name in enumerate(_MONTHS, start=1) if name.startswith(month))
    year = found["y"] or found["y2"] or found["y3"] or found["y6"]
    day = found["d"] or found["d2"] or str(ordinal((found["d6"] or "").lower()) or "")
    if found["m3"]:
        return Quantity(*found.span(), "date", f"{year}-{number:02d}", "month")
    if not 1 <= int(day or found["d4"] or found["d5"] or 1) <= 31:
        return None
    if found["d4"] or found["d5"]:
        return Quantity(
            *found.span(), "date", f"--{number:02d}-{int(found['d4'] or found['d5']):02d}", "yearly"
        )
    return Quantity(*found.span(), "date", f"{year}-{number:02d}-{int(day):02d}", "day")


def _nth(found: re.Match[str]) -> Quantity | None:
    """Return the period that ends on the day, month or year that an ordinal names."""
    place, unit = ordinal(found["place"].lower()), read_unit("duration", found["unit"], 0)
    if place is None or unit is None:
        return None
    name, factor = units("duration")[unit["unit"]]
    return Quantity(*found.span(), "duration", Decimal(place) * factor, name)


def _of_month(found: re.Match[str]) -> Quantity | None:
    place = ordinal(found["place"].lower())
    if place is None or not 1 <= place <= _DAYS:
        return None
    return Quantity(*found.span(), "date", f"---{place:02d}", "monthly")


def _share(found: re.Match[str]) -> Quantity | None:
    whole = found["whole"]
    value = Decimal(0) if whole is None else _number(whole)
    if value is None:
        return None
    part = Decimal("0.5") if found["part"].lower() == "half" else Decimal("0.25")
    return Quantity(*found.span(), "percent", (value + part) / 100, "ratio")


def _words(text: str, found: re.Match[str]) -> list[Quantity]:
    value = parse_english(found["number"])
    if value is None:
        return []
    twin = parse_number(found["twin"]) if found["twin"] else None
    sign = _PERCENT.match(text, found.end())
    if sign or found["sign"]:
        end = sign.end() if sign else found.end()
        return _both(found, end, "percent", value / 100, None if twin is None else twin / 100, "ratio")
    for sort in ("duration", "currency", "count"):
        unit = read_unit(sort, text, found.end())
        if unit:
            name = units(sort)[unit["unit"]]
            if sort == "duration":
                return _both(found, unit.end(), "duration", value, twin, name[0])
            kind: Sort = "amount" if sort == "currency" else "count"
            return _both(found, unit.end(), kind, value, twin, name)
    money = read_currency(text, max(0, found.start() - _CURRENCY), found.start())
    behind = _MONEY_BEHIND.match(text, found.end()) if twin is None else None
    sign = read_currency(text, *behind.span("money")) if behind else None
    if behind and sign is not None:
        same = parse_number(behind["figure"].replace(",", "")) == value
        start, end = money.start() if money else found.start(), behind.end() if same else found.end()
        return [Quantity(start, end, "amount", value, units("currency")[sign["unit"]])]
    if money is not None and twin is None:
        name = units("currency")[money["unit"]]
        return [Quantity(money.start(), found.end(), "amount", value, name)]
    return []


def _both(
    found: re.Match[str], end: int, sort: Sort, value: Decimal, twin: Decimal | None, unit: str
) -> list[Quantity]:
    if twin is None or twin == value:
        return [Quantity(found.start(), end, sort, value, unit)]
    return [
        Quantity(found.start(), found.end("number"), sort, value, unit),
        Quantity(found.start("twin"), end, sort, twin, unit),
    ]
