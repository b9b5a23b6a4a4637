"""Longest increasing runs: which of the matched places stand in one order on both sides."""

from __future__ import annotations

from bisect import bisect_left
from operator import lt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def increasing(values: Sequence[int]) -> list[int]:
    """Return the places of a longest strictly increasing run of `values`, in order."""
    if all(map(lt, values, values[1:])):
        return list(range(len(values)))
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(values)
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        if at:
            before[place] = ends[at - 1]
        if at == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[at] = value
            ends[at] = place
    run: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    run.reverse()
    return run


def heaviest_increasing(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return the places of the strictly increasing run that is longest and, among those, weighs most.

    `values` are distinct. Time grows with n log n.
    """
    if all(map(lt, values, values[1:])):
        return list(range(len(values)))
    scale = sum(weights) + 1
    rank = {value: place for place, value in enumerate(sorted(values), 1)}
    size = len(values)
    best: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    before = [-1] * size
    for place, value in enumerate(values):
        at = rank[value] - 1
        found = (0, -1)
        while at > 0:
            if best[at] > found:
                found = best[at]
            at &= at - 1
        before[place] = found[1]
        total = (found[0] + scale + weights[place], place)
        at = rank[value]
        while at <= size:
            if total[0] > best[at][0]:
                best[at] = total
            at += at & -at
    last = max(best)
    run: list[int] = []
    place = last[1]
    while place >= 0:
        run.append(place)
        place = before[place]
    run.reverse()
    return run
