"""One story of a document: the paragraphs and tables of a body, a text box, a header or a note, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.model import Block, Part, Revision
from reviewer.reading.docx.anchors import ANCHORS, place
from reviewer.reading.docx.fields import unmatched_fields
from reviewer.reading.docx.graphics import chosen
from reviewer.reading.docx.inline import Inline
from reviewer.reading.docx.names import ALTERNATE, INS, SDT, SDT_CONTENT, TBL, TC, TR, VAL, M, P, W
from reviewer.reading.docx.numbering import Counter, to_int
from reviewer.reading.docx.shape import Shape, is_hidden, read_shape
from reviewer.reading.docx.simple import involved_paragraphs, take_words
from reviewer.reading.docx.styles import PLAIN, Look
from reviewer.reading.docx.tables import WRAPPERS, cell_properties, rows_of, table_look
from reviewer.reading.docx.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from reviewer.reading.docx.reader import Reader

_FORMULA = M + "oMathPara"
_NUM_ID, _LEVEL = W + "numId", W + "ilvl"
_HIDDEN_ROW = f"{W}trPr/{W}hidden"


class PartText(Struct, frozen=True):
    """A part of the package and where each paragraph and row stands in it."""

    name: str
    places: dict[etree._Element, int]
    loose: frozenset[etree._Element]
    involved: frozenset[etree._Element]
    """Paragraphs that must be read piece by piece."""


def open_part(name: str, root: etree._Element) -> PartText:
    """Number the paragraphs and rows of a part, each kind from 0 in document order."""
    places = {element: place for place, element in enumerate(root.iter(P))}
    places.update({element: place for place, element in enumerate(root.iter(TR))})
    return PartText(name, places, unmatched_fields(root), involved_paragraphs(root))


class _Paragraph(Struct):
    """A paragraph being read, joined over every paragraph mark that this view does not show."""

    words: Words
    first: etree._Element
    last: etree._Element
    shape: Shape
    contents: bool = False


class Story:
    """Reads one story into the blocks of its reader."""

    def __init__(self, reader: Reader, part: PartText, kind: Part, counter: Counter) -> None:
        self._reader = reader
        self._part = part
        self._kind: Part = kind
        self._counter = counter
        self._inline = Inline(reader, part.loose, margin=kind in ("header", "footer"))
        self._boxes = Counter(reader.lists) if kind != "textbox" else counter
        self._waiting: list[etree._Element] = []
        """Comments that begin or end between paragraphs, until the next one is read."""
        self._backdrop = PLAIN if kind != "textbox" else Look(shaded=True)

    def read(self, container: etree._Element) -> None:
        """Append the blocks of everything in that container."""
        for paragraph, table in self._paragraphs(container, self._backdrop):
            if table is not None:
                self._table(table)
            elif paragraph is not None:
                block = self._block(paragraph)
                if block is not None:
                    self._reader.blocks.append(block)
                self._read_boxes()

    def _paragraphs(
        self, container: etree._Element, backdrop: Look
    ) -> Iterator[tuple[_Paragraph | None, etree._Element | None]]:
        """Yield each whole paragraph or table; a paragraph whose mark is gone runs into the next."""
        pending: _Paragraph | None = None
        for unit in self._units(container):
            if unit.tag == TBL:
                if pending is not None:
                    yield pending, None
                    pending = None
                yield None, unit
                continue
            shape = read_shape(unit, self._reader)
            if pending is None:
                pending = _Paragraph(Words(), unit, unit, shape)
            pending.last, pending.shape = unit, shape
            for anchor in self._waiting:
                pending.words.anchor(anchor)
            self._waiting.clear()
            if self._inline.in_contents:
                pending.contents = True
            look = shape.style.look.over(backdrop)
            if shape.shaded or shape.style.shaded:
                look = Look(shaded=True).over(look)
            if shape.aside:
                look = Look(vanish=True).over(look)
            empty = not pending.words.length
            simple = unit.tag == P and unit not in self._part.involved and not self._inline.in_field
            if not (simple and take_words(unit, pending.words, look)):
                self._inline.read(unit, pending.words, look)
            if self._inline.contents_begun:
                pending.contents = pending.contents or empty
                self._inline.contents_begun = False
            if not shape.mark_gone:
                yield pending, None
                pending = None
        if pending is not None:
            yield pending, None

    def _units(self, container: etree._Element) -> Iterator[etree._Element]:
        for child in container:
            tag = child.tag
            if tag in (P, TBL, _FORMULA):
                yield child
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    yield from self._units(content)
            elif tag in WRAPPERS or self._reader.shows(child):
                yield from self._units(child)
            elif tag in ANCHORS:
                self._waiting.append(child)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    yield from self._units(branch)
            elif tag in (W + "altChunk", W + "subDoc"):
                self._reader.found("chunk")

    def _label(self, shape: Shape) -> tuple[str | None, int | None, str | None]:
        """Count a paragraph; return the number shown, its depth in the list, and the list."""
        num_id, level = shape.style.num_id, None
        if shape.numbering is not None:
            for child in shape.numbering:
                if child.tag == _NUM_ID:
                    num_id = child.get(VAL)
                    level = level or 0
                elif child.tag == _LEVEL:
                    level = to_int(child.get(VAL))
                elif child.tag == INS and not self._reader.accepts(child):
                    return None, None, None
        if num_id is None or num_id == "0":
            return None, None, None
        if level is None:
            level = self._level_of_style(num_id, shape.style_id)
            level = shape.style.level or 0 if level is None else level
        label = self._counter.next(num_id, level)
        return (
            (label, level, self._reader.lists[num_id].abstract) if label is not None else (None, None, None)
        )

    def _level_of_style(self, num_id: str, style: str | None) -> int | None:
        this = self._reader.lists.get(num_id)
        if this is None or style is None:
            return None
        return next((place for place, level in enumerate(this.levels) if level.style == style), None)

    def _block(self, paragraph: _Paragraph) -> Block | None:
        shape = paragraph.shape
        style = shape.style
        label, level, series = self._label(shape)
        words = paragraph.words
        text = words.text()
        self._reader.settle(text)
        if not text or text.isspace():
            self._anchor(words, None)
            return None
        if (style.contents or paragraph.contents) and self._kind == "body":
            self._reader.contents += 1
            return None
        block = Block(
            text=text,
            part=self._kind,
            label=label,
            label_level=level,
            label_list=series,
            outline=(style.outline if shape.outline is None else shape.outline) or None,
            centred=style.centred if shape.centred is None else shape.centred,
            bold=words.all_bold,
            hidden=tuple(words.hidden),
            revisions=tuple(words.revisions),
            source=self._source(paragraph.first, paragraph.last, "p"),
        )
        self._anchor(words, block)
        return block

    def _anchor(self, words: Words, block: Block | None) -> None:
        """Say in which block the comments of a paragraph stand; one without words leans on the last."""
        if not words.anchors:
            return
        if block is None and self._reader.blocks:
            block = self._reader.blocks[-1]
            end = len(block.text or "\n".join(block.cells))
            words.anchors = [(sort, key, end) for sort, key, _ in words.anchors]
        for sort, key, at in words.anchors:
            place(self._reader.anchors, sort, key, block, at)

    def _source(self, first: etree._Element, last: etree._Element, letter: str) -> str:
        start = self._part.places.get(first)
        end = start if last is first else self._part.places.get(last)
        if start is None or end is None:
            return self._part.name
        return f"{self._part.name}#{letter}{start}" + (f"-{end}" if end != start else "")

    def _read_boxes(self) -> None:
        if not self._inline.boxes:
            return
        boxes, self._inline.boxes = self._inline.boxes, []
        for box in boxes:
            story = Story(self._reader, self._part, "textbox", self._boxes)
            if is_hidden(box):
                story._backdrop = Look(vanish=True)
            story.read(box)

    def _table(self, table: etree._Element) -> None:
        index = self._reader.tables
        self._reader.tables += 1
        look = table_look(table, self._backdrop)
        for row in rows_of(table, TR, self._reader):
            cells, found, bold = self._cells(row, look)
            self._reader.settle(" ".join(cells))
            if any(cell and not cell.isspace() for cell in cells):
                block = Block(
                    text="",
                    part=self._kind,
                    cells=tuple(cells),
                    table=index,
                    bold=bold,
                    hidden=tuple(found.hidden),
                    revisions=tuple(found.revisions),
                    source=self._source(row, row, "r"),
                )
                self._reader.blocks.append(block)
                self._anchor(found, block)
            else:
                self._anchor(found, None)
            self._read_boxes()

    def _cells(self, row: etree._Element, look: Look) -> tuple[list[str], Words, bool]:
        """Return the words of each cell, what is known of stretches of them, and whether all of it is bold.

        The offsets are into the cells joined by one character.
        """
        cells: list[str] = []
        found = Words()
        bold = True
        at = 0
        if row.find(_HIDDEN_ROW) is not None:
            look = Look(vanish=True)
        for cell in rows_of(row, TC, self._reader):
            span, deleted, shaded = cell_properties(cell, self._reader)
            backdrop = Look(shaded=True).over(look) if shaded else look
            text, words = ("", Words()) if deleted else self._cell(cell, backdrop)
            bold = bold and (words.all_bold or not text.strip())
            found.hidden.extend((start + at, end + at) for start, end in words.hidden)
            found.revisions.extend(
                Revision(r.start + at, r.end + at, r.kind, r.author, r.date) for r in words.revisions
            )
            found.anchors.extend((sort, key, place + at) for sort, key, place in words.anchors)
            cells.append(text)
            cells.extend([""] * (span - 1))
            at += len(text) + span
        return cells, found, bold

    def _cell(self, cell: etree._Element, backdrop: Look) -> tuple[str, Words]:
        whole = Words()
        for paragraph, table in self._paragraphs(cell, backdrop):
            if table is not None:
                self._nested(table, whole)
            elif paragraph is not None:
                label = self._label(paragraph.shape)[0]
                if label is not None:
                    paragraph.words.lead(label + " " if paragraph.words.length else label)
                whole.line(paragraph.words)
        return whole.text(), whole

    def _nested(self, table: etree._Element, whole: Words) -> None:
        self._reader.tables += 1
        look = table_look(table, self._backdrop)
        for row in rows_of(table, TR, self._reader):
            for cell in rows_of(row, TC, self._reader):
                whole.line(self._cell(cell, look)[1])
