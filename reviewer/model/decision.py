"""What the lawyer answered to a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from reviewer.model.finding import Severity

Verdict = Literal["open", "accepted", "rejected", "countered", "query"]


class Decision(Struct, frozen=True):
    """The present answer to one point, keyed by what the clause says and not by its number."""

    key: str
    """Fingerprint of the point: see `reviewer.negotiation.keys`."""
    verdict: Verdict = "open"
    note: str = ""
    """For our own eyes."""
    proposal: str = ""
    """Wording proposed to the counterparty."""
    reply: str = ""
    """Remark meant for the counterparty."""
    severity: Severity | None = None
    """The lawyer's own severity, where she overrode the program's."""
    reason: str = ""
    """Why the severity was overridden."""
