"""The units of two containers side by side: which paragraph, table or row answers to which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.exporting.word.alignment import align
from reviewer.exporting.word.units import blocks, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

__all__ = ["SideBySide", "lay_beside", "side_by_side"]


class SideBySide(NamedTuple):
    """Units of both sides, paragraphs and tables or rows, and which of them answer to each other."""

    old: Sequence[etree._Element]
    new: Sequence[etree._Element]
    holder: etree._Element
    """What holds those of the draft."""
    said: tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]
    """Sort and words of each unit, the baseline's first."""
    pairs: Sequence[tuple[int, int]]
    """Places on either side, increasing on both."""


def side_by_side(base: etree._Element, draft: etree._Element) -> SideBySide:
    """Return which paragraphs and tables of two containers answer to each other."""
    return lay_beside(blocks(base), blocks(draft), draft)


def lay_beside(
    old: Sequence[etree._Element], new: Sequence[etree._Element], holder: etree._Element
) -> SideBySide:
    """Return the same for units in order; `holder` holds those of the draft."""
    said = [words_of(unit) for unit in old], [words_of(unit) for unit in new]
    return SideBySide(old, new, holder, said, align(*said))
