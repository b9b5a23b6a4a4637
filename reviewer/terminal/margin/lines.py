"""The margin of a clause in words, for the pane of the finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.remarks import day_of
from reviewer.language.wrapping import cell_width, clip
from reviewer.messages import render, say
from reviewer.terminal.looks.spans import Line, Span, typeset

if TYPE_CHECKING:
    from reviewer.model import Language
    from reviewer.negotiation.positions import Level, Position
    from reviewer.terminal.margin.margin import Margin

__all__ = ["LEVEL_ROLES", "MarginLines", "labelled", "level_words"]

LEVEL_ROLES: dict[Level, str] = {
    "red_line": "critical",
    "outside": "major",
    "missing": "major",
    "fallback": "minor",
    "standard": "done",
}
ANSWERS = 2
"""Cells by which the answer to a comment stands further in."""
QUOTED = 40
"""Characters of the words a comment is about."""


def labelled(label: str, words: str, width: int, role: str = "") -> list[Line]:
    """Return words behind a label, all lines but the first indented by it, in lines of `width` cells."""
    head = f"{label} "
    indent = min(cell_width(head), width // 2)
    rows = typeset(words, max(4, width - indent), role=role)
    pad = Span(" " * indent)
    return [(Span(head, "label") if not number else pad, *row) for number, row in enumerate(rows)]


def level_words(position: Position, lang: Language) -> str:
    """Return a stand in a word or two, and what crosses the red line."""
    words = say(f"playbook.level.{position.level}", lang, n=position.fallback or 0)
    if position.why is None:
        return words
    return say("pages.margin.why", lang, level=words, why=render(position.why, lang))


class MarginLines:
    """Writes the margin of one pair."""

    def __init__(self, margin: Margin, lang: Language) -> None:
        self.margin = margin
        self.lang = lang

    def _say(self, key: str, /, **params: object) -> str:
        return say(f"pages.margin.{key}", self.lang, **params)

    def stands(self, pair: str | None, width: int, key: str = "") -> list[Line]:
        """Return where the clauses stand in the playbook; `key` is what leads to the wordings it has."""
        rows: list[Line] = []
        for position in self.margin.stands_at(pair):
            words = self._say("stand", title=position.topic.title, level=level_words(position, self.lang))
            if position.offers and key:
                words = self._say("offers", stand=words, key_offers=key)
            rows += labelled(self._say("playbook"), words, width, LEVEL_ROLES[position.level])
        return rows

    def grounds(self, pair: str | None, width: int) -> list[Line]:
        """Return what the playbook asks of the clauses and why, and who may give way."""
        rows: list[Line] = []
        for position in self.margin.stands_at(pair):
            topic = position.topic
            if position.level == "standard":
                continue
            for name in ("red_line", "reason", "approver"):
                text = topic.red_line.text if name == "red_line" else getattr(topic, name)
                rows += labelled(self._say(name), text, width) if text else []
        return rows

    def marks(self, pair: str | None, width: int, *, silent: bool = False) -> list[Line]:
        """Return who tracked the change of a clause and when; that nobody did, where it is `silent`."""
        rows: list[Line] = []
        if silent:
            rows += labelled(self._say("marks"), self._say("unmarked"), width, "adverse")
        marks = self.margin.piles.tracked.get(pair or "", ())
        if marks:
            from reviewer.exporting.trails import authors_words

            rows += labelled(self._say("marks"), authors_words(marks, self.lang), width)
        for taken in self.margin.taken_at(pair):
            kind = say(f"word.mark.{taken.mark.kind}", self.lang)
            words = self._say("taken", kind=kind, words=clip(taken.mark.text.strip(), QUOTED))
            rows += labelled(self._say("marks"), words, width, "done")
        return rows

    def remarks(self, pair: str | None, width: int) -> list[Line]:
        """Return the comments at a clause as a thread."""
        rows: list[Line] = []
        for remark in self.margin.remarks_at(pair):
            comment = remark.comment
            who = comment.author or say("word.remark.nobody", self.lang)
            day = day_of(comment.date)
            head = f"{who} {day}".rstrip() + (say("word.remark.done", self.lang) if comment.done else "")
            about = self._say("about", words=clip(remark.words, QUOTED)) if remark.words else ""
            lead = " " * (ANSWERS * min(remark.depth, 4))
            label = lead + self._say("answer" if remark.depth else "comment")
            rows += labelled(label, f"{head}{'' if remark.depth else about}", width, "label")
            body = typeset(comment.text, max(4, width - cell_width(lead) - ANSWERS), role="note")
            rows += [(Span(lead + " " * ANSWERS), *row) for row in body]
        return rows
