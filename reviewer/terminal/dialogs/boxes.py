"""Dialogs: a question, a menu, a line to type, a page to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reviewer.messages import say
from reviewer.terminal.looks.line_view import Bar, LineView
from reviewer.terminal.looks.spans import BLANK, Line, Span, line, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from reviewer.model import Language

Result = TypeVar("Result")
STEPS = (Binding("j,down", "step(1)", show=False), Binding("k,up", "step(-1)", show=False))
"""Keys that go one row on or back."""


class Dialog(ModalScreen[Result], Generic[Result]):
    """A box over the screen with a title and a line of hints; Esc leaves it without an answer."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > Vertical {
        width: 90%; max-width: 84; height: auto; max-height: 90%; padding: 0 2;
        background: $surface; border-top: solid $accent; border-bottom: solid $border;
    }
    Dialog.tall > Vertical { height: 90%; max-width: 110; }
    Dialog LineView { background: $surface; }
    Dialog Bar { background: $surface; }
    Dialog Input { border: none; height: 1; padding: 0; background: $panel; }
    Dialog TextArea { height: 1fr; min-height: 5; border: none; padding: 0; background: $panel; }
    Dialog.writing > Vertical { height: 70%; }
    Dialog:ansi { background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, lang: Language, title: str, hint: str) -> None:
        super().__init__()
        self.lang = lang
        self.head = title
        self.hint = hint

    def compose(self) -> ComposeResult:
        """Lay out title, content and hints."""
        with Vertical():
            yield Bar(id="dialog-title")
            yield from self.content()
            yield Bar(id="dialog-hint")

    def content(self) -> Sequence[Widget]:
        """Return what stands between title and hints: rows, where a dialog has nothing else."""
        return (LineView(id="body"),)

    def on_mount(self) -> None:
        """Write the title and the hints."""
        self.query_one("#dialog-title", Bar).say(line((self.head, "heading")))
        self.query_one("#dialog-hint", Bar).say(line((self.hint, "dim")))

    def on_resize(self) -> None:
        """Write them again in the new room."""
        self.on_mount()

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Reader(Dialog[bool]):
    """A page to read; with `question` it is answered by Enter (yes) or Esc (no)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "agree", show=False),
        Binding("q,n,question_mark,f1", "leave", show=False),
        *STEPS,
        Binding("pagedown,space", "step(12)", show=False),
        Binding("pageup", "step(-12)", show=False),
    ]

    def __init__(
        self,
        lang: Language,
        title: str,
        body: Callable[[int], Sequence[Line]],
        *,
        question: bool = False,
        tall: bool = False,
    ) -> None:
        super().__init__(lang, title, say(f"terminal.dialog.{'yes_no' if question else 'read'}", lang))
        self.body = body
        self.set_class(tall, "tall")

    def on_mount(self) -> None:
        """Set the words in the room there is."""
        super().on_mount()
        view = self.query_one("#body", LineView)
        width = min(self.app.size.width * 9 // 10, 110 if self.has_class("tall") else 84) - 6
        rows = self.body(width)
        view.styles.height = (
            "1fr" if self.has_class("tall") else min(len(rows) + 1, max(3, self.app.size.height - 8))
        )
        view.show([*rows, BLANK])
        view.focus()

    def action_agree(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_step(self, count: int) -> None:
        """Scroll."""
        self.query_one("#body", LineView).step(count)


class Menu(Dialog[str]):
    """Rows to choose from, by digits too; with `choose` the menu stays open and shows the rows that gives."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "pick", show=False),
        *STEPS,
        Binding("q", "leave", show=False),
    ]

    def __init__(
        self,
        lang: Language,
        title: str,
        rows: Sequence[tuple[str, Line]],
        *,
        choose: Callable[[str], Sequence[tuple[str, Line]]] | None = None,
    ) -> None:
        super().__init__(lang, title, say(f"terminal.dialog.{'toggle' if choose else 'pick'}", lang))
        self.rows = list(rows)
        self.choose = choose
        self.at = next((n for n, (value, _) in enumerate(self.rows) if value), 0)

    def on_mount(self) -> None:
        """Show the rows."""
        super().on_mount()
        view = self.query_one("#body", LineView)
        view.styles.height = min(len(self.rows), max(3, self.app.size.height - 8))
        self._show()
        view.focus()

    def _show(self) -> None:
        view = self.query_one("#body", LineView)
        view.selected = self.at
        view.show(list(self._numbered()), top=False)
        view.keep_in_sight(self.at)

    def _numbered(self) -> Iterator[Line]:
        count = 0
        for value, words in self.rows:
            count += bool(value)
            yield (Span(f" {count}" if value and count < 10 else "  ", "key"), *words)

    def on_key(self, event: object) -> None:
        """Let a digit choose."""
        character = getattr(event, "character", None) or ""
        values = [n for n, (value, _) in enumerate(self.rows) if value]
        if character.isdigit() and 0 < int(character) <= len(values):
            self.at = values[int(character) - 1]
            self.action_pick()

    def on_line_view_picked(self, event: LineView.Picked) -> None:
        """Let a click choose."""
        if event.row < len(self.rows) and self.rows[event.row][0]:
            self.at = event.row
            self.action_pick()

    def action_step(self, count: int) -> None:
        """Go to the next row that can be chosen."""
        place = self.at + count
        while 0 <= place < len(self.rows) and not self.rows[place][0]:
            place += count
        if 0 <= place < len(self.rows):
            self.at = place
        self._show()

    def action_pick(self) -> None:
        """Choose the row."""
        value = self.rows[self.at][0]
        if self.choose is None:
            self.dismiss(value)
        else:
            self.rows = list(self.choose(value))
            self._show()


class Prompt(Dialog[str]):
    """One line to type."""

    def __init__(self, lang: Language, title: str, value: str = "", hint: str = "") -> None:
        super().__init__(lang, title, hint or say("terminal.dialog.type", lang))
        self.value = value

    def content(self) -> Sequence[Widget]:
        """Return the line to type."""
        return (Input(self.value, id="line", compact=True),)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        self.dismiss(event.value)


def words(text: str) -> Callable[[int], list[Line]]:
    """Return a body for a `Reader` from running text with line breaks."""
    return lambda width: typeset(text, width)


def option(label: str, note: str = "") -> Line:
    """Return a menu row."""
    return (Span(f" {label} "), Span(f" {note}" if note else "", "dim"))
