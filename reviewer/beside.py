"""Work done beside the rest, in a process of its own, where a second core is free for it.

The process is a copy of this one (`fork`), so nothing is sent to it; what it made comes back through a pipe.
Where there is no such copying, no second core, another thread, or where this process is itself one of several
at work, the work is done here when it is asked for. The result is the same either way.
"""

from __future__ import annotations

import os
import pickle
import select
import sys
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from reviewer.kept import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Later", "begin", "begin_shared", "in_halves", "load_while"]

Item = TypeVar("Item")
Result = TypeVar("Result")


class Later(Generic[Result]):
    """Work that was begun in another process, or put off; called once, it gives the result."""

    def __init__(self, work: Callable[[], Result], child: int = 0, answer: int | None = None) -> None:
        self._work = work
        self._child = child
        self._answer = answer

    def at_work(self) -> bool:
        """Tell whether a process of its own is still at the work."""
        return self._answer is not None and not select.select([self._answer], [], [], 0)[0]

    def __call__(self) -> Result:
        """Wait for the result, or do the work here where no other process did."""
        made = self.answered()
        return self._work() if made is None else made

    def answered(self) -> Result | None:
        """Wait for the result of the other process; None where there is none, or where it failed."""
        if self._answer is None:
            return None
        with os.fdopen(self._answer, "rb") as answer:
            packed = answer.read()
        _, status = os.waitpid(self._child, 0)
        if status or not packed:
            return None
        made: Result = pickle.loads(packed)
        return made


def begin(work: Callable[[], Result], *, worth: bool = True) -> Later[Result]:
    """Begin a piece of work, and return what waits for its result.

    `work` changes nothing that others see, and gives what can be pickled. `worth`: whether it is long enough
    for a process of its own, which costs some ten milliseconds; else it is done when the result is asked for.
    """
    if sys.platform == "win32" or not worth or not _room():
        return Later(work)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, reading, writing)
    os.close(writing)
    return Later(work, child, reading)


def begin_shared(
    work: Callable[[Iterable[int]], Sequence[Result]], parts: int, *, worth: bool = True, join: bool = True
) -> Later[list[Result]]:
    """Begin work that has parts in a process of its own, and return what waits for all results, in no order.

    `work` makes the results of the parts whose numbers, from 0 to `parts` - 1 (255 at most), it is given one
    by one. `join`: whoever waits does parts that are left himself, which is worth it where they are long.
    """
    if sys.platform == "win32" or not worth or not _room():
        return Later(lambda: list(work(range(parts))))
    left, numbers = os.pipe()
    os.write(numbers, bytes(range(parts)))
    os.close(numbers)
    theirs = begin(lambda: work(_taken(left)))
    return _Shared(work, parts, theirs, left, join=join)


def _taken(left: int) -> Iterator[int]:
    """Yield numbers from a pipe out of which several processes take them, each of them once."""
    while number := os.read(left, 1):
        yield number[0]


class _Shared(Later[list[Result]]):
    """Work of which parts are done here while another process does the others."""

    def __init__(
        self,
        work: Callable[[Iterable[int]], Sequence[Result]],
        parts: int,
        theirs: Later[Sequence[Result]],
        left: int,
        *,
        join: bool,
    ) -> None:
        super().__init__(lambda: list(work(range(parts))))
        self._parts = work
        self._theirs = theirs
        self._left = left
        self._join = join

    def at_work(self) -> bool:
        return self._theirs.at_work()

    def __call__(self) -> list[Result]:
        ours = list(self._parts(_taken(self._left))) if self._join else []
        theirs = self._theirs.answered()
        os.close(self._left)
        return self._work() if theirs is None else [*ours, *theirs]


def in_halves(
    work: Callable[[Sequence[Item]], Sequence[Result]],
    items: Sequence[Item],
    others: Later[Any],
    *,
    many: int,
    few: int,
) -> Iterator[Result]:
    """Yield what `work` makes of the items, in their order; once nobody else is at work, half of what is left
    is done in a process of its own.

    `others`: the work of another process, without which a core is free. `many`: so many items left are worth
    a process; `few`: so many are done before it is asked again whether a core has become free.
    """
    for at in range(0, len(items), few):
        left = items[at:]
        if len(left) >= many and not others.at_work():
            half = len(left) // 2
            later = begin(partial(work, left[half:]))
            yield from work(left[:half])
            yield from later()
            return
        yield from work(left[:few])


def load_while(others: Later[Any], modules: Iterable[str]) -> None:
    """Load modules, in that order, for as long as the other process is at work; they are needed after it.

    One that is not reached is loaded where it is first imported, as if nobody had asked for it here.
    """
    for name in modules:
        if not others.at_work():
            return
        import_module(name)


def _room() -> bool:
    """Tell whether this process may copy itself and a core is left for the copy."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        return False
    processes = sys.modules.get("multiprocessing.process")
    return processes is None or processes.parent_process() is None


def _work(work: Callable[[], object], reading: int, writing: int) -> NoReturn:
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
