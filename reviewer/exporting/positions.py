"""Where a draft stands in a playbook, for the report and the notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from reviewer.exporting.markup import escape, quoted_lines
from reviewer.exporting.places import places_of
from reviewer.exporting.report import WIDTH, harmless
from reviewer.exporting.words import word
from reviewer.language.wrapping import cell_width, wrapped_lines
from reviewer.messages import render, say
from reviewer.model import SEVERITIES
from reviewer.negotiation.positions import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Language, Review
    from reviewer.negotiation.playbook import Playbook
    from reviewer.negotiation.positions import Position

__all__ = ["offer_name", "position_words", "positions_markdown", "positions_report"]

_ORDER: tuple[Level, ...] = ("red_line", "outside", "missing", "fallback", "standard")


def position_words(position: Position, lang: Language) -> str:
    """Return a stand as words: `退让文本 1`, `触及红线（高于每日千分之一）`."""
    level = say(f"playbook.level.{position.level}", lang, n=position.fallback or 0)
    title = position.topic.title
    if position.why is None:
        return say("playbook.position", lang, title=title, level=level)
    return say("playbook.position_why", lang, title=title, level=level, why=render(position.why, lang))


def offer_name(number: int, lang: Language) -> str:
    """Return what the wording at that place of the offers is called; 0 is the standard."""
    return say("playbook.fallback_name", lang, n=number) if number else say("playbook.standard_name", lang)


def positions_report(review: Review, playbook: Playbook, found: Sequence[Position]) -> str:
    """Return the stand on every topic that is not standard as plain text, red lines first."""
    lang = review.language
    lines = [say("playbook.report", lang, name=playbook.name), *_heads(review, found), ""]
    for position in _sorted(found):
        lines += _wrapped(f"{_severity(position, lang)}  {_headed(review, position)}", "")
        for label, text in _facts(position, lang):
            lines += _wrapped(f"{label}{say('notes.colon', lang)}{text}", "     ")
        lines.append("")
    return "\n".join(harmless(line).rstrip() for line in lines).rstrip("\n") + "\n"


def positions_markdown(review: Review, playbook: Playbook, found: Sequence[Position]) -> str:
    """Return the same as a chapter of the notes."""
    lang = review.language
    lines = [f"## {escape(say('playbook.report', lang, name=playbook.name))}", ""]
    for words in _heads(review, found):
        lines += [escape(words), ""]
    for position in _sorted(found):
        lines += [f"- **{escape(_severity(position, lang))}** {escape(_headed(review, position))}", ""]
        for label, text in _facts(position, lang):
            lines += [f"  - {escape(label)}{say('notes.colon', lang)}", "", *quoted_lines(text, "    "), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _heads(review: Review, found: Sequence[Position]) -> list[str]:
    heads = [_counts(found, review.language)]
    if review.comparison.swapped:
        heads.append(say("playbook.swapped", review.language))
    return heads


def _sorted(found: Sequence[Position]) -> list[Position]:
    told = [position for position in found if position.level != "standard"]
    return sorted(told, key=lambda one: (_ORDER.index(one.level), SEVERITIES.index(one.topic.severity)))


def _headed(review: Review, position: Position) -> str:
    place = ""
    if position.clauses:
        place = places_of(review.comparison.draft, position.clauses, review.language) + "  "
    return place + position_words(position, review.language)


def _severity(position: Position, lang: Language) -> str:
    return word("severity", position.topic.severity, lang)


def _facts(position: Position, lang: Language) -> list[tuple[str, str]]:
    topic = position.topic
    facts = [(say("playbook.reason", lang), topic.reason)]
    if topic.red_line.text:
        facts.append((say("playbook.red_line", lang), topic.red_line.text))
    shown = position.offers if position.level != "fallback" else position.offers[: position.fallback or 0]
    for number, text in enumerate(shown):
        approver = topic.fallbacks[number - 1].approver or topic.approver if number else ""
        which = offer_name(number, lang)
        if approver:
            which = f"{which}{say('notes.semicolon', lang)}{say('playbook.approver', lang, who=approver)}"
        facts.append((say("playbook.offer", lang, which=which), text))
    return facts


def _counts(found: Sequence[Position], lang: Language) -> str:
    counts = Counter(
        say(f"playbook.level.{position.level}", lang, n=position.fallback or 0) for position in found
    )
    known = [position for level in get_args(Level) for position in found if position.level == level]
    names = dict.fromkeys(say(f"playbook.level.{p.level}", lang, n=p.fallback or 0) for p in known)
    words = [say("playbook.summary", lang, level=name, n=counts[name]) for name in names]
    return say("notes.semicolon", lang).join(words)


def _wrapped(words: str, indent: str) -> list[str]:
    hang = " " * cell_width(indent)
    lines = list(wrapped_lines(harmless(words), max(20, WIDTH - len(hang)))) or [""]
    return [indent + lines[0], *(hang + line for line in lines[1:])]
