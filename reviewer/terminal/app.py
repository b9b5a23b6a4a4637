"""The terminal program: opens a review that is ready, two files, or the start screen."""

from __future__ import annotations

import os

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.reactive import var
from textual.worker import get_current_worker

from reviewer.errors import ReviewerError
from reviewer.messages import describe
from reviewer.negotiation import Store, default_path, point_keys
from reviewer.terminal.actions import Action, actions
from reviewer.terminal.answers import Answers
from reviewer.terminal.desk import Desk
from reviewer.terminal.dialogs import Reader, words
from reviewer.terminal.progress_screen import ProgressScreen
from reviewer.terminal.recent import Recent, remember
from reviewer.terminal.review_screen import ReviewScreen
from reviewer.terminal.start_screen import Files, StartScreen
from reviewer.terminal.summary_screen import SummaryScreen
from reviewer.terminal.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reviewer.model import Language, Review

__all__ = ["ReviewerApp", "run", "run_paths", "run_start"]

LOOKS = (
    ("reviewer-dark", "blue"),
    ("reviewer-light", "blue"),
    ("reviewer-dark", "red"),
    ("reviewer-light", "red"),
)


class ReviewerApp(App[int]):
    """The program on the screen."""

    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar = []
    pair: var[str] = var("blue")

    CSS = """
    Toast { background: $panel; padding: 0 1; width: auto; max-width: 70%; border-left: outer $accent; }
    """

    def __init__(
        self,
        review: Review | None = None,
        *,
        lang: Language,
        store: Store | None = None,
        files: Files | None = None,
        store_path: str | Path | None = None,
        keymap: Sequence[Action] | None = None,
    ) -> None:
        bare = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if bare else None)
        self.lang = lang
        self.review = review
        self.store = store
        self.files = files
        self.store_path = store_path
        self.keymap = tuple(keymap or actions())
        self.desk: Desk | None = None
        self._own_store = False
        for theme in THEMES.values():
            self.register_theme(theme)
        few_colours = self.console.color_system in ("standard", "windows")
        self.theme = "reviewer-bare" if bare or few_colours else "reviewer-dark"

    def on_mount(self) -> None:
        """Open what was asked for."""
        if self.review is not None:
            self.open_review(self.review, self.store)
        elif self.files is not None:
            self.load(self.files)
        else:
            self.open_start()

    def open_start(self) -> None:
        """Show the start screen."""

        def chosen(files: Files | None) -> None:
            if files is None:
                self.exit(0)
            else:
                self.load(files)

        self.push_screen(StartScreen(self.lang), chosen)

    def load(self, files: Files) -> None:
        """Read and compare two files behind a progress screen."""
        self.files = files
        progress = ProgressScreen(self.lang)
        self.push_screen(progress)
        self.run_worker(lambda: self._compare(files, progress), thread=True, exclusive=True, group="loading")

    def _compare(self, files: Files, progress: ProgressScreen) -> None:
        """Run in a thread: only values cross over, the screen is touched through `call_from_thread`."""
        from reviewer.terminal.loading import load

        worker = get_current_worker()

        def reach(step: str) -> None:
            if worker.is_cancelled:
                raise Cancelled
            self.call_from_thread(progress.reach, step)

        try:
            review = load(files.base, files.draft, files.side, self.lang, reach)
        except Cancelled:
            return
        except ReviewerError as error:
            if not worker.is_cancelled:
                self.call_from_thread(self.loading_failed, error)
            return
        if not worker.is_cancelled:
            self.call_from_thread(self._loaded, files, review)

    def cancel_loading(self) -> None:
        """Give up reading: back to the start screen where there was one, else leave."""
        self.workers.cancel_group(self, "loading")
        self._leave_progress()

    def _leave_progress(self) -> None:
        if isinstance(self.screen, ProgressScreen):
            self.pop_screen()
        if self.review is None and self.store_path is None and self.started_empty:
            self.open_start()
        else:
            self.exit(0)

    started_empty = False

    def loading_failed(self, error: ReviewerError) -> None:
        """Say the cause and the remedy, then go back."""
        from reviewer.messages import say

        dialog = Reader(self.lang, say("terminal.dialog.error", self.lang), words(describe(error, self.lang)))
        self.push_screen(dialog, lambda _: self._leave_progress())

    def _loaded(self, files: Files, review: Review) -> None:
        try:
            store = Store(self.store_path or default_path(files.base, files.draft))
        except ReviewerError as error:
            self.loading_failed(error)
            return
        self._own_store = True
        remember(Recent(files.base, files.draft, files.side, datetime.now().strftime("%Y-%m-%d %H:%M")))
        if isinstance(self.screen, ProgressScreen):
            self.pop_screen()
        self.open_review(review, store)

    def open_review(self, review: Review, store: Store | None) -> None:
        """Show the summary, and the texts behind it."""
        self.review = review
        self.store = store
        self.desk = Desk(review, Answers(store), point_keys(review))
        self.push_screen(ReviewScreen(self.desk, self.lang, self.keymap))
        self.open_summary()

    def open_summary(self) -> None:
        """Show what matters in one page."""
        desk = self.desk
        if desk is None:
            return

        def begin(finding: str | None) -> None:
            stop = next(
                (s for s in desk.stops if finding and s.point and s.point.finding.id == finding), None
            )
            if stop:
                desk.go(stop)
                desk.reveal(desk.place)
            screen = self.screen
            if isinstance(screen, ReviewScreen):
                screen.refresh_all()

        self.push_screen(SummaryScreen(desk, self.lang), begin)

    def action_help_quit(self) -> None:
        """Say how to leave, where Ctrl+C was pressed."""
        from reviewer.messages import say

        self.notify(say("terminal.told.quit", self.lang), markup=False)

    def turn_looks(self) -> None:
        """Go on to the next theme and pair of colours."""
        if self.theme == "reviewer-bare":
            self.pair = "red" if self.pair == "blue" else "blue"
            return
        at = LOOKS.index((self.theme, self.pair)) if (self.theme, self.pair) in LOOKS else 0
        self.theme, self.pair = LOOKS[(at + 1) % len(LOOKS)]

    def on_unmount(self) -> None:
        """Close the record where this program opened it."""
        if self._own_store and self.store:
            self.store.close()


class Cancelled(Exception):  # noqa: N818
    """The user gave up."""


def run(review: Review, *, store: Store | None = None, lang: Language) -> int:
    """Show a review until the user leaves; return the exit status. Decisions are kept in `store`."""
    return ReviewerApp(review, lang=lang, store=store).run() or 0


def run_paths(
    base: str, draft: str, side: str | None, lang: Language, store_path: str | Path | None = None
) -> int:
    """Read and compare two files on the screen, then show the review; return the exit status.

    `store_path` is where decisions are kept, by default a file of the user's data folder named by both paths.
    Errors of reading are shown in a dialog, not raised.
    """
    return ReviewerApp(lang=lang, files=Files(base, draft, side), store_path=store_path).run() or 0


def run_start(lang: Language) -> int:
    """Show the start screen; return the exit status."""
    app = ReviewerApp(lang=lang)
    app.started_empty = True
    return app.run() or 0
