"""What stands in a paragraph and is not text: when two such things are the same, and what they hold."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lxml import etree

from reviewer.exporting.word.paragraph import OBJECT, length_of
from reviewer.reading.docx.names import ALTERNATE, CHART, DIAGRAM, MC, OFFICE, TXBX, A, M, R, V, W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.paragraph import Slot

__all__ = ["NOTES", "box_branches", "boxes_of", "kind_of", "object_key", "objects"]

NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_RELATED = (
    ("object", OFFICE + "OLEObject", R + "id"),
    ("image", A + "blip", R + "embed"),
    ("image", A + "blip", R + "link"),
    ("image", V + "imagedata", R + "id"),
    ("chart", CHART + "chart", R + "id"),
    ("diagram", DIAGRAM + "relIds", R + "dm"),
)


def objects(found: Iterable[Slot]) -> dict[int, etree._Element]:
    """Return the place of each character that stands for an object, and the object."""
    placed: dict[int, etree._Element] = {}
    for slot in found:
        if OBJECT not in slot.text:
            continue
        if slot.element.tag.startswith(M):
            placed[slot.start] = slot.element
            continue
        at = slot.start
        for node in slot.element:
            length = length_of(node) if slot.text else 0
            if length == 1 and slot.text[at - slot.start : at - slot.start + 1] == OBJECT:
                placed[at] = node
            at += length
    return placed


def kind_of(node: etree._Element) -> str:
    """Return what an object is: note, box, image, chart, diagram, object, formula, symbol, ruby, shape."""
    if node.tag in NOTES:
        return "note"
    if node.tag.startswith(M):
        return "formula"
    if node.tag == W + "sym":
        return "symbol"
    if node.tag == W + "ruby":
        return "ruby"
    if next(node.iter(TXBX), None) is not None:
        return "box"
    for kind, tag, _ in _RELATED:
        if next(node.iter(tag), None) is not None:
            return kind
    return "shape"


def object_key(node: etree._Element, package: WordPackage, part: str) -> str:
    """Return a key, equal where a reader sees the same; boxes and notes are compared by themselves."""
    kind = kind_of(node)
    if kind == "note":
        return NOTES[node.tag]
    if kind in ("box", "shape"):
        return kind
    if kind == "symbol":
        return f"symbol {node.get(W + 'font')} {node.get(W + 'char')}"
    if kind == "formula":
        words = "".join(text.text or "" for text in node.iter(M + "t"))
        tags = ",".join(
            str(child.tag)
            for child in node.iter()
            if str(child.tag).startswith(M) and "Pr" not in str(child.tag)
        )
        return f"formula {words} {tags}"
    if kind == "ruby":
        return "ruby " + "".join(text.text or "" for text in node.iter(W + "t"))
    relations = package.relations(part)
    prints: list[str] = []
    for _, tag, attribute in _RELATED:
        for element in node.iter(tag):
            relation = relations.get(element.get(attribute, ""))
            if relation is not None:
                prints.append(relation.target if relation.external else package.digest(relation.target))
    if not prints:
        prints.append(hashlib.sha256(etree.tostring(node, method="c14n")).hexdigest())
    return " ".join([kind, *sorted(set(prints))])


def box_branches(node: etree._Element) -> list[list[etree._Element]]:
    """Return the text boxes of an object, one list for each of its alternative forms."""
    forms = [node]
    alternate = node if node.tag == ALTERNATE else next(node.iter(ALTERNATE), None)
    if alternate is not None:
        forms = [child for child in alternate if child.tag in (MC + "Choice", MC + "Fallback")]
    found = [boxes_of(form) for form in forms]
    return [boxes for boxes in found if boxes]


def boxes_of(node: etree._Element) -> list[etree._Element]:
    """Return the outermost text boxes under an element."""
    return [box for box in node.iter(TXBX) if next(box.iterancestors(TXBX), None) is _outer(node)]


def _outer(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(TXBX), None)
