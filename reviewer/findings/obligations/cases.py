"""Changes in the case a term applies to: its conditions, its exceptions, what limits a noun."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.further_acts import BESIDES
from reviewer.findings.obligations.gains import favoured, one_of
from reviewer.findings.obligations.moved_cases import case_elsewhere
from reviewer.findings.obligations.words import observed, shorten
from reviewer.language.modality import find_cues
from reviewer.language.norms_parts import ends_in_hours
from reviewer.language.numerals import bare_number
from reviewer.language.quantities import find_quantities
from reviewer.language.references import find_references
from reviewer.language.spans import SpanIndex
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["attributes", "condition_parts", "one_sided", "scope_change", "scope_word"]

_PART = lazy(r"((?:[^，,。；;\n]|(?<=\d),(?=\d{3}(?!\d)))++)[，,]?")
_CONDITION_ENDS, _CASE_ENDS = ("的", "时", "后", "前"), ("情况下", "情形下", "前提下")
"""Last words of a part before a comma that sets a condition; two letters at least stand before them."""
_LIKEWISE = lazy(r"(?:亦同|亦然|也同|(?:亦|也|同样)(?:适用|照此|如此|按前述|按上述)[^，,。；;]{0,8})$")
"""Words by which a rule is made one for somebody else too."""
_LETTER = lazy(r"[^\W\d]")


def condition_parts(reading: Reading, matches: Matches, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each edit, not yet told, inside a part that sets a condition or an
    exception."""
    claimed = Claims(reading, told)
    for mark in reading.marks:
        base, draft = mark.base, mark.draft
        if claimed.has(base if base[0] < base[1] else None, draft if draft[0] < draft[1] else None):
            continue
        if None not in map(bare_number, (reading.base.text[slice(*base)], reading.draft.text[slice(*draft)])):
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
            if (
                _EMPTY.fullmatch(words)
                or _said_with_verb(reading, mark)
                or not _LETTER.search(words)
                or _BOUNDS.match(words)
                or _is_quantity(side, span)
            ):
                continue
            if _references(side.text).meeting(span):
                continue
            whole = reading.kept_share(part, base=on_base) < 0.3
            lone = base[0] == base[1] or draft[0] == draft[1]
            if lone and BESIDES.match(side.text, span[0]):
                break
            if (
                whole
                and lone
                and (
                    case_elsewhere(reading, span, base=on_base)
                    or matches.with_its_norm(reading, part, base=on_base)
                )
            ):
                break
            if lone and _LIKEWISE.search(words):
                yield _likewise(reading, side, span, words, base=on_base)
                break
            if whole and lone and (rule := _RULE.fullmatch(side.text, *span)):
                say = "rule_removed" if on_base else "rule_added"
                favours = _extended(reading, side, rule, on_base=on_base)
            elif whole and lone:
                say = "part_removed" if on_base else "part_added"
                favours = favoured(reading, side, span, "other_exception" if on_base else "exception")
            else:
                say, favours = "part_changed", favoured(reading, side, span, "unclear")
            yield observed(
                reading,
                "condition",
                f"condition.{say}",
                "condition" if whole and lone else "condition_wording",
                base=base if base[0] < base[1] else None,
                draft=draft if draft[0] < draft[1] else None,
                favours=favours,
                data={"what": "condition", "change": say},
            )
            break


def _extended(reading: Reading, side: Side, rule: re.Match[str], *, on_base: bool) -> str:
    """Return who gains by a time that is put off in a case which one party alone has to answer for: the
    other; `unclear` for any other rule."""
    if not _PUT_OFF.search(rule["then"]):
        return "unclear"
    causes = {side.key(m.label) for m in side.mentions if rule.start("case") <= m.start < rule.end("case")}
    cause = causes.pop() if len(causes) == 1 else None
    if cause not in reading.parties:
        return "unclear"
    return (cause if on_base else reading.other(cause)) or "unclear"


def _said_with_verb(reading: Reading, mark: Mark) -> bool:
    """Whether a verb that says nothing alone came or went before one that does: 需要进行维修, 需要维修."""
    sides = (reading.base.text, mark.base), (reading.draft.text, mark.draft)
    (shorter, _), (longer, end) = sorted(
        ((text[slice(*span)], text[span[1] :]) for text, span in sides), key=lambda side: len(side[0])
    )
    light = longer.startswith(shorter) and longer[len(shorter) :] in _LIGHT_VERBS
    return light and _VERB.match(end) is not None


_EMPTY = lazy(r"所(?:[作做]出?的?)?")
_RULE = lazy(
    r"[，,；;。]?(?P<case>[^，,。；;]{4,60}的)[，,](?P<then>(?:[^，,。；;]{0,14}?)(?:顺延|延长|延后|中止|免除|不予计算|视为[^，,。；;]{2,16}))[。；;]?"
)
"""A case and what follows in it: a rule of its own, and no condition of another."""
_PUT_OFF = lazy("顺延|延长|延后|不予计算")
_LIGHT_VERBS = frozenset({"进行", "予以", "加以", "作出", "给予"})
_VERB = lazy(r"(?![的时后前中期间完]|之)[\u4e00-\u9fff]{2}")


def _likewise(reading: Reading, side: Side, span: Span, words: str, *, base: bool) -> Observation:
    """Return the observation of a rule by which what binds one binds another too: 乙方违约的，亦同."""
    kind = "removed" if base else "added"
    named = [mention for mention in side.mentions if span[0] <= mention.start < span[1]]
    bearer = side.key(named[0].label) if len(named) == 1 else None
    return observed(
        reading,
        kind,
        f"{kind}.duty",
        "duty_implied" if bearer else "duty_unbound",
        base=span if base else None,
        draft=None if base else span,
        favours=(bearer if base else reading.other(bearer)) or "unclear" if bearer else "unclear",
        params={"one": one_of(side, bearer), "words": shorten(words)},
        data={"grade": "O4", "bearer": bearer, "implied": True, "text": words},
    )


def _filled(mark: Mark) -> tuple[Span | None, Span | None]:
    """Return the spans of an edit, None for a side without words."""
    return (mark.base if mark.base[0] < mark.base[1] else None), (
        mark.draft if mark.draft[0] < mark.draft[1] else None
    )


def one_sided(
    reading: Reading, told: Iterable[Observation], edits: Iterable[tuple[Span | None, Span | None]]
) -> Iterator[tuple[Side, Span]]:
    """Yield the side and place of each edit, not yet told, with words on one side alone and no quantity."""
    claimed = Claims(reading, told)
    for base, draft in edits:
        if (base is None) == (draft is None) or claimed.has(base, draft):
            continue
        side, span = (reading.base, base) if base else (reading.draft, draft)
        if span is not None and not _is_quantity(side, span):
            yield side, span


def scope_change(
    reading: Reading, base: Span | None, draft: Span | None, what: str, name: str, *, gone: bool
) -> Observation:
    """Return the observation of words that limit or extend a scope, put in or taken out."""
    change = f"{name}_removed" if gone else f"{name}_added"
    return observed(
        reading,
        "condition",
        f"condition.{change}",
        "scope_phrase",
        base=base,
        draft=draft,
        favours="unclear",
        data={"what": what, "change": change},
    )


def scope_word(reading: Reading, side: Side, span: Span, what: str, name: str) -> Observation:
    """Return the observation of such words that stand on one side alone."""
    gone = side is reading.base
    return scope_change(reading, span if gone else None, None if gone else span, what, name, gone=gone)


_ATTRIBUTE = lazy(
    r"(?:[\u4e00-\u9fff]{3,16}|独立|专用|合格|有效|合法|书面|已[\u4e00-\u9fff]{1,3})的|[未已][\u4e00-\u9fff]{2,4}"
    r"|为[\u4e00-\u9fff]{2,10}目的|[\u4e00-\u9fff]{1,4}级"
)
_LIGHT = lazy(
    r"有管辖权的$|(?:与[^，。]{0,10})?(?:有|相)关的$|(?:上述|前述|该等|下列|如下|具体|相应|丰富|良好|优质|宽敞|精美|美好|密切|友好|广泛)[\u4e00-\u9fff]{0,3}的$"
    r"|(?:本合同|本协议)(?:项下)?的$|.*(?:丰富|良好|优秀|领先|悠久)的$"
)


def attributes(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each limiting description put before a noun or taken from it."""
    if any(view.clause.kind in ("preamble", "recital") for view in reading.base.views):
        return
    for side, span in one_sided(reading, told, (_filled(mark) for mark in reading.marks)):
        words = side.text[slice(*span)]
        if not _ATTRIBUTE.fullmatch(words) or _LIGHT.match(words) or not _binding(side, span[0]):
            continue
        if not side.text[span[1] : span[1] + 1].isalpha():
            continue
        yield scope_word(reading, side, span, "attribute", "attribute")


def _binding(side: Side, place: int) -> bool:
    """Whether the sentence at a place states a norm or names a party."""
    low, high = side.sentence(place)
    return side.norm_at(place, place) is not None or any(low <= m.start < high for m in side.mentions)


_BOUNDS = lazy(
    r"(?:超过|达到|不足|以上|以下|以内|不满|未满|届满|满|低于|高于|多于|少于|至少|至多|之内|之外|以外)+$"
)


@lru_cache(maxsize=2)
def _references(text: str) -> SpanIndex:
    return SpanIndex([(found.start, found.end) for found in find_references(text)])


def _part_of(side: Side, span: Span) -> Span | None:
    spans, index = side.cases
    place = min(index.meeting((span[0], span[0] + 1)), default=None)
    if place is not None:
        return spans[place]
    parts = _spoken_parts(side.text)
    at = bisect_right(parts, span[0], key=itemgetter(0)) - 1
    return parts[at] if at >= 0 and span[0] < parts[at][1] else None


@lru_cache(maxsize=2)
def _spoken_parts(text: str) -> tuple[Span, ...]:
    """Return the parts of a text that set a condition by their last word, in order."""
    return tuple(found.span(1) for found in _PART.finditer(text) if _sets_condition(found[1], found[0]))


def _sets_condition(words: str, with_mark: str) -> bool:
    """Whether a part sets a condition by its last word, given it alone and with the comma behind it."""
    return words != with_mark and (
        (words.endswith(_CONDITION_ENDS) and len(words) >= 3 and not _owed_for_hours(words))
        or (words.endswith(_CASE_ENDS) and len(words) >= 5)
    )


def _owed_for_hours(words: str) -> bool:
    """Whether a part says what is owed and ends with a number of hours: 必须留样48小时."""
    return ends_in_hours(words) and any(not cue.lexical for cue in find_cues(words))


def _is_quantity(side: Side, span: Span) -> bool:
    """Whether the span lies in a quantity, its bound or its start event, which other rules tell."""
    return bool(_quantity_spans(side.text).holding(span))


@lru_cache(maxsize=2)
def _quantity_spans(text: str) -> SpanIndex:
    return SpanIndex(
        [
            part
            for found in find_quantities(text)
            for part in ((found.start, found.end), found.bound_span or (0, 0), found.event_span or (0, 0))
        ]
    )
