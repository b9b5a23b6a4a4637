"""Words, paragraphs and tables of one document made fit to stand in another."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from typing import TYPE_CHECKING

from reviewer.exporting.word.lists import Lists, style_names
from reviewer.exporting.word.objects import kind_of, objects
from reviewer.exporting.word.paragraph import cut, length_of, text_of
from reviewer.exporting.word.settled import drop, unwrap
from reviewer.exporting.word.units import flow_paragraphs
from reviewer.reading.docx.names import PPR, RPR, RUN, SDT, SDT_CONTENT, VAL, M, P, R, W

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from reviewer.exporting.word.package import WordPackage

__all__ = ["Transfer"]

_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_W14_IDS = tuple(
    "{http://schemas.microsoft.com/office/word/2010/wordml}" + name for name in ("paraId", "textId")
)
_LEFT_OUT = frozenset(W + name for name in ("sectPr", "pPrChange", "cnfStyle", "divId"))
_MARKS = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))


class Transfer:
    """Copies from parts of `other` into parts of `here`; both have their tracked changes accepted already.

    `note` is called with the kind and id of a note that a copied reference points at, and returns the id of
    its copy, or None. `lost` is called with the kind of each thing that cannot be brought over.
    """

    def __init__(
        self,
        other: WordPackage,
        here: WordPackage,
        note: Callable[[etree._Element], etree._Element | None],
        lost: Callable[[str], None],
    ) -> None:
        self._other, self._here = other, here
        self._styles = style_names(here)
        self.lists = Lists(other, here)
        self._note, self._lost = note, lost
        self._drawings = 90_000
        self.from_part = other.main
        self.to_part = here.main

    def runs(self, paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
        """Return copies of the words from `start` to `end` as plain runs, fields as their results."""
        copy = deepcopy(paragraph)
        found = [slot for slot in cut(copy, (start, end)) if start <= slot.start < slot.end <= end]
        things = objects(found)
        made: list[etree._Element] = []
        for slot in found:
            if slot.element.tag.startswith(M):
                formula = deepcopy(slot.element)
                formula.tail = None
                made.append(formula)
                continue
            run = slot.element.makeelement(RUN, nsmap={"w": W[1:-1]})
            look = slot.element.find(RPR)
            if look is not None:
                run.append(self.look(look))
            at = slot.start
            for node in slot.element:
                length = length_of(node)
                if not length:
                    continue
                brought = self._thing(things[at]) if at in things else deepcopy(node)
                at += length
                if brought is not None:
                    brought.tail = None
                    run.append(brought)
            if any(node.tag != RPR for node in run):
                made.append(run)
        return made

    def paragraph(self, paragraph: etree._Element, text_length: int) -> etree._Element:
        """Return a copy of a whole paragraph with its properties."""
        copy = paragraph.makeelement(P, nsmap={"w": W[1:-1]})
        properties = paragraph.find(PPR)
        if properties is not None:
            copy.append(self.properties(properties))
        copy.extend(self.runs(paragraph, 0, text_length))
        return copy

    def table(self, table: etree._Element) -> etree._Element:
        """Return a copy of a table or of a row, every paragraph in it made fit."""
        copy = deepcopy(table)
        copy.tail = None
        for control in list(copy.iter(SDT)):
            content = control.find(SDT_CONTENT)
            if content is not None:
                for child in list(control):
                    if child is not content:
                        control.remove(child)
                unwrap(content)
            unwrap(control)
        for style in list(copy.iter(W + "tblStyle")):
            if style.get(VAL) not in self._styles:
                drop(style)
        for element in copy.iter():
            for name in _W14_IDS:
                element.attrib.pop(name, "")
        for paragraph in flow_paragraphs(copy):
            self._refill(paragraph)
        return copy

    def _refill(self, paragraph: etree._Element) -> None:
        fresh = self.paragraph(paragraph, len(text_of(paragraph)))
        for child in list(paragraph):
            drop(child)
        paragraph.extend(list(fresh))

    def properties(self, properties: etree._Element) -> etree._Element:
        """Return a copy of paragraph properties without what this document does not know."""
        copy = deepcopy(properties)
        copy.tail = None
        for child in list(copy):
            if child.tag in _LEFT_OUT or (
                child.tag == W + "pStyle" and child.get(VAL, "") not in self._styles
            ):
                drop(child)
            elif child.tag == RPR:
                copy.replace(child, self.look(child))
            elif child.tag == W + "numPr":
                number = child.find(W + "numId")
                key = self.lists.number(number.get(VAL, "")) if number is not None else "0"
                if key is None:
                    drop(child)
                elif number is not None:
                    number.set(VAL, key)
        return copy

    def look(self, look: etree._Element) -> etree._Element:
        """Return a copy of run properties without marks and without styles that are not here."""
        copy = deepcopy(look)
        copy.tail = None
        for child in list(copy):
            if child.tag in _MARKS or (child.tag == W + "rStyle" and child.get(VAL, "") not in self._styles):
                drop(child)
        return copy

    def _thing(self, node: etree._Element) -> etree._Element | None:
        kind = kind_of(node)
        if kind == "note":
            return self._note(node)
        copy = deepcopy(node)
        copy.tail = None
        if not self._carry(copy):
            self._lost(kind)
            return None
        for drawing in copy.iter(_DOC_PR):
            self._drawings += 1
            drawing.set("id", str(self._drawings))
        for element in copy.iter():
            for name in _W14_IDS:
                element.attrib.pop(name, "")
        for paragraph in list(copy.iter(P)):
            properties = paragraph.find(PPR)
            if properties is not None:
                paragraph.replace(properties, self.properties(properties))
            for reference in list(paragraph.iter(W + "footnoteReference", W + "endnoteReference")):
                drop(reference)
        return copy

    def _carry(self, copy: etree._Element) -> bool:
        """Bring over the pictures that an object shows; False where it needs what cannot be brought over."""
        relations = self._other.relations(self.from_part)
        for element in copy.iter():
            for name, value in list(element.attrib.items()):
                if not str(name).startswith(R):
                    continue
                relation = relations.get(str(value))
                if relation is None or relation.external or relation.kind != "image":
                    return False
                key = self._picture(relation.target)
                if key is None:
                    return False
                element.set(name, key)
        return True

    def _picture(self, target: str) -> str | None:
        digest = self._other.digest(target)
        for key, relation in self._here.relations(self.to_part).items():
            if (
                relation.kind == "image"
                and not relation.external
                and self._here.digest(relation.target) == digest
            ):
                return key
        ending = posixpath.splitext(target)[1].lower()
        kind = self._other.content_type(target) or ""
        content = self._other.bytes_of(target)
        if not kind.startswith("image/") or not content:
            return None
        folder = posixpath.dirname(self._here.main)
        name = self._here.free_name(f"{folder}/media" if folder else "media", "redline", ending)
        self._here.add(name, kind, content)
        return self._here.relate(self.to_part, "image", name)
