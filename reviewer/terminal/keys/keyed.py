"""Screens with keys from the keymap: what a screen knows is data, what it does is a method `do_NAME`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast

from textual.binding import Binding

from reviewer.errors import ReviewerError, UsageError
from reviewer.messages import describe, say
from reviewer.terminal.keys.actions import Action, actions, is_typed, known_in, twins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App
    from textual.binding import BindingsMap

    from reviewer.model import Language
    from reviewer.terminal.app import ReviewerApp
    from reviewer.terminal.looks.spans import Line

TYPED_IN = frozenset({"prompt", "palette", "writing", "export"})
"""Screens with a line or a page to type in: keys that write a character do nothing else there."""


class Keyed:
    """A screen that does the actions of one place of the keymap."""

    place: str
    """The place of the keymap whose actions it does."""

    if TYPE_CHECKING:
        lang: Language
        _bindings: BindingsMap
        app: App[Any]

    @property
    def program(self) -> ReviewerApp:
        """The program that shows this screen."""
        return cast("ReviewerApp", self.app)

    def bind_keys(self, keymap: Sequence[Action] | None = None) -> None:
        """Bind the keys of the actions that this screen knows and does, full-width twins included.

        Without a keymap that of the program holds, the usual one where it has none.
        """
        keymap = keymap or self._keymap()
        typed_in = self.place in TYPED_IN
        bound = self._bindings.key_to_bindings
        own = {
            key: action.name
            for action in known_in(keymap, self.place)
            if hasattr(self, f"do_{action.name}")
            for key in action.keys
            if not (typed_in and is_typed(key))
        }
        twin = {form: name for key, name in own.items() for form in twins(key)}
        for key, name in {**twin, **own}.items():
            bound[key] = [Binding(key, f"do('{name}')", show=False, priority=typed_in)]

    def action_do(self, name: str) -> None:
        """Do an action by name; an error is told calmly, and the screen goes on."""
        try:
            getattr(self, f"do_{name}")()
        except ReviewerError as error:
            self.complain(error)
        except Exception as error:
            if os.environ.get("REVIEWER_DEBUG") == "1":
                raise
            self.complain(UsageError("usage.step", reason=f"{type(error).__name__}: {error}"))

    def show_help(self, pane: str) -> None:
        """Show the help of a pane, with the keys of this screen."""
        from reviewer.terminal.dialogs.boxes import Reader
        from reviewer.terminal.keys.help import help_lines

        keymap = self._keymap()

        def body(width: int) -> list[Line]:
            return help_lines(pane, keymap, self.lang, width, self.place)

        title = say(f"terminal.help.{pane}_title", self.lang)
        self.app.push_screen(Reader(self.lang, title, body, tall=True))

    def _keymap(self) -> Sequence[Action]:
        """Return the keymap of the program, the usual one where it has none."""
        return getattr(self.app, "keymap", None) or actions()

    def complain(self, error: ReviewerError) -> None:
        """Say calmly what went wrong and what helps."""
        from reviewer.terminal.dialogs.boxes import Reader, words

        title = say("terminal.dialog.error", self.lang)
        self.app.push_screen(Reader(self.lang, title, words(describe(error, self.lang))))


class Stepped(Keyed):
    """A keyed screen on which one row is chosen, and from it the one below or above."""

    if TYPE_CHECKING:

        def _step(self, count: int) -> None:
            """Choose the row that stands `count` rows further down."""

    def do_down(self) -> None:
        """Choose the row below."""
        self._step(1)

    def do_up(self) -> None:
        """Choose the row above."""
        self._step(-1)

    def do_next_point(self) -> None:
        """Choose the row below."""
        self._step(1)

    def do_previous_point(self) -> None:
        """Choose the row above."""
        self._step(-1)
