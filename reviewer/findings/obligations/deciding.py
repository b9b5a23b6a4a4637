"""Who settles something for both parties: 由甲方核定, 由双方共同确认."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.language.norms_slots import Mention

__all__ = ["both_decide", "decides", "ends_of", "manner_of"]

_DECIDES = lazy(
    r"(?:[一双各]方)?(?:[，、]?(?:共同|协商|单方面?|自行|自主|独立|最终|另行|书面|一致|合理))*[后地]?"
    r"(?:确定|决定|核定|认定|审定|判定|评定|裁定|指定|选定|定夺|裁量|定价|确认|验收|批准|核准|审批|解释)(?!合格|标准|报告|[书函单费款])"
)
"""What whoever stands before it settles for both: 由甲方核定, 由双方共同确认."""


_AGREES = lazy(
    r"(?:应当?|须|可以?)?(?:[，、]?(?:另行|共同|友好|再行|书面|及时|一致))*"
    r"(?:协商(?:一致)?(?:[后并]?(?:书面)?(?:确定|决定|约定|商定))?|约定|商定|议定)"
)
"""What both do who settle something together, 由 or not: 双方另行协商确定."""
_PROPOSES = lazy(
    r"(?:[，、]?(?:另行|单独|自行|书面|再行))*(?:报价|定价|公布|发布|通知|告知|提出|安排|拟定|制定)"
)
"""What one does who settles it in their place: 由甲方另行报价."""
_BOTH = ("双方", "各方", "三方")


def _alone_now(old: tuple[str, Mention], new: tuple[str, Mention]) -> tuple[int, int]:
    """Return where the words end by which both agree on something in one text, and one alone proposes it in
    the other; noughts where that is not so."""
    (before, joint), (after, single) = old, new
    if before[joint.start : joint.end] not in _BOTH or after[max(0, single.start - 1) : single.start] != "由":
        return 0, 0
    agrees = _AGREES.match(before, joint.end)
    proposes = _PROPOSES.match(after, single.end) or _DECIDES.match(after, single.end)
    return (agrees.end(), proposes.end()) if agrees and proposes else (0, 0)


def ends_of(reading: Reading, old: Mention, new: Mention) -> tuple[int, int]:
    """Return where the words end by which each of two names settles something; a nought where it does not."""
    texts = reading.base.text, reading.draft.text
    ends = decides(texts[0], old.start, old.end), decides(texts[1], new.start, new.end)
    if not all(ends):
        ends = _alone_now((texts[0], old), (texts[1], new))
    if not all(ends):
        ends = _alone_now((texts[1], new), (texts[0], old))[::-1]
    return ends


def decides(text: str, start: int, end: int) -> int:
    """Return where the words end by which somebody named behind 由 settles something for both, 0 where he
    does not: to be the one who does is a power."""
    found = _DECIDES.match(text, end) if text[max(0, start - 1) : start] == "由" else None
    return found.end() if found else 0


def manner_of(reading: Reading, old: Mention, new: Mention) -> list[Mark]:
    """Return the edits in how the one named settles something: 双方共同核定, 甲方核定."""
    ends = ends_of(reading, old, new)
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
    return {old.sort, new.sort} <= {"party", "collective"} and all(ends_of(reading, old, new))
