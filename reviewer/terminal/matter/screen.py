"""The screen of a matter: its points with their course, answers to whole clauses, and its rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError
from reviewer.exporting.words import word
from reviewer.messages import describe, say
from reviewer.terminal.dialogs.boxes import Reader, words
from reviewer.terminal.matter.table import MatterPage, RoundsPage
from reviewer.terminal.pages.screen import PageScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.model import Verdict
    from reviewer.terminal.matter.room import MatterRoom

__all__ = ["MatterScreen"]


class MatterScreen(PageScreen):
    """Dismissed with the key of the point to go to, or an empty string."""

    def __init__(self, room: MatterRoom, chosen: str = "") -> None:
        super().__init__(MatterPage(room), room.case.lang, chosen)
        self.room = room

    def _answer(self, verdict: Verdict) -> None:
        point = self.page.point(self.chosen) if isinstance(self.page, MatterPage) else None
        if point is None:
            return

        def act() -> bool:
            return self.room.answer(point, verdict)

        said = word("verdict", verdict, self.lang)
        self._do(act, say("terminal.told.recorded", self.lang, verdict=said), "pages.matter.settled")

    def _do(self, act: Callable[[], bool], done: str, nothing: str) -> None:
        try:
            took = act()
        except ReviewerError as error:
            title = say("terminal.dialog.error", self.lang)
            self.app.push_screen(Reader(self.lang, title, words(describe(error, self.lang))))
            return
        self.write()
        told = done if took else say(nothing, self.lang)
        self.notify(told, severity="information" if took else "warning", timeout=3, markup=False)

    def do_accept(self) -> None:
        """Accept what they did to the clause."""
        self._answer("accepted")

    def do_reject(self) -> None:
        """Reject what they did to the clause."""
        self._answer("rejected")

    def do_query(self) -> None:
        """Leave the clause in doubt."""
        self._answer("query")

    def do_reopen(self) -> None:
        """Withdraw the answer."""
        self._answer("open")

    def do_undo(self) -> None:
        """Take the last act back."""
        self._turn_back(self.room.answers.undo, "undone", "no_undo")

    def do_redo(self) -> None:
        """Do again what was taken back."""
        self._turn_back(self.room.answers.redo, "redone", "no_redo")

    def _turn_back(self, turn: Callable[[], bool], done: str, nothing: str) -> None:
        def act() -> bool:
            try:
                return turn()
            finally:
                self.room.refresh()
                self.write()

        self._do(act, say(f"terminal.told.{done}", self.lang), f"terminal.told.{nothing}")

    def do_rounds(self) -> None:
        """The rounds, or the points again."""
        rounds = isinstance(self.page, MatterPage)
        self.page = RoundsPage(self.room) if rounds else MatterPage(self.room)
        self.chosen = ""
        self.write()

    def do_enter(self) -> None:
        """To the texts at the point that is chosen."""
        if isinstance(self.page, MatterPage):
            self.dismiss(self.chosen)

    def do_leave(self) -> None:
        """Back to the points, then to the texts."""
        if isinstance(self.page, RoundsPage):
            self.do_rounds()
        else:
            self.dismiss("")

    def do_matter(self) -> None:
        """Back to the texts."""
        self.dismiss("")
