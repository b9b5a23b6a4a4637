"""One shape of mutation over many texts: what is told of it, and what goes untold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.mutations.judge import TEXTS, shown
from benchmarks.mutations.structure import foreign, mutated
from benchmarks.mutations.texts import compared, shuffled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.mutations.structure import Form, Mutation, Shape
    from benchmarks.mutations.texts import Compared, Text
    from reviewer.model import Clause, Language, Quote

__all__ = ["ShapeTally", "measure_shape"]

_GRAVE = {"critical", "major"}


@dataclass(slots=True)
class ShapeTally:
    """What was told of the mutations of one shape."""

    name: str
    mutations: int = 0
    findings: int = 0
    grave: int = 0
    """Critical and major findings where none is due."""
    unquoted: int | None = None
    """Of the words that came or went, those of which no finding quotes one half; None where none did."""
    wrong: list[str] = field(default_factory=list)


def measure_shape(shape: Shape, texts: Sequence[Text], language: Language) -> ShapeTally:
    """Put a shape into texts, one comparison each, and count what is told."""
    tally = ShapeTally(shape.name, unquoted=None if shape.order else 0)
    taken = 0
    for text in shuffled(texts, shape.name):
        if taken >= TEXTS:
            break
        form = mutated(shape, text, foreign(text, texts, language))
        if form.mutations:
            taken += 1
            _count(tally, shape, form, compared(text, form.lines), language)
    return tally


def _count(tally: ShapeTally, shape: Shape, form: Form, seen: Compared, language: Language) -> None:
    """Count what is told of one draft."""
    tally.mutations += len(form.mutations)
    tally.findings += len(seen.findings)
    due: set[str] = set()
    if not shape.order:
        places = [line for one in form.mutations for line in one.draft]
        due = {one.id for one in seen.at([one.base for one in form.mutations], places)}
    grave = [one for one in seen.findings if one.severity in _GRAVE and one.id not in due]
    tally.grave += len(grave)
    tally.wrong += [f"{seen.base.name}, grave:\n" + shown([one], language, "    ") for one in grave]
    if tally.unquoted is not None:
        for one in form.mutations:
            if not _quoted(one, seen):
                tally.unquoted += 1
                told = shown(seen.at([one.base], one.draft), language, "    ")
                tally.wrong.append(f"{seen.base.name}, not quoted: {one.words}\n{told}")


def _quoted(mutation: Mutation, seen: Compared) -> bool:
    """Tell whether findings quote at least half of the words that came or went, each in its own clause."""
    text = seen.draft if mutation.came else seen.base
    lines = mutation.draft if mutation.came else (mutation.base,)
    quotes = [
        quote for one in seen.findings if (quote := one.draft if mutation.came else one.base) is not None
    ]
    clauses = [clause for line in lines for clause in text.clauses.get(line, ())]
    spans = [(clause, *span) for clause in clauses if (span := _span(clause, mutation.words))]
    covered = sum(_covered(clause.id, start, end, quotes) for clause, start, end in spans)
    return bool(spans) and 2 * covered >= sum(end - start for _, start, end in spans)


def _span(clause: Clause, words: str) -> tuple[int, int] | None:
    """Return where the words stand in a clause: all of it where they hold its number too."""
    at = clause.text.find(words)
    if at >= 0:
        return at, at + len(words)
    return (0, len(clause.text)) if clause.text in words else None


def _covered(clause: str, start: int, end: int, quotes: Sequence[Quote]) -> int:
    return len(
        {
            at
            for quote in quotes
            if quote.clause == clause
            for at in range(max(start, quote.start), min(end, quote.end))
        }
    )
