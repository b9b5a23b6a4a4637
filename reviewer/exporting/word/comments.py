"""Comments in the margin: their part, its declaration, and the anchors in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reviewer.exporting.word.cutting import cut
from reviewer.exporting.word.objects import objects
from reviewer.exporting.word.paragraph import SPACE, Slot, slots, text_of
from reviewer.exporting.word.places import Span
from reviewer.patterns import lazy
from reviewer.reading.docx.names import PPR, TXBX, P, R, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.package import WordPackage

__all__ = ["Remark", "add_comments"]

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NOTES = {W + kind: W + f"{kind}Reference" for kind in ("footnote", "endnote")}
_CONTROL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


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
        _anchor(_in_body(remark.span, package), key)


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


def _in_body(span: Span, package: WordPackage) -> Span:
    """Return the words of the document itself to which a comment on a note, a text box or a margin is tied.

    Word has no comments in headers and footers, and LibreOffice 7.4 opens no file with one in a note.
    """
    paragraph = span.paragraph
    top = paragraph.getroottree().getroot()
    body = package.read(package.main)
    outer = [one for one in paragraph.iterancestors(P) if next(one.iterancestors(TXBX), None) is None]
    if top is body or body is None:
        return _all(outer[-1]) if outer else span
    home = next(_references(paragraph, body), None)
    if home is not None:
        return home
    return next((_all(one) for one in body.iter(P) if text_of(one).strip()), span)


def _references(paragraph: etree._Element, body: etree._Element) -> Iterator[Span]:
    """Yield where the note in which a paragraph stands is referred to."""
    for note in paragraph.iterancestors(*_NOTES):
        for reference in body.iter(_NOTES[note.tag]):
            home = next(reference.iterancestors(P), None)
            if home is not None and reference.get(W + "id") == note.get(W + "id"):
                places = (at for at, node in objects(slots(home)).items() if node is reference)
                place = next(places, None)
                yield _all(home) if place is None else Span(home, place, place + 1)


def _all(paragraph: etree._Element) -> Span:
    return Span(paragraph, 0, len(text_of(paragraph)))


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
