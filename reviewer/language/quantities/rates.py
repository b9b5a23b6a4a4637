"""What a rate is counted by: `20000元/月`, `每人每月5000元`, `每日万分之五`, `年利率12%`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.folding import HAN_LETTER
from reviewer.language.quantities.words import per_units, per_word
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.language.quantities.value import Quantity

_LATE = r"(?:逾期|延迟|延期|迟延|拖延|拖欠|超期|延误|超过|迟到|缺勤|旷工|超出)?"


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    word = per_word()
    return {
        "behind": re.compile(
            rf"\s?(?:/|每|per |a |an |每一)\s?(?P<a>{word})(?:\s?(?:[/·.]|每|per )\s?(?P<b>{word}))?"
        ),
        "before": re.compile(
            rf"每\s?(?:一|1)?个?(?P<a>{word})(?:\s?每\s?(?:一|1)?个?(?P<b>{word}))?(?P<gap>[^,。;:!?%/每]{{0,16}})$"
        ),
        "close": re.compile(
            rf"每\s?(?:一|1)?个?(?P<a>{word})(?:\s?每\s?(?:一|1)?个?(?P<b>{word}))?(?P<gap>[^,。;:!?%/每]{{0,2}})(?<![后前内])$"
        ),
        "rate": re.compile(
            rf"(?:每{_LATE}(?:一|1)?个?|按)(?P<a>日|天|自然日|工作日|周|星期|月|季度|年|小时|次)"
            r"(?:[^。;!?]{0,48})$"
        ),
        "late": re.compile(
            rf"每个?{_LATE[:-1]}(?:一|1)?个?(?P<a>日|天|自然日|工作日|周|星期|月|季度|年|小时|次|人次|人)(?:[^。;!?]{{0,32}})$"
        ),
        "named": re.compile(
            r"(?<![0-9一二三四五六七八九十两半个当本次上下该首末每全跨])(?P<a>日|周|月|季度|年)(?:度|均)?"
            r"(?:租金|租|费|服务费|管理费|使用费|维护费|基本工资|工资|薪酬|薪|报酬|会费|单价)"
            r"(?:用|标准|总额|金额)?(?:为|是|:|按|计|共计|合计|固定)*$"
        ),
        "bare": re.compile(
            r"(?P<a>日|月|年)(?:利率|利息|息|费率|化利率|化|违约金比例)?(?:为|按|:|即)?(?:固定|约)?$"
        ),
        "english": re.compile(
            r"\s?(?:per|each|a) (?P<a>day|month|year|annum|week)|\s?(?P<d>daily|monthly|annually|p\.a\.)"
        ),
    }


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
    patterns = _patterns()
    behind = patterns["behind"].match(text, quantity.end, ceiling + 1)
    if behind and not (quantity.sort == "duration" and not behind.group().lstrip().startswith(("每", "/"))):
        return _name(behind["a"], behind["b"])
    spoken = patterns["english"].match(text, quantity.end)
    if spoken:
        word = spoken["a"] or spoken["d"]
        return _ENGLISH.get(word, word)
    reach = 64 if quantity.sort == "percent" else 28
    left = text[max(floor, quantity.start - reach) : quantity.start]
    if quantity.sort in ("duration", "count"):
        near = patterns["close"].search(left)
        return _name(near["a"], near["b"]) if near else None
    near = patterns["before"].search(left)
    if near:
        return _name(near["a"], near["b"])
    if quantity.sort == "amount":
        named = patterns["late"].search(left) or patterns["named"].search(left)
        return _name(named["a"], None) if named else None
    if quantity.unit in ("ratio", "point"):
        bare = patterns["bare"].search(left)
        if bare and _BARE.search(left[max(0, bare.start() - 1) :]):
            return _name(bare["a"], None)
        rate = patterns["rate"].search(left)
        if rate:
            return _name(rate["a"], None)
    return None
