"""The issues list as an Excel workbook of one sheet, in which every cell is text.

Cells are inline strings (ECMA-376 Part 1, 18.3.1.53), which no program reads as a formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reviewer.exporting.report import harmless

if TYPE_CHECKING:
    from reviewer.exporting.issues import Table

__all__ = ["issues_xlsx"]

LONGEST = 32_767
"""Characters that a cell holds."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile(r"[\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDE = frozenset({"ours", "theirs", "proposal", "offer", "points", "reply", "note", "position"})
_STAMP = (1980, 1, 1, 0, 0, 0)


def issues_xlsx(table: Table) -> bytes:
    """Return the bytes of the workbook; the same table gives the same bytes."""
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
            f'<sheet name="{_sheet_name(table.title)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": _styles(),
        "xl/worksheets/sheet1.xml": _sheet(table),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(
                zipfile.ZipInfo(name, _STAMP), (_HEAD + text).encode("utf-8"), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _sheet(table: Table) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{48 if key in _WIDE else 14}" customWidth="1"/>'
        for n, key in enumerate(table.keys, start=1)
    )
    rows = [_row(1, table.heads, style=1)]
    rows += [_row(number, row, style=2) for number, row in enumerate(table.rows, start=2)]
    last = f"{_column(len(table.heads))}{len(table.rows) + 1}"
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>"
        f'<autoFilter ref="A1:{last}"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _row(number: int, cells: tuple[str, ...], *, style: int) -> str:
    made = (
        f'<c r="{_column(place)}{number}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{_text(cell)}</t></is></c>'
        for place, cell in enumerate(cells, start=1)
    )
    return f'<row r="{number}">{"".join(made)}</row>'


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
    return escape(re.sub(r"[\[\]:*?/\\']", " ", title)[:31], {'"': "&quot;"}) or "1"


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
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
        f'<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" '
        f'applyBorder="1" applyAlignment="1">{alignment}</xf>'
        f'<xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1" '
        f'applyAlignment="1">{alignment}</xf>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


_SIDES = ("left", "right", "top", "bottom")
