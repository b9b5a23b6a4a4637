"""Words, paragraphs and tables of one document made fit to stand in another."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from reviewer.exporting.word.carrying import Carrier
from reviewer.exporting.word.cutting import part_slots
from reviewer.exporting.word.fields import SIMPLE_FIELD, as_field, instruction_of
from reviewer.exporting.word.lists import Lists
from reviewer.exporting.word.marks import order_look
from reviewer.exporting.word.objects import kind_of, objects
from reviewer.exporting.word.paragraph import SPACE, fields_inside, length_of, slots, text_of
from reviewer.exporting.word.settled import drop, unwrap
from reviewer.exporting.word.styles import styles_alike
from reviewer.exporting.word.units import flow_paragraphs
from reviewer.reading.docx.names import FLD_CHAR, PPR, RPR, RUN, SDT, SDT_CONTENT, VAL, M, P, R, V, W

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml import etree

    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.paragraph import Slot

__all__ = ["Transfer"]

_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_W14_IDS = tuple(
    "{http://schemas.microsoft.com/office/word/2010/wordml}" + name for name in ("paraId", "textId")
)
_SESSION = W + "rsid"
_LEFT_OUT = frozenset(W + name for name in ("sectPr", "pPrChange", "cnfStyle", "divId"))
_OPAQUE = frozenset({"chart", "diagram", "object"})
_POINTING = frozenset({"REF", "PAGEREF", "NOTEREF"})
_FIELD_MARKS = frozenset({FLD_CHAR, W + "instrText"})
_MARKS = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))


class Transfer:
    """Copies from parts of `other` into parts of `here`; both have their tracked changes accepted already.

    `note` is called with the kind and id of a note that a copied reference points at, and returns the id of
    its copy, or None. `lost` is called with the kind of each thing that cannot be brought over, or that comes
    over with an inside that no one compares.
    """

    def __init__(
        self,
        other: WordPackage,
        here: WordPackage,
        note: Callable[[etree._Element], etree._Element | None],
        lost: Callable[[str], None],
    ) -> None:
        self._here = here
        self._carrier = Carrier(other, here)
        self._styles = styles_alike(other, here)
        self.lists = Lists(other, here)
        self._bookmarks: frozenset[str] | None = None
        self._note, self._lost = note, lost
        self._drawings = 90_000
        self.from_part = other.main
        self.to_part = here.main

    def runs(self, words: Sequence[Slot], start: int, end: int) -> list[etree._Element]:
        """Return copies of the words of a paragraph from `start` to `end` as plain runs, whole fields as
        fields."""
        found = part_slots(words, (start, end))
        whole = start <= 0 and end >= (found[-1].end if found else 0)
        fields = {
            number
            for number in fields_inside(found, start, end, whole=whole)
            if self._alive(instruction_of(found, number))
        }
        wanted = [
            slot
            for slot in found
            if (start <= slot.start < slot.end <= end) or (slot.field >= 0 and slot.field in fields)
        ]
        things = objects(words)
        made: list[etree._Element] = []
        for slot in wanted:
            if slot.element.tag.startswith(M):
                formula = deepcopy(slot.element)
                formula.tail = None
                made.append(formula)
                continue
            run = self._run(slot, things)
            if any(node.tag != RPR for node in run):
                simple = next(slot.element.iterancestors(SIMPLE_FIELD), None)
                if simple is not None and self._alive(simple.get(W + "instr", "")):
                    made.extend(as_field(slot, run, simple, found, wanted))
                else:
                    made.append(run)
        return made

    def _alive(self, instruction: str) -> bool:
        """Tell whether a field can be computed here: what it points at, if anything, is here too."""
        words = instruction.split()
        if not words or words[0].upper() not in _POINTING:
            return bool(words)
        if self._bookmarks is None:
            root = self._here.read(self._here.main)
            marks = root.iter(W + "bookmarkStart") if root is not None else ()
            self._bookmarks = frozenset(mark.get(W + "name", "") for mark in marks)
        return len(words) > 1 and words[1] in self._bookmarks

    def _run(self, slot: Slot, things: Mapping[int, etree._Element]) -> etree._Element:
        """Return a copy of a run: its words, and the things in it that can be brought over."""
        run = slot.element.makeelement(RUN, nsmap={"w": W[1:-1]})
        look = slot.element.find(RPR)
        if look is not None:
            run.append(self.look(look))
        at = slot.start - slot.skip
        for node in slot.element:
            length = length_of(node)
            if length and slot.text:
                low, high = max(slot.start - at, 0), min(slot.end - at, length)
                brought = None if low >= high else self._piece(node, low, high, things.get(at))
                at += length
            else:
                brought = deepcopy(node) if length or node.tag in _FIELD_MARKS else None
            if brought is not None:
                brought.tail = None
                run.append(brought)
        return run

    def _piece(
        self, node: etree._Element, low: int, high: int, thing: etree._Element | None
    ) -> etree._Element | None:
        """Return a copy of a thing, or of the characters from `low` to `high` of a child of a run."""
        if thing is not None:
            return self._thing(thing)
        copy = deepcopy(node)
        if low or high < length_of(node):
            copy.text = (node.text or "")[low:high]
            copy.set(SPACE, "preserve")
        return copy

    def paragraph(self, paragraph: etree._Element, end: int, start: int = 0) -> etree._Element:
        """Return a copy of a paragraph with its properties and the words from `start` to `end`."""
        copy = paragraph.makeelement(P, nsmap={"w": W[1:-1]})
        properties = paragraph.find(PPR)
        copy.append(self.properties(properties if properties is not None else paragraph.makeelement(PPR)))
        copy.extend(self.runs(slots(paragraph), start, end))
        return copy

    def table(self, table: etree._Element) -> etree._Element:
        """Return a copy of a table, a row or a cell, every paragraph in it made fit."""
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
            self._dress(style, "table")
        _drop_traces(copy)
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
            if child.tag in _LEFT_OUT:
                drop(child)
            elif child.tag == W + "pStyle":
                self._dress(child, "paragraph")
            elif child.tag == RPR:
                copy.replace(child, self.look(child))
        self.lists.hold(copy, properties)
        return copy

    def look(self, look: etree._Element) -> etree._Element:
        """Return a copy of run properties without marks and without styles that are not here."""
        copy = deepcopy(look)
        copy.tail = None
        for child in list(copy):
            if child.tag in _MARKS:
                drop(child)
            elif child.tag == W + "rStyle":
                self._dress(child, "character")
        order_look(copy)
        return copy

    def _dress(self, style: etree._Element, sort: str) -> None:
        """Name the style of this document that is called so as well, or none."""
        key = self._styles.get((sort, style.get(VAL, "")))
        if key is None:
            drop(style)
        else:
            style.set(VAL, key)

    def _thing(self, node: etree._Element) -> etree._Element | None:
        kind = kind_of(node)
        if kind == "note":
            return self._note(node)
        copy = deepcopy(node)
        copy.tail = None
        if not self._carry(copy):
            self._lost(kind)
            return None
        if kind in _OPAQUE:
            self._lost(kind)
        for drawing in copy.iter(_DOC_PR):
            self._drawings += 1
            drawing.set("id", str(self._drawings))
        _drop_traces(copy)
        self._rename_shapes(copy)
        for paragraph in list(copy.iter(P)):
            properties = paragraph.find(PPR)
            if properties is not None:
                paragraph.replace(properties, self.properties(properties))
            for reference in list(paragraph.iter(W + "footnoteReference", W + "endnoteReference")):
                drop(reference)
        return copy

    def _rename_shapes(self, copy: etree._Element) -> None:
        """Give the shapes of a copied drawing names that no other has."""
        names: dict[str, str] = {}
        for element in copy.iter():
            name = element.get("id") if str(element.tag).startswith(V) else None
            if name is not None:
                self._drawings += 1
                names[name] = f"redline{self._drawings}"
                element.set("id", names[name])
        for element in copy.iter() if names else ():
            for key, mark in (("ShapeID", ""), ("type", "#")):
                name = element.get(key, "").removeprefix(mark)
                if name in names:
                    element.set(key, mark + names[name])

    def _carry(self, copy: etree._Element) -> bool:
        """Bring over the parts that an object shows; False where one of them cannot be brought over."""
        for element in copy.iter():
            for name, value in list(element.attrib.items()):
                if not str(name).startswith(R):
                    continue
                key = self._carrier.relation(self.from_part, str(value), self.to_part)
                if key is None:
                    return False
                element.set(name, key)
        return True


def _drop_traces(copy: etree._Element) -> None:
    """Take out the ids by which Word knows paragraphs and the sessions in which they were written."""
    for element in copy.iter():
        for name in list(element.attrib):
            if name in _W14_IDS or str(name).startswith(_SESSION):
                element.attrib.pop(name)
