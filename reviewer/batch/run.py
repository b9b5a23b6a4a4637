"""A batch from its folder to its table, going on where an earlier run stopped."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from reviewer.batch.folder import DRAFT, find_drafts
from reviewer.batch.job import Task, refused, told
from reviewer.batch.record import Record
from reviewer.batch.shelf import Shelf
from reviewer.batch.table import TABLES, holds, write_table
from reviewer.errors import ExportError, ReviewerError
from reviewer.exporting.formats import replacing
from reviewer.findings.inspect.dismissal import Dismissals
from reviewer.model import SEVERITIES
from reviewer.reading.document import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from reviewer.batch.job import Done, Engine, Job, Outcome
    from reviewer.batch.record import Row

__all__ = ["Order", "Progress", "Summary", "run_batch"]

TABLE = "results"


class Order(Struct, frozen=True):
    """A batch as it was asked for."""

    job: Job
    folder: Path
    out: Path
    baselines: tuple[Path, ...] = ()
    """The baselines' own files, which are no drafts where they lie in the folder."""
    tables: tuple[str, ...] = TABLES
    force: bool = False
    dismissals: Dismissals = field(default_factory=Dismissals)
    """Faults put aside, those in single drafts among them."""


class Progress(NamedTuple):
    """How far a batch is."""

    total: int
    done: int
    """Of the total, those found done included."""
    reused: int
    """Found done by an earlier run."""
    failed: int


class Summary(Struct):
    """What became of a batch."""

    total: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    reused: int = 0
    interrupted: bool = False
    tables: list[Path] = field(default_factory=list)


def run_batch(order: Order, engine: Engine, watch: Callable[[Progress], object]) -> Summary:
    """Compare every draft that has no result yet, write the tables, and return what became of the batch.

    `watch` is called after every draft. An interruption (KeyboardInterrupt) ends the comparing and still
    writes the tables over what is known; the same order goes on from there. Raises `ReviewerError` where the
    folder cannot be read or the folder of results is not ours to write into.
    """
    shelf = Shelf(order.out, force=order.force)
    shelf.claim(order.folder)
    with Record(shelf.record) as record:
        for ending in TABLES:
            shelf.require_untouched(TABLE + ending, record.fact(f"digest{ending}"))
        found = find_drafts(order.folder, without=(order.out,), baselines=order.baselines)
        endings = order.job.reports
        gone = record.plan(found, lambda stem: shelf.require_free(stem, endings))
        shelf.tidy()
        for row in gone:
            shelf.remove_reports(row.stem, row.files)
        batch = _Batch(order, shelf, record, watch)
        try:
            with closing(engine(order.job, batch.tasks())) as results:
                for task, done in results:
                    batch.keep(task, done)
        except KeyboardInterrupt:
            batch.summary.interrupted = True
            batch.recount()
        batch.write_tables()
        return batch.summary


class _Batch:
    """A run in progress."""

    def __init__(
        self, order: Order, shelf: Shelf, record: Record, watch: Callable[[Progress], object]
    ) -> None:
        self.order, self.shelf, self.record, self.watch = order, shelf, record, watch
        self.summary = Summary(total=record.count())
        self._job_key = order.job.key()
        self._open: dict[str, Row] = {}
        """Rows of the drafts that are being compared."""

    def tasks(self) -> Iterator[Task]:
        """Yield the drafts that have to be compared, and settle all others on the way."""
        job, lang = self.order.job, self.order.job.language
        for row in self.record.rows():
            if row.sort != DRAFT:
                self._settle(row, "", told("skipped", f"batch.skipped.{row.sort}", lang))
                continue
            path = self.order.folder / row.name
            try:
                task = self._task(row.name, read_bytes(str(path), job.limits))
            except ReviewerError as error:
                self._settle(row, "", refused(error, lang))
                continue
            if row.key == task.key(self._job_key) and self.shelf.has_reports(row.stem, row.files):
                self.summary.reused += 1
                self.record.confirm(row.name)
                self._count(row.outcome)
                continue
            self._open[row.name] = row
            yield task

    def _task(self, name: str, data: bytes) -> Task:
        documents = self.order.dismissals.documents
        aside = documents.get(hashlib.sha256(data).hexdigest(), {}) if documents else {}
        return Task(name, data, aside)

    def keep(self, task: Task, done: Done) -> None:
        """Write what came of a draft and record it."""
        row = self._open.pop(task.name)
        key = "" if done.passing else task.key(self._job_key)
        self._settle(row, key, done.outcome, done.reports)

    def recount(self) -> None:
        """Count by the record: an interruption may have come between writing a result and counting it."""
        summary = self.summary
        summary.statuses.clear()
        summary.severities.clear()
        for row in self.record.rows():
            self._add(row.outcome)

    def write_tables(self) -> None:
        """Write the tables over all rows; raise `ExportError` where the disk refuses."""
        for ending in self.order.tables:
            path = self.shelf.path / f"{TABLE}{ending}"
            if not holds(ending, self.summary.total):
                continue
            try:
                with replacing(path) as out:
                    write_table(out, ending, self.order.job, self.record.rows())
                    out.seek(0)
                    digest = hashlib.file_digest(out, "sha256").hexdigest()
            except OSError as error:
                reason = error.strerror or type(error).__name__
                raise ExportError("export.cannot_write", path=str(path), reason=reason) from error
            self.record.note(f"digest{ending}", digest)
            self.summary.tables.append(path)

    def _settle(
        self, row: Row, key: str, outcome: Outcome, reports: Mapping[str, bytes] | None = None
    ) -> None:
        """Put the reports in place and the outcome on record; what cannot be written is a failure."""
        files: Mapping[str, str] = row.files
        try:
            files = self.shelf.write_reports(row.stem, reports or {}, row.files)
        except ExportError as error:
            key, outcome = "", refused(error, self.order.job.language)
        self.record.keep(row.name, key, outcome, files)
        self._count(outcome)

    def _add(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            self.summary.statuses[outcome.status] += 1
            self.summary.severities.update(dict(zip(SEVERITIES, outcome.counts, strict=False)))

    def _count(self, outcome: Outcome | None) -> None:
        summary = self.summary
        self._add(outcome)
        done = summary.statuses.total()
        self.watch(Progress(summary.total, done, summary.reused, summary.statuses["failed"]))
