"""What a rate is counted by: `20000元/月`, `每人每月5000元`, `每日万分之五`, `年利率12%`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.folding import HAN_LETTER
from reviewer.language.numerals import parse_number
from reviewer.language.quantities.words import has_latin, per_units, per_word
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re

    from reviewer.language.quantities.value import Quantity

_LATE = r"(?:逾期|延迟|延期|迟延|拖延|拖欠|超期|延误|超过|迟到|缺勤|旷工|超出)?"


@lru_cache(maxsize=2)
def _counted(*, latin: bool) -> dict[str, re.Pattern[str]]:
    """Return the patterns with the words a rate is counted by."""
    word = per_word(latin=latin)
    return {
        "behind": lazy(
            rf"\s?(?:/|每|per |a |an |每一)\s?(?P<a>{word})(?:\s?(?:[/·.]|每|per )\s?(?P<b>{word}))?"
        ),
        "before": lazy(
            rf"每\s?(?:一|1)?个?(?P<a>{word})(?:\s?每\s?(?:一|1)?个?(?P<b>{word}))?(?P<gap>[^,。;:!?%/每]{{0,16}})$"
        ),
        "close": lazy(
            rf"每\s?(?:一|1)?个?(?P<a>{word})(?:\s?每\s?(?:一|1)?个?(?P<b>{word}))?(?P<gap>[^,。;:!?%/每]{{0,2}})(?<![后前内])$"
        ),
    }


_SETTLED = "结算|对账|开票|核对|汇总|报送|提交|开具"
"""What is done by the month without making a rate one by the month."""
_EARNED = "租金|租赁费|工资|薪|房费|房价|营业额|销售额|服务费|单价"
"""Sums that run by the day or the month themselves: 按日租金的150% is a share of one, and no rate a day."""
_NAMED = {
    "rate": lazy(
        rf"(?!按[日天月年]均?(?:{_EARNED})[^,。;]{{0,6}}的$)(?:每{_LATE}(?:一|1)?个?|按)(?P<a>日|天|自然日|工作日|周|星期|月|季度|年|小时|次)"
        rf"(?!{_SETTLED})(?:(?!但)[^。;!?]){{0,48}}$"
    ),
    "late": lazy(
        rf"每个?{_LATE[:-1]}(?:一|1)?个?(?P<a>日|天|自然日|工作日|周|星期|月|季度|年|小时|次|人次|人)(?:(?!但)[^。;!?]){{0,32}}$"
    ),
    "named": lazy(
        r"(?<![0-9一二三四五六七八九十两半个当本次上下该首末每全跨])(?P<a>日|周|月|季度|年)(?:度|均)?"
        r"(?:租金|租|费|服务费|管理费|使用费|维护费|基本工资|工资|薪酬|薪|报酬|会费|单价)"
        r"(?:用|标准|总额|金额)?(?:为|是|:|按|计|共计|合计|固定)*$"
    ),
    "bare": lazy(r"(?P<a>日|月|年)(?:利率|利息|息|费率|化利率|化|违约金比例)?(?:为|按|:|即)?(?:固定|约)?$"),
    "english": lazy(
        r"\s?(?:per|each|a) (?P<a>day|month|year|annum|week)|\s?(?P<d>daily|monthly|annually|p\.a\.)"
    ),
}


_EVERY = lazy(
    rf"每(?:{_LATE[3:-2]}|满|达|隔)?(?P<n>[0-9]{{1,3}}|[一二三四五六七八九十两]{{1,3}})个?"
    r"(?P<a>日|天|自然日|工作日|周|星期|月|季度|年|小时|分钟)(?P<gap>[^。;!?每]{0,24})$"
)
"""A rate by several periods: 每三年递增5%, 每满四小时扣减1%."""
_COUNTED = ("/", "每", "per ", "a ", "an ", " ", "\u3000")
_SPOKEN = ("per", "each", "a ", "daily", "monthly", "annually", "p.a.", " ")
_ENGLISH = {"annum": "year", "daily": "day", "monthly": "month", "annually": "year", "p.a.": "year"}
_BARE = lazy(
    rf"(?:^|(?!{HAN_LETTER})(?s:.)|[按以照付息率为额款金部分])(?:日|月|年)|(?:日|月|年)(?:利率|利息|息|费率|化)"
)


def _name(first: str, second: str | None) -> str:
    names = sorted({per_units().get(word, word) for word in (first, second) if word})
    return "/".join(names)


def find_rate(text: str, quantity: Quantity, floor: int, ceiling: int) -> str | None:
    """Return what the quantity is counted by, read no further than the neighbouring quantities, or None."""
    if quantity.sort in ("date", "time") or quantity.unit in ("proportion", "coverage"):
        return None
    stop = min(ceiling + 1, len(text))
    behind = None
    if text.startswith(_COUNTED, quantity.end):
        patterns = _counted(latin=has_latin(text, quantity.end, stop))
        behind = patterns["behind"].match(text, quantity.end, stop)
    if behind and not (quantity.sort == "duration" and not behind.group().lstrip().startswith(("每", "/"))):
        return _name(behind["a"], behind["b"])
    spoken = _NAMED["english"].match(text, quantity.end) if text.startswith(_SPOKEN, quantity.end) else None
    if spoken:
        word = spoken["a"] or spoken["d"]
        return _ENGLISH.get(word, word)
    reach = 64 if quantity.sort == "percent" else 28
    left = text[max(floor, quantity.start - reach) : quantity.start]
    several = _EVERY.search(left) if quantity.sort in ("percent", "amount") and "每" in left else None
    if several and (number := parse_number(several["n"])) is not None and number > 1:
        return f"{number:f} {_name(several['a'], None)}"
    return _before(quantity, left)


def _before(quantity: Quantity, left: str) -> str | None:
    """Return what the quantity is counted by in the words before it."""
    patterns = _counted(latin=has_latin(left, 0, len(left))) if "每" in left else {}
    if quantity.sort in ("duration", "count"):
        if not patterns:
            return None
        near = patterns["close"].search(left)
        return _name(near["a"], near["b"]) if near else None
    near = patterns["before"].search(left) if patterns else None
    if near:
        return _name(near["a"], near["b"])
    if quantity.sort == "amount":
        named = (_NAMED["late"].search(left) if patterns else None) or _NAMED["named"].search(left)
        return _name(named["a"], None) if named else None
    if quantity.unit in ("ratio", "point"):
        bare = _NAMED["bare"].search(left)
        if bare and _BARE.search(left[max(0, bare.start() - 1) :]):
            return _name(bare["a"], None)
        rate = _NAMED["rate"].search(left)
        if rate:
            return _name(rate["a"], None)
    return None
