"""The command palette: every action by its name, its pinyin initials or its English name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from reviewer.messages import say
from reviewer.terminal.dialogs.boxes import Dialog, option
from reviewer.terminal.keys.actions import ROOM, Action, key_labels, known_in, matches, title
from reviewer.terminal.looks.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from reviewer.model import Language

ROWS = 12


class Palette(Dialog[str]):
    """Type, choose, done."""

    place = "palette"
    hints = (("up down", "choose"), ("Enter", "do"), ("leave", "cancel"))

    def __init__(self, lang: Language, keymap: Sequence[Action], where: str = ROOM) -> None:
        """Take the keymap and the screen whose actions are offered."""
        super().__init__(lang, say("terminal.action.palette", lang), say("terminal.dialog.palette", lang))
        self.where = where
        self.keymap = [action for action in known_in(keymap, where) if action.name != "palette"]
        self.found: list[Action] = list(self.keymap)
        self.at = 0

    def content(self) -> Sequence[Widget]:
        """Return the line to type and what it finds."""
        return Input(id="line", compact=True), LineView(id="body")

    def on_mount(self) -> None:
        """Show everything first."""
        super().on_mount()
        view = self.query_one("#body", LineView)
        view.styles.height = min(ROWS, max(3, self.app.size.height - 9))
        view.can_focus = False
        self.query_one("#line", Input).focus()
        self._show()

    def _show(self) -> None:
        view = self.query_one("#body", LineView)
        view.selected = self.at if self.found else None
        rows = [
            option(title(action.name, self.lang, self.where), key_labels(action)) for action in self.found
        ]
        view.show(rows or [option("", say("terminal.dialog.nothing_found", self.lang))], top=False)
        view.keep_in_sight(self.at)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what is typed."""
        self.found = [action for action in self.keymap if matches(event.value, action, self.lang, self.where)]
        self.at = 0
        self._show()

    def on_input_submitted(self) -> None:
        """Choose."""
        self.dismiss(self.found[self.at].name if self.found else None)

    def on_line_view_picked(self, event: LineView.Picked) -> None:
        """Choose with the mouse."""
        if event.row < len(self.found):
            self.dismiss(self.found[event.row].name)

    def do_down(self) -> None:
        """One row down."""
        self._step(1)

    def do_up(self) -> None:
        """One row up."""
        self._step(-1)

    def _step(self, count: int) -> None:
        self.at = min(max(0, self.at + count), max(0, len(self.found) - 1))
        self._show()
