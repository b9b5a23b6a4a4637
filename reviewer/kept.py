"""What every run would work out anew from the program's own files, kept from one run to the next.

Compiling five hundred expressions and parsing fifty tables takes longer than comparing two short contracts.
The results lie in one file beside the compiled modules, in their `__pycache__` folder and on the same terms:
nothing is written where Python writes no bytecode, and a file that is missing, damaged or of another version
of Python costs time and nothing else. A run reads the list of what is there and the entries that it asks
for; contracts of other roles, or of the other language, leave much that it has no need of. No word of a
document is kept: `patterns.lazy`, `patterns.compiled` and `tables.read` alone ask for it, and they are given
what the program ships.
"""

from __future__ import annotations

import marshal
import mmap
import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Place = tuple[int, int, int]
    """Where an entry begins behind the list, its length and its check sum."""

__all__ = ["keep", "kept"]

_MOST = 6_144
"""Entries; beyond them those that were not asked for when the file was last written are dropped first."""
_VERSION = sys.version.encode() + b"\n"
_SUM = 4
"""Bytes of a check sum or a length."""


class _Shelf:
    """The entries of the file; the list of them is read when the first is asked for, and each by itself."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._list: dict[str, Place] | None = None
        self._content: mmap.mmap | bytes = b""
        self._begin = 0
        """Where the entries begin, behind the list."""
        self._asked: dict[str, bytes] = {}
        """What was found or made in this run."""
        self.grown = False

    def find(self, key: str) -> bytes | None:
        """Return the entry of that key, None where the file lacks it or is not to be trusted."""
        known = self._asked.get(key)
        if known is None and (place := self._places().get(key)):
            known = self._at(place)
            if known is not None:
                self._asked[key] = known
        return known

    def put(self, key: str, entry: bytes) -> None:
        """Take an entry that the file lacks."""
        self._asked[key] = entry
        self.grown = True

    def write(self) -> None:
        """Write all entries where there are new ones, in one step; leave the file alone where that fails.

        What another process put in meanwhile stays. The entries of this run stand last, and where there are
        too many the first are left out.
        """
        if not self.grown or self.path is None or sys.dont_write_bytecode:
            return
        self.grown = False
        there = _Shelf(self.path).all()
        entries = {key: entry for key, entry in there.items() if key not in self._asked} | self._asked
        for key in list(entries)[: max(0, len(entries) - _MOST)]:
            del entries[key]
        passing = self.path.with_suffix(f".{os.getpid()}")
        try:
            passing.write_bytes(_packed(entries))
            passing.replace(self.path)
        except OSError:
            passing.unlink(missing_ok=True)

    def all(self) -> dict[str, bytes]:
        """Return every entry of the file by its key, in the order of the file."""
        found = {key: self._at(place) for key, place in self._places().items()}
        return {key: entry for key, entry in found.items() if entry is not None}

    def _places(self) -> dict[str, Place]:
        if self._list is None:
            self._list = {}
            try:
                self._open()
            except (OSError, ValueError, EOFError, TypeError):
                self._list = {}
        return self._list

    def _open(self) -> None:
        if self.path is None:
            return
        with self.path.open("rb") as file:
            content = file.read() if sys.platform == "win32" else _mapped(file.fileno())
        start = len(_VERSION) + 2 * _SUM
        head = content[:start]
        end = start + int.from_bytes(head[-_SUM:], "big")
        listed = content[start:end]
        if head == _head(listed):
            self._content, self._begin, self._list = content, end, marshal.loads(listed)

    def _at(self, place: Place) -> bytes | None:
        offset, length, total = place
        entry = self._content[self._begin + offset : self._begin + offset + length]
        return entry if zlib.crc32(entry) == total else None


def _mapped(number: int) -> mmap.mmap:
    """Return an open file as bytes of which only those looked at are read. Not on Windows, which lets nobody
    replace a file that is mapped."""
    return mmap.mmap(number, 0, access=mmap.ACCESS_READ)


def _packed(entries: dict[str, bytes]) -> bytes:
    """Return the file of those entries: version, list, entries."""
    places: dict[str, Place] = {}
    at = 0
    for key, entry in entries.items():
        places[key] = at, len(entry), zlib.crc32(entry)
        at += len(entry)
    listed = marshal.dumps(places)
    return b"".join((_head(listed), listed, *entries.values()))


def _head(listed: bytes) -> bytes:
    return _VERSION + zlib.crc32(listed).to_bytes(_SUM, "big") + len(listed).to_bytes(_SUM, "big")


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
    known = _shelf.find(key)
    if known is not None:
        return marshal.loads(known)
    value = make()
    try:
        packed = marshal.dumps(value)
    except ValueError:
        return value
    _shelf.put(key, packed)
    return value


def keep() -> None:
    """Write down what was worked out in this run, for the next."""
    _shelf.write()
