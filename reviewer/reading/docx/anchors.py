"""Where comments stand and what they say (ISO/IEC 29500-1, 17.13.4; threads: [MS-DOCX] 2.5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.model import Comment
from reviewer.reading.docx.names import DEL, MOVE_FROM, W14, P, T, W
from reviewer.reading.invisible import scrub

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from reviewer.model import Block
    from reviewer.reading.invisible import Removed

__all__ = ["ANCHORS", "ID", "Anchor", "place", "read_comments"]

ID = W + "id"
ANCHORS = {
    W + "commentRangeStart": "start",
    W + "commentRangeEnd": "end",
    W + "commentReference": "reference",
}
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_CHARACTERS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n"}
_ON = ("1", "true", "on")


class Anchor(Struct):
    """The words a comment is about, as far as they were met."""

    block: Block | None
    start: int
    end: int | None = None
    """None until the range ends in the block in which it begins."""


def place(anchors: dict[str, Anchor], sort: str, key: str, block: Block | None, at: int) -> None:
    """Note that a comment begins or ends before a character of a block, or that its mark stands there."""
    known = anchors.get(key)
    if known is None:
        anchors[key] = Anchor(block, at, None if sort == "start" else at)
    elif sort == "end" and known.end is None:
        known.end = at if known.block is block else len(_words(known.block))


def read_comments(
    root: etree._Element | None,
    extended: etree._Element | None,
    anchors: Mapping[str, Anchor],
    blocks: Sequence[Block],
    removed: Removed,
) -> Iterator[Comment]:
    """Yield the comments of a document in the order of their part.

    `extended` is the root of the part that holds threads and what is done; an answer stands where its
    question stands unless it has an anchor of its own.
    """
    found = list(root.iterchildren(W + "comment")) if root is not None else []
    owners = {
        paragraph.get(W14 + "paraId", ""): comment.get(ID, "")
        for comment in found
        for paragraph in comment.iter(P)
    }
    parents: dict[str, str] = {}
    done: set[str] = set()
    for entry in extended.iterchildren(_W15 + "commentEx") if extended is not None else ():
        key = owners.get(entry.get(_W15 + "paraId", ""))
        above = owners.get(entry.get(_W15 + "paraIdParent", ""))
        if key is not None and above is not None and above != key:
            parents[key] = above
        if key is not None and entry.get(_W15 + "done") in _ON:
            done.add(key)
    numbers = {id(block): number for number, block in enumerate(blocks)}
    for comment in found:
        key = comment.get(ID, "")
        anchor = anchors.get(key) or anchors.get(parents.get(key, ""))
        block = anchor.block if anchor is not None else None
        number = numbers.get(id(block)) if block is not None else None
        start = end = 0
        if anchor is not None and number is not None:
            start = anchor.start
            end = len(_words(block)) if anchor.end is None else max(anchor.end, start)
        yield Comment(
            id=key,
            author=comment.get(W + "author", ""),
            date=comment.get(W + "date", ""),
            text="\n".join(scrub(_said(p), removed) for p in comment.iter(P)).strip(),
            block=number,
            start=start,
            end=end,
            parent=parents.get(key),
            done=key in done or parents.get(key) in done,
        )


def _words(block: Block | None) -> str:
    return (block.text or "\n".join(block.cells)) if block is not None else ""


def _said(paragraph: etree._Element) -> str:
    return "".join(
        node.text or "" if node.tag == T else _CHARACTERS[node.tag]
        for node in paragraph.iter(T, *_CHARACTERS)
        if next(node.iterancestors(DEL, MOVE_FROM), None) is None
    )
