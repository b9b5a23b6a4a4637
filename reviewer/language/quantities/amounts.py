"""Amounts of money, with their 角 and 分: ¥3,000元整, 12.5万美元, 三角五分, USD 2 million."""

from __future__ import annotations

from decimal import Decimal

from reviewer.language.numerals import NUMBER, parse_number
from reviewer.language.quantities.value import Quantity
from reviewer.language.quantities.words import read_currency, read_unit, units
from reviewer.patterns import lazy

_NUMBER = lazy(NUMBER)
_SCALE = lazy(
    r"\s?(?:(?P<k>[Kk]|thousand)|(?P<m>million|mn|[mM])|(?P<b>billion|bn)|(?P<l>lakhs?|lacs?)|(?P<c>crores?))"
    r"(?![A-Za-z0-9])"
)
_BLANKS = str.maketrans("", "", " '’")
_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "l": 10**5, "c": 10**7}
_SET_APART = lazy(
    r"(?:'\d{3})+(?:\.\d{1,2})?(?![\d.,'’]*\d)|(?:’\d{3})+(?:\.\d{1,2})?(?![\d.,'’]*\d)"
    r"|(?: \d{3})+(?:\.\d{1,2})?(?=[,.;:)](?!\d)|\s(?!(?:days?|weeks?|months?|years?|hours?|pieces|pcs"
    r"|units?|shares?|copies|sets?|items?|tonn?e?s?|kg)\b)[a-z(])"
)
"""Thousands set apart by apostrophes or, where words or a stop follow and so no cell of a table, by blanks
(ISO 80000-1, 7.3.1), behind the first figures of a sum."""
_FIRST_FIGURES = lazy(r"[1-9]\d{0,2}")
_WHOLE = lazy(r"[整正]")
_MONEY_LEFT = lazy(r"(?:[价款费金额资酬息]|总计|合计|共计|货值)(?:[总])?(?:为|是|:|共|计|达|:)?\s?$")
_MONEY_RIGHT = lazy(
    r"(?:额度?)?的?(?:(?:第?三者|三责|责任|座位|意外|财产|雇主|公众|货运|商业)[\u4e00-\u9fff]{0,6}?险|保额|保险金|保证金|押金|违约金|定金"
    r"|首付款?|尾款|借款|贷款|货款|奖金|赔偿)"
)
_MYRIAD_END = lazy(r"(?=[,。;、)以及至到~\-的]|$)")


def read_amount(text: str, at: int, number: str, end: int, value: Decimal, left: str) -> Quantity | None:
    """Return the money of the number at `at`, whose currency stands before it, in `left`, or from `end` on.

    `number` is how that number is written.
    """
    prefix = read_currency(left, 0, len(left))
    apart = _SET_APART.match(text, end) if prefix and _FIRST_FIGURES.fullmatch(number) else None
    if apart:
        end = apart.end()
        number = text[at:end].translate(_BLANKS)
        value = Decimal(number)
    scale = _SCALE.match(text, end)
    if scale and scale.lastgroup:
        value, end = value * _SCALES[scale.lastgroup], scale.end()
    behind = read_unit("currency", text, end)
    names = units("currency")
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
    if (number[0] == "零" or text.startswith("角", at + len(number))) and _coins(text, at, "角"):
        return _with_change(text, at, at, Decimal(0), "CNY")
    if (
        number[-1] in "万亿"
        and number[0].isdigit()
        and not (read_unit("count", text, end) and not _MYRIAD_END.match(text, end))
        and (_MYRIAD_END.match(text, end) or _MONEY_LEFT.search(left) or _MONEY_RIGHT.match(text, end))
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


def _coins(text: str, place: int, unit: str) -> tuple[Decimal, int] | None:
    """Return how many 角 or 分 stand at a place, perhaps after 零, and where they end."""
    for start in (place + 1, place) if text.startswith("零", place) else (place,):
        found = _NUMBER.match(text, start)
        if found and text.startswith(unit, found.end()):
            return parse_number(found.group()) or Decimal(0), found.end() + 1
    return None
