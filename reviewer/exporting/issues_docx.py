"""The issues list as a Word table on landscape pages."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from reviewer.exporting.report import harmless
from reviewer.messages import say

if TYPE_CHECKING:
    from reviewer.exporting.issues import Table
    from reviewer.model import Language

__all__ = ["issues_docx"]

_ILLEGAL = re.compile(r"[\ufffe\uffff]")
_OPTIONAL = frozenset({"position", "offer", "approver", "owner", "note"})
_NARROW = {"number": 1.0, "risk": 1.3, "status": 1.4, "resolution": 1.8, "owner": 1.5, "approver": 1.7}


def issues_docx(table: Table, lang: Language, *, date: str | None = None) -> bytes:
    """Return the bytes of the Word file; its properties name nobody."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = _clean(table.title)
    title = document.add_paragraph().add_run(_clean(table.title))
    title.bold, title.font.size = True, Pt(14)
    if date:
        document.add_paragraph(_clean(say("issues.date", lang, date=date)))
    if table.rows:
        _put(document, table)
    else:
        document.add_paragraph(say("issues.nothing", lang))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _put(document: Any, table: Table) -> None:
    """Lay the table out, without columns of our own that would be empty from top to bottom."""
    kept = [
        place
        for place, key in enumerate(table.keys)
        if key not in _OPTIONAL or any(row[place] for row in table.rows)
    ]
    keys = [table.keys[place] for place in kept]
    made = document.add_table(rows=0, cols=len(kept), style="Table Grid")
    made.autofit = False
    fixed = sum(_NARROW.get(key, 0.0) for key in keys)
    wide = (26.7 - fixed) / max(1, sum(key not in _NARROW for key in keys))
    widths = [Cm(_NARROW.get(key, wide)) for key in keys]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate((table.heads, *table.rows)):
        cells = made.add_row().cells
        words_kept = [row[place] for place in kept]
        for cell, words, width in zip(cells, words_kept, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(_clean(words))
            run.font.size = Pt(8)
            run.bold = number == 0
    head = made.rows[0]._tr.get_or_add_trPr()
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head.append(repeated)


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", harmless(text.replace("\r", "\n")))
