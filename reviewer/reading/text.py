"""Plain text and Markdown to blocks: one paragraph each, however its lines were broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.errors import ReadingError
from reviewer.model import Block, Document, Message
from reviewer.reading.doubles import without_doubles
from reviewer.reading.encodings import decode
from reviewer.reading.invisible import Removed, scrub
from reviewer.reading.markdown import Marked, read_markdown
from reviewer.reading.notices import about_removed, quoted
from reviewer.reading.site_words import about_foreign, find_foreign
from reviewer.reading.wrapping import Line, rejoin

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_text(data: bytes, path: str, sha256: str, *, markdown: bool) -> Document:
    """Return the document in the bytes of a text file; ReadingError where they are no text or no words."""
    try:
        decoded = decode(data)
    except UnicodeError as error:
        raise ReadingError("reading.binary", path=path) from error
    if decoded.text.count("\x00") + decoded.text.count("\x1a") > len(decoded.text) // 1000:
        raise ReadingError("reading.binary", path=path)
    removed = Removed()
    raw = without_doubles(scrub(decoded.text, removed)).split("\n")
    notices: list[Message] = []
    if decoded.guessed:
        notices.append(Message("notices.encoding_guessed", {"encoding": decoded.encoding}))
    if decoded.damaged:
        notices.append(
            Message("notices.damaged_bytes", {"count": decoded.damaged, "encoding": decoded.encoding})
        )
    if decoded.cut:
        notices.append(Message("notices.truncated_bytes"))
    if markdown:
        reading = read_markdown(raw)
        lines = reading.lines
        if reading.images:
            near = quoted(reading.images) or "“”"
            notices.append(Message("notices.unread.image", {"count": len(reading.images), "near": near}))
    else:
        lines = [
            Marked(number, text.strip(), text[: len(text) - len(text.lstrip())])
            for number, text in enumerate(raw, 1)
        ]
    words = [line.text or "|".join(("", *line.cells)) for line in lines]
    foreign = find_foreign(words)
    notices.extend(about_foreign(foreign, words))
    blocks, joined = _blocks(lines, words, foreign.lines, foreign.page)
    if joined:
        notices.append(Message("notices.rejoined", {"count": joined}))
    notices.extend(about_removed(removed))
    if not blocks:
        raise ReadingError("reading.no_text", path=path)
    return Document(
        path, "md" if markdown else "txt", sha256, tuple(blocks), tuple(notices), title=foreign.title
    )


def _blocks(
    lines: Sequence[Marked], words: Sequence[str], foreign: frozenset[int], pages: frozenset[int]
) -> tuple[list[Block], int]:
    """Return the blocks of the lines that are the document's own, and how many lines were joined."""
    kept: list[Line] = []
    marks: dict[int, Marked] = {}
    blank = True
    page_break = False
    for place, line in enumerate(lines):
        if place in foreign:
            page_break = page_break or place in pages
            blank = blank or place not in pages
            continue
        if not words[place]:
            blank = True
            continue
        fixed = bool(line.cells) or line.outline is not None
        before = marks.get(kept[-1].number) if kept else None
        if before is not None and before.hard_break:
            blank = True
        kept.append(Line(line.number, line.indent + line.text, blank and not page_break, fixed))
        marks[line.number] = line
        blank = page_break = False
    joined, count = rejoin(kept)
    blocks = [
        Block(
            text=line.text.strip(),
            outline=marks[line.number].outline,
            bold=marks[line.number].bold,
            cells=marks[line.number].cells,
            table=marks[line.number].table,
            line=line.number,
        )
        for line in joined
    ]
    return blocks, count
