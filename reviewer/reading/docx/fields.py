"""Fields: which of their characters belong together, page numbers, and what a form field shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.reading.docx.names import FLD_CHAR, VAL, W
from reviewer.reading.docx.numbering import is_on, to_int

if TYPE_CHECKING:
    from lxml import etree

_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION")
BOX = {True: "☑", False: "☐"}
"""How a box to tick is written, ticked and not."""


def unmatched_fields(root: etree._Element) -> frozenset[etree._Element]:
    """Return the field characters of a part that have no counterpart, so that they swallow no text."""
    opened: list[etree._Element] = []
    loose: set[etree._Element] = set()
    for char in root.iter(FLD_CHAR):
        kind = char.get(W + "fldCharType")
        if kind == "begin":
            opened.append(char)
        elif kind == "end":
            if opened:
                opened.pop()
            else:
                loose.add(char)
        elif not opened:
            loose.add(char)
    return frozenset(loose.union(opened))


def is_page(instruction: str) -> bool:
    """Tell whether a field with that instruction shows a number of pages or of sections."""
    first = instruction.split(maxsplit=1)
    return bool(first) and first[0].upper() in _PAGE_FIELDS


def form_field(char: etree._Element) -> str:
    """Return what a form field without a text result shows: a box, or the entry chosen from a list."""
    data = char.find(W + "ffData")
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked")
        return BOX[is_on(state if state is not None else box.find(W + "default"))]
    entries = data.findall(f"{W}ddList/{W}listEntry")
    if entries:
        at = data.find(f"{W}ddList/{W}result")
        place = to_int(at.get(VAL)) if at is not None else 0
        return entries[place if 0 <= place < len(entries) else 0].get(VAL, "")
    return ""
