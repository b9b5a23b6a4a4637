"""Probation against the length of the contract (劳动合同法 19)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.language.numerals import plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["probation"]

_TERM = lazy(r"(?:合同期限|合同期|期限|期)(?:共|为|是|：|自)*[^。；，]{0,4}$")
_PROBATION = lazy(r"试用期(?:限|间)?(?:共|为|是|：)*$")
_AGAIN = lazy(r"第二次试用期|(?:再次|重新|另行)约定试用期|试用期[^。；，]{0,12}(?:延长|顺延)(?!不得)")
_SOURCE = "劳动合同法 19"


def probation(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for a probation longer than the contract's term allows (none below 3 months, 1
    month below a year, 2 months below three years, 6 months else), and for a second one."""
    if "employment" not in scene.types or "试用期" not in scene.whole:
        return
    term: Quantity | None = None
    named = ""
    tried: tuple[Clause, Quantity] | None = None
    for clause in scene.contents:
        text = scene.text(clause)
        again = _AGAIN.search(text)
        if again and "不得" not in text:
            yield _told(scene, clause, again.span(), "twice", {})
        for quantity in scene.quantities(clause):
            if quantity.sort != "duration" or quantity.unit not in ("month", "year"):
                continue
            before = text[max(0, quantity.start - 14) : quantity.start]
            if _PROBATION.search(before):
                tried = tried or (clause, quantity)
            elif term is None and "合同" in text and _TERM.search(before):
                term, named = quantity, clause.text[quantity.start : quantity.end]
    if term is None or tried is None:
        return
    clause, quantity = tried
    limit, months = _limit(_months(term)), _months(quantity)
    if limit < months <= 6:
        facts = {
            "term": named,
            "probation": clause.text[quantity.start : quantity.end],
            "limit": plain(limit),
        }
        yield _told(scene, clause, (quantity.start, quantity.end), "long", facts)


def _months(quantity: Quantity) -> Decimal:
    value = quantity.value
    return Decimal(value) * (12 if quantity.unit == "year" else 1)


def _limit(months: Decimal) -> Decimal:
    if months < 3:
        return Decimal(0)
    if months < 12:
        return Decimal(1)
    return Decimal(2) if months < 36 else Decimal(6)


def _told(
    scene: Scene, clause: Clause, span: tuple[int, int], key: str, facts: dict[str, str]
) -> Observation:
    return Observation(
        kind="limit.statutory",
        message=Message(f"check.probation.{key}", facts),
        draft=scene.quote(clause, *span),
        topic="limit.statutory/critical",
        data={"rule": "L22", "sure": "V", **facts},
        source=_SOURCE,
    )
