"""The summary page: opens first, answers what matters, and leads to each of its points."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from reviewer.messages import say
from reviewer.terminal.looks.line_view import Bar, LineView
from reviewer.terminal.looks.spans import Span
from reviewer.terminal.summary.page import Summary

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewer.model import Language
    from reviewer.terminal.desk.desk import Desk


class SummaryScreen(Screen[str]):
    """One page; dismissed with the id of the finding to begin at, or an empty string."""

    DEFAULT_CSS = "SummaryScreen #page { padding: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,f2,escape", "begin", show=False),
        Binding("j,down,n,f8", "step(1)", show=False),
        Binding("k,up,p,f7", "step(-1)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("e,f5", "export", show=False),
        Binding("t,f12", "theme", show=False),
        Binding("question_mark,？,fullwidth_question_mark,f1", "help", show=False),
        Binding("q,ctrl+q", "quit", show=False),
    ]

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
        """Write the page."""
        self.query_one("#page", LineView).focus()
        self.call_after_refresh(self.write)

    def on_resize(self) -> None:
        """Write it in the new room."""
        self.call_after_refresh(self.write)

    def write(self) -> None:
        """Write title, page and hints."""
        page = self.query_one("#page", LineView)
        rows = self.summary.lines(max(20, page.room), page.shown_rows)
        page.selected = self.chosen
        page.show(rows, top=False)
        width = self.size.width
        self.query_one("#title", Bar).say(self.summary.title(width))
        hints: list[Span] = []
        for key, name in (
            ("Enter", "begin"),
            ("↓", "choose"),
            ("F5", "export"),
            ("?", "help"),
            ("q", "quit"),
        ):
            hints += [Span(f" {key} ", "key"), Span(f"{say(f'terminal.hint.{name}', self.lang)} ", "dim")]
        self.query_one("#hints", Bar).say(tuple(hints))

    def action_step(self, count: int) -> None:
        """Choose the next or previous point of the page."""
        rows = self.summary.firsts
        if not rows:
            self.action_scroll(count)
            return
        if self.chosen in rows:
            self.chosen = rows[min(max(0, rows.index(self.chosen) + count), len(rows) - 1)]
        else:
            self.chosen = rows[0]
        page = self.query_one("#page", LineView)
        page.selected = self.chosen
        page.keep_in_sight(self.chosen)
        page.refresh()

    def action_scroll(self, count: int) -> None:
        """Scroll the page."""
        self.query_one("#page", LineView).step(count)

    def on_line_view_picked(self, event: LineView.Picked) -> None:
        """Begin at the point that was clicked."""
        if event.row in self.summary.targets:
            self.dismiss(self.summary.targets[event.row])

    def action_begin(self) -> None:
        """Go on to the texts."""
        self.dismiss(self.summary.targets.get(self.chosen, "") if self.chosen is not None else "")

    def action_export(self) -> None:
        """Write the notes."""
        from reviewer.terminal.dialogs.exporting import ExportScreen

        today = getattr(self.app, "today", None)
        self.app.push_screen(ExportScreen(self.desk, self.lang, today=today))

    def action_theme(self) -> None:
        """Turn the looks."""
        self.app.turn_looks()  # type: ignore[attr-defined]
        self.write()

    def action_help(self) -> None:
        """Show the help."""
        from reviewer.terminal.dialogs.boxes import Reader
        from reviewer.terminal.keys.help import help_lines

        keymap = self.app.keymap  # type: ignore[attr-defined]
        body = lambda width: help_lines("summary", keymap, self.lang, width)  # noqa: E731
        self.app.push_screen(
            Reader(self.lang, say("terminal.help.summary_title", self.lang), body, tall=True)
        )

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit(0)
