"""The mere redline of two Word files: laid over each other by their own XML.

Who the parties are, whether either document is no contract, and in which language to speak is all that a
redline of words takes from the contracts. The baseline is read for it in a process of its own.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.cli import speech
from reviewer.cli.pipeline import limits_of, side_of
from reviewer.exporting import formats

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reviewer.exporting.word import WordOptions
    from reviewer.exporting.word.package import WordPackage
    from reviewer.model import Language, Message
    from reviewer.reading import Limits

__all__ = ["Redline", "redline"]

LONG = 100_000
"""Bytes of a draft from which on it is read in a process of its own, while its paragraphs are laid out."""
SHORT = 10_000
"""The same for a baseline, which may be read while the draft is."""
_ZIP = b"PK\x03\x04"


class Redline(Struct, frozen=True):
    """A redline as it is to be written, and what to say of it in which language."""

    path: Path
    content: bytes
    notices: tuple[Message, ...]
    language: Language


class _Told(Struct, frozen=True):
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
        base, draft = _content(options.base, limits), _content(options.draft, limits)
        if not (base and draft):
            return None
        return _laid(base, draft, options, word, wish)
    except Exception:
        return None


def _content(path: str, limits: Limits) -> bytes:
    """Return the bytes of a Word file, none for another and for standard input, which is read only once."""
    from reviewer.reading.document import read_bytes

    data = read_bytes(path, limits) if path != "-" else b""
    return data if data.startswith(_ZIP) else b""


def _laid(base: bytes, draft: bytes, options: Namespace, word: WordOptions, wish: Language | None) -> Redline:
    from reviewer.exporting.word import lay_words, open_words

    path = formats.place_of(options.output, options.base, options.draft)
    limits = limits_of(options)
    packages = open_words(options.base, base, limits), open_words(options.draft, draft, limits)
    theirs = _begun(packages[0], base, SHORT)
    ours = _begun(packages[1], draft, LONG)
    languages: list[Language] = []

    def known() -> tuple[Iterable[str], Language]:
        mine, its = ours(), theirs()
        side_of(options, its.labels)
        languages.append(speech.for_contract(wish, its.language))
        return (*its.labels, *mine.labels), languages[0]

    content, notices = lay_words(*packages, known, word)
    return Redline(path, content, notices, languages[0])


def _begun(package: WordPackage, content: bytes, long: int) -> Callable[[], _Told]:
    """Begin to read a file as a contract, in a process of its own where it is that long; else read it now,
    before what is tracked in it is accepted."""
    from reviewer.beside import begin

    work = partial(_told, package, content)
    later = begin(work, worth=len(content) >= long)
    if later.elsewhere:
        return later
    told = work()
    return lambda: told


def _told(package: WordPackage, content: bytes) -> _Told:
    from reviewer.reading.docx import read_package
    from reviewer.structure import outline, require_contract

    document = read_package(package.lent(), hashlib.sha256(content).hexdigest())
    contract = require_contract(outline(document))
    return _Told(contract.language, tuple(party.label for party in contract.parties))
