"""Instalments that must add up: shares to a whole, amounts to the total, a share to its amount."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.inspect.staged_shares import staged_shares
from reviewer.findings.inspect.sums import WHOLE, figures_differ, total_of
from reviewer.language.numerals import parse_number, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

    Stage = tuple[Clause, tuple[int, int], Quantity]
    """The clause, where the stage is named, and its share or amount."""

__all__ = ["COUNTED", "REMAINDER", "instalments"]

_STAGE = lazy(
    r"第[一二三四五六七八1-8](?:期|笔|次付款|阶段)|首期款?|首付款?|首笔|预付款|(?<![确审核暂约固指规商议拟])"
    r"定金(?!额)|按揭贷款|银行贷款(?=[\d人])|进度款|中期款|二期款?|三期款?|到货款|验收款|尾款|余款|剩余款项?|质保金|质量保证金"
)
_STAGED = (
    *"首期 二期 三期 首付 首笔 预付款 定金 进度款 中期款 到货款 验收款 尾款 余款 剩余".split(),
    *"按揭贷款 银行贷款".split(),
    *"质保金 质量保证金".split(),
    *(f"第{number}{step}" for number in "一二三四五六七八12345678" for step in "期笔次"),
    *(f"第{number}阶段" for number in "一二三四五六七八12345678"),
)
"""Whatever `_STAGE` finds holds one of these."""
_LAST = lazy(r"尾款|余款|剩余|质保金|质量保证金|余下|remaining|balance|final|rest of")
_CUMULATIVE = lazy(
    r"付至|付到|支付至|支付到|累计|达到|返还|退还|扣除|扣留|抵作|抵扣|冲抵|违约|逾期|罚"
    r"|cumulative|up to|refund|retain|late|interest"
)
_CREDITED = lazy(r"定金[^。；]{0,16}(?:抵作|抵扣|冲抵)[^。；，]{0,8}")
"""Earnest money that becomes part of the price is a payment like any other."""
REMAINDER = r"(?:其余|剩余|余下)(?:的)?(?:价款|款项|货款|费用|部分)[^。；]{0,10}(?:按|分|如下|下列|以下)"
"""What begins a list of payments after one that was made elsewhere."""
_REMAINDER = lazy(rf"{REMAINDER}|balance of the [^.;]{{0,40}}(?:instal|as follows)")
COUNTED = lazy(r"分(?:为|作)?(?P<number>[一二两三四五六七八2-8])个?(?:期|次|笔|阶段)")
"""In so many payments."""
_NEARLY = Decimal("0.8")
_THIRD = 3


def instalments(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the shares of a payment do not make 100%, its instalments not the
    total, or a share not the amount beside it.

    Silent where a share is cumulative (付至80%) or the list is not known to be whole.
    """
    told: set[str] = set()
    staged = {clause.id for clause in scene.holding(_STAGED)}
    for group in _groups(scene, staged):
        if any(clause.id in told for clause in group):
            continue
        named = _named(scene, [clause for clause in group if clause.id in staged])
        found = named or (None if _rest(scene, group[0]) else staged_shares(scene, group))
        if found is not None:
            told.update(clause.id for clause in group)
            yield found
    yield from _share_amounts(scene)


def _groups(scene: Scene, staged: Collection[str]) -> Iterator[list[Clause]]:
    """Yield each clause with its own parts: a paragraph alone, where it may name a stage, or a lead-in with
    the items under it."""
    children = scene.index.children
    for clause in scene.contents:
        parts = children.get(clause.id, ())
        if parts or clause.id in staged:
            yield [clause, *(part for part in parts if part.kind != "table" and part.id not in children)]


def _named(scene: Scene, group: Sequence[Clause]) -> Observation | None:
    """Judge the stages that bear a name: 首付款, 第二期, 尾款."""
    stages: list[Stage] = []
    texts = [(clause, scene.text(clause)) for clause in group]
    named = [(clause, text, names) for clause, text in texts if (names := list(_STAGE.finditer(text)))]
    if sum(len(names) for _, _, names in named) < 2:
        return None
    for clause, text, names in named:
        if _CUMULATIVE.search(_CREDITED.sub("", text)):
            return None
        stages.extend(_staged(scene, clause, text, names))
    shares = [stage for stage in stages if stage[2].sort == "percent"]
    amounts = [stage for stage in stages if stage[2].sort == "amount"]
    whole = any(_LAST.search(scene.text(clause), *span) for clause, span, _ in stages)
    if shares and amounts:
        return _mixed(scene, stages)
    return _shares(scene, shares, whole=whole) or (
        _amounts(scene, amounts, whole=whole) if len(amounts) > len(shares) else None
    )


def _mixed(scene: Scene, stages: Sequence[Stage]) -> Observation | None:
    """Judge stages of which some are shares of the total and the last is a sum."""
    total = scene.total
    if total is None or not any(_LAST.search(scene.text(clause), *span) for clause, span, _ in stages):
        return None
    values = [
        Decimal(one.value) * (total if one.sort == "percent" else 1)
        for _, _, one in stages
        if not isinstance(one.value, str)
    ]
    paid = sum(values, Decimal(0))
    if len(values) < _THIRD or abs(paid - total) < WHOLE or abs(paid - total) > total * (1 - _NEARLY):
        return None
    return _first(scene, stages, "instalments", {"sum": plain(paid), "total": plain(total)})


def _staged(scene: Scene, clause: Clause, text: str, names: Sequence[re.Match[str]]) -> Iterator[Stage]:
    """Yield each stage of payment with the first share or amount before the next stage is named."""
    for place, name in enumerate(names):
        end = names[place + 1].start() if place + 1 < len(names) else len(text)
        for quantity in scene.quantities(clause):
            if (
                name.end() <= quantity.start < end
                and quantity.sort in ("percent", "amount")
                and not quantity.per
            ):
                yield clause, name.span(), quantity
                break


def _shares(scene: Scene, stages: Sequence[Stage], *, whole: bool) -> Observation | None:
    if len(stages) < 2:
        return None
    total = total_of(stage[2] for stage in stages)
    if total == 1 or (total < 1 and not whole) or _rest(scene, stages[0][0]):
        return None
    return _first(scene, stages, "percent", {"sum": f"{plain(total * 100)}%"})


def _rest(scene: Scene, clause: Clause) -> bool:
    """Tell whether what is paid in stages is what another payment left over (其余价款按下列方式支付)."""
    above = [clause, *scene.index.ancestors(clause)]
    return any(_REMAINDER.search(scene.text(one)) for one in above)


def _amounts(scene: Scene, stages: Sequence[Stage], *, whole: bool) -> Observation | None:
    if len(stages) < 2 or scene.total is None:
        return None
    total = total_of(stage[2] for stage in stages)
    counted = COUNTED.search(scene.text(stages[0][0]))
    whole = whole or (counted is not None and parse_number(counted["number"]) == len(stages))
    if total == scene.total or (total < scene.total and not whole):
        return None
    return _first(scene, stages, "instalments", {"sum": plain(total), "total": plain(scene.total)})


def _first(scene: Scene, stages: Sequence[Stage], key: str, facts: dict[str, str]) -> Observation:
    """Quote from the first stage to the last of its clause, the others through `data`."""
    clause = stages[0][0]
    mine = [stage for stage in stages if stage[0].id == clause.id]
    span = mine[0][1][0], max(stage[2].end for stage in mine)
    return figures_differ(scene, clause, span, key, facts, [stage[0] for stage in stages[len(mine) :]])


_SO_MUCH = lazy(
    r"^[^，。；,;.]{0,8}[，,（(]\s*(?:即|计|合计|共计|being|i\.e\.|that is|namely)?(?:人民币|rmb|¥|￥)*\s*$"
)
_TOTALS = ("总价", "总额", "总金额", "总费用")
_OF_TOTAL = lazy(r"(?:合同|协议)?(?:总价款?|总额|总金额|费用总额|总费用)的?\s*$")


def _share_amounts(scene: Scene) -> Iterator[Observation]:
    """Hold a share of a sum against the amount that the same words give for it."""
    yield from _named_shares(scene)
    if scene.total is None:
        return
    for clause, text in scene.saying(*_TOTALS):
        for share, amount in pairwise(scene.quantities(clause)):
            if share.sort != "percent" or amount.sort != "amount" or share.per or amount.per:
                continue
            if not _OF_TOTAL.search(text[: share.start]) or not _SO_MUCH.match(
                text[share.end : amount.start]
            ):
                continue
            expected = Decimal(share.value) * scene.total
            if abs(expected - Decimal(amount.value)) >= WHOLE:
                facts = {
                    "total": plain(scene.total),
                    "share": f"{plain(Decimal(share.value) * 100)}%",
                    "expected": plain(expected),
                    "stated": plain(Decimal(amount.value)),
                }
                yield figures_differ(scene, clause, (share.start, amount.end), "share", facts)


_NAMED = lazy(r"(?P<base>[一-鿿]{3,10}?)的\s*$")
_SUM_OF = r"(?:（[^（）]{0,8}）)?(?:为|是|：|共计|合计|总计|计)+(?:人民币|¥|￥)?\s*$"
_SHORTEST = 3


def _named_shares(scene: Scene) -> Iterator[Observation]:
    """Hold a share of a sum that another place names in the same words (结算价款的3%，即…)
    against that sum."""
    if not scene.chinese:
        return
    for clause, text in scene.matching(_PART_OF):
        for share, amount in pairwise(scene.quantities(clause)):
            if share.sort != "percent" or amount.sort != "amount" or share.per or amount.per or amount.bound:
                continue
            named = _NAMED.search(text, max(0, share.start - 12), share.start)
            if named is None or _OF_TOTAL.search(text[: share.start]):
                continue
            if not _SO_MUCH.match(text[share.end : amount.start]):
                continue
            whole = _sum_named(scene, named["base"], (clause, amount))
            if whole is None or isinstance(amount.value, str):
                continue
            expected = Decimal(share.value) * whole
            if abs(expected - amount.value) >= WHOLE:
                facts = {
                    "total": plain(whole),
                    "share": f"{plain(Decimal(share.value) * 100)}%",
                    "expected": plain(expected),
                    "stated": plain(amount.value),
                }
                yield figures_differ(scene, clause, (share.start, amount.end), "share", facts)


_PART_OF = lazy(
    r"的[^\n，。；]{0,10}(?:[%％]|分之[^\n，。；]{1,4})[^\n，。；]{0,8}[，（](?:即|计|合计|共计|人民币|¥|￥)*\d"
)


def _sum_named(scene: Scene, base: str, but: tuple[Clause, Quantity]) -> Decimal | None:
    """Return the one sum that bears that name, or the longest end of it that names a sum; None for none or
    several."""
    for at in range(len(base) - _SHORTEST + 1):
        name = base[at:]
        says = re.compile(re.escape(name) + _SUM_OF)
        found = {
            Decimal(one.value)
            for clause, text in scene.saying(name)
            for one in scene.quantities(clause)
            if one.sort == "amount" and not one.per and not isinstance(one.value, str)
            if (clause.id, one.start) != (but[0].id, but[1].start) and says.search(text, 0, one.start)
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None
