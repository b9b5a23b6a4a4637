"""What an English edit changed beside the words that were told of it.

Of `promptly reimburse` to `consider reimbursing` the first word may be told, of `DDP (Incoterms 2020)` to
`EXW (Incoterms 2010)` the trade term: the rest is another thing, and is told too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from reviewer.findings.context import overlaps
from reviewer.findings.english_rewording import is_english
from reviewer.language.alike import says_the_same, speaks
from reviewer.model import Edit, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["beside_told"]

_WORD = lazy(r"[\w'’%£$€]+(?:[-.,:/][\w'’%]+)*")
_PHRASE = 4
"""From so many words on, what gave way to words told by themselves is told too."""
_LONGEST = 400
"""A longer edit is a rewritten passage, of which the rules tell what they can."""


def beside_told(edit: Edit, base: Sequence[Quote], draft: Sequence[Quote]) -> Iterator[Edit]:
    """Yield the parts of a told English edit of which no observation quotes a word; `base` and `draft` are
    the quotes that touch it.
    """
    if edit.base is None or edit.draft is None or not is_english(edit.base.quote + edit.draft.quote):
        return
    if max(len(edit.base.quote), len(edit.draft.quote)) > _LONGEST:
        return
    if not base or not draft:
        yield from _other_side(edit, base, draft)
        return
    for part in _parts(edit.base, edit.draft):
        free = _free(part[0], base) and _free(part[1], draft)
        for old, new in (part,) if free else _untold(*part, base, draft):
            words = old.quote if old else "", new.quote if new else ""
            if speaks(" ".join(words)) and not says_the_same(*words):
                yield Edit("replace" if old and new else "insert" if new else "delete", old, new)


def _untold(
    old: Quote | None, new: Quote | None, base: Sequence[Quote], draft: Sequence[Quote]
) -> Iterator[tuple[Quote | None, Quote | None]]:
    """Yield what stands before the words told of a part, and behind them, on both sides or on neither: of
    `DDP London` to `EXW Leeds` the places, of `the day of signing, including but not limited to` to
    `completion, to the extent` the times."""
    for beyond in (_ahead, _behind):
        ours, theirs = beyond(old, base), beyond(new, draft)
        if ours and new and _free(new, draft):
            yield ours, new
        elif theirs and old and _free(old, base):
            yield old, theirs
        elif ours and theirs:
            yield ours, theirs


def _behind(side: Quote | None, quotes: Iterable[Quote]) -> Quote | None:
    """Return the words of a side behind those quoted at its beginning; None where none are."""
    told = [one.end for one in quotes if side and one.start <= side.start < one.end]
    return _within(side, max(told), side.end) if side and told else None


def _ahead(side: Quote | None, quotes: Iterable[Quote]) -> Quote | None:
    """Return the words of a side before the first quoted; None where none are."""
    told = [one.start for one in quotes if side and side.start < one.end and one.start < side.end]
    return _within(side, side.start, min(told)) if side and told else None


def _other_side(edit: Edit, base: Sequence[Quote], draft: Sequence[Quote]) -> Iterator[Edit]:
    """Yield the whole edit where other words stand beside those quoted of one side alone, and the other side
    says something else than these; those words alone where it says the same."""
    assert edit.base is not None
    assert edit.draft is not None
    old, new = _longest(edit.base, base), _longest(edit.draft, draft)
    if old and new is None and len(_WORD.findall(old.quote)) >= _PHRASE and _wholly(edit.draft, draft):
        yield Edit("delete", old, None)
    if old and new and speaks(old.quote) and speaks(new.quote):
        same = says_the_same(old.quote, new.quote)
        yield Edit("replace", old, new) if same else Edit("replace", edit.base, edit.draft)


def _wholly(side: Quote, quotes: Iterable[Quote]) -> bool:
    """Whether the words of a side are told by a quote that reaches over them all."""
    return any(one.start <= side.start and side.end <= one.end for one in quotes)


def _longest(side: Quote, quotes: Iterable[Quote]) -> Quote | None:
    """Return the longest run of words of a side that no quote touches."""
    runs = [(side.start, side.end)]
    for one in quotes:
        runs = [
            part
            for low, high in runs
            for part in ((low, min(high, one.start)), (max(low, one.end), high))
            if part[0] < part[1]
        ]
    found = [part for low, high in runs if (part := _within(side, low, high)) is not None]
    return max(found, key=lambda one: len(one.quote), default=None)


def _within(side: Quote, low: int, high: int) -> Quote | None:
    """Return the words of a side from the first to the last that stands whole in a range."""
    words = [
        (side.start + word.start(), side.start + word.end())
        for word in _WORD.finditer(side.quote)
        if low <= side.start + word.start() and side.start + word.end() <= high
    ]
    return _quote(side, words[0][0], words[-1][1]) if words else None


def _quote(side: Quote, low: int, high: int) -> Quote:
    return Quote(side.clause, low, high, side.quote[low - side.start : high - side.start])


def _parts(base: Quote, draft: Quote) -> Iterator[tuple[Quote | None, Quote | None]]:
    """Yield where the words of both sides differ, word by word."""
    ours, theirs = (list(_WORD.finditer(side.quote)) for side in (base, draft))
    low = start = 0
    blocks = Indel.opcodes([one.group().lower() for one in ours], [one.group().lower() for one in theirs])
    for block in [*(each for each in blocks if each.tag == "equal"), None]:
        high, end = (block.src_start, block.dest_start) if block else (len(ours), len(theirs))
        if low < high or start < end:
            yield _span(base, ours, low, high), _span(draft, theirs, start, end)
        if block:
            low, start = block.src_end, block.dest_end


def _span(side: Quote, words: Sequence[re.Match[str]], low: int, high: int) -> Quote | None:
    if low == high:
        return None
    first, last = words[low], words[high - 1]
    return _quote(side, side.start + first.start(), side.start + last.end())


def _free(part: Quote | None, quotes: Iterable[Quote]) -> bool:
    return part is None or not any(overlaps(one.start, one.end, part.start, part.end) for one in quotes)
