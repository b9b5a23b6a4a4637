"""New paragraphs before an empty one that stays: rejecting them leaves no number of theirs beside it.

Rejecting them joins them to the paragraph behind. Where that one is empty, LibreOffice lets it look like the
first of them, its number included, unless that one says that it looked like the empty paragraph before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.word.lists import numbering_of
from reviewer.reading.docx.names import INS, PPR, RPR, RUN, M, P, T, W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.package import WordPackage

__all__ = ["leave_no_number"]

_FORMER = f"{W}pPrChange/{PPR}"
_END = f"{PPR}/{RPR}/{INS}"
_DATE = W + "date"
_FORMULA = M + "oMath"
_NOTHING = frozenset({RPR, T, W + "delText", W + "lastRenderedPageBreak"})
"""What may stand in a run that shows nothing, while it holds no words."""


def leave_no_number(package: WordPackage, roots: Iterable[etree._Element], marker: Marker) -> None:
    """Let new paragraphs of a list that stand before an empty one say that they looked like it before."""
    found = [(first, kept) for root in roots for first, kept in _before_empty(root, marker.author)]
    if not found:
        return
    number = numbering_of(package)
    for first, kept in found:
        properties = kept.find(PPR)
        former = properties.find(_FORMER) if properties is not None else None
        former = properties if former is None else former
        if number(first.find(PPR)) != number(former):
            marker.former_properties(first, former if former is not None else ())


def _before_empty(root: etree._Element, author: str) -> list[tuple[etree._Element, etree._Element]]:
    """Return the first of each row of new paragraphs of one time, and the empty paragraph behind them all."""
    found: list[tuple[etree._Element, etree._Element]] = []
    row: list[etree._Element] = []
    for end in root.iter(INS):
        look = end.getparent()
        if look is None or look.tag != RPR or end.get(W + "author") != author:
            continue
        paragraph = next(look.iterancestors(P), None)
        if paragraph is None or paragraph.find(_END) is not end:
            continue
        before = paragraph.getprevious()
        mark = before.find(_END) if before is not None and before.tag == P else None
        if mark is None:
            row = []
        if mark is None or mark.get(_DATE) != end.get(_DATE):
            row.append(paragraph)
        after = paragraph.getnext()
        if after is not None and after.tag == P and after.find(_END) is None and _was_empty(after):
            found.extend((first, after) for first in row)
    return found


def _was_empty(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph holds nothing that was there before the insertions."""
    return not any(
        node.tag == _FORMULA or any(child.text or child.tag not in _NOTHING for child in node)
        for node in paragraph.iter(RUN, _FORMULA)
        if next(node.iterancestors(INS), None) is None
    )
