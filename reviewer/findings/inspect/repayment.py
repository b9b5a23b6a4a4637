"""A plan of repayment against the principal of the loan."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.interest import principal
from reviewer.findings.inspect.sums import WHOLE, figures_differ, total_of
from reviewer.language.numerals import parse_number, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["repayment"]

_PLANNED = lazy(
    r"(?:按|依)(?:照)?(?:下列|以下|如下)[^。；，]{0,6}(?:偿还|归还)|(?:偿还|归还)[^。；，]{0,6}(?:计划|安排|进度)|分(?:期|次|批)(?:偿还|归还)"
)
_REPAYS = lazy(r"(?:偿还|归还|还款|还本)(?:借款)?(?:本金)?(?:人民币|¥|￥)*\s*$")
_EQUAL = lazy(
    r"(?:分|共)(?P<number>[一二三四五六七八九十百\d]{1,4})(?:个月|期|次)[^。；，]{0,8}(?:偿还|归还)[^。；]{0,6}本金|本金[^。；]{0,8}分(?P<number2>[一二三四五六七八九十百\d]{1,4})(?:个月|期|次)[^。；，]{0,8}(?:偿还|归还)"
)
_EACH = lazy(r"每(?:期|次|月|个月)(?:应)?(?:偿还|归还|支付|还)?(?:本金)?(?:人民币|¥|￥)*\s*$")
_REST = lazy(r"余款|剩余|其余|余额|最后一期|末期|本息|利息|首期")


def repayment(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the sums by which a loan is to be repaid, or so many equal ones,
    are not its principal. Silent where what is left is repaid at the end, or with the interest."""
    if not scene.chinese or "loan" not in scene.types or not scene.lines.any(("偿还", "归还")):
        return
    whole = principal(scene)
    if whole is None:
        return
    for clause, text in scene.saying("偿还", "归还"):
        for start, end in scene.sentences(clause):
            if _REST.search(text, start, end):
                continue
            amounts = [
                one
                for one in scene.quantities_in(clause, start, end)
                if one.sort == "amount" and not one.bound and not isinstance(one.value, str)
            ]
            total = _equal(text, (start, end), amounts) or _planned(
                scene, clause, text, (start, end), amounts
            )
            if total is not None and abs(total - whole) >= WHOLE:
                facts = {"sum": plain(total), "total": plain(whole)}
                where = amounts[0].start, amounts[-1].end
                yield figures_differ(scene, clause, where, "instalments", facts)
                return


def _equal(text: str, span: tuple[int, int], amounts: list[Quantity]) -> Decimal | None:
    """Return what so many equal payments come to; None for none."""
    found = _EQUAL.search(text, *span)
    number = parse_number(found["number"] or found["number2"]) if found else None
    each = [one for one in amounts if _EACH.search(text, span[0], one.start)]
    return number * Decimal(each[0].value) if number and len(each) == len(amounts) == 1 else None


def _planned(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], amounts: list[Quantity]
) -> Decimal | None:
    """Return what the payments of a plan come to, each on a day of its own; None for none."""
    if not _PLANNED.search(text, *span):
        return None
    days = [one for one in scene.quantities_in(clause, *span) if one.sort == "date"]
    paid = [one for one in amounts if _REPAYS.search(text, span[0], one.start)]
    return total_of(paid) if len(paid) == len(amounts) == len(days) and len(paid) > 1 else None
