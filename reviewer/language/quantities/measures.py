"""Numbers with a unit behind them or a currency before them: amounts, durations, counts and signed ratios."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.language.folding import HAN_LETTER
from reviewer.language.numerals import NUMBER, parse_number
from reviewer.language.quantities.ratios import read_sign
from reviewer.language.quantities.value import Quantity
from reviewer.language.quantities.words import read_currency, read_unit
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re

_NUMBER = lazy(NUMBER)
_VAGUE = lazy(rf"[多余几](?={HAN_LETTER})")
_SCALE = lazy(r"\s?(?:(?P<k>[Kk]|thousand)|(?P<m>million)|(?P<b>billion))(?![A-Za-z0-9])")
_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9}
_WHOLE = lazy(r"[整正]")
_HALF_UNIT = lazy(r"半(?P<unit>个?小时|个?月|年|天|日(?!内)|个?学期|数)")
_AND_HALF = lazy(r"半(?![年月数天小个])")
_NUMBER_AND_HALF = lazy(r"个半(?P<unit>小时|月|星期)")
_OPENING = lazy(r"\s?\(\s?")
_CLOSING = lazy(r"\s?\)")
_THEN = lazy(r"(?:零|又|加|and )?\s?")
_THEN_UNIT = lazy(r"\s?(?P<unit>个月|月|天|日|个?小时|分钟|秒)")
_TO = lazy(r"\s?(?:-|~|至|到|to )\s?")
_ORDINAL = lazy(r"第\s?$")
_NOT_COUNTED = lazy(r"(?:[任某同统唯每第之逐其另单专万上下前后首当本末]|以防万|不)$")
_MONEY_LEFT = lazy(r"(?:[价款费金额资酬息]|总计|合计|共计|货值)(?:[总])?(?:为|是|:|共|计|达|:)?\s?$")
_MYRIAD_END = lazy(r"(?=[,。;、)以及至到~\-的]|$)")
_FINER = {"year": (("month", 12),), "hour": (("minute", 60),), "minute": (("second", 60),)}
_ODD_ONE = {
    "一": lazy(
        r"一(?:次性|部分|条龙|级(?!工)|字不|组数|门心思|本(?!合同|协议)|座难|只能|支付|期付款|间接|分钱|类似|款项|单位|家(?:之言|人)|场地|通知|处理|节约|集合|张罗|包括|根据|度(?!电))"
    )
}
_WHOLE_THINGS = frozenset(
    "人名位次遍份个件台套批期条项页户家处间辆张层轮班场通单笔种类级部本枚只支根块箱包盒瓶袋组款门节集篇幅座栋幢"
) | {"人次", "批次"}
_SECOND_HAND = lazy(r"[一二]次(?:开发|销售|加工|传播|利用|转让|分包|供水|装修|创作|函数|能源)")
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


def read_measure(text: str, at: int, floor: int) -> tuple[list[Quantity], int]:
    """Return the quantities that the number at `at` opens (two for a range), and the offset to go on from."""
    half = _HALF_UNIT.match(text, at)
    if half:
        return _half(text, at, half)
    found = _NUMBER.match(text, at)
    if not found:
        return [], at + 1
    value = parse_number(found.group())
    end = found.end()
    left = text[max(floor, at - 24) : at]
    if value is None or _glued(text, at, end):
        return [], end
    if _ORDINAL.search(left):
        return _ordinal(text, at, end, value)
    twin = _number(text, end, _OPENING)
    closing = _CLOSING.match(text, twin.end()) if twin else None
    if twin and closing:
        again = parse_number(twin.group())
        first = _unit(text, at, end, closing.end(), value, left)
        if first:
            if again == value:
                return first, first[-1].end
            second = _unit(text, twin.start(), closing.end(), closing.end(), again or Decimal(0), "")
            opening = Quantity(
                at,
                end,
                first[0].sort,
                value * (first[0].value / value if isinstance(first[0].value, Decimal) and value else 1),
                first[0].unit,
            )
            return [opening, *(second or [])], first[-1].end
    measured = _unit(text, at, end, end, value, left)
    if measured:
        return measured, measured[-1].end
    span = _number(text, end, _TO)
    if span:
        upper = parse_number(span.group())
        if upper is not None:
            second = _unit(text, span.start(), span.end(), span.end(), upper, left)
            if second and second[0].sort != "date":
                last = second[0]
                scale = Decimal(1)
                if upper >= 1000 and value < 1000 and span.group()[-1] in "万亿千百":
                    scale = {
                        "万": Decimal(10000),
                        "亿": Decimal(10**8),
                        "千": Decimal(1000),
                        "百": Decimal(100),
                    }[span.group()[-1]]
                factor = last.value / upper if isinstance(last.value, Decimal) and upper else Decimal(1)
                first_one = Quantity(at, end, last.sort, value * scale * factor, last.unit)
                return [first_one, last], second[-1].end
    return [], end


def _number(text: str, place: int, lead: re.Pattern[str]) -> re.Match[str] | None:
    """Return the number behind the words of `lead` at a place, None where no such words or number stand."""
    before = lead.match(text, place)
    return _NUMBER.match(text, before.end()) if before else None


def _coins(text: str, place: int, unit: str) -> tuple[Decimal, int] | None:
    """Return how many 角 or 分 stand at a place, perhaps after 零, and where they end."""
    for start in (place + 1, place) if text.startswith("零", place) else (place,):
        found = _NUMBER.match(text, start)
        if found and text.startswith(unit, found.end()):
            return parse_number(found.group()) or Decimal(0), found.end() + 1
    return None


def _glued(text: str, at: int, end: int) -> bool:
    """True where the figures are part of a longer code or of a clause number."""
    before = text[at - 1] if at else ""
    if before in ("x", "X") and not text[at - 2 : at - 1].isascii():
        return False
    if before.isascii() and (before.isalnum() or before == "_") and text[at].isdigit():
        return not read_currency(text, max(0, at - 8), at)
    return before == "." and at > 1 and text[at - 2].isdigit()


def _half(text: str, at: int, half: re.Match[str]) -> tuple[list[Quantity], int]:
    unit = table("units")["duration"].get(half["unit"])
    if unit is None or text[max(0, at - 1) : at] in ("上", "下", "前", "后", "多", "大"):
        return [], half.end()
    return [Quantity(at, half.end(), "duration", Decimal("0.5") * unit[1], unit[0])], half.end()


def _ordinal(text: str, at: int, end: int, value: Decimal) -> tuple[list[Quantity], int]:
    unit = read_unit("duration", text, end)
    if not unit:
        return [], end
    name = table("units")["duration"][unit["unit"]][0]
    return [
        Quantity(at - 1 if text[at - 1] == "第" else at, unit.end(), "date", f"#{int(value)}", name)
    ], unit.end()


def _unit(text: str, at: int, number_end: int, end: int, value: Decimal, left: str) -> list[Quantity] | None:
    """Return the quantity of the number at `at` whose unit is looked for at `end`, or None."""
    number = text[at:number_end]
    vague = _VAGUE.match(text, end)
    bound = None
    bound_span = None
    if vague:
        bound, bound_span, end = "approx", vague.span(), vague.end()
    amount = _amount(text, at, number, end, value, left)
    if amount is None:
        sign = read_sign(text, end, value)
        if sign:
            amount = Quantity(at, sign[0], "percent", sign[1], sign[2])
    if amount is None:
        amount = _duration(text, at, number, end, value)
    if amount is None:
        amount = _count(text, at, number, end, value, left)
    if amount is None:
        return None
    if bound:
        amount = Quantity(
            amount.start, amount.end, amount.sort, amount.value, amount.unit, None, "approx", bound_span
        )
    return [amount]


def _amount(text: str, at: int, number: str, end: int, value: Decimal, left: str) -> Quantity | None:
    prefix = read_currency(left, 0, len(left))
    scale = _SCALE.match(text, end)
    if scale and scale.lastgroup:
        value, end = value * _SCALES[scale.lastgroup], scale.end()
    behind = read_unit("currency", text, end)
    names = table("units")["currency"]
    if (
        behind
        and behind["unit"] == "块"
        and not behind.group().endswith("钱")
        and not text.startswith("钱", behind.end())
    ):
        behind = None
    if behind and behind["unit"] == "$":
        behind = None
    if number[0] in "万亿" or (number[0] in "百千十" and len(number) == 1 and not prefix):
        return None
    start = at - (len(left) - prefix.start()) if prefix else at
    if behind:
        return _with_change(
            text, start, behind.end(), value, names[prefix["unit"]] if prefix else names[behind["unit"]]
        )
    if prefix:
        whole = _WHOLE.match(text, end)
        return Quantity(start, whole.end() if whole else end, "amount", value, names[prefix["unit"]])
    if _coins(text, at, "角"):
        return _with_change(text, at, at, Decimal(0), "CNY")
    if (
        number[-1] in "万亿"
        and number[0].isdigit()
        and (_MYRIAD_END.match(text, end) or _MONEY_LEFT.search(left))
    ):
        return Quantity(at, end, "amount", value, "CNY")
    return None


def _with_change(text: str, start: int, end: int, value: Decimal, currency: str) -> Quantity:
    jiao = _coins(text, end, "角")
    if jiao:
        value, end = value + jiao[0] / 10, jiao[1]
    fen = _coins(text, end, "分")
    if fen and (jiao or not text.startswith(("之", "钟"), fen[1])):
        value, end = value + fen[0] / 100, fen[1]
    whole = _WHOLE.match(text, end)
    if whole and not text.startswith(("整体", "整个", "正在", "正常", "正式"), end):
        end = whole.end()
    return Quantity(start, end, "amount", value, currency)


def _duration(text: str, at: int, number: str, end: int, value: Decimal) -> Quantity | None:
    units = table("units")["duration"]
    mixed = _NUMBER_AND_HALF.match(text, end)
    if mixed:
        return Quantity(at, mixed.end(), "duration", value + Decimal("0.5"), units[mixed["unit"]][0])
    unit = read_unit("duration", text, end)
    if not unit or text.startswith(
        ("日元", "年度报告", "月饼", "天然", "天津", "周期", "周转", "日常", "年轻", "年级"),
        unit.start("unit"),
    ):
        return None
    if number in ("万", "千", "百", "亿") or (
        number == "一" and text[max(0, at - 1) : at] in ("任", "某", "同", "之", "唯", "统", "第", "周")
    ):
        return None
    name, factor = units[unit["unit"]]
    value, stop = value * factor, unit.end()
    half = _AND_HALF.match(text, stop)
    if half and name in ("year", "month", "day", "hour"):
        return Quantity(at, half.end(), "duration", value + Decimal("0.5"), name)
    then = _number(text, stop, _THEN) if name in _FINER else None
    below = _THEN_UNIT.match(text, then.end()) if then else None
    if then and below:
        finer, more = units[below["unit"]][0], parse_number(then.group())
        for part, times in _FINER[name]:
            if finer == part and more is not None:
                return Quantity(at, below.end(), "duration", value * times + more, part)
    return Quantity(at, stop, "duration", value, name)


def _count(text: str, at: int, number: str, end: int, value: Decimal, left: str) -> Quantity | None:
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
    return Quantity(at, unit.end(), "count", value, table("units")["count"][word])
