"""The same rate by the same period in another order of words: 每逾期一日按未付金额的万分之五,
按未付金额每日万分之五."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from reviewer.findings.context import part_at, sentence_at
from reviewer.language.quantities import find_quantities
from reviewer.patterns import lazy

__all__ = ["same_rate"]

Span = tuple[int, int]

_EVERY = lazy(
    r"[每按](?P<late>逾期|迟延|延迟|延期|延误|拖延|超期)?(?:一|1|壹)?个?(?P<unit>日|天|周|星期|月)(?![\u4e00-\u9fff]?度)",
    needs=("每", "按"),
)
_COMMA = "，,"
_UNITS = {"天": "日", "星期": "周"}
_RATES = frozenset({"percent", "amount"})
_LATE = lazy(r"逾期|迟延|延迟|延期|延误|拖延|超期|拖欠|未(?:能)?(?:按时|按期|如期|按约)")
_EMPTY = lazy(r"[的之，,]|按照|依照|按|照|计算并|计算|计付|计收|支付|给付|标准|比例|应当?|须")
"""Words that join base, rate and penalty and say nothing of how much is owed."""
_UNPAID = lazy(
    r"(?:应付(?:而|但)?|到期|逾期|该|当期)?(?:未付|未支付|欠付|拖欠|逾期)(?:的)?(?:款项|金额|款额|款|部分|费用)"
)
"""What is owed and was not paid."""
_LONGEST = 90


def same_rate(base: str, at: Span, draft: str, its: Span) -> tuple[Span, Span] | None:
    """Return the ranges of both sides that give one rate by one period, each part between commas as far as
    period and rate reach, around an edit that stands there; None where the two differ in more than order and
    joining words, or one gives no such rate."""
    one, two = _rate(base, at), _rate(draft, its)
    if one is None or two is None or one[1] != two[1]:
        return None
    return one[0], two[0]


def _rate(text: str, at: Span) -> tuple[Span, tuple[str, str, str]] | None:
    """Return the range in which an edit and a rate by a period stand, and what it says: the period, the rate
    and all other words."""
    low, high = sentence = sentence_at(text, *at)
    found = find_quantities(text)
    for every in _EVERY.finditer(text, low, high):
        start, _ = part_at(text, sentence, every.span(), _COMMA)
        first = bisect_left(found, every.end(), key=attrgetter("end"))
        last = bisect_right(found, every.end() + _LONGEST, key=attrgetter("end"))
        rate = next((one for one in found[first:last] if one.sort in _RATES and one.start < high), None)
        if rate is None:
            continue
        _, end = part_at(text, sentence, (rate.start, rate.end), _COMMA)
        if not (start <= at[0] and at[1] <= end) or end - start > _LONGEST:
            continue
        if every["late"] and not _LATE.search(text, low, start):
            continue
        if any(text.count(mark, every.end(), rate.start) > 1 for mark in _COMMA):
            continue
        rest = text[start : every.start()] + text[every.end() : rate.start] + "%" + text[rate.end : end]
        unit = _UNITS.get(every["unit"], every["unit"])
        return (start, end), (unit, f"{rate.value}{rate.unit}", _plain(rest))
    return None


def _plain(words: str) -> str:
    return _EMPTY.sub("", _UNPAID.sub("#", words))
