"""Opening two files on the screen: progress with a way out, whose side we are on, calm errors."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reviewer.errors import ReviewerError
from reviewer.messages import describe, say
from reviewer.negotiation import Store, default_path, point_keys
from reviewer.terminal.dialogs.boxes import Menu, Reader, option, words
from reviewer.terminal.margin.margin import Margin, margin_of
from reviewer.terminal.opening.loading import Files, load
from reviewer.terminal.opening.progress_screen import ProgressScreen
from reviewer.terminal.opening.recent import Recent, remember
from reviewer.terminal.opening.start_screen import StartScreen
from reviewer.terminal.opening.task import Task, unforeseen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewer.model import Language, Party, Review
    from reviewer.terminal.opening.loading import Opener


Made = TypeVar("Made")


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
        playbook: str | None
        switch_screen: Callable[..., Any]
        open_review: Callable[[Review, Store | None, Mapping[str, str] | None, Margin], None]
        load_matter: Callable[[str], None]

    own_store = False
    _asked: Future[str | None] | None = None
    _loading: Task | None = None

    def open_start(self) -> None:
        """Show the start screen."""

        def chosen(files: Files | None) -> None:
            if files is None:
                self.exit(0)
            elif files.matter:
                self.load_matter(files.base)
            else:
                self.load(files)

        self.push_screen(StartScreen(self.lang), chosen)

    def load(self, files: Files) -> None:
        """Read and compare two files behind a progress screen."""
        self.files = files

        def work(reach: Callable[[str], None]) -> tuple[Review, Mapping[str, str], Margin]:
            if self.opener:
                review = self.opener(reach)
            else:
                review = load(files, self.lang, reach, self._ask_from_thread)
            return review, point_keys(review), margin_of(review, self.playbook)

        self.behind_progress(work, lambda made: self._loaded(files, *made))

    def behind_progress(
        self, work: Callable[[Callable[[str], None]], Made], done: Callable[[Made], None]
    ) -> None:
        """Do something long behind a progress screen, then what is `done` with it.

        `work` runs in a thread and is given what to call as each step begins; what it raises is told in a
        dialog.
        """
        progress = ProgressScreen(self.lang)
        self.push_screen(progress)
        self._loading = Task(lambda task: self._work(task, work, done, progress))
        self._loading.start()

    def _work(
        self,
        task: Task,
        work: Callable[[Callable[[str], None]], Made],
        done: Callable[[Made], None],
        progress: ProgressScreen,
    ) -> None:
        """Run in a thread: only values cross over, the screen is touched through `call_from_thread`."""

        def show(act: Callable[..., None], *values: object) -> None:
            if not task.abandoned:
                act(*values)

        def reach(step: str) -> None:
            task.go_on()
            self.call_from_thread(show, progress.reach, step)

        def finish(made: Made) -> None:
            if isinstance(self.screen, ProgressScreen):
                self.pop_screen()
            done(made)

        try:
            made = work(reach)
        except CancelledError:
            return
        except ReviewerError as error:
            failure = error
        except Exception as error:
            failure = unforeseen(error)
        else:
            self.call_from_thread(show, finish, made)
            return
        self.call_from_thread(show, self.loading_failed, failure)

    def _ask_from_thread(self, parties: Sequence[Party]) -> str | None:
        answer: Future[str | None] = Future()
        self._asked = answer
        self.call_from_thread(self._ask_side, parties, answer)
        return answer.result()

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

    def _loaded(self, files: Files, review: Review, keys: Mapping[str, str], margin: Margin) -> None:
        try:
            store = Store(self.store_path or default_path(files.base, files.draft))
        except ReviewerError as error:
            self.loading_failed(error)
            return
        self.own_store = True
        self.lang = review.language
        base, draft = (str(Path(side).resolve()) for side in (files.base, files.draft))
        remember(Recent(base, draft, review.side, datetime.now().strftime("%Y-%m-%d %H:%M")))
        self.open_review(review, store, keys, margin)
