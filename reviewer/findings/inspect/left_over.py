"""What is left of a price, and said to be something: 30%, 45%, 20%, the rest as retention, and a retention of
10%; shares of one sum that are more than all of it; a fixed penalty above its own cap."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import figures_differ, total_of
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["left_over", "penalty_caps", "split_shares"]

_RETENTIONS = ("质量保证金", "质保金", "保修金", "尾款")
_REST = lazy(
    r"(?:余款|剩余(?:款项|价款|部分)?|其余(?:款项|价款|部分)?)[^。；，\d]{0,6}(?:作为|为|即)(?P<what>质量保证金|质保金|保修金)"
)
_PAID = lazy(r"(?:合同|协议)?(?:总价款?|总金额|总额|价款|价格|金额)的?\s*$")
_RETAINED = lazy(
    r"(?P<what>质量保证金|质保金|保修金)(?:按|为|是|：|数额为|金额为)*(?:本)?(?:合同|协议)?(?:总价款?|总金额|总额|价款|价格|金额)的?\s*$"
)
_OTHER_SUM = lazy(r"违约|逾期|退还|返还|赔偿|罚|不超过|累计|付至|扣")


def left_over(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the clauses of an article pay shares of the price and keep the
    rest as retention, and another clause gives the retention another share than that rest."""
    if not scene.chinese:
        return
    rests = [(clause, found) for clause, text in scene.saying(*_RETENTIONS) if (found := _REST.search(text))]
    if len(rests) != 1:
        return
    rest, found = rests[0]
    span = scene.sentence_at(rest, found.start())
    if any(one.sort == "percent" for one in scene.quantities_in(rest, *span)):
        return
    article = scene.article(rest)
    paid = [
        one
        for clause, text in scene.saying("支付", "付款", "付清")
        if scene.article(clause).id == article.id
        for one in scene.quantities(clause)
        if _is_share(scene, clause, one) and _PAID.search(text, max(0, one.start - 14), one.start)
    ]
    retained = [
        (clause, one, said)
        for clause, text in scene.saying(found["what"])
        for one in scene.quantities(clause)
        if _is_share(scene, clause, one)
        and (said := _RETAINED.search(text, max(0, one.start - 24), one.start))
    ]
    total = total_of(paid)
    if len(paid) < _TWO or len(retained) != 1 or not 0 < total < 1:
        return
    clause, one, said = retained[0]
    if total + Decimal(one.value) != 1:
        facts = {"sum": f"{plain((total + Decimal(one.value)) * 100)}%"}
        yield figures_differ(scene, clause, (said.start("what"), one.end), "percent", facts, [rest])


_TWO = 2


def _is_share(scene: Scene, clause: Clause, one: Quantity) -> bool:
    if one.sort != "percent" or one.per or one.bound or isinstance(one.value, str):
        return False
    return not _OTHER_SUM.search(scene.text(clause), *scene.sentence_at(clause, one.start))


_GETS = lazy(r"(?:分得|分成|分享|享有|取得|获得|分配)(?:其中)?的?\s*$")
_LISTED = lazy(r"(?:^|[、，按：])(?:由)?[一-鿿]{1,8}(?:占)?\s*$")
_LIST_ENDS = lazy(r"\s*(?:、|的比例|比例|分配|分成|分享|分账)")
_SHARING = ("分得", "分成", "分享", "享有", "分配", "分账")
_THREE = 3
_NEARLY = Decimal("0.9")


def split_shares(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where one sentence splits a sum among three and more, each of whom gets
    a share, and the shares are not the whole."""
    if not scene.chinese:
        return
    for clause, text in scene.saying(*_SHARING):
        if clause.kind == "table":
            continue
        for start, end in scene.sentences(clause):
            shares = [
                one
                for one in scene.quantities_in(clause, start, end)
                if one.sort == "percent"
                and not one.bound
                and not isinstance(one.value, str)
                and (
                    _GETS.search(text, max(start, one.start - 10), one.start)
                    or (
                        _LISTED.search(text, max(start, one.start - 10), one.start)
                        and _LIST_ENDS.match(text, one.end, end)
                    )
                )
            ]
            total = total_of(shares)
            if len(shares) < _THREE or total == 1 or not _NEARLY < total < _TWO:
                continue
            facts = {"sum": f"{plain(total * 100)}%"}
            yield figures_differ(scene, clause, (shares[0].start, shares[-1].end), "shares", facts)
            break


_CAP = lazy(r"(?:累计|合计|总额|最高)(?:最高)?不(?:得)?(?:超过|高于)(?P<base>[一-鿿]{2,14}?)的?\s*$")
_FIXED = lazy(r"(?:支付|承担|按|相当于)+(?P<base>[一-鿿]{2,14}?)的?\s*$")
_PENALTY = lazy(r"的?(?:[一-鿿]{0,8})违约金")
_LATE = lazy(r"(?:逾期|迟延|延迟|延期)[一-鿿]{2}")


_FEW = 16


class _Penalty(Said, frozen=True):
    """A share of a base, for being late with something."""

    base: str
    late: str
    share: Decimal


def penalty_caps(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a penalty for being late is capped at a share of a base, and
    another clause fixes it for the same lateness at a higher share of that base."""
    if not scene.chinese:
        return
    caps: list[_Penalty] = []
    fixed: list[_Penalty] = []
    for clause, text in scene.saying("违约金"):
        for one in scene.quantities(clause):
            if one.sort != "percent" or isinstance(one.value, str):
                continue
            start, end = scene.sentence_at(clause, one.start)
            late = _LATE.search(text, start, end)
            low = max(start, one.start - 26)
            if late is None:
                continue
            cap = _CAP.search(text, low, one.start)
            base = _FIXED.search(text, low, one.start)
            if cap is not None:
                caps.append(
                    _Penalty(clause, (cap.start(), one.end), cap["base"], late[0], Decimal(one.value))
                )
                continue
            behind = _PENALTY.match(text, one.end, end)
            if base is not None and behind is not None and not one.per and "每" not in text[low : one.start]:
                span = (base.start(), behind.end())
                fixed.append(_Penalty(clause, span, base["base"], late[0], Decimal(one.value)))
    for said in fixed[:_FEW]:
        for cap_said in caps[:_FEW]:
            if (
                cap_said.clause.id != said.clause.id
                and cap_said.base == said.base
                and cap_said.late == said.late
                and cap_said.share < said.share
            ):
                yield told_otherwise(scene, "late_penalty_cap", said, cap_said)
                return
