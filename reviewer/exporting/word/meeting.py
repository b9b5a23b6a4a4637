"""Marks of one author that meet where one paragraph ends and the next begins.

LibreOffice takes two marks of one kind, author and minute that touch each other for one, even across the end
of a paragraph that is no part of either; rejecting the one it made joins the paragraphs. A time two minutes
later keeps the second a mark of its own.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reviewer.reading.docx.names import DEL, INS, PPR, RPR, P, W

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


def part_marks(roots: Iterable[etree._Element], author: str, date: str) -> None:
    """Set the later time on each mark of that author and time that meets one of its kind before it.

    A date that is no date is left as it is.
    """
    try:
        later = (datetime.fromisoformat(date) + _APART).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return
    for root in roots:
        for paragraph in root.iter(P):
            following = paragraph.getnext()
            if following is None or following.tag != P:
                continue
            last, first = _edge(paragraph, last=True), _edge(following, last=False)
            if last is None or first is None or last.tag != first.tag:
                continue
            if _ends_in(paragraph, last.tag) or (last.tag == DEL and _ends_in(following, DEL)):
                continue
            if {last.get(_AUTHOR), first.get(_AUTHOR)} == {author} and first.get(_DATE) == last.get(_DATE):
                first.set(_DATE, later if last.get(_DATE) == date else date)


def _edge(paragraph: etree._Element, *, last: bool) -> etree._Element | None:
    """Return the insertion or deletion at an end of a paragraph, None where none stands there."""
    children = [child for child in paragraph if child.tag != PPR and child.tag not in _POINTS]
    edge = children[-1 if last else 0] if children else None
    return edge if edge is not None and edge.tag in (INS, DEL) else None


def _ends_in(paragraph: etree._Element, tag: str) -> bool:
    """Tell whether the end of the paragraph is itself marked so: it comes or goes with its words."""
    properties = paragraph.find(PPR)
    look = properties.find(RPR) if properties is not None else None
    return look is not None and look.find(tag) is not None
