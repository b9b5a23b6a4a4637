"""An insertion or deletion that may as well be said to begin some words earlier or later (to make 保险费 into
保险费和仓储费, 和仓储费 was put in, or 费和仓储) is placed where a reader would: from a joint or a mark of
punctuation on, up to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.comparison.runs import Region

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from reviewer.comparison.passages import Passage

__all__ = ["placed_at_borders"]

_FAR = 12
"""So many words a difference may slide at most."""


def placed_at_borders(
    base: Passage, draft: Passage, codes: tuple[str, str], regions: Sequence[Region], joints: Set[str]
) -> list[Region]:
    """Return the differences in their order, those of one side alone slid to the best place they may have.

    `codes` are the two passages with one character for each word; equal characters are equal words.
    """
    left, right = codes
    found: list[Region] = []
    for place, (low, high, start, end) in enumerate(regions):
        if (low == high) == (start == end):
            found.append(Region(low, high, start, end))
            continue
        passage, words, first, last = (draft, right, start, end) if low == high else (base, left, low, high)
        before = found[-1] if found else Region(0, 0, 0, 0)
        after = regions[place + 1] if place + 1 < len(regions) else Region(len(left), 0, len(right), 0)
        back = min(low - before.high, start - before.end, _FAR)
        ahead = min(after.low - high, after.start - end, _FAR)
        steps = [0]
        for step in range(1, back + 1):
            if words[first - step] != words[last - step]:
                break
            steps.append(-step)
        for step in range(1, ahead + 1):
            if words[first + step - 1] != words[last + step - 1]:
                break
            steps.append(step)
        by = 0
        if len(steps) > 1:
            by = max(steps, key=lambda n: (_fit(passage, words, first + n, last + n, joints), -abs(n)))
        found.append(Region(low + by, high + by, start + by, end + by))
    return found


def _fit(passage: Passage, words: str, first: int, last: int, joints: Set[str]) -> int:
    """Return how well a difference stands there: a joint before its words counts more than a mark at either
    end."""
    if len({word.piece for word in passage.words[first:last]}) > 1:
        return -1
    opened = first == 0 or bool(passage.marks[first - 1])
    closed = last == len(words) or bool(passage.marks[last - 1])
    return 3 * (words[first] in joints and last - first > 1) + opened + closed
