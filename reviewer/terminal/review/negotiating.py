"""Negotiating: wordings of the playbook, comments and marks, duties and rights, and the matter behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.messages import say
from reviewer.terminal.margin.offers import Offer, Offers
from reviewer.terminal.pages.screen import PageScreen
from reviewer.terminal.review.deciding import Deciding

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.terminal.pages.screen import Page


class Negotiating(Deciding):
    """Actions that look past the two texts."""

    def do_offers(self) -> None:
        """Propose a wording of the playbook."""
        desk = self.desk
        if desk.margin.playbook is None:
            self._said("no_playbook")
            return
        point = self._point()
        if point is None:
            return
        stands = [one for one in desk.margin.stands_at(point.pair) if one.offers]
        if not stands:
            self._said("no_offers")
            return

        def chosen(offer: Offer | None) -> None:
            if offer is not None:
                self._propose(offer)

        self.app.push_screen(Offers(self.lang, stands), chosen)

    def _propose(self, offer: Offer) -> None:
        """Open the page to write with a wording of the playbook on it."""
        point = self._point()
        if point is None:
            return

        def keep(text: str) -> None:
            self._countered(point, text, draft)

        base, draft = self._wordings(point)
        title = self._say("dialog.counter_swapped" if self.desk.comparison.swapped else "dialog.counter")
        others = [one.text for one in self._offers(point)]
        self.desk.drafts.drop(point.key, "proposal")
        wordings = [text for text in (*others, base, draft) if text != offer.text]
        self._write(point, "proposal", title, offer.text, wordings, keep, chosen=True)

    def do_playbook(self) -> None:
        """Every topic of the playbook beside the draft."""
        margin = self.desk.margin
        if margin.playbook is None:
            self._said("no_playbook")
            return
        from reviewer.terminal.pages.playbook import PlaybookPage

        page = PlaybookPage(margin, self.lang)

        def leads_to(target: str) -> str | None:
            position = page.position(target)
            return position.pair if position else None

        self._open(page, leads_to)

    def do_margin(self) -> None:
        """Their comments, and who marked what."""
        from reviewer.terminal.pages.marks import MarksPage

        page = MarksPage(self.desk.margin, self.lang)
        self._open(page, page.pair_of)

    def do_balance(self) -> None:
        """Who owes what and who may do what."""
        from reviewer.terminal.pages.balance import BalancePage

        page = BalancePage(self.desk.review)
        self._open(page, page.pair_of)

    def _open(self, page: Page, leads_to: Callable[[str], str | None]) -> None:
        def chosen(target: str | None) -> None:
            pair = leads_to(target) if target else None
            if pair is not None and pair in self.desk.places:
                place = self.desk.places[pair]
                self.desk.stand(place)
                self.desk.reveal(place)
            self.refresh_all()
            self.moved()

        self.app.push_screen(PageScreen(page, self.lang), chosen)

    def do_matter(self) -> None:
        """The points of the matter, round by round."""
        if getattr(self.app, "matter_room", None) is None:
            self._said("none")
            return
        self.program.open_matter_table(self.desk)

    def do_against(self) -> None:
        """Against what we sent last, or against the baseline."""
        room = getattr(self.app, "matter_room", None)
        if room is None:
            self._said("none")
        elif room.against_base is None:
            self._said("same_base")
        else:
            self.program.turn_against()

    def _said(self, key: str, **params: object) -> None:
        words = say(f"pages.matter.{key}", self.lang, **params)
        self.notify(words, severity="warning", timeout=3, markup=False)
