"""The record of a review on disk: an append-only log in SQLite, so that no acknowledged act is ever lost.

A call that returns has reached the disk (write-ahead log, full synchronisation). Two processes may work
on one record: each act is taken in an immediate transaction that first reads what the other wrote. A
file that is not ours, damaged or written by a newer version is refused and left as it is.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self, cast

from reviewer.errors import StoreError
from reviewer.negotiation.decisions import EMPTY, Event, Ledger, apply, redo, undo
from reviewer.negotiation.sqlite import Schema, open_database, reason, reported, transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from reviewer.negotiation.decisions import Act

__all__ = ["LOG", "SCHEMA", "Store"]

LOG = """
CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    event TEXT NOT NULL
) STRICT
"""
SCHEMA = Schema(application=0x52564C47, version=1, create=(LOG,))
"""A record of one review ("RVLG")."""


class Store:
    """An open record. `ledger` is the present state; `apply`, `undo` and `redo` write before they return.

    Every method raises `StoreError` where the file cannot be read or written safely. Use as a context
    manager, or call `close`.
    """

    schema: ClassVar[Schema] = SCHEMA

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._ledger = EMPTY
        self._seen = 0
        self._version = -1
        self._connection = open_database(self.path, self.schema)
        try:
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
        with reported(self.path, writing=False):
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
        with reported(self.path, writing=True), transaction(self._connection):
            self._catch_up()
            ledger = step(self._ledger)
            if ledger is self._ledger:
                return ledger
            now = datetime.now(UTC).isoformat(timespec="seconds")
            row = self._connection.execute(
                "INSERT INTO log (at, act, event) VALUES (?, ?, ?)", (now, act, payload)
            )
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
        raise StoreError("store.corrupt", path=str(path), reason=reason(error)) from error
    return apply(ledger, event)
