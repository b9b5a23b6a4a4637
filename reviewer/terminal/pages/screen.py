"""A screen of rows, the words about the row chosen below them or beside them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import Container
from textual.screen import Screen

from reviewer.terminal.keys.hints import Hint, foot_line
from reviewer.terminal.keys.keyed import Stepped
from reviewer.terminal.looks.line_view import Bar, LineView
from reviewer.terminal.looks.spans import Line, Span, fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reviewer.model import Language

__all__ = ["Page", "PageScreen", "Row"]

WIDE = 150
"""Cells from which the words about a row stand beside the rows."""


class Row(NamedTuple):
    """A row of the page."""

    words: Line
    target: str = ""
    """What the row stands for; empty for a heading."""


class Page(ABC):
    """What a page shows. It knows no screen."""

    place = "page"
    hints: ClassVar[Sequence[Hint]] = (
        ("↑↓", "choose"),
        ("enter", "jump"),
        ("leave", "back"),
        ("help", "help"),
    )
    help_key: ClassVar[str] = "page"

    @abstractmethod
    def title(self) -> str:
        """Return what stands in the title bar."""

    @abstractmethod
    def rows(self, width: int) -> list[Row]:
        """Return the rows in lines of `width` cells."""

    def about(self, target: str, width: int) -> list[Line]:
        """Return what there is to say of a row, in lines of `width` cells; nothing for pages without."""
        return []


class PageScreen(Stepped, Screen[str]):
    """Dismissed with the target of the row that was chosen, or an empty string."""

    DEFAULT_CSS = """
    PageScreen #both { height: 1fr; }
    PageScreen #rows { height: 1fr; padding: 0 1; }
    PageScreen #about { height: 45%; padding: 0 1; border-top: solid $border; }
    PageScreen.wide #both { layout: horizontal; }
    PageScreen.wide #rows { width: 1fr; }
    PageScreen.wide #about { width: 50%; height: 1fr; border-top: none; border-left: solid $border; }
    PageScreen.alone #about { display: none; }
    """

    def __init__(self, page: Page, lang: Language, chosen: str = "") -> None:
        super().__init__()
        self.page = page
        self.place = page.place
        self.lang = lang
        self.chosen = chosen
        self._rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """Lay out title, rows, words and hints."""
        yield Bar(id="title")
        with Container(id="both"):
            yield LineView(id="rows")
            yield LineView(id="about")
        yield Bar(id="hints")

    def on_mount(self) -> None:
        """Take the keys and write the page."""
        self.bind_keys()
        self.query_one("#about", LineView).can_focus = False
        self.query_one("#rows", LineView).focus()
        self._fit(self.app.size.width)
        self.call_after_refresh(self.write)

    def on_resize(self) -> None:
        """Write it in the new room."""
        self._fit(self.app.size.width)
        self.call_after_refresh(self.write)

    def _fit(self, width: int) -> None:
        self.set_class(width >= WIDE, "wide")
        self.set_class(type(self.page).about is Page.about, "alone")

    def write(self) -> None:
        """Write everything again."""
        if not self.is_mounted:
            return
        view = self.query_one("#rows", LineView)
        self._rows = self.page.rows(max(20, view.room))
        targets = [row.target for row in self._rows if row.target]
        if self.chosen not in targets:
            self.chosen = targets[0] if targets else ""
        view.show([row.words for row in self._rows], top=False)
        title = fill((Span(f" {self.page.title()}", "title strong"),), self.size.width, "title")
        self.query_one("#title", Bar).say(title)
        keymap = self.program.keymap
        self.query_one("#hints", Bar).say(foot_line(keymap, self.lang, self.page.hints, self.size.width))
        self._stand()

    def _stand(self) -> None:
        view, about = self.query_one("#rows", LineView), self.query_one("#about", LineView)
        at = next((n for n, row in enumerate(self._rows) if row.target and row.target == self.chosen), None)
        view.selected = at
        if at is not None:
            first = next(n for n, row in enumerate(self._rows) if row.target)
            view.keep_in_sight(0 if at == first else at)
            if at == first:
                view.keep_in_sight(at, 0)
        view.refresh()
        if not self.has_class("alone"):
            about.show(self.page.about(self.chosen, max(20, about.room)) if self.chosen else [])

    def _step(self, count: int) -> None:
        targets = [row.target for row in self._rows if row.target]
        if not targets:
            self.query_one("#rows", LineView).step(count)
            return
        at = targets.index(self.chosen) if self.chosen in targets else 0
        self.chosen = targets[min(max(0, at + count), len(targets) - 1)]
        self._stand()

    def do_page_down(self) -> None:
        """One screen down: of the words about the row where they do not fit, else of the rows."""
        self._turn(1)

    def do_page_up(self) -> None:
        """One screen up."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        about = self.query_one("#about", LineView)
        if not self.has_class("alone") and about.virtual_size.height > about.shown_rows:
            about.step(step * max(1, about.shown_rows - 1))
        else:
            self._step(step * max(1, self.query_one("#rows", LineView).shown_rows - 1))

    def do_top(self) -> None:
        """To the first row."""
        self._step(-len(self._rows))

    def do_bottom(self) -> None:
        """To the last row."""
        self._step(len(self._rows))

    def do_enter(self) -> None:
        """Go where the row leads."""
        self.dismiss(self.chosen)

    def do_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss("")

    def do_theme(self) -> None:
        """Turn the looks."""
        self.program.turn_looks()
        self.write()

    def do_help(self) -> None:
        """Show the help."""
        self.show_help(self.page.help_key)

    def do_quit(self) -> None:
        """Leave the program; everything is saved already."""
        self.app.exit(0)

    def on_line_view_picked(self, event: LineView.Picked) -> None:
        """Choose with the mouse; a second time goes there."""
        if event.view.id != "rows" or event.row >= len(self._rows):
            return
        target = self._rows[event.row].target
        if target and target == self.chosen:
            self.do_enter()
        elif target:
            self.chosen = target
            self._stand()
