"""Durations and ordinals of time: 30日, 两年零六个月, 半年, 一个半小时, 第三个月."""

from __future__ import annotations

from decimal import Decimal

from reviewer.language.numerals import number_behind, parse_number
from reviewer.language.quantities.value import Quantity
from reviewer.language.quantities.words import read_unit, units
from reviewer.patterns import lazy

_HALF_UNIT = lazy(r"半(?P<unit>个?小时|个?月|年|天|日(?!内)|个?学期|数)")
_AND_HALF = lazy(r"半(?![年月数天小个])")
_NUMBER_AND_HALF = lazy(r"个半(?P<unit>小时|月|星期)")
_THEN = lazy(r"(?:零|又|加|and )?\s?")
_THEN_UNIT = lazy(r"\s?(?P<unit>个月|月|天|日|个?小时|分钟|秒)")
_SINCE = (
    *("后", "后的", "之日起", "之日起的", "次日起", "当日起", "当日起的", "当天起", "当天起的"),
    *("日起算的", "起算"),
)
"""What stands before an ordinal that counts from an event."""
_LAST_ONE = lazy(r"(?<!以)[上下]$|最[后末初]$")
"""What makes the number one no length: 上一年度, 最后一个工作日."""
_HALVES = ("上", "下", "前", "后")
"""What makes a half one of two: 上半年, 后半月."""
_WHOLE = ("小时", "个")
"""Units of which no half is told apart from the other: 接报后半小时内 is half an hour."""
_FINER = {"year": (("month", 12),), "hour": (("minute", 60),), "minute": (("second", 60),)}


def read_duration(text: str, at: int, number: str, end: int, value: Decimal) -> Quantity | None:
    """Return the duration of the number at `at` whose unit stands at `end`, with the finer one behind it."""
    names = units("duration")
    mixed = _NUMBER_AND_HALF.match(text, end)
    if mixed:
        return Quantity(at, mixed.end(), "duration", value + Decimal("0.5"), names[mixed["unit"]][0])
    unit = read_unit("duration", text, end)
    if not unit or text.startswith(
        ("日元", "年度报告", "月饼", "天然", "天津", "周期", "周转", "日常", "年轻", "年级"),
        unit.start("unit"),
    ):
        return None
    if number == "一" and (
        _LAST_ONE.search(text, max(0, at - 3), at)
        or (
            text[at - 1 : at] in ("上", "下")
            and (unit["unit"].endswith("度") or text.startswith("度", unit.end("unit")))
        )
    ):
        return None
    if number in ("万", "千", "百", "亿") or (
        number == "一" and text[max(0, at - 1) : at] in ("任", "某", "同", "之", "唯", "统", "第", "周")
    ):
        return None
    name, factor = names[unit["unit"]]
    if name == "quarter" and text.endswith(("连续", "累计", "任意", "任何"), 0, at):
        return Quantity(at, unit.end(), "count", value, name)
    value, stop = value * factor, unit.end()
    half = _AND_HALF.match(text, stop)
    if half and name in ("year", "month", "day", "hour"):
        return Quantity(at, half.end(), "duration", value + Decimal("0.5"), name)
    then = number_behind(text, stop, _THEN) if name in _FINER else None
    below = _THEN_UNIT.match(text, then.end()) if then else None
    if then and below:
        finer, more = names[below["unit"]][0], parse_number(then.group())
        for part, times in _FINER[name]:
            if finer == part and more is not None:
                return Quantity(at, below.end(), "duration", value * times + more, part)
    return Quantity(at, stop, "duration", value, name)


def read_half(text: str, at: int) -> tuple[list[Quantity], int] | None:
    """Return the duration of the half at a place (半年), none in 上半年, and the offset to go on from;
    None where no half stands there."""
    half = _HALF_UNIT.match(text, at) if text.startswith("半", at) else None
    if half is None:
        return None
    unit = units("duration").get(half["unit"])
    before = text[max(0, at - 1) : at]
    if unit is None or before in ("多", "大") or (before in _HALVES and not half["unit"].startswith(_WHOLE)):
        return [], half.end()
    return [Quantity(at, half.end(), "duration", Decimal("0.5") * unit[1], unit[0])], half.end()


def read_ordinal(text: str, at: int, end: int, value: Decimal) -> tuple[list[Quantity], int]:
    """Return the time counted by the number at `at` behind 第 (第三个月), and the offset to go on from: a
    duration where it is counted from an event (投邮后第三日)."""
    unit = read_unit("duration", text, end)
    if not unit:
        return [], end
    name, factor = units("duration")[unit["unit"]]
    start = at - 1 if text[at - 1] == "第" else at
    if text.endswith(_SINCE, 0, start):
        return [Quantity(start, unit.end(), "duration", value * factor, name)], unit.end()
    return [Quantity(start, unit.end(), "date", f"#{int(value)}", name)], unit.end()
