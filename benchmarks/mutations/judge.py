"""One operation over many texts: how many of its edits are told as what they are."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.mutations.texts import compared, shuffled
from reviewer.messages import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.mutations.operations import Due, Operation
    from benchmarks.mutations.texts import Text
    from reviewer.model import Finding, Language

__all__ = ["TEXTS", "Tally", "drafted", "measure", "shown"]

MOST = 40
"""Edits of one draft."""
SHARE = 3
"""One line in so many is edited at most: a draft in which a word gives way everywhere is another thing."""
ENOUGH = 120
"""Edits of one operation, after which no further text is taken."""
TEXTS = 20
"""Texts that one operation, or one shape, is put into at most."""
_AROUND = 28


@dataclass(slots=True)
class Tally:
    """What became of the edits of one operation."""

    name: str
    due: Due
    edits: int = 0
    right: int = 0
    touched: int = 0
    wrong: list[str] = field(default_factory=list)
    """The edits that are not told as what they are, with their words and what was told."""


def drafted(text: Text, operation: Operation) -> dict[int, str]:
    """Return the lines of a text that the operation changes, as they are then: a seeded choice of those that
    it fits."""
    dice = random.Random(f"{operation.name} | {text.name}")
    fits = {}
    for place in text.free:
        line = operation.changed(text.lines[place], dice)
        if line is not None:
            fits[place] = line
    most = min(MOST, max(1, len(text.lines) // SHARE), len(fits))
    return {place: fits[place] for place in sorted(dice.sample(sorted(fits), most))}


def measure(operation: Operation, texts: Iterable[Text], language: Language) -> Tally:
    """Put an operation into texts, one comparison each, until enough edits are counted."""
    tally = Tally(operation.name, operation.due)
    taken = 0
    for text in shuffled(texts, operation.name):
        if taken >= TEXTS or tally.edits >= ENOUGH:
            break
        changed = drafted(text, operation)
        if changed:
            taken += 1
            _judge(tally, operation, text, changed, language)
    return tally


def _judge(
    tally: Tally, operation: Operation, text: Text, changed: dict[int, str], language: Language
) -> None:
    """Count the edits of one draft."""
    seen = compared(text, [changed.get(place, line) for place, line in enumerate(text.lines)])
    for place, line in changed.items():
        told = seen.at([place], [place])
        right = operation.right(told)
        tally.edits += 1
        tally.right += right
        tally.touched += bool(told)
        if not right:
            tally.wrong.append(
                f"{text.name}: {_edit(text.lines[place], line)}\n" + shown(told, language, "    ")
            )


def shown(findings: Sequence[Finding], language: Language, before: str) -> str:
    """Return findings, a line each."""
    rows = [f"{before}{one.severity} {one.kind} {render(one.message, language)}" for one in findings]
    return "\n".join(rows or [f"{before}nothing"])


def _edit(old: str, new: str) -> str:
    """Return the words that differ, with some of those around them."""
    start = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    words = f"⟦{old[start : len(old) - end]}⇒{new[start : len(new) - end]}⟧"
    return f"…{old[max(0, start - _AROUND) : start]}{words}{old[len(old) - end :][:_AROUND]}…"
