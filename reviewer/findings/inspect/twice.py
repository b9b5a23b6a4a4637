"""How it is told that two clauses settle one thing differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.observation import Observation
from reviewer.model import Message

if TYPE_CHECKING:
    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["told_twice"]


def told_twice(
    scene: Scene,
    measure: str,
    here: tuple[Clause, int, int],
    other: Clause,
    words: tuple[str, str],
    *,
    say: str = "twice",
) -> Observation:
    """Return the contradiction of two clauses over what `check.name.<measure>` names.

    `here`: the later clause and the range to quote; `other`: the earlier one; `words`: what each says;
    `say`: the message of `check.stated`.
    """
    clause, start, end = here
    one, two = words
    facts: dict[str, str | int | float | Message] = {
        "name": Message(f"check.name.{measure}"),
        "one": one,
        "two": two,
        "place": place(other),
    }
    return Observation(
        kind="consistency.contradiction",
        message=Message(f"check.stated.{say}", facts),
        draft=scene.quote(clause, start, end),
        topic="consistency.contradiction/stated",
        data={"measure": measure, "here": one, "there": two, "other_clause": other.id},
    )
