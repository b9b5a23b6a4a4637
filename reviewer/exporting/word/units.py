"""Paragraphs and tables of a container, rows of a table, cells of a row; content controls are looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.word.paragraph import text_of
from reviewer.reading.docx.graphics import chosen
from reviewer.reading.docx.names import ALTERNATE, SDT, SDT_CONTENT, TBL, TC, TR, TXBX, P, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["blocks", "cells", "flow_paragraphs", "rows", "words_of"]

_WRAPPERS = frozenset({W + "customXml", W + "smartTag", W + "ins", W + "moveTo"})
_MOST_WORDS = 2_000


def blocks(container: etree._Element) -> list[etree._Element]:
    """Return the paragraphs and tables of a container in order."""
    return list(_children(container, (P, TBL)))


def rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table in order."""
    return list(_children(table, (TR,)))


def cells(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row in order."""
    return list(_children(row, (TC,)))


def _children(container: etree._Element, wanted: tuple[str, ...]) -> Iterator[etree._Element]:
    for child in container:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _children(content, wanted)
        elif tag in _WRAPPERS:
            yield from _children(child, wanted)
        elif tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from _children(branch, wanted)


def flow_paragraphs(element: etree._Element) -> list[etree._Element]:
    """Return the paragraphs under an element, those inside its text boxes left out."""
    if element.tag == P:
        return [element]
    outer = next(element.iterancestors(TXBX), None) if element.tag != TXBX else element
    return [p for p in element.iter(P) if next(p.iterancestors(TXBX), None) is outer]


def words_of(element: etree._Element) -> tuple[str, str]:
    """Return the sort of a unit and its words, as the alignment asks for them."""
    if element.tag == P:
        return "p", text_of(element)
    pieces: list[str] = []
    length = 0
    for paragraph in flow_paragraphs(element):
        text = text_of(paragraph)
        pieces.append(text)
        length += len(text) + 1
        if length > _MOST_WORDS:
            break
    return "tbl" if element.tag == TBL else "tr", "\n".join(pieces)
