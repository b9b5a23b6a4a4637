"""Lines of a given width for mostly Chinese text: no closer leads, no opener trails, figures stay whole.

Widths are terminal cells. A character that Unicode calls ambiguous (“ ” … — ·) counts one cell unless told
otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["cell_width", "clip", "pad", "wrap", "wrapped_lines"]

Span = tuple[int, int]
Ambiguous = Literal[1, 2]

_OPENERS = re.escape("（［｛〔〈《「『【〖“‘([{￥¥＄$€£№#＃")
_CLOSERS = re.escape("）］｝〕〉》」』】〗”’)]},.;:!?，。、；：！？·．%％‰°℃")
_WIDE_CLOSERS = "）］｝〕〉》」』】〗”’，。、；：！？"
_WORD = r"[0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ_@&/+\-'.,:％%‰=~*０-９Ａ-Ｚａ-ｚ]+"
_UNIT = lazy(
    rf"(?P<newline>\n)|(?P<blank>[^\S\n]+)"
    rf"|(?:[{_OPENERS}][^\S\n]{{0,16}})*(?:{_WORD}|—+|…+|[^\s])[\u0300-\u036f\ufe00-\ufe0f\u200d]*"
    rf"(?:[{_CLOSERS}]|—+|…+|[^\S\n]{{1,16}}[{_WIDE_CLOSERS}])*"
)


@lru_cache(maxsize=65536)
def _char_width(char: str, ambiguous: Ambiguous) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    kind = unicodedata.east_asian_width(char)
    if kind in ("W", "F"):
        return 2
    return ambiguous if kind == "A" else 1


def cell_width(text: str, *, ambiguous: Ambiguous = 1) -> int:
    """Return how many terminal cells `text` takes; controls and combining marks take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_char_width(char, ambiguous) for char in text)


def wrap(text: str, width: int, atoms: Iterable[Span] = (), *, ambiguous: Ambiguous = 1) -> tuple[Span, ...]:
    """Return the offset range of each line of `text` laid out in `width` cells.

    A line feed ends a line; blanks at a break belong to no line. `atoms` are offset ranges (amounts, dates,
    party labels) in which no line ends while they fit in a line of their own. A unit wider than the line is
    cut where the line is full. Every character that is not blank lies in exactly one range; an empty text
    gives one empty line.
    """
    width = max(2, width)
    lines: list[Span] = []
    begin = stop = 0
    used = 0
    for start, end, sort in _units(text, tuple(sorted(atoms))):
        if sort == "newline":
            lines.append((begin, stop))
            begin = stop = end
            used = 0
            continue
        wide = cell_width(text[start:end], ambiguous=ambiguous)
        if sort == "blank":
            if used:
                used += wide
            else:
                begin = stop = end
            continue
        if used and used + wide > width:
            lines.append((begin, stop))
            begin, used = start, 0
        if wide > width:
            *full, (begin, stop) = _cut(text, start, end, width, ambiguous)
            lines.extend(full)
            used = cell_width(text[begin:stop], ambiguous=ambiguous)
            continue
        stop = end
        used += wide
    lines.append((begin, stop))
    return tuple(lines)


def wrapped_lines(
    text: str, width: int, atoms: Iterable[Span] = (), *, ambiguous: Ambiguous = 1
) -> tuple[str, ...]:
    """Return the lines of `wrap` as strings."""
    return tuple(text[start:end] for start, end in wrap(text, width, atoms, ambiguous=ambiguous))


def clip(text: str, width: int, *, ambiguous: Ambiguous = 1) -> str:
    """Return `text` cut to `width` cells, with `…` in its last cell where something was cut."""
    if cell_width(text, ambiguous=ambiguous) <= width:
        return text
    used: int = ambiguous
    for place, char in enumerate(text):
        used += _char_width(char, ambiguous)
        if used > width:
            return text[:place] + "…"
    return text


def pad(text: str, width: int, *, ambiguous: Ambiguous = 1) -> str:
    """Return `text` cut or filled with blanks to exactly `width` cells."""
    cut = clip(text, width, ambiguous=ambiguous)
    return cut + " " * max(0, width - cell_width(cut, ambiguous=ambiguous))


def _units(text: str, atoms: tuple[Span, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield what may not be broken, as start, end and sort; units that an atom bridges are joined."""
    held: tuple[int, int] | None = None
    atom = 0
    for match in _UNIT.finditer(text):
        start, end = match.span()
        while atom < len(atoms) and atoms[atom][1] <= start:
            atom += 1
        bridged = held is not None and any(
            first < start < last for first, last in atoms[max(0, atom - 1) : atom + 1]
        )
        if held is not None and bridged and match["newline"] is None:
            held = (held[0], end)
            continue
        if held is not None:
            yield (*held, "words")
            held = None
        if match["newline"] is not None:
            yield start, end, "newline"
        elif match["blank"] is not None:
            yield start, end, "blank"
        else:
            held = (start, end)
    if held is not None:
        yield (*held, "words")


def _cut(text: str, start: int, end: int, width: int, ambiguous: Ambiguous) -> list[Span]:
    """Cut a unit that is wider than a line, with closers off the start of a line where that can be."""
    pieces: list[Span] = []
    begin, used = start, 0
    for place in range(start, end):
        wide = _char_width(text[place], ambiguous)
        if used + wide > width:
            cut = place
            while cut - 1 > begin and text[cut] in _HELD:
                cut -= 1
            carried = cell_width(text[cut:place], ambiguous=ambiguous)
            if text[cut] in _HELD or carried + wide > width:
                cut, carried = place, 0
            pieces.append((begin, cut))
            begin, used = cut, carried
        used += wide
    pieces.append((begin, end))
    return pieces


_HELD = frozenset("）］｝〕〉》」』】〗”’)]},.;:!?，。、；：！？．%％‰")
