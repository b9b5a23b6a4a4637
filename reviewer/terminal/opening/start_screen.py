"""The start: recent reviews, or two files to choose."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import DirectoryTree, Input

from reviewer.messages import say
from reviewer.terminal.looks.line_view import Bar, LineView
from reviewer.terminal.looks.spans import BLANK, Line, Span, line
from reviewer.terminal.opening.loading import Files
from reviewer.terminal.opening.recent import read_recent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from reviewer.model import Language

READABLE = (".docx", ".txt", ".md")


class ContractTree(DirectoryTree):
    """Folders, and files that can be read as contracts."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = "  "

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Leave out hidden files and what cannot be read."""
        return [
            path
            for path in paths
            if not path.name.startswith((".", "~$")) and (path.is_dir() or path.suffix.lower() in READABLE)
        ]


class StartScreen(Screen[Files]):
    """Dismissed with the files to open, or None to leave."""

    DEFAULT_CSS = """
    StartScreen #recent { height: auto; max-height: 40%; padding: 0 1; }
    StartScreen ContractTree { height: 1fr; padding: 0 1; background: $background; }
    StartScreen .directory-tree--extension { text-style: none; }
    StartScreen Input { height: 1; border: none; padding: 0 1; }
    StartScreen #asked { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+q", "quit", show=False),
        Binding("escape", "back", show=False),
        Binding("slash,／,fullwidth_solidus,ctrl+l", "path", show=False),
        *(Binding(str(digit), f"recent({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, lang: Language, folder: Path | None = None) -> None:
        super().__init__()
        self.lang = lang
        self.folder = folder or Path.cwd()
        self.recent = read_recent()[:9]
        self.base: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the recent reviews, what is asked, and the files."""
        yield Bar(id="title")
        with Vertical():
            yield LineView(id="recent")
            yield Bar(id="asked")
            yield ContractTree(self.folder, id="files")
            yield Input(id="line", compact=True, placeholder=say("terminal.start.path", self.lang))
        yield Bar(id="hints")

    def on_mount(self) -> None:
        """Write the words."""
        view = self.query_one("#recent", LineView)
        view.can_focus = False
        rows: list[Line] = [BLANK]
        if self.recent:
            rows.append(line((self._say("start.recent"), "heading")))
            for number, entry in enumerate(self.recent, 1):
                names = f"{PurePath(entry.base).name} ⇄ {PurePath(entry.draft).name}"
                rows.append((Span(f" {number} ", "key"), Span(names), Span(f"  {entry.at}", "dim")))
            rows.append(BLANK)
        view.styles.height = len(rows)
        view.show(rows)
        self.query_one("#title", Bar).say(
            line((f" {self._say('start.title')}", "title strong"), (" " * 300, "title"))
        )
        self.query_one("#hints", Bar).say(line((f" {self._say('start.hint')}", "dim")))
        self.query_one(ContractTree).focus()
        self._ask()

    def _say(self, key: str, **params: object) -> str:
        return say(f"terminal.{key}", self.lang, **params)

    def _ask(self) -> None:
        if self.base is None:
            words = self._say("start.ask_base")
        else:
            words = self._say("start.ask_draft", base=PurePath(self.base).name)
        self.query_one("#asked", Bar).say(line((f" {words}", "strong")))

    def on_directory_tree_file_selected(self, event: DirectoryTree.FileSelected) -> None:
        """Take the baseline, then the draft."""
        self._take(str(event.path))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take a path that was typed or dragged in."""
        path = event.value.strip().strip("'\"")
        if not path:
            return
        if Path(path).expanduser().is_file():
            event.input.value = ""
            self._take(str(Path(path).expanduser()))
        else:
            self.notify(self._say("start.no_file", path=path), severity="warning", markup=False)

    def _take(self, path: str) -> None:
        if self.base is None:
            self.base = path
            self._ask()
        else:
            self.dismiss(Files(self.base, path, ask=True))

    def action_path(self) -> None:
        """Type a path."""
        self.query_one("#line", Input).focus()

    def action_back(self) -> None:
        """Leave the line, then the first file chosen."""
        if self.focused is self.query_one("#line", Input):
            self.query_one(ContractTree).focus()
            return
        self.base = None
        self._ask()

    def action_recent(self, number: int) -> None:
        """Open a recent review."""
        if number <= len(self.recent):
            entry = self.recent[number - 1]
            self.dismiss(Files(entry.base, entry.draft, entry.side))

    def action_quit(self) -> None:
        """Leave."""
        self.dismiss(None)
