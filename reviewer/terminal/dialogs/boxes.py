"""Dialogs: a question, a menu, a line to type, a page to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reviewer.terminal.keys.actions import actions
from reviewer.terminal.keys.early import Early
from reviewer.terminal.keys.hints import Hint, hint_line
from reviewer.terminal.keys.keyed import TYPED_IN, Keyed
from reviewer.terminal.looks.line_view import Bar, LineView
from reviewer.terminal.looks.spans import BLANK, Line, Span, line, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.events import Key
    from textual.widget import Widget

    from reviewer.model import Language

Result = TypeVar("Result")
STRAYS = 4
"""Rounds of messages within which a key given to the screen below has come back from its panes."""


class Dialog(Keyed, ModalScreen[Result], Generic[Result]):
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
    place = "list"
    hints: Sequence[Hint] = ()
    """What the last line reminds of."""

    def __init__(self, lang: Language, title: str, hint: str = "") -> None:
        """Take the title, and words that stand before the reminders of keys."""
        super().__init__()
        self.lang = lang
        self.head = title
        self.hint = hint
        self.early = Early() if self.place in TYPED_IN else None

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
        """Take the keys, write the title and the hints."""
        self.bind_keys()
        self.query_one("#dialog-title", Bar).say(line((self.head, "heading")))
        keymap = getattr(self.app, "keymap", None) or actions()
        foot = self.query_one("#dialog-hint", Bar)
        foot.say(hint_line(keymap, self.lang, self.hints, self.hint, width=foot.room))

    def on_resize(self) -> None:
        """Write them again in the new room."""
        self.on_mount()

    def on_descendant_focus(self) -> None:
        """Type into the field what was typed while the box opened."""
        self._catch_up(STRAYS)

    def _catch_up(self, rounds: int) -> None:
        """Wait some rounds of messages for keys on their way, then go through what was kept."""
        if rounds:
            self.app.call_later(self._catch_up, rounds - 1)
        elif self.early is not None:
            for event in self.early.release():
                self.app.call_next(self.app.on_event, event)

    def do_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Listing(Dialog[Result], Generic[Result]):
    """A dialog over rows that are gone through by the keys that walk a list."""

    def do_down(self) -> None:
        """One row down."""
        self.step(1)

    def do_up(self) -> None:
        """One row up."""
        self.step(-1)

    def do_page_down(self) -> None:
        """One screen down."""
        self.step(self._rows())

    def do_page_up(self) -> None:
        """One screen up."""
        self.step(-self._rows())

    def do_top(self) -> None:
        """To the first row."""
        self.step(-len(self.query_one("#body", LineView).lines))

    def do_bottom(self) -> None:
        """To the last row."""
        self.step(len(self.query_one("#body", LineView).lines))

    def do_quit(self) -> None:
        """Close without an answer."""
        self.do_leave()

    def do_help(self) -> None:
        """Close: the key that opens the help ends it too."""
        self.do_leave()

    def step(self, count: int) -> None:
        """Scroll."""
        self.query_one("#body", LineView).step(count)

    def _rows(self) -> int:
        return max(1, self.query_one("#body", LineView).shown_rows - 1)


class Reader(Listing[bool]):
    """A page to read; with `question` it is answered by Enter (yes) or Esc (no)."""

    def __init__(
        self,
        lang: Language,
        title: str,
        body: Callable[[int], Sequence[Line]],
        *,
        question: bool = False,
        tall: bool = False,
    ) -> None:
        super().__init__(lang, title)
        self.hints = (
            (("enter", "yes"), ("leave", "no")) if question else (("up down", "scroll"), ("leave", "close"))
        )
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

    def do_enter(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def do_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def do_no(self) -> None:
        """Answer no."""
        self.do_leave()

    def do_toggle(self) -> None:
        """One screen down."""
        self.do_page_down()


class Menu(Listing[str]):
    """Rows to choose from, by digits too; with `choose` the menu stays open and shows the rows that gives."""

    def __init__(
        self,
        lang: Language,
        title: str,
        rows: Sequence[tuple[str, Line]],
        *,
        choose: Callable[[str], Sequence[tuple[str, Line]]] | None = None,
    ) -> None:
        super().__init__(lang, title)
        pick: tuple[Hint, ...] = (("enter", "ok"), ("1-9", "digits"), ("leave", "cancel"))
        self.hints = (("up down", "choose"), *((("toggle", "toggle"), ("leave", "done")) if choose else pick))
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

    def on_key(self, event: Key) -> None:
        """Let a digit choose."""
        character = event.character or ""
        values = [n for n, (value, _) in enumerate(self.rows) if value]
        if character.isdigit() and 0 < int(character) <= len(values):
            event.stop()
            self.at = values[int(character) - 1]
            self.do_enter()

    def on_line_view_picked(self, event: LineView.Picked) -> None:
        """Let a click choose."""
        if event.row < len(self.rows) and self.rows[event.row][0]:
            self.at = event.row
            self.do_enter()

    def step(self, count: int) -> None:
        """Go to another row that can be chosen, as near as there is one."""
        chosen = [place for place, (value, _) in enumerate(self.rows) if value]
        if self.at in chosen:
            self.at = chosen[min(max(0, chosen.index(self.at) + count), len(chosen) - 1)]
        self._show()

    def do_enter(self) -> None:
        """Choose the row."""
        value = self.rows[self.at][0]
        if self.choose is None:
            self.dismiss(value)
        else:
            self.rows = list(self.choose(value))
            self._show()

    def do_toggle(self) -> None:
        """Choose the row."""
        self.do_enter()


class Prompt(Dialog[str]):
    """One line to type."""

    place = "prompt"
    hints = (("Enter", "ok"), ("leave", "cancel"))

    def __init__(self, lang: Language, title: str, value: str = "", hint: str = "") -> None:
        super().__init__(lang, title, hint)
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
