"""Template slots of the baseline and what the draft put in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import touches

if TYPE_CHECKING:
    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Blank, Edit, Quote


_FRAME = 6
"""So many letters beside the slots may go with them: a unit, a mark."""


class Fill(Struct, frozen=True):
    """A slot that an edit replaced or removed."""

    view: ClauseView
    blank: Blank
    edit: Edit
    open_in_draft: Blank | None
    """The draft's own slot where it put another one in the place, else None."""

    @property
    def base(self) -> Quote:
        """The slot's own words."""
        return self.view.quote(self.blank.start, self.blank.end)


def fills(view: PairView) -> tuple[Fill, ...]:
    """Return the baseline's slots that an edit of this pair touches, in order."""
    found: list[Fill] = []
    for side in view.base:
        for blank in side.blanks:
            edit = next(
                (e for e in view.edits if touches(e.base, side.clause.id, blank.start, blank.end)), None
            )
            if edit is not None and _mainly_blank(side, edit):
                found.append(Fill(side, blank, edit, _open(view, edit.draft)))
    return tuple(found)


def _mainly_blank(side: ClauseView, edit: Edit) -> bool:
    """Tell whether an edit replaces slots and not a passage that happens to hold one."""
    assert edit.base is not None
    low, high = edit.base.start, edit.base.end
    words = list(side.text[low:high])
    for blank in side.blanks:
        start, end = max(0, blank.start - low), min(high, blank.end) - low
        if start < end:
            words[start:end] = " " * (end - start)
    return sum(glyph.isalnum() for glyph in words) <= _FRAME


def _open(view: PairView, quote: Quote | None) -> Blank | None:
    if quote is None:
        return None
    side = view.draft_of(quote.clause)
    return next(
        (blank for blank in side.blanks if touches(quote, side.clause.id, blank.start, blank.end)), None
    )


def filled_spans(view: PairView) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """Return the words of the slots of either side and those that the draft put in a slot's place: those of
    the baseline, those of the draft."""
    base, draft = (
        [side.quote(blank.start, blank.end) for side in sides for blank in side.blanks]
        for sides in (view.base, view.draft)
    )
    for fill in fills(view):
        if fill.edit.base:
            base.append(fill.edit.base)
        if fill.edit.draft:
            draft.append(fill.edit.draft)
    return tuple(base), tuple(draft)
