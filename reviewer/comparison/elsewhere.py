"""Clauses that moved and were put in other words: partners by the words that hardly another clause has."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from reviewer.comparison.anew import pairs_of_letters
from reviewer.comparison.budget import GAP_CELLS, SHARED_BY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from reviewer.comparison.matches import Matches
    from reviewer.comparison.texts import Side

__all__ = ["MOST_CLAUSES", "match_anew_elsewhere", "weighed_in_common", "weights_of"]

Mark = tuple[str, str]
"""What tells of a text which it is: a pair of letters, or the root of a word."""

_KINDS = ("article", "clause", "item")
_LEAST = 12
"""So many characters at least are a clause that can be told by its words."""
_SHARE, _SURE = 0.3, 0.45
"""Share of the weighed pairs of letters in common from which two clauses may be one, and are: different
clauses of one contract have 0.2 at most, two that were made after one model 0.4."""
_FAR, _NEXT = 4.0, 0.25
"""So many times the share of the next best it must be, for both, where it is not sure; where it is, the next
best has so much at most: more is a model after which several clauses were made."""
_SAMPLE, MOST_CLAUSES = 150, 1_000
"""So many clauses of each side tell which words are common; of a contract with more than so many clauses
they tell too little, for it says the same of many things."""


def match_anew_elsewhere(matches: Matches, taken_b: Collection[int], taken_d: Collection[int]) -> None:
    """Match what is left, wherever it stands, by the pairs of letters in common, each weighed by how few
    clauses have it, where the best is far better than the next best for both.

    Clauses in `taken_b` and `taken_d` have partners already, several to one. Where more is left than one gap
    may hold, the two are other texts and nothing is matched; nor is it in a very long contract.
    """
    if max(len(matches.base), len(matches.draft)) > MOST_CLAUSES:
        return
    low = _left(matches.base, matches.of_base, taken_b)
    high = _left(matches.draft, matches.of_draft, taken_d)
    if not low or not high or len(low) * len(high) > GAP_CELLS:
        return
    weights = weights_of(matches)
    shares = _shares(matches, low, high, weights)
    for (i, j), share in sorted(shares.items(), key=lambda one: (-one[1], one[0])):
        if share < _SHARE:
            break
        others = [other for (x, y), other in shares.items() if (x == i) != (y == j)]
        next_best = max(others, default=0.0)
        clear = next_best <= _NEXT if share >= _SURE else share >= next_best * _FAR
        if clear and matches.free(i, j):
            matches.join(i, j)


def _left(side: Side, partners: Sequence[int], taken: Collection[int]) -> list[int]:
    return [
        place
        for place, partner in enumerate(partners)
        if partner < 0
        and place not in taken
        and place not in side.children
        and side.clauses[place].kind in _KINDS
        and len(side.clauses[place].text) >= _LEAST
    ]


def weights_of(
    matches: Matches, marks: Callable[[str], Counter[Mark]] = pairs_of_letters
) -> Mapping[Mark, float]:
    """Return how much a pair of letters, or what else marks a text, tells, 0 to 1, of those that more than
    one clause has."""
    held: Counter[Mark] = Counter()
    count = 0
    for side in (matches.base, matches.draft):
        for place in range(0, len(side), max(1, len(side) // _SAMPLE)):
            held.update(marks(side.exact[place]).keys())
            count += 1
    whole = log(max(count, 4) / 2)
    return {pair: 1 - log(times / 2) / whole for pair, times in held.items() if times > 2}


def weighed_in_common(
    matches: Matches,
    low: Iterable[int],
    high: Iterable[int],
    weights: Mapping[Mark, float],
    marks: Callable[[str], Counter[Mark]] = pairs_of_letters,
) -> tuple[dict[tuple[int, int], float], dict[int, float], dict[int, float]]:
    """Return how much clauses of both sides have in common, by their places, and how much each of the one
    side and of the other has in all; what too many clauses have counts for none of them."""
    holders: defaultdict[Mark, list[tuple[int, int]]] = defaultdict(list)
    of_base: dict[int, float] = {}
    of_draft: dict[int, float] = {}
    common: defaultdict[tuple[int, int], float] = defaultdict(float)
    for i in low:
        ours = marks(matches.base.exact[i])
        of_base[i] = sum(times * weights.get(mark, 1.0) for mark, times in ours.items())
        for mark, times in ours.items():
            holders[mark].append((i, times))
    for j in high:
        theirs = marks(matches.draft.exact[j])
        of_draft[j] = sum(times * weights.get(mark, 1.0) for mark, times in theirs.items())
        for mark, times in theirs.items():
            have = holders.get(mark, ())
            if len(have) <= SHARED_BY:
                weight = weights.get(mark, 1.0)
                for i, other in have:
                    common[i, j] += min(times, other) * weight
    return common, of_base, of_draft


def _shares(
    matches: Matches, low: Sequence[int], high: Sequence[int], weights: Mapping[Mark, float]
) -> dict[tuple[int, int], float]:
    common, of_base, of_draft = weighed_in_common(matches, low, high, weights)
    return {
        (i, j): 2 * weight / max(of_base[i] + of_draft[j], 1.0)
        for (i, j), weight in common.items()
        if matches.base.zone[i] == matches.draft.zone[j]
    }
