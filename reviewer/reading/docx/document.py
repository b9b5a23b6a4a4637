"""A Word document: every word of it in reading order, numbers included, in the view asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.errors import ReadingError
from reviewer.model import Document, Message
from reviewer.reading.docx.anchors import read_comments
from reviewer.reading.docx.bound import fill_bound
from reviewer.reading.docx.margins import read_margins, read_notes
from reviewer.reading.docx.marks import authors_of, read_marks
from reviewer.reading.docx.names import CONTENT_REVISIONS, FORMAT_REVISIONS, W
from reviewer.reading.docx.numbering import Counter, read_lists
from reviewer.reading.docx.package import open_package
from reviewer.reading.docx.reader import Reader
from reviewer.reading.docx.rejoining import rejoin_lines
from reviewer.reading.docx.story import Story, open_part
from reviewer.reading.docx.styles import Styles
from reviewer.reading.notices import about_removed, about_unread, quoted
from reviewer.reading.site_words import about_foreign, find_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from reviewer.reading.docx.package import Package
    from reviewer.reading.docx.reader import Kept, View
    from reviewer.reading.limits import Limits

__all__ = ["read_docx"]

_CORE_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_docx(
    data: bytes, path: str, sha256: str, view: View, limits: Limits, kept: Kept = frozenset()
) -> Document:
    """Return the document in the bytes of a Word package, in the view asked for.

    Raises ReadingError where the package is corrupt, over a limit, not a Word document, or holds no words.
    """
    try:
        return _read(data, path, sha256, (view, kept), limits)
    except RecursionError as error:
        raise ReadingError("reading.limit_depth", path=path, part="", limit=limits.depth) from error


def _read(data: bytes, path: str, sha256: str, seen: tuple[View, Kept], limits: Limits) -> Document:
    package = open_package(data, path, limits)
    root = package.xml(package.main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise ReadingError("reading.not_word", path=path)
    parts = {r.kind: r.target for r in package.relations(package.main).values() if not r.external}
    styles = Styles(package.xml(parts.get("styles", "")))
    lists = read_lists(package.xml(parts.get("numbering", "")), styles.linked_lists)
    reader = Reader(package, seen[0], styles, lists, kept=seen[1])
    reader.bound += fill_bound(root, package)
    Story(reader, open_part(package.main, root), "body", Counter(lists)).read(body)
    reader.settle("")
    left_out = _drop_foreign(reader)
    if rejoined := rejoin_lines(reader):
        left_out.append(Message("notices.rejoined", {"count": rejoined}))
    changed = [(package.main, root), *read_notes(reader, parts), *read_margins(reader, root)]
    if not reader.blocks:
        key = "reading.only_images" if "image" in reader.unread else "reading.no_text"
        raise ReadingError(key, path=path)
    content = sum(_count(part, CONTENT_REVISIONS) for _, part in changed)
    looks = sum(_count(part, FORMAT_REVISIONS) for _, part in changed)
    _refuse_strange_authors(reader, changed, path)
    comments, threads = (package.xml(parts.get(name, "")) for name in ("comments", "commentsExtended"))
    remarks = tuple(read_comments(comments, threads, reader.anchors, reader.blocks, reader.removed))
    marked = [_about_marks(reader, content, looks)] if content or looks else []
    return Document(
        path=path,
        format="docx",
        sha256=sha256,
        blocks=tuple(reader.blocks),
        notices=(*marked, *left_out, *_about_words(reader)),
        tracked=content + looks,
        comments=len(remarks),
        title=_title(package),
        remarks=remarks,
        marks=tuple(mark for name, part in changed for mark in read_marks(name, part)),
    )


def _refuse_strange_authors(reader: Reader, changed: list[tuple[str, etree._Element]], path: str) -> None:
    """Raise ReadingError where the reader is to follow an author who marked nothing in the document."""
    authors = authors_of(changed)
    strange = reader.authors - authors
    if strange:
        raise ReadingError(
            "reading.no_author", path=path, author=tuple(sorted(strange)), authors=tuple(sorted(authors))
        )


def _about_words(reader: Reader) -> Iterator[Message]:
    """Yield what is to be said of words that were not read, or not read as they stand."""
    yield from about_unread(reader.unread)
    yield from about_removed(reader.removed)
    if reader.bound:
        near = quoted([f"{shown} → {value}" for shown, value in reader.bound])
        yield Message("notices.bound", {"count": len(reader.bound), "near": near})
    if reader.contents:
        yield Message("notices.contents_table", {"count": reader.contents})


def _about_marks(reader: Reader, content: int, looks: int) -> Message:
    """Return how many changes to words and to their look are marked, and how they were read."""
    counts: dict[str, str | int] = {"count": content, "formats": looks}
    if reader.authors:
        return Message("notices.tracked_author", {**counts, "author": tuple(sorted(reader.authors))})
    return Message(f"notices.tracked_{reader.view}", counts)


def _drop_foreign(reader: Reader) -> list[Message]:
    """Leave out the words of a document site pasted along with the contract, and say so."""
    words = [block.text or "|".join(("", *block.cells)) for block in reader.blocks]
    foreign = find_foreign(words)
    reader.blocks = [block for place, block in enumerate(reader.blocks) if place not in foreign.lines]
    return list(about_foreign(foreign, words))


def _count(root: etree._Element, tags: frozenset[str]) -> int:
    return sum(1 for _ in root.iter(*tags))


def _title(package: Package) -> str | None:
    core = next((r.target for r in package.relations("").values() if r.kind == "core-properties"), None)
    root = package.xml(core) if core is not None else None
    element = root.find(_CORE_TITLE) if root is not None else None
    text = (element.text or "").strip() if element is not None else ""
    return text or None
