"""Opening two files on the screen: progress with a way out, whose side we are on, calm errors."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.errors import ReviewerError, UsageError
from reviewer.messages import describe, say
from reviewer.negotiation import Store, default_path, point_keys
from reviewer.terminal.dialogs.boxes import Menu, Reader, option, words
from reviewer.terminal.opening.loading import Files, load
from reviewer.terminal.opening.progress_screen import ProgressScreen
from reviewer.terminal.opening.recent import Recent, remember
from reviewer.terminal.opening.start_screen import StartScreen
from reviewer.terminal.opening.task import Cancelled, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewer.model import Language, Party, Review
    from reviewer.terminal.opening.loading import Opener


class Opening:
    """The part of the program that leads from the start screen, or from two paths, to a review."""

    if TYPE_CHECKING:
        lang: Language
        files: Files | None
        opener: Opener | None
        started_empty: bool
        store_path: str | Path | None
        failed: ReviewerError | None
        screen: Any

        push_screen: Callable[..., Any]
        pop_screen: Callable[..., Any]
        call_from_thread: Callable[..., Any]
        exit: Callable[..., None]
        open_review: Callable[[Review, Store | None, Mapping[str, str] | None], None]

    own_store = False
    _asked: Future[str | None] | None = None
    _loading: Task | None = None

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
        self._loading = Task(lambda task: self._compare(task, files, progress))
        self._loading.start()

    def _compare(self, task: Task, files: Files, progress: ProgressScreen) -> None:
        """Run in a thread: only values cross over, the screen is touched through `call_from_thread`."""

        def show(act: Callable[..., None], *values: object) -> None:
            if not task.abandoned:
                act(*values)

        def reach(step: str) -> None:
            if task.abandoned:
                raise Cancelled
            self.call_from_thread(show, progress.reach, step)

        def ask(parties: Sequence[Party]) -> str | None:
            answer: Future[str | None] = Future()
            self._asked = answer
            self.call_from_thread(show, self._ask_side, parties, answer)
            return answer.result()

        try:
            review = self.opener(reach) if self.opener else load(files, self.lang, reach, ask)
            keys = point_keys(review)
        except CancelledError:
            return
        except ReviewerError as error:
            failure = error
        except Exception as error:
            failure = UsageError("usage.internal", reason=f"{type(error).__name__}: {error}")
        else:
            self.call_from_thread(show, self._loaded, files, review, keys)
            return
        self.call_from_thread(show, self.loading_failed, failure)

    def _ask_side(self, parties: Sequence[Party], answer: Future[str | None]) -> None:
        rows = [
            (party.label, option(party.label, " ".join(filter(None, (party.designation, party.name)))))
            for party in parties
        ]
        rows.append(("-", option(say("terminal.start.no_side", self.lang))))

        def chosen(label: str | None) -> None:
            if not answer.done():
                answer.set_result(None if label in (None, "-") else label)

        self.push_screen(Menu(self.lang, say("terminal.start.ask_side", self.lang), rows), chosen)

    def cancel_loading(self) -> None:
        """Give up reading: back to the start screen where there was one, else leave."""
        if self._loading:
            self._loading.abandon()
        if self._asked:
            self._asked.cancel()
        self._leave_progress()

    def _leave_progress(self, status: int = 0) -> None:
        if isinstance(self.screen, ProgressScreen):
            self.pop_screen()
        if self.started_empty:
            self.open_start()
        else:
            self.exit(status)

    def loading_failed(self, error: ReviewerError) -> None:
        """Say the cause and the remedy, then go back; with no start screen to go to, leave with the error."""
        self.failed = None if self.started_empty else error
        dialog = Reader(self.lang, say("terminal.dialog.error", self.lang), words(describe(error, self.lang)))
        self.push_screen(dialog, lambda _: self._leave_progress(2))

    def _loaded(self, files: Files, review: Review, keys: Mapping[str, str]) -> None:
        try:
            store = Store(self.store_path or default_path(files.base, files.draft))
        except ReviewerError as error:
            self.loading_failed(error)
            return
        self.own_store = True
        self.lang = review.language
        base, draft = (str(Path(side).resolve()) for side in (files.base, files.draft))
        remember(Recent(base, draft, review.side, datetime.now().strftime("%Y-%m-%d %H:%M")))
        if isinstance(self.screen, ProgressScreen):
            self.pop_screen()
        self.open_review(review, store, keys)
