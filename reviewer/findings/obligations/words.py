"""Words of the parties and of the text put into the sentences of this family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings import context
from reviewer.findings.obligations.gains import gain
from reviewer.findings.observation import Observation
from reviewer.language.lexicon import word_end
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.norms import Norm, Span
    from reviewer.model import Quote

__all__ = ["force_span", "observed", "shorten"]

_LATIN_WORD = lazy(r"\s*[A-Za-z][\w'’-]*")
_MARKS = "，,。；;、：: \u3000\n"
_FULL = 4
"""A deontic word of so many letters has its verb in it: 有权要求."""
_PHRASE = lazy(r"[\u4e00-\u9fff]{2,8}")
_VERB = lazy(r"(?![视径迳在于向按对将以为与从由根依因就其该本经使每各双任甲乙丙])[\u4e00-\u9fff]{1,2}")


def shorten(words: str) -> str:
    """Return words short enough for a sentence, without the marks at their ends."""
    return context.shorten(words.strip(_MARKS))


def observed(
    reading: Reading,
    kind: str,
    say: str,
    topic: str,
    *,
    base: Span | None,
    draft: Span | None,
    favours: str,
    params: Mapping[str, str | tuple[str, ...] | Message] | None = None,
    data: Mapping[str, Any] | None = None,
    source: str | None = None,
) -> Observation:
    """Return an observation of this family whose sentence ends with who gains."""
    before = _quoted(reading.base.quote(*base)) if base else None
    after = _quoted(reading.draft.quote(*draft)) if draft else None
    filled: dict[str, str | int | float | tuple[str, ...] | Message] = {
        **_both(before, after),
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


def force_span(text: str, norm: Norm) -> Span:
    """Return the deontic word with its bearer where the two stand together, or the bearer with the verb."""
    if norm.cue is None:
        start = (
            norm.bearer_span[0] if norm.bearer_span and norm.start <= norm.bearer_span[0] else norm.action[0]
        )
        word = _LATIN_WORD.match(text, norm.action[0], norm.end)
        return start, word.end() if word else min(norm.end, norm.action[0] + 4)
    start, end = norm.cue
    if norm.bearer_span and 0 <= start - norm.bearer_span[1] <= 2:
        start = norm.bearer_span[0]
    verb = _VERB.match(text, end) or (
        _PHRASE.match(text, end) if start == norm.cue[0] and end - start < _FULL else None
    )
    return start, word_end(text, verb.start(), verb.end()) if verb else end


def _both(before: Quote | None, after: Quote | None) -> dict[str, str]:
    """Return the words of both quotes short enough for a sentence."""
    old, new = (quote.quote.strip(_MARKS) if quote else "" for quote in (before, after))
    return dict(zip(("before", "after"), context.shorten_both(old, new), strict=True))


def _change(before: Quote | None, after: Quote | None) -> Message:
    words = _both(before, after)
    if before and after:
        return Message("obligations.change.replaced", words)
    return Message("obligations.change.added" if after else "obligations.change.removed", words)


def _quoted(quote: Quote | None) -> Quote | None:
    return quote if quote and quote.end > quote.start else None
