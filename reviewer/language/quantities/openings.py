"""Where a quantity can begin, told without reading it."""

from __future__ import annotations

import re
from functools import lru_cache

from reviewer.language.numerals import ENGLISH_ONES, ENGLISH_TENS, HAN_NUMERAL, ORDINAL_KEYS
from reviewer.language.tables import table
from reviewer.patterns import lazy

__all__ = ["NUMBER_WORDS", "NUMERAL", "NUMERALS", "SPELT", "beginning", "leading"]

NUMERALS = rf"0-9０-９{HAN_NUMERAL}半参〇○贰貳叄參陸萬億兩弌弍弎⼀-⿕"
"""Body of a character class: the characters of which a number can be made."""
NUMERAL = lazy(rf"[{NUMERALS}](?![方致切并旦般])")
"""A character with which the number of a quantity can begin, numbers in English words apart."""
NUMBER_WORDS = (
    *ENGLISH_ONES,
    *ENGLISH_TENS,
    *ORDINAL_KEYS,
    *"dozen hundred thousand million billion half quarter once twice thrice".split(),
    *"fortnight noon midday midnight".split(),
    *(f"{part}th{s}" for part in ("ten", "hundred", "thousand", "million") for s in ("", "s")),
)
SPELT = lazy(rf"(?<![a-z-])(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})(?![a-z])")
"""A number or a time of day in English words, in small letters."""
_WORDS = (
    *"上午 早晨 凌晨 清晨 中午 下午 傍晚 晚间 夜 次日 翌".split(),
    *"每个自然月 每季度的首末 每年 隔月 当月 本月 同月 该月份 第 大写小写".split(),
)


@lru_cache(maxsize=1)
def leading() -> str:
    """Return the characters that may stand in a quantity before its number, Latin letters apart: those of
    currencies (人民币), parts of the day (上午), what makes a date recur (每个自然月), blanks, hyphens and
    the sign of a settlement (T+1)."""
    found = {char for word in (*table("units")["currency"], *_WORDS) for char in word}
    alike = (pair for part in table("folding").values() for pair in part.items())
    variants = {old for new, olds in alike if new in found for old in olds}
    return "".join(sorted(found | variants)) + "：:（）()￥＄．.-+ \t\n\r\xa0\u3000"


def beginning() -> str:
    """Return the pattern of what every quantity begins with, in Chinese text of small letters."""
    return rf"[{re.escape(leading())}]*[{NUMERALS}a-z]"
