"""What moved: another order among its siblings, or another clause above. A number that shifts is no move."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewer.comparison.sequences import heaviest_increasing
from reviewer.comparison.texts import UNORDERED

if TYPE_CHECKING:
    from reviewer.comparison.matches import Matches
    from reviewer.comparison.texts import Side


def moved_clauses(matches: Matches) -> frozenset[int]:
    """Return the places in the baseline of the clauses that moved, as few as explain the order.

    A clause stands under its nearest ancestor that has a partner, so that a level that was put in or taken
    out moves nothing; what moves along with the clause above it has not moved.
    """
    above_b = _ancestors(matches.base, matches.of_base)
    above_d = _ancestors(matches.draft, matches.of_draft)
    weights = _sizes(matches.base)
    moved: set[int] = set()
    families: dict[int, list[int]] = defaultdict(list)
    for i, j in enumerate(matches.of_base):
        if j < 0 or _unordered(matches, i, j):
            continue
        above, under = above_b[i], above_d[j]
        if (matches.of_base[above] if above >= 0 else -1) == under:
            families[above].append(i)
        else:
            moved.add(i)
    for siblings in families.values():
        order = [matches.of_base[i] for i in siblings]
        kept = set(heaviest_increasing(order, [weights[i] for i in siblings]))
        if len(kept) < len(siblings):
            moved.update(i for at, i in enumerate(siblings) if at not in kept)
    return frozenset(moved)


def _unordered(matches: Matches, i: int, j: int) -> bool:
    kinds = (matches.base.clauses[i].kind, matches.draft.clauses[j].kind)
    return kinds[0] in UNORDERED or kinds[1] in UNORDERED


def _ancestors(side: Side, partners: list[int]) -> list[int]:
    """Return for every clause its nearest ancestor that has a partner and is no title; -1 where there is
    none.
    """
    found: list[int] = []
    for above in side.parent:
        if above < 0:
            found.append(-1)
        elif partners[above] >= 0 and side.clauses[above].kind not in UNORDERED:
            found.append(above)
        else:
            found.append(found[above])
    return found


def _sizes(side: Side) -> list[int]:
    sizes = [1 + len(text) // 40 for text in side.exact]
    for place in range(len(sizes) - 1, -1, -1):
        above = side.parent[place]
        if above >= 0:
            sizes[above] += sizes[place]
    return sizes
