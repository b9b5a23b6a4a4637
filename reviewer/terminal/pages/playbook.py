"""The playbook beside the draft: every topic with its level, what it asks and why, and its wordings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from reviewer.exporting.places import places_of
from reviewer.exporting.positions import offer_name
from reviewer.exporting.words import word
from reviewer.language.wrapping import cell_width, clip, pad
from reviewer.messages import say
from reviewer.model import SEVERITIES
from reviewer.terminal.looks.spans import BLANK, Line, Span, fill, line, typeset
from reviewer.terminal.margin.lines import LEVEL_ROLES, labelled, level_words
from reviewer.terminal.margin.margin import GRAVEST
from reviewer.terminal.margin.offers import offers_of
from reviewer.terminal.pages.screen import Page, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Language
    from reviewer.negotiation.positions import Position
    from reviewer.terminal.keys.hints import Hint
    from reviewer.terminal.margin.margin import Margin

__all__ = ["PlaybookPage"]

TITLE = 18
"""Cells of the name of a topic."""


class PlaybookPage(Page):
    """Every topic, red lines first."""

    help_key: ClassVar[str] = "playbook"
    hints: ClassVar[Sequence[Hint]] = (
        ("↑↓", "choose"),
        ("enter", "jump"),
        ("leave", "back"),
        ("help", "help"),
    )

    def __init__(self, margin: Margin, lang: Language) -> None:
        self.margin = margin
        self.lang = lang

    def position(self, target: str) -> Position | None:
        """Return the stand that a row is about."""
        return next((one for one in self.margin.stands if one.topic.id == target), None)

    def title(self) -> str:
        """Return which playbook it is."""
        name = self.margin.playbook.name if self.margin.playbook else "—"
        return say("playbook.report", self.lang, name=name)

    def rows(self, width: int) -> list[Row]:
        """Return the counts, then a row a topic."""
        counts = Counter(one.level for one in self.margin.stands)
        names = {level: say(f"pages.margin.level.{level}", self.lang) for level in GRAVEST}
        told = [
            say("playbook.summary", self.lang, level=names[level], n=counts[level])
            for level in GRAVEST
            if counts[level]
        ]
        words = say("notes.semicolon", self.lang).join(told)
        rows = [Row(part) for part in typeset(words, width, role="strong")]
        if self.margin.review.comparison.swapped:
            swapped = say("playbook.swapped", self.lang)
            rows += [Row(part) for part in typeset(swapped, width, role="dim")]
        rows.append(Row(BLANK))
        widest = max((cell_width(name) for name in names.values()), default=4)
        ordered = sorted(self.margin.stands, key=_grave)
        return [
            *rows,
            *(Row(self._topic(one, names[one.level], widest, width), one.topic.id) for one in ordered),
        ]

    def _topic(self, position: Position, level: str, widest: int, width: int) -> Line:
        draft = self.margin.review.comparison.draft
        place = places_of(draft, position.clauses, self.lang) if position.clauses else "—"
        which = f" {position.fallback}" if position.fallback else ""
        severity = word("severity", position.topic.severity, self.lang)
        weight = position.topic.severity if position.level != "standard" else "dim"
        parts = (
            Span(f" {pad(f'{level}{which}', widest + 2)} ", LEVEL_ROLES[position.level]),
            Span(f"{severity}  ", weight),
            Span(f"{pad(clip(position.topic.title, TITLE), TITLE)}  "),
            Span(clip(place, max(6, width // 3)), "number"),
        )
        return fill(parts, width)

    def about(self, target: str, width: int) -> list[Line]:
        """Return what a topic asks and why, where the draft stands, and the wordings."""
        position = self.position(target)
        if position is None:
            return []
        topic = position.topic
        rows: list[Line] = [
            line(
                (topic.title, "heading"),
                ("  ", ""),
                (level_words(position, self.lang), LEVEL_ROLES[position.level]),
            )
        ]
        facts = (
            ("red_line", topic.red_line.text),
            ("reason", topic.reason),
            ("approver", topic.approver),
            ("owner", topic.owner),
        )
        for key, text in facts:
            rows += labelled(say(f"pages.margin.{key}", self.lang), text, width) if text else []
        draft = self.margin.review.comparison.draft
        if position.clauses:
            words = "\n".join(draft.clause(clause).text for clause in position.clauses)
            rows += [BLANK, line((say("pages.margin.theirs", self.lang), "label")), *typeset(words, width)]
        for offer in offers_of([position]):
            name = offer_name(offer.number, self.lang)
            who = f"  {say('playbook.approver', self.lang, who=offer.approver)}" if offer.approver else ""
            rows += [BLANK, line((name, "strong"), (who, "adverse")), *typeset(offer.text, width)]
        return rows


def _grave(position: Position) -> tuple[int, int]:
    return GRAVEST.index(position.level), SEVERITIES.index(position.topic.severity)
