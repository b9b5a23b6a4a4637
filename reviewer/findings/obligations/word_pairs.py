"""Words of a group on both sides of a pair, each with the word that stands in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from reviewer.findings.obligations.moved_cases import one_case
from reviewer.findings.obligations.restated import counterpart
from reviewer.language.quantities import find_quantities
from reviewer.language.risk_words import Hit, find_hits
from reviewer.language.spans import SpanIndex
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.language.risk_words import Group

__all__ = ["WITH_THEIR_CASE", "pairs"]

_SAID_OF = lazy(r"(?<=[同议款条件])(?:中|内)?[的之]?(?:相关|有关)?(?:规定|约定|内容)")
"""What stands behind the name of a text and adds nothing to it: 本合同的约定."""
_CONTEXT = 6
_SAME_PLACE = 60.0
"""From this likeness of what is around it, with or without it, a word only changed places with a neighbour:
未提出书面异议, 未书面提出异议."""
_WORD = 2
WITH_THEIR_CASE = {"condition", "exception"}
"""Groups whose words begin a case, which is quoted with them."""


def pairs(reading: Reading, group: Group, matches: Matches) -> Iterator[tuple[Hit | None, Hit | None]]:
    """Yield the words of a group that an edit touches with the words that stand in their place."""
    old_hits = _hits(reading.base, group)
    new_hits = _hits(reading.draft, group)
    if not any(reading.touched((hit.start, hit.end), base=True) for hit in old_hits) and not any(
        reading.touched((hit.start, hit.end), base=False) for hit in new_hits
    ):
        return
    free = dict(enumerate(new_hits))
    lone: list[Hit] = []
    index = SpanIndex([(hit.start, hit.end) for hit in new_hits])
    for old in sorted(old_hits, key=lambda hit: -_shared(reading, hit, new_hits, index)):
        span = (old.start, old.end)
        low, high = reading.across(span, from_base=True)
        there = {free[at]: at for at in sorted(index.meeting((low, high))) if at in free}
        new = _closest(reading, old, list(there))
        if new is not None:
            del free[there[new]]
            touched = reading.touched(span, base=True) or reading.touched((new.start, new.end), base=False)
            if touched and (old.member != new.member or (group.inner and not _same_inside(old, new))):
                yield old, new
        elif reading.touched(span, base=True):
            lone.append(old)
    came = [hit for hit in free.values() if reading.touched((hit.start, hit.end), base=False)]
    for old in lone:
        moved = next((new for new in came if _moved(reading, group, old, new)), None)
        if moved is not None:
            came.remove(moved)
        elif group.alone or not matches.inside_gone((old.start, old.end)):
            yield old, None
    for new in came:
        if group.alone or not matches.inside_new((new.start, new.end)):
            yield None, new


def _same_inside(old: Hit, new: Hit) -> bool:
    """Whether the words in the gap name the same: 以本合同的约定为准, 以本合同为准."""
    return old.text != new.text and _SAID_OF.sub("", old.text) == _SAID_OF.sub("", new.text)


def _shared(reading: Reading, old: Hit, others: list[Hit], index: SpanIndex) -> int:
    """Return the most letters that a word kept in common with one of the other side's."""
    span = (old.start, old.end)
    near = (others[place] for place in index.meeting(reading.image(span)))
    return max((reading.overlap(span, (other.start, other.end)) for other in near), default=0)


def _closest(reading: Reading, old: Hit, there: list[Hit]) -> Hit | None:
    if not there:
        return None
    return max(
        there,
        key=lambda hit: (
            reading.overlap((old.start, old.end), (hit.start, hit.end)),
            hit.member == old.member,
            -hit.start,
        ),
    )


def _moved(reading: Reading, group: Group, old: Hit, new: Hit) -> bool:
    """Whether a word that went is the word that came: the same member between much the same neighbours, or
    before the same word; in a group whose words rove, anywhere in the sentence."""
    if old.member != new.member:
        return False
    cased = group.name in WITH_THEIR_CASE
    there = None if cased else counterpart(reading, (old.start, old.end), base=True)
    if there is not None and there[0] <= new.start < there[1]:
        return True
    if cased and one_case(reading.base.text, old.end, reading.draft.text, new.end):
        return True
    if group.roving:
        low, high = reading.across(reading.base.sentence(old.start), from_base=True)
        return low <= new.start < high
    behind = reading.base.text[old.end : old.end + _WORD], reading.draft.text[new.end : new.end + _WORD]
    if behind[0] == behind[1] and behind[0].isalpha() and not behind[0].isascii() and old.text == new.text:
        return True
    before, after = _around(reading.base, old), _around(reading.draft, new)
    return (
        max(
            fuzz.ratio(*(hit.text.join(around) for hit, around in ((old, before), (new, after)))),
            fuzz.ratio("".join(before), "".join(after)),
        )
        >= _SAME_PLACE
    )


def _around(side: Side, hit: Hit) -> tuple[str, str]:
    """Return the words before and after a word of a group."""
    return side.text[max(0, hit.start - _CONTEXT) : hit.start], side.text[hit.end : hit.end + _CONTEXT]


def _hits(side: Side, group: Group) -> list[Hit]:
    hits = list(find_hits(side.text, group))
    if "period" in group.members:
        hits.extend(
            Hit(quantity.start, quantity.end, "period", side.text[quantity.start : quantity.end])
            for quantity in find_quantities(side.text)
            if quantity.sort == "duration"
            and side.text[quantity.end : quantity.end + 2].startswith(("内", "之内", "以内"))
        )
        hits.sort(key=lambda hit: hit.start)
    return hits
