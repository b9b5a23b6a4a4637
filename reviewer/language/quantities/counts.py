"""Counts of persons, things and times: 三份, 5台, 两次; not the 一 and 万 of ordinary words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.quantities.value import Quantity
from reviewer.language.quantities.words import read_unit, units
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from decimal import Decimal

_NOT_COUNTED = lazy(r"(?:[任某同统唯每第之逐其另单专万上下前后首当本末]|以防万|不)$")
_ODD_ONE = {
    "一": lazy(
        r"一(?:次性|部分|条龙|级(?!工)|字不|组数|门心思|本(?!合同|协议)|座难|只能|支付|期付款|间接|分钱|类似|款项|单位|家(?:之言|人)|场地|通知|处理|节约|集合|张罗|包括|根据|度(?!电))"
    )
}
_WHOLE_THINGS = frozenset(
    "人名位次遍份个件台套批期条项页户家处间辆张层轮班场通单笔种类级部本枚只支根块箱包盒瓶袋组款门节集篇幅座栋幢"
) | {"人次", "批次"}
_SECOND_HAND = lazy(r"[一二]次(?:开发|销售|加工|传播|利用|转让|分包|供水|装修|创作|函数|能源)")
_DISTRICT = lazy(r"[省市区县州旗镇乡道路]$")
_STREET = lazy(r"[\u4e00-\u9fff]{0,3}?(?:路|街|巷|弄|胡同|大道|桥|村|庄|屯|镇)")
_SITES = frozenset("条个座处段项")
"""What streets and bridges themselves are counted by: 三条路."""
_LONE = {
    "十分",
    "万一",
    "千万",
    "百分",
    "八达",
    "四处",
    "三包",
    "百般",
    "万分",
    "一级",
    "一类",
    "两级",
    "一处",
    "一支",
    "一根",
    "一度",
    "一分",
    "一本",
    "一门",
    "一节",
    "一块",
    "一组",
    "一包",
    "一部",
    "一只",
    "一款",
    "一字",
    "一通",
    "一单",
    "一班",
}


def read_count(text: str, at: int, number: str, end: int, value: Decimal, left: str) -> Quantity | None:
    """Return the count of the number at `at` whose unit stands at `end`; `left` are the words before it."""
    unit = read_unit("count", text, end)
    if not unit:
        return None
    word = unit["unit"]
    if "." in number and word in _WHOLE_THINGS:
        return None
    if not number[0].isdigit():
        if (
            number + word in _LONE
            or (number[0] in "百千万亿" and len(number) == 1)
            or word in ("分", "部", "节", "门", "度", "级", "类", "款", "本")
        ):
            return None
        if _SECOND_HAND.match(text, at):
            return None
        if word not in _SITES and _DISTRICT.search(left) and _STREET.match(text, unit.end()):
            return None
        odd = _ODD_ONE.get(number)
        if (odd and odd.match(text, at)) or (number == "一" and _NOT_COUNTED.search(left)):
            return None
    if word == "分" and text.startswith(("分之", "分成", "分别", "分公司"), unit.start("unit")):
        return None
    if word in ("款", "条", "项", "节") and number[0].isdigit() and "." in number:
        return None
    if word in ("单", "通", "包", "只", "支", "本", "部", "处", "期", "场", "座") and text.startswith(
        (
            "单价",
            "单方",
            "通知",
            "通过",
            "包括",
            "包含",
            "只能",
            "支付",
            "本合同",
            "本协议",
            "部门",
            "部分",
            "处理",
            "处罚",
            "期限",
            "期间",
            "场地",
            "座机",
            "单独",
            "单位",
        ),
        unit.start("unit"),
    ):
        return None
    return Quantity(at, unit.end(), "count", value, units("count")[word])
