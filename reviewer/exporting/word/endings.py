"""Paragraph marks at the end of a story: the last cannot go, so the one before goes in its stead.

A tracked deletion of a paragraph mark joins the paragraph to the next one. The last paragraph of a body, a
cell or a note has no next one (ISO/IEC 29500-1, 17.13.5.15), so a story that ends on other paragraphs than
before has its marks shifted by one.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Literal

from lxml import etree
from msgspec import Struct

from reviewer.exporting.word.settled import drop
from reviewer.reading.docx.names import DEL, INS, PPR, RPR, TBL, P, W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.exporting.word.marks import Marker

__all__ = ["Laid", "settle_endings"]

_SECTION = f"{PPR}/{W}sectPr"


class Laid(Struct, frozen=True):
    """A paragraph or table of the redline and which side has it; `base` is that of the baseline, if any."""

    element: etree._Element
    side: Literal["both", "base", "draft"]
    base: etree._Element | None


def settle_endings(laid: Sequence[Laid], marker: Marker) -> dict[etree._Element, etree._Element]:
    """Shift the marks at the end of a story where its last paragraphs are not those of both sides.

    Return the baseline's paragraph that was joined to one of the draft, with that one.
    """
    place = len(laid)
    while place and laid[place - 1].side != "both" and laid[place - 1].element.tag == P:
        place -= 1
    tail = laid[place:]
    if not tail:
        return {}
    gone = [one for one in tail if one.side == "base"]
    come = [one for one in tail if one.side == "draft"]
    if gone and come:
        return _join(gone[-1], come[-1], marker)
    last = tail[-1].element
    kept = laid[place - 1].element if place else None
    if kept is None or kept.tag == TBL or kept.find(_SECTION) is not None:
        marker.unmark_paragraph(last)
        return {}
    marker.unmark_paragraph(last)
    if come:
        marker.mark_paragraph(kept, INS)
        _differ(last, _said(kept), marker)
    else:
        former = _said(last)
        _take_properties(kept, last)
        marker.mark_paragraph(kept, DEL)
        _differ(last, former, marker)
    return {}


def _join(gone: Laid, come: Laid, marker: Marker) -> dict[etree._Element, etree._Element]:
    """Let the last paragraph of both sides be one: the words of the one deleted, of the other inserted."""
    former = _said(gone.element)
    words = [child for child in gone.element if child.tag != PPR]
    place = 1 if come.element.find(PPR) is not None else 0
    for child in reversed(words):
        come.element.insert(place, child)
    drop(gone.element)
    marker.unmark_paragraph(come.element)
    _differ(come.element, former, marker)
    return {} if gone.base is None else {gone.base: come.element}


def _said(paragraph: etree._Element) -> list[etree._Element]:
    properties = paragraph.find(PPR)
    if properties is None:
        return []
    left_out = (RPR, W + "sectPr", W + "pPrChange")
    return [deepcopy(child) for child in properties if child.tag not in left_out]


def _take_properties(source: etree._Element, target: etree._Element) -> None:
    properties = source.find(PPR)
    mine = target.find(PPR)
    if mine is not None:
        target.remove(mine)
    if properties is not None:
        copy = deepcopy(properties)
        for child in list(copy):
            if child.tag in (W + "sectPr", W + "pPrChange"):
                copy.remove(child)
        target.insert(0, copy)
        for mark in list(copy.iterfind(f"{RPR}/*")):
            if mark.tag in (INS, DEL):
                drop(mark)


def _differ(paragraph: etree._Element, former: list[etree._Element], marker: Marker) -> None:
    now = _said(paragraph)
    if [_canonical(one) for one in now] != [_canonical(one) for one in former]:
        marker.former_properties(paragraph, former)


def _canonical(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)
