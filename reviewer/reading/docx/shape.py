"""The properties of a paragraph, and of the drawing around a text box, that matter to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.reading.docx.names import PPR, RPR, VAL, V, W
from reviewer.reading.docx.numbering import to_int
from reviewer.reading.docx.styles import is_shaded

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.reading.docx.reader import Reader
    from reviewer.reading.docx.styles import Style

__all__ = ["Shape", "is_hidden", "read_shape"]

_STYLE, _NUMBERING, _OUTLINE = W + "pStyle", W + "numPr", W + "outlineLvl"
_JUSTIFY, _SHADING, _FORMER = W + "jc", W + "shd", W + "pPrChange"
_MARK = f"{RPR}/*"
_INDENT = W + "ind"
_MARGIN, _PAGE = 5_760, 15_840
"""Twentieths of a point: four inches, wider than any margin, and eleven, wider than a page."""
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWINGS, _DOC_PR = (_WP + "inline", _WP + "anchor"), _WP + "docPr"


class Shape(Struct):
    """The properties of one paragraph that matter, in the view being read."""

    style: Style
    style_id: str | None = None
    numbering: etree._Element | None = None
    outline: int | None = None
    """1 to 9, 0 for running text; None where the paragraph says nothing."""
    centred: bool | None = None
    mark_gone: bool = False
    shaded: bool = False
    aside: bool = False
    """Set outside of the page."""


def read_shape(paragraph: etree._Element, reader: Reader) -> Shape:
    """Return the properties of a paragraph in the view of that reader."""
    properties = next(paragraph.iterchildren(PPR), None)
    if properties is None:
        return Shape(reader.styles.default)
    shape = Shape(reader.styles.default)
    change = properties.find(_FORMER) if reader.view != "accepted" else None
    former = change.find(PPR) if change is not None and not reader.accepts(change) else None
    if former is not None:
        shape.mark_gone = any(map(reader.hides, properties.iterfind(_MARK)))
        properties = former
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            shape.style_id = child.get(VAL)
            shape.style = reader.styles.get(shape.style_id)
        elif tag == _NUMBERING:
            shape.numbering = child
        elif tag == _OUTLINE:
            depth = to_int(child.get(VAL), 9)
            shape.outline = depth + 1 if 0 <= depth < 9 else 0
        elif tag == _JUSTIFY:
            shape.centred = child.get(VAL) == "center"
        elif tag == _SHADING:
            shape.shaded = is_shaded(child)
        elif tag == _INDENT:
            left = to_int(child.get(W + "left") or child.get(W + "start"))
            shape.aside = not -_MARGIN < left < _PAGE
        elif tag == RPR and former is None:
            shape.mark_gone = any(map(reader.hides, child))
    return shape


def is_hidden(box: etree._Element) -> bool:
    """Tell whether the drawing around a text box is not shown."""
    for element in box.iterancestors():
        if element.tag in _DRAWINGS:
            properties = element.find(_DOC_PR)
            return properties is not None and properties.get("hidden") in ("1", "true")
        if element.tag.startswith(V) and "visibility:hidden" in element.get("style", "").replace(" ", ""):
            return True
    return False
