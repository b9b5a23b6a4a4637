"""How a word of risk stands among the words that an edit changed: alone, in a passage, in a right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.grades import family
from reviewer.language.numerals import ENGLISH
from reviewer.language.risk_words import find_hits, groups
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.norms import Span
    from reviewer.language.risk_words import Group, Hit

__all__ = [
    "among_others",
    "bare",
    "binds",
    "bounds_figure",
    "edit_around",
    "limit_turned",
    "replaced",
    "rewritten",
    "verb_denied",
    "widened",
]

_PASSAGE = 4
"""So many letters beside a word that come or go with it make a passage; with more, an English one is one
written anew."""
_FIGURE = lazy(rf"\s*(?:\d|{ENGLISH}\b)", re.IGNORECASE)


def bounds_figure(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether a word of a bound stands before a number, of whatever things: at least five engineers."""
    hits = ((old, reading.base.text), (new, reading.draft.text))
    return all(hit is None or _FIGURE.match(text, hit.end) for hit, text in hits)


def limit_turned(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether the words of a cap only came or went because its limit was turned round, which is told as that:
    责任累计不超过合同总价, 责任累计不少于合同总价."""
    hit, base = (old, True) if old else (new, False)
    if hit is None:
        return False
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    bound = next(group for group in groups() if group.name == "bound")
    floors = [one for one in find_hits(other.text, bound) if one.member == "floor"]
    for one in find_hits(side.text, bound) if floors else ():
        if one.member == "ceiling" and one.start < hit.end and hit.start < one.end:
            low, high = reading.across((one.start, one.end), from_base=base)
            met = any(floor.start < high and low < floor.end for floor in floors)
            if met and reading.touched((one.start, one.end), base=base):
                return True
    return False


_VERB_DENIED = lazy(r"(?:not|never) (?=exceed\b|fall\b|be\b)", re.IGNORECASE)


def verb_denied(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether of a word that came or went only the denial did, its verb stands there still: not exceed,
    exceed. The rules of denials tell that."""
    for hit, flags in ((old, reading.changed[0]), (new, reading.changed[1])):
        denial = _VERB_DENIED.match(hit.text) if hit else None
        if hit and denial:
            rest = hit.start + denial.end()
            return any(flags[hit.start : rest]) and not any(flags[rest : hit.end])
    return False


_NOT = lazy(r"\bnot\b", re.IGNORECASE)


def binds(reading: Reading, group: Group, old: Hit | None, new: Hit | None) -> bool:
    """Whether a word that makes a right wider came or went in other words than those of a right, or with
    another of its group that says more (at any time for any reason), or one that gives a choice in the words
    of a ban: shall not refuse for any reason."""
    for hit, side, flags in ((old, reading.base, 0), (new, reading.draft, 1)):
        if hit is not None and hit.member in group.not_of_ban:
            norm = side.norm_at(hit.start, hit.end)
            return (
                norm is not None
                and family(norm.grade) != "free"
                and _NOT.search(side.text, norm.start, max(norm.start, hit.start)) is not None
            )
        if hit is None or hit.member not in group.of_right:
            continue
        norm = side.norm_at(hit.start, hit.end)
        return (
            norm is None
            or family(norm.grade) != "free"
            or any(
                all(reading.changed[flags][min(hit.end, other.start) : max(hit.start, other.end)])
                for other in find_hits(side.text, group)
                if other.member not in group.of_right
            )
        )
    return False


def replaced(reading: Reading, base: Span | None, draft: Span | None) -> bool:
    """Whether other words stand where these came or went."""
    there = reading.across(base, from_base=True) if base else reading.across(draft or (0, 0), from_base=False)
    return there[0] < there[1]


def rewritten(reading: Reading, base: Span | None, draft: Span | None, hit: Hit | None) -> bool:
    """Whether a word came or went with a passage that other words replaced: 书面验收报告为准, 视为合格."""
    span = base or draft
    if span is None or hit is None or span[1] - span[0] < hit.end - hit.start + _PASSAGE:
        return False
    return replaced(reading, base, draft)


_BESIDE, _BESIDE_LATIN = 2, 5
"""So many letters of the same edit may stand beside a word that must come or go by itself."""


def bare(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether little more than the word itself came or went: 全部 inside a new phrase widens no scope."""
    if old and new:
        return True
    for hit, base in ((old, True), (new, False)):
        if hit is not None:
            start, end = widened(reading, hit, base=base)
            flags = reading.changed[0 if base else 1]
            if hit.text.isascii():
                return _beside(flags, hit) <= _BESIDE_LATIN
            return sum(flags[start:end]) <= hit.end - hit.start + _BESIDE
    return True


def edit_around(reading: Reading, old: Hit, new: Hit) -> tuple[Span, Span]:
    """Return the edit around words that stand on both sides of it alike: 本合同优先于附件 turned round."""
    for mark in reading.marks:
        if (
            mark.base[0] <= old.start
            and old.end <= mark.base[1]
            and mark.draft[0] <= new.start < mark.draft[1]
        ):
            return mark.base, mark.draft
    return (old.start, old.end), (new.start, new.end)


def among_others(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
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


def widened(reading: Reading, hit: Hit, *, base: bool, whole: bool = False) -> Span:
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
