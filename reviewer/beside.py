"""Work done beside the rest, in a process of its own, where a second core is free for it.

The process is a copy of this one (`fork`), so nothing is sent to it; what it made comes back through a pipe.
Where there is no such copying, no second core, another thread, or where this process is itself one of several
at work, the work is done here when it is asked for. The result is the same either way.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import TYPE_CHECKING, TypeVar

from reviewer.kept import keep

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["begin"]

Result = TypeVar("Result")


def begin(work: Callable[[], Result], *, worth: bool = True) -> Callable[[], Result]:
    """Begin a piece of work and return a function that waits for its result; to be asked once.

    `work` changes nothing that others see, and gives what can be pickled. `worth`: whether it is long enough
    for a process of its own, which costs some ten milliseconds; else it is done when the result is asked for.
    """
    if sys.platform == "win32" or not worth or not _room():
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, reading, writing)
    os.close(writing)

    def result() -> Result:
        with os.fdopen(reading, "rb") as answer:
            packed = answer.read()
        _, status = os.waitpid(child, 0)
        if status or not packed:
            return work()
        made: Result = pickle.loads(packed)
        return made

    return result


def _room() -> bool:
    """Tell whether this process may copy itself and a core is left for the copy."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        return False
    processes = sys.modules.get("multiprocessing.process")
    return processes is None or processes.parent_process() is None


def _work(work: Callable[[], object], reading: int, writing: int) -> None:
    """Do the work in the copy, hand over what it made, and end without a trace; whoever waits does it
    himself where it failed."""
    status = 1
    try:
        os.close(reading)
        packed = pickle.dumps(work(), protocol=pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as answer:
            answer.write(packed)
        keep()
        status = 0
    finally:
        os._exit(status)
