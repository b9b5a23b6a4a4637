"""Counts of persons, things and times: 三份, 5台, 两次; not the 一 and 万 of ordinary words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewer.language.quantities.value import Quantity
from reviewer.language.quantities.words import read_unit, units
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_NOT_COUNTED = lazy(r"(?:[任某同统唯每第之逐其另单专万上下前后首当本末]|以防万|不)$")
_ODD_ONE = lazy(
    r"一(?:次性|部分|条龙|级(?!工)|字不|组数|门心思|本(?!合同|协议)|座难|只能|支付|期付款|间接|分钱|类似|款项|单位|家(?:之言|人)|场地|通知|处理|节约|集合|张罗|包括|根据|度(?!电))"
)
"""Words that begin with 一 and a unit and count nothing."""
_SECOND_HAND = lazy(r"[一二]次(?:开发|销售|加工|传播|利用|转让|分包|供水|装修|创作|函数|能源)")
_DISTRICT = lazy(r"[省市区县州旗镇乡道路]$")
_STREET = lazy(r"[\u4e00-\u9fff]{0,3}?(?:路|街|巷|弄|胡同|大道|桥|村|庄|屯|镇)")
DEGREES = frozenset({"degC", "degF"})
"""Units of temperature, of which none is so many times another."""
_BELOW_ZERO = lazy(r"(?:(?<![\d度℃CF~～])[-−–－]|零下|(?i:minus\s))\s?$")
_ROUND = frozenset("百千万亿")
_SITES = frozenset("条个座处段项")
"""What streets and bridges themselves are counted by: 三条路."""


class _Uncounted(NamedTuple):
    """Where a unit of a count is none, as `units.toml` says."""

    words: frozenset[str]
    """Whole words that look like a number and a unit."""
    only_in_figures: frozenset[str]
    """Units that count only behind figures."""
    undivided: frozenset[str]
    """Units of what is never divided: none behind a decimal point."""
    longer: Mapping[str, tuple[str, ...]]
    """Words that begin with a unit."""


@lru_cache(maxsize=1)
def _uncounted() -> _Uncounted:
    rows = table("units")["uncounted"]
    return _Uncounted(
        frozenset(rows["words"]),
        frozenset(rows["only_in_figures"]),
        frozenset(rows["undivided"]),
        {unit: tuple(words) for unit, words in rows["longer"].items()},
    )


def read_count(text: str, at: int, number: str, end: int, value: Decimal, left: str) -> Quantity | None:
    """Return the count of the number at `at` whose unit stands at `end`; `left` are the words before it."""
    unit = read_unit("count", text, end)
    if not unit:
        return None
    word, uncounted = unit["unit"], _uncounted()
    if "." in number and word in uncounted.undivided:
        return None
    if text.startswith(uncounted.longer.get(word, ()), unit.start("unit")):
        return None
    if not number[0].isdigit():
        if number + word in uncounted.words or word in uncounted.only_in_figures or number in _ROUND:
            return None
        if _SECOND_HAND.match(text, at):
            return None
        if word not in _SITES and _DISTRICT.search(left) and _STREET.match(text, unit.end()):
            return None
        if number == "一" and (_ODD_ONE.match(text, at) or _NOT_COUNTED.search(left)):
            return None
    name = units("count")[word]
    if name in DEGREES and (below := _BELOW_ZERO.search(left)):
        at, value = at - len(below.group()), -value
    return Quantity(at, unit.end(), "count", value, name)
