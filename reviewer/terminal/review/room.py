"""What the parts of the review room know of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewer.terminal.keys.hints import keys_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from reviewer.errors import ReviewerError
    from reviewer.model import Language
    from reviewer.terminal.app import ReviewerApp
    from reviewer.terminal.desk.desk import Desk
    from reviewer.terminal.keys.actions import Action
    from reviewer.terminal.looks.line_view import LineView
    from reviewer.terminal.review.outline_view import OutlineView
    from reviewer.terminal.texts.view import TextsView


class Room:
    """The face that walking, deciding and viewing need of the screen they are parts of."""

    if TYPE_CHECKING:
        desk: Desk
        lang: Language
        keymap: tuple[Action, ...]
        app: App[Any]
        focused: Any

        zoomed: str
        do_zoom: Callable[[], None]
        moved: Callable[[], None]
        moved_quietly: Callable[[], None]
        refresh_all: Callable[[], None]
        notify: Callable[..., None]
        has_class: Callable[..., bool]
        set_class: Callable[..., Any]
        call_after_refresh: Callable[..., bool]
        complain: Callable[[ReviewerError], None]
        show_help: Callable[[str], None]
        _say: Callable[..., str]

        @property
        def program(self) -> ReviewerApp:
            """The program that shows the screen."""

        @property
        def texts(self) -> TextsView:
            """The pane of the two texts."""

        @property
        def outline(self) -> OutlineView:
            """The pane of clauses."""

        @property
        def finding(self) -> LineView:
            """The pane of the finding."""

    def tell(self, key: str, *, severe: bool = False, **params: object) -> None:
        """Say something that passes, in words of the catalogue."""
        self.notify(
            self._say(key, **params), severity="warning" if severe else "information", timeout=3, markup=False
        )

    def keys(self, *names: str) -> dict[str, Any]:
        """Return the keys of actions as parameters for a sentence, as `keys_in_words` does."""
        return keys_in_words(self.keymap, *names)
