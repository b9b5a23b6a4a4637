"""The folder that results are put into: what in it is ours, and how a file reaches it without harm."""

from __future__ import annotations

import hashlib
import unicodedata
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from reviewer.errors import ExportError, UsageError
from reviewer.exporting.formats import SCRATCH, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["RECORD", "REPORTS", "Shelf", "folded", "stem_of"]

RECORD = "record.sqlite3"
REPORTS = "reports"
LONGEST = 240
"""Bytes of a file's name, of the 255 that file systems allow; the rest is for the ending."""


def stem_of(name: str, number: int = 1) -> str:
    """Return the name of a draft's reports without their ending: its own, its ending included.

    A longer one than disks allow is cut and told apart by a digest; from the second on, a name that another
    draft has taken gets its number.
    """
    path = PurePosixPath(name)
    leaf = path.name if number == 1 else f"{path.name}~{number}"
    raw = leaf.encode("utf-8", "surrogateescape")
    if len(raw) > LONGEST:
        mark = hashlib.sha256(raw).hexdigest()[:10]
        leaf = f"{raw[: LONGEST - 11].decode('utf-8', 'ignore')}~{mark}"
    return leaf if path.parent == PurePosixPath() else f"{path.parent}/{leaf}"


def folded(stem: str) -> bytes:
    """Return the same for names that some file system takes for one: by case, or by how accents are coded."""
    return unicodedata.normalize("NFC", stem.casefold()).encode("utf-8", "surrogateescape")


class Shelf:
    """The folder of results."""

    def __init__(self, path: Path, *, force: bool = False) -> None:
        self.path = path
        self.force = force
        """Whether files that are not ours, or were changed by hand, may be written over."""

    @property
    def record(self) -> Path:
        """Where the record of the batch is."""
        return self.path / RECORD

    def claim(self, folder: Path) -> None:
        """Make the folder of results, or make sure that it is ours to write into.

        Raises `UsageError` where it is the folder of the drafts, `ExportError` where it holds something else
        than a batch, or cannot be made.
        """
        try:
            if self.path.is_dir() and self.path.samefile(folder):
                raise UsageError("usage.batch_same", path=str(self.path))
            self.path.mkdir(exist_ok=True)
            ours = self.record.is_file() or not any(self.path.iterdir())
        except OSError as error:
            raise _unwritable(self.path, error) from error
        if not ours and not self.force:
            raise ExportError("export.batch_foreign", path=str(self.path))

    def tidy(self) -> None:
        """Remove what a run that was killed left half written."""
        reports = self.path / REPORTS
        for scratch in (*self.path.glob(SCRATCH + "*"), *reports.rglob(SCRATCH + "*")):
            scratch.unlink(missing_ok=True)

    def require_untouched(self, name: str, digest: str) -> None:
        """Raise `ExportError` where a file of ours was changed by hand since it had that digest."""
        if digest and not self.force and digest_of(self.path / name) not in (None, digest):
            raise ExportError("export.batch_changed", path=str(self.path / name))

    def require_free(self, stem: str, endings: Iterable[str]) -> None:
        """Raise `ExportError` where a file that is not ours stands where a report of a new draft will."""
        for path in (self.path / self._report(stem, ending) for ending in endings):
            if not self.force and path.exists():
                raise ExportError("export.batch_taken", path=str(path))

    def write_reports(
        self, stem: str, reports: Mapping[str, bytes], former: Mapping[str, str]
    ) -> dict[str, str]:
        """Write the reports of a draft and return their digests by ending; take away those of old.

        `former` are the digests of what was written before. Raises `ExportError` where a report was changed
        by hand since, and where the disk refuses.
        """
        for ending, digest in former.items():
            self.require_untouched(self._report(stem, ending), digest)
        self.remove_reports(stem, {end: digest for end, digest in former.items() if end not in reports})
        for ending, content in reports.items():
            path = self.path / self._report(stem, ending)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, content, durable=False)
            except (OSError, ValueError) as error:
                raise _unwritable(path, error) from error
        return {ending: hashlib.sha256(content).hexdigest() for ending, content in reports.items()}

    def remove_reports(self, stem: str, former: Mapping[str, str]) -> None:
        """Take away reports of a draft that are as they were written; leave those changed by hand."""
        for ending, digest in former.items():
            path = self.path / self._report(stem, ending)
            if digest_of(path) == digest:
                with suppress(OSError):
                    path.unlink()

    def has_reports(self, stem: str, former: Mapping[str, str]) -> bool:
        """Return whether the reports that were written are still there."""
        for ending in former:
            try:
                if (self.path / self._report(stem, ending)).stat().st_size == 0:
                    return False
            except OSError:
                return False
        return True

    @staticmethod
    def _report(stem: str, ending: str) -> str:
        return f"{REPORTS}/{stem}{ending}"


def digest_of(path: Path) -> str | None:
    """Return the digest of a file; None where it is not there or cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def _unwritable(path: Path, error: Exception) -> ExportError:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return ExportError("export.cannot_write", path=str(path), reason=reason)
