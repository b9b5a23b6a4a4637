"""The heading that runs into the text of a clause (验收：甲方应当…): it binds nobody, whatever its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.view import ClauseView

__all__ = ["heading_end"]

_MARKS = "：:"
_LONGEST = 16
_SAYS = lazy(
    r"包括|包含|限于|如下|下列|以下|之一|仅|只|(?<![解免拆清排消扣])除|不(?!可抗力|动产|合格|良|正当)|应(?![急用付收])|须(?!知)|可以|有权|无权|由|承担|负责(?!人)|[双各一对]方"
)
"""What makes words before a colon say something themselves, and lead in to what follows: 范围包括但不限于."""


def heading_end(side: ClauseView) -> int:
    """Return where the text of a Chinese clause begins behind the heading that runs into it; 0 where none
    does."""
    heading = side.clause.heading
    if heading is None or heading.isascii() or len(heading) > _LONGEST:
        return 0
    if _SAYS.search(heading) or any(label in heading for label in side.labels):
        return 0
    end = len(heading)
    if (
        not side.text.startswith(heading)
        or side.text[end : end + 1] not in _MARKS
        or any(one.start < end for one in side.quantities)
    ):
        return 0
    return end + 1 if side.text[end : end + 1] else 0
