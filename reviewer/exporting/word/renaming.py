"""Words of the baseline said with the draft's names for the parties, where the draft calls them otherwise.

A clause that comes back into a draft in which 甲方 and 乙方 have changed places would say the opposite of
what it said, were its labels left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.exporting.word.cutting import cut
from reviewer.exporting.word.paragraph import text_of
from reviewer.language.tokens import tokenise
from reviewer.reading.docx.names import RUN, T

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from reviewer.model import Comparison

__all__ = ["Renamed", "draft_names", "rename", "rename_paragraph"]


class Renamed(NamedTuple):
    """A text with other labels, and for each place in the former text, its end included, the place here."""

    text: str
    places: list[int]


def draft_names(comparison: Comparison) -> dict[str, str]:
    """Return the label that the draft uses for each party that the baseline calls otherwise."""
    names: dict[str, str] = {}
    for link in comparison.links:
        if link.base and link.draft and link.base != link.draft:
            names.setdefault(link.base, link.draft)
    return names


def rename(text: str, names: Mapping[str, str]) -> Renamed:
    """Return a text with every label changed at once; a label inside of another word is none."""
    pieces: list[str] = []
    places: list[int] = []
    length = last = 0
    for start, end, name in _labels(text, names):
        places.extend(range(length, length + start - last))
        length += start - last
        places.extend([length] * (end - start))
        pieces += [text[last:start], name]
        length += len(name)
        last = end
    places.extend(range(length, length + len(text) - last + 1))
    return Renamed("".join([*pieces, text[last:]]), places)


def rename_paragraph(paragraph: etree._Element, names: Mapping[str, str]) -> None:
    """Change the labels in a paragraph, each in the look of its first character."""
    for start, end, name in reversed(list(_labels(text_of(paragraph), names))):
        rest = name
        for slot in cut(paragraph, (start, end)):
            if start <= slot.start < slot.end <= end and slot.element.tag == RUN:
                for node in slot.element.iterchildren(T):
                    node.text, rest = rest, ""


def _labels(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    if not any(name in text for name in names):
        return
    for token in tokenise(text, {name: name for name in names}):
        if token.kind == "party" and token.key in names:
            yield token.start, token.end, names[token.key]
