"""One story of a document: the paragraphs and tables of a body, a text box, a header or a note, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model import Block, Part, Revision
from reviewer.reading.docx.inline import Inline, chosen, unmatched_fields
from reviewer.reading.docx.names import ALTERNATE, PPR, RPR, SDT, SDT_CONTENT, TBL, TC, TR, VAL, M, P, W
from reviewer.reading.docx.numbering import Counter, to_int
from reviewer.reading.docx.styles import PLAIN, Look, is_shaded
from reviewer.reading.docx.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from reviewer.reading.docx.reader import Reader
    from reviewer.reading.docx.styles import Style

_WRAPPERS = frozenset({W + "customXml", W + "smartTag", W + "sdtContent"})
_WIDEST_SPAN = 63
_FORMULA = M + "oMathPara"
_BARE_TABLES = frozenset({"", "TableNormal", "TableGrid"})


@dataclass(frozen=True, slots=True)
class PartText:
    """A part of the package and where each paragraph and row stands in it."""

    name: str
    places: dict[etree._Element, int]
    loose: frozenset[etree._Element]


def open_part(name: str, root: etree._Element) -> PartText:
    """Number the paragraphs and rows of a part, each kind from 0 in document order."""
    places = {element: place for place, element in enumerate(root.iter(P))}
    places.update({element: place for place, element in enumerate(root.iter(TR))})
    return PartText(name, places, unmatched_fields(root))


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read, joined over every paragraph mark that this view does not show."""

    words: Words
    first: etree._Element
    last: etree._Element
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
        """Yield each whole paragraph or table of a container; a paragraph whose mark is gone runs into the next."""
        pending: _Paragraph | None = None
        for unit in self._units(container):
            if unit.tag == TBL:
                if pending is not None:
                    yield pending, None
                    pending = None
                yield None, unit
                continue
            if pending is None:
                pending = _Paragraph(Words(), unit, unit)
            pending.last = unit
            properties = unit.find(PPR)
            look = self._style(properties).look.over(backdrop)
            if self._inline.in_contents:
                pending.contents = True
            self._inline.read(unit, pending.words, look)
            if properties is not None and self._mark_gone(properties):
                continue
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
            elif tag in _WRAPPERS or tag in self._reader.shown:
                yield from self._units(child)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    yield from self._units(branch)
            elif tag in (W + "altChunk", W + "subDoc"):
                self._reader.found("chunk")

    def _mark_gone(self, properties: etree._Element) -> bool:
        mark = properties.find(RPR)
        return mark is not None and any(mark.find(tag) is not None for tag in self._reader.gone)

    def _style(self, properties: etree._Element | None) -> Style:
        style = properties.find(W + "pStyle") if properties is not None else None
        return self._reader.styles.get(style.get(VAL) if style is not None else None)

    def _properties(self, paragraph: etree._Element) -> etree._Element | None:
        """Return the paragraph properties of this view: those before the change where the view is the rejected one."""
        properties = paragraph.find(PPR)
        if properties is not None and self._reader.view == "rejected":
            former = properties.find(f"{W}pPrChange/{PPR}")
            if former is not None:
                return former
        return properties

    def _label(self, properties: etree._Element | None) -> tuple[str | None, int | None]:
        style_id = properties.find(W + "pStyle") if properties is not None else None
        style = self._style(properties)
        numbering = properties.find(W + "numPr") if properties is not None else None
        num_id, level = style.num_id, None
        if numbering is not None:
            if self._reader.view == "rejected" and numbering.find(W + "ins") is not None:
                return None, None
            direct, direct_level = numbering.find(W + "numId"), numbering.find(W + "ilvl")
            if direct is not None:
                num_id, level = direct.get(VAL), 0
            if direct_level is not None:
                level = to_int(direct_level.get(VAL))
        if num_id is None or num_id == "0":
            return None, None
        if level is None:
            level = self._level_of_style(num_id, style_id.get(VAL) if style_id is not None else None)
            level = style.level or 0 if level is None else level
        return self._counter.next(num_id, level), level

    def _level_of_style(self, num_id: str, style: str | None) -> int | None:
        this = self._reader.lists.get(num_id)
        if this is None or style is None:
            return None
        return next((place for place, level in enumerate(this.levels) if level.style == style), None)

    def _block(self, paragraph: _Paragraph) -> Block | None:
        properties = self._properties(paragraph.last)
        label, level = self._label(properties)
        style = self._style(properties)
        words = paragraph.words
        text = words.text()
        self._reader.settle(text)
        if not text or text.isspace():
            return None
        if (style.contents or paragraph.contents) and self._kind == "body":
            self._reader.contents += 1
            return None
        outline, centred = style.outline, style.centred
        if properties is not None:
            direct = properties.find(W + "outlineLvl")
            if direct is not None:
                depth = to_int(direct.get(VAL), 9)
                outline = depth + 1 if 0 <= depth < 9 else None
            justify = properties.find(W + "jc")
            if justify is not None:
                centred = justify.get(VAL) == "center"
        return Block(
            text=text,
            part=self._kind,
            label=label,
            label_level=level if label is not None else None,
            outline=outline or None,
            centred=centred,
            bold=words.all_bold,
            hidden=tuple(words.hidden),
            revisions=tuple(words.revisions),
            source=self._source(paragraph.first, paragraph.last, "p"),
        )

    def _source(self, first: etree._Element, last: etree._Element, letter: str) -> str:
        start, end = self._part.places.get(first), self._part.places.get(last)
        if start is None or end is None:
            return self._part.name
        return f"{self._part.name}#{letter}{start}" + (f"-{end}" if end != start else "")

    def _read_boxes(self) -> None:
        boxes, self._inline.boxes = self._inline.boxes, []
        for box in boxes:
            Story(self._reader, self._part, "textbox", self._boxes).read(box)

    def _table(self, table: etree._Element) -> None:
        index = self._reader.tables
        self._reader.tables += 1
        look = self._table_look(table)
        for row in self._rows(table, TR):
            cells, found = self._cells(row, look)
            self._reader.settle(" ".join(cells))
            if any(cell and not cell.isspace() for cell in cells):
                hidden, revisions, bold = found
                self._reader.blocks.append(
                    Block(
                        text="",
                        part=self._kind,
                        cells=tuple(cells),
                        table=index,
                        bold=bold,
                        hidden=hidden,
                        revisions=revisions,
                        source=self._source(row, row, "r"),
                    )
                )
            self._read_boxes()

    def _rows(self, container: etree._Element, wanted: str) -> Iterator[etree._Element]:
        """Yield the rows of a table, or the cells of a row, that belong to this view."""
        for child in container:
            tag = child.tag
            if tag == wanted:
                if not self._left_out(child):
                    yield child
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    yield from self._rows(content, wanted)
            elif tag in _WRAPPERS or tag in self._reader.shown:
                yield from self._rows(child, wanted)

    def _left_out(self, element: etree._Element) -> bool:
        properties = element.find(W + ("trPr" if element.tag == TR else "tcPr"))
        if properties is None:
            return False
        if element.tag == TR:
            return any(properties.find(tag) is not None for tag in self._reader.gone)
        return properties.find(W + ("cellDel" if self._reader.view == "accepted" else "cellIns")) is not None

    def _cells(
        self, row: etree._Element, look: Look
    ) -> tuple[list[str], tuple[tuple[tuple[int, int], ...], tuple[Revision, ...], bool]]:
        """Return the words of each cell, and hidden ranges, revisions (offsets into the cells joined by one
        character) and whether all of it is bold.
        """
        cells: list[str] = []
        hidden: list[tuple[int, int]] = []
        revisions: list[Revision] = []
        bold = True
        at = 0
        for cell in self._rows(row, TC):
            properties = cell.find(W + "tcPr")
            span, backdrop = 1, look
            if properties is not None:
                grid = properties.find(W + "gridSpan")
                span = min(max(to_int(grid.get(VAL), 1), 1), _WIDEST_SPAN) if grid is not None else 1
                if is_shaded(properties.find(W + "shd")):
                    backdrop = Look(shaded=True)
            text, words = self._cell(cell, backdrop)
            bold = bold and (words.all_bold or not text.strip())
            hidden.extend((start + at, end + at) for start, end in words.hidden)
            revisions.extend(
                Revision(r.start + at, r.end + at, r.kind, r.author, r.date) for r in words.revisions
            )
            cells.append(text)
            cells.extend([""] * (span - 1))
            at += len(text) + span
        return cells, (tuple(hidden), tuple(revisions), bold)

    def _cell(self, cell: etree._Element, backdrop: Look) -> tuple[str, Words]:
        whole = Words()
        for paragraph, table in self._paragraphs(cell, backdrop):
            if table is not None:
                self._nested(table, whole)
            elif paragraph is not None:
                label, _ = self._label(self._properties(paragraph.last))
                if label is not None:
                    paragraph.words.lead(label + " " if paragraph.words.length else label)
                whole.line(paragraph.words)
        return whole.text(), whole

    def _nested(self, table: etree._Element, whole: Words) -> None:
        self._reader.tables += 1
        look = self._table_look(table)
        for row in self._rows(table, TR):
            for cell in self._rows(row, TC):
                whole.line(self._cell(cell, look)[1])

    def _table_look(self, table: etree._Element) -> Look:
        """Return the backdrop of a table: one with a style of its own may lay colour behind white words."""
        style = table.find(f"{W}tblPr/{W}tblStyle")
        name = style.get(VAL, "") if style is not None else ""
        return Look(shaded=True) if name not in _BARE_TABLES or self._backdrop.shaded else PLAIN
