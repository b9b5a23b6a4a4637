"""Walking: from clause to clause, from point to point, to a number, to words looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.terminal.desk.seeking import find_number
from reviewer.terminal.dialogs.boxes import Prompt
from reviewer.terminal.review.room import Room

if TYPE_CHECKING:
    from reviewer.terminal.desk.desk import Walked
    from reviewer.terminal.desk.points import Point


class Walking(Room):
    """Actions that move the cursor."""

    def _arrive(self, walked: Walked | None, missing: str) -> None:
        """Show where a walk led, or say that it led nowhere."""
        if walked is None:
            desk = self.desk
            done = missing == "open" and desk.points and desk.decided == len(desk.points)
            self.tell(f"told.no_{'one_open' if done else missing}", **self.keys("export"))
            return
        self.desk.reveal(self.desk.place)
        self.moved()
        if walked.round:
            self.tell("told.round")

    def do_next_point(self) -> None:
        """Next clause with a change; the next hit while words are looked for."""
        if self.desk.pattern:
            self._hit(1)
        else:
            self._arrive(self.desk.walk(1), "other")

    def do_previous_point(self) -> None:
        """Previous clause with a change."""
        self._arrive(self.desk.walk(-1), "other")

    def do_next_within(self) -> None:
        """Next point of the same clause."""
        self._within(1)

    def do_previous_within(self) -> None:
        """Previous point of the same clause."""
        self._within(-1)

    def _within(self, step: int) -> None:
        if self.desk.step_within(step):
            self.moved()
        else:
            self.tell("told.no_within")

    def do_next_open(self) -> None:
        """Next point without an answer."""
        self._arrive(self.desk.walk_points(1, _open), "open")

    def do_previous_open(self) -> None:
        """Previous point without an answer."""
        self._arrive(self.desk.walk_points(-1, _open), "open")

    def do_next_critical(self) -> None:
        """Next critical point."""
        self._arrive(self.desk.walk_points(1, _critical), "critical")

    def _step(self, count: int) -> None:
        pane = self.focused
        if pane is self.finding:
            self.finding.step(count)
        elif pane is self.outline:
            self.outline.step(count)
            self.moved()
        else:
            self.texts.step(count)
            self.moved()

    def do_down(self) -> None:
        """One clause, row or line down."""
        self._step(1)

    def do_up(self) -> None:
        """One clause, row or line up."""
        self._step(-1)

    def _page(self, count: int) -> None:
        if self.focused in (self.finding, self.outline):
            self._step(count * max(1, self.focused.shown_rows - 2))
        else:
            self.texts.page_by(count)
            self.outline.follow()
            self.moved_quietly()

    def do_page_down(self) -> None:
        """One screen down."""
        self._page(1)

    def do_page_up(self) -> None:
        """One screen up."""
        self._page(-1)

    def do_top(self) -> None:
        """To the beginning."""
        self._edge(0)

    def do_bottom(self) -> None:
        """To the end."""
        self._edge(-1)

    def _edge(self, end: int) -> None:
        if self.focused is self.finding:
            self.finding.step(-len(self.finding._lines) if end == 0 else len(self.finding._lines))
            return
        self.texts.stand_on(0 if end == 0 else len(self.texts.page.blocks) - 1)
        self.moved()

    def do_jump(self) -> None:
        """To the clause of a number."""

        def go(number: str | None) -> None:
            if not number:
                return
            place = find_number(self.desk.comparison, number)
            if place is None:
                self.tell("told.no_clause", severe=True, number=number)
                return
            self.desk.stand(place)
            self.desk.reveal(place)
            self.moved()

        self.app.push_screen(Prompt(self.lang, self._say("action.jump"), hint=self._say("dialog.jump")), go)

    def do_search(self) -> None:
        """Look for words in both texts."""

        def go(words: str | None) -> None:
            if words is None:
                return
            count = self.desk.search(words)
            if count and self.desk.next_hit(1, here=True):
                self.desk.reveal(self.desk.place)
            elif words:
                self.desk.search("")
                self.tell("told.no_hit", severe=True, words=words)
            self.refresh_all()
            self.moved()

        self.app.push_screen(
            Prompt(self.lang, self._say("action.search"), hint=self._say("dialog.search")), go
        )

    def _hit(self, step: int) -> None:
        if self.desk.next_hit(step):
            self.desk.reveal(self.desk.place)
            self.moved()

    def do_previous_hit(self) -> None:
        """Previous clause that holds the words looked for."""
        self._hit(-1)

    def do_leave(self) -> None:
        """End the search, else the zoom, else the outline on a narrow screen."""
        if self.desk.pattern:
            self.desk.search("")
            self.refresh_all()
        elif self.zoomed:
            self.do_zoom()
        elif self.has_class("outlined"):
            self.texts.focus()
            self.set_class(False, "outlined")

    def do_enter(self) -> None:
        """Open a fold, go to the other place of a moved clause, or leave the outline for the texts."""
        desk = self.desk
        if self.focused is self.outline:
            self.set_class(False, "outlined")
            self.texts.focus()
            self.call_after_refresh(self.moved)
            return
        block = self.texts.page.blocks[self.texts.cursor] if self.texts.page.blocks else None
        if block is None:
            return
        if block.kind == "fold":
            desk.reveal(block.pairs[0])
            self.refresh_all()
        elif block.kind == "ghost":
            desk.stand(block.pairs[0])
            self.moved()
        elif self.texts.page.number_of(("ghost", block.pairs[0])) is not None:
            desk.stand(block.pairs[0], on_ghost=True)
            self.moved()
        elif desk.close(block.pairs[0]):
            self.refresh_all()


def _open(point: Point) -> bool:
    return point.open


def _critical(point: Point) -> bool:
    return point.severity == "critical"
