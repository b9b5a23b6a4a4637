"""Whose something is in an English sentence: `at its own cost` that became `at the Customer's cost`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.gains import who
from reviewer.findings.obligations.words import observed
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["possessors"]

_OWN = lazy(r"\b(?:its|their|his|her)(?:\s+(?:own|sole))?\b", re.IGNORECASE)
_NAMED = lazy(r"['’]s?(?:\s+(?:own|sole))?(?![\w'’])")
_TERM = lazy(r"\bthe (?P<term>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]s?(?:\s+(?:own|sole))?(?![\w'’])")
"""Somebody who is no party, called by a term: at the Worker's cost."""
_COST = lazy(r"\s*(?:sole\s+|own\s+)*(?:costs?|expenses?|risks?|account)\b", re.IGNORECASE)


def possessors(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each edit, not yet told, that names a party for what was the doer's own, or
    the reverse."""
    claimed = Claims(reading, told)
    for mark in reading.marks:
        if (
            mark.base[0] == mark.base[1]
            or mark.draft[0] == mark.draft[1]
            or claimed.has(mark.base, mark.draft)
        ):
            continue
        found = _named(reading, mark)
        if found is None:
            continue
        base, draft, old, new, at_cost = found
        favours = "unclear"
        if at_cost:
            favours = old if old in reading.parties else (reading.other(new) or "unclear")
        yield observed(
            reading,
            "bearer",
            "bearer.cost" if at_cost else "bearer.possessor",
            "cost" if at_cost else "possessor",
            base=base,
            draft=draft,
            favours=favours,
            params={"old": who(old), "new": who(new)},
            data={"from": old, "to": new, "slot": "possessor", "grade": None},
        )


def _named(reading: Reading, mark: Mark) -> tuple[Span, Span, str, str, bool] | None:
    """Return the words for the owner on both sides, who that is on each, and whether it bears a cost."""
    own_before, named_after = _own(reading.base, mark.base), _party(reading.draft, mark.draft)
    if own_before and named_after:
        old: str | None = _doer(reading.base, own_before)
        new: str | None = named_after[1]
        words, side, last = (own_before, named_after[0]), reading.draft, named_after[0][1]
    else:
        own_after, named_before = _own(reading.draft, mark.draft), _party(reading.base, mark.base)
        if own_after is None or named_before is None:
            return None
        span, new = named_before[0], _doer(reading.draft, own_after)
        old, words, side, last = named_before[1], (span, own_after), reading.draft, own_after[1]
    if old is None or new is None or old == new:
        return None
    return *words, old, new, bool(_COST.match(side.text, last))


def _own(side: Side, span: Span) -> Span | None:
    found = _OWN.search(side.text, *span)
    return found.span() if found else None


def _party(side: Side, span: Span) -> tuple[Span, str] | None:
    """Return the first party named as an owner in a span, and who that is in the baseline's labels; of a cost
    anybody whom a term names."""
    for mention in side.mentions_from(span):
        mark = _NAMED.match(side.text, mention.end)
        if mark and mention.sort == "party":
            return (mention.start, mark.end()), side.key(mention.label) or mention.label
    owner = _TERM.search(side.text, *span)
    return (owner.span(), owner["term"]) if owner and _COST.match(side.text, owner.end()) else None


def _doer(side: Side, span: Span) -> str | None:
    """Return who `its` stands for: the bearer of the norm it stands in."""
    norm = side.norm_at(*span)
    label = norm.bearer if norm else None
    if label is None:
        low, _ = side.sentence(span[0])
        before = [m for m in side.mentions_from((low, span[0])) if m.slot == "bearer"]
        label = before[0].label if before else side.owes(span[0])
    return side.key(label) if label else None
