"""A contract put into another order and other words: which of its clauses answer to which, several to one or
one to one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.comparison.anew import marks_of_sense, share_in_common
from reviewer.comparison.budget import GAP_CELLS
from reviewer.comparison.divided import Group
from reviewer.comparison.elsewhere import MOST_CLAUSES, weighed_in_common, weights_of
from reviewer.comparison.fuzzy import match_containers
from reviewer.comparison.texts import BODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewer.comparison.matches import Matches
    from reviewer.comparison.texts import Side

__all__ = ["match_regrouped"]

_KEPT, _STAYED = 4, 0.7
"""Where one clause in so many or more kept most of its pairs of letters, the contract was not rewritten."""
_FEWEST = 6
"""So many clauses at least are a contract of which that can be told."""
_LEAST = 8
_HELD, _COMMON = 0.2, 2.4
"""Share of its own weighed pairs of letters that a clause has in common with the one it answers to, and how
much they weigh: different clauses of one contract have hardly half of that."""
_WORDS = 1.9
"""The same of Latin clauses, of which words are the marks, in place of pairs of letters."""
_BESIDE, _LEFT = 0.12, 0.16
"""The same share beside a clause that answers to it, and among the few that are left."""
_CLEAR, _ONE_ANOTHER = 1.9, 1.2
"""So many times the share with the next best it must be; or where each is the other's best."""


class _Shares(Struct, frozen=True):
    """What two sides have in common: weights by place, and the whole weight of every clause."""

    common: dict[tuple[int, int], float]
    of_base: Mapping[int, float]
    of_draft: Mapping[int, float]
    least: float


def match_regrouped(matches: Matches, divided: tuple[Group, ...]) -> tuple[Group, ...]:
    """Give partners to clauses of a rewritten contract that have none, and return the groups of divided and
    joined clauses with those that this adds.

    Only a contract of which hardly a clause kept its words is looked at: in any other what has no partner
    came or went. A clause answers to the one with which it has most of its weighed pairs of letters in
    common, where that is far more than with the next; several that answer to one are its parts.
    """
    low, high = _leaves(matches.base), _leaves(matches.draft)
    if not _is_rewritten(matches, low, high) or len(low) * len(high) > GAP_CELLS:
        return divided
    shares = _shares(matches, low, high)
    grown = _Grown(matches, divided)
    for _, i, j in _answers(shares):
        grown.give(i, j)
    for i, j in _beside(grown, shares):
        grown.give(i, j)
    for i, j in _left_over(grown, shares):
        grown.give(i, j)
    match_containers(matches)
    _lead_in(grown)
    _match_preambles(matches)
    parts_of_base, parts_of_draft = grown.of_base, grown.of_draft
    found: list[Group] = []
    for i, parts in sorted(parts_of_base.items()):
        found.append(Group((i,), tuple(sorted(parts))))
    for j, parts in sorted(parts_of_draft.items()):
        found.append(Group(tuple(sorted(parts)), (j,)))
    for group in found:
        for i in group.base:
            j = matches.of_base[i]
            if j >= 0:
                matches.of_base[i] = matches.of_draft[j] = -1
    return tuple(found)


def _leaves(side: Side) -> list[int]:
    return [
        place
        for place, clause in enumerate(side.clauses)
        if side.zone[place] == BODY and place not in side.children and len(clause.text) >= _LEAST
    ]


def _is_rewritten(matches: Matches, low: list[int], high: list[int]) -> bool:
    if min(len(low), len(high)) < _FEWEST or max(len(matches.base), len(matches.draft)) > MOST_CLAUSES:
        return False
    kept = sum(
        1
        for i in low
        if (j := matches.of_base[i]) >= 0
        and share_in_common(matches.base.exact[i], matches.draft.exact[j]) >= _STAYED
    )
    return kept * _KEPT < min(len(low), len(high))


def _shares(matches: Matches, low: Iterable[int], high: Iterable[int]) -> _Shares:
    weights = weights_of(matches, marks_of_sense)
    words = any(not first for first, _ in weights)
    return _Shares(
        *weighed_in_common(matches, low, high, weights, marks_of_sense), _WORDS if words else _COMMON
    )


def _answers(shares: _Shares) -> list[tuple[float, int, int]]:
    """Return which clause plainly answers to which, the surest first."""
    rows: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    columns: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), weight in shares.common.items():
        rows[i].append((weight, j))
        columns[j].append((weight, i))
    for each in (*rows.values(), *columns.values()):
        each.sort(key=lambda one: (-one[0], one[1]))
    found: set[tuple[float, int, int]] = set()
    for j, ranked in columns.items():
        weight, i = ranked[0]
        if _plain(ranked, shares.of_draft[j], shares.least, mutual=rows[i][0][1] == j):
            found.add((weight / shares.of_draft[j], i, j))
    for i, ranked in rows.items():
        weight, j = ranked[0]
        if _plain(ranked, shares.of_base[i], shares.least, mutual=columns[j][0][1] == i):
            found.add((weight / shares.of_base[i], i, j))
    return sorted(found, key=lambda one: (-one[0], one[1], one[2]))


def _plain(ranked: list[tuple[float, int]], whole: float, least: float, *, mutual: bool) -> bool:
    best = ranked[0][0]
    next_best = ranked[1][0] if len(ranked) > 1 else 0.0
    clear = next_best * (_ONE_ANOTHER if mutual else _CLEAR)
    return best >= least and best >= _HELD * whole and best >= clear


class _Grown:
    """Who answers to whom while clauses without a partner are given to the ones they answer to."""

    def __init__(self, matches: Matches, divided: tuple[Group, ...]) -> None:
        self.matches = matches
        self.of_base = {group.base[0]: set(group.draft) for group in divided if len(group.base) == 1}
        """Parts of the clauses that were divided."""
        self.of_draft = {group.draft[0]: set(group.base) for group in divided if len(group.base) > 1}
        """Parts of the clauses that several were joined into."""
        self.whole_of_base = {place: j for j, parts in self.of_draft.items() for place in parts}
        self.whole_of_draft = {place: i for i, parts in self.of_base.items() for place in parts}

    def free_base(self, i: int) -> bool:
        """Tell whether a clause of the baseline has no partner."""
        return self.matches.of_base[i] < 0 and i not in self.of_base and i not in self.whole_of_base

    def free_draft(self, j: int) -> bool:
        """Tell whether a clause of the draft has no partner."""
        return self.matches.of_draft[j] < 0 and j not in self.of_draft and j not in self.whole_of_draft

    def give(self, i: int, j: int) -> None:
        """Make two clauses partners, or the one without a partner a part of the other."""
        new_b, new_d = self.free_base(i), self.free_draft(j)
        if new_b and new_d:
            self.matches.join(i, j)
        elif new_d and i not in self.whole_of_base:
            partner = self.matches.of_base[i]
            parts = self.of_base.setdefault(i, {partner} if partner >= 0 else set())
            parts.add(j)
            self.whole_of_draft.update(dict.fromkeys(parts, i))
        elif new_b and j not in self.whole_of_draft:
            partner = self.matches.of_draft[j]
            parts = self.of_draft.setdefault(j, {partner} if partner >= 0 else set())
            parts.add(i)
            self.whole_of_base.update(dict.fromkeys(parts, j))

    def answer_to(self, j: int) -> int:
        """Return the clause of the baseline that one of the draft answers to, -1 where there is none."""
        return self.matches.of_draft[j] if self.matches.of_draft[j] >= 0 else self.whole_of_draft.get(j, -1)


def _beside(grown: _Grown, shares: _Shares) -> list[tuple[int, int]]:
    """Return free clauses of the draft with the clause that the one beside them answers to, where they have
    something of it and hardly of another."""
    columns: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), weight in shares.common.items():
        if grown.free_draft(j):
            columns[j].append((weight, i))
    found: list[tuple[int, int]] = []
    for j, each in sorted(columns.items()):
        ranked = sorted(each, key=lambda one: (-one[0], one[1]))
        i = ranked[0][1]
        near = [place for place in (j - 1, j + 1) if 0 <= place < len(grown.matches.draft)]
        if any(grown.answer_to(place) == i for place in near) and _plain(
            ranked, shares.of_draft[j] * _BESIDE / _HELD, shares.least, mutual=False
        ):
            found.append((i, j))
    return found


def _left_over(grown: _Grown, shares: _Shares) -> list[tuple[int, int]]:
    """Return clauses of both sides that are left without a partner and are each other's best among these."""
    left = sorted(
        (
            (weight, i, j)
            for (i, j), weight in shares.common.items()
            if grown.free_base(i) and grown.free_draft(j)
        ),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    found: list[tuple[int, int]] = []
    for weight, i, j in left:
        others = [other for other, x, y in left if (x == i) != (y == j)]
        whole = min(shares.of_base[i], shares.of_draft[j])
        if weight >= max(shares.least, _LEFT * whole, _CLEAR * max(others, default=0.0)):
            found.append((i, j))
    return found


def _lead_in(grown: _Grown) -> None:
    """Give the words that lead into a list to the clause whose parts all its members are."""
    draft = grown.matches.draft
    for j, below in sorted(draft.children.items(), reverse=True):
        wholes = {grown.whole_of_draft.get(place, -1) for place in below}
        if len(wholes) == 1 and -1 not in wholes and grown.free_draft(j) and draft.exact[j].endswith(":"):
            grown.give(wholes.pop(), j)


def _match_preambles(matches: Matches) -> None:
    """Match the one paragraph before the clauses that has no partner with the one of the other side."""
    low, high = (
        [place for place in places if side.clauses[place].kind == "preamble"]
        for side, places in zip((matches.base, matches.draft), matches.unmatched(), strict=True)
    )
    if len(low) == len(high) == 1:
        matches.join(low[0], high[0])
