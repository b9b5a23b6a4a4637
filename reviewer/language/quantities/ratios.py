"""Percentages, fractions, discounts and multiples, as fractions of one."""

from __future__ import annotations

from decimal import Decimal

from reviewer.language.numerals import HAN_DIGIT, NUMBER, parse_number
from reviewer.patterns import lazy

_NUMBER = lazy(NUMBER)
_SIGN = lazy(
    r"\s?(?:(?P<percent>%|percent\b|per cent\b|个?百分比)|(?P<mille>‰)|(?P<myriad>‱)|(?P<times>倍)"
    r"|(?P<point>个?百分点|(?:of an? |of one )?percentage points?)"
    r"|(?P<bp>个?基点|BPs?\b|bps?\b|basis points?))"
)
_FRACTION = lazy(r"(?P<a>\d{1,2})/(?P<b>\d{1,3})(?![\d/年月日.])(?!\s?小时)")
_DISCOUNT = lazy(
    r"(?P<n>[一二三四五六七八九]{1,2}|\d{1,2}(?:\.\d)?)(?P<sign>折|成(?![为立本员功交长果绩都人年品熟因套分效]))(?![旧扣算抵断叠合])"
    r"(?:(?P<half>半)|(?<=成)(?P<tenth>[一二三四五六七八九])(?![一二三四五六七八九十百千万亿两个名人次日天月年周季期家份台套元股条项级层类种]))?"
)
"""九折, 七成, 八成五."""
_PROPORTION = lazy(
    r"(?P<a>\d{1,3}(?:\.\d+)?)"
    r"(?::| to (?=1(?:\.0+)?(?:[,;)]|\.(?!\d)|\s+(?:and|or|at|in|on|for|as|during)\b|$)))"
    r"(?P<b>\d{1,3}(?:\.\d+)?)(?::(?P<c>\d{1,3}))?(?![\d:])"
)
_DIGITS = "零一二三四五六七八九"
_HALF = lazy(r"半数|一半")
_MAY_BE = lazy(r"半数|一半|(?:[一二三四五六七八九]{1,2}|\d{1,3}(?:\.\d+)?)(?:[折成/:]| to )")
"""How a half, a discount, a slash or a proportion begins."""
_SCALE = {"百": 100, "千": 1000, "万": 10000, "十": 10}
_SIZES = {"percent": 100, "mille": 1000, "myriad": 10000, "point": 100, "bp": 10000, "times": 1}


def read_ratio(text: str, start: int) -> tuple[int, Decimal | str, str] | None:
    """Return (end, value, unit) of the ratio, not a number with a sign, that begins at `start`, or None."""
    fraction = _of(text, start)
    if fraction:
        return (*fraction, "ratio")
    if not _MAY_BE.match(text, start):
        return None
    half = _HALF.match(text, start)
    if half:
        return half.end(), Decimal("0.5"), "ratio"
    discount = _DISCOUNT.match(text, start)
    if discount and not text.startswith("十", max(0, start - 1)):
        number = discount["n"]
        digits = "".join(str(_DIGITS.find(char)) if char in HAN_DIGIT else char for char in number)
        value = Decimal(digits)
        while value >= 10:
            value /= 10
        if discount["half"]:
            value += Decimal("0.5")
        if discount["tenth"]:
            value += Decimal(_DIGITS.find(discount["tenth"])) / 10
        return discount.end(), value / 10, "ratio"
    slash = _FRACTION.match(text, start)
    if slash:
        top, bottom = int(slash["a"]), int(slash["b"])
        if 0 < top < bottom:
            return slash.end(), Decimal(top) / Decimal(bottom), "ratio"
    parts = _PROPORTION.match(text, start)
    if parts:
        return parts.end(), ":".join(filter(None, parts.groups())), "proportion"
    return None


def _of(text: str, start: int) -> tuple[int, Decimal] | None:
    """Return end and value of `百分之五`, `三分之一` at a place."""
    middle = text.find("分之", start, start + 24)
    if middle < 0:
        return None
    number = _NUMBER.match(text, start, middle)
    part = _NUMBER.match(text, middle + 2)
    if not (number and number.end() == middle and part):
        return None
    whole, count = _SCALE.get(number.group()) or parse_number(number.group()), parse_number(part.group())
    return (part.end(), count / Decimal(whole)) if whole and count is not None else None


def read_sign(text: str, end: int, value: Decimal) -> tuple[int, Decimal, str] | None:
    """Return (end, value, unit) where a sign of ratio follows the number `value` that ends at `end`."""
    sign = _SIGN.match(text, end)
    if not sign or sign.lastgroup is None:
        return None
    kind = sign.lastgroup
    unit = {"point": "point", "bp": "point", "times": "times"}.get(kind, "ratio")
    return sign.end(), value / _SIZES[kind], unit
