"""What a difference or a fault means, for whom, how much it hurts, and the words that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.model.comparison import Comparison, Quote
    from reviewer.model.contract import Language

Severity = Literal["critical", "major", "minor", "info"]
SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor", "info")
"""From what must not be missed to what is good to know."""

Impact = Literal["adverse", "favourable", "neutral", "unclear"]


class Message(Struct, frozen=True):
    """A sentence of the catalogue with its parameters; rendered in a language only where it is shown."""

    key: str
    """`<catalogue file>.<entry>`, as in `reviewer/messages/zh/<file>.toml`."""
    params: Mapping[str, str | int | float | tuple[str, ...] | Message] = field(default_factory=dict)


class Finding(Struct, frozen=True):
    """One point for the lawyer."""

    id: str
    """`f1`, `f2`, … in the order shown."""
    kind: str
    """As docs/findings.md lists them: `number.percent`, `obligation.bearer`, …"""
    severity: Severity
    pair: str | None
    base: Quote | None
    draft: Quote | None
    message: Message
    favours: str
    """A baseline party label, `both`, `none` or `unclear`."""
    impact: Impact | None = None
    """For our side; None where no side was given."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """The evidence in values: what each kind carries is documented in docs/findings.md."""
    source: str | None = None
    """Statute and article the effect rests on, `民法典 585`."""


class Review(Struct, frozen=True):
    """A comparison with its findings: the value that every screen and every export shows."""

    comparison: Comparison
    findings: tuple[Finding, ...]
    side: str | None
    """Our party's label in the baseline."""
    language: Language
    """Language in which to speak to the user."""
    our_author: str | None = None
    """Name under which we track changes; None where the baseline's own authors are taken for us."""
