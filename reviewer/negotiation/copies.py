"""The drafts of a matter as files in a folder that only this user may read, for as long as they are needed.

A process that is killed cannot remove its folder. Each folder holds a lock that ends with its process, so
that the next one may take away what was left behind.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from reviewer.errors import ReviewerError

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from types import TracebackType

    from reviewer.negotiation.matter import Matter

__all__ = ["Copies", "by_name"]

_PREFIX = "reviewer-matter-"
_LOCK = "lock"


class Copies:
    """Every round's file of a matter; `remove` takes them away. Raises `StoreError` as `Matter` does."""

    def __init__(self, matter: Matter) -> None:
        _sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = (self._folder / _LOCK).open("w")
        _held(self._lock)
        try:
            self.paths = matter.write_rounds(self._folder)
        except BaseException:
            self.remove()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sort: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, ReviewerError):
            by_name(error)
        self.remove()

    def remove(self) -> None:
        """Take the folder away; a second time does nothing."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._lock.close()


def by_name(error: ReviewerError) -> ReviewerError:
    """Return the error; one about a copy names the draft as it came, not where the copy lay."""
    path = Path(error.path or "")
    if len(path.parents) > 1 and path.parents[1].name.startswith(_PREFIX):
        error.path = path.name
    return error


def _sweep() -> None:
    """Remove what a process left behind when it was killed."""
    if fcntl is None:
        return
    for lock in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(OSError), lock.open("r+") as file:
            if _held(file):
                shutil.rmtree(lock.parent, ignore_errors=True)


def _held(file: IO[str]) -> bool:
    """Return whether the lock is ours now; False while a living process has it."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
