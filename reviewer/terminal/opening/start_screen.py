"""The start: recent reviews and matters, or two files to choose."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import DirectoryTree, Input

from reviewer.messages import say
from reviewer.negotiation.matter import ENDING
from reviewer.terminal.keys.actions import actions
from reviewer.terminal.keys.hints import foot_line, keys_in_words
from reviewer.terminal.keys.keyed import Keyed
from reviewer.terminal.looks.line_view import Bar, LineView
from reviewer.terminal.looks.spans import BLANK, Line, Span, line, typeset
from reviewer.terminal.opening.dragged import paths_in
from reviewer.terminal.opening.loading import Files
from reviewer.terminal.opening.recent import recent_and_known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widgets._directory_tree import DirEntry

    from reviewer.model import Language
    from reviewer.terminal.opening.recent import Recent

HINTS = (
    ("↑↓", "choose"),
    ("Enter", "open"),
    ("1-9", "recent"),
    ("type_path", "path"),
    ("leave", "back"),
    ("help", "help"),
    ("quit", "quit"),
)
LISTED = (".docx", ".txt", ".md", ENDING, ".docm", ".dotx", ".doc", ".wps", ".rtf", ".pdf", ".odt")
"""Endings of what may be a contract; of those that cannot be read the reader says so, and what to do."""


class ContractTree(DirectoryTree):
    """Folders, and files that may be contracts."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = "  "

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Leave out hidden files and what is no text."""
        return [
            path
            for path in paths
            if not path.name.startswith((".", "~$")) and (path.is_dir() or path.suffix.lower() in LISTED)
        ]

    async def watch_path(self) -> None:
        """Show another folder, and begin at the first of its files: that is what Enter is to open."""
        await super().watch_path()
        files = (node for node in self.root.children if node.data and node.data.path.is_file())
        self.call_after_refresh(self.move_cursor, next(files, None) or self.root)

    def on_tree_node_collapsed(self, event: DirectoryTree.NodeCollapsed[DirEntry]) -> None:
        """Keep the folder itself open: closed, it would leave nothing to choose."""
        if event.node.is_root:
            event.node.expand()


class StartScreen(Keyed, Screen[Files]):
    """Dismissed with the files to open, or None to leave."""

    DEFAULT_CSS = """
    StartScreen #recent { height: auto; max-height: 40%; padding: 0 1; }
    StartScreen ContractTree { height: 1fr; padding: 0 1; background: $background; }
    StartScreen .directory-tree--extension { text-style: none; }
    StartScreen Input { height: 1; border: none; padding: 0 1; }
    StartScreen #asked { height: 1; }
    """
    place = "start"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{digit},{chr(ord(str(digit)) + 0xFEE0)}", f"recent({digit})", show=False)
        for digit in range(1, 10)
    ]

    def __init__(self, lang: Language, folder: Path | None = None) -> None:
        super().__init__()
        self.lang = lang
        self.folder = folder or Path.cwd()
        self.recent = recent_and_known(self.folder)[:9]
        self.base: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the recent reviews, what is asked, and the files."""
        yield Bar(id="title")
        with Vertical():
            yield LineView(id="recent")
            yield Bar(id="asked")
            yield ContractTree(self.folder, id="files")
            yield Input(id="line", compact=True)
        yield Bar(id="hints")

    def on_mount(self) -> None:
        """Take the keys and write the words."""
        self.bind_keys()
        keymap = getattr(self.app, "keymap", None) or actions()
        self.query_one("#line", Input).placeholder = self._say(
            "start.path", **keys_in_words(keymap, "type_path")
        )
        view = self.query_one("#recent", LineView)
        view.can_focus = False
        rows: list[Line] = [BLANK]
        if self.recent:
            rows.append(line((self._say("start.recent"), "heading")))
            called = [self._called(entry) for entry in self.recent]
            for number, (entry, words) in enumerate(zip(self.recent, called, strict=True), 1):
                folder = PurePath(entry.draft or entry.base).parent.name if called.count(words) > 1 else ""
                facts = "".join(f"  {fact}" for fact in (folder, entry.at) if fact)
                rows.append((Span(f" {number} ", "key"), *words, Span(facts, "dim")))
        else:
            rows += typeset(self._say("start.no_recent"), max(20, self.app.size.width - 4), role="dim")
        rows.append(BLANK)
        view.styles.height = len(rows)
        view.show(rows)
        self.query_one("#title", Bar).say(
            line((f" {self._say('start.title')}", "title strong"), (" " * 300, "title"))
        )
        self.query_one("#hints", Bar).say(foot_line(keymap, self.lang, HINTS, self.app.size.width))
        self.query_one(ContractTree).focus()
        self._ask()

    def _say(self, key: str, **params: object) -> str:
        return say(f"terminal.{key}", self.lang, **params)

    def _called(self, entry: Recent) -> Line:
        if entry.matter:
            return Span(f"{say('pages.start.matter', self.lang)} ", "number"), Span(PurePath(entry.base).stem)
        return (Span(f"{PurePath(entry.base).name} ⇄ {PurePath(entry.draft).name}"),)

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
        """Take paths that were typed or dragged in: files are chosen in their order, a folder is opened."""
        words = event.value.strip()
        found = paths_in(words)
        if not found:
            if words:
                self.notify(self._say("start.no_file", path=words), severity="warning", markup=False)
            return
        event.input.value = ""
        for path in found[:2]:
            if path.is_dir():
                tree = self.query_one(ContractTree)
                tree.path = path
                tree.focus()
            elif self.is_current:
                self._take(str(path))

    def _take(self, path: str) -> None:
        if path.endswith(ENDING):
            self.dismiss(Files(path, ""))
        elif self.base is None:
            self.base = path
            self._ask()
        else:
            self.dismiss(Files(self.base, path, ask=True))

    def do_type_path(self) -> None:
        """Type a path."""
        self.query_one("#line", Input).focus()

    def do_leave(self) -> None:
        """Leave the line, then the first file chosen."""
        if self.focused is self.query_one("#line", Input):
            self.query_one(ContractTree).focus()
            return
        self.base = None
        self._ask()

    def action_recent(self, number: int) -> None:
        """Open a recent review or matter."""
        if number <= len(self.recent):
            entry = self.recent[number - 1]
            self.dismiss(Files(entry.base, entry.draft, entry.side))

    def do_quit(self) -> None:
        """Leave."""
        self.dismiss(None)

    def do_down(self) -> None:
        """One file down."""
        self.query_one(ContractTree).action_cursor_down()

    def do_up(self) -> None:
        """One file up."""
        self.query_one(ContractTree).action_cursor_up()

    def do_page_down(self) -> None:
        """One screen down."""
        self.query_one(ContractTree).action_page_down()

    def do_page_up(self) -> None:
        """One screen up."""
        self.query_one(ContractTree).action_page_up()

    def do_theme(self) -> None:
        """Dark or light, blue and orange or red and green."""
        self.program.turn_looks()

    def do_help(self) -> None:
        """Show the help."""
        self.show_help("start")
