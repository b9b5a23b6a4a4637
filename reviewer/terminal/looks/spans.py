"""Words with a role: what every pane is made of before a theme gives the roles their looks.

A role is one or more names parted by blanks (`insert focus`); the later name wins where two disagree.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reviewer.language.wrapping import cell_width, clip, wrap
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Span(NamedTuple):
    """Words that look alike."""

    text: str
    role: str = ""


class Mark(NamedTuple):
    """An offset range of a text and the role it plays there."""

    start: int
    end: int
    role: str


Line = tuple[Span, ...]
"""One row of cells."""

BLANK: Line = ()
_BLANKS = dict.fromkeys(map(ord, "\t\v\f\x85\u2028\u2029"), " ")
"""What parts words like a blank, and is drawn as one."""
_UNSEEN = lazy(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20dd-\u20e4\ufe00-\ufe0f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def line(*parts: Span | str | tuple[str, str]) -> Line:
    """Return a line of the parts; a bare string plays no role."""
    return tuple(Span(part) if isinstance(part, str) else Span(*part) for part in parts if part)


def drawable(text: str) -> str:
    """Return the words as a terminal can draw them, in as many cells as `cell_width` counts.

    What takes no cell and may change those beside it (controls, marks of direction, joiners, variation
    selectors) is left out.
    """
    return _UNSEEN.sub("", text)


def plain(row: Line) -> str:
    """Return the words of a line."""
    return "".join(span.text for span in row)


def width_of(row: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cell_width(span.text) for span in row)


def fill(row: Line, width: int, role: str = "") -> Line:
    """Return the line cut or filled with blanks to exactly `width` cells."""
    kept: list[Span] = []
    left = width
    for span in row:
        wide = cell_width(span.text)
        if wide > left:
            cut = clip(span.text, left) if left else ""
            if cut:
                kept.append(Span(cut, span.role))
                left -= cell_width(cut)
            break
        kept.append(span)
        left -= wide
    if left > 0:
        kept.append(Span(" " * left, role))
    return tuple(kept)


def under(row: Line, role: str) -> Line:
    """Return the line with one more role beneath the roles it has."""
    return tuple(Span(text, f"{role} {own}".rstrip()) for text, own in row)


def paint(text: str, start: int, end: int, marks: Sequence[Mark], role: str = "") -> Line:
    """Return `text[start:end]` cut at the edges of marks; where marks overlap their roles add up."""
    hits = [mark for mark in marks if mark.start < end and mark.end > start]
    if not hits:
        return (Span(text[start:end], role),) if end > start else BLANK
    cuts = sorted({start, end, *(min(max(edge, start), end) for mark in hits for edge in mark[:2])})
    spans: list[Span] = []
    for first, last in pairwise(cuts):
        names = [role, *(mark.role for mark in hits if mark.start <= first and mark.end >= last)]
        spans.append(Span(text[first:last], " ".join(name for name in names if name)))
    return tuple(spans)


def typeset(
    text: str,
    width: int,
    *,
    marks: Sequence[Mark] = (),
    atoms: Iterable[tuple[int, int]] = (),
    role: str = "",
    hang: int = 0,
) -> list[Line]:
    """Return the text as lines of at most `width` cells, all but the first indented by `hang` cells."""
    text = text.translate(_BLANKS)
    rows: list[Line] = []
    for number, (start, end) in enumerate(wrap(text, max(2, width - hang), atoms)):
        row = paint(text, start, end, marks, role)
        rows.append((Span(" " * hang), *row) if hang and number else row)
    return rows
