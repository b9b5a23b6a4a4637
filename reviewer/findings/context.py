"""Words around a place: its sentence, its clause's name for a message, and where an edit stands on both
sides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Clause, Edit, Quote

_STOP = re.compile(r"[。；;！!？?\n]|\.(?=\s)")
NOTHING = Message("findings.nothing")
"""An empty string, for the parts of a sentence that this finding does not need."""


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offset range of the sentence (up to 。；！？) in which `start`..`end` stands."""
    begin = 0
    for stop in _STOP.finditer(text, 0, start):
        begin = stop.end()
    after = _STOP.search(text, end)
    return begin, after.start() if after else len(text)


def shorten(text: str, limit: int = 40) -> str:
    """Return at most `limit` characters of text, its middle left out where it is longer."""
    if len(text) <= limit:
        return text
    head = (limit - 1) * 2 // 3
    return f"{text[:head]}…{text[-(limit - 1 - head) :]}"


def place(clause: Clause) -> Message:
    """Return the name by which a lawyer would call a clause: its number and heading, else its first words."""
    heading = clause.heading and shorten(clause.heading, 24)
    if clause.number and heading:
        return Message("findings.place.headed", {"number": clause.number, "heading": heading})
    if clause.number:
        return Message("findings.place.numbered", {"number": clause.number})
    return Message("findings.place.unnumbered", {"text": shorten(clause.text, 16)})


def overlaps(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Tell whether two ranges share a character; an empty range counts where it stands inside or at an
    edge."""
    if start == end or other_start == other_end:
        return start <= other_end and other_start <= end
    return start < other_end and other_start < end


def touches(quote: Quote | None, clause: str, start: int, end: int) -> bool:
    """Tell whether a quote shares a character with a range of that clause."""
    return quote is not None and quote.clause == clause and overlaps(quote.start, quote.end, start, end)


@dataclass(frozen=True, slots=True)
class Change:
    """An edit with its place on both sides, also where one side has no words of its own (an empty range)."""

    edit: Edit
    base: tuple[int, int]
    draft: tuple[int, int]


def changes(view: PairView) -> tuple[Change, ...]:
    """Return the edits of a pair of one clause each, both sides placed; nothing for other pairs.

    The missing side of an insertion or deletion is placed by counting the equal characters since the edit
    before, exact but for differences of layout.
    """
    if len(view.base) != 1 or len(view.draft) != 1:
        return ()
    found: list[Change] = []
    base_at = draft_at = 0
    for edit in view.edits:
        if edit.base and edit.draft:
            base, draft = (edit.base.start, edit.base.end), (edit.draft.start, edit.draft.end)
        elif edit.draft:
            draft = (edit.draft.start, edit.draft.end)
            at = min(len(view.base[0].text), base_at + max(0, draft[0] - draft_at))
            base = (at, at)
        elif edit.base:
            base = (edit.base.start, edit.base.end)
            at = min(len(view.draft[0].text), draft_at + max(0, base[0] - base_at))
            draft = (at, at)
        else:
            continue
        found.append(Change(edit, base, draft))
        base_at, draft_at = base[1], draft[1]
    return tuple(found)


def hull(view: ClauseView, quotes: Iterable[Quote | None]) -> Quote | None:
    """Return one quote from the first to the last of those that stand in that clause; None where none
    does."""
    mine = [quote for quote in quotes if quote is not None and quote.clause == view.clause.id]
    if not mine:
        return None
    return view.quote(min(q.start for q in mine), max(q.end for q in mine))
