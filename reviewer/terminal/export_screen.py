"""Writing the notes from inside: a look at the Markdown, the path, then where the file is."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from reviewer.exporting.markdown import write_markdown
from reviewer.messages import say
from reviewer.terminal.dialogs import Dialog, Reader, words
from reviewer.terminal.line_view import LineView
from reviewer.terminal.spans import typeset

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewer.model import Language
    from reviewer.terminal.desk import Desk


class ExportScreen(Dialog[None]):
    """Preview above, path below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "step(12)", show=False, priority=True),
        Binding("pageup", "step(-12)", show=False, priority=True),
        Binding("ctrl+y,f8", "copy", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, lang: Language) -> None:
        super().__init__(lang, say("terminal.export.title", lang), say("terminal.export.hint", lang))
        self.add_class("tall")
        self.notes = write_markdown(desk.review, desk.answers.decisions, date=date.today().isoformat())

    def compose(self) -> ComposeResult:
        """Lay out preview and path."""
        head, foot = self._frame()
        with Vertical():
            yield head
            yield LineView(id="body")
            yield Input(say("terminal.export.file", self.lang), id="line", compact=True)
            yield foot

    def on_mount(self) -> None:
        """Show the notes as they will be written."""
        super().on_mount()
        view = self.query_one("#body", LineView)
        view.can_focus = False
        self.query_one("#line", Input).focus()
        self.call_after_refresh(lambda: view.show(typeset(self.notes, max(20, view.room))))

    def action_step(self, count: int) -> None:
        """Scroll the preview."""
        self.query_one("#body", LineView).step(count)

    def action_copy(self) -> None:
        """Copy the notes."""
        self.app.copy_to_clipboard(self.notes)
        self.notify(say("terminal.told.copied", self.lang), markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file; ask first where one is there."""
        if not event.value.strip():
            return
        path = Path(event.value.strip()).expanduser()
        if path.exists():
            question = say("terminal.export.exists", self.lang, path=str(path))
            self.app.push_screen(
                Reader(self.lang, self.head, words(question), question=True),
                lambda yes: self._write(path) if yes else None,
            )
        else:
            self._write(path)

    def _write(self, path: Path) -> None:
        try:
            save(path, self.notes)
        except OSError as error:
            reason = say(
                "terminal.export.failed", self.lang, path=str(path), reason=error.strerror or str(error)
            )
            self.app.push_screen(Reader(self.lang, self.head, words(reason)))
            return
        self.dismiss(None)
        self.app.notify(
            say("terminal.export.written", self.lang, path=str(path.resolve())), timeout=8, markup=False
        )


def save(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises OSError where the folder cannot be written."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
