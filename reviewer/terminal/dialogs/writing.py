"""The page on which a note or a proposed wording is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.terminal.dialogs.boxes import Dialog
from reviewer.terminal.dialogs.page import WritingPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget
    from textual.widgets import TextArea

    from reviewer.model import Language


class Writing(Dialog[str]):
    """A page to write. Leaving keeps what was typed; only discarding throws it away."""

    place = "writing"

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
        kept on leaving. `typed` is told the text after every change.
        """
        super().__init__(lang, title)
        swap = (("other_wording", "other_wording"),) if wordings else ()
        first = "propose" if wordings else "keep"
        self.hints = (
            ("keep", first),
            *swap,
            ("leave", "keep_close"),
            ("discard", "discard"),
            ("editor", "editor"),
        )
        self.add_class("writing")
        self.text = text
        self.typed = typed
        self.known = {text if original is None else original, *wordings}
        self.wordings = [words for words in dict.fromkeys((text, *wordings)) if words] or [text]
        self.turn = 0

    def content(self) -> Sequence[Widget]:
        """Return the page to write on."""
        return (WritingPage(self.text, id="page", soft_wrap=True, compact=True),)

    def on_mount(self) -> None:
        """Put the cursor behind the words."""
        super().on_mount()
        area = self.query_one("#page", WritingPage)
        area.move_cursor(area.document.end)
        area.focus()

    def on_resize(self) -> None:
        """Write title and hints in the new room."""
        super().on_mount()

    def do_keep(self) -> None:
        """Give back what is written."""
        self._when_written(lambda text: text)

    def do_leave(self) -> None:
        """Give back what is written where it differs from what was there."""
        self._when_written(lambda text: text if text not in self.known else None)

    def _when_written(self, given: Callable[[str], str | None]) -> None:
        """Close when the page has taken all that was typed before: it reads its keys after this screen."""
        area = self.query_one("#page", WritingPage)

        def close() -> None:
            if self.is_current:
                self.dismiss(given(area.text))

        area.call_later(close)

    def do_discard(self) -> None:
        """Give nothing back."""
        self.dismiss(None)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell what is typed so far, where it is more than what was there."""
        if event.text_area.text not in self.known:
            self.typed(event.text_area.text)

    def do_other_wording(self) -> None:
        """Put in the next wording: the baseline's, the draft's."""
        self.turn = (self.turn + 1) % len(self.wordings)
        self.query_one("#page", WritingPage).text = self.wordings[self.turn]

    def do_editor(self) -> None:
        """Go on writing in $EDITOR."""
        from reviewer.terminal.dialogs.editor import edit

        area = self.query_one("#page", WritingPage)
        written = edit(self.app, area.text)
        if written is not None:
            area.text = written
