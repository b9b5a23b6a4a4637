"""A matter on disk: one file that holds the baseline, every draft that went out or came in, and the answers.

The drafts are kept inside the file, byte for byte, so that a matter can be reviewed after the documents have
moved. Rounds and answers are only added; the newest draft alone can be taken back.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from reviewer.errors import ExportError, StoreError, UsageError
from reviewer.negotiation.folders import data_folder, legible
from reviewer.negotiation.sqlite import Schema, open_database, reason, reported, transaction
from reviewer.negotiation.store import LOG, Store
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ENDING",
    "Matter",
    "Round",
    "Sender",
    "create_matter",
    "is_same_matter",
    "known_matters",
    "matter_folder",
    "matter_path",
    "restore_matter",
]

Sender = Literal["us", "counterparty"]
ENDING = ".matter"
_CREATE = (
    LOG,
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE file (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT",
    """CREATE TABLE round (
        number INTEGER PRIMARY KEY,
        sender TEXT NOT NULL CHECK (sender IN ('us', 'counterparty')),
        sha256 TEXT NOT NULL REFERENCES file (sha256),
        name TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT""",
)
_UNSAFE = lazy(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LONGEST = 200
"""Bytes of a matter's name in that of its file, of the 255 that file systems allow: SQLite's own files, which
stand beside it while it is open, have longer ones."""


class Round(Struct, frozen=True):
    """A text that changed hands. Round 0 is the baseline, which counts as sent by us."""

    number: int
    sender: Sender
    sha256: str
    name: str
    """Name of the file when it was added, without its folders."""
    at: str
    """ISO date or time, as given or when it was added."""


class Matter(Store):
    """An open matter: the answers of `Store`, and the rounds. Raises `StoreError` as `Store` does."""

    schema: ClassVar[Schema] = Schema(application=0x52564D54, version=1, create=_CREATE)

    def __init__(self, path: str | Path) -> None:
        if not Path(path).is_file():
            raise StoreError("store.no_matter", path=str(path))
        super().__init__(path)
        if not self.facts:
            self.close()
            raise StoreError("store.foreign", path=str(path))

    @property
    def facts(self) -> Mapping[str, str]:
        """What was said when the matter was made: `name`, `side`, `created`, and what was set since."""
        with reported(self.path, writing=False):
            return dict(self._connection.execute("SELECT name, value FROM fact"))

    @property
    def name(self) -> str:
        """What the matter is called."""
        return self.facts["name"]

    @property
    def side(self) -> str | None:
        """Label of our party in the baseline."""
        return self.facts.get("side") or None

    @property
    def rounds(self) -> tuple[Round, ...]:
        """All rounds in order, the baseline first."""
        with reported(self.path, writing=False):
            rows = self._connection.execute(
                "SELECT number, sender, sha256, name, at FROM round ORDER BY number"
            )
            return tuple(Round(*row) for row in rows)

    def content(self, number: int) -> bytes:
        """Return the file of a round as it was added; raises `StoreError` where it is not what it was."""
        with reported(self.path, writing=False):
            row = self._connection.execute(
                "SELECT f.sha256, f.content FROM round r JOIN file f USING (sha256) WHERE r.number = ?",
                (number,),
            ).fetchone()
        if row is None:
            raise UsageError("usage.round", path=str(self.path), number=number)
        if hashlib.sha256(row[1]).hexdigest() != row[0]:
            raise StoreError("store.corrupt", path=str(self.path), reason=f"round {number}")
        return bytes(row[1])

    def add(self, content: bytes, name: str, sender: Sender, at: str | None = None) -> Round:
        """Take in a draft, durably, and return its round."""
        digest = hashlib.sha256(content).hexdigest()
        kept, when = legible(PurePath(name).name), legible(at or _now())
        with reported(self.path, writing=True), transaction(self._connection):
            number = int(self._connection.execute("SELECT max(number) + 1 FROM round").fetchone()[0])
            added = Round(number, sender, digest, kept, when)
            _put(self._connection, added, content)
        return added

    def take_back(self) -> Round:
        """Take the newest draft out, durably, and return what it was; the answers stay.

        Raises `UsageError` where there is the baseline alone.
        """
        with reported(self.path, writing=True), transaction(self._connection):
            newest = self.rounds[-1]
            if newest.number == 0:
                raise UsageError("usage.no_round", path=str(self.path))
            self._connection.execute("DELETE FROM round WHERE number = ?", (newest.number,))
            self._connection.execute("DELETE FROM file WHERE sha256 NOT IN (SELECT sha256 FROM round)")
        return newest

    def set_fact(self, name: str, value: str) -> None:
        """Note something about the matter, durably."""
        with reported(self.path, writing=True), transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, legible(value)))

    def write_rounds(self, folder: Path) -> tuple[Path, ...]:
        """Write every round's file into a folder of its own under `folder`, and return the paths in order."""
        paths = []
        for one in self.rounds:
            place = folder / f"{one.number:02d}"
            place.mkdir(parents=True, exist_ok=True)
            path = place / (_UNSAFE.sub("_", one.name) or "draft")
            path.write_bytes(self.content(one.number))
            paths.append(path)
        return tuple(paths)

    def backup(self, target: str | Path) -> Path:
        """Copy the whole matter to a new file, a moment of it that is sound by itself, and return the path.

        Raises `StoreError` where the target exists: a backup never takes the place of anything; `ExportError`
        where its folder is not there or the disk refuses.
        """
        path = Path(target)
        scratch = _claimed(path)
        try:
            copy = sqlite3.connect(scratch)
            try:
                self._connection.backup(copy)
            finally:
                copy.close()
            _settled(scratch, path)
        except (OSError, sqlite3.Error) as error:
            said = reason(error) if path.parent.is_dir() else os.strerror(errno.ENOENT)
            raise ExportError("export.cannot_write", path=str(target), reason=said) from error
        finally:
            _cleared(scratch)
        return path


def create_matter(
    path: str | Path,
    *,
    name: str,
    side: str | None,
    baseline: bytes,
    baseline_name: str,
    at: str | None = None,
    facts: Mapping[str, str] | None = None,
) -> Matter:
    """Make a matter in a new file with its baseline as round 0, all at once, and open it.

    Raises `StoreError` where the file exists.
    """
    path = Path(path)
    scratch = _claimed(path)
    _make_folder(path)
    try:
        connection = open_database(scratch, Matter.schema)
        try:
            with reported(path, writing=True), transaction(connection):
                known = {"name": name, "side": side or "", "created": _now(), **(facts or {})}
                rows = [(fact, legible(value)) for fact, value in known.items()]
                connection.executemany("INSERT INTO fact VALUES (?, ?)", rows)
                digest = hashlib.sha256(baseline).hexdigest()
                kept, when = legible(PurePath(baseline_name).name), legible(at or _now())
                _put(connection, Round(0, "us", digest, kept, when), baseline)
        finally:
            connection.close()
        _settled(scratch, path)
    except StoreError as error:
        error.path = str(path)
        raise
    finally:
        _cleared(scratch)
    return Matter(path)


def restore_matter(backup: str | Path, target: str | Path) -> Matter:
    """Make a matter from a backup in a new file, and open it; the backup is proved sound first."""
    with Matter(backup) as kept:
        for one in kept.rounds:
            kept.content(one.number)
        _claimed(Path(target))
        _make_folder(Path(target))
        path = kept.backup(target)
    return Matter(path)


def matter_folder() -> Path:
    """Return where matters lie that were not given a place."""
    return data_folder() / "matters"


def matter_path(name: str, folder: str | Path | None = None) -> Path:
    """Return the file of a matter of that name, in `folder` or in the user's data folder; a longer name than
    disks allow is cut and told apart by a digest."""
    stem = _UNSAFE.sub("_", legible(name)).strip(" ._") or "matter"
    raw = stem.encode("utf-8")
    if len(raw) > _LONGEST:
        stem = f"{raw[: _LONGEST - 11].decode('utf-8', 'ignore')}~{hashlib.sha256(raw).hexdigest()[:10]}"
    return (Path(folder) if folder else matter_folder()) / f"{stem}{ENDING}"


def known_matters(folder: str | Path = ".") -> tuple[Path, ...]:
    """Return the matters beside the documents, or where there is none, those in the user's data folder."""
    for place in (Path(folder), matter_folder()):
        found = tuple(sorted(place.glob(f"*{ENDING}"))) if place.is_dir() else ()
        if found:
            return found
    return ()


def is_same_matter(one: Path, other: Path) -> bool:
    """Tell whether two files hold one negotiation, as a matter and its backup do: begun at the same second
    with the same baseline. False where either is no matter that can be read."""
    begun = []
    for path in (one, other):
        try:
            with Matter(path) as kept:
                begun.append((kept.facts.get("created"), kept.rounds[0].sha256))
        except (StoreError, OSError):
            return False
    return begun[0] == begun[1]


def _put(connection: sqlite3.Connection, one: Round, content: bytes) -> None:
    connection.execute("INSERT OR IGNORE INTO file VALUES (?, ?)", (one.sha256, content))
    row = (one.number, one.sender, one.sha256, one.name, one.at)
    connection.execute("INSERT INTO round VALUES (?, ?, ?, ?, ?)", row)


def _claimed(path: Path) -> Path:
    """Return a name beside a file that does not exist yet, to write into before the file is there whole."""
    try:
        taken = path.exists()
    except OSError as error:
        raise StoreError("store.cannot_open", path=str(path), reason=reason(error)) from error
    if taken:
        raise StoreError("store.exists", path=str(path))
    return path.with_name(f".reviewer-{os.getpid()}-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]}")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError("store.cannot_open", path=str(path), reason=reason(error)) from error


def _cleared(scratch: Path) -> None:
    """Leave nothing of what was written beside a file, SQLite's own files included."""
    for ending in ("", "-wal", "-shm", "-journal"):
        scratch.with_name(scratch.name + ending).unlink(missing_ok=True)


def _settled(scratch: Path, path: Path) -> None:
    """Give the finished file its name, unless another took the name meanwhile."""
    with scratch.open("rb+") as file:
        os.fsync(file.fileno())
    if os.name == "posix":
        scratch.chmod(0o600)
    try:
        path.hardlink_to(scratch)
    except FileExistsError as error:
        raise StoreError("store.exists", path=str(path)) from error
    except OSError:
        scratch.rename(path)


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")
