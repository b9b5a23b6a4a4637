"""Two contracts side by side: who is who, which clause answers to which, and what words differ."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from reviewer.model.contract import Contract
    from reviewer.model.finding import Message

PairKind = Literal["same", "edited", "moved", "added", "deleted", "split", "merged"]
EditOp = Literal["insert", "delete", "replace"]


class Quote(Struct, frozen=True):
    """Words of a clause: `quote == clause.text[start:end]`, offsets in code points, always."""

    clause: str
    start: int
    end: int
    quote: str


class Edit(Struct, frozen=True):
    """One difference at the level of meaningful tokens: a quantity or a party label is never cut in two."""

    op: EditOp
    base: Quote | None
    draft: Quote | None


class PartyLink(Struct, frozen=True):
    """A party of the baseline and the party of the draft that stands in its place."""

    base: str | None
    draft: str | None
    role: str | None
    basis: Literal["role", "name", "duties", "label"]
    confidence: float
    """0 to 1."""


class Pair(Struct, frozen=True):
    """Clauses that answer to each other. Every clause of either side is in exactly one pair."""

    id: str
    """`p1`, `p2`, … in the order of the draft, deleted clauses where they would have stood."""
    kind: PairKind
    base: tuple[str, ...]
    draft: tuple[str, ...]
    similarity: float
    """0 to 1, of the texts with party labels mapped and quantities compared by value."""
    edits: tuple[Edit, ...] = ()
    moved: bool = False
    renumbered: bool = False


class Comparison(Struct, frozen=True, dict=True):
    """Everything that was found by laying one contract beside the other."""

    base: Contract
    draft: Contract
    links: tuple[PartyLink, ...]
    pairs: tuple[Pair, ...]
    notices: tuple[Message, ...] = ()
    """What the comparison could not do in its budget, in words."""

    @cached_property
    def to_base(self) -> dict[str, str]:
        """Draft label to the baseline label of the same party, identical ones included."""
        return {link.draft: link.base for link in self.links if link.draft and link.base}

    @cached_property
    def pair_of_base(self) -> dict[str, str]:
        """Baseline clause id to pair id."""
        return {clause: pair.id for pair in self.pairs for clause in pair.base}

    @cached_property
    def pair_of_draft(self) -> dict[str, str]:
        """Draft clause id to pair id."""
        return {clause: pair.id for pair in self.pairs for clause in pair.draft}

    @cached_property
    def pairs_by_id(self) -> dict[str, Pair]:
        """Each pair by its id."""
        return {pair.id: pair for pair in self.pairs}

    @property
    def swapped(self) -> bool:
        """True where labels of the two documents stand for each other's parties (甲方 here is 乙方 there)."""
        return any(draft != base and base in self.to_base for draft, base in self.to_base.items())
