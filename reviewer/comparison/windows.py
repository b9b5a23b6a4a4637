"""The sentences of two clauses that differ: only they are cut into tokens."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from reviewer.comparison.budget import SENTENCE_CELLS
from reviewer.comparison.sequences import increasing
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

_STOP = lazy(r"[。；;！？!?](?![”’\"'」』）)])|\.(?=\s)")
_WORTH = 48
"""Texts shorter than this are read whole."""
_GIANT = 4_000
"""From this length on every sentence is looked up, and not only those at both ends left out."""


class Window(NamedTuple):
    """A range of the baseline's text and the range of the draft's that stands in its place."""

    low: int
    high: int
    start: int
    end: int


def is_giant(left: str, right: str) -> bool:
    """Tell whether a clause is so long that its sentences are to be compared one by one."""
    return max(len(left), len(right)) > _GIANT


def differing_ends(left: str, right: str) -> Window:
    """Return the range of each text outside of which both hold the same sentences, to the letter."""
    most = min(len(left), len(right))
    if most < _WORTH:
        return Window(0, len(left), 0, len(right))
    ahead = _shared(left, right, most)
    start = 0
    for stop in _STOP.finditer(left, 0, ahead):
        start = stop.end()
    back = _shared(left[start:][::-1], right[start:][::-1], most - start)
    found = _STOP.search(left, len(left) - back)
    rest = len(left) - found.end() if found else 0
    return Window(start, len(left) - rest, start, len(right) - rest)


def _shared(left: str, right: str, most: int) -> int:
    """Return how many characters both begin with, up to `most`."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def differing_sentences(
    left: str, right: str, key_left: Callable[[str], str], key_right: Callable[[str], str]
) -> list[Window]:
    """Return the runs of sentences that have no partner in the same order on the other side.

    The keys of two sentences are equal where nothing differs between them.
    """
    ours, theirs = _sentences(left), _sentences(right)
    old = [key_left(left[start:end]) for start, end in ours]
    new = [key_right(right[start:end]) for start, end in theirs]
    found: list[Window] = []
    i = j = 0
    for at, to in [*_partners(old, new), (len(ours), len(theirs))]:
        if i < at or j < to:
            low = ours[i][0] if i < len(ours) else len(left)
            start = theirs[j][0] if j < len(theirs) else len(right)
            found.append(
                Window(low, ours[at - 1][1] if i < at else low, start, theirs[to - 1][1] if j < to else start)
            )
        i, j = at + 1, to + 1
    return found


def _sentences(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        found.append((start, stop.end()))
        start = stop.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def _partners(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    head = [(place, place) for place in range(first)]
    if (len(old) - first) * (len(new) - first) <= SENTENCE_CELLS:
        names: dict[str, int] = {}
        return head + [
            (first + code.src_start + step, first + code.dest_start + step)
            for code in Indel.opcodes(
                [names.setdefault(key, len(names)) for key in old[first:]],
                [names.setdefault(key, len(names)) for key in new[first:]],
            )
            if code.tag == "equal"
            for step in range(code.src_end - code.src_start)
        ]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j in range(len(new) - 1, first - 1, -1):
        places[new[j]].append(j)
    pairs = [(i, places[old[i]].pop()) for i in range(first, len(old)) if places.get(old[i])]
    return head + [pairs[at] for at in increasing([j for _, j in pairs])]
