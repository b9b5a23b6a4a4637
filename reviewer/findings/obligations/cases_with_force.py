"""A case put in, or taken out, together with the word that binds: 不得 for 在脱敏后可以.

The change of force takes the edit whole; the case, without which the act is still barred, is told beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.obligations.gains import favoured
from reviewer.findings.obligations.words import observed
from reviewer.language.modality import find_cues
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["cases_with_force"]

_CASE = lazy(r"[^。；;]{2,40}(?:[之以]?[后前]|时|情况下|情形下|前提下|的)[，,]?")


def cases_with_force(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each case of which an edit, told as a change of force, speaks on one side
    alone."""
    forces = [one for one in told if one.kind == "obligation.modality"]
    if not forces:
        return
    for mark in reading.marks:
        heads = _head(reading.base, mark.base), _head(reading.draft, mark.draft)
        if None in heads or (heads[0] == heads[1]) or "" not in heads:
            continue
        on_base = bool(heads[0])
        side, span = (reading.base, mark.base) if on_base else (reading.draft, mark.draft)
        head = heads[0] or heads[1] or ""
        if not _CASE.fullmatch(head) or find_cues(head):
            continue
        if not any(
            quote is not None and quote.start < mark_span[1] and mark_span[0] < quote.end
            for one in forces
            for quote, mark_span in ((one.base, mark.base), (one.draft, mark.draft))
        ):
            continue
        where = (span[0], span[0] + len(head.rstrip("，,")))
        say = "part_removed" if on_base else "part_added"
        yield observed(
            reading,
            "condition",
            f"condition.{say}",
            "condition",
            base=where if on_base else None,
            draft=None if on_base else where,
            favours=favoured(reading, side, where, "other_exception" if on_base else "exception"),
            data={"what": "condition", "change": say},
        )


def _head(side: Side, span: Span) -> str | None:
    """Return what stands before the word of force that ends the words of an edit; None where none ends
    them."""
    words = side.text[slice(*span)]
    cues = find_cues(words)
    return words[: cues[-1].start] if cues and cues[-1].end == len(words) else None
