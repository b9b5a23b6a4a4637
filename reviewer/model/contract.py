"""A document understood as a contract: the clause tree, the parties, the terms, references and blanks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from reviewer.model.document import Document
    from reviewer.model.finding import Message

Language = Literal["zh", "en"]
ClauseKind = Literal[
    "title",
    "preamble",
    "party",
    "recital",
    "chapter",
    "article",
    "clause",
    "item",
    "table",
    "signature",
    "annex",
    "note",
]
ContractKind = Literal["contract", "article", "other"]
"""Whether the text is a contract, an article about contracts, or something else."""


class Clause(Struct, frozen=True):
    """A node of the clause tree: one numbered or unnumbered paragraph, or one table row."""

    id: str
    """`c1`, `c2`, … in document order."""
    number: str | None
    """As displayed: `4.2`, `第四条`, `（1）`; None where the paragraph carries none."""
    path: tuple[str, ...]
    """Numbers from the root down to this clause, its own included: `("第四条", "4.2")`."""
    kind: ClauseKind
    level: int
    """Depth in the tree, 0 for a root."""
    heading: str | None
    """The heading, repeated from the text where the text carries one."""
    text: str
    """The document's own words without the number; line breaks and runs of blanks are one blank, no more."""
    parent: str | None
    blocks: tuple[int, ...] = ()
    """Indices into `Document.blocks` that the text came from."""
    cells: tuple[tuple[int, int], ...] = ()
    """Offset range of each cell in `text`, for a table row."""
    columns: tuple[str, ...] = ()
    """Column heads, for a row under a head row."""
    automatic: bool = False
    """The number was computed by Word and is not in the text."""


class PartyField(Struct, frozen=True):
    """A particular of a party (`法定代表人`, `账号`): the offsets are those of the value."""

    name: str
    value: str
    clause: str
    start: int
    end: int


class Party(Struct, frozen=True):
    """A party to the contract as its own text names it."""

    label: str
    """What the clauses call it: `甲方`, `Customer`."""
    designation: str | None
    """The role word the text itself gives: `委托方`."""
    role: str | None
    """The functional class: `customer`, `provider`, `lessor`, …, as `roles.toml` names the roles."""
    name: str | None
    fields: tuple[PartyField, ...] = ()
    clause: str | None = None
    """Where the party is introduced."""
    start: int = 0
    end: int = 0
    """Offset range in that clause of the words that introduce it."""
    inferred: str | None = None
    """How the role was found where no role word stands beside the label: `recital`, `duties`."""
    aliases: tuple[str, ...] = ()
    """What else the clauses call it: a short name or role word beside the label."""


class Definition(Struct, frozen=True):
    """A defined term; the offsets are those of what it is said to mean."""

    term: str
    clause: str
    start: int
    end: int


class Reference(Struct, frozen=True):
    """A cross-reference inside the contract, never one to a statute."""

    clause: str
    start: int
    end: int
    kind: Literal["clause", "annex", "relative"]
    numbers: tuple[str, ...]
    """Each number meant, in canonical form: `4`, `4.2`, `3/2/1` for 第三条第二款第（一）项, `annex:1`."""
    targets: tuple[str, ...]
    """Clause ids found, in step with `numbers`; an empty string where there is no such clause."""


class Blank(Struct, frozen=True):
    """A slot of a template that is to be filled in."""

    clause: str
    start: int
    end: int
    kind: Literal["label", "default", "choice", "instruction", "fill", "checkbox", "clause"]
    label: str | None = None
    default: str | None = None
    options: tuple[str, ...] = ()
    open: bool = False
    """A choice that also allows another answer (`…/其他方式`)."""


class Contract(Struct, frozen=True, dict=True):
    """A document with everything that was understood of it."""

    document: Document
    kind: ContractKind
    title: str
    language: Language
    parties: tuple[Party, ...]
    clauses: tuple[Clause, ...]
    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()
    blanks: tuple[Blank, ...] = ()
    notices: tuple[Message, ...] = ()
    """The document's notices and those of the structure, in that order."""
    truncated: bool = False
    """The text breaks off in the middle of a sentence."""

    @cached_property
    def index(self) -> dict[str, int]:
        """Clause id to position in `clauses`."""
        return {clause.id: place for place, clause in enumerate(self.clauses)}

    def clause(self, clause_id: str) -> Clause:
        """Return the clause of that id; KeyError where there is none."""
        return self.clauses[self.index[clause_id]]

    def children(self, clause_id: str) -> tuple[Clause, ...]:
        """Return the clauses directly under that one, in order."""
        return tuple(clause for clause in self.clauses if clause.parent == clause_id)
