"""Words of the parties and of the text put into the sentences of this family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.obligations.gains import gain
from reviewer.findings.observation import Observation
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.norms import Span
    from reviewer.model import Quote

__all__ = ["observed", "shorten"]

_LONG = 36


def shorten(words: str) -> str:
    """Return words short enough for a sentence."""
    words = words.strip("，,。；;、：: \u3000\n")
    return words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"


def observed(
    reading: Reading,
    kind: str,
    say: str,
    topic: str,
    *,
    base: Span | None,
    draft: Span | None,
    favours: str,
    params: Mapping[str, str | Message] | None = None,
    data: Mapping[str, Any] | None = None,
    source: str | None = None,
) -> Observation:
    """Return an observation of this family whose sentence ends with who gains."""
    before = _quoted(reading.base.quote(*base)) if base else None
    after = _quoted(reading.draft.quote(*draft)) if draft else None
    filled: dict[str, str | int | float | Message] = {
        "before": shorten(before.quote) if before else "",
        "after": shorten(after.quote) if after else "",
        "change": _change(before, after),
        **(params or {}),
        "gain": gain(favours),
    }
    return Observation(
        kind=f"obligation.{kind}",
        message=Message(f"obligations.{say}", filled),
        pair=reading.view.pair.id,
        base=before,
        draft=after,
        topic=f"obligation.{kind}/{topic}",
        favours=favours,
        data=data or {},
        source=source,
    )


def _change(before: Quote | None, after: Quote | None) -> Message:
    words = {
        "before": shorten(before.quote) if before else "",
        "after": shorten(after.quote) if after else "",
    }
    if before and after:
        return Message("obligations.change.replaced", words)
    return Message("obligations.change.added" if after else "obligations.change.removed", words)


def _quoted(quote: Quote | None) -> Quote | None:
    return quote if quote and quote.end > quote.start else None
