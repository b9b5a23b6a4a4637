"""Work in a thread of its own that can be given up at once, in the middle of a step."""

from __future__ import annotations

import ctypes
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Cancelled(BaseException):
    """The user gave up. No `except Exception` on the way swallows it."""


class Task:
    """Something long. The program can end while it runs, for its thread keeps nothing alive."""

    def __init__(self, work: Callable[[Task], None]) -> None:
        """Take what to do; it is given the task itself and may ask whether it was abandoned."""
        self._work = work
        self._thread = Thread(target=self._run, name="reading", daemon=True)
        self.abandoned = False

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def abandon(self) -> None:
        """Raise `Cancelled` in the work at the next line it reaches."""
        self.abandoned = True
        ident = self._thread.ident
        if ident is not None and self._thread.is_alive():
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(ident), ctypes.py_object(Cancelled))

    def _run(self) -> None:
        try:
            self._work(self)
        except Cancelled:
            return
        except RuntimeError:
            if not self.abandoned:
                raise
