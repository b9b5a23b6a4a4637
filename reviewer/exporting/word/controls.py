"""Content controls with tracked changes inside: what would undo the changes, or forbid to answer them.

Word fills a control that is bound to data from the data when it opens the file (ISO/IEC 29500-1, 17.5.2.6),
over the changes in it; a control that locks its content (17.5.2.23) lets no one accept or reject them. One
that is left without words shows its prompt instead (17.5.2.39), as if that had been written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.word.settled import drop, unwrap
from reviewer.model import Message
from reviewer.reading.docx.names import DEL, INS, SDT, SDT_CONTENT, VAL, T, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

__all__ = ["release_controls"]

_BOUND = frozenset({W + "dataBinding", "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding"})
_LOCK, _PROMPT = W + "lock", W + "showingPlcHdr"
_LOCKED = frozenset({"contentLocked", "sdtContentLocked"})
_WORDS = (T, W + "delText")


def release_controls(roots: Iterable[etree._Element], author: str) -> list[Message]:
    """Release every control with changes of that author inside from its data and its lock, and make plain
    text of one that would have no words once these are rejected or accepted.

    Return a notice of how many, for each. One that showed a prompt to be typed over shows words from now on.
    """
    released = dissolved = 0
    for root in roots:
        for control in list(root.iter(SDT)):
            if not _changed(control, author):
                continue
            if _is_left_empty(control, author):
                dissolved += 1
                _dissolve(control)
                continue
            properties = control.find(W + "sdtPr")
            if properties is None:
                continue
            held = list(_holds(properties))
            released += bool(held)
            for child in [*held, *properties.iterchildren(_PROMPT)]:
                drop(child)
    counts = {"word.controls_released": released, "word.controls_dissolved": dissolved}
    return [Message(key, {"count": count}) for key, count in counts.items() if count]


def _is_left_empty(control: etree._Element, author: str) -> bool:
    """Tell whether all words of a control are inserted by that author, or all are deleted."""
    words = [node for node in control.iter(*_WORDS) if node.text]
    return bool(words) and any(
        all(any(mark.get(W + "author") == author for mark in node.iterancestors(tag)) for node in words)
        for tag in (INS, DEL)
    )


def _dissolve(control: etree._Element) -> None:
    """Put what a control holds in its place."""
    content = control.find(SDT_CONTENT)
    for child in list(control):
        if child is not content:
            drop(child)
    if content is not None:
        unwrap(content)
    unwrap(control)


def _changed(control: etree._Element, author: str) -> bool:
    return any(mark.get(W + "author") == author for mark in control.iter(INS, DEL))


def _holds(properties: etree._Element) -> Iterator[etree._Element]:
    for child in properties:
        if child.tag in _BOUND or (child.tag == _LOCK and child.get(VAL) in _LOCKED):
            yield child
