"""What stands outside the running text: footnotes, endnotes, headers and footers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.patterns import lazy
from reviewer.reading.docx.bound import fill_bound
from reviewer.reading.docx.names import R, W
from reviewer.reading.docx.numbering import Counter
from reviewer.reading.docx.story import Story, open_part

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.model import Part
    from reviewer.reading.docx.reader import Reader

_ONLY_PAGE = lazy(r"[\s\d第页共/／\-–—~·.,，、()（）|IVXivx]*(?:page|of|[\s\d/\-–—|])*", re.IGNORECASE)
_MARGINS: tuple[tuple[str, Part], ...] = (("header", "header"), ("footer", "footer"))


def read_notes(reader: Reader, parts: dict[str, str]) -> list[tuple[str, etree._Element]]:
    """Append the notes that the text of this view refers to, in that order; return their parts."""
    roots: list[tuple[str, etree._Element]] = []
    kinds: tuple[tuple[str, Part, list[str]], ...] = (
        ("footnotes", "footnote", reader.footnotes),
        ("endnotes", "endnote", reader.endnotes),
    )
    for name, kind, wanted in kinds:
        root = reader.package.xml(parts.get(name, ""))
        if root is None:
            continue
        roots.append((parts[name], root))
        reader.bound += fill_bound(root, reader.package)
        notes = {note.get(W + "id", ""): note for note in root.iterchildren(W + kind)}
        story = Story(reader, open_part(parts[name], root), kind, Counter(reader.lists))
        for key in dict.fromkeys(wanted):
            if key in notes:
                story.read(notes[key])
                reader.settle("")
    return roots


def read_margins(reader: Reader, document: etree._Element) -> list[tuple[str, etree._Element]]:
    """Append headers and footers once each, bare page numbers left out; return their parts."""
    roots: list[tuple[str, etree._Element]] = []
    relations = reader.package.relations(reader.package.main)
    for name, kind in _MARGINS:
        seen: set[tuple[str, tuple[str, ...]]] = set()
        parts = dict.fromkeys(
            relations[key].target
            for element in document.iter(f"{W}{name}Reference")
            if (key := element.get(R + "id", "")) in relations and not relations[key].external
        )
        for part in parts:
            root = reader.package.xml(part)
            if root is None:
                continue
            roots.append((part, root))
            reader.bound += fill_bound(root, reader.package)
            start = len(reader.blocks)
            Story(reader, open_part(part, root), kind, Counter(reader.lists)).read(root)
            reader.settle("")
            kept = []
            for block in reader.blocks[start:]:
                words = (block.text.strip(), block.cells)
                if words not in seen and not _ONLY_PAGE.fullmatch(block.text + "".join(block.cells)):
                    seen.add(words)
                    kept.append(block)
            reader.blocks[start:] = kept
    return roots
