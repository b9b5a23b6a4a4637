"""An Excel workbook of one sheet, its rows written as they come, in which no cell is a formula.

Words are inline strings (ECMA-376 Part 1, 18.3.1.53), which no program reads as a formula; whole numbers are
numbers, so that they sort and add.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reviewer.exporting.report import harmless
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from typing import BinaryIO

__all__ = ["MOST_ROWS", "write_workbook"]

LONGEST = 32_767
"""Characters that a cell holds."""
BROAD, NARROW = 48, 14
"""Widths of columns, in digits."""
LINE, TALLEST = 13.5, 409.0
"""Heights of a line of text and of the tallest row, in points."""
MOST_ROWS = 1_048_576
"""Rows that a sheet holds, its heads included."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = lazy(r"[\ufffe\uffff]")
_ESCAPE = lazy(r"_(?=x[0-9A-Fa-f]{4}_)")
_STAMP = (1980, 1, 1, 0, 0, 0)
_NOT_IN_TITLES = lazy(r"[\[\]:*?/\\']")


def write_workbook(
    out: BinaryIO,
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str | int]],
    *,
    wide: Container[int] = (),
) -> None:
    """Write a workbook to a binary stream that can seek; the same rows give the same bytes.

    `title` names the sheet; `wide` are the places of broad columns, from 0. No more than one row is held at a
    time. Raises ValueError where a sheet cannot hold the rows.
    """
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="'
            'application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
        ),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="{_sheet_name(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": _styles(),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(_member(name), (_HEAD + text).encode("utf-8"))
        with packed.open(_member("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as sheet:
            for piece in _sheet(heads, rows, wide):
                sheet.write(piece.encode("utf-8"))


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _sheet(heads: Sequence[str], rows: Iterable[Sequence[str | int]], wide: Container[int]) -> Iterator[str]:
    broad = [BROAD if place in wide else NARROW for place in range(len(heads))]
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(broad, start=1)
    )
    yield _HEAD
    yield (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>"
    )
    yield _row(1, heads, broad, style=1)
    number = 1
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise ValueError(number)
        yield _row(number, row, broad, style=2)
    yield (
        f'</sheetData><autoFilter ref="A1:{_column(len(heads))}{number}"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
    )


def _row(number: int, cells: Sequence[str | int], widths: Sequence[int], *, style: int) -> str:
    """Return a row as high as its words need: not every program works that out when it opens a file."""
    made = (_cell(f"{_column(place)}{number}", cell, style) for place, cell in enumerate(cells, start=1))
    lines = max((_lines(cell, width) for cell, width in zip(cells, widths, strict=True)), default=1)
    height = min(TALLEST, 2 + LINE * lines)
    return f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(made)}</row>'


def _lines(cell: str | int, width: int) -> int:
    """Return how many lines a cell takes in a column, a wide character counted as two digits."""
    if isinstance(cell, int):
        return 1
    spans = (len(line) + (len(line.encode("utf-8", "replace")) - len(line)) // 2 for line in cell.split("\n"))
    return sum(max(1, -(-span // max(1, width - 2))) for span in spans)


def _cell(at: str, cell: str | int, style: int) -> str:
    if isinstance(cell, int):
        return f'<c r="{at}" s="3"><v>{cell}</v></c>'
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(cell)}</t></is></c>'


def _text(cell: str) -> str:
    """Return a cell's words; `_x0041_` is Excel's own escape and must not be read as one."""
    words = _ILLEGAL.sub("\ufffd", harmless(cell.replace("\r", "\n")))
    if len(words) > LONGEST:
        words = words[: LONGEST - 1] + "…"
    return escape(_ESCAPE.sub("_x005F_", words))


def _column(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet_name(title: str) -> str:
    return escape(_NOT_IN_TITLES.sub(" ", title)[:31], {'"': "&quot;"}) or "1"


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{sort}" Target="{target}"/>'
        for number, (sort, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _styles() -> str:
    alignment = '<alignment vertical="top" wrapText="1"/>'
    line = "".join(f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>' for side in _SIDES)
    return (
        f'<styleSheet xmlns="{_MAIN}">'
        '<fonts count="2"><font><sz val="10"/><name val="等线"/></font>'
        '<font><b/><sz val="10"/><name val="等线"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills>'
        f'<borders count="2"><border/><border>{line}</border></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>'
        f'<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" '
        f'applyBorder="1" applyAlignment="1">{alignment}</xf>'
        f'<xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1" '
        f'applyAlignment="1">{alignment}</xf>'
        f'<xf numFmtId="1" borderId="1" applyNumberFormat="1" applyBorder="1" '
        f'applyAlignment="1">{alignment}</xf>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


_SIDES = ("left", "right", "top", "bottom")
