"""What a list number looks like in each number format of Word (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.numerals import CAPITAL_DIGITS, ENGLISH_ONES, ENGLISH_TENS, PLAIN_DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable

_COUNTING = "○" + PLAIN_DIGITS[1:]
_DIGITAL = "〇" + PLAIN_DIGITS[1:]
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_LEGAL_JAPANESE = "〇壱弐参四伍六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


@lru_cache(maxsize=4096)
def format_number(value: int, form: str, pattern: str = "") -> str:
    """Return a list number as displayed; a format that is not known is shown in Arabic digits.

    `pattern` is the sample that a custom format carries: `001, 002, 003, ...`.
    """
    if form == "custom":
        sample = pattern.split(",")[0].strip()
        return f"{value:0{len(sample)}d}" if sample.isdigit() else str(value)
    writer = _WRITERS.get(form)
    return writer(value) if writer is not None and value >= 0 else str(value)


def _positional(
    value: int, digits: str, units: tuple[str, ...], *, drop_one: bool, zero: bool, ten: bool
) -> str:
    """Write a number with unit characters; `ten` shortens 一十 to 十, `drop_one` every 一 before a unit."""
    if value == 0:
        return digits[0]
    if value >= 10 ** len(units):
        return str(value)
    out: list[str] = []
    gap = False
    for power in range(len(units) - 1, -1, -1):
        digit = value // 10**power % 10
        if digit == 0:
            gap = bool(out)
            continue
        if gap and zero:
            out.append(digits[0])
        gap = False
        if not (digit == 1 and power and drop_one):
            out.append(digits[digit])
        out.append(units[power])
    text = "".join(out)
    return text[1:] if ten and 10 <= value < 20 else text


_SMALL_UNITS = ("", "十", "百", "千")
_LEGAL_UNITS = ("", "拾", "佰", "仟")


def _counting(value: int) -> str:
    if value < 100:
        return _positional(value, _COUNTING, _SMALL_UNITS, drop_one=False, zero=True, ten=True)
    return "".join(_COUNTING[int(digit)] for digit in str(value))


def _thousand(value: int) -> str:
    return _positional(value, _COUNTING, _SMALL_UNITS, drop_one=False, zero=True, ten=True)


def _japanese(value: int) -> str:
    return _positional(value, _DIGITAL, _SMALL_UNITS, drop_one=True, zero=False, ten=False)


def _legal(value: int) -> str:
    return _positional(value, CAPITAL_DIGITS, _LEGAL_UNITS, drop_one=False, zero=True, ten=False)


def _legal_traditional(value: int) -> str:
    return _positional(value, _LEGAL_TRADITIONAL, _LEGAL_UNITS, drop_one=False, zero=True, ten=False)


def _legal_japanese(value: int) -> str:
    return _positional(value, _LEGAL_JAPANESE, ("", "拾", "百", "阡"), drop_one=False, zero=False, ten=False)


def _digital(value: int) -> str:
    return "".join(_DIGITAL[int(digit)] for digit in str(value))


def _from_set(glyphs: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        return glyphs[value - 1] if 1 <= value <= len(glyphs) else str(value)

    return write


def _sexagenary(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else str(value)


def _letters(first: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        if not 1 <= value <= 780:
            return str(value)
        return chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1)

    return write


def _roman(value: int) -> str:
    if not 1 <= value < 4000:
        return str(value)
    out = ""
    for size, letters in _ROMAN:
        while value >= size:
            out += letters
            value -= size
    return out


def _cardinal(value: int) -> str:
    if value < 20:
        return ENGLISH_ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return ENGLISH_TENS[tens - 2] + (f"-{ENGLISH_ONES[ones]}" if ones else "")
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return f"{ENGLISH_ONES[hundreds]} hundred" + (f" {_cardinal(rest)}" if rest else "")
    return str(value)


def _ordinal_word(value: int) -> str:
    text = _cardinal(value)
    if text.isdigit():
        return _ordinal(value)
    cut = max(text.rfind("-"), text.rfind(" ")) + 1
    head, last = text[:cut], text[cut:]
    if last in _ORDINALS:
        return head + _ORDINALS[last]
    return head + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def _ordinal(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def _full_width(value: int) -> str:
    return str(value).translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})


def _run(start: int, count: int) -> str:
    return "".join(chr(start + step) for step in range(count))


_CIRCLED = _run(0x2460, 20) + _run(0x3251, 15) + _run(0x32B1, 15)

_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _digital,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": _legal_japanese,
    "ideographTraditional": _from_set(_STEMS),
    "ideographZodiac": _from_set(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "decimalEnclosedCircle": _from_set(_CIRCLED[:20]),
    "decimalEnclosedCircleChinese": _from_set(_CIRCLED[:10]),
    "ideographEnclosedCircle": _from_set(_run(0x3280, 10)),
    "decimalEnclosedFullstop": _from_set(_run(0x2488, 20)),
    "decimalEnclosedParen": _from_set(_run(0x2474, 20)),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "cardinalText": lambda value: _cardinal(value).capitalize(),
    "ordinalText": lambda value: _ordinal_word(value).capitalize(),
    "ordinal": _ordinal,
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda value: "",
}
