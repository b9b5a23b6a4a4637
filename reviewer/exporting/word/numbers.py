"""Automatic numbers that one side has and the other has not, so that rejecting brings back what was there."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from reviewer.reading.docx.names import PPR, RPR, VAL, W
from reviewer.reading.docx.styles import Styles

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.exporting.word.lists import Lists
    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.transfer import Transfer

__all__ = ["Numbers"]

_BEFORE = frozenset(
    W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)


class Numbers:
    """Compares the automatic numbering of paragraphs that answer to each other."""

    def __init__(self, base: WordPackage, draft: WordPackage, transfer: Transfer, lists: Lists) -> None:
        self._base, self._draft = _styles(base), _styles(draft)
        self._transfer, self._lists = transfer, lists

    def compare(self, old: etree._Element, new: etree._Element, marker: Marker) -> None:
        """Record the former properties of a paragraph where only one side is numbered by Word."""
        before, after = _numbering(old, self._base), _numbering(new, self._draft)
        if (before is None) == (after is None):
            return
        source = old.find(PPR)
        former = (
            [child for child in self._transfer.properties(source) if child.tag != RPR]
            if source is not None
            else []
        )
        if not any(child.tag == W + "numPr" for child in former):
            key = self._lists.number(before[0]) if before is not None else "0"
            if key is None:
                return
            place = sum(1 for child in former if child.tag in _BEFORE)
            former.insert(place, _number(new, key, before[1] if before is not None else 0))
        marker.former_properties(new, [deepcopy(child) for child in former])


def _number(paragraph: etree._Element, key: str, level: int) -> etree._Element:
    numbering = paragraph.makeelement(W + "numPr", nsmap={"w": W[1:-1]})
    for name, value in (("ilvl", str(level)), ("numId", key)):
        child = numbering.makeelement(W + name)
        child.set(VAL, value)
        numbering.append(child)
    return numbering


def _styles(package: WordPackage) -> Styles:
    part = package.target("styles")
    return Styles(package.read(part) if part else None)


def _numbering(paragraph: etree._Element, styles: Styles) -> tuple[str, int] | None:
    """Return the list and level that number a paragraph, None where Word does not number it."""
    properties = paragraph.find(PPR)
    name = properties.find(W + "pStyle") if properties is not None else None
    style = styles.get(name.get(VAL) if name is not None else None)
    key, level = style.num_id, style.level or 0
    direct = properties.find(W + "numPr") if properties is not None else None
    if direct is not None:
        number, depth = direct.find(W + "numId"), direct.find(W + "ilvl")
        key = number.get(VAL) if number is not None else key
        said = depth.get(VAL, "0") if depth is not None else ""
        level = int(said) if said.isdigit() else level
    return (key, level) if key not in (None, "0") and key is not None else None
