"""Which clause answers to which, while the alignment is still at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.comparison.sequences import increasing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.comparison.texts import Side


class Matches:
    """Partners by place on either side; -1 where a clause has none yet."""

    def __init__(self, base: Side, draft: Side) -> None:
        self.base = base
        self.draft = draft
        self.of_base = [-1] * len(base)
        self.of_draft = [-1] * len(draft)

    def join(self, i: int, j: int) -> None:
        """Make clause `i` of the baseline and clause `j` of the draft partners; neither has one."""
        self.of_base[i] = j
        self.of_draft[j] = i

    def free(self, i: int, j: int) -> bool:
        """Tell whether both are without a partner."""
        return self.of_base[i] < 0 and self.of_draft[j] < 0

    def kinship(self, i: int, j: int) -> int:
        """Return 1 where the clauses above answer to each other (or both are roots), -1 where they answer to
        others, 0 where that is not known."""
        above, under = self.base.parent[i], self.draft.parent[j]
        if above < 0 or under < 0:
            return 1 if above == under else 0
        partner = self.of_base[above]
        if partner == under:
            return 1
        return -1 if partner >= 0 or self.of_draft[under] >= 0 else 0

    def gaps(self, places_b: Sequence[int], places_d: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the unmatched clauses of both sides between matches that stand in one order.

        `places_b` and `places_d` are ascending; partners outside of them do not count.
        """
        if self._all_matched(places_b, places_d):
            return
        inside = set(places_d)
        matched = [i for i in places_b if self.of_base[i] in inside]
        run = [matched[at] for at in increasing([self.of_base[i] for i in matched])]
        ends = [*run, None]
        at_b = at_d = 0
        for end in ends:
            low: list[int] = []
            high: list[int] = []
            while at_b < len(places_b) and places_b[at_b] != end:
                if self.of_base[places_b[at_b]] < 0:
                    low.append(places_b[at_b])
                at_b += 1
            stop = None if end is None else self.of_base[end]
            while at_d < len(places_d) and places_d[at_d] != stop:
                if self.of_draft[places_d[at_d]] < 0:
                    high.append(places_d[at_d])
                at_d += 1
            at_b += 1
            at_d += 1
            if low and high:
                yield low, high

    def _all_matched(self, places_b: Sequence[int], places_d: Sequence[int]) -> bool:
        """Tell whether no clause of one side at least is without a partner."""
        return (
            min(map(self.of_base.__getitem__, places_b), default=0) >= 0
            or min(map(self.of_draft.__getitem__, places_d), default=0) >= 0
        )

    def unmatched(self) -> tuple[list[int], list[int]]:
        """Return the clauses of either side that have no partner, in order."""
        return _none(self.of_base), _none(self.of_draft)


def _none(partners: Iterable[int]) -> list[int]:
    return [place for place, partner in enumerate(partners) if partner < 0]
