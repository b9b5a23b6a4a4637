"""Days in an order that cannot be: an end before the beginning, a duty that was due before the signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import date_ranges, days_among
from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["sequence"]

_BEGINS = lazy(
    r"(?:开工|计划开工|进场|起始|起租|起算|开始|启动|生效|交付|commencement|start(?:ing)?|effective)(?:的)?(?:日期?"
    r"|时间|日|date)?(?:为|是|：|:|on|is|of|\s)*$"
)
_BEGAN = lazy(r"^(?:（[^（）]{0,8}）)?(?:起|正式|前|之前|以前)*(?:启动|开工|开始|进场|起租|生效|动工)")
_ENDS = lazy(
    r"(?:竣工|完工|计划竣工|终止|届满|到期|截止|结束|完成|expiry|end|completion|termination)(?:的)?(?:日期?"
    r"|时间|日|date)?(?:为|是|：|:|on|is|of|\s)*$"
)
_ENDED = lazy(
    r"^(?:（[^（）]{0,8}）)?(?:之?前|以前|止)?(?:应|须|需)?(?:全部|正式)?(?:完成|竣工|完工|结束"
    r"|终止|届满|到期|通过)"
)
_DUE = lazy(r"^\s*(?:之日?前|前|以前|之前|止|内)")
_DUE_EN = lazy(r"\b(?:by|before|no later than|not later than|on or before)\s*$")
_ON = lazy(r"(?:应|须|需|应当)(?:于|在|自)$")
_ACTS = lazy(r"起?(?:开始|开工|进场|动工|交付|支付|完成|提交|到岗)")
_DONE = lazy(r"已(?:经)?(?:于|在)$")
_OWED = lazy(r"应|须|需|将|保证|承诺|负责|\b(?:shall|must|will)\b")
_PAST = lazy(r"已|曾|此前|原|签订的|签署的|订立的|补签|追溯|《|\b(?:has|have|had|was|were|been)\b")
_YEAR = lazy(r"(?:19|20)\d\d|[二一][〇○零O九]")
"""What the date of a day holds."""
_LEAD = 15
"""A period may well begin so many days before the paper is signed."""


def sequence(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.date_order` for an end before its beginning where both are named apart, and for what
    is due, or over, before the contract is signed."""
    begins: tuple[Clause, Quantity, date] | None = None
    signed = scene.signed_day
    late: tuple[Clause, Quantity, str] | None = None
    for clause, text in scene.matching(_YEAR):
        dates = days_among(scene.quantities(clause))
        if not dates:
            continue
        for one, day in dates:
            before, after = text[max(0, one.start - 24) : one.start], text[one.end : one.end + 24]
            if _is(_BEGINS, before, _BEGAN, after):
                begins = clause, one, day
            elif (
                begins
                and _is(_ENDS, before, _ENDED, after)
                and day < begins[2]
                and _same(scene, clause, begins[0])
            ):
                yield _reversed(scene, begins, (clause, one))
                begins = None
        if signed is None or late or clause.kind == "table":
            continue
        late = _late(scene, clause, text, signed, dates)
    if late is not None and scene.signed:
        clause, one, key = late
        facts = {"date": clause.text[one.start : one.end], "signed": scene.signed}
        yield Observation(
            kind="consistency.date_order",
            message=Message(f"check.sequence.{key}", facts),
            draft=scene.quote(clause, one.start, one.end),
            topic="consistency.date_order/signed",
            data={"date": str(one.value), "signed": scene.signed, "other_clause": scene.signed_in},
        )


def _is(before: re.Pattern[str], words: str, after: re.Pattern[str], behind: str) -> bool:
    return bool(before.search(words) or after.match(behind))


def _same(scene: Scene, clause: Clause, other: Clause) -> bool:
    """Tell whether two clauses stand together: one clause, siblings, or neighbours."""
    order = scene.order
    return clause.parent == other.parent or abs(order[clause.id] - order[other.id]) <= 1


def _late(
    scene: Scene, clause: Clause, text: str, signed: date, dates: list[tuple[Quantity, date]]
) -> tuple[Clause, Quantity, str] | None:
    """Return the first day of a clause that had passed when the contract was signed, and how to say so."""
    for first, last, begins, ends in date_ranges(scene, clause):
        start, _ = scene.sentence_at(clause, first.start)
        if _PAST.search(text, start, first.start):
            return None
        if ends < signed:
            return clause, last, "over"
        if (signed - begins).days > _LEAD and not _PAST.search(text, start):
            return clause, first, "begun"
        return None
    for one, day in dates:
        if day > signed and _DONE.search(text[max(0, one.start - 4) : one.start]):
            return clause, one, "future"
        if day >= signed:
            continue
        low, high = scene.sentence_at(clause, one.start)
        due = (
            _DUE.match(text[one.end : one.end + 6])
            or _DUE_EN.search(text[low : one.start])
            or (_ON.search(text[low : one.start]) and _ACTS.match(text[one.end : one.end + 6]))
        )
        if due and _OWED.search(text, low, high) and not _PAST.search(text, low, high):
            return clause, one, "due"
    return None


def _reversed(
    scene: Scene, begins: tuple[Clause, Quantity, date], ends: tuple[Clause, Quantity]
) -> Observation:
    (first_in, first, _), (clause, last) = begins, ends
    facts = {"start": first_in.text[first.start : first.end], "end": clause.text[last.start : last.end]}
    span = (
        (first.start, last.end)
        if first_in.id == clause.id and first.start < last.end
        else (last.start, last.end)
    )
    return Observation(
        kind="consistency.date_order",
        message=Message("check.sequence.reversed", facts),
        draft=scene.quote(clause, *span),
        data={"start": str(first.value), "end": str(last.value), "other_clause": first_in.id},
    )
