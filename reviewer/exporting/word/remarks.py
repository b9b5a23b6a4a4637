"""What is said in comments: everything to ourselves, only what is meant for them to the counterparty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.points import gather
from reviewer.exporting.word.comments import Remark
from reviewer.exporting.words import effect_words, kind_words, word
from reviewer.messages import render, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reviewer.exporting.points import Entry
    from reviewer.exporting.word.places import Places, Span
    from reviewer.model import Decision, Language, Pair, Review

__all__ = ["has_replies", "our_remarks", "quoted_words", "replies"]


def our_remarks(
    review: Review, decisions: Mapping[str, Decision], base: Places, draft: Places, lang: Language
) -> Iterator[Remark]:
    """Yield one comment a finding, for our own eyes: severity, effect, source, our note and answer."""
    for point in gather(review, decisions):
        for entry in point.entries:
            span = quoted_words(entry, base, draft)
            if span is not None:
                yield Remark(span, _ours(entry, lang))


def has_replies(decisions: Mapping[str, Decision]) -> bool:
    """Tell whether any answer holds a reply meant for the counterparty."""
    return any(decision.reply.strip() for decision in decisions.values())


def replies(
    review: Review, decisions: Mapping[str, Decision], where: Callable[[Entry, Pair | None], Span | None]
) -> Iterator[Remark]:
    """Yield the replies meant for the counterparty, nothing else; one said twice of a clause is put once.

    `where` finds the words that a finding of a clause is about in the file that is written.
    """
    for point in gather(review, decisions) if has_replies(decisions) else ():
        said: set[str] = set()
        for entry in point.entries:
            reply = entry.decision.reply.strip()
            span = where(entry, point.pair) if reply and reply not in said else None
            if span is not None:
                said.add(reply)
                yield Remark(span, reply)


def _ours(entry: Entry, lang: Language) -> str:
    finding, decision = entry.finding, entry.decision
    effect = effect_words(finding, lang)
    lines = [
        say(
            "word.comment.head" if effect else "word.comment.head_alone",
            lang,
            severity=word("severity", entry.severity, lang),
            kind=kind_words(finding.kind, lang),
            **({"effect": effect} if effect else {}),
        ),
        render(finding.message, lang),
    ]
    if finding.source:
        lines.append(say("word.comment.source", lang, source=finding.source))
    if decision.verdict != "open":
        lines.append(say("word.comment.verdict", lang, verdict=word("verdict", decision.verdict, lang)))
    for name in ("note", "reply", "proposal"):
        words = getattr(decision, name)
        if words:
            lines.append(say(f"word.comment.{name}", lang, words=words))
    return "\n".join(lines)


def quoted_words(entry: Entry, base: Places, draft: Places) -> Span | None:
    """Return the words in the draft that a finding quotes, or where the redline shows the baseline's."""
    finding = entry.finding
    for quote, places in ((finding.draft, draft), (finding.base, base)):
        if quote is not None:
            found = places.of(quote)
            if found:
                return found[0]
    return None
