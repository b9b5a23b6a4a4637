"""The issues list as a Word table on landscape pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from reviewer.exporting.report import harmless
from reviewer.messages import say
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.exporting.issues import Table
    from reviewer.model import Language

__all__ = ["issues_docx"]

_ILLEGAL = lazy(r"[\ufffe\uffff]")
_OPTIONAL = frozenset({"position", "offer", "approver", "owner", "note", "proposal", "reply"})
_GROUPS = (
    ("number",), ("place",), ("ours",), ("theirs",), ("risk", "points"), ("position", "offer", "approver"),
    ("proposal", "reply"), ("status", "resolution", "history"), ("owner",), ("note",),
)  # fmt: skip
"""Columns of the list that share one of the page."""
_NAMED = frozenset({"approver"})
"""What is named in the cell itself."""
_NARROW = {"number": 1.0, "place": 2.2, "owner": 1.5, "status": 3.6}
"""Widths in centimetres; the other columns share what is left."""
_WIDTH = 26.7


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
    if table.note:
        document.add_paragraph(_clean(table.note))
    if table.rows:
        _put(document, table, lang)
    else:
        document.add_paragraph(say("issues.nothing", lang))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _put(document: Any, table: Table, lang: Language) -> None:
    """Lay the table out: columns of one matter share a cell, and those without a word are left away."""
    groups = [
        kept
        for group in _GROUPS
        if (kept := [key for key in group if key in table.keys and _needed(table, key)])
    ]
    heads = dict(zip(table.keys, table.heads, strict=True))
    colon = say("notes.colon", lang)
    made = document.add_table(rows=0, cols=len(groups), style="Table Grid")
    made.autofit = False
    fixed = sum(_NARROW.get(group[0], 0.0) for group in groups)
    wide = (_WIDTH - fixed) / max(1, sum(group[0] not in _NARROW for group in groups))
    widths = [Cm(_NARROW.get(group[0], wide)) for group in groups]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    first = made.add_row().cells
    for cell, group, width in zip(first, groups, widths, strict=True):
        _fill(cell, ["／".join(heads[key] for key in group if key not in _NAMED)], width, bold=True)
    for row in table.rows:
        words = dict(zip(table.keys, row, strict=True))
        for cell, group, width in zip(made.add_row().cells, groups, widths, strict=True):
            parts = [
                f"{heads[key]}{colon}{words[key]}" if key in _NAMED else words[key]
                for key in group
                if words[key]
            ]
            _fill(cell, parts or [""], width, bold=False)
    head = made.rows[0]._tr.get_or_add_trPr()
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head.append(repeated)
    for row in made.rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)


def _needed(table: Table, key: str) -> bool:
    place = table.keys.index(key)
    return key not in _OPTIONAL or any(row[place] for row in table.rows)


def _fill(cell: Any, parts: list[str], width: Any, *, bold: bool) -> None:
    cell.width = width
    for number, words in enumerate(parts):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        run = paragraph.add_run(_clean(words))
        run.font.size = Pt(8)
        run.bold = bold


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", harmless(text.replace("\r", "\n")))
