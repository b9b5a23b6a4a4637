"""Spans of a text by place, so that only those near an edit are looked at, and how far two texts agree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[int, int]

__all__ = ["SpanIndex", "shared_start"]


class SpanIndex:
    """Finds which of many spans share a place with another; spans may lie inside one another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted((start, end, place) for place, (start, end) in enumerate(spans))
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end in spans), default=0)

    def meeting(self, span: Span) -> list[int]:
        """Return the places, in the sequence given, of the spans that share an offset with `span`."""
        low = bisect_right(self._starts, span[0] - self._longest)
        high = bisect_left(self._starts, span[1])
        return [place for _, end, place in self._spans[low:high] if end > span[0]]

    def holding(self, span: Span) -> list[int]:
        """Return the places, in the sequence given, of the spans in which `span` lies, edges included."""
        low = bisect_left(self._starts, span[1] - self._longest)
        high = bisect_right(self._starts, span[0])
        return [place for _, end, place in self._spans[low:high] if end >= span[1]]


def shared_start(one: Sequence[object], two: Sequence[object]) -> int:
    """Return how many letters both texts, or members both rows, begin with alike."""
    for length, (a, b) in enumerate(zip(one, two, strict=False)):
        if a != b:
            return length
    return min(len(one), len(two))
