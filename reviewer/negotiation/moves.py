"""What each side did to one point, round by round: a pure reading of who put which wording on the table.

A wording is a number: two rounds with the same number carry the same words for the point. Round 0 is the
baseline and ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.model import Verdict
    from reviewer.negotiation.matter import Sender

__all__ = [
    "THEIRS",
    "Move",
    "State",
    "Step",
    "answered",
    "follow",
    "is_contrary",
    "joint_verdict",
    "standing",
    "taken_from",
]

State = Literal["untouched", "open", "accepted", "rejected", "countered", "agreed"]
"""Where a point stands: open waits for us; rejected and countered have our answer and wait for them."""
Theirs = Literal["reopened", "changed", "changed_again", "ignored", "moved", "taken_part", "taken"]
"""What the counterparty did, the gravest first.

`moved` is told of their newest draft alone: it put the clause elsewhere and left its words.
"""
Ours = Literal["proposed", "accepted", "rejected", "countered", "reopened_by_us"]
Move = Literal["none", Theirs, Ours]
THEIRS: tuple[Move, ...] = get_args(Theirs)


class Step(Struct, frozen=True):
    """One round in the life of a point."""

    round: int
    sender: Sender
    move: Move
    state: State
    """Where the point stood after it."""


class _Table(Struct):
    """What lies on the table while the rounds are read."""

    ours: int
    theirs: int
    """The baseline until they send something."""
    state: State = "untouched"


def follow(
    senders: Sequence[Sender],
    wordings: Sequence[int],
    nearer: Callable[[int, int, int], bool] = lambda before, after, ours: False,
) -> tuple[Step, ...]:
    """Return the step of every round after the baseline.

    `nearer(before, after, ours)` tells whether the wording `after` of the counterparty lies closer to ours
    than its wording `before` did. Raises ValueError where the two sequences differ in length or are empty.
    """
    if not wordings or len(senders) != len(wordings):
        raise ValueError("a wording for every round, and a baseline first")
    table = _Table(wordings[0], wordings[0])
    steps = []
    for number in range(1, len(wordings)):
        wording = wordings[number]
        move = _by_us(table, wording) if senders[number] == "us" else _by_them(table, wording, nearer)
        steps.append(Step(number, senders[number], move, table.state))
    return tuple(steps)


def answered(state: State, verdict: Verdict) -> State:
    """Return where an open point stands once the lawyer has given an answer that was not sent yet."""
    if state != "open":
        return state
    match verdict:
        case "accepted" | "rejected" | "countered":
            return verdict
        case _:
            return "open"


def standing(steps: Sequence[Step], verdict: Verdict, received: int | None) -> State:
    """Return where a point stands under the answer to the newest draft of the counterparty, round `received`.

    What we sent back as they had it while it was in doubt to us is open: nobody agreed to it.
    """
    state = answered(steps[-1].state, verdict)
    if state == "agreed" and verdict == "query" and is_contrary(steps, verdict, received):
        return "open"
    return state


def taken_from(steps: Sequence[Step], received: int | None) -> int | None:
    """Return the number of the earlier draft whose words we sent back, where these stood untouched until
    their newest draft, round `received`; None where the point is not agreed in this way."""
    touched = next((step for step in reversed(steps) if step.move != "none"), None)
    if received is None or touched is None or touched.move != "accepted" or touched.round > received:
        return None
    theirs = (step.round for step in steps if step.sender == "counterparty" and step.round < touched.round)
    return max(theirs, default=None)


def joint_verdict(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the one answer to a clause whose points were answered one by one.

    A wording of ours stands for the whole clause. Without one the clause is in doubt while any of its points
    is, and open while any is; where some points are accepted and others rejected, what goes back is neither
    side's text, which is `countered`.
    """
    given = set(verdicts)
    pressing: tuple[Verdict, ...] = ("countered", "query", "open")
    for verdict in pressing:
        if verdict in given:
            return verdict
    if len(given) > 1:
        return "countered"
    return given.pop() if given else "open"


def is_contrary(steps: Sequence[Step], verdict: Verdict, received: int | None) -> bool:
    """Return whether the text we sent after their newest draft, round `received`, does the opposite of the
    answer on record."""
    if received is None or steps[-1].round == received:
        return False
    ours = next((step for step in reversed(steps) if step.sender == "us" and step.move != "none"), None)
    if ours is None or ours.round < received:
        return verdict == "accepted" and steps[-1].state in ("rejected", "countered")
    if verdict in ("rejected", "countered", "query"):
        return ours.move == "accepted"
    return verdict == "accepted" and ours.move in ("rejected", "countered")


def _by_them(table: _Table, wording: int, nearer: Callable[[int, int, int], bool]) -> Move:
    before, table.theirs = table.theirs, wording
    if wording == table.ours:
        if table.state in ("untouched", "agreed"):
            return "none"
        table.state = "agreed"
        return "taken"
    state, table.state = table.state, "open"
    if state == "untouched":
        return "changed"
    if state == "agreed":
        return "reopened"
    if wording == before:
        return "none" if state == "open" else "ignored"
    return "taken_part" if nearer(before, wording, table.ours) else "changed_again"


def _by_us(table: _Table, wording: int) -> Move:
    before, table.ours = table.ours, wording
    if table.state == "open":
        if wording == table.theirs:
            table.state = "agreed"
            return "accepted"
        table.state = "rejected" if wording == before else "countered"
        return "rejected" if wording == before else "countered"
    if wording == before:
        return "none"
    if table.state == "agreed":
        table.state = "countered"
        return "reopened_by_us"
    if table.state != "untouched" and wording == table.theirs:
        table.state = "agreed"
        return "accepted"
    first = table.state == "untouched"
    table.state = "countered"
    return "proposed" if first else "countered"
