"""A text file as a Word package in memory, so that a redline against it is made like any other."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from reviewer.exporting.word.paragraph import SPACE
from reviewer.reading.docx.names import TBL, TC, TR, P, T, W

if TYPE_CHECKING:
    from reviewer.model import Document

__all__ = ["as_package"]

_MAIN = "word/document.xml"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def as_package(document: Document) -> bytes:
    """Return a package that holds the paragraphs and table rows of a document, and nothing else."""
    root = etree.Element(W + "document", nsmap={"w": W[1:-1]})
    body = etree.SubElement(root, W + "body")
    table, number = None, -1
    for block in document.blocks:
        if not block.cells:
            table = None
            _paragraph(body, f"{block.label} {block.text}" if block.label else block.text)
            continue
        if table is None or block.table != number:
            table, number = etree.SubElement(body, TBL), block.table or 0
        row = etree.SubElement(table, TR)
        for words in block.cells:
            cell = etree.SubElement(row, TC)
            for line in words.split("\n"):
                _paragraph(cell, line)
    if table is not None and body[-1] is table:
        _paragraph(body, "")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(_MAIN, etree.tostring(root))
    return out.getvalue()


def _paragraph(parent: etree._Element, words: str) -> None:
    paragraph = etree.SubElement(parent, P)
    run = etree.SubElement(paragraph, W + "r")
    for place, line in enumerate(words.split("\n")):
        if place:
            etree.SubElement(run, W + "br")
        text = etree.SubElement(run, T)
        text.text = line
        text.set(SPACE, "preserve")
