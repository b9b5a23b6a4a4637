"""A firm's positions for one kind of contract and one side: what it asks, what it can live with, what never.

A playbook is a TOML file that a lawyer writes; `docs/negotiation.md` describes it. Wording uses the party
labels of the baseline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from reviewer.language.quantities import Quantity
    from reviewer.model import Message, Severity

__all__ = ["Bound", "Fallback", "Fault", "Playbook", "RedLine", "Topic"]


class Bound(Struct, frozen=True):
    """What a quantity of one measure may be, `at_most` or `at_least`, in any unit of its sort."""

    measure: str
    """A key of the table of measures: `penalty_rate`, `liability_cap`, …"""
    limit: Quantity
    most: bool
    """True for an upper limit."""
    text: str
    """The limit as written."""
    whole: tuple[str, ...] = ()
    """Words that stand for 100% where no figure is given: `合同总价`."""


class Fallback(Struct, frozen=True):
    """Wording that can be lived with."""

    wording: str
    bounds: tuple[Bound, ...] = ()
    reason: str = ""
    approver: str = ""


class RedLine(Struct, frozen=True):
    """What is never agreed to. A red line crossed by any one of its marks is crossed."""

    text: str = ""
    words: tuple[str, ...] = ()
    """Words that cross it where the clause has them."""
    without: tuple[tuple[str, ...], ...] = ()
    """Groups of words; a clause that has none of a group crosses it."""
    missing: bool = False
    """True where a contract without the clause crosses it."""
    bounds: tuple[Bound, ...] = ()


class Topic(Struct, frozen=True):
    """One matter of negotiation."""

    id: str
    title: str
    words: tuple[tuple[str, ...], ...]
    """How the clause is found: it has at least one word of every group."""
    standard: str
    severity: Severity
    bounds: tuple[Bound, ...] = ()
    """What the figures of the standard wording may be and still count as standard."""
    fallbacks: tuple[Fallback, ...] = ()
    """The better first."""
    red_line: RedLine = field(default_factory=RedLine)
    reason: str = ""
    approver: str = ""
    owner: str = ""


class Playbook(Struct, frozen=True):
    """All positions for a kind of contract and a side."""

    name: str
    contract: str
    side: str
    topics: tuple[Topic, ...]
    baseline: str = ""
    version: str = ""


class Fault(Struct, frozen=True):
    """Something wrong in a playbook, with the line it stands on, from 1."""

    line: int
    message: Message
