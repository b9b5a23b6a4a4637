"""The heading that runs into the text of a clause (验收：甲方应当…): it binds nobody, whatever its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.findings.view import ClauseView

__all__ = ["heading_end"]

_MARKS = "：:"
_LONGEST = 16


def heading_end(side: ClauseView) -> int:
    """Return where the text of a Chinese clause begins behind the heading that runs into it; 0 where none
    does."""
    heading = side.clause.heading
    if heading is None or heading.isascii() or len(heading) > _LONGEST:
        return 0
    end = len(heading)
    if (
        not side.text.startswith(heading)
        or side.text[end : end + 1] not in _MARKS
        or any(one.start < end for one in side.quantities)
    ):
        return 0
    return end + 1 if side.text[end : end + 1] else 0
