"""Words of weight on which an end or a forfeit hangs, and which nobody defines: 发生重大货损的，有权解除."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["weighty"]

_FOLLOWS = lazy(r"解除|终止|没收|前提|条件|先决|拒付|不予支付|扣除|召回|赎回|回购|加速到期|提前到期|立即收回")
_CLOSED = frozenset('）”"')
"""What closes words that are set apart, and explained elsewhere."""


def weighty(scene: Scene) -> Iterator[Observation]:
    """Yield `term.undefined` once for each of the words of `data/weighty.toml` on which an end, a forfeit or
    a condition hangs, where no clause says what it means. Words of statutes (重大过失) are none of them."""
    if not scene.chinese or not scene.lines.any(("重大", "严重", "特大")):
        return
    row = table("weighty")
    said = lazy(f"(?:重大|严重|特大)(?:{'|'.join(row['things'])})")
    told: set[str] = set()
    for clause, text in scene.matching(said):
        if not _FOLLOWS.search(text):
            continue
        for found in said.finditer(text):
            term = found[0]
            if term in told or _explained(scene, term) or text[found.end() : found.end() + 1] in _CLOSED:
                continue
            told.add(term)
            yield Observation(
                kind="term.undefined",
                message=Message("check.terms.weighty", {"term": term}),
                draft=scene.quote(clause, *found.span()),
                data={"term": term, "count": 1, "clauses": [clause.id]},
            )


def _explained(scene: Scene, term: str) -> bool:
    """Tell whether some clause says what a term means, or counts what it takes in."""
    says = re.compile(
        rf"{re.escape(term)}[”\"」]?(?:是指|系指|指|包括|的标准|的认定|的情形|的范围|按照|依照|以)"
        rf"|{re.escape(term)}（[^）]{{4,}}）|(?:属于|构成|视为|认定为|为)[“\"]?{re.escape(term)}"
    )
    return says.search(scene.whole) is not None
