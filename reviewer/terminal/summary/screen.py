"""The summary page: opens first, answers what matters, and leads to each of its points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from reviewer.terminal.keys.hints import foot_line
from reviewer.terminal.keys.keyed import Stepped
from reviewer.terminal.looks.line_view import Bar, LineView
from reviewer.terminal.summary.page import Summary

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewer.model import Language
    from reviewer.terminal.desk.desk import Desk


HINTS = (
    ("enter", "begin"),
    ("down", "choose"),
    ("export", "export"),
    ("summary", "back"),
    ("help", "help"),
    ("quit", "quit"),
)


class SummaryScreen(Stepped, Screen[str]):
    """One page; dismissed with the id of the finding to begin at, or an empty string."""

    DEFAULT_CSS = "SummaryScreen #page { padding: 0 1; }"
    place = "summary"

    def __init__(self, desk: Desk, lang: Language) -> None:
        super().__init__()
        self.desk = desk
        self.lang = lang
        self.summary = Summary(desk, lang)
        self.chosen: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out title, page and hints."""
        yield Bar(id="title")
        yield LineView(id="page")
        yield Bar(id="hints")

    def on_mount(self) -> None:
        """Take the keys and write the page."""
        self.bind_keys()
        self.query_one("#page", LineView).focus()
        self.call_after_refresh(self.write)

    def on_resize(self) -> None:
        """Write it in the new room."""
        self.call_after_refresh(self.write)

    def write(self) -> None:
        """Write title, page and hints."""
        page = self._page
        rows = self.summary.lines(max(20, page.room), page.shown_rows)
        page.selected = self.chosen
        page.show(rows, top=False)
        width = self.size.width
        self.query_one("#title", Bar).say(self.summary.title(width))
        keymap = self.program.keymap
        self.query_one("#hints", Bar).say(foot_line(keymap, self.lang, HINTS, width))

    def _step(self, count: int) -> None:
        rows = self.summary.firsts
        if not rows:
            self._page.step(count)
            return
        if self.chosen in rows:
            self.chosen = rows[min(max(0, rows.index(self.chosen) + count), len(rows) - 1)]
        else:
            self.chosen = rows[0]
        page = self._page
        page.selected = self.chosen
        page.keep_in_sight(self.chosen)
        page.refresh()

    @property
    def _page(self) -> LineView:
        return self.query_one("#page", LineView)

    def do_page_down(self) -> None:
        """One screen down."""
        self._page.step(self._page.shown_rows - 1)

    def do_page_up(self) -> None:
        """One screen up."""
        self._page.step(1 - self._page.shown_rows)

    def do_top(self) -> None:
        """To the beginning of the page."""
        self._page.step(-len(self._page.lines))

    def do_bottom(self) -> None:
        """To the end of the page."""
        self._page.step(len(self._page.lines))

    def on_line_view_picked(self, event: LineView.Picked) -> None:
        """Begin at the point that was clicked."""
        if event.row in self.summary.targets:
            self.dismiss(self.summary.targets[event.row])

    def do_enter(self) -> None:
        """Go on to the texts, to the point that is chosen."""
        self.dismiss(self.summary.targets.get(self.chosen, "") if self.chosen is not None else "")

    def do_leave(self) -> None:
        """Go on to the texts, where the reader stands."""
        self.dismiss("")

    def do_summary(self) -> None:
        """Go on to the texts, where the reader stands."""
        self.dismiss("")

    def do_export(self) -> None:
        """Write the notes."""
        from reviewer.terminal.export.screen import ExportScreen

        today = getattr(self.app, "today", None)
        self.app.push_screen(ExportScreen(self.desk, self.lang, today=today))

    def do_theme(self) -> None:
        """Turn the looks."""
        self.program.turn_looks()
        self.write()

    def do_help(self) -> None:
        """Show the help."""
        self.show_help("summary")

    def do_palette(self) -> None:
        """Find an action by name."""
        from reviewer.terminal.keys.palette import Palette

        keymap = self.program.keymap

        def chosen(name: str | None) -> None:
            if name:
                self.action_do(name)

        self.app.push_screen(Palette(self.lang, keymap, "summary"), chosen)

    def do_quit(self) -> None:
        """Leave."""
        self.app.exit(0)
