"""Lines to nodes: what stands before the first article, the tree, signatures, annexes, rows and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.patterns import lazy
from reviewer.structure import zones
from reviewer.structure.decimals import MONEY
from reviewer.structure.landmarks import find_annexes, find_list_of_annexes, find_title, marks_of
from reviewer.structure.lines import Line, lines_of
from reviewer.structure.markers import ANNEX
from reviewer.structure.node import Node
from reviewer.structure.splitting import SHELL, numbered_node, split
from reviewer.structure.tables import find_columns
from reviewer.structure.tree import Tree
from reviewer.structure.unnumbered import find_terms, goes_on, is_heading, is_term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import ClauseKind, Document
    from reviewer.structure.node import Marker

_NOTE = {"header": "页眉", "footer": "页脚", "footnote": "脚注", "endnote": "尾注"}
_MARK = lazy(r"[。；;：:，]")
_PAUSE = lazy(r"[。；，,;]")
_LOOK_AHEAD = 60
_TOP = {"1.", "1、", "1", "一、", "壹、", "I.", "A.", "A、"}
"""Families that number articles."""
_HEADED = lazy(r"[A-Z][A-Za-z,&/'’ -]{2,78}[A-Za-z]")
"""The heading of an English article, no sentence."""
_NAMED = lazy(
    r"[（(](?:the|each|an?|together|collectively|hereinafter|以下|下称|简称|统称)?[^（()）]{0,16}"
    r"[“\"][^”\"]{1,40}[”\"]"
)
"""A short name in brackets, as a party or a recital has one."""


def grow(document: Document) -> list[Node]:
    """Return the nodes of a document in its order; every non-blank character is in one number or one text."""
    return _Grower(lines_of(document)).run()


class _Grower:
    """One pass over the lines."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.tree = Tree()
        self.marks = [marks_of(line) for line in lines]
        self.last_mark = next(
            (at for at in range(len(lines) - 1, -1, -1) if any(m.sure for m in self.marks[at])), -1
        )
        self.title = find_title(lines, self.marks)
        self.annexes = find_annexes(lines, self.title)
        self.named = find_list_of_annexes(lines, self.annexes, self.marks)
        self.columns = find_columns(lines)
        self.terms, last = find_terms(lines, self.marks) or (-1, -1)
        self.last_mark = max(self.last_mark, last)
        self.started = False
        self.signing = False
        self.party: Node | None = None
        self.recital: Node | None = None
        self.lead: Node | None = None
        self.skip: set[int] = set()

    def run(self) -> list[Node]:
        """Grow the tree and return its nodes."""
        for at, line in enumerate(self.lines):
            if at in self.skip:
                continue
            if at == self.terms:
                self._begin_terms()
            if line.block.part in _NOTE:
                self._add_note(line)
            elif line.cells:
                self._add_row(at, line)
            else:
                self._add_line(at, line)
        return self.tree.nodes

    def _begin_terms(self) -> None:
        self.tree.close_lists()
        self.started = True
        self.party = self.recital = None

    def _add_note(self, line: Line) -> None:
        node = Node(line.text, "note", None, blocks=line.blocks, name=_NOTE[line.block.part])
        self.tree.nodes.append(node)

    def _add_row(self, at: int, line: Line) -> None:
        kind: ClauseKind = "table"
        before = self.tree.nodes[-1] if self.tree.nodes else None
        goes_on = self.signing and before is not None and before.kind == "signature" and "。" not in line.text
        if goes_on or (self.started and (self.signing or at > self.last_mark) and zones.signs(line.text)):
            self.signing = True
            kind = "signature"
        parent = None if kind == "signature" else self.tree.holder_of_text()
        node = Node(
            line.text,
            kind,
            parent if parent is not self.tree.root else None,
            blocks=line.blocks,
            cells=line.cells,
        )
        node.columns = self.columns.get(at, ())
        if kind == "signature":
            self.tree.nodes.append(node)
        else:
            self.tree.add(node, keep_open=False)

    def _add_line(self, at: int, line: Line) -> None:
        text = line.text
        if at == self.title:
            self.tree.add(Node(text, "title", None, blocks=line.blocks, outline=None), keep_open=False)
            return
        if at in self.annexes:
            self._add_annex(at, line)
            return
        if at in self.named and self.started and not self.signing and self.tree.scope is self.tree.root:
            self.tree.add(Node(text, "clause", None, blocks=line.blocks), keep_open=False)
            return
        heads = bool(line.block.outline) and len(text) <= 80 and not text.endswith(("。", "；", ";"))
        if line.block.outline and (heads or self.marks[at]):
            self.tree.close_outlines(line.block.outline, line.block)
        if not (self.signing and zones.is_signature(text)) and self._add_numbered(at, line):
            return
        if heads:
            self._add_heading(line, "outline")
        elif self._add_signature(at, line) or (not self.started and self._add_opening(line)):
            return
        elif zones.is_head(text) or (self.terms >= 0 and is_heading(self.lines, at)):
            self._add_heading(line, "head")
        else:
            self._add_text(line)

    def _add_annex(self, at: int, line: Line) -> None:
        match = ANNEX.match(line.text)
        number, text = None, line.text
        if match:
            number = line.text[: match.end(2) if match.group(2) else match.end(1)]
            text = line.text[match.end() :]
            if match.group(3).strip() and not text:
                number = line.text.strip()
        blocks, after = line.blocks, at + 1
        if not text and after < len(self.lines) and self._names(after):
            words = self.lines[after].text
            if len(words) <= 30 and not _MARK.search(words):
                self.skip.add(after)
                text, blocks = words, (*blocks, *self.lines[after].blocks)
        node = Node(
            text, "annex", None, family="annex", number=number, blocks=blocks, outline=line.block.outline
        )
        node.heading = text or None
        self.tree.add(node)
        self.tree.path = [self.tree.root, node]
        self.signing = False
        self.party = self.recital = None

    def _sound(self, at: int, marker: Marker) -> bool:
        line = self.lines[at]
        if not line.closed:
            return self._leads(at, marker)
        if marker.family == "article":
            return len(line.text) <= 24 and not _PAUSE.search(line.text)
        if marker.family == "甲、":
            return any(
                m.family == "甲、" and m.value == (marker.value[0] + 1,)
                for ms in self.marks[at + 1 : at + 20]
                for m in ms
            ) or marker.value > (1,)
        if marker.family == "decimal" and MONEY.match(line.text[marker.rest :].lstrip("0123456789")):
            after = (*marker.value[:-1], marker.value[-1] + 1)
            ahead = [m for ms in self.marks[at + 1 : at + _LOOK_AHEAD] for m in ms if not m.weak]
            return any(m.value == after for m in ahead) and not any(m.value == marker.value for m in ahead)
        if marker.family == "1":
            return at + 1 < len(self.lines) and (
                bool(self.marks[at + 1]) or len(self.lines[at + 1].text) > len(line.text)
            )
        return True

    def _leads(self, at: int, marker: Marker) -> bool:
        """Tell whether a short line behind an unfinished one heads what follows: 9 安全, then 9.1."""
        words = self.lines[at].text[marker.rest :].strip()
        after = self.marks[at + 1] if at + 1 < len(self.lines) else ()
        return (
            0 < len(words) <= 24
            and not _PAUSE.search(words)
            and any(mark.value == (*marker.value, 1) for mark in after)
        )

    def _add_numbered(self, at: int, line: Line) -> bool:
        marks = self.marks[at]
        if not marks:
            return False
        if (
            not self.started
            and not line.label
            and marks[0].weak
            and marks[0].family == "•"
            and not self.recital
        ):
            return False
        if marks[0].family == "•" and line.block.label_level is not None:
            self.tree.close_deeper(line.block.label_level, line.block.label_list)
        if not self.started and self._opens_articles(marks, line.text):
            self.tree.close_lists()
        placed = self.tree.place(marks, sound=lambda marker: self._sound(at, marker))
        if placed is None:
            return False
        marker, parent = placed
        text = line.text if line.label else line.text[marker.rest :]
        if line.text.startswith("【第") and not line.label:
            text = text.removesuffix("】").rstrip()
        blocks = line.blocks
        if not text and at + 1 < len(self.lines) and self._names(at + 1):
            self.skip.add(at + 1)
            text, blocks = self.lines[at + 1].text, (*blocks, *self.lines[at + 1].blocks)
        node = numbered_node(self.tree, marker, parent, text, blocks)
        node.automatic = bool(line.label) and not line.block.cells
        node.depth, node.series = (
            (line.block.label_level, line.block.label_list) if line.label else (None, None)
        )
        node.outline = line.block.outline
        self.tree.number(marker, parent, node)
        self._after_number(node)
        self._split(node, (marker.family, marker.value))
        return True

    def _opens_articles(self, marks: Sequence[Marker], text: str) -> bool:
        """Tell whether the first article begins after a list that names the parties, (1) … (2) …, then 1., or
        after English recitals, with its heading."""
        first = next((mark for mark in marks if mark.family in _TOP and mark.value == (1,)), None)
        if first is None:
            return False
        recited = text[0].isdigit() and any(node.kind == "recital" for node in self.tree.path)
        if recited and _HEADED.fullmatch(text, first.rest):
            return True
        listed = [node for node in self.tree.path if node.family.startswith("(") and node.kind == "item"]
        return bool(listed) and any(_NAMED.search(node.text) for node in listed)

    def _names(self, at: int) -> bool:
        """Tell whether a line can be the words of the bare number before it."""
        line = self.lines[at]
        return not (self.marks[at] or line.cells or line.block.part != "body" or at in self.annexes)

    def _after_number(self, node: Node) -> None:
        if node.kind in ("chapter", "article") or (node.kind == "clause" and node.number):
            self.started = True
            self.signing = False
            self.party = self.recital = None

    def _add_heading(self, line: Line, family: str) -> None:
        self.lead = None
        level = line.block.outline
        parent = self.tree.scope
        for node in self.tree.path:
            shell = node.family in SHELL
            if (level is not None and node.outline is not None and node.outline < level) or (
                shell and family == "head"
            ):
                parent = node
        kind: ClauseKind = "recital" if zones.is_recital(line.text) and not self.started else "article"
        node = Node(line.text, kind, None if parent is self.tree.root else parent, family, blocks=line.blocks)
        node.heading = line.text.rstrip(" :：")
        node.outline = level
        self.tree.add(node)
        if kind == "recital":
            self.recital = node
            node.open_list = True
        else:
            self.started = True
            self.signing = False
            self.party = self.recital = None

    def _add_signature(self, at: int, line: Line) -> bool:
        text = line.text
        ending = self.started and at > self.last_mark and self.tree.scope is self.tree.root
        signed = (
            self.started
            and (zones.is_signature(text) or zones.is_signing_party(text))
            and (ending or zones.is_sealed(text))
        )
        if not signed and not self.signing:
            return False
        if self.signing and not signed and zones.is_annex_title(text):
            self._add_annex(at, line)
            return True
        if self.signing and not signed and len(text) > 60 and "。" in text and not zones.signs(text):
            return False
        self.signing = True
        self.tree.nodes.append(Node(text, "signature", None, blocks=line.blocks))
        return True

    def _add_opening(self, line: Line) -> bool:
        """Add a line that stands before the first article."""
        text = line.text
        if zones.is_party(text):
            self.party = self.tree.add(Node(text, "party", None, blocks=line.blocks), keep_open=False)
            self.recital = None
            return True
        if self.party is not None and (zones.is_field(text) or zones.is_rest_of_party(text)):
            self.tree.nodes.append(Node(text, "party", self.party, blocks=line.blocks))
            return True
        node = Node(text, "preamble", None, blocks=line.blocks)
        if zones.is_recital(text):
            node.kind = "recital"
            node.open_list = (zones.leads_in(text) and not zones.opens_terms(text)) or len(text) < 16
        elif self.recital is not None and self.recital.open_list and not zones.is_basis(text):
            node.kind, node.parent = "recital", self.recital
        elif zones.is_title(text) and len(text) < 30 and line.block.centred:
            node.kind = "title"
        elif self.terms >= 0 and is_term(text):
            node.kind = "clause"
        self.party = None
        self.tree.add(node, keep_open=node.kind == "recital" and node.parent is None)
        if node.kind == "recital" and node.parent is None:
            self.recital = node
        elif node.kind != "recital":
            self.recital = None
        self._split(node, None)
        return True

    def _add_text(self, line: Line) -> None:
        if self.lead is not None and goes_on(line.text):
            node = Node(line.text, "item", self.lead, blocks=line.blocks)
            self.tree.nodes.append(node)
            self._split(node, None)
            return
        parent = self.tree.holder_of_text()
        node = Node(line.text, "clause", None if parent is self.tree.root else parent, blocks=line.blocks)
        node.open_list = zones.leads_in(line.text)
        if self.terms >= 0 and node.open_list:
            self.lead = node
        self.tree.add(node)
        self._split(node, None)

    def _split(self, node: Node, own: tuple[str, tuple[int, ...]] | None) -> None:
        for child in split(self.tree, node, own):
            self._after_number(child)
