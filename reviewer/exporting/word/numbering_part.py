"""The part of a Word file that defines its lists: what is in it, and what is copied into it.

A list (`w:num`) counts on an abstract one (`w:abstractNum`); all abstract lists stand before all lists
(ISO/IEC 29500-1, 17.9).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from reviewer.reading.docx.names import VAL, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.exporting.word.package import WordPackage

__all__ = ["ABSTRACT_ID", "abstract_of", "copy_abstract", "copy_list", "list_of", "new_part"]

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_ABSTRACT, _NUM, _NUM_ID, ABSTRACT_ID = W + "abstractNum", W + "num", W + "numId", W + "abstractNumId"
_OVERRIDE = W + "lvlOverride"


def list_of(root: etree._Element | None, key: str) -> etree._Element | None:
    """Return the list of that number, None where there is none."""
    nums: Iterator[etree._Element] = root.iterchildren(_NUM) if root is not None else iter(())
    return next((one for one in nums if one.get(_NUM_ID) == key), None)


def abstract_of(root: etree._Element, key: str) -> etree._Element | None:
    """Return the abstract list of that number, None where there is none."""
    return next((one for one in root.iterchildren(_ABSTRACT) if one.get(ABSTRACT_ID) == key), None)


def copy_abstract(definition: etree._Element, root: etree._Element) -> str:
    """Copy an abstract list behind those of a numbering part, and return its new number."""
    copy = deepcopy(definition)
    abstracts = root.findall(_ABSTRACT)
    key = _free(one.get(ABSTRACT_ID, "") for one in abstracts)
    copy.set(ABSTRACT_ID, key)
    for child in list(copy):
        if child.tag in (W + "nsid", W + "tmpl", W + "styleLink", W + "numStyleLink"):
            copy.remove(child)
    for link in list(copy.iter(W + "pStyle", W + "lvlPicBulletId")):
        parent = link.getparent()
        if parent is not None:
            parent.remove(link)
    nums = root.findall(_NUM)
    root.insert(root.index(nums[0]) if nums else len(root), copy)
    return key


def copy_list(num: etree._Element, root: etree._Element, abstract: str) -> str:
    """Copy a list into a numbering part, to count on an abstract list there; return its new number."""
    nums = root.findall(_NUM)
    number = _free(one.get(_NUM_ID, "") for one in nums)
    copy = root.makeelement(_NUM)
    copy.set(_NUM_ID, number)
    etree.SubElement(copy, ABSTRACT_ID).set(VAL, abstract)
    copy.extend(deepcopy(one) for one in num.iterchildren(_OVERRIDE))
    last = nums[-1] if nums else root.findall(_ABSTRACT)[-1]
    root.insert(root.index(last) + 1, copy)
    return number


def new_part(package: WordPackage) -> str | None:
    """Add a part for lists to a document that has none; return its name, None where that is taken."""
    name = f"{package.main.rpartition('/')[0]}/numbering.xml".lstrip("/")
    if package.has(name):
        return None
    root = etree.Element(W + "numbering", nsmap={"w": W[1:-1]})
    package.add(name, _TYPE, root)
    package.relate(package.main, "numbering", name)
    return name


def _free(taken: Iterable[str]) -> str:
    return str(max((int(one) for one in taken if one.lstrip("-").isdigit()), default=0) + 1)
