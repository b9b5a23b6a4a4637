"""Qualifiers that an edit put in, took out or exchanged: conditions, exceptions, scope, caps, remedies and
their kin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from reviewer.findings.obligations.gains import favoured
from reviewer.findings.obligations.words import observed
from reviewer.language.quantities import find_quantities
from reviewer.language.references import find_references
from reviewer.language.risk_words import Hit, find_hits, groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Mark, Reading, Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.language.risk_words import Group

__all__ = ["condition_parts", "list_items", "qualifiers"]

_CONTEXT = 6
_BESIDE_QUANTITIES = {"start_event", "start_day", "event_phrase", "bound", "frequency"}
"""Groups whose words may be the event, bound or unit of a quantity."""


def qualifiers(reading: Reading, matches: Matches, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each word of risk that an edit changed; words already told are passed over."""
    claimed = _Claims(reading, told)
    for group in groups():
        for old, new in _pairs(reading, group, matches):
            change = group.change(old.member if old else None, new.member if new else None)
            if change is None:
                continue
            base = _widened(reading, old, base=True) if old else None
            draft = _widened(reading, new, base=False) if new else None
            if group.pure and not (base and draft) and _replaced(reading, base, draft):
                continue
            if claimed.has(base, draft) or _is_event(reading, group, old, new):
                continue
            claimed.add(base, draft)
            side, hit = (reading.draft, new) if new else (reading.base, old)
            if hit is None:
                continue
            yield observed(
                reading,
                "condition",
                f"condition.{change.say}",
                change.topic,
                base=base,
                draft=draft,
                favours=favoured(reading, side, (hit.start, hit.end), change.gains),
                data={
                    "what": group.name,
                    "from": old.text if old else None,
                    "to": new.text if new else None,
                    "change": change.say,
                },
                source=change.source,
            )


def _replaced(reading: Reading, base: Span | None, draft: Span | None) -> bool:
    """Whether other words stand where these came or went."""
    there = reading.across(base, from_base=True) if base else reading.across(draft or (0, 0), from_base=False)
    return there[0] < there[1]


class _Claims:
    """Edited words that an observation has already spoken of."""

    def __init__(self, reading: Reading, told: Iterable[Observation]) -> None:
        self.reading = reading
        self.base: list[Span] = []
        self.draft: list[Span] = []
        for seen in told:
            if seen.kind in ("obligation.added", "obligation.removed"):
                continue
            for side, quote, spans in (
                (reading.base, seen.base, self.base),
                (reading.draft, seen.draft, self.draft),
            ):
                if quote is not None and (span := side.offset(quote)):
                    spans.append(span)

    def has(self, base: Span | None, draft: Span | None) -> bool:
        if base and draft:
            return _meets(base, self.base) and _meets(draft, self.draft)
        return (base is not None and _meets(base, self.base)) or (
            draft is not None and _meets(draft, self.draft)
        )

    def add(self, base: Span | None, draft: Span | None) -> None:
        if base:
            self.base.append(base)
        if draft:
            self.draft.append(draft)


def _meets(span: Span, spans: list[Span]) -> bool:
    return any(low < span[1] and span[0] < high for low, high in spans)


def _pairs(reading: Reading, group: Group, matches: Matches) -> Iterator[tuple[Hit | None, Hit | None]]:
    """Yield the words of a group that an edit touches with the words that stand in their place."""
    old_hits = _hits(reading.base, group)
    new_hits = _hits(reading.draft, group)
    free = list(new_hits)
    lone: list[Hit] = []
    for old in old_hits:
        span = (old.start, old.end)
        low, high = reading.across(span, from_base=True)
        there = [hit for hit in free if hit.start < high and low < hit.end]
        new = _closest(reading, old, there)
        if new is not None:
            free.remove(new)
            touched = reading.touched(span, base=True) or reading.touched((new.start, new.end), base=False)
            if touched and (old.member != new.member or group.inner):
                yield old, new
        elif reading.touched(span, base=True) and (group.alone or not matches.inside_gone(span)):
            lone.append(old)
    came = [
        hit
        for hit in free
        if reading.touched((hit.start, hit.end), base=False)
        and (group.alone or not matches.inside_new((hit.start, hit.end)))
    ]
    for old in lone:
        moved = next((new for new in came if _moved(reading, old, new)), None)
        if moved is not None:
            came.remove(moved)
        else:
            yield old, None
    for new in came:
        yield None, new


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


def _moved(reading: Reading, old: Hit, new: Hit) -> bool:
    """Whether a word that went is the word that came: the same member between much the same neighbours."""
    if old.member != new.member:
        return False
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


_EDGE = re.compile(r"[，,。；;：:\s]")


def _widened(reading: Reading, hit: Hit, *, base: bool) -> Span:
    """Return the word with the edited words that run into it on both sides, up to the next punctuation."""
    text = reading.base.text if base else reading.draft.text
    flags = reading.changed[0 if base else 1]
    start, end = hit.start, hit.end
    if not any(flags[start:end]):
        return start, end
    while start > 0 and flags[start - 1] and not _EDGE.match(text[start - 1]):
        start -= 1
    while end < len(text) and flags[end] and not _EDGE.match(text[end]):
        end += 1
    return start, end


_CONDITION_PART = re.compile(r"[^，,。；;\n]{2,}(?:的|时|后|前|情况下|情形下|前提下)(?=[，,])")


def condition_parts(reading: Reading, matches: Matches, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each edit, not yet told, inside a part that sets a condition or an
    exception."""
    claimed = _Claims(reading, told)
    for mark in reading.marks:
        base, draft = mark.base, mark.draft
        if claimed.has(base if base[0] < base[1] else None, draft if draft[0] < draft[1] else None):
            continue
        if matches.inside_gone(base) or (draft[0] < draft[1] and matches.inside_new(draft)):
            continue
        for side, span, on_base in ((reading.base, base, True), (reading.draft, draft, False)):
            if span[0] == span[1]:
                continue
            part = _part_of(side, span)
            if part is None:
                continue
            words = side.text[span[0] : span[1]].strip("，,、 ")
            if not re.search(r"[^\W\d]", words) or _BOUNDS.match(words) or _is_quantity(side, span):
                continue
            if any(low < span[1] and span[0] < high for low, high in _references(side)):
                continue
            whole = reading.kept_share(part, base=on_base) < 0.3
            lone = base[0] == base[1] or draft[0] == draft[1]
            if whole and lone:
                say = "part_removed" if on_base else "part_added"
                gains = "exception" if not on_base else "other_exception"
            else:
                say, gains = "part_changed", "unclear"
            yield observed(
                reading,
                "condition",
                f"condition.{say}",
                "condition" if whole and lone else "condition_wording",
                base=base if base[0] < base[1] else None,
                draft=draft if draft[0] < draft[1] else None,
                favours=favoured(reading, side, span, gains),
                data={"what": "condition", "change": say},
            )
            break


_STAGE = re.compile(r"(?:之)?(?:后|时)(?![，,]?$)|的情况下|的[，,]")
_LISTED = re.compile(r"^(?:[、]|和|及|以及|与|或者|或)[^，。；;]+$|^[^，。；;]+、$|^,? (?:and|or) [^.;]+$")

_FORUM_OR_LAW = re.compile(r"《|法院|仲裁|第[^，。]{1,6}条|(?i:court|arbitrat|law\b)")


_DEFINES = re.compile(r"[”\"』」]\s*(?:是指|系指|指|(?i:means?|shall mean))")


def _trimmed(reading: Reading, mark: Mark) -> tuple[Span | None, Span | None]:
    """Return the spans of an edit without the words that both sides begin with."""
    before, after = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
    common = next(
        (i for i, (one, two) in enumerate(zip(before, after, strict=False)) if one != two),
        min(len(before), len(after)),
    )
    base, draft = (mark.base[0] + common, mark.base[1]), (mark.draft[0] + common, mark.draft[1])
    return (base if base[0] < base[1] else None), (draft if draft[0] < draft[1] else None)


def _bare(words: str) -> str:
    return re.sub(r"^(?:和|及|以及|与|或者|或)|[\W_]+", "", words)


def _other_words(reading: Reading, on_base: bool) -> str:
    """Return the words that came on the other side, to tell a list that was only put in another order."""
    if on_base:
        return "".join(reading.draft.text[slice(*mark.draft)] for mark in reading.marks)
    return "".join(reading.base.text[slice(*mark.base)] for mark in reading.marks)


def list_items(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each member of a list that an edit, not yet told, put in or took out."""
    claimed = _Claims(reading, told)
    for mark in reading.marks:
        base, draft = _trimmed(reading, mark)
        if (base is None) == (draft is None) or claimed.has(base, draft):
            continue
        side, span = (reading.base, base) if base else (reading.draft, draft)
        if span is None or _is_quantity(side, span):
            continue
        words = side.text[slice(*span)]
        if not _LISTED.match(words) or _FORUM_OR_LAW.search(words):
            continue
        if _DEFINES.search(side.text, *side.sentence(span[0])) or _bare(words) in _bare(
            _other_words(reading, bool(base))
        ):
            continue
        name = "item_removed" if base else "item_added"
        yield observed(
            reading,
            "condition",
            f"condition.{name}",
            "scope_phrase",
            base=base,
            draft=draft,
            favours="unclear",
            data={"what": "list", "change": name},
        )


_BOUNDS = re.compile(
    r"(?:超过|达到|不足|以上|以下|以内|不满|未满|届满|满|低于|高于|多于|少于|至少|至多|之内|之外|以外)+$"
)


def _references(side: Side) -> list[Span]:
    return [(found.start, found.end) for found in find_references(side.text)]


def _part_of(side: Side, span: Span) -> Span | None:
    for norm in side.norms:
        for low, high in (*norm.conditions, *norm.exceptions):
            if low <= span[0] < high:
                return low, high
    return next(
        (m.span() for m in _CONDITION_PART.finditer(side.text) if m.start() <= span[0] < m.end()), None
    )


def _is_quantity(side: Side, span: Span) -> bool:
    """Whether the span lies in a quantity, its bound or its start event, which other rules tell."""
    return any(
        low <= span[0] and span[1] <= high
        for quantity in find_quantities(side.text)
        for low, high in (
            (quantity.start, quantity.end),
            quantity.bound_span or (0, 0),
            quantity.event_span or (0, 0),
        )
    )
