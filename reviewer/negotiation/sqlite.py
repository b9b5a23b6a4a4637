"""SQLite files of our own, opened so that nothing is lost and nothing foreign is touched."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Schema", "may_write", "open_database", "reported", "transaction"]

_BUSY_MS = 10_000


class Schema(Struct, frozen=True):
    """What a kind of file is known by and made of."""

    application: int
    """Four letters as a number, SQLite's own mark of whose file it is."""
    version: int
    create: tuple[str, ...]
    """Statements that make the tables of a new file."""
    alone: bool = False
    """Held by one program from the moment it is opened until it is closed."""


def open_database(path: Path, schema: Schema) -> sqlite3.Connection:
    """Open a file of that schema, or make it where there is none; a call to commit returns from the disk.

    One that may only be read, on a disk or in a folder where nothing can be written, is opened for reading.
    Raises `StoreError` for a file that is damaged, not ours or of a newer version, and leaves it as it is.
    """
    if not schema.alone and path.is_file() and not may_write(path):
        return _opened_for_reading(path, schema)
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, mode=0o700)
        connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreError("store.cannot_open", path=str(path), reason=reason(error)) from error
    try:
        _prepare(connection, path, schema)
    except BaseException:
        connection.close()
        raise
    return connection


def may_write(path: Path) -> bool:
    """Tell whether a file can be changed; SQLite needs to write beside it too."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _opened_for_reading(path: Path, schema: Schema) -> sqlite3.Connection:
    """Open a file as it is; where another program has it open, its log beside it counts too."""
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    with reported(path, writing=False):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
        try:
            if not _recognised(connection, path, schema):
                raise StoreError("store.foreign", path=str(path))
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the file for writing, and keep all of what was written or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reported(path: Path, *, writing: bool) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        name = error.sqlite_errorname if hasattr(error, "sqlite_errorname") else ""
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise StoreError("store.busy", path=str(path)) from error
        key = "store.cannot_write" if writing else "store.cannot_open"
        raise StoreError(key, path=str(path), reason=reason(error)) from error
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise StoreError("store.foreign", path=str(path)) from error
        raise StoreError("store.corrupt", path=str(path), reason=reason(error)) from error


def reason(error: BaseException) -> str:
    """Return what an error says, on one line."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__


def _prepare(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    """Refuse what is not a sound file of ours, and only then write: the mode, and the tables if new."""
    with reported(path, writing=False):
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        if schema.alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        if not _recognised(connection, path, schema):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        with transaction(connection):
            if not _recognised(connection, path, schema):
                for statement in schema.create:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {schema.application}")
                connection.execute(f"PRAGMA user_version = {schema.version}")
    if os.name == "posix":
        path.chmod(0o600)


def _recognised(connection: sqlite3.Connection, path: Path, schema: Schema) -> bool:
    """Return True for a sound file of ours, False for an empty one; raise for anything else."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application == 0 and version == 0 and tables == 0:
        return False
    if application != schema.application:
        raise StoreError("store.foreign", path=str(path))
    if version > schema.version:
        raise StoreError("store.newer", path=str(path), found=version, known=schema.version)
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise StoreError("store.corrupt", path=str(path), reason=str(verdict).splitlines()[-1])
    return True
