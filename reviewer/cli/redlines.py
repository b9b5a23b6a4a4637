"""The mere redline of two Word files: laid over each other by their own XML.

Who the parties are, whether either document is no contract, and in which language to speak is all that a
redline of words takes from the contracts. They are read for it beside, in processes of their own.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from reviewer.beside import begin
from reviewer.cli import speech
from reviewer.cli.pipeline import limits_of
from reviewer.exporting import formats
from reviewer.exporting.word import lay_words
from reviewer.reading.document import read_bytes

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reviewer.beside import Later
    from reviewer.exporting.word import WordOptions
    from reviewer.model import Language, Message
    from reviewer.reading import Limits

__all__ = ["Redline", "redline"]

WORTH = 10_000
"""Bytes of a file from which on it is worth a process to read it."""
LONG = 100_000
"""Bytes of a draft from which on each of the two is worth one of its own."""
_ZIP = b"PK\x03\x04"


class Redline(Struct, frozen=True):
    """A redline as it is to be written, and what to say of it in which language."""

    path: Path
    content: bytes
    notices: tuple[Message, ...]
    language: Language


class _File(NamedTuple):
    """A Word file by its path and its bytes."""

    path: str
    content: bytes


class _Told(NamedTuple):
    """What a redline takes from a contract."""

    language: Language
    labels: tuple[str, ...]


def redline(options: Namespace, word: WordOptions, wish: Language | None) -> Redline | None:
    """Return the differences of words between two Word files as tracked changes, decisions left aside.

    None where that cannot be, whatever the reason: whoever reads both as contracts first finds it out again
    and says it, in the order of the reading.
    """
    limits = limits_of(options)
    try:
        base, draft = (_File(path, _content(path, limits)) for path in (options.base, options.draft))
        return _laid(base, draft, options, word, wish) if base.content and draft.content else None
    except Exception:
        return None


def _content(path: str, limits: Limits) -> bytes:
    """Return the bytes of a Word file, none for another and for standard input, which is read only once."""
    data = read_bytes(path, limits) if path != "-" else b""
    return data if data.startswith(_ZIP) else b""


def _laid(base: _File, draft: _File, options: Namespace, word: WordOptions, wish: Language | None) -> Redline:
    limits = limits_of(options)
    readings = _begun(base, draft, limits)
    path = formats.place_of(options.output, base.path, draft.path)
    languages: list[Language] = []

    def known() -> tuple[Iterable[str], Language]:
        theirs, ours = (told for reading in readings for told in reading())
        if options.side is not None and options.side.strip() not in theirs.labels:
            raise LookupError
        languages.append(speech.for_contract(wish, theirs.language))
        return (*theirs.labels, *ours.labels), languages[0]

    content, notices = lay_words(base, draft, limits, known, word)
    return Redline(path, content, notices, languages[0])


def _begun(base: _File, draft: _File, limits: Limits) -> list[Later[list[_Told]]]:
    """Begin to read both files as contracts: one process for both where they are short, else two."""
    short = len(draft.content) < LONG
    groups = [[base, draft]] if short else [[base], [draft]]
    return [begin(partial(_told, files, limits), worth=len(files[0].content) >= WORTH) for files in groups]


def _told(files: Sequence[_File], limits: Limits) -> list[_Told]:
    from reviewer.reading import read_document
    from reviewer.structure import outline, require_contract

    found: list[_Told] = []
    for file in files:
        document = read_document(file.path, limits=limits, data=file.content)
        contract = require_contract(outline(document))
        found.append(_Told(contract.language, tuple(party.label for party in contract.parties)))
    return found
