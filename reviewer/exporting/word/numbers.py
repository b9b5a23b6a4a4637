"""Automatic numbers that differ between the sides, so that rejecting brings back what was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.reading.docx.names import PPR, RPR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from reviewer.exporting.word.lists import Lists
    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.transfer import Transfer

__all__ = ["Numbers"]


class Numbers:
    """The paragraphs that answer to each other, until it is known which lists do."""

    def __init__(self, transfer: Transfer, lists: Lists) -> None:
        self._transfer, self._lists = transfer, lists
        self._pairs: list[tuple[etree._Element, etree._Element]] = []

    def compare(self, old: etree._Element, new: etree._Element) -> None:
        """Take down that a paragraph of the draft answers to one of the baseline."""
        self._pairs.append((old, new))

    def settle(
        self, stories: Iterable[etree._Element], parts: Iterable[etree._Element], marker: Marker
    ) -> None:
        """Number what was brought over, and record the former properties where a number is another now.

        `stories` are the parts of the baseline, `parts` those of the redline.
        """
        lists = self._lists
        lists.settle(self._pairs, stories)
        for old, new in self._pairs:
            if lists.final(lists.theirs(old)) != lists.ours(new):
                marker.former_properties(new, self._former(old))
        for part in parts:
            lists.release(part)

    def _former(self, old: etree._Element) -> list[etree._Element]:
        source = old.find(PPR)
        properties = self._transfer.properties(source if source is not None else old.makeelement(PPR))
        return [child for child in properties if child.tag != RPR]
