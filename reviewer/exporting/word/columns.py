"""Cells of rows that do not have the same number of them: which answer to which, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["pair_columns"]

_LONGEST = 200


def pair_columns(rows: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[tuple[int, int]]:
    """Return pairs of columns, increasing on both sides, that are most alike over all these rows together.

    Every row has the words of its cells on either side, and as many on each side as the other rows. Each
    column of the narrower side has one over there.
    """
    wide, narrow = len(rows[0][0]), len(rows[0][1])
    if wide < narrow:
        return [(i, j) for j, i in pair_columns([(draft, base) for base, draft in rows])]
    alike = [
        [sum(_likeness(base[i], draft[j]) for base, draft in rows) for j in range(narrow)]
        for i in range(wide)
    ]
    best = [[0.0] * (narrow + 1) for _ in range(wide + 1)]
    for i in range(wide - 1, -1, -1):
        for j in range(narrow - 1, -1, -1):
            here = alike[i][j] + best[i + 1][j + 1]
            spare = wide - i > narrow - j
            best[i][j] = max(here, best[i + 1][j]) if spare else here
    found: list[tuple[int, int]] = []
    j = 0
    for i in range(wide):
        if j == narrow:
            break
        if wide - i > narrow - j and best[i + 1][j] > alike[i][j] + best[i + 1][j + 1]:
            continue
        found.append((i, j))
        j += 1
    return found


def _likeness(one: str, two: str) -> float:
    return fuzz.ratio(one[:_LONGEST], two[:_LONGEST])
