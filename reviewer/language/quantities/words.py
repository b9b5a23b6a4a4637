"""The unit words of `data/units.toml` as patterns, longest word first."""

from __future__ import annotations

import re
from functools import lru_cache

from reviewer.language.tables import table


def _either(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word) + (r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalnum() else "")
        for word in ordered
    )


@lru_cache(maxsize=8)
def unit_pattern(sort: str) -> re.Pattern[str]:
    """Return the pattern, for use after a number, of a unit of `duration`, `currency` or `count`."""
    return re.compile(r"[ -]?(?P<unit>" + _either(list(table("units")[sort])) + ")")


@lru_cache(maxsize=1)
def currency_before() -> re.Pattern[str]:
    """Return the pattern of a currency word that ends where a number begins."""
    words = [word for word in table("units")["currency"] if word not in ("块", "块钱", "元", "元人民币")]
    ordered = sorted(words, key=len, reverse=True)
    joined = "|".join(
        ("(?<![A-Za-z])" if word[0].isalpha() and word[0].isascii() else "") + re.escape(word)
        for word in ordered
    )
    return re.compile(rf"(?P<unit>{joined})(?:\((?:大写|小写)\))?(?:大写|小写)?[:]?[¥ ]*$")


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


@lru_cache(maxsize=1)
def per_word() -> str:
    """Return the alternation of the words a rate can be counted by."""
    return _either(list(per_units()))
