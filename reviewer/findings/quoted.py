"""Quotes a lawyer can read: no Latin word cut in two, no blanks at the ends, no bracket left outside whose
other half is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.model import Message, Quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.findings.observation import Observation
    from reviewer.model import Contract

__all__ = ["legible", "whole_words"]

_OPENING = {"（": "）", "(": ")", "「": "」", "《": "》", "“": "”", "【": "】", "[": "]"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}

_APOSTROPHES = "'’"


def legible(seen: Observation, base: Contract | None, draft: Contract) -> Observation:
    """Return the observation with both quotes as they are to be shown; `base`: None where one document is
    looked into alone."""
    before = _legible(seen.base, base) if base else seen.base
    after = _legible(seen.draft, draft)
    if before is seen.base and after is seen.draft:
        return seen
    words = {
        old.quote: new.quote
        for old, new in ((seen.base, before), (seen.draft, after))
        if old is not None and new is not None and old.quote != new.quote
    }
    return replace(seen, base=before, draft=after, message=_said(seen.message, words))


def _said(message: Message, words: Mapping[str, str]) -> Message:
    """Return a sentence with the quotes as they are shown."""
    params = {
        name: _said(value, words)
        if isinstance(value, Message)
        else words.get(value, value)
        if isinstance(value, str)
        else value
        for name, value in message.params.items()
    }
    return message if params == message.params else Message(message.key, params)


def _legible(quote: Quote | None, contract: Contract) -> Quote | None:
    if quote is None or not quote.quote:
        return quote
    text = contract.clause(quote.clause).text
    start, end = whole_words(text, quote.start, quote.end)
    start, end = _with_brackets(text, start, end)
    if (start, end) == (quote.start, quote.end):
        return quote
    return Quote(quote.clause, start, end, text[start:end])


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range with the Latin words that it cuts, whole, and without blanks at its ends; blanks alone
    stay what they are."""
    while 0 < start < end and _in_word(text[start]) and _in_word(text[start - 1]):
        start -= 1
    while start < end < len(text) and text[end] not in _APOSTROPHES and _in_word(text[end]):
        if not _in_word(text[end - 1]):
            break
        end += 1
    words = text[start:end]
    if words.isspace() or not (words[:1].isspace() or words[-1:].isspace()):
        return start, end
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _in_word(letter: str) -> bool:
    return (letter.isascii() and letter.isalpha()) or letter in _APOSTROPHES


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range with the bracket that stands right beside it and belongs to one inside."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if right in _CLOSING and _lacking(text, start, end, _CLOSING[right], right) > 0:
        end += 1
    elif left in _OPENING and _lacking(text, start, end, left, _OPENING[left]) < 0:
        start -= 1
    return start, end


def _lacking(text: str, start: int, end: int, opening: str, closing: str) -> int:
    """Return how many brackets a range opens more than it closes."""
    return text.count(opening, start, end) - text.count(closing, start, end)
