"""Template slots of the baseline and what the draft put in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import touches
from reviewer.language.folding import fold_key
from reviewer.language.modality import find_cues
from reviewer.language.norms_slots import find_mentions
from reviewer.language.numerals import OPEN_FIGURE
from reviewer.language.opposites import opposed
from reviewer.language.placeholders import find_blanks, holds_text
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Blank, Edit, Quote


_OPTION = lazy(r"[/／]|或")
_FIGURE = lazy(
    rf"[\[［【〔]\s*{OPEN_FIGURE}\s*"
    r"(?:%|％|‰|个?工作日|个?月|日|天|年|周|小时|分钟|万?元|万|亿|份|次|人|台|套|件|吨|倍)?[\]］】〕]"
)
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
        for blank in _slots_of(side):
            edit = next(
                (e for e in view.edits if touches(e.base, side.clause.id, blank.start, blank.end)), None
            )
            if edit is None or not _mainly_blank(side, edit) or _turned(side, blank, edit):
                continue
            still_open = _open(view, edit.draft)
            if (
                still_open is not None
                and edit.draft
                and _is_figure(view.draft_of(edit.draft.clause), still_open)
            ):
                if _is_figure(side, blank):
                    continue
                still_open = None
            found.append(Fill(side, blank, edit, still_open))
    return tuple(found)


def _slots_of(side: ClauseView) -> list[Blank]:
    """Return what is to be filled in; words in brackets that are still to be agreed are none."""
    return [blank for blank in side.blanks if not holds_text(side.text[blank.start : blank.end])]


def _is_figure(side: ClauseView, blank: Blank) -> bool:
    """Whether a slot holds a figure that is still to be agreed, and is not empty: 【30】日."""
    return _FIGURE.fullmatch(side.text, blank.start, blank.end) is not None


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


def _turned(side: ClauseView, blank: Blank, edit: Edit) -> bool:
    """Tell whether the word of force or the verb before a slot gave way with it (有权[查阅], 无权查阅), or
    what stood in the slot is denied now: [可退还], 不可退还."""
    assert edit.base is not None
    if edit.draft is None:
        return False
    value = edit.draft.quote
    inner = side.text[blank.start + 1 : blank.end - 1].strip()
    if inner and value != inner and value.endswith(inner) and _DENIES.fullmatch(value[: -len(inner)]):
        return True
    frame = side.text[edit.base.start : max(edit.base.start, blank.start)]
    if not _WORDS.search(frame) or frame in value:
        return False
    if any(opposed(frame, value[:length]) for length in range(1, _FRAME)):
        return True
    forces = {cue.grade for cue in find_cues(frame) if cue.grade != "D"}
    return bool(forces) and any(
        cue.grade not in forces and cue.start < _FRAME and cue.grade != "D" for cue in find_cues(value)
    )


_DENIES = lazy(r"不|不得|不予|不再|无|未|非|(?i:not?\s+|non-)")
_WORDS = lazy(r"[\u4e00-\u9fff]|[A-Za-z]{3}")


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
        [
            side.quote(blank.start, blank.end)
            for side in sides
            for blank in _slots_of(side)
            if not _is_figure(side, blank)
        ]
        for sides in (view.base, view.draft)
    )
    for fill in fills(view):
        if fill.edit.base:
            base.append(fill.edit.base)
        if fill.edit.draft:
            draft.append(fill.edit.draft)
    return tuple(base), tuple(draft)


def is_slot(words: str) -> bool:
    """Tell whether words are one slot and nothing else."""
    whole = any(blank.start == 0 and blank.end == len(words) for blank in find_blanks(words))
    return whole and not holds_text(words)


def asks_otherwise(view: PairView, edit: Edit) -> bool:
    """Whether an open slot asks for another party's particulars, or offers other options, than it did: that
    it is open does not tell so."""
    if not (edit.base and edit.draft and is_slot(edit.base.quote) and is_slot(edit.draft.quote)):
        return False
    old, new = edit.base.quote, edit.draft.quote
    if _OPTION.search(old) or _OPTION.search(new):
        return fold_key(old) != fold_key(new)
    named = [
        [side.labels[m.label] for m in find_mentions(words, side.labels) if m.label in side.labels]
        for side, words in ((view.base[0], old), (view.draft[0], new))
    ]
    return all(named) and named[0] != named[1]
