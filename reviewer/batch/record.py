"""What is known of every draft of a batch, kept on the disk so that an interrupted run goes on.

One row a draft, in a SQLite file that only one run holds at a time. Nothing of a draft's text is in it but
the sentences that the table shows.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, NamedTuple

from reviewer.batch.job import Outcome
from reviewer.negotiation.sqlite import Schema, open_database, reported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from reviewer.batch.folder import Found

__all__ = ["Record", "Row"]

PAGE = 200
"""Rows held at a time."""
COMMIT_SECONDS = 0.5
"""How much work at most is done again after the machine stopped dead."""
_SCHEMA = Schema(
    application=int.from_bytes(b"RvBt", "big"),
    version=1,
    create=(
        "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        """CREATE TABLE draft (
            name BLOB PRIMARY KEY,
            stem BLOB NOT NULL,
            folded BLOB NOT NULL UNIQUE,
            sort TEXT NOT NULL,
            run INTEGER NOT NULL,
            settled INTEGER NOT NULL DEFAULT 0,
            key TEXT NOT NULL DEFAULT '',
            outcome TEXT NOT NULL DEFAULT '',
            files TEXT NOT NULL DEFAULT '{}'
        ) STRICT, WITHOUT ROWID""",
    ),
    alone=True,
)


_COLUMNS = "SELECT name, stem, sort, key, outcome, files, settled = run FROM draft"


class Row(NamedTuple):
    """A draft as the record has it."""

    name: str
    stem: str
    """Name of its reports, without their endings, from the folder of reports on."""
    sort: str
    """What the name stands for, as `folder.find_drafts` says."""
    key: str
    """Of the result at hand; empty where there is none."""
    outcome: Outcome | None
    files: Mapping[str, str]
    """Digest of each report as it was written, by ending."""
    current: bool
    """Whether this run has seen to it: made its result, or found the result at hand to be right."""


class Record:
    """The drafts of one batch with their results. A context manager; what was kept is safe when it closes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = open_database(path, _SCHEMA)
        self._saved = time.monotonic()

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.save()
        finally:
            self._connection.close()

    def fact(self, name: str) -> str:
        """Return what was noted under that name; empty where nothing was."""
        row = self._connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def note(self, name: str, value: str) -> None:
        """Note a fact about the whole batch."""
        self._write("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def plan(self, found: Iterable[Found], claim: Callable[[str], None]) -> tuple[Row, ...]:
        """Take in what the folder holds now, and return the rows of what it held before and holds no more.

        `claim` is called with the stem of each draft that is new, and may raise; then nothing is taken in.
        """
        self.save()
        run = int(self.fact("run") or 0) + 1
        try:
            self.note("run", str(run))
            for one in found:
                name = _bytes(one.name)
                self._write("UPDATE draft SET run = ?, sort = ? WHERE name = ?", (run, one.sort, name))
                if not self._connection.execute("SELECT changes()").fetchone()[0]:
                    claim(self._add(one, run))
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        query = f"{_COLUMNS} WHERE run <> ? ORDER BY name"
        gone = tuple(_row(row) for row in self._connection.execute(query, (run,)))
        self._write("DELETE FROM draft WHERE run <> ?", (run,))
        self.save()
        return gone

    def count(self) -> int:
        """Return how many names there are."""
        return int(self._connection.execute("SELECT count(*) FROM draft").fetchone()[0])

    def rows(self) -> Iterator[Row]:
        """Yield every row in the order of the names; results may be kept meanwhile."""
        query = f"{_COLUMNS} WHERE name > ? ORDER BY name LIMIT ?"
        last: bytes = b""
        while page := self._connection.execute(query, (last, PAGE)).fetchall():
            last = page[-1][0]
            yield from map(_row, page)

    def keep(self, name: str, key: str, outcome: Outcome, files: Mapping[str, str]) -> None:
        """Keep the result of a draft, under its key, with the digests of the reports that were written."""
        values = (key, outcome.to_json(), json.dumps(files, sort_keys=True), _bytes(name))
        self._write("UPDATE draft SET key = ?, outcome = ?, files = ?, settled = run WHERE name = ?", values)
        if time.monotonic() - self._saved > COMMIT_SECONDS:
            self.save()

    def confirm(self, name: str) -> None:
        """Take the result at hand for that of this run."""
        self._write("UPDATE draft SET settled = run WHERE name = ?", (_bytes(name),))

    def save(self) -> None:
        """Put all that was kept onto the disk."""
        with reported(self.path, writing=True):
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
        self._saved = time.monotonic()

    def _add(self, one: Found, run: int) -> str:
        from reviewer.batch.shelf import folded, stem_of

        number = 1
        while True:
            stem = stem_of(one.name, number)
            values = (_bytes(one.name), _bytes(stem), folded(stem), one.sort, run)
            self._write(
                "INSERT OR IGNORE INTO draft (name, stem, folded, sort, run) VALUES (?, ?, ?, ?, ?)", values
            )
            if self._connection.execute("SELECT changes()").fetchone()[0]:
                return stem
            number += 1

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        with reported(self.path, writing=True):
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(statement, values)


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _row(values: tuple[bytes, bytes, str, str, str, str, int]) -> Row:
    name, stem, sort, key, outcome, files, current = values
    made = Outcome.from_json(outcome) if outcome else None
    return Row(_text(name), _text(stem), sort, key, made, json.loads(files), bool(current))


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
