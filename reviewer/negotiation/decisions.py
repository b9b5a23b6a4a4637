"""The answers to the points as a value: every act makes a new ledger, and every act can be taken back.

A `Ledger` is frozen. Its history is a chain of steps that ledgers share, so an act costs no more after the
ten-thousandth than after the first, and undo has no limit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from reviewer.model import SEVERITIES, Decision, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.model import Severity

__all__ = ["EMPTY", "Act", "Event", "Ledger", "Step", "apply", "redo", "undo"]

Act = Literal["verdict", "note", "proposal", "reply", "severity"]
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Event(Struct, frozen=True):
    """One act of the lawyer on one point or on many at once.

    `value` is a verdict, a severity or the text typed; an empty severity withdraws an override. Raises
    ValueError for a verdict or severity that does not exist, and for an override without a reason.
    """

    act: Act
    keys: tuple[str, ...]
    value: str
    reason: str = ""
    """Why a severity was overridden."""

    def __post_init__(self) -> None:
        if self.act not in get_args(Act):
            raise ValueError(f"unknown act {self.act!r}")
        if self.act == "verdict" and self.value not in _VERDICTS:
            raise ValueError(f"unknown verdict {self.value!r}")
        if self.act == "severity" and self.value:
            if self.value not in SEVERITIES:
                raise ValueError(f"unknown severity {self.value!r}")
            if not self.reason.strip():
                raise ValueError("a severity is overridden with a reason")


@dataclass(frozen=True, slots=True)
class Step:
    """An event as it was done: what stood before it, and the step it followed."""

    event: Event
    before: tuple[Decision, ...]
    """The decision on each key of the event before it was applied."""
    previous: Step | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions of a review, with what can be taken back and what can be done again."""

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """Key to decision; a point without one is open."""
    past: Step | None = field(default=None, compare=False, repr=False)
    future: Step | None = field(default=None, compare=False, repr=False)

    def decision(self, key: str) -> Decision:
        """Return the decision on that point, an open one where nothing was decided."""
        return self.decisions.get(key) or Decision(key)

    @property
    def can_undo(self) -> bool:
        """True where an act can be taken back."""
        return self.past is not None

    @property
    def can_redo(self) -> bool:
        """True where an act that was taken back can be done again."""
        return self.future is not None


EMPTY = Ledger()


def apply(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger after an event; the same ledger where the event changes nothing."""
    before = tuple(ledger.decision(key) for key in event.keys)
    after = tuple(_changed(decision, event) for decision in before)
    if before == after:
        return ledger
    return Ledger(_with(ledger.decisions, after), Step(event, before, ledger.past), None)


def undo(ledger: Ledger) -> Ledger:
    """Return the ledger before its last event, many points at once where the event had many."""
    step = ledger.past
    if step is None:
        return ledger
    return Ledger(_with(ledger.decisions, step.before), step.previous, Step(step.event, (), ledger.future))


def redo(ledger: Ledger) -> Ledger:
    """Return the ledger with the event done again that was taken back last."""
    step = ledger.future
    if step is None:
        return ledger
    done = apply(ledger, step.event)
    return Ledger(done.decisions, done.past, step.previous)


def _with(decisions: Mapping[str, Decision], changed: tuple[Decision, ...]) -> dict[str, Decision]:
    result = dict(decisions)
    for decision in changed:
        if decision == Decision(decision.key):
            result.pop(decision.key, None)
        else:
            result[decision.key] = decision
    return result


def _changed(decision: Decision, event: Event) -> Decision:
    match event.act:
        case "verdict":
            return replace(decision, verdict=_verdict(event.value))
        case "note":
            return replace(decision, note=event.value)
        case "proposal":
            return replace(decision, proposal=event.value)
        case "reply":
            return replace(decision, reply=event.value)
        case "severity":
            reason = event.reason if event.value else ""
            return replace(decision, severity=_severity(event.value), reason=reason)


def _verdict(value: str) -> Verdict:
    return next(verdict for verdict in _VERDICTS if verdict == value)


def _severity(value: str) -> Severity | None:
    return next((severity for severity in SEVERITIES if severity == value), None)
