"""English cases that stand elsewhere in their sentence: if the gauge fails, … ; … should it fail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.language.english_words import read, words_of
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.norms import Span

__all__ = ["case_elsewhere", "one_case"]

_OPENS = lazy(
    r"\b(?P<if>if|where|when|whenever|in the event that|should(?= (?:it|they|the|any|an?|either|such)\b))\b"
    r"|\b(?P<unless>unless)\b",
    re.IGNORECASE,
)
_ENDS = lazy(r"[,.;:，。；：]")
_MOSTLY = 0.7
"""From this share of the shorter one's words in common, 0 to 1, two cases are one."""


def one_case(before: str, at: int, after: str, there: int) -> bool:
    """Whether two texts, each from a place behind the word for a case on, go on with the same case."""
    joining = words_of("phrase_starts") | words_of("weak")
    ours, theirs = ({*read(_case(*place))} - joining for place in ((before, at), (after, there)))
    least = min(len(ours), len(theirs))
    return bool(least) and len(ours & theirs) >= _MOSTLY * least


def _case(text: str, at: int) -> str:
    end = _ENDS.search(text, at)
    return text[at : end.start() if end else len(text)]


def case_elsewhere(reading: Reading, span: Span, *, base: bool) -> bool:
    """Whether an English case that went, or came, came or went with another place in its sentence."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    here = _OPENS.search(side.text, *span)
    if here is None or not side.text[slice(*span)].isascii():
        return False
    low, high = other.sentence(reading.across(span, from_base=base)[0])
    return any(
        there.lastgroup == here.lastgroup
        and reading.touched(there.span(), base=not base)
        and one_case(side.text, here.end(), other.text, there.end())
        for there in _OPENS.finditer(other.text, low, high)
    )
