"""What every run would work out anew from the program's own files, kept from one run to the next.

Compiling five hundred expressions and parsing fifty tables takes longer than comparing two short contracts.
The results lie in one file beside the compiled modules, in their `__pycache__` folder and on the same terms:
nothing is written where Python writes no bytecode, and a file that is missing, damaged or of another version
of Python costs time and nothing else. No word of a document is kept: `patterns.lazy`, `patterns.compiled` and
`tables.read` alone ask for it, and they are given what the program ships.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["keep", "kept"]

_MOST = 2_048
"""Entries; beyond them those of former versions of the program have piled up, and all are dropped."""
_VERSION = sys.version.encode() + b"\n"


class _Shelf:
    """The entries of the file, read when the first of them is asked for."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.entries: dict[str, bytes] | None = None
        self.grown = False

    def read(self) -> dict[str, bytes]:
        """Return the entries by their keys, none where the file is not to be had or not to be trusted."""
        if self.entries is None:
            self.entries = {}
            try:
                content = self.path.read_bytes() if self.path else b""
                head, body = content[: len(_VERSION) + 4], content[len(_VERSION) + 4 :]
                if head == _head(body):
                    self.entries = marshal.loads(body)
            except (OSError, ValueError, EOFError, TypeError):
                self.entries = {}
        return self.entries

    def write(self) -> None:
        """Write all entries where there are new ones, in one step; leave the file alone where that fails."""
        if not self.grown or self.path is None or sys.dont_write_bytecode:
            return
        self.grown = False
        body = marshal.dumps(self.read())
        passing = self.path.with_suffix(f".{os.getpid()}")
        try:
            passing.write_bytes(_head(body) + body)
            passing.replace(self.path)
        except OSError:
            passing.unlink(missing_ok=True)


def _head(body: bytes) -> bytes:
    return _VERSION + zlib.crc32(body).to_bytes(4, "big")


def _place() -> Path | None:
    """Return where the file lies; None where modules are not kept as files."""
    cached = __spec__.cached if __spec__ else None
    return Path(cached).with_suffix(".kept") if cached else None


_shelf = _Shelf(_place())


def kept(key: str, make: Callable[[], Any]) -> Any:
    """Return what `make` gave when it was last asked under that key, or ask it now.

    The key names everything that the result depends on. Plain values are kept (numbers, strings, lists,
    dictionaries …) and given anew each time; others are made again in every run.
    """
    entries = _shelf.read()
    known = entries.get(key)
    if known is not None:
        return marshal.loads(known)
    value = make()
    try:
        packed = marshal.dumps(value)
    except ValueError:
        return value
    if len(entries) >= _MOST:
        entries.clear()
    entries[key] = packed
    _shelf.grown = True
    return value


def keep() -> None:
    """Write down what was worked out in this run, for the next."""
    _shelf.write()
