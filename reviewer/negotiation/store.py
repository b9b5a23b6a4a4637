"""The record of a review on disk: an append-only log in SQLite, so that no acknowledged act is ever lost.

A call that returns has reached the disk (write-ahead log, full synchronisation). Two processes may work
on one record: each act is taken in an immediate transaction that first reads what the other wrote. A
file that is not ours, damaged or written by a newer version is refused and left as it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

from reviewer.errors import StoreError
from reviewer.negotiation.decisions import EMPTY, Event, Ledger, apply, redo, undo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from reviewer.negotiation.decisions import Act

__all__ = ["SCHEMA", "Store", "data_folder", "default_path"]

SCHEMA = 1
_APPLICATION = 0x52564C47
"""Marks a SQLite file as a record of this program ("RVLG")."""
_BUSY_MS = 10_000
_CREATE = """
CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    event TEXT NOT NULL
) STRICT
"""


def data_folder() -> Path:
    """Return the user's folder for records; the environment variable REVIEWER_DATA names another."""
    import platformdirs

    chosen = os.environ.get("REVIEWER_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_path("reviewer", appauthor=False))


def default_path(base: str | Path, draft: str | Path) -> Path:
    """Return where the record of that pair is kept: in the data folder, named by both files' full paths.

    A side that is no file (`sha256:…` for text from standard input) stands for itself.
    """
    names = [
        str(side) if str(side).startswith("sha256:") else str(Path(side).resolve()) for side in (base, draft)
    ]
    digest = hashlib.sha256("\0".join(names).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    stem = re.sub(r"[^\w.-]+", "_", Path(names[1]).stem, flags=re.UNICODE)[:40].strip("._")
    return data_folder() / "reviews" / f"{stem or 'review'}-{digest}.sqlite3"


class Store:
    """An open record. `ledger` is the present state; `apply`, `undo` and `redo` write before they return.

    Every method raises `StoreError` where the file cannot be read or written safely. Use as a context
    manager, or call `close`.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._ledger = EMPTY
        self._seen = 0
        self._version = -1
        self._connection = _connect(self.path)
        try:
            _prepare(self._connection, self.path)
            self.refresh()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sort: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def ledger(self) -> Ledger:
        """The decisions as last read or written by this process."""
        return self._ledger

    def refresh(self) -> Ledger:
        """Read what another process wrote since, and return the ledger."""
        with _reported(self.path, writing=False):
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if version != self._version:
                self._catch_up()
                self._version = version
        return self._ledger

    def apply(self, event: Event) -> Ledger:
        """Do an event on top of what stands in the file, durably, and return the ledger."""
        return self._write("do", _encoded(event), lambda ledger: apply(ledger, event))

    def undo(self) -> Ledger:
        """Take back the last event, durably, and return the ledger."""
        return self._write("undo", "{}", undo)

    def redo(self) -> Ledger:
        """Do again the event taken back last, durably, and return the ledger."""
        return self._write("redo", "{}", redo)

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self._connection.close()

    def _write(self, act: str, payload: str, step: Callable[[Ledger], Ledger]) -> Ledger:
        with _reported(self.path, writing=True):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._catch_up()
                ledger = step(self._ledger)
                if ledger is self._ledger:
                    self._connection.execute("ROLLBACK")
                    return ledger
                now = datetime.now(UTC).isoformat(timespec="seconds")
                row = self._connection.execute(
                    "INSERT INTO log (at, act, event) VALUES (?, ?, ?)", (now, act, payload)
                )
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._seen = row.lastrowid or self._seen
            self._ledger = ledger
        return self._ledger

    def _catch_up(self) -> None:
        rows = self._connection.execute(
            "SELECT id, act, event FROM log WHERE id > ? ORDER BY id", (self._seen,)
        )
        for number, act, payload in rows:
            self._ledger = _replayed(self._ledger, act, payload, self.path)
            self._seen = number


def _connect(path: Path) -> sqlite3.Connection:
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, mode=0o700)
        connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreError("store.cannot_open", path=str(path), reason=_reason(error)) from error
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is not a sound record of ours, and only then write: the mode, and the table if new."""
    with _reported(path, writing=False):
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        if not _recognised(connection, path):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not _recognised(connection, path):
                connection.execute(_CREATE)
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                connection.execute(f"PRAGMA user_version = {SCHEMA}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    if os.name == "posix":
        path.chmod(0o600)


def _recognised(connection: sqlite3.Connection, path: Path) -> bool:
    """Return True for a sound record, False for an empty file; raise for anything else."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application == 0 and version == 0 and tables == 0:
        return False
    if application != _APPLICATION:
        raise StoreError("store.foreign", path=str(path))
    if version > SCHEMA:
        raise StoreError("store.newer", path=str(path), found=version, known=SCHEMA)
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise StoreError("store.corrupt", path=str(path), reason=str(verdict).splitlines()[-1])
    return True


def _encoded(event: Event) -> str:
    return json.dumps(
        {"act": event.act, "keys": event.keys, "value": event.value, "reason": event.reason},
        ensure_ascii=True,
    )


def _replayed(ledger: Ledger, act: str, payload: str, path: Path) -> Ledger:
    if act == "undo":
        return undo(ledger)
    if act == "redo":
        return redo(ledger)
    try:
        fields = json.loads(payload)
        event = Event(cast("Act", fields["act"]), tuple(fields["keys"]), fields["value"], fields["reason"])
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("store.corrupt", path=str(path), reason=_reason(error)) from error
    return apply(ledger, event)


@contextmanager
def _reported(path: Path, *, writing: bool) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        name = error.sqlite_errorname if hasattr(error, "sqlite_errorname") else ""
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise StoreError("store.busy", path=str(path)) from error
        key = "store.cannot_write" if writing else "store.cannot_open"
        raise StoreError(key, path=str(path), reason=_reason(error)) from error
    except sqlite3.DatabaseError as error:
        foreign = getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB"
        if foreign:
            raise StoreError("store.foreign", path=str(path)) from error
        raise StoreError("store.corrupt", path=str(path), reason=_reason(error)) from error


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__
