"""What an observation leaves unsaid: the words put for others of which it speaks, and words cut in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import changes, overlaps
from reviewer.language.lexicon import words
from reviewer.model import Edit, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.findings.context import Change
    from reviewer.findings.view import ClauseView, PairView

__all__ = ["unsaid", "whole_words"]

_LEAST = 4
"""So many Chinese letters of the side that nothing quotes are worth a word of their own."""
_NEAR = 6
_FORMAL = frozenset({"title", "party", "signature", "note", "preamble"})
_HAN = lazy(r"[\u4e00-\u9fff]")
_BREAK = lazy(r"[。；;！!？?\n]")
_LOOSE = frozenset("的了和及与或在于应可须不为之者等日年月天个元按由归向对将其该本甲乙丙丁双各")
"""Letters that make no word with the one beside them."""


def unsaid(view: PairView, told: Mapping[tuple[bool, str], Sequence[Quote]]) -> Iterator[Edit]:
    """Yield the other side of edits of which one side alone is told, where it holds Chinese words of its own;
    neighbours in one sentence together.

    `told` gives the words spoken of by side (True for the baseline) and clause.
    """
    if any(side.clause.kind in _FORMAL for side in (*view.base, *view.draft)):
        return
    run: list[Change] = []
    side = False
    for change in changes(view):
        open_side = _open_side(change.edit, told) if change.edit not in view.settled else None
        if run and (open_side != side or not _beside(view, run[-1], change)):
            yield from _joined(view, run, base=side)
            run = []
        if open_side is not None:
            run.append(change)
            side = open_side
    if run:
        yield from _joined(view, run, base=side)


def _open_side(edit: Edit, told: Mapping[tuple[bool, str], Sequence[Quote]]) -> bool | None:
    """Return the side of an edit of which nothing is told (True for the baseline) where the other is told."""
    if edit.base is None or edit.draft is None:
        return None
    spoken = [
        any(overlaps(q.start, q.end, quote.start, quote.end) for q in told.get((base, quote.clause), ()))
        for base, quote in ((True, edit.base), (False, edit.draft))
    ]
    return None if spoken[0] == spoken[1] else spoken[1]


def _beside(view: PairView, one: Change, two: Change) -> bool:
    return all(
        after[0] - before[1] <= _NEAR and not _BREAK.search(text, before[1], max(before[1], after[0]))
        for text, before, after in (
            (view.base[0].text, one.base, two.base),
            (view.draft[0].text, one.draft, two.draft),
        )
    )


def _joined(view: PairView, run: Sequence[Change], *, base: bool) -> Iterator[Edit]:
    side = view.base[0] if base else view.draft[0]
    spans = [change.base if base else change.draft for change in run]
    letters = sum(len(_HAN.findall(side.text, *span)) for span in spans)
    if letters >= _LEAST:
        quote = side.quote(spans[0][0], spans[-1][1])
        yield Edit("delete", quote, None) if base else Edit("insert", None, quote)


def whole_words(
    view: PairView, edits: Sequence[Edit], base: Quote | None, draft: Quote | None
) -> tuple[Quote | None, Quote | None]:
    """Return the quotes of edits told together with what stands between them on either side, and a single
    Chinese letter with the one that makes a word of it."""
    placed = [change for change in changes(view) if change.edit in edits]
    if not placed or not base or not draft or (base.quote + draft.quote).isascii():
        return base, draft
    sides = view.base[0], view.draft[0]
    spans = (placed[0].base[0], placed[-1].base[1]), (placed[0].draft[0], placed[-1].draft[1])
    letters = [side.text[slice(*span)] for side, span in zip(sides, spans, strict=True)]
    if all(len(letter) == 1 for letter in letters) and not _LOOSE.issuperset(letters):
        spans = _widened(sides, spans)
    elif all(1 <= len(letter) <= _STEM and _WORD.fullmatch(letter) for letter in letters):
        spans = _with_tail(sides, spans)
    return sides[0].quote(*spans[0]), sides[1].quote(*spans[1])


_STEM = 6
_WORD = lazy(r"[\u4e00-\u9fff]+")
_TAIL = lazy(r"金额|总额|数额|单价|[人日额区会证权率金费款期价书单者员师部性度法值型类]")
"""Letters that make one word with what stands before them: 产权人, 结算日, 原值."""


def _with_tail(
    sides: tuple[ClauseView, ClauseView], spans: tuple[tuple[int, int], tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the ranges of two words with the letter behind both that belongs to either."""
    tails = [_TAIL.match(side.text, end) for side, (_, end) in zip(sides, spans, strict=True)]
    last = [side.text[end - 1 : end] for side, (_, end) in zip(sides, spans, strict=True)]
    if tails[0] is None or tails[1] is None or not _LOOSE.isdisjoint(last):
        return spans
    more = len(tails[0].group())
    if tails[0].group() != tails[1].group():
        return spans
    (low, high), (start, end) = spans
    return (low, high + more), (start, end + more)


def _widened(
    sides: tuple[ClauseView, ClauseView], spans: tuple[tuple[int, int], tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]]:
    (one, two), ((low, high), (start, end)) = (side.text for side in sides), spans
    left, right = one[low - 1 : low], one[high : high + 1]
    joins = [
        letter == other and bool(_HAN.match(letter)) and letter not in _LOOSE
        for letter, other in ((left, two[start - 1 : start]), (right, two[end : end + 1]))
    ]
    if joins[0] and (not joins[1] or {left + one[low:high], left + two[start:end]} & words()):
        return (low - 1, high), (start - 1, end)
    if joins[1]:
        return (low, high + 1), (start, end + 1)
    return spans
