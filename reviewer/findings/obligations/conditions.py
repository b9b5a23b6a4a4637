"""Qualifiers that an edit put in, took out or exchanged: conditions, exceptions, scope, caps, remedies and
their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from rapidfuzz import fuzz

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.gains import favoured
from reviewer.findings.obligations.moved_cases import one_case
from reviewer.findings.obligations.words import observed
from reviewer.language.quantities import find_quantities
from reviewer.language.risk_words import Hit, find_hits, group_words, groups
from reviewer.language.spans import SpanIndex
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.language.risk_words import Group

__all__ = ["qualifiers"]

_CONTEXT = 6
_WORD = 2
_BESIDE_QUANTITIES = {"start_event", "start_day", "event_phrase", "bound", "frequency"}
"""Groups whose words may be the event, bound or unit of a quantity."""
_ALONE_IN_LATIN = {"connective", "bound", "assent"}
"""Groups whose English words say nothing of themselves inside a rewritten passage."""
_PASSAGE = 4
"""So many letters beside a word that come or go with it make a passage; with more, an English one is one
written anew."""
_WITH_THEIR_CASE = {"condition", "exception"}
"""Groups whose words begin a case, which is quoted with them."""


def qualifiers(reading: Reading, matches: Matches, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each word of risk that an edit changed; words already told are passed over."""
    told = tuple(told)
    claimed, wide = Claims(reading, told), Claims(reading, ())
    acts = _came_and_went(reading, told)
    edited = _edited(reading)
    for group in groups():
        if group.number not in edited and "period" not in group.members:
            continue
        own = Claims(reading, ())
        for old, new in _pairs(reading, group, matches):
            change = group.change(old.member if old else None, new.member if new else None)
            if change is None:
                continue
            base, draft = _passages(reading, group, old, new)
            if _goes_along(reading, group, old, new, base, draft):
                continue
            words = _span(old), _span(new)
            lone = not (old and new)
            if lone and not group.alone and _inside(words, acts):
                continue
            if claimed.has(*words) or own.has(base, draft) or _is_event(reading, group, old, new):
                continue
            own.add(base, draft)
            if wide.has(base, None) or wide.has(None, draft) or (lone and _replaced(reading, base, draft)):
                base, draft = words
            claimed.add(*words)
            wide.add(base, draft)
            seen = observed(
                reading,
                "condition",
                f"condition.{change.say}",
                change.topic,
                base=base,
                draft=draft,
                favours=_favours(reading, old, new, change.gains),
                data={
                    "what": group.name,
                    "from": old.text if old else None,
                    "to": new.text if new else None,
                    "change": change.say,
                },
                source=change.source,
            )
            yield replace(seen, kind="number.bound", topic=_REVERSED) if change.say == _TURNED else seen


_TURNED, _REVERSED = "bound_reversed", "number.bound/reversed"
"""A limit turned round is told as one, though it has no figure: the price, the sums of the list below."""


def _passages(
    reading: Reading, group: Group, old: Hit | None, new: Hit | None
) -> tuple[Span | None, Span | None]:
    """Return what to quote for words of risk on both sides; None on a side that has none."""
    if old and new and old.text == new.text:
        return _edit_around(reading, old, new)
    whole = group.name in _WITH_THEIR_CASE and not (old and new)
    base = _widened(reading, old, base=True, whole=whole) if old else None
    draft = _widened(reading, new, base=False, whole=whole) if new else None
    return base, draft


def _goes_along(
    reading: Reading, group: Group, old: Hit | None, new: Hit | None, base: Span | None, draft: Span | None
) -> bool:
    """Whether a word only came, went or changed with the passage around it, which says nothing in its
    group."""
    lone = not (old and new)
    return (
        (group.bare and not _bare(reading, old, new))
        or (group.name in _ALONE_IN_LATIN and _among_others(reading, old, new))
        or (group.pure and lone and _replaced(reading, base, draft))
        or (group.hosted and lone and _rewritten(reading, base, draft, old or new))
    )


def _came_and_went(reading: Reading, told: Iterable[Observation]) -> tuple[SpanIndex, SpanIndex]:
    """Return where the acts stand that went whole, and those that came."""
    spans: tuple[list[Span], list[Span]] = ([], [])
    for seen in told:
        if seen.kind in ("obligation.added", "obligation.removed"):
            for side, quote, found in zip(
                (reading.base, reading.draft), (seen.base, seen.draft), spans, strict=True
            ):
                if quote is not None and (span := side.offset(quote)):
                    found.append(span)
    return SpanIndex(spans[0]), SpanIndex(spans[1])


def _inside(words: tuple[Span | None, Span | None], acts: tuple[SpanIndex, SpanIndex]) -> bool:
    return any(span is not None and index.holding(span) for span, index in zip(words, acts, strict=True))


def _edited(reading: Reading) -> set[int]:
    """Return the numbers of the groups of which an edit touches a word."""
    return {
        number
        for side, base in ((reading.base, True), (reading.draft, False))
        for number, words in group_words(side.text).items()
        if any(reading.touched((start, end), base=base) for start, end, _ in words)
    }


def _span(hit: Hit | None) -> Span | None:
    return (hit.start, hit.end) if hit else None


def _favours(reading: Reading, old: Hit | None, new: Hit | None, position: str) -> str:
    """Return who gains where the sentences of both sides agree on it; `unclear` where they do not."""
    sides = ((reading.draft, new), (reading.base, old))
    told = {favoured(reading, side, (hit.start, hit.end), position) for side, hit in sides if hit is not None}
    known = told - {"unclear"}
    return known.pop() if len(known) == 1 else "unclear"


def _replaced(reading: Reading, base: Span | None, draft: Span | None) -> bool:
    """Whether other words stand where these came or went."""
    there = reading.across(base, from_base=True) if base else reading.across(draft or (0, 0), from_base=False)
    return there[0] < there[1]


def _rewritten(reading: Reading, base: Span | None, draft: Span | None, hit: Hit | None) -> bool:
    """Whether a word came or went with a passage that other words replaced: 书面验收报告为准, 视为合格."""
    span = base or draft
    if span is None or hit is None or span[1] - span[0] < hit.end - hit.start + _PASSAGE:
        return False
    return _replaced(reading, base, draft)


def _pairs(reading: Reading, group: Group, matches: Matches) -> Iterator[tuple[Hit | None, Hit | None]]:
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
            if touched and (old.member != new.member or group.inner):
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
    if group.name in _WITH_THEIR_CASE and one_case(reading.base.text, old.end, reading.draft.text, new.end):
        return True
    if group.roving:
        low, high = reading.across(reading.base.sentence(old.start), from_base=True)
        return low <= new.start < high
    behind = reading.base.text[old.end : old.end + _WORD], reading.draft.text[new.end : new.end + _WORD]
    if behind[0] == behind[1] and behind[0].isalpha() and not behind[0].isascii() and old.text == new.text:
        return True
    before = reading.base.text[max(0, old.start - _CONTEXT) : old.end + _CONTEXT]
    after = reading.draft.text[max(0, new.start - _CONTEXT) : new.end + _CONTEXT]
    return fuzz.ratio(before, after) >= 60


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


def _is_event(reading: Reading, group: Group, old: Hit | None, new: Hit | None) -> bool:
    """Whether the words are the start event or the bound of a quantity, which other rules tell."""
    if group.name not in _BESIDE_QUANTITIES:
        return False
    return any(
        hit is not None
        and any(
            span is not None and span[0] < hit.end and hit.start < span[1]
            for quantity in find_quantities(side.text)
            for span in (quantity.event_span, quantity.bound_span, (quantity.start, quantity.end))
        )
        for side, hit in ((reading.base, old), (reading.draft, new))
    )


_BESIDE, _BESIDE_LATIN = 2, 5
"""So many letters of the same edit may stand beside a word that must come or go by itself."""


def _bare(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether little more than the word itself came or went: 全部 inside a new phrase widens no scope."""
    if old and new:
        return True
    for hit, base in ((old, True), (new, False)):
        if hit is not None:
            start, end = _widened(reading, hit, base=base)
            flags = reading.changed[0 if base else 1]
            if hit.text.isascii():
                return _beside(flags, hit) <= _BESIDE_LATIN
            return sum(flags[start:end]) <= hit.end - hit.start + _BESIDE
    return True


def _edit_around(reading: Reading, old: Hit, new: Hit) -> tuple[Span, Span]:
    """Return the edit around words that stand on both sides of it alike: 本合同优先于附件 turned round."""
    for mark in reading.marks:
        if (
            mark.base[0] <= old.start
            and old.end <= mark.base[1]
            and mark.draft[0] <= new.start < mark.draft[1]
        ):
            return mark.base, mark.draft
    return (old.start, old.end), (new.start, new.end)


def _among_others(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether an English word came, went or changed only with the passage around it."""
    hits = ((old, reading.changed[0]), (new, reading.changed[1]))
    return all(hit is None or hit.text.isascii() for hit, _ in hits) and any(
        hit is not None and any(flags[hit.start : hit.end]) and _beside(flags, hit) > _PASSAGE
        for hit, flags in hits
    )


def _beside(flags: bytearray, hit: Hit) -> int:
    """Return how many letters of the same edit stand beside a Latin word."""
    low, high = hit.start, hit.end
    while low > 0 and flags[low - 1]:
        low -= 1
    while high < len(flags) and flags[high]:
        high += 1
    return (high - low) - (hit.end - hit.start)


_EDGE = lazy(r"[，,。；;：:\s]")


_LATIN_EDGE = lazy(r"[;:]|[,.](?!\d)")


def _widened(reading: Reading, hit: Hit, *, base: bool, whole: bool = False) -> Span:
    """Return the word with the edited words that run into it on both sides, up to the next punctuation, or
    in Latin letters up to the next blank.

    `whole`: Latin words behind it are taken in up to the next punctuation, as the case that it begins.
    """
    text = reading.base.text if base else reading.draft.text
    flags = reading.changed[0 if base else 1]
    start, end = hit.start, hit.end
    if not any(flags[start:end]):
        return start, end
    while start > 0 and flags[start - 1] and not _EDGE.match(text[start - 1]):
        start -= 1
    while end < len(text) and flags[end] and not _EDGE.match(text[end]):
        end += 1
    if whole and text[start:end].isascii():
        while end < len(text) and flags[end] and not _LATIN_EDGE.match(text, end):
            end += 1
        end = start + len(text[start:end].rstrip())
    return start, end
