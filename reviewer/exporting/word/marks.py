"""Tracked changes as Word writes them: who, when, a number of their own, each in its place of the schema."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from reviewer.reading.docx.names import DEL, INS, PPR, RPR, RUN, T, W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

__all__ = ["Marker", "as_deleted", "insert_property", "order_look", "paragraph_properties"]

_DELETED = {T: W + "delText", W + "instrText": W + "delInstrText"}
_CELL_MARKS = {INS: W + "cellIns", DEL: W + "cellDel"}
_CELL_PROPERTIES = W + "tcPr"
_ORDER = tuple(
    W + name
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
        "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    )
)  # fmt: skip
_LOOK_ORDER = {
    W + name: place
    for place, name in enumerate((
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
        "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
        "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
        "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
    ))
}  # fmt: skip
_RUBY = W + "ruby"
_AFTER_RPR = (W + "sectPr", W + "pPrChange")
_PARAGRAPH_MARKS = (INS, DEL, W + "moveFrom", W + "moveTo")


class Marker:
    """Makes the marks of one author at one time."""

    def __init__(self, author: str, date: str, first: int) -> None:
        self.author = author
        self.date = date
        self.withdrawn = 0
        """Runs of earlier insertions by this author that were taken out again."""
        self._next = first

    def stamp(self, element: etree._Element) -> etree._Element:
        """Give an element a number of its own, the author and the time."""
        element.set(W + "id", str(self.number()))
        element.set(W + "author", self.author)
        element.set(W + "date", self.date)
        return element

    def number(self) -> int:
        """Return a number that no other mark of the package has."""
        number = self._next
        self._next += 1
        return number

    def wrap(self, element: etree._Element, tag: str) -> etree._Element:
        """Put a run or a formula into a mark of that tag, in its place, and return the mark."""
        parent = element.getparent()
        if parent is None:
            raise ValueError("a run without a paragraph")
        mark = self.stamp(element.makeelement(tag, nsmap={"w": W[1:-1]}))
        parent.replace(element, mark)
        mark.append(element)
        if tag == DEL:
            as_deleted(element)
        return mark

    def withdraw(self, element: etree._Element) -> bool:
        """Take a run out of an insertion by this author that stands in the text already; False if in none."""
        home = element.getparent()
        if home is None or home.tag != INS or home.get(W + "author") != self.author:
            return False
        holder = home.getparent()
        home.remove(element)
        if not len(home) and holder is not None:
            holder.remove(home)
        self.withdrawn += 1
        return True

    def mark_paragraph(self, paragraph: etree._Element, tag: str) -> None:
        """Mark the end of a paragraph as inserted or deleted."""
        properties = paragraph_properties(paragraph)
        look = properties.find(RPR)
        if look is None:
            look = properties.makeelement(RPR)
            follower = next((child for child in properties if child.tag in _AFTER_RPR), None)
            properties.insert(len(properties) if follower is None else properties.index(follower), look)
        if look.find(tag) is None:
            earlier = [
                child for child in look if child.tag in _PARAGRAPH_MARKS[: _PARAGRAPH_MARKS.index(tag)]
            ]
            look.insert(len(earlier), self.stamp(look.makeelement(tag)))

    def unmark_paragraph(self, paragraph: etree._Element) -> None:
        """Take our mark from the end of a paragraph."""
        look = paragraph.find(f"{PPR}/{RPR}")
        if look is None:
            return
        for child in list(look):
            if child.tag in (INS, DEL) and child.get(W + "author") == self.author:
                look.remove(child)
        if not len(look):
            parent = look.getparent()
            if parent is not None:
                parent.remove(look)

    def mark_row(self, row: etree._Element, tag: str) -> None:
        """Mark a table row as inserted or deleted."""
        properties = row.find(W + "trPr")
        if properties is None:
            properties = row.makeelement(W + "trPr")
            exception = row.find(W + "tblPrEx")
            row.insert(0 if exception is None else 1, properties)
        change = properties.find(W + "trPrChange")
        place = len(properties) if change is None else properties.index(change)
        properties.insert(place, self.stamp(properties.makeelement(tag)))

    def mark_cell(self, cell: etree._Element, tag: str) -> None:
        """Mark a table cell as inserted or deleted; its words are marked by themselves."""
        properties = _cell_properties(cell)
        properties.append(self.stamp(properties.makeelement(_CELL_MARKS[tag])))

    def former_cell(self, cell: etree._Element, former: etree._Element | None) -> None:
        """Say what a cell's properties were before."""
        properties = _cell_properties(cell)
        change = self.stamp(properties.makeelement(W + "tcPrChange"))
        old = deepcopy(former) if former is not None else change.makeelement(_CELL_PROPERTIES)
        old.tail = None
        change.append(old)
        properties.append(change)

    def former_properties(self, paragraph: etree._Element, former: Iterable[etree._Element]) -> None:
        """Say what the paragraph's properties were before, so that rejecting brings them back."""
        properties = paragraph_properties(paragraph)
        change = properties.find(W + "pPrChange")
        if change is not None:
            return
        change = self.stamp(properties.makeelement(W + "pPrChange"))
        old = change.makeelement(PPR)
        old.extend(deepcopy(child) for child in former if child.tag not in (RPR, *_AFTER_RPR))
        change.append(old)
        properties.append(change)

    def tidy(self, parent: etree._Element) -> None:
        """Join our marks of one kind that stand side by side."""
        for mark in list(parent.iter(INS, DEL)):
            after = mark.getnext()
            while after is not None and self._same(mark, after):
                mark.extend(list(after))
                holder, gone = after.getparent(), after
                after = after.getnext()
                if holder is not None:
                    holder.remove(gone)

    def _same(self, one: etree._Element, two: etree._Element) -> bool:
        return (
            one.tag == two.tag
            and len(one) > 0
            and len(two) > 0
            and all(mark.get(W + "author") == self.author for mark in (one, two))
            and all(mark.get(W + "date") == self.date for mark in (one, two))
        )


def _cell_properties(cell: etree._Element) -> etree._Element:
    properties = cell.find(_CELL_PROPERTIES)
    if properties is None:
        properties = cell.makeelement(_CELL_PROPERTIES)
        cell.insert(0, properties)
    return properties


def paragraph_properties(paragraph: etree._Element) -> etree._Element:
    """Return the properties of a paragraph, made where it has none."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = paragraph.makeelement(PPR)
        paragraph.insert(0, properties)
    return properties


def insert_property(properties: etree._Element, child: etree._Element) -> None:
    """Put a property into those of a paragraph at its place in the schema (ISO/IEC 29500-1, 17.3.1.26)."""
    place = _ORDER.index(child.tag)
    before = [one for one in properties if one.tag in _ORDER and _ORDER.index(one.tag) < place]
    properties.insert(len(before), child)


def order_look(look: etree._Element) -> None:
    """Put the properties of a run into the order of the schema (17.3.2.28), those it does not name behind."""
    children = list(look)
    wanted = sorted(children, key=lambda child: _LOOK_ORDER.get(str(child.tag), len(_LOOK_ORDER)))
    if wanted != children:
        look[:] = wanted


def as_deleted(element: etree._Element) -> None:
    """Turn the words of a run, or of the runs in an element, into deleted words; those of text boxes stay."""
    for run in (element,) if element.tag == RUN else element.iterchildren(RUN):
        for node in run:
            if node.tag in _DELETED:
                node.tag = _DELETED[node.tag]
            elif node.tag == _RUBY:
                for words in node.iter(T):
                    words.tag = _DELETED[T]
