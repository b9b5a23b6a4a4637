"""What the catalogue says of a finding or a notice, and plain words where it has none for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.words import kind_words
from reviewer.messages import render, say

if TYPE_CHECKING:
    from reviewer.model import Finding, Language, Message


def finding_words(finding: Finding, lang: Language) -> str:
    """Return the sentence of a finding; its kind and its quotes where the catalogue cannot say it."""
    try:
        return render(finding.message, lang)
    except (LookupError, ValueError):
        quotes = [quote.quote for quote in (finding.base, finding.draft) if quote and quote.quote]
        kind = kind_words(finding.kind, lang)
        return f"{kind}{say('notes.colon', lang)}{' → '.join(quotes)}" if quotes else kind


def notice_words(message: Message, lang: Language) -> str:
    """Return the sentence of a notice; that there is one where the catalogue cannot say it."""
    try:
        return render(message, lang)
    except (LookupError, ValueError):
        return say("terminal.summary.unsaid", lang, name=message.key)
