"""A part with its tracked changes accepted: what a redline is laid over, on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.reading.docx.names import (
    DEL,
    FORMAT_REVISIONS,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    TBL,
    TC,
    TR,
    P,
    W,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["accept_changes", "drop", "unwrap"]

_MARKERS = frozenset(
    W + name
    for name in (
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
        "cellIns",
        "cellMerge",
        "numberingChange",
    )
)
_GONE, _SHOWN = frozenset({DEL, MOVE_FROM}), frozenset({INS, MOVE_TO})


def accept_changes(root: etree._Element) -> dict[etree._Element, etree._Element]:
    """Accept every tracked change in a part, in place.

    Return, for each paragraph that ran into the next one, the paragraph that holds its words now.
    """
    for element in list(root.iter(*_MARKERS, *FORMAT_REVISIONS)):
        drop(element)
    _remove_rows_and_cells(root)
    merged: dict[etree._Element, etree._Element] = {}
    ended = list(_without_mark(root))
    for element in list(root.iter(DEL, MOVE_FROM, INS, MOVE_TO)):
        if element.getparent() is None:
            continue
        if (len(element) == 0 and not element.text) or element.tag in _GONE:
            drop(element)
        else:
            unwrap(element)
    for paragraph in ended:
        _run_on(paragraph, merged)
    return merged


def unwrap(element: etree._Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    drop(element)


def drop(element: etree._Element) -> None:
    """Take an element out of its tree, and nothing that stands behind it."""
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _without_mark(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs whose mark is a tracked deletion."""
    seen: etree._Element | None = None
    for mark in root.iter(*_GONE):
        look = mark.getparent()
        properties = look.getparent() if look is not None and look.tag == RPR else None
        paragraph = properties.getparent() if properties is not None and properties.tag == PPR else None
        if paragraph is not None and paragraph.tag == P and paragraph is not seen:
            seen = paragraph
            yield paragraph


def _remove_rows_and_cells(root: etree._Element) -> None:
    for row in list(root.iter(TR)):
        properties = row.find(W + "trPr")
        if properties is not None and any(properties.find(tag) is not None for tag in _GONE):
            drop(row)
    for cell in list(root.iter(TC)):
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            drop(cell)
    for row in list(root.iter(TR)):
        if row.find(f".//{TC}") is None:
            drop(row)
    for table in list(root.iter(TBL)):
        if table.find(f".//{TR}") is None:
            drop(table)


def _run_on(paragraph: etree._Element, merged: dict[etree._Element, etree._Element]) -> None:
    """Move what a paragraph holds to the beginning of the next, whose properties rule the whole."""
    after = paragraph.getnext()
    while after is not None and after.tag not in (P, TBL, W + "sdt", W + "sectPr"):
        after = after.getnext()
    content = [child for child in paragraph if child.tag != PPR]
    if after is None or after.tag != P:
        parent = paragraph.getparent()
        alone = parent is not None and (parent.tag != TC or len(parent.findall(P)) > 1)
        section = paragraph.find(f"{PPR}/{W}sectPr") is not None
        if not content and alone and after is not None and not section:
            drop(paragraph)
        return
    place = 1 if len(after) and after[0].tag == PPR else 0
    for child in reversed(content):
        after.insert(place, child)
    merged[paragraph] = after
    drop(paragraph)
