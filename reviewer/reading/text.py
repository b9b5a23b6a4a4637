"""Plain text and Markdown to blocks."""

from __future__ import annotations

from reviewer.errors import ReadingError
from reviewer.model import Block, Document, Message
from reviewer.reading.encodings import decode
from reviewer.reading.invisible import Removed, scrub
from reviewer.reading.notices import about_removed


def read_text(data: bytes, path: str, sha256: str, *, markdown: bool) -> Document:
    """Return the document in the bytes of a text file; ReadingError where they are no text or hold no words."""
    try:
        text, encoding, guessed = decode(data)
    except UnicodeError as error:
        raise ReadingError("reading.binary", path=path) from error
    if "\x00" in text:
        raise ReadingError("reading.binary", path=path)
    removed = Removed()
    lines = scrub(text, removed).split("\n")
    blocks = [Block(text=line, line=number) for number, line in enumerate(lines, 1) if line.strip()]
    if not blocks:
        raise ReadingError("reading.no_text", path=path)
    notices = [Message("notices.encoding_guessed", {"encoding": encoding})] if guessed else []
    notices.extend(about_removed(removed))
    return Document(path, "md" if markdown else "txt", sha256, tuple(blocks), tuple(notices))
