"""Processes of this machine that compare drafts: one draft each at a time, and none takes another down.

The processes are our own and not those of a pool, since a pool cannot tell on which draft a process died.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections import deque
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from reviewer.batch.job import Done, told

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from multiprocessing.connection import Connection

    from reviewer.batch.job import Engine, Job, Task

__all__ = ["crew"]

TRIES = 2
"""How often a draft is given out before it is held to be what kills the process."""


def crew(size: int, seconds: float | None = None) -> Engine:
    """Return an engine of up to `size` processes; a draft that takes longer than `seconds` is given up."""

    def run(job: Job, tasks: Iterator[Task]) -> Generator[tuple[Task, Done], None, None]:
        crew = _Crew(job, tasks, size, seconds)
        try:
            yield from crew.results()
        finally:
            crew.dismiss()

    return run


class _Hand:
    """One process and the draft it has in hand."""

    def __init__(self, job: Job) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, job), daemon=True)
        with _deaf_to_interruption():
            self.process.start()
        theirs.close()
        self.ready = False
        self.task: Task | None = None
        self.since = 0.0

    def give(self, task: Task) -> None:
        """Hand over a draft; what goes wrong on the way is seen when the result is asked for."""
        self.task, self.since = task, time.monotonic()
        try:
            self.pipe.send(task)
        except OSError:
            self.process.kill()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Crew:
    def __init__(self, job: Job, tasks: Iterator[Task], size: int, seconds: float | None) -> None:
        self.job, self.tasks, self.size, self.seconds = job, tasks, size, seconds
        self.next = deque(islice(tasks, size))
        """Drafts at hand, so that a process that is done need not wait for the disk."""
        self.deaths: dict[str, int] = {}
        self.hands = [_Hand(job) for _ in self.next]

    def results(self) -> Iterator[tuple[Task, Done]]:
        while self.hands and (self.next or any(hand.task for hand in self.hands)):
            by_pipe = {hand.pipe: hand for hand in self.hands}
            for pipe in wait(list(by_pipe), self._patience()):
                yield from self._heard(by_pipe[pipe])  # type: ignore[index]
                self.next.extend(islice(self.tasks, max(0, self.size - len(self.next))))
            yield from self._given_up()

    def dismiss(self) -> None:
        for hand in self.hands:
            hand.end()

    def _heard(self, hand: _Hand) -> Iterator[tuple[Task, Done]]:
        """Take a result, give the next draft before anything else is done, and pass the result on."""
        task = hand.task
        try:
            done = hand.pipe.recv()
        except (EOFError, OSError):
            yield from self._lost(hand)
            return
        if task is None and not hand.ready:
            hand.ready = True
        self._employ(hand)
        if task is not None:
            yield task, done

    def _employ(self, hand: _Hand) -> None:
        hand.task = None
        if self.next:
            hand.give(self.next.popleft())

    def _lost(self, hand: _Hand) -> Iterator[tuple[Task, Done]]:
        """Replace a process that died, and let its draft be tried once more."""
        if not hand.ready:
            raise RuntimeError("a process of the batch could not start")
        task = hand.task
        self._replace(hand)
        if task is None:
            return
        deaths = self.deaths[task.name] = self.deaths.get(task.name, 0) + 1
        if deaths < TRIES:
            self.next.append(task)
            return
        yield task, Done(told("failed", "batch.died", self.job.language), passing=True)

    def _replace(self, hand: _Hand) -> None:
        hand.end()
        self.hands[self.hands.index(hand)] = _Hand(self.job)

    def _patience(self) -> float | None:
        """Return the seconds until the next draft has taken too long; None where that cannot be."""
        begun = [hand.since for hand in self.hands if hand.task]
        if self.seconds is None or not begun:
            return None
        return max(0.0, min(begun) + self.seconds - time.monotonic())

    def _given_up(self) -> Iterator[tuple[Task, Done]]:
        if self.seconds is None:
            return
        for hand in tuple(self.hands):
            task = hand.task
            if task is not None and time.monotonic() - hand.since >= self.seconds:
                self._replace(hand)
                words = told("failed", "batch.slow", self.job.language, seconds=f"{self.seconds:g}")
                yield task, Done(words, passing=True)


def _work(pipe: Connection, job: Job) -> None:
    """Compare what comes through the pipe until nobody is at its other end."""
    from reviewer.batch.comparing import Desk

    desk = Desk(job)
    pipe.send(None)
    while True:
        try:
            task: Task = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(desk.compare(task))


@contextmanager
def _deaf_to_interruption() -> Iterator[None]:
    """Let a process that starts here inherit that Ctrl-C is not for it: the parent ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
