"""Where two sequences of token codes differ, in runs that a reader can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from reviewer.comparison.budget import DIFF_CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator

_NARROW = 3
_PLAIN_DIFF = diff_match_patch()


class Region(NamedTuple):
    """Places `low` to `high` of the baseline's tokens that the draft's `start` to `end` stand for."""

    low: int
    high: int
    start: int
    end: int


def differing(left: str, right: str, atoms: frozenset[str]) -> tuple[list[Region], bool]:
    """Return where two code strings differ, readable and in order, and whether that was found out exactly.

    `atoms` are the codes that no clean-up may put into a wider difference.
    """
    gap = _trimmed(left, right, Region(0, len(left), 0, len(right)))
    if gap.low == gap.high and gap.start == gap.end:
        return [], True
    cells = (gap.high - gap.low) * (gap.end - gap.start)
    if cells > DIFF_CELLS:
        return [gap], False
    return list(_precise(left, right, gap, atoms)) if cells else [gap], True


def _trimmed(left: str, right: str, region: Region) -> Region:
    low, high, start, end = region
    while low < high and start < end and left[low] == right[start]:
        low, start = low + 1, start + 1
    while low < high and start < end and left[high - 1] == right[end - 1]:
        high, end = high - 1, end - 1
    return Region(low, high, start, end)


def _precise(left: str, right: str, gap: Region, atoms: frozenset[str]) -> Iterator[Region]:
    diffs: list[tuple[int, str]] = []
    stretch: list[tuple[int, str]] = []
    for code in Indel.opcodes(left[gap.low : gap.high], right[gap.start : gap.end]):
        if code.tag == "equal":
            words = left[gap.low + code.src_start : gap.low + code.src_end]
            if not atoms.isdisjoint(words) or _is_narrow(stretch, atoms):
                diffs.extend(_tidy(stretch))
                diffs.append((0, words))
                stretch = []
            else:
                stretch.append((0, words))
            continue
        if code.tag in ("delete", "replace"):
            stretch.append((-1, left[gap.low + code.src_start : gap.low + code.src_end]))
        if code.tag in ("insert", "replace"):
            stretch.append((1, right[gap.start + code.dest_start : gap.start + code.dest_end]))
    diffs.extend(_tidy(stretch))
    yield from _regions(diffs, gap, left, right)


def _is_narrow(stretch: list[tuple[int, str]], atoms: frozenset[str]) -> bool:
    """Tell whether the difference last seen holds an atom and little else, so that it is to stay by
    itself.
    """
    last: list[str] = []
    for op, words in reversed(stretch):
        if not op:
            break
        last.append(words)
    return any(not atoms.isdisjoint(words) for words in last) and max(map(len, last)) <= _NARROW


def _tidy(stretch: list[tuple[int, str]]) -> list[tuple[int, str]]:
    if sum(1 for op, _ in stretch if not op) and len(stretch) > 2:
        _PLAIN_DIFF.diff_cleanupSemantic(stretch)
    return stretch


def _regions(diffs: list[tuple[int, str]], gap: Region, left: str, right: str) -> Iterator[Region]:
    low, start = at, to = gap.low, gap.start
    for op, words in [*diffs, (0, "")]:
        if op < 0:
            at += len(words)
        elif op > 0:
            to += len(words)
        else:
            region = _trimmed(left, right, Region(low, at, start, to))
            if region.low < region.high or region.start < region.end:
                yield region
            at, to = at + len(words), to + len(words)
            low, start = at, to
