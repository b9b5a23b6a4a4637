"""Who settles something for both parties: 由甲方核定, 由双方共同确认."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.language.norms_slots import Mention

__all__ = ["both_decide", "decides", "manner_of"]

_DECIDES = lazy(
    r"(?:[一双各]方)?(?:[，、]?(?:共同|协商|单方面?|自行|自主|独立|最终|另行|书面|一致|合理))*[后地]?"
    r"(?:确定|决定|核定|认定|审定|判定|评定|裁定|指定|选定|定夺|裁量|定价|确认|验收|批准|核准|审批|解释)(?!合格|标准|报告|[书函单费款])"
)
"""What whoever stands before it settles for both: 由甲方核定, 由双方共同确认."""


def decides(text: str, start: int, end: int) -> int:
    """Return where the words end by which somebody named behind 由 settles something for both, 0 where he
    does not: to be the one who does is a power."""
    found = _DECIDES.match(text, end) if text[max(0, start - 1) : start] == "由" else None
    return found.end() if found else 0


def manner_of(reading: Reading, old: Mention, new: Mention) -> list[Mark]:
    """Return the edits in how the one named settles something: 双方共同核定, 甲方核定."""
    ends = decides(reading.base.text, old.start, old.end), decides(reading.draft.text, new.start, new.end)
    return [
        mark
        for mark in reading.marks
        if all(ends)
        and all(
            span[0] == span[1] or name.end <= span[0] < span[1] < end
            for span, name, end in ((mark.base, old, ends[0]), (mark.draft, new, ends[1]))
        )
    ]


def both_decide(reading: Reading, old: Mention, new: Mention) -> bool:
    """Whether a party, or both, and another one are named as who settles something for both parties."""
    return {old.sort, new.sort} <= {"party", "collective"} and bool(
        decides(reading.base.text, old.start, old.end) and decides(reading.draft.text, new.start, new.end)
    )
