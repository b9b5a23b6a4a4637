"""A template slot is a wildcard: where the words around it stand unchanged, the edit is exactly what fills
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.language.folding import fold_same
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.comparison.passages import Passage

_RULE = lazy(r"[_…·.\s]+")


class Fill(NamedTuple):
    """A slot of one side, and the range of the other's text that stands in its place (maybe empty)."""

    piece: int
    start: int
    end: int
    other_piece: int
    other_start: int
    other_end: int


def has_slots(passage: Passage) -> bool:
    """Tell whether the passage holds a slot."""
    return "blank" in [word.kind for word in passage.words]


def fills(template: Passage, text: Passage) -> list[Fill] | None:
    """Return what fills each slot of `template`; None where the words around the slots are not those of
    `text`, or where a slot still stands there beside more words.

    Slots that stand side by side count as one; what equals its slot is left out.
    """
    frames, slots = _frames(template)
    letters, places = _letters(text)
    if not letters.startswith(frames[0]) or not letters.endswith(frames[-1]):
        return None
    at = len(frames[0])
    stop = len(letters) - len(frames[-1])
    if at > stop:
        return None
    found: list[Fill] = []
    for slot, frame, last in zip(slots, frames[1:], range(len(slots), 0, -1), strict=True):
        end = stop if last == 1 else letters.find(frame, at, stop)
        if end < 0:
            return None
        found.append(_fill(slot, places, at, end))
        at = end + len(frame)
    found = [fill for fill in found if not _unfilled(fill, template, text)]
    return None if any(_keeps_slot(fill, template, text) for fill in found) else found


def _fill(slot: tuple[int, int, int], places: list[tuple[int, int, int]], at: int, end: int) -> Fill:
    if at == end:
        piece, start, _ = (
            places[at] if at < len(places) else (places[-1][0], places[-1][2], 0) if places else (0, 0, 0)
        )
        return Fill(*slot, piece, start, start)
    return Fill(*slot, places[at][0], places[at][1], places[end - 1][2])


def _keeps_slot(fill: Fill, template: Passage, text: Passage) -> bool:
    """Whether what seems to fill a slot is that slot with more words behind or before it."""
    slot = template.clauses[fill.piece].text[fill.start : fill.end]
    words = text.clauses[fill.other_piece].text[fill.other_start : fill.other_end]
    return len(words) > len(slot) and (words.startswith(slot) or words.endswith(slot))


def _unfilled(fill: Fill, template: Passage, text: Passage) -> bool:
    before = template.clauses[fill.piece].text[fill.start : fill.end]
    after = text.clauses[fill.other_piece].text[fill.other_start : fill.other_end]
    return _RULE.sub("", fold_same(before)) == _RULE.sub("", fold_same(after))


def _frames(passage: Passage) -> tuple[list[str], list[tuple[int, int, int]]]:
    """Return the letters before, between and behind the slots, and the slots as clause and range."""
    frames = [""]
    slots: list[tuple[int, int, int]] = []
    for word in passage.words:
        if word.kind != "blank":
            frames[-1] += _spelt(passage, word)
        elif slots and not frames[-1] and slots[-1][0] == word.piece:
            slots[-1] = (word.piece, slots[-1][1], word.end)
        else:
            slots.append((word.piece, word.start, word.end))
            frames.append("")
    return frames, slots


def _letters(passage: Passage) -> tuple[str, list[tuple[int, int, int]]]:
    """Return the letters of all words, and for each its clause and range."""
    letters: list[str] = []
    places: list[tuple[int, int, int]] = []
    for word in passage.words:
        if word.kind in ("party", "reference"):
            letters.append(_spelt(passage, word))
            places.extend([(word.piece, word.start, word.end)] * len(letters[-1]))
            continue
        text = fold_same(passage.clauses[word.piece].text[word.start : word.end]).casefold()
        for at, letter in enumerate(text):
            if not letter.isspace():
                letters.append(letter)
                places.append((word.piece, word.start + at, word.start + at + 1))
    return "".join(letters), places


def _spelt(passage: Passage, word: object) -> str:
    if word.kind in ("party", "reference"):  # type: ignore[attr-defined]
        return f"\x02{word.key}\x03"  # type: ignore[attr-defined]
    text = passage.clauses[word.piece].text[word.start : word.end]  # type: ignore[attr-defined]
    return "".join(fold_same(text).casefold().split())
