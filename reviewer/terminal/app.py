"""The terminal program: opens a review that is ready, two files, or the start screen."""

from __future__ import annotations

import gc
import os
import sys

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.events import Key
from textual.reactive import var

from reviewer.errors import ReviewerError
from reviewer.negotiation import point_keys
from reviewer.terminal.desk.answers import Answers
from reviewer.terminal.desk.bookmark import Bookmark, bookmark_path
from reviewer.terminal.desk.desk import Desk
from reviewer.terminal.desk.drafts import Drafts, drafts_path
from reviewer.terminal.hangup import leave_with_the_terminal
from reviewer.terminal.keys.actions import actions
from reviewer.terminal.keys.early import again
from reviewer.terminal.keys.hints import keys_in_words
from reviewer.terminal.looks.narrow import narrowing
from reviewer.terminal.looks.remembered import Looks, remember, remembered
from reviewer.terminal.looks.themes import THEMES
from reviewer.terminal.margin.margin import margin_of
from reviewer.terminal.matter.opening import MatterOpening
from reviewer.terminal.opening.loading import Files
from reviewer.terminal.opening.recent import answered_elsewhere
from reviewer.terminal.opening.task import unforeseen
from reviewer.terminal.pages.screen import PageScreen
from reviewer.terminal.review.screen import ReviewScreen
from reviewer.terminal.settings import Settings, load_settings
from reviewer.terminal.summary.screen import SummaryScreen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual.events import Event

    from reviewer.model import Language, Review
    from reviewer.negotiation import Store
    from reviewer.terminal.margin.margin import Margin
    from reviewer.terminal.matter.opening import Named
    from reviewer.terminal.opening.loading import Opener

__all__ = ["ReviewerApp", "run", "run_matter", "run_paths", "run_start"]

AGAIN = 2.0
"""Seconds after which it is looked again whether another program has answered."""
LOOKS = (
    ("reviewer-dark", "blue"),
    ("reviewer-light", "blue"),
    ("reviewer-dark", "red"),
    ("reviewer-light", "red"),
)


class ReviewerApp(MatterOpening, App[int]):
    """The program on the screen."""

    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar = []
    pair: var[str] = var("blue")
    today: str | None = None
    """Date to write in exports, this day where none is given."""

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
        opener: Opener | None = None,
        settings: Settings | None = None,
        matter: Named | None = None,
        playbook: str | None = None,
    ) -> None:
        bare = "NO_COLOR" in os.environ
        settings = settings or Settings(actions(), "dark", "blue", "document")
        driver = narrowing(self.get_driver_class()) if settings.ambiguous == "wide" else None
        super().__init__(driver_class=driver, ansi_color=True if bare else None)
        self.lang = lang
        self.review = review
        self.store = store
        self.files = files
        self.store_path = store_path
        self.opener = opener
        self.matter = matter
        self.playbook = playbook
        self.settings = settings
        self.keymap = self.settings.keymap
        self.started_empty = False
        self.failed: ReviewerError | None = None
        self.desk: Desk | None = None
        for theme in THEMES.values():
            self.register_theme(theme)
        few_colours = self.console.color_system in ("standard", "windows")
        looks = remembered(self._usual)
        self.theme = "reviewer-bare" if bare or few_colours else f"reviewer-{looks.theme}"
        self.pair = looks.colours

    def on_mount(self) -> None:
        """Open what was asked for."""
        self.set_interval(AGAIN, self.look_again)
        leave_with_the_terminal(self)
        if self.review is not None:
            self.open_review(self.review, self.store)
        elif self.matter is not None:
            self.load_matter(*self.matter)
        elif self.files is not None:
            self.load(self.files)
        else:
            self.open_start()

    async def on_event(self, event: Event) -> None:
        """Keep what is typed while a box to type in opens; anything else goes its way."""
        early = getattr(self.screen, "early", None) if self.screen_stack else None
        if early is not None and isinstance(event, Key) and early.meant(event):
            if not early.hold(event):
                await super().on_event(again(event))
            return
        await super().on_event(event)

    def open_review(
        self,
        review: Review,
        store: Store | None,
        keys: Mapping[str, str] | None = None,
        margin: Margin | None = None,
    ) -> None:
        """Show the summary, and the texts behind it; `keys` are those of `point_keys` where known."""
        gc.freeze()
        self.review = review
        self.store = store
        drafts = Drafts(drafts_path(store.path)) if store else Drafts()
        margin = margin or margin_of(review, self.playbook)
        self.desk = Desk(review, Answers(store), keys or point_keys(review), drafts, margin)
        if store:
            self.desk.resume(Bookmark(bookmark_path(store.path)))
            if not store.ledger.decisions:
                self.desk.elsewhere = answered_elsewhere(review.comparison)
        if self.settings.order == "severity":
            self.desk.order = "severity"
            self.desk.refresh()
        self.push_screen(ReviewScreen(self.desk, self.lang, self.keymap))
        self.open_summary()

    def look_again(self) -> None:
        """Show what another program has answered meanwhile on the same record."""
        desk = self.desk
        if desk is None:
            return
        try:
            if not desk.answers.look():
                return
        except ReviewerError:
            return
        desk.refresh()
        if self.matter_room is not None:
            self.matter_room.refresh()
        screen = self.screen
        if isinstance(screen, ReviewScreen):
            screen.refresh_all()
        elif isinstance(screen, PageScreen):
            screen.write()

    def open_summary(self) -> None:
        """Show what matters in one page."""
        desk = self.desk
        if desk is None:
            return

        def begin(finding: str | None) -> None:
            if finding and desk.go_to(finding):
                desk.reveal(desk.place)
            screen = self.screen
            if isinstance(screen, ReviewScreen):
                screen.refresh_all()

        self.push_screen(SummaryScreen(desk, self.lang), begin)

    def action_help_quit(self) -> None:
        """Say how to leave, where Ctrl+C was pressed."""
        from reviewer.messages import say

        keys = keys_in_words(self.keymap, "quit")
        self.notify(say("terminal.told.quit", self.lang, **keys), markup=False)

    def turn_looks(self) -> None:
        """Go on to the next theme and pair of colours."""
        if self.theme == "reviewer-bare":
            self.pair = "red" if self.pair == "blue" else "blue"
            remember(Looks(self._usual.theme, self.pair), self._usual)
            return
        at = LOOKS.index((self.theme, self.pair)) if (self.theme, self.pair) in LOOKS else 0
        self.theme, self.pair = LOOKS[(at + 1) % len(LOOKS)]
        remember(Looks(self.theme.removeprefix("reviewer-"), self.pair), self._usual)

    @property
    def _usual(self) -> Looks:
        return Looks(self.settings.theme, self.settings.colours)

    def _fatal_error(self) -> None:
        """Leave in good order after an error that nothing caught: no traceback, the record is on disk."""
        error = sys.exc_info()[1]
        self.failed = unforeseen(error) if isinstance(error, Exception) else self.failed
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """Keep the place; close the record where this program opened it."""
        if self.desk:
            self.desk.keep_place()
        if self.own_store and self.store:
            self.store.close()
        self.leave_matter()


def run(review: Review, *, store: Store | None = None, lang: Language, playbook: str | None = None) -> int:
    """Show a review until the user leaves; return the exit status. Decisions are kept in `store`.

    This and the functions below raise `UsageError` for a settings file with a mistake in it.
    """
    app = ReviewerApp(review, lang=lang, store=store, settings=load_settings(), playbook=playbook)
    return _status(app)


def run_matter(named: Named, lang: Language) -> int:
    """Read a matter on the screen, then show its points; return the exit status.

    Answers are kept in the matter. What cannot be read is shown in a dialog; when that is closed the
    `ReviewerError` is raised.
    """
    app = ReviewerApp(lang=lang, matter=named, settings=load_settings())
    return _status(app)


def run_paths(
    base: str,
    draft: str,
    side: str | None,
    lang: Language,
    opener: Opener | None = None,
    playbook: str | None = None,
) -> int:
    """Read and compare two files on the screen, then show the review; return the exit status.

    Answers are kept in a file of the user's data folder that is named by both paths. `opener` makes the
    review where more is asked for than the two files and the side. What cannot be read is shown in a dialog;
    when that is closed the `ReviewerError` is raised.
    """
    app = ReviewerApp(
        lang=lang,
        files=Files(base, draft, side),
        opener=opener,
        settings=load_settings(),
        playbook=playbook,
    )
    return _status(app)


def run_start(lang: Language) -> int:
    """Show the start screen; return the exit status."""
    app = ReviewerApp(lang=lang, settings=load_settings())
    app.started_empty = True
    return _status(app)


def _status(app: ReviewerApp) -> int:
    status = app.run() or 0
    if app.failed:
        raise app.failed
    return status
