"""Tables as a view shows them: which rows and cells there are, how wide a cell is, what lies behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.reading.docx.names import SDT, SDT_CONTENT, TC, VAL, W
from reviewer.reading.docx.numbering import to_int
from reviewer.reading.docx.styles import PLAIN, Look, is_shaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from reviewer.reading.docx.reader import Reader

WRAPPERS = frozenset({W + "customXml", W + "smartTag", W + "sdtContent"})
"""What may stand around paragraphs, rows and cells and has no meaning of its own."""
_WIDEST_SPAN = 63
_BARE_TABLES = frozenset({"", "TableNormal", "TableGrid"})


def rows_of(container: etree._Element, wanted: str, reader: Reader) -> Iterator[etree._Element]:
    """Yield the rows of a table, or the cells of a row, that belong to this view."""
    for child in container:
        tag = child.tag
        if tag == wanted:
            if not _left_out(child, reader):
                yield child
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from rows_of(content, wanted, reader)
        elif tag in WRAPPERS or reader.shows(child):
            yield from rows_of(child, wanted, reader)


def _left_out(element: etree._Element, reader: Reader) -> bool:
    if element.tag == TC:
        come = element.find(f"{W}tcPr/{W}cellIns")
        return come is not None and not reader.accepts(come)
    properties = element.find(W + "trPr")
    return properties is not None and any(map(reader.hides, properties))


def cell_properties(cell: etree._Element, reader: Reader) -> tuple[int, bool, bool]:
    """Return the columns a cell of this view spans, whether it was deleted, whether coloured."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return 1, False, False
    gone = properties.find(W + "cellDel")
    deleted = gone is not None and reader.accepts(gone)
    change = properties.find(W + "tcPrChange") if reader.view != "accepted" else None
    if change is not None and not reader.accepts(change):
        former = change.find(W + "tcPr")
        properties = properties if former is None else former
    grid = properties.find(W + "gridSpan")
    span = to_int(grid.get(VAL), 1) if grid is not None else 1
    return min(max(span, 1), _WIDEST_SPAN), deleted, is_shaded(properties.find(W + "shd"))


def table_look(table: etree._Element, backdrop: Look) -> Look:
    """Return the backdrop of a table: one with a style of its own may lay colour behind white words."""
    style = table.find(f"{W}tblPr/{W}tblStyle")
    name = style.get(VAL, "") if style is not None else ""
    return Look(shaded=True) if name not in _BARE_TABLES or backdrop.shaded else PLAIN
