"""Edits that reach over the end of an English sentence on both sides, cut there.

Where the last words of one sentence and the first of the next were changed, each change is its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model import Edit, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

__all__ = ["cut_by_sentence"]

_END = lazy(r"(?<=[a-z0-9)\]”\"])(?<! No)(?<! no)\.\s+(?=[A-Z“\"(\[])")


def cut_by_sentence(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits, those that hold as many ends of sentences on either side cut at them."""
    return tuple(piece for edit in edits for piece in _pieces(edit))


def _pieces(edit: Edit) -> Iterator[Edit]:
    if edit.base is None or edit.draft is None or "." not in edit.base.quote or "." not in edit.draft.quote:
        yield edit
        return
    ours, theirs = ([*_END.finditer(side.quote)] for side in (edit.base, edit.draft))
    if not ours or len(ours) != len(theirs):
        yield edit
        return
    for old, new in zip(_parts(edit.base, ours), _parts(edit.draft, theirs), strict=True):
        if old.quote != new.quote:
            sides = old if old.quote else None, new if new.quote else None
            yield Edit("replace" if all(sides) else "insert" if sides[1] else "delete", *sides)


def _parts(side: Quote, ends: Iterable[re.Match[str]]) -> Iterator[Quote]:
    low = 0
    for start, end in [*(mark.span() for mark in ends), (len(side.quote), len(side.quote))]:
        yield Quote(side.clause, side.start + low, side.start + start, side.quote[low:start])
        low = end
