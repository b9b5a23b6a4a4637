"""The unit words of `data/units.toml` as patterns, longest word first."""

from __future__ import annotations

import re
from functools import lru_cache

from reviewer.language.numerals import HAN_NUMERAL
from reviewer.language.tables import table
from reviewer.patterns import compiled, lazy

_LATIN = lazy(r"[A-Za-z]")
_NEXT_AMOUNT = rf"(?!\s?[\d{HAN_NUMERAL}])"
"""A currency followed by another number is that number's."""


def has_latin(text: str, start: int, end: int) -> bool:
    """Return whether a Latin letter stands between two places: only there Latin words can be read."""
    return bool(_LATIN.search(text, start, end))


def _either(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word)
        + (r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalnum() else "")
        + (_NEXT_AMOUNT if word == "元人民币" else "")
        for word in ordered
    )


def read_unit(sort: str, text: str, place: int) -> re.Match[str] | None:
    """Match a unit of `duration`, `currency` or `count` behind a number that ends at `place`."""
    first = place + 1 if text.startswith((" ", "-"), place) else place
    return _unit_pattern(sort, latin=text[first : first + 1].isascii()).match(text, place)


@lru_cache(maxsize=8)
def _unit_pattern(sort: str, *, latin: bool) -> re.Pattern[str]:
    words = [word for word in table("units")[sort] if latin or not word.lstrip()[0].isascii()]
    return compiled(r"[ -]?(?P<unit>" + _either(words) + ")")


def read_currency(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a currency word between two places, before the number that begins at `end`."""
    return _currency_pattern(latin=has_latin(text, start, end)).search(text, start, end)


@lru_cache(maxsize=2)
def _currency_pattern(*, latin: bool) -> re.Pattern[str]:
    words = [
        word
        for word in table("units")["currency"]
        if word not in ("块", "块钱", "元", "元人民币") and (latin or not has_latin(word, 0, len(word)))
    ]
    ordered = sorted(words, key=len, reverse=True)
    joined = "|".join(
        ("(?<![A-Za-z])" if word[0].isalpha() and word[0].isascii() else "") + re.escape(word)
        for word in ordered
    )
    return compiled(rf"(?P<unit>{joined})(?:\((?:大写|小写)\))?(?:大写|小写)?[:]?[¥ ]*$")


@lru_cache(maxsize=1)
def per_units() -> dict[str, str]:
    """Return what a rate can be counted by, word to name."""
    names = {
        "单": "order",
        "条": "item",
        "坐席": "seat",
        "座席": "seat",
        "席": "seat",
        "人": "person",
        "名": "person",
        "位": "person",
        "次": "time",
        "通": "call",
        "件": "piece",
        "个": "piece",
        "份": "copy",
        "台": "台",
        "套": "套",
        "户": "户",
        "字": "字",
        "吨": "t",
        "公里": "km",
        "平方米": "m2",
        "平米": "m2",
        "㎡": "m2",
        "度": "度",
        "千瓦时": "kWh",
        "公斤": "kg",
        "股": "share",
        "店": "店",
        "家": "家",
        "项": "项",
        "页": "页",
        "班": "班",
        "场": "场",
        "期": "期",
        "批": "批",
        "年度": "year",
        "自然月": "month",
        "工作日": "working_day",
        "自然日": "day",
        "日历月": "month",
        "账号": "account",
        "用户": "user",
        "订单": "order",
    }
    times = {
        word: unit for word, (unit, _) in table("units")["duration"].items() if not word.startswith("个")
    }
    return {**times, **names}


@lru_cache(maxsize=2)
def per_word(*, latin: bool) -> str:
    """Return the alternation of the words a rate can be counted by, the Latin ones only where wanted."""
    return _either([word for word in per_units() if latin or not word[0].isascii()])
