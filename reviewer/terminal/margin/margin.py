"""The margin of a review: what is known of a clause beside its two texts. It knows no screen."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeVar

from reviewer.exporting.remarks import remarks_of
from reviewer.findings.tracking import KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.exporting.remarks import Remark
    from reviewer.findings.piles import Piles, Taken
    from reviewer.model import Contract, Finding, Review
    from reviewer.negotiation.playbook import Playbook
    from reviewer.negotiation.positions import Level, Position

__all__ = ["GRAVEST", "Margin", "Pile", "margin_of"]

Pile = Literal["tracked", "untracked"]
"""Whether the draft shows a change as a tracked one."""
T = TypeVar("T")
GRAVEST: tuple[Level, ...] = ("red_line", "outside", "missing", "fallback", "standard")
"""Levels of a playbook, what must not be missed first."""


class Margin:
    """What stands beside each pair of a review, worked out when it is first asked for."""

    def __init__(
        self, review: Review, playbook: Playbook | None = None, stands: Sequence[Position] | None = None
    ) -> None:
        """Take the playbook to lay beside the draft; `stands` where its positions are known already.

        Raises `UsageError` for a playbook that is for another side than the review.
        """
        self.review = review
        self.playbook = playbook
        if stands is None and playbook is not None:
            from reviewer.negotiation.positions import positions

            stands = positions(review, playbook)
        self.stands = tuple(stands or ())
        """Where the draft stands on every topic, in the order of the playbook."""

    @cached_property
    def piles(self) -> Piles:
        """The changes by who owned up to them."""
        from reviewer.findings.piles import piles_of

        return piles_of(self.review)

    @cached_property
    def remarks(self) -> Sequence[Remark]:
        """The counterparty's comments by their place in the draft."""
        return remarks_of(self.review.comparison.draft)

    @property
    def draft(self) -> Contract:
        """The draft that the comments and tracked changes stand in."""
        return self.review.comparison.draft

    def remarks_at(self, pair: str | None) -> Sequence[Remark]:
        """Return the comments at the clauses of a pair, answers under what they answer."""
        return self._remarks.get(pair, ())

    def stands_at(self, pair: str | None) -> Sequence[Position]:
        """Return the positions on the clauses of a pair."""
        return self._stands.get(pair, ()) if pair is not None else ()

    def taken_at(self, pair: str | None) -> Sequence[Taken]:
        """Return the tracked changes of ours in a pair that the draft carries out without a mark."""
        return self._taken.get(pair, ())

    def pile_of(self, finding: Finding, pair: str | None) -> Pile | None:
        """Return in which pile a finding lies; None where the draft tracks no change."""
        if finding.kind == KIND:
            return "untracked"
        return "tracked" if pair is not None and pair in self.piles.tracked else None

    def level_of(self, pair: str | None) -> Level | None:
        """Return the gravest position on the clauses of a pair; None where no topic is about them."""
        levels = {position.level for position in self.stands_at(pair)}
        return next((level for level in GRAVEST if level in levels), None)

    @cached_property
    def _remarks(self) -> Mapping[str | None, list[Remark]]:
        home = self.review.comparison.pair_of_draft
        return _grouped((home.get(one.clause.id) if one.clause else None, one) for one in self.remarks)

    @cached_property
    def _stands(self) -> Mapping[str | None, list[Position]]:
        return _grouped((one.pair, one) for one in self.stands)

    @cached_property
    def _taken(self) -> Mapping[str | None, list[Taken]]:
        return _grouped((one.pair, one) for one in self.piles.ours)


def margin_of(review: Review, playbook: str | None) -> Margin:
    """Return the margin of a review with the playbook of that name, none where no name is given.

    Raises `UsageError` for a playbook that is not there, is faulty or is for another side.
    """
    if playbook is None:
        return Margin(review)
    from reviewer.negotiation.playbook_files import find_playbook
    from reviewer.negotiation.playbook_reading import load_playbook

    return Margin(review, load_playbook(find_playbook(playbook)))


def _grouped(found: Iterable[tuple[str | None, T]]) -> dict[str | None, list[T]]:
    groups: dict[str | None, list[T]] = {}
    for pair, one in found:
        groups.setdefault(pair, []).append(one)
    return groups
