"""Comments in the margin: their part, its declaration, and the anchors in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reviewer.exporting.word.paragraph import SPACE, Slot, cut
from reviewer.reading.docx.names import PPR, P, R, W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.places import Span

__all__ = ["Remark", "add_comments"]

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Remark(NamedTuple):
    """What a comment says, one paragraph a line, and the words it is tied to."""

    span: Span
    text: str


def add_comments(package: WordPackage, marker: Marker, remarks: Iterable[Remark]) -> None:
    """Put comments into a package, behind those that are there."""
    remarks = list(remarks)
    if not remarks:
        return
    part = package.target("comments")
    root = package.edit(part) if part else None
    if root is None:
        root = etree.Element(W + "comments", nsmap={"w": W[1:-1], "r": R[1:-1]})
        folder = package.main.rpartition("/")[0]
        name = f"{folder}/comments.xml".lstrip("/")
        if package.has(name):
            name = package.free_name(folder, "comments", ".xml").lstrip("/")
        package.add(name, _TYPE, root)
        package.relate(package.main, "comments", name)
    for remark in remarks:
        key = str(marker.number())
        _write(root, marker, key, remark.text)
        _anchor(remark.span, key)


def _write(root: etree._Element, marker: Marker, key: str, text: str) -> None:
    comment = etree.SubElement(root, W + "comment")
    comment.set(W + "id", key)
    comment.set(W + "author", marker.author)
    comment.set(W + "date", marker.date)
    comment.set(W + "initials", marker.author[:2])
    for line in text.splitlines() or [""]:
        paragraph = etree.SubElement(comment, P)
        words = etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t")
        words.text = _CONTROL.sub("\ufffd", line)
        words.set(SPACE, "preserve")


def _anchor(span: Span, key: str) -> None:
    paragraph = span.paragraph
    found = [one for one in cut(paragraph, (span.start, span.end)) if one.start < one.end]
    inside = [one for one in found if span.start <= one.start and one.end <= span.end]
    begin, end, reference = (
        paragraph.makeelement(W + name) for name in ("commentRangeStart", "commentRangeEnd", "r")
    )
    begin.set(W + "id", key)
    end.set(W + "id", key)
    pointer = etree.SubElement(reference, W + "commentReference")
    pointer.set(W + "id", key)
    if inside:
        _top(inside[0], paragraph).addprevious(begin)
        _top(inside[-1], paragraph).addnext(end)
    else:
        paragraph.insert(1 if len(paragraph) and paragraph[0].tag == PPR else 0, begin)
        paragraph.append(end)
    end.addnext(reference)


def _top(slot: Slot, paragraph: etree._Element) -> etree._Element:
    """Return what stands directly in the paragraph and holds the slot: comments are tied outside of marks."""
    element = slot.element
    parent = element.getparent()
    while parent is not None and parent is not paragraph:
        element, parent = parent, parent.getparent()
    return element
