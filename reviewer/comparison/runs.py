"""Where two sequences of token codes differ, in runs that a reader can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from reviewer.comparison.budget import DIFF_CELLS
from reviewer.comparison.sequences import increasing

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

_NARROW = 3
_ANCHOR = 8
"""So many tokens that follow on one another once on either side, and nowhere else, hold a long text in
place."""
_PLAIN_DIFF = diff_match_patch()


class Region(NamedTuple):
    """Places `low` to `high` of the baseline's tokens that the draft's `start` to `end` stand for."""

    low: int
    high: int
    start: int
    end: int


Block = tuple[int, int, int]
"""Where an equal stretch begins on either side, and how long it is."""


def differing(
    left: str, right: str, atoms: Set[str], joints: Set[str] = frozenset()
) -> tuple[list[Region], bool]:
    """Return where two code strings differ, readable and in order, and whether that was found out exactly.

    `atoms` are the codes that no clean-up may put into a wider difference; `joints` those that join the
    members of a list, and are not kept where a member could be kept instead. What is too long for one budget
    is compared between the passages that stand once on either side; where it has none, it is one difference.
    """
    whole = _trimmed(left, right, Region(0, len(left), 0, len(right)))
    found: list[Region] = []
    exact = True
    for gap in _between_anchors(left, right, whole) if _cells(whole) > DIFF_CELLS else [whole]:
        cells = _cells(gap)
        if 0 < cells <= DIFF_CELLS:
            found.extend(_precise(left, right, gap, atoms, joints))
        elif gap.low < gap.high or gap.start < gap.end:
            found.append(gap)
            exact = exact and not cells
    return found, exact


def _cells(gap: Region) -> int:
    return (gap.high - gap.low) * (gap.end - gap.start)


def _between_anchors(left: str, right: str, gap: Region) -> Iterator[Region]:
    """Yield what lies between the passages that stand once on either side, in the order of both."""
    ours = _once(left, gap.low, gap.high)
    theirs = _once(right, gap.start, gap.end)
    both = [(place, theirs[words]) for words, place in ours.items() if words in theirs]
    low, start = gap.low, gap.start
    for at in increasing([there for _, there in both]):
        here, there = both[at]
        if here < low or there < start:
            continue
        yield _trimmed(left, right, Region(low, here, start, there))
        low, start = here + _ANCHOR, there + _ANCHOR
    yield _trimmed(left, right, Region(low, gap.high, start, gap.end))


def _once(codes: str, low: int, high: int) -> dict[str, int]:
    """Return where the passages of a range begin that stand in it once, in order."""
    seen: dict[str, int] = {}
    for place in range(low, high - _ANCHOR + 1):
        words = codes[place : place + _ANCHOR]
        seen[words] = -1 if words in seen else place
    return {words: place for words, place in seen.items() if place >= 0}


def _trimmed(left: str, right: str, region: Region) -> Region:
    low, high, start, end = region
    while low < high and start < end and left[low] == right[start]:
        low, start = low + 1, start + 1
    while low < high and start < end and left[high - 1] == right[end - 1]:
        high, end = high - 1, end - 1
    return Region(low, high, start, end)


def _precise(left: str, right: str, gap: Region, atoms: Set[str], joints: Set[str]) -> Iterator[Region]:
    diffs: list[tuple[int, str]] = []
    stretch: list[tuple[int, str]] = []
    old, new = left[gap.low : gap.high], right[gap.start : gap.end]
    at = to = 0
    for i, j, size in [*_blocks(old, new, atoms, joints), (len(old), len(new), 0)]:
        if at < i:
            stretch.append((-1, old[at:i]))
        if to < j:
            stretch.append((1, new[to:j]))
        at, to = i + size, j + size
        words = old[i:at]
        if not atoms.isdisjoint(words) or _is_narrow(stretch, atoms):
            diffs.extend(_tidy(stretch))
            diffs.append((0, words))
            stretch = []
        elif size:
            stretch.append((0, words))
    diffs.extend(_tidy(stretch))
    yield from _regions(diffs, gap, left, right)


def _blocks(old: str, new: str, atoms: Set[str], joints: Set[str]) -> list[Block]:
    """Return the stretches that stay; a member of a list rather than the word that joins it to others."""
    blocks = _equal(old, new)
    if joints.isdisjoint(old):
        return blocks
    found: list[Block] = []
    for place, (i, j, size) in enumerate(blocks):
        before = found[-1] if found else (0, 0, 0)
        low, start = before[0] + before[2], before[1] + before[2]
        high, end = blocks[place + 1][:2] if place + 1 < len(blocks) else (len(old), len(new))
        inner = (low < i or start < j) and (i + size < high or j + size < end)
        if inner and set(old[i : i + size]) <= joints:
            kept = _equal(_without(old[low:high], joints, "-"), _without(new[start:end], joints, "+"))
            if any(n > 1 or old[low + a] in atoms for a, _, n in kept) and sum(n for *_, n in kept) >= size:
                found.extend((low + a, start + b, n) for a, b, n in kept)
                continue
        found.append((i, j, size))
    return found


def _equal(old: str, new: str) -> list[Block]:
    return [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in Indel.opcodes(old, new)
        if code.tag == "equal"
    ]


def _without(words: str, joints: Set[str], sign: str) -> str:
    """Return the codes with a sign for each joint, which the other side does not have."""
    return "".join(sign if word in joints else word for word in words)


def _is_narrow(stretch: list[tuple[int, str]], atoms: Set[str]) -> bool:
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
