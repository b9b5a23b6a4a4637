"""The page on which a note or a proposed wording is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from reviewer.messages import say
from reviewer.terminal.dialogs.boxes import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

    from reviewer.model import Language


class Writing(Dialog[str]):
    """A page to write: Ctrl+S keeps it, Esc too where something was typed, Ctrl+T takes the next wording."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False, priority=True),
        Binding("ctrl+s,f2", "keep", show=False, priority=True),
        Binding("ctrl+t,f3", "swap", show=False, priority=True),
        Binding("ctrl+e,f4", "editor", show=False, priority=True),
        Binding("ctrl+x", "leave", show=False, priority=True),
    ]

    def __init__(
        self,
        lang: Language,
        title: str,
        text: str,
        *,
        original: str | None = None,
        wordings: Sequence[str] = (),
        typed: Callable[[str], None] = lambda text: None,
    ) -> None:
        """Take the `text` to begin with and the `wordings` to choose from.

        `original` is what stands without this page; only words that differ from it and from the wordings are
        kept by Esc. `typed` is told the text after every change.
        """
        super().__init__(lang, title, say(f"terminal.dialog.{'write_swap' if wordings else 'write'}", lang))
        self.add_class("writing")
        self.text = text
        self.typed = typed
        self.known = {text if original is None else original, *wordings}
        self.wordings = [words for words in dict.fromkeys((text, *wordings)) if words] or [text]
        self.turn = 0

    def content(self) -> Sequence[Widget]:
        """Return the page to write on."""
        return (TextArea(self.text, id="page", soft_wrap=True, compact=True),)

    def on_mount(self) -> None:
        """Put the cursor behind the words."""
        super().on_mount()
        area = self.query_one("#page", TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def on_resize(self) -> None:
        """Write title and hints in the new room."""
        super().on_mount()

    def action_keep(self) -> None:
        """Give back what is written."""
        self.dismiss(self.query_one("#page", TextArea).text)

    def action_close(self) -> None:
        """Give back what is written where it differs from what was there."""
        text = self.query_one("#page", TextArea).text
        self.dismiss(text if text not in self.known else None)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell what is typed so far, where it is more than what was there."""
        if event.text_area.text not in self.known:
            self.typed(event.text_area.text)

    def action_swap(self) -> None:
        """Put in the next wording: the baseline's, the draft's."""
        self.turn = (self.turn + 1) % len(self.wordings)
        self.query_one("#page", TextArea).text = self.wordings[self.turn]

    def action_editor(self) -> None:
        """Go on writing in $EDITOR."""
        from reviewer.terminal.dialogs.editor import edit

        area = self.query_one("#page", TextArea)
        written = edit(self.app, area.text)
        if written is not None:
            area.text = written
