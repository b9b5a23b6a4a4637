"""Numbers as contracts write them: Chinese, capital, Arabic, mixed and English.

The functions take text folded by `reviewer.language.folding`. Source of the forms: GB/T 15835-2011 and, for
the capital numerals, 支付结算办法 附一 正确填写票据和结算凭证的基本规定.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from reviewer.patterns import lazy

PLAIN_DIGITS = "零一二三四五六七八九"
"""Characters of 0 to 9, each at its value."""
CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
"""The same in the capital forms of banking."""
DIGITS = {
    **{char: value for value, char in enumerate(PLAIN_DIGITS)},
    **{char: value for value, char in enumerate(CAPITAL_DIGITS)},
    "两": 2,
    "参": 3,
    "俩": 2,
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
WHOLE_TENS = {"廿": 20, "卅": 30, "卌": 40}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}

HAN_DIGIT = "零一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
HAN_NUMERAL = HAN_DIGIT + "十拾百佰千仟万亿廿卅卌"
"""Body of a character class."""
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])|\d+)(?:\.\d+)?"
HAN = (
    rf"(?:[{HAN_DIGIT}十拾百佰千仟万亿廿卅卌]|参(?=[拾佰仟万]))"
    rf"(?:[{HAN_NUMERAL}]|参(?=[拾佰仟万亿元]))*(?:点[{HAN_DIGIT}]+)?"
)
_MIXED = r"[十百千万亿佰仟](?:\d+(?:\.\d+)?[百千万]|[零一二三四五六七八九两十百千万]+(?![分成折]))*"
NUMBER = rf"(?:{ARABIC}(?:\s?{_MIXED})?|{HAN})"
"""A number in figures, in characters or in both (`3千5百万`, `1.5亿`)."""
COUNT = rf"(?:{ARABIC}(?:[万亿](?!千))?|{HAN})"
"""A number before a unit, of which the 千 of 千克 and 千瓦时 is no part."""
OPEN_FIGURE = (
    rf"(?:[\d０-９][\d０-９,.，．]*|[{HAN_NUMERAL}]+|[A-Za-z]+(?:-[a-z]+)?(?=\s?[(（]))"
    rf"(?:\s?[(（](?:[\d０-９][\d０-９,.，．]*|[{HAN_NUMERAL}]+)[)）])?"
)
"""A figure that is still to be agreed, as square brackets hold it: 30, 三十, 十五（15）, fifteen (15)."""

_NUMBER, _ARABIC = lazy(NUMBER), lazy(ARABIC)
_PLAIN = lazy(rf"[{HAN_DIGIT}]+")
_PIECE = lazy(r"(\d+(?:\.\d+)?)|(.)")
_BETWEEN_WORDS = lazy(r"[\s-]+")


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal | None:
    """Return the value of one number, or None where the characters do not make one."""
    if text.isdecimal():
        return Decimal(text)
    text = text.replace(" ", "").replace(",", "")
    if not text:
        return None
    if _ARABIC.fullmatch(text):
        return Decimal(text)
    whole, point, fraction = text.partition("点")
    if point:
        left, right = parse_number(whole), _digit_string(fraction)
        return None if left is None or right is None else left + Decimal(f"0.{right}")
    if len(text) > 1 and _PLAIN.fullmatch(text):
        digits = _digit_string(text)
        return None if digits is None else Decimal(digits)
    return _counted(text)


def number_behind(text: str, place: int, lead: re.Pattern[str]) -> re.Match[str] | None:
    """Return the number behind the words of `lead` at a place, None where no such words or number stand."""
    before = lead.match(text, place)
    return _NUMBER.match(text, before.end()) if before else None


def _digit_string(text: str) -> str | None:
    digits = [str(DIGITS[char]) for char in text if char in DIGITS]
    return "".join(digits) if digits and len(digits) == len(text) else None


def _counted(text: str) -> Decimal | None:
    """Add up a number written with 十百千万亿; a bare last digit is a place lower (两万五 is 25000)."""
    total, section, current = Decimal(0), Decimal(0), Decimal(0)
    pending, last_unit, zero = False, 1, False
    for figures, char in _PIECE.findall(text):
        if figures:
            if pending:
                return None
            current, pending = Decimal(figures), True
        elif char in DIGITS:
            if pending and current:
                return None
            current, pending = Decimal(DIGITS[char]), True
            zero = zero or not current
        elif char in WHOLE_TENS:
            section += WHOLE_TENS[char]
            current, pending, last_unit = Decimal(0), False, 1
        elif char in TENS:
            section += (current if pending and current else 1) * TENS[char]
            current, pending, last_unit, zero = Decimal(0), False, TENS[char], False
        elif char in MYRIADS:
            unit = MYRIADS[char]
            inner = section + current
            if unit == 10**8:
                total = (total + (inner or (0 if total else 1))) * unit
            else:
                total += (inner or 1) * unit
            section, current, pending, last_unit, zero = Decimal(0), Decimal(0), False, unit, False
        else:
            return None
    if pending and current and last_unit > 10 and not zero and current < 10:
        current *= last_unit // 10
    return total + section + current


ENGLISH_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""Words of 0 to 19, each at its value."""
ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""Words of 20, 30, … 90."""
_ONES = {word: value for value, word in enumerate(ENGLISH_ONES)}
_TENS_EN = {word: value * 10 for value, word in enumerate(ENGLISH_TENS, start=2)}
_GROUPS = {"hundred": 100, "dozen": 12}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALES |= {"lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7}
_WORD = "|".join(sorted((*_ONES, *_TENS_EN, *_GROUPS, *_SCALES), key=len, reverse=True))
ENGLISH = rf"(?:{_WORD})(?:(?:\s+and)?[\s-]+(?:{_WORD}))*"
"""A number in English words; match it ignoring case, at word boundaries."""


def parse_english(text: str) -> Decimal | None:
    """Return the value of a number in English words, or None."""
    total = current = 0
    for word in _BETWEEN_WORDS.split(text.strip().casefold()):
        if word == "and":
            continue
        if word in _ONES:
            current += _ONES[word]
        elif word in _TENS_EN:
            current += _TENS_EN[word]
        elif word in _GROUPS:
            current = (current or 1) * _GROUPS[word]
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0
        else:
            return None
    return Decimal(total + current)


def plain(value: Decimal) -> str:
    """Return a value without exponent and without trailing zeros: `20000`, `0.0005`."""
    shown = format(value, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth",
    "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth",
    "thirty-first",
)  # fmt: skip
_PLACES = {word: place for place, word in enumerate(_ORDINALS, 1)}
ORDINAL_KEYS = {word: f"{place}." for word, place in _PLACES.items()}
"""The key that an English ordinal in words shares with the one in figures."""
_PLACE = lazy(r"(\d{1,3})(?:st|nd|rd|th)")
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_ARTICLE = lazy(r"(?i:the|a|an)\s+")
_ENGLISH = lazy(ENGLISH, re.IGNORECASE)


def ordinal(word: str) -> int | None:
    """Return the place that an English ordinal names (`fourth`, `4th`); None for other words."""
    place = _PLACES.get(word)
    if place is None and word[:1].isdigit() and (figures := _PLACE.fullmatch(word)):
        place = int(figures[1])
    return place


def bare_number(words: str) -> Decimal | None:
    """Return the value of a passage that is one number and nothing else (`三`, `1,200.00`, `the fifth`,
    `twice`), or None; an identifier with a leading nought is none."""
    plain_words = _ARTICLE.sub("", words.strip(), count=1).casefold()
    if not plain_words or (plain_words[0] == "0" and plain_words[1:2].isdigit()):
        return None
    place = ordinal(plain_words) or _TIMES.get(plain_words.removesuffix(" times"))
    if place is not None:
        return Decimal(place)
    plain_words = plain_words.removesuffix(" times")
    if plain_words[0].isascii() and plain_words[0].isalpha():
        return parse_english(plain_words) if _ENGLISH.fullmatch(plain_words) else None
    if plain_words[0].isdigit() and not _ARABIC.fullmatch(plain_words):
        return None
    return parse_number(plain_words)
