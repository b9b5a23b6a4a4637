"""Writing the review to a file from inside: what will be in it, the path, then where the file is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from reviewer.errors import ReviewerError
from reviewer.exporting.formats import ENDINGS, check_ending, export
from reviewer.messages import describe, say
from reviewer.terminal.dialogs.boxes import Dialog, Reader, words
from reviewer.terminal.looks.line_view import LineView
from reviewer.terminal.looks.spans import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from reviewer.model import Language
    from reviewer.terminal.desk.desk import Desk

SHOWN = 60_000
"""Characters of the text that the preview shows."""


class ExportScreen(Dialog[None]):
    """Preview above, path below; the ending of the path names the format."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "step(12)", show=False, priority=True),
        Binding("pageup", "step(-12)", show=False, priority=True),
        Binding("ctrl+t,f3,tab", "turn", show=False, priority=True),
        Binding("ctrl+y,f8", "copy", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, lang: Language, *, today: str | None = None) -> None:
        super().__init__(lang, say("terminal.export.title", lang), say("terminal.export.hint", lang))
        self.add_class("tall")
        self.desk = desk
        self.today = today or date.today().isoformat()
        self._texts: dict[str, str] = {}
        self._ending = ""

    def content(self) -> Sequence[Widget]:
        """Return preview and path."""
        path = say("terminal.export.file", self.lang)
        return LineView(id="body"), Input(path, id="line", compact=True)

    def on_mount(self) -> None:
        """Show the notes as they will be written."""
        super().on_mount()
        self.query_one("#body", LineView).can_focus = False
        self.query_one("#line", Input).focus()
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Set the preview in the new room."""
        super().on_mount()
        self._ending = ""
        self.call_after_refresh(self._show)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the format that the path names now."""
        self._show()

    def _show(self) -> None:
        ending = Path(self.query_one("#line", Input).value.strip()).suffix.lower()
        if ending == self._ending:
            return
        self._ending = ending
        view = self.query_one("#body", LineView)
        view.show(typeset(self.text(ending)[:SHOWN], max(20, view.room)))

    def text(self, ending: str) -> str:
        """Return what a file of that ending will hold, in words where it is not text."""
        if ending not in self._texts:
            self._texts[ending] = self._written(ending)
        return self._texts[ending]

    def _written(self, ending: str) -> str:
        review, decisions = self.desk.review, self.desk.answers.decisions
        if ending == ".md":
            from reviewer.exporting.markdown import write_markdown

            return write_markdown(review, decisions, date=self.today)
        if ending == ".json":
            from reviewer.exporting.comparison_json import comparison_json

            return comparison_json(review, decisions)
        if ending == ".txt":
            from reviewer.exporting.report import comparison_report

            return comparison_report(review, decisions)
        if ending in ENDINGS:
            return say("terminal.export.word", self.lang)
        return say("terminal.export.endings", self.lang, endings=" ".join(ENDINGS))

    def action_turn(self) -> None:
        """Put the next ending on the path."""
        field = self.query_one("#line", Input)
        path = Path(field.value.strip() or say("terminal.export.file", self.lang))
        place = ENDINGS.index(path.suffix.lower()) + 1 if path.suffix.lower() in ENDINGS else 0
        field.value = str(path.with_suffix(ENDINGS[place % len(ENDINGS)]))
        field.cursor_position = len(field.value)

    def action_step(self, count: int) -> None:
        """Scroll the preview."""
        self.query_one("#body", LineView).step(count)

    def action_copy(self) -> None:
        """Copy the notes."""
        self.app.copy_to_clipboard(self.text(".md"))
        self.notify(say("terminal.told.copied", self.lang), markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file; ask first where one is there."""
        if not event.value.strip():
            return
        path = Path(event.value.strip()).expanduser()
        try:
            check_ending(path)
        except ReviewerError as error:
            self._complain(error)
            return
        if path.exists():
            question = say("terminal.export.exists", self.lang, path=str(path))
            self.app.push_screen(
                Reader(self.lang, self.head, words(question), question=True),
                lambda yes: self._write(path) if yes else None,
            )
        else:
            self._write(path)

    def _complain(self, error: ReviewerError) -> None:
        self.app.push_screen(Reader(self.lang, self.head, words(describe(error, self.lang))))

    def _write(self, path: Path) -> None:
        try:
            written = export(self.desk.review, self.desk.answers.decisions, path, date=self.today)
        except ReviewerError as error:
            self._complain(error)
            return
        self.dismiss(None)
        self.app.notify(
            say("terminal.export.written", self.lang, path=str(written.resolve())), timeout=8, markup=False
        )
