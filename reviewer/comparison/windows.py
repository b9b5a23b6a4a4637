"""The sentences of two clauses that differ: only they are cut into tokens."""

from __future__ import annotations

import re

_STOP = re.compile(r"[。；;！？!?](?![”’\"'」』）)])|\.(?=\s)")
_WORTH = 48
"""Texts shorter than this are read whole."""


def differing_sentences(left: str, right: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the range of each text outside of which both hold the same sentences, to the letter."""
    if min(len(left), len(right)) < _WORTH:
        return (0, len(left)), (0, len(right))
    most = min(len(left), len(right))
    ahead = _shared(left, right, most)
    start = 0
    for stop in _STOP.finditer(left, 0, ahead):
        start = stop.end()
    back = _shared(left[start:][::-1], right[start:][::-1], most - start)
    stop_at = _STOP.search(left, len(left) - back)
    rest = len(left) - stop_at.end() if stop_at else 0
    return (start, len(left) - rest), (start, len(right) - rest)


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
