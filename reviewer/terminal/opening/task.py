"""Work in a thread of its own that can be given up at once: nobody waits for what it still does."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from reviewer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


class Cancelled(BaseException):
    """The user gave up. No `except Exception` on the way swallows it."""


class Task:
    """Something long. What it brings after it was abandoned is dropped, and the program can end before it."""

    def __init__(self, work: Callable[[Task], None]) -> None:
        """Take what to do; it is given the task itself, to ask whether it was abandoned."""
        self._work = work
        self.abandoned = False

    def start(self) -> None:
        """Begin."""
        Thread(target=self._run, name="aside", daemon=True).start()

    def abandon(self) -> None:
        """Let the work stop where it next asks, and its result go."""
        self.abandoned = True

    def go_on(self) -> None:
        """Raise `Cancelled` where the task was abandoned."""
        if self.abandoned:
            raise Cancelled

    def _run(self) -> None:
        try:
            self._work(self)
        except Cancelled:
            return
        except Exception:
            if not self.abandoned:
                raise


def unforeseen(error: Exception) -> UsageError:
    """Return an error that nobody foresaw as one that can be told calmly."""
    return UsageError("usage.internal", reason=f"{type(error).__name__}: {error}")
