"""Two rows of a table with as many cells each: what stands in a column is compared with what stood there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.comparison.runs import Region, differing

if TYPE_CHECKING:
    from collections.abc import Set

    from reviewer.comparison.passages import Passage, Word

__all__ = ["differing_cells"]


def differing_cells(
    base: Passage, draft: Passage, codes: tuple[str, str], atoms: Set[str], joints: Set[str]
) -> tuple[list[Region], bool] | None:
    """Return what `differing` does, no difference reaching out of a cell; None where the two are not rows of
    as many cells, or a word reaches over the border of a cell.
    """
    if not len(base.clauses) == len(draft.clauses) == 1:
        return None
    ours, theirs = base.clauses[0].cells, draft.clauses[0].cells
    if not 1 < len(ours) == len(theirs):
        return None
    left, right = _borders(ours, base.words), _borders(theirs, draft.words)
    if left is None or right is None:
        return None
    found: list[Region] = []
    exact = True
    for (low, high), (start, end) in zip(left, right, strict=True):
        inside, sure = differing(codes[0][low:high], codes[1][start:end], atoms, joints)
        exact = exact and sure
        found.extend(
            Region(one.low + low, one.high + low, one.start + start, one.end + start) for one in inside
        )
    return found, exact


def _borders(cells: tuple[tuple[int, int], ...], words: tuple[Word, ...]) -> list[tuple[int, int]] | None:
    """Return the range of the words of each cell."""
    found: list[tuple[int, int]] = []
    place = 0
    for start, end in cells:
        first = place
        while place < len(words) and words[place].start < end:
            if words[place].start < start or words[place].end > end:
                return None
            place += 1
        found.append((first, place))
    return found if place == len(words) else None
