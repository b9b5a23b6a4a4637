"""Sentences of English built anew that still say the same, whole or from one comma to another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.context import placed
from reviewer.findings.english_rewording import reworded_in_english
from reviewer.findings.rewritten import Block
from reviewer.language.english_near import nearly_same_sense
from reviewer.language.english_sense import same_sense
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.context import Change
    from reviewer.findings.view import PairView

__all__ = ["english_blocks"]

Span = tuple[int, int]

_END = lazy(r"(?:(?<=[a-z0-9)\]”\"'’])(?<! No)(?<! no)(?<! cl)\.(?=\s+[A-Z“\"(\[])|\n)\s*")
_CUT = lazy(r"[,;:](?=\s)\s*")
_LONGEST = 700
"""A longer sentence is read by the rules, whatever its words."""


def english_blocks(view: PairView) -> tuple[Block, ...]:
    """Return what both sides of a pair of one English clause each say in other words, in order: sentences,
    and parts of sentences, that were built anew with the same law in them."""
    edits = view.pair.edits
    if not edits or len(view.base) != 1 or len(view.draft) != 1:
        return ()
    base, draft = view.base[0].text, view.draft[0].text
    return tuple(
        block
        for run, ours, theirs in _sentences(placed(view, edits), base, draft)
        for block in _same_in(run, base, ours, draft, theirs)
    )


def _sentences(
    changes: Sequence[Change], base: str, draft: str
) -> Iterator[tuple[Sequence[Change], Span, Span]]:
    """Yield the edits that share sentences, with those sentences of both sides."""
    ends = [0, *(end.end() for end in _END.finditer(base)), len(base)]
    stops = [0, *(end.end() for end in _END.finditer(draft)), len(draft)]
    first = 0
    ours = theirs = (0, 0)
    for place, change in enumerate(changes):
        mine, its = _around(ends, change.base), _around(stops, change.draft)
        if place and (mine[0] < ours[1] or its[0] < theirs[1]):
            ours, theirs = (ours[0], max(mine[1], ours[1])), (theirs[0], max(its[1], theirs[1]))
            continue
        if place:
            yield changes[first:place], ours, theirs
        first, ours, theirs = place, mine, its
    if changes:
        yield changes[first:], ours, theirs


def _around(ends: Sequence[int], span: Span) -> Span:
    """Return the sentence, or the sentences, that a range touches."""
    low = ends[bisect_right(ends, span[0]) - 1]
    high = bisect_left(ends, max(span[1], span[0] + 1, low + 1))
    return low, ends[min(high, len(ends) - 1)]


def _same_in(run: Sequence[Change], base: str, ours: Span, draft: str, theirs: Span) -> Iterator[Block]:
    """Yield what of a sentence says the same: all of it, or else the parts between commas that both share."""
    if max(ours[1] - ours[0], theirs[1] - theirs[0]) > _LONGEST:
        return
    if same_sense(base[slice(*ours)], draft[slice(*theirs)]):
        yield Block(ours, theirs)
        return
    found: list[Block] = []
    for mine, its in _parts(run, base, ours, draft, theirs):
        if (mine, its) != (ours, theirs):
            before, after = base[slice(*mine)], draft[slice(*its)]
            if (sure := same_sense(before, after)) or nearly_same_sense(before, after):
                found.append(Block(mine, its, sure))
    if not found and nearly_same_sense(base[slice(*ours)], draft[slice(*theirs)]):
        found.append(Block(ours, theirs, sure=False))
    sure = all(block.sure for block in found)
    yield from () if not sure and _reworded(run, base, draft) else found


def _reworded(run: Sequence[Change], base: str, draft: str) -> bool:
    """Whether every edit of a sentence puts words for others that say the same where they stand."""
    at = 0
    while at < len(run):
        told = reworded_in_english(run, at, base, draft)
        if told is None:
            return False
        at += told[0]
    return True


def _parts(
    run: Sequence[Change], base: str, ours: Span, draft: str, theirs: Span
) -> Iterator[tuple[Span, Span]]:
    """Yield the parts of a sentence with edits in them, cut at commas before and behind which both sides have
    the same words."""
    cuts: list[tuple[int, int]] = [(ours[0], theirs[0])]
    low, start = ours[0], theirs[0]
    for change in [*run, None]:
        high, end = (change.base[0], change.draft[0]) if change else (ours[1], theirs[1])
        size = min(high - low, end - start)
        if size > 0 and base[high - size : high] == draft[end - size : end]:
            found = [mark.end() for mark in _CUT.finditer(base, high - size, high)]
            cuts.extend((at, end - (high - at)) for at in {*found[:1], *found[-1:]})
        if change:
            low, start = change.base[1], change.draft[1]
    cuts.append((ours[1], theirs[1]))
    for (low, start), (high, end) in pairwise(sorted(set(cuts))):
        if base[low:high] != draft[start:end]:
            yield (low, high), (start, end)
