"""Words around a place: its sentence, its clause's name for a message, and where an edit stands on both
sides."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.quantities import find_quantities
from reviewer.language.spans import shared_start
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Clause, Edit, Quote

_STOP = lazy(r"[。；;！!？?\n]|\.(?=\s)")
NOTHING = Message("findings.nothing")
"""An empty string, for the parts of a sentence that this finding does not need."""


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offset range of the sentence (up to 。；！？) in which `start`..`end` stands."""
    begins, behind, ends = _stops(text)
    before = bisect_right(behind, start) - 1
    after = bisect_left(begins, end)
    return ends[before] if before >= 0 else 0, begins[after] if after < len(begins) else len(text)


def part_at(
    text: str, sentence: tuple[int, int], span: tuple[int, int], commas: str = "，"
) -> tuple[int, int]:
    """Return the part of a sentence, between commas of any of those kinds, in which a range stands."""
    low = max(text.rfind(comma, sentence[0], span[0]) for comma in commas)
    ends = [at for comma in commas if (at := text.find(comma, span[1], sentence[1])) >= 0]
    return low + 1 if low >= 0 else sentence[0], min(ends, default=sentence[1])


_ENDS = "。；;.！？!?\n"
_NUMBERED = "、．.）)条款项章"
"""What the number of a sentence ends with, figures apart."""


def is_whole(text: str, start: int, end: int, *, numbered: bool = False) -> bool:
    """Tell whether a range of a text is whole sentences; `numbered`: a number may stand before them."""
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    opened = not before or before[-1] in _ENDS
    if numbered and not opened:
        opened = before[-1] in _NUMBERED or before[-1].isdigit()
    return opened and (not behind or behind[0] in _ENDS or text[start:end].rstrip()[-1:] in _ENDS)


@lru_cache(maxsize=256)
def _stops(text: str) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """Return where the stops of a text begin, from where on they lie behind a place (a full stop needs its
    blank), and where they end."""
    found = [stop.span() for stop in _STOP.finditer(text)]
    behind = [end + (text[start] == ".") for start, end in found]
    return [start for start, _ in found], behind, [end for _, end in found]


_BORDER = lazy(r"[，,。；;、：:！？!?]")
_CUT = lazy(r"[A-Za-z]{2}")
_BLANK = lazy(r"\s+")


def shorten(text: str, limit: int = 60) -> str:
    """Return at most `limit` characters of text, a longer one broken off at a mark of punctuation, and no
    Latin word cut in two where a blank stands in its second half."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    ends = [mark.start() for mark in _BORDER.finditer(head, limit // 2)]
    if not ends and _CUT.match(text, limit - 2):
        ends = [blank.start() for blank in _BLANK.finditer(head, limit // 2)]
    return f"{head[: ends[-1]] if ends else head}…"


_LEAD = 24
"""So many characters before the first difference are shown where long words begin alike."""
_WORD = lazy(r"[，,。；;、：:\s]\s*|(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])")


def shorten_both(old: str, new: str, limit: int = 60) -> tuple[str, str]:
    """Return both texts in about `limit` characters, from shortly before their first difference on where
    their beginnings would hide it."""
    shown = shorten(old, limit), shorten(new, limit)
    if shown == (old, new):
        return shown
    common = shared_start(old, new)
    if (
        max(len(old), len(new)) <= limit
        or not common
        or common < min(len(words.removesuffix("…")) for words in shown) - 1
    ):
        return shown
    low = next((mark.end() for mark in _WORD.finditer(old, max(0, common - _LEAD), common)), common)
    return f"…{shorten(old[low:], limit)}", f"…{shorten(new[low:], limit)}"


_WHOLE = lazy(r"第.+[条章节编]|附件.*|(?:article|section|clause|annex|schedule|exhibit) .+", re.IGNORECASE)
_DECIMAL = lazy(r"\d+[A-Z]?(?:[.．]\d+)*[.．](?:\d+[A-Z]?|[A-Z])")
_PLAIN = lazy(r"(\d+[A-Z]?|[一二三四五六七八九十百]+|[a-z])[、.．)）]?", re.IGNORECASE)


def place(clause: Clause) -> Message:
    """Return the name by which a lawyer would call a clause: its full number and heading, else its first
    words with the number they stand under."""
    above = number_of(clause.path)
    if clause.number is None:
        words = Message("findings.place.unnumbered", {"text": shorten(clause.text, 24)})
        return Message("findings.place.inside", {"parent": above, "text": words}) if above else words
    heading = clause.heading and shorten(clause.heading, 24)
    if heading:
        return Message("findings.place.headed", {"number": above, "heading": heading})
    return Message("findings.place.numbered", {"number": above})


def number_of(path: tuple[str, ...]) -> str | Message:
    """Return the full number of a clause, given the numbers down to it: 第7.1条（2）, 第五条第1项.

    It begins with the last number of the path that says by itself where the clause stands.
    """
    found: str | Message = ""
    for place, number in enumerate(path):
        number = number.strip()
        if _DECIMAL.fullmatch(number.rstrip(".．")):
            number = number.rstrip(".．")
        if _WHOLE.fullmatch(number):
            found = number
            continue
        if _DECIMAL.fullmatch(number):
            found = Message("findings.place.decimal", {"number": number})
            continue
        plain = _PLAIN.fullmatch(number)
        part: str | Message = number
        if plain:
            part = Message(f"findings.place.{'first' if place == 0 else 'item'}", {"number": plain[1]})
        found = Message("findings.place.below", {"above": found, "part": part}) if found else part
    return found


def overlaps(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Tell whether two ranges share a character; an empty range counts where it stands inside or at an
    edge."""
    if start == end or other_start == other_end:
        return start <= other_end and other_start <= end
    return start < other_end and other_start < end


def touches(quote: Quote | None, clause: str, start: int, end: int) -> bool:
    """Tell whether a quote shares a character with a range of that clause."""
    return quote is not None and quote.clause == clause and overlaps(quote.start, quote.end, start, end)


def lies_in(inner: Quote, outer: Quote | None) -> bool:
    """Tell whether all that a quote has lies in another of the same clause."""
    return (
        outer is not None
        and inner.clause == outer.clause
        and outer.start <= inner.start
        and inner.end <= outer.end
    )


class Change(Struct, frozen=True):
    """An edit with its place on both sides, also where one side has no words of its own (an empty range)."""

    edit: Edit
    base: tuple[int, int]
    draft: tuple[int, int]


def changes(view: PairView) -> tuple[Change, ...]:
    """Return the edits of a pair of one clause each, both sides placed; nothing for other pairs."""
    return view.changes


def placed(view: PairView, edits: Iterable[Edit]) -> tuple[Change, ...]:
    """Work out where edits of a pair of one clause each stand, on both sides; nothing for other pairs.

    The missing side of an insertion or deletion is placed by the equal characters since the edit before;
    marks and blanks that differ are stepped over.
    """
    if len(view.base) != 1 or len(view.draft) != 1:
        return ()
    found: list[Change] = []
    ours, theirs = view.base[0].text, view.draft[0].text
    base_at = draft_at = 0
    for edit in edits:
        if edit.base and edit.draft:
            base, draft = (edit.base.start, edit.base.end), (edit.draft.start, edit.draft.end)
        elif edit.draft:
            draft = (edit.draft.start, edit.draft.end)
            at = _level_with(theirs, draft_at, draft[0], ours, base_at)
            base = (at, at)
        elif edit.base:
            base = (edit.base.start, edit.base.end)
            at = _level_with(ours, base_at, base[0], theirs, draft_at)
            draft = (at, at)
        else:
            continue
        found.append(Change(edit, base, draft))
        base_at, draft_at = base[1], draft[1]
    return tuple(found)


def _level_with(text: str, start: int, end: int, other: str, at: int) -> int:
    """Return the place of another text, read alike from `at` on, that answers to where a range ends; one
    quantity may be spelled in more letters there than here."""
    if text[start:end] == other[at : at + max(0, end - start)]:
        return at + max(0, end - start)
    last = len(other)
    ours, theirs = ({one.start: one for one in find_quantities(words)} for words in (text, other))
    while start < end and at < last:
        old, new = ours.get(start), theirs.get(at)
        if old is not None and new is not None and old.key == new.key and old.end <= end:
            start, at = old.end, new.end
            continue
        one, two = text[start], other[at]
        if one == two or (one.isalnum() and two.isalnum()):
            start, at = start + 1, at + 1
        elif one.isalnum():
            at += 1
        else:
            start += 1
    return min(at, last)


def hull(view: ClauseView, quotes: Iterable[Quote | None]) -> Quote | None:
    """Return one quote from the first to the last of those that stand in that clause; None where none
    does."""
    mine = [quote for quote in quotes if quote is not None and quote.clause == view.clause.id]
    if not mine:
        return None
    return view.quote(min(q.start for q in mine), max(q.end for q in mine))
