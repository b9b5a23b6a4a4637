"""A file to a document, by what it holds and not by what it is called."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ReadingError
from reviewer.reading.limits import Limits

if TYPE_CHECKING:
    from reviewer.model import Document
    from reviewer.reading.docx.reader import Kept, View

_DEFAULT = Limits()
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_FOREIGN = (
    (b"{\\rtf", "rtf"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b", "gzip"), (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"),
    (b"MIME-Version:", "mht"),
)  # fmt: skip
_MARKUP = ((b"<!doctype html", "html"), (b"<html", "html"), (b"<?xml", "xml"))
_MARKDOWN = frozenset({".md", ".markdown"})


def read_document(
    source: str | Path,
    *,
    view: View = "accepted",
    limits: Limits = _DEFAULT,
    kept: Kept = frozenset(),
    data: bytes | None = None,
) -> Document:
    """Return the document in a file, or on standard input where `source` is `-`.

    Where `data` is given it is the content of the file, and `source` only its name.
    `view` says how tracked changes are read: `accepted`, `rejected`, or `author:NAME` (several names: one a
    line), where only the changes of these authors are accepted and all others rejected.
    `kept` are author and date of changes that are accepted in every view.
    Raises ReadingError, with the cause and the remedy, where the file cannot be read or no such author
    changed anything in it; ValueError where there is no such view.
    """
    path = str(source)
    if data is None:
        data = read_bytes(path, limits)
    if not data:
        raise ReadingError("reading.empty", path=path)
    sha256 = hashlib.sha256(data).hexdigest()
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from reviewer.reading.docx.document import read_docx

        return read_docx(data, path, sha256, view, limits, kept)
    from reviewer.reading.text import read_text

    _refuse_foreign(data, path)
    return read_text(data, path, sha256, markdown=Path(path).suffix.lower() in _MARKDOWN)


def read_bytes(path: str, limits: Limits) -> bytes:
    """Return the content of a file, `-` for standard input; raise ReadingError where that cannot be."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read(limits.unpacked + 1)
        elif not path:
            raise ReadingError("reading.no_name")
        else:
            file = Path(path)
            if file.is_dir():
                raise ReadingError("reading.is_folder", path=path)
            with file.open("rb") as stream:
                data = stream.read(limits.unpacked + 1)
    except FileNotFoundError as error:
        raise ReadingError("reading.not_found", path=path) from error
    except PermissionError as error:
        raise ReadingError("reading.no_permission", path=path) from error
    except (OSError, ValueError) as error:
        raise ReadingError("reading.unreadable", path=path) from error
    if len(data) > limits.unpacked:
        raise ReadingError(
            "reading.limit_unpacked", path=path, size=len(data) >> 20, limit=limits.unpacked >> 20
        )
    return data


def _refuse_foreign(data: bytes, path: str) -> None:
    """Raise ReadingError for what is neither a Word package nor text, by its first bytes."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ReadingError("reading.encrypted", path=path)
        raise ReadingError(
            "reading.legacy_word" if _WORD_STREAM in data else "reading.legacy_office", path=path
        )
    if b"%PDF-" in data[:1024]:
        raise ReadingError("reading.pdf", path=path)
    for magic, kind in _FOREIGN:
        if data.startswith(magic):
            raise ReadingError("reading.foreign", path=path, kind=kind)
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, kind in _MARKUP:
        if head.startswith(magic):
            raise ReadingError("reading.foreign", path=path, kind=kind)
