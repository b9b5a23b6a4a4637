"""Marks of one author that meet where one paragraph ends and the next begins.

LibreOffice takes two marks of one kind, author and minute that touch each other for one, even across the end
of a paragraph that is no part of either; rejecting the one it made joins the paragraphs. A time two minutes
later keeps the second a mark of its own.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reviewer.reading.docx.names import DEL, INS, PPR, RPR, M, P, W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

__all__ = ["part_marks"]

_DATE, _AUTHOR = W + "date", W + "author"
_APART = timedelta(minutes=2)
_POINTS = frozenset(
    W + name
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart",
        "permEnd",
    )
)  # fmt: skip
"""Elements that mark a place and hold no words."""
_FORMULAS = frozenset({M + "oMath", M + "oMathPara"})


def part_marks(roots: Iterable[etree._Element], author: str, date: str) -> None:
    """Set the later time on the marks of that author and time that meet one of their kind before them.

    Where they are a whole paragraph, its end bears that time too. A date that is no date is left as it is.
    """
    try:
        later = (datetime.fromisoformat(date) + _APART).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return
    for root in roots:
        holders = dict.fromkeys(mark.getparent() for mark in root.iter(INS, DEL))
        for paragraph in holders:
            following = paragraph.getnext() if paragraph is not None and paragraph.tag == P else None
            if paragraph is None or following is None or following.tag != P:
                continue
            edges = _edge(paragraph, last=True), _edge(following, last=False)
            for tag in (INS, DEL) if all(edges) else ():
                last, first = (
                    [mark for mark in marks if mark.tag == tag and mark.get(_AUTHOR) == author]
                    for marks in edges
                )
                whole = _end_of(following, tag)
                if _end_of(paragraph, tag) is not None or (tag == DEL and whole is not None):
                    continue
                met = {mark.get(_DATE) for mark in last}
                if not met.isdisjoint(mark.get(_DATE) for mark in first):
                    if whole is not None:
                        first = [whole, *following.iterchildren(tag)]
                    for mark in first:
                        if mark.get(_AUTHOR) == author and mark.get(_DATE) in met:
                            mark.set(_DATE, date if date not in met else later)


def _edge(paragraph: etree._Element, *, last: bool) -> list[etree._Element]:
    """Return the marks at an end of a paragraph, up to one that holds words; formulas may hold no place."""
    found: list[etree._Element] = []
    for child in reversed(paragraph) if last else paragraph:
        if child.tag in (INS, DEL):
            found.append(child)
            if any(node.tag not in _FORMULAS for node in child):
                break
        elif child.tag != PPR and child.tag not in _POINTS and child.tag not in _FORMULAS:
            break
    return found


def _end_of(paragraph: etree._Element, tag: str) -> etree._Element | None:
    """Return the mark of the paragraph's end: it comes or goes with its words."""
    properties = paragraph.find(PPR)
    look = properties.find(RPR) if properties is not None else None
    return look.find(tag) if look is not None else None
