"""Which words of a pair have been spoken of, so that one edit is not told twice in the same terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.spans import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.model import Quote

__all__ = ["Claims", "acts_told_whole"]


class Claims:
    """Edited words that an observation has already spoken of; where `forces_alone`, of what a change of force
    quotes the word of force alone: 应当书面通知 for 可以通知 is a condition besides."""

    def __init__(self, reading: Reading, told: Iterable[Observation], *, forces_alone: bool = False) -> None:
        self.reading = reading
        self.base: list[Span] = []
        self.draft: list[Span] = []
        for seen in told:
            if seen.kind in ("obligation.added", "obligation.removed"):
                continue
            for before, after in ((seen.base, seen.draft), *seen.covers):
                for side, quote, spans in (
                    (reading.base, before, self.base),
                    (reading.draft, after, self.draft),
                ):
                    if quote is not None and (span := side.offset(quote)):
                        spans.append(_force(seen, quote, span) if forces_alone else span)

    def has(self, base: Span | None, draft: Span | None) -> bool:
        """Whether these words were spoken of: on both sides where both are given."""
        if base and draft:
            return _meets(base, self.base) and _meets(draft, self.draft)
        return (base is not None and _meets(base, self.base)) or (
            draft is not None and _meets(draft, self.draft)
        )

    def add(self, base: Span | None, draft: Span | None) -> None:
        """Note that these words are being spoken of."""
        if base:
            self.base.append(base)
        if draft:
            self.draft.append(draft)


def _force(seen: Observation, quote: Quote, span: Span) -> Span:
    """Return where the word of force stands in the words that a change of force quotes; all of them where it
    has none, and for any other observation."""
    if seen.kind != "obligation.modality":
        return span
    for word in (seen.data.get("from"), seen.data.get("to")):
        if word and (at := quote.quote.find(word)) >= 0:
            return span[0] + at, span[0] + at + len(word)
    return span


def _meets(span: Span, spans: list[Span]) -> bool:
    return any(low < span[1] and span[0] < high for low, high in spans)


def acts_told_whole(reading: Reading, told: Iterable[Observation]) -> tuple[SpanIndex, SpanIndex]:
    """Return where the acts stand that went whole, and those that came."""
    spans: tuple[list[Span], list[Span]] = ([], [])
    for seen in told:
        if seen.kind in ("obligation.added", "obligation.removed"):
            for side, quote, found in zip(
                (reading.base, reading.draft), (seen.base, seen.draft), spans, strict=True
            ):
                if quote is not None and (span := side.offset(quote)):
                    found.append(span)
    return SpanIndex(spans[0]), SpanIndex(spans[1])
