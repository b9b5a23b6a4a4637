"""Paragraphs that hold nothing but words, all in the look of their style: their words are taken at one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.reading.docx.anchors import ANCHORS
from reviewer.reading.docx.inline import PIECES
from reviewer.reading.docx.names import VAL, P, T
from reviewer.reading.docx.styles import COLOUR, FONTS, LOOKS, SIZE, is_pale, is_tiny

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.reading.docx.styles import Look
    from reviewer.reading.docx.words import Words

__all__ = ["involved_paragraphs", "take_words"]

_COMMON = ((SIZE, is_tiny), (COLOUR, is_pale))
"""What most runs of most documents bear and few use for anything, and which values matter to a reader."""
_INVOLVED = (*PIECES, *ANCHORS, *(tag for tag in LOOKS if tag not in (SIZE, COLOUR, FONTS)))
"""A font matters to characters of private use alone, and these are looked at."""


def involved_paragraphs(root: etree._Element) -> frozenset[etree._Element]:
    """Return the paragraphs of a part that must be read piece by piece: they hold something other than runs
    of text, or a run with a look of its own that a reader of the page would see or miss."""
    found: set[etree._Element] = set()
    for element in root.iter(*_INVOLVED):
        found.update(element.iterancestors(P))
    for tag, matters in _COMMON:
        telling = set(filter(matters, {element.get(VAL) for element in root.iter(tag)}))
        for element in root.iter(tag) if telling else ():
            if element.get(VAL) in telling:
                found.update(element.iterancestors(P))
    return frozenset(found)


def take_words(paragraph: etree._Element, words: Words, look: Look) -> bool:
    """Append the words of a paragraph that is not involved; False, and nothing appended, where they must be
    read piece by piece after all: they hold characters to be looked at, or the style shows less than all."""
    if look.tiny or look.white:
        return False
    text = "".join([piece.text or "" for piece in paragraph.iter(T)])
    if not text.isprintable():
        return False
    words.add(text, look)
    return True
