"""Styles and lists that a paragraph brought over from the other document asks for."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from reviewer.reading.docx.names import VAL, W

if TYPE_CHECKING:
    from reviewer.exporting.word.package import WordPackage

__all__ = ["Lists", "style_names"]

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_ABSTRACT, _NUM, _ABSTRACT_ID = W + "abstractNum", W + "num", W + "abstractNumId"


def style_names(package: WordPackage) -> frozenset[str]:
    """Return the ids of the styles that a document has."""
    part = package.target("styles")
    root = package.read(part) if part else None
    if root is None:
        return frozenset()
    return frozenset(style.get(W + "styleId", "") for style in root.iterchildren(W + "style"))


class Lists:
    """Finds the list of this document that numbers like one of the other, or brings that one over."""

    def __init__(self, other: WordPackage, here: WordPackage) -> None:
        self._other, self._here = other, here
        self._known: dict[str, str | None] = {}

    def number(self, key: str) -> str | None:
        """Return the number id that stands here for one of the other document; None where there is none."""
        if key not in self._known:
            self._known[key] = self._found(key)
        return self._known[key]

    def _found(self, key: str) -> str | None:
        if key == "0":
            return key
        theirs = _definition(self._other, key)
        if theirs is None:
            return None
        part = self._here.target("numbering") or self._new_part()
        if part is None:
            return None
        shape = _shape(theirs)
        root = self._here.read(part)
        if root is None:
            return None
        ids = [num.get(W + "numId", "") for num in root.iterchildren(_NUM)]
        for candidate in sorted(ids, key=lambda one: one != key):
            ours = _definition(self._here, candidate)
            if ours is not None and _shape(ours) == shape:
                return candidate
        return self._bring(theirs, part)

    def _new_part(self) -> str | None:
        """Add a part for lists to a document that has none."""
        name = f"{self._here.main.rpartition('/')[0]}/numbering.xml".lstrip("/")
        if self._here.has(name):
            return None
        root = etree.Element(W + "numbering", nsmap={"w": W[1:-1]})
        self._here.add(name, _TYPE, root)
        self._here.relate(self._here.main, "numbering", name)
        return name

    def _bring(self, definition: etree._Element, part: str) -> str | None:
        root = self._here.edit(part)
        if root is None:
            return None
        new = deepcopy(definition)
        abstract = _free([one.get(_ABSTRACT_ID, "") for one in root.iterchildren(_ABSTRACT)])
        new.set(_ABSTRACT_ID, abstract)
        for child in list(new):
            if child.tag in (W + "nsid", W + "tmpl", W + "styleLink", W + "numStyleLink"):
                new.remove(child)
        for link in list(new.iter(W + "pStyle", W + "lvlPicBulletId")):
            parent = link.getparent()
            if parent is not None:
                parent.remove(link)
        nums = root.findall(_NUM)
        root.insert(root.index(nums[0]) if nums else len(root), new)
        number = _free([one.get(W + "numId", "") for one in nums])
        num = root.makeelement(_NUM)
        num.set(W + "numId", number)
        pointer = etree.SubElement(num, _ABSTRACT_ID)
        pointer.set(VAL, abstract)
        root.insert(root.index(nums[-1]) + 1 if nums else root.index(new) + 1, num)
        return number


def _definition(package: WordPackage, key: str) -> etree._Element | None:
    part = package.target("numbering")
    root = package.read(part) if part else None
    if root is None:
        return None
    num = next((one for one in root.iterchildren(_NUM) if one.get(W + "numId") == key), None)
    pointer = num.find(_ABSTRACT_ID) if num is not None else None
    if pointer is None:
        return None
    wanted = pointer.get(VAL)
    return next((one for one in root.iterchildren(_ABSTRACT) if one.get(_ABSTRACT_ID) == wanted), None)


def _shape(definition: etree._Element) -> list[tuple[str, ...]]:
    """Return what a reader sees of a list: format, text and start of every level."""
    shape = []
    for level in definition.iterchildren(W + "lvl"):
        said = []
        for name in ("numFmt", "lvlText", "start"):
            element = level.find(W + name)
            said.append(element.get(VAL, "") if element is not None else "")
        shape.append(tuple(said))
    return shape


def _free(taken: list[str]) -> str:
    return str(max((int(one) for one in taken if one.lstrip("-").isdigit()), default=0) + 1)
