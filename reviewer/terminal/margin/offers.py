"""The wordings that a playbook has for a clause, one of which is to be proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.messages import say
from reviewer.terminal.dialogs.boxes import Listing
from reviewer.terminal.looks.line_view import LineView
from reviewer.terminal.looks.spans import BLANK, Line, Span, typeset
from reviewer.terminal.margin.lines import LEVEL_ROLES, labelled, level_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Key

    from reviewer.model import Language
    from reviewer.negotiation.positions import Position

__all__ = ["Offer", "Offers", "offers_of"]

INDENT = 4
"""Cells by which a wording stands in under its name."""


class Offer(NamedTuple):
    """A wording that the playbook has."""

    position: Position
    number: int
    """0 for the standard, else which fallback."""
    text: str

    @property
    def approver(self) -> str:
        """Who must approve it; nobody for the standard."""
        if self.number == 0:
            return ""
        return self.position.topic.fallbacks[self.number - 1].approver or self.position.topic.approver


def offers_of(stands: Sequence[Position]) -> tuple[Offer, ...]:
    """Return every wording for the topics of a clause, topic by topic, the best first."""
    return tuple(
        Offer(position, number, text) for position in stands for number, text in enumerate(position.offers)
    )


class Offers(Listing[Offer]):
    """Dismissed with the wording that was chosen."""

    hints = (("up down", "choose"), ("enter", "propose"), ("1-9", "digits"), ("leave", "cancel"))

    def __init__(self, lang: Language, stands: Sequence[Position]) -> None:
        super().__init__(lang, say("terminal.action.offers", lang))
        self.stands = tuple(stands)
        self.offers = offers_of(self.stands)
        self.at = 0
        self.firsts: list[int] = []
        self.add_class("tall")

    def on_mount(self) -> None:
        """Set the wordings in the room there is."""
        super().on_mount()
        view = self.query_one("#body", LineView)
        self.call_after_refresh(self._show)
        view.styles.height = "1fr"
        view.focus()

    def _show(self) -> None:
        view = self.query_one("#body", LineView)
        rows = self.lines(max(20, view.room))
        view.show(rows, top=False)
        if self.firsts:
            last = self.firsts[self.at + 1] if self.at + 1 < len(self.firsts) else len(rows)
            view.keep_in_sight(last - 1)
            view.keep_in_sight(self.firsts[self.at])

    def lines(self, width: int) -> list[Line]:
        """Return the topics with their wordings in lines of `width` cells."""
        rows: list[Line] = []
        self.firsts = []
        count = 0
        for position in self.stands:
            if not position.offers:
                continue
            rows += self._topic(position, width)
            for offer in offers_of([position]):
                chosen = count == self.at
                self.firsts.append(len(rows))
                count += 1
                rows += self._offer(offer, count, width, chosen=chosen)
        return rows

    def _topic(self, position: Position, width: int) -> list[Line]:
        def told(key: str) -> str:
            return say(f"pages.margin.{key}", self.lang)

        topic = position.topic
        words = say(
            "pages.margin.stand", self.lang, title=topic.title, level=level_words(position, self.lang)
        )
        rows = labelled(told("playbook"), words, width, LEVEL_ROLES[position.level])
        for key, text in (("red_line", topic.red_line.text), ("reason", topic.reason)):
            rows += labelled(told(key), text, width) if text else []
        return [*rows, BLANK]

    def _offer(self, offer: Offer, count: int, width: int, *, chosen: bool) -> list[Line]:
        from reviewer.exporting.positions import offer_name

        name = offer_name(offer.number, self.lang)
        digit = str(count) if count < 10 else " "
        parts = [
            Span("▸ " if chosen else "  ", "cursor"),
            Span(f"{digit} ", "key"),
            Span(name, "strong cursor" if chosen else "strong"),
        ]
        if offer.approver:
            who = say("playbook.approver", self.lang, who=offer.approver)
            parts.append(Span(f"  {who}", "adverse"))
        body = typeset(offer.text, max(10, width - INDENT), role="message" if chosen else "unchanged")
        pad = Span(" " * INDENT)
        reason = self.stands and offer.number and offer.position.topic.fallbacks[offer.number - 1].reason
        why = typeset(str(reason), max(10, width - INDENT), role="dim") if reason else []
        return [tuple(parts), *((pad, *row) for row in (*body, *why)), BLANK]

    def step(self, count: int) -> None:
        """Go to another wording."""
        if self.offers:
            self.at = min(max(0, self.at + count), len(self.offers) - 1)
            self._show()

    def on_key(self, event: Key) -> None:
        """Let a digit choose."""
        character = event.character or ""
        if character.isdigit() and 0 < int(character) <= len(self.offers):
            event.stop()
            self.at = int(character) - 1
            self.do_enter()

    def on_line_view_picked(self, event: LineView.Picked) -> None:
        """Let a click choose."""
        here = [number for number, first in enumerate(self.firsts) if first <= event.row]
        if here:
            self.at = here[-1]
            self.do_enter()

    def do_enter(self) -> None:
        """Take the wording."""
        if self.offers:
            self.dismiss(self.offers[self.at])
