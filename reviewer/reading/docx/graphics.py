"""Drawings, pictures and objects: text boxes to be read, and what else there is that has no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.reading.docx.names import ALTERNATE, CHART, DIAGRAM, MC, OFFICE, TXBX, A, R, V, W

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.reading.docx.reader import Reader

_KNOWN_NAMES = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft-com:",
)


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the branch of an alternate content that Word shows: the first it knows, else the fallback."""
    for choice in alternate.iterchildren(MC + "Choice"):
        names = (choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split())
        if all(name.startswith(_KNOWN_NAMES) for name in names):
            return choice
    return alternate.find(MC + "Fallback")


def read_graphic(element: etree._Element, reader: Reader, boxes: list[etree._Element]) -> None:
    """Append the text boxes inside a drawing, and tell the reader what else in it is not read."""
    embedded = False
    for child in element:
        tag = child.tag
        if tag == TXBX:
            boxes.append(child)
        elif tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                read_graphic(branch, reader, boxes)
        elif tag == A + "blip":
            if child.get(R + "embed") or child.get(R + "link"):
                reader.found("image")
        elif tag == V + "imagedata":
            parent = element.getparent()
            if parent is None or parent.find(OFFICE + "OLEObject") is None:
                reader.found("image")
        elif tag == OFFICE + "OLEObject" or tag in (W + "objectEmbed", W + "objectLink"):
            reader.found("object")
        elif tag == W + "control":
            reader.found("control")
        elif tag == CHART + "chart":
            reader.found("chart")
        elif tag == DIAGRAM + "relIds":
            reader.found("diagram")
        elif tag == A + "t" or (tag == V + "textpath" and child.get("string")):
            reader.found("art")
        elif tag == W + "contentPart" or tag.endswith("}contentPart"):
            reader.found("image")
        else:
            if not embedded and tag.endswith("}chart") and child.get(R + "id"):
                embedded = True
                reader.found("chart")
            read_graphic(child, reader, boxes)
