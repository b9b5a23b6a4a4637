"""Reading and comparing, step by step, with a way out."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual.screen import Screen

from reviewer.messages import say
from reviewer.terminal.keys.actions import actions
from reviewer.terminal.keys.hints import keys_in_words
from reviewer.terminal.keys.keyed import Keyed
from reviewer.terminal.looks.line_view import LineView
from reviewer.terminal.looks.spans import BLANK, Line, line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewer.model import Language

STEPS = ("read_base", "read_draft", "compare", "judge")


class ProgressScreen(Keyed, Screen[None]):
    """What has been done and what is being done; leaving or quitting cancels."""

    DEFAULT_CSS = "ProgressScreen { align: center middle; } ProgressScreen LineView { width: 60; height: 9; }"
    place = "progress"

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self.lang = lang
        self.step = 0
        self.began = monotonic()

    def compose(self) -> ComposeResult:
        """Lay out the steps."""
        yield LineView(id="steps")

    def on_mount(self) -> None:
        """Show how long it has taken, twice a second."""
        self.bind_keys()
        self.write()
        self.set_interval(0.5, self.write)

    def reach(self, step: str) -> None:
        """Say that a step has begun."""
        self.step = STEPS.index(step)
        self.write()

    def write(self) -> None:
        """Write the steps."""
        rows: list[Line] = []
        for number, step in enumerate(STEPS):
            sign, role = (
                ("✓", "done")
                if number < self.step
                else ("…", "strong")
                if number == self.step
                else (" ", "dim")
            )
            rows.append(line((f" {sign} {say(f'terminal.progress.{step}', self.lang)}", role)))
        seconds = int(monotonic() - self.began)
        rows += [BLANK, line((f"   {say('terminal.progress.seconds', self.lang, n=seconds)}", "dim"))]
        keymap = getattr(self.app, "keymap", None) or actions()
        words = say("terminal.progress.cancel", self.lang, **keys_in_words(keymap, "quit", "leave"))
        self.query_one("#steps", LineView).show([*rows, line((f"   {words}", "dim"))])

    def do_quit(self) -> None:
        """Give up."""
        self.do_leave()

    def do_leave(self) -> None:
        """Give up."""
        self.program.cancel_loading()
