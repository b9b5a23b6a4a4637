"""Parts that must make the whole: the items of a price, the payments of one sentence, the shares of the
parties."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.inspect.instalments import COUNTED, REMAINDER
from reviewer.findings.inspect.sums import WHOLE, figures_differ, total_of
from reviewer.language.numerals import parse_number, plain
from reviewer.language.roles import compiled_with
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["parts"]

_PAYS = lazy(
    r"(?:支付|付款|给付|付清|缴付|归还|偿还|付|款)(?:合同|服务|工程|设备|剩余|其余|余下|全部)*(?:总价款?"
    r"|总额|总金额|价款|费用|款项|款|余款|尾款)?的?(?:人民币|¥|￥)?\s*$"
)
_RATIO = lazy(r"(?P<list>\d[\d.]*[%％](?:\s*[、，:：/]\s*\d[\d.]*[%％])+)\s*的?比例")
_CUMULATIVE = lazy(
    r"付至|付到|支付至|支付到|累计|达到|返还|退还|扣除|抵作|抵扣|冲抵|违约|逾期|罚|每日|不超过|上浮|下浮"
)
_CLOSED = lazy(r"其中|由[^。；]{0,14}(?:构成|组成)|包括|包含|分别为|具体为|明细|构成如下|组成如下")
_WAGE = lazy(r"工资|薪酬|薪资")
_SEGMENT = lazy(r"[^；。]+")
_COSTED = lazy(r"单价|共?计|合计|小计|[一-鿿]费(?:用)?")
_PRICE = lazy(
    r"^[^，\d]{0,6}(?:合同|协议)?(?:总价款?|总金额|总额|总费用|合计|总计|共计)(?:为|是|：|人民币|¥|￥)*\s*$"
)
_NO_ITEM = lazy(r"支付|付清|首|尾款|定金|优惠|折|减免|不超过|税额|不含税|违约|押金|保证金|余")
_SUMMED = lazy(
    r"(?P<above>以上|上述|前述)?(?:(?P<number>[一二三四五六七八\d]+)项)?(?:费用|款项|金额)?(?:合计|总计|共计)(?:每月|税前|税后"
    r"|为|是|：|人民币|¥|￥)*\s*$"
)
_CAPITALS = lazy(r"（?大写(?:金额)?(?:为)?：?(?:人民币)?\s*$")
_OTHER_PRICE = lazy(r"违约|逾期|单价|每|折|优惠|减免|不超过|上限|已付|已支付|尾款|余款")
_WHOLE = lazy(
    r"(?:[一-鿿]费|总价款?|总额|总金额|总费用|价款|费用|合计|总计|共计|造价|报酬|工资|薪酬|薪资|月薪)(?:（[^（）]{0,12}）)?(?:合计"
    r"|总计|共计|为|是|：|人民币|¥|￥)*\s*$"
)
_OTHER_SUM = lazy(
    r"违约|逾期|押金|保证金|定金|税|单价|每|折|优惠|减免|不超过|上限|以下|以上(?!各|[一二三四五六七八\d]*项)"
    r"|预付|已付|已支付|首付|尾款|余款"
)
_LESS = lazy(r"优惠|减免|折扣|抵扣")
_SHARED = lazy(r"分配|分成|分享|出资|持股|占股|股权|股份|份额|承担比例|分担|按比例|占")
_UNSHARED = lazy(r"违约|逾期|利率|利息|每日|罚|税|折扣|不低于|不少于|超过|以上")
_NEARLY = Decimal("0.7")


def parts(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the payments of one sentence do not make the whole, the items of a
    price not its sum, or the shares of the parties not 100%."""
    if not scene.chinese:
        return
    for clause, text in scene.matching(_FIGURES):
        if clause.kind == "table":
            continue
        found = next(_clause(scene, clause, text), None)
        if found is not None:
            yield found


_FIGURES = lazy(r"(?:[%％元]|分之)[^\n]*?(?:[%％元]|分之)")
"""Two figures that may be shares or sums."""


def _clause(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    for start, end in scene.sentences(clause):
        if not _FIGURES.search(text, start, end):
            continue
        every = scene.quantities_in(clause, start, end)
        found = [one for one in every if not one.per]
        yield from _payments(scene, clause, text, (start, end), found)
        monthly = [one for one in every if not one.per or one.per == "month"]
        yield from _items(
            scene, clause, text, (start, end), monthly if _WAGE.search(text, start, end) else found
        )
    yield from _segments(scene, clause, text)
    yield from _parties(scene, clause, text)


def _payments(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], found: Sequence[Quantity]
) -> Iterator[Observation]:
    """Hold the shares, or the sums, that one sentence says are paid in so many stages against the whole."""
    if _CUMULATIVE.search(text, *span) or _REMAINDER.search(text, *span):
        return
    listed = _RATIO.search(text, *span)
    if listed:
        shares = [
            one for one in found if listed.start() <= one.start < listed.end() and one.sort == "percent"
        ]
        yield from _shares(scene, clause, shares)
        return
    stages = COUNTED.search(text, *span)
    for sort in ("percent", "amount"):
        paid = [
            one
            for one in found
            if one.sort == sort
            and one.bound is None
            and _PAYS.search(text, max(span[0], one.start - 16), one.start)
        ]
        if sort == "percent" and (staged := _staged(text, span, found)):
            yield from _shares(scene, clause, staged)
            return
        listed_so = (
            sort == "percent"
            and len(paid) >= _STAGES
            and len(paid) == sum(one.sort == sort for one in found)
            and _STAGED.search(text, *span)
            and total_of(paid) >= _NEARLY
        )
        if len(paid) < 2 or (stages is None and not listed_so and not _ENDING.search(text, *span)):
            continue
        if stages is not None and parse_number(stages["number"]) != len(paid):
            continue
        rest = _ENDING.search(text, paid[-1].end, span[1])
        if rest and total_of(paid) < (1 if sort == "percent" else scene.total or 0):
            continue
        if sort == "percent":
            yield from _shares(scene, clause, paid)
        elif scene.total is not None and len(paid) > 1:
            held = [one for one in paid if one.value != scene.total]
            total = total_of(held)
            if len(held) > 1 and abs(total - scene.total) >= WHOLE:
                facts = {"sum": plain(total), "total": plain(scene.total)}
                yield figures_differ(scene, clause, (held[0].start, held[-1].end), "instalments", facts)


def _staged(text: str, span: tuple[int, int], found: Sequence[Quantity]) -> list[Quantity]:
    """Return the shares of a list behind a colon that says it is of all payments, where each part between
    commas has one of them (分期支付：预付款10%，竣工85%，余5%为质量保证金); none for other lists."""
    lead = _STAGED_LEAD.search(text, *span)
    if lead is None:
        return []
    shares = [one for one in found if one.start >= lead.end()]
    parts = [part.span() for part in _PART.finditer(text, lead.end(), span[1])]
    if len(shares) < _STAGES or len(shares) != len(parts):
        return []
    each = all(low <= one.start < high for one, (low, high) in zip(shares, parts, strict=True))
    plainly = all(one.sort == "percent" and one.bound is None for one in shares)
    return shares if each and plainly and _NEARLY <= total_of(shares) <= 2 - _NEARLY else []


_STAGED_LEAD = lazy(
    r"(?:分期|分阶段|按(?:以下|下列)[^。；，：]{0,8}|(?:按)?如下[^。；，：]{0,6})(?:支付|付款|给付|结算)："
)
_PART = lazy(r"[^，。；、]+")
_REMAINDER = lazy(REMAINDER)
"""What begins a list of payments after one that was made elsewhere."""
_STAGED = lazy(
    r"分期支付|(?:按(?:以下|下列)|如下)[^。；，]{0,8}(?:支付|付款)|(?:支付|付款)[^。；，]{0,6}(?:如下|进度)"
)
_STAGES = 3
_ENDING = lazy(r"余款|尾款|余下|剩余|其余")


def _shares(scene: Scene, clause: Clause, shares: Sequence[Quantity]) -> Iterator[Observation]:
    total = total_of(shares)
    if len(shares) > 1 and total != 1:
        facts = {"sum": f"{plain(total * 100)}%"}
        yield figures_differ(scene, clause, (shares[0].start, shares[-1].end), "percent", facts)


def _segments(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    """Hold what the parts of a list between semicolons come to, each by its last sum, against the total that
    the last part gives: 设备3台计…；备件2套计…；合同总价为…."""
    if "；" not in text or not any(map(text.__contains__, _TOTAL_WORDS)):
        return
    spans = [found.span() for found in _SEGMENT.finditer(text)]
    for at, (start, end) in enumerate(spans):
        sums = [one for one in scene.quantities_in(clause, start, end) if one.sort == "amount"]
        if at < 2 or not sums or not _PRICE.match(text[start : sums[0].start]):
            continue
        items = []
        for low, high in spans[:at]:
            inside = [
                one
                for one in scene.quantities_in(clause, low, high)
                if one.sort == "amount" and not one.per and one.bound is None
            ]
            if not inside or _NO_ITEM.search(text, low, high) or not _COSTED.search(text, low, high):
                return
            items.append(inside[-1])
        total, stated = total_of(items), Decimal(sums[0].value)
        if len({one.unit for one in (*items, sums[0])}) == 1 and abs(total - stated) >= WHOLE:
            facts = {"sum": plain(total), "total": plain(stated)}
            yield figures_differ(scene, clause, (items[0].start, sums[0].end), "items", facts)
        return


def _is_closed(text: str, span: tuple[int, int], whole: Quantity, item: Quantity) -> bool:
    """Tell whether a sentence says that what follows a sum is all that it is made of."""
    if _CLOSED.search(text, whole.end, item.start):
        return True
    return bool(_FROM.search(text, whole.end, item.start) and _COMPOSED.search(text, item.end, span[1]))


_FROM = lazy(r"[，（]由[^。；，]{1,10}$")
_COMPOSED = lazy(r"构成|组成")
_TOTAL_WORDS = ("总价", "总金额", "总额", "总费用", "合计", "总计", "共计")


def _items(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], found: Sequence[Quantity]
) -> Iterator[Observation]:
    """Hold the items that a sentence says a sum is made of against that sum."""
    amounts = [
        one
        for one in found
        if one.sort == "amount"
        and one.bound is None
        and not _CAPITALS.search(text, max(span[0], one.start - 10), one.start)
    ]
    if len(amounts) < 3 or len({one.unit for one in amounts}) != 1:
        return
    first, last = amounts[0], amounts[-1]
    closed = _SUMMED.search(text, span[0], last.start)
    counted = closed and closed["number"] and parse_number(closed["number"]) == len(amounts) - 1
    other = _OTHER_PRICE if closed and (counted or closed["above"]) else _OTHER_SUM
    if closed and _LESS.search(text, span[0], first.start):
        return
    if closed and not other.search(text, first.end, closed.start()):
        whole, items = last, amounts[:-1]
    elif _WHOLE.search(text, span[0], first.start) and _is_closed(text, span, first, amounts[1]):
        whole, items = first, amounts[1:]
        if _OTHER_SUM.search(text, first.end, last.end):
            return
    else:
        return
    total, stated = total_of(items), Decimal(whole.value)
    if abs(total - stated) < WHOLE or any(Decimal(one.value) == stated for one in items):
        return
    if not closed and total < stated and (len(items) < 3 or total < stated * _NEARLY):
        return
    facts = {"sum": plain(total), "total": plain(stated)}
    yield figures_differ(scene, clause, (first.start, last.end), "items", facts)


@lru_cache(maxsize=64)
def _naming(labels: tuple[str, ...]) -> re.Pattern[str]:
    return compiled_with(labels, either(labels))


def _parties(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    """Hold the shares that a clause gives each of the parties against 100%."""
    if not _SHARED.search(text) or _UNSHARED.search(text):
        return
    labels = scene.party_labels
    if len(labels) < 2:
        return
    named = list(_naming(labels).finditer(text))
    shares: dict[str, Quantity] = {}
    for place, name in enumerate(named):
        stop = named[place + 1].start() if place + 1 < len(named) else len(text)
        held = [
            one
            for one in scene.quantities_in(clause, name.end(), stop)
            if one.sort == "percent" and not one.per and one.bound is None
        ]
        if len(held) > 1 or (held and name[0] in shares):
            return
        if held:
            shares[name[0]] = held[0]
    if len(shares) == len(labels):
        yield from _shares(scene, clause, list(shares.values()))
