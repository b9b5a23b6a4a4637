"""Content controls with tracked changes inside: what would undo the changes, or forbid to answer them.

Word fills a control that is bound to data from the data when it opens the file (ISO/IEC 29500-1, 17.5.2.6),
over the changes in it; a control that locks its content (17.5.2.23) lets no one accept or reject them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.word.settled import drop
from reviewer.reading.docx.names import DEL, INS, SDT, VAL, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

__all__ = ["release_controls"]

_BOUND = frozenset({W + "dataBinding", "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding"})
_LOCK, _PROMPT = W + "lock", W + "showingPlcHdr"
_LOCKED = frozenset({"contentLocked", "sdtContentLocked"})


def release_controls(roots: Iterable[etree._Element], author: str) -> int:
    """Release every control with changes of that author inside from its data and its lock.

    Return how many were released. One that showed a prompt to be typed over shows words from now on.
    """
    count = 0
    for root in roots:
        for control in root.iter(SDT):
            properties = control.find(W + "sdtPr")
            if properties is None or not _changed(control, author):
                continue
            held = list(_holds(properties))
            count += bool(held)
            for child in [*held, *properties.iterchildren(_PROMPT)]:
                drop(child)
    return count


def _changed(control: etree._Element, author: str) -> bool:
    return any(mark.get(W + "author") == author for mark in control.iter(INS, DEL))


def _holds(properties: etree._Element) -> Iterator[etree._Element]:
    for child in properties:
        if child.tag in _BOUND or (child.tag == _LOCK and child.get(VAL) in _LOCKED):
            yield child
