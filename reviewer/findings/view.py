"""A changed pair as the rules see it: the clauses of both sides, their edits, and readings made once and
shared."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reviewer.findings.by_sentence import cut_by_sentence
from reviewer.findings.context import placed
from reviewer.findings.english_blocks import english_blocks
from reviewer.findings.english_rewording import is_english
from reviewer.findings.index import ContractIndex
from reviewer.findings.places import ExchangedPlace, find_exchanged_places
from reviewer.findings.renaming import Renaming, renaming_key, renamings
from reviewer.findings.reordering import Reordering, find_reorderings
from reviewer.findings.rewording import Rewording, rewordings
from reviewer.findings.rewritten import Block, divided, find_blocks, heading_block
from reviewer.findings.run_in import heading_end
from reviewer.findings.shares import find_exchanged, share_edits
from reviewer.findings.slots import fills
from reviewer.language.quantities import Quantity, find_quantities
from reviewer.model import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from reviewer.findings.context import Change
    from reviewer.model import Blank, Clause, Comparison, Contract, Edit, Pair


class ClauseView:
    """One clause of one side, with what its words mean read at most once."""

    def __init__(
        self,
        contract: Contract,
        clause: Clause,
        labels: Mapping[str, str],
        index: ContractIndex | None = None,
    ) -> None:
        self.contract = contract
        self.clause = clause
        self.labels = labels
        """Label in this document to baseline label; labels without a counterpart stand for themselves."""
        self.index = index or ContractIndex(contract)

    @property
    def text(self) -> str:
        """The clause's own words."""
        return self.clause.text

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Amounts, ratios, durations, dates, times and counts in order."""
        return find_quantities(self.clause.text)

    @cached_property
    def blanks(self) -> tuple[Blank, ...]:
        """Template slots of the clause in order."""
        return self.index.blanks.get(self.clause.id, ())

    @cached_property
    def reciting(self) -> bool:
        """Whether the clause is a recital or stands below the heading of the recitals."""
        parent = self.clause.parent
        return self.clause.kind == "recital" or (
            self.clause.kind == "item"
            and parent is not None
            and self.contract.clause(parent).kind == "recital"
        )

    def quote(self, start: int, end: int) -> Quote:
        """Return the words from `start` to `end` as evidence."""
        return Quote(self.clause.id, start, end, self.clause.text[start:end])

    def whole(self) -> Quote:
        """Return the whole clause as evidence."""
        return self.quote(0, len(self.clause.text))


class PairView:
    """A pair in which something differs, with both sides open for reading.

    `base_index` and `draft_index` may be shared between the views of one comparison.
    """

    def __init__(
        self,
        comparison: Comparison,
        pair: Pair,
        base_index: ContractIndex | None = None,
        draft_index: ContractIndex | None = None,
        renamings: Set[Renaming] = frozenset(),
    ) -> None:
        self.renamings = renamings
        self.comparison = comparison
        self.pair = pair
        self.base_index = base_index or ContractIndex(comparison.base)
        self.draft_index = draft_index or ContractIndex(comparison.draft)

    @cached_property
    def base(self) -> tuple[ClauseView, ...]:
        """The baseline's clauses of this pair: none where the clause was added."""
        contract = self.comparison.base
        labels = {name: party.label for party in contract.parties for name in (*party.aliases, party.label)}
        return tuple(
            ClauseView(contract, contract.clause(c), labels, self.base_index) for c in self.pair.base
        )

    @cached_property
    def draft(self) -> tuple[ClauseView, ...]:
        """The draft's clauses of this pair: none where the clause was deleted."""
        contract = self.comparison.draft
        labels = {
            name: self.comparison.to_base.get(p.label, p.label)
            for p in contract.parties
            for name in (*p.aliases, p.label)
        }
        for base in self.comparison.to_base.values():
            labels.setdefault(base, base)
        return tuple(
            ClauseView(contract, contract.clause(c), labels, self.draft_index) for c in self.pair.draft
        )

    @cached_property
    def settled(self) -> frozenset[Edit]:
        """Edits that are told as what they are, whatever words they touch: a slot that was filled, one name
        that gave way to another throughout, members of a list in another order, a word put for its
        synonym, one address for another, figures that the parties exchanged."""
        filled = (fill.edit for fill in fills(self))
        renamed = (edit for edit in self.edits if self.renamings and renaming_key(edit) in self.renamings)
        alike = (edit for told in self.rewordings for edit in told.edits)
        put = (edit for found in self.exchanged_places for edit in found.edits)
        return frozenset(
            (*filled, *renamed, *alike, *put, *self.moved_members, *share_edits(self), *self.of_headings)
        )

    @cached_property
    def of_headings(self) -> frozenset[Edit]:
        """The edits within the heading that runs into the text of a clause, where the other side's has
        none."""
        if len(self.base) != 1 or len(self.draft) != 1:
            return frozenset()
        ours, theirs = heading_end(self.base[0]), heading_end(self.draft[0])
        return frozenset(
            edit
            for edit in self.edits
            if (edit.base is None or edit.base.end <= ours)
            and (edit.draft is None or edit.draft.end <= theirs)
        )

    @cached_property
    def exchanged_places(self) -> tuple[ExchangedPlace, ...]:
        """The addresses, and the things called by a number, that gave way to others."""
        return find_exchanged_places(self)

    @cached_property
    def rewordings(self) -> tuple[Rewording, ...]:
        """The edits that put other words for the same thing, those that do so together as one."""
        return rewordings(self)

    @cached_property
    def reordered(self) -> tuple[Reordering, ...]:
        """The lists whose members only stand in another order."""
        return find_reorderings(self)

    @cached_property
    def moved_members(self) -> frozenset[Edit]:
        """The edits that do nothing but change the order of a list."""
        return frozenset(edit for found in self.reordered for edit in found.edits)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The edits of a pair of one clause each, both sides placed."""
        return placed(self, self.edits)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What both sides still say, in other words, of sentences that were rewritten."""
        if self.base and self.draft and all(is_english(one.text) for one in (*self.base, *self.draft)):
            return english_blocks(self)
        return (*heading_block(self), *find_blocks(self))

    @cached_property
    def exchanged_shares(self) -> tuple[tuple[Quantity, Quantity], ...]:
        """The figures of the parties where they exchanged them, before and after."""
        return find_exchanged(self)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """The pair's differences in order, none reaching out of what both sides still say."""
        return cut_by_sentence(divided(self.pair.edits, self.blocks))

    def base_of(self, clause: str) -> ClauseView:
        """Return the view of that baseline clause of the pair."""
        return next(view for view in self.base if view.clause.id == clause)

    def draft_of(self, clause: str) -> ClauseView:
        """Return the view of that draft clause of the pair."""
        return next(view for view in self.draft if view.clause.id == clause)


def changed(comparison: Comparison) -> Iterator[PairView]:
    """Yield a view of every pair in which something differs."""
    base_index, draft_index = ContractIndex(comparison.base), ContractIndex(comparison.draft)
    found = renamings(comparison)
    for pair in comparison.pairs:
        if pair.kind != "same" or pair.edits or pair.moved:
            yield PairView(comparison, pair, base_index, draft_index, found)
