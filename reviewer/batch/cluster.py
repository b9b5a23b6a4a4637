"""The same batch on a cluster of Dask workers, which somebody else runs; the only room that knows Dask.

Baselines go to every worker once, also to one that joins later, and are taken from the scheduler at the end.
Drafts go as the arguments of their own tasks: what a lost worker had in hand is given to another by the
scheduler. Neither names nor contents of files are in what Dask writes into its logs.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from typing import TYPE_CHECKING, Any

from distributed import Client, KilledWorker, WorkerPlugin, as_completed, get_worker
from distributed.client import FutureCancelledError

import reviewer
from reviewer.batch.comparing import Desk
from reviewer.batch.job import Done, told
from reviewer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from reviewer.batch.job import Engine, Job, Task

__all__ = ["cluster"]

AHEAD = 3
"""Drafts sent out for each thread of the cluster, so that none waits for the way there and back."""
CONNECT_SECONDS = 10
ASK_SECONDS = 2.0
"""How often the scheduler is asked how many threads there are."""
SENT_BYTES = 64 << 20
"""Drafts on their way weigh no more than this together, unless a single one does."""


def cluster(address: str) -> Engine:
    """Return an engine that compares on the cluster whose scheduler has that address (`tcp://host:8786`).

    It raises `UsageError` where the scheduler cannot be reached, or is lost on the way, and where workers
    have another version of this program.
    """

    def run(job: Job, tasks: Iterator[Task]) -> Generator[tuple[Task, Done], None, None]:
        _silence()
        try:
            client = _Client(address, timeout=CONNECT_SECONDS, set_as_default=False, name="reviewer")
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageError("usage.batch_scheduler", path=address) from error
        with client:
            _require_version(client, address)
            name = f"reviewer-{job.key()}"
            client.register_plugin(Station(job), name=name)
            try:
                yield from _results(client, name, job, tasks)
            except (OSError, FutureCancelledError) as error:
                raise UsageError("usage.batch_cluster_lost", path=address) from error
            finally:
                _leave(client, name)

    return run


class _Client(Client):  # type: ignore[misc]  # Dask says nothing of its types
    """A client that is closed by whoever opened it; one that never reached its scheduler needs no closing."""

    def __del__(self) -> None:
        pass


class Station(WorkerPlugin):  # type: ignore[misc]
    """What a worker keeps while a job is on: the baselines, read at the first draft."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._desk: Desk | None = None
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple[Any, ...]:
        return Station, (self.job,)

    def compare(self, task: Task) -> Done:
        """Return the result of a draft: one at a time, as the threads of a worker share one interpreter."""
        with self._lock:
            if self._desk is None:
                self._desk = Desk(self.job)
            return self._desk.compare(task)


def compare_at(name: str, task: Task) -> Done:
    """Compare a draft on the worker that this runs on, at the station of that name."""
    station: Station = get_worker().plugins[name]
    return station.compare(task)


def _silence() -> None:
    """Keep Dask from writing to the user's terminal: what matters is raised."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _version() -> str:
    return reviewer.__version__


def _require_version(client: Any, address: str) -> None:
    """Raise `UsageError` where a worker lacks the program or has another version of it."""
    found = client.run(_version, on_error="return")
    others = sorted(
        {seen if isinstance(seen, str) else "—" for seen in found.values()} - {reviewer.__version__}
    )
    if others:
        raise UsageError(
            "usage.batch_versions", path=address, ours=reviewer.__version__, theirs=tuple(others)
        )


def _results(
    client: Any, name: str, job: Job, tasks: Iterator[Task]
) -> Generator[tuple[Task, Done], None, None]:
    """Keep the cluster busy with a bounded number of drafts, and give back each as it is done."""
    sent: dict[str, Task] = {}
    weight, threads, asked = 0, 1, -math.inf
    job_key = job.key()
    running = as_completed(loop=client.loop)
    while True:
        if time.monotonic() - asked > ASK_SECONDS:
            threads, asked = max(1, sum(client.nthreads().values())), time.monotonic()
        room = AHEAD * threads - len(sent)
        while room > 0 and (weight < SENT_BYTES or not sent):
            task = next(tasks, None)
            if task is None:
                break
            key = f"reviewer-{task.key(job_key)}"
            sent[key] = task
            weight += len(task.data)
            room -= 1
            running.add(client.submit(compare_at, name, task, key=key, pure=True))
        if not sent:
            return
        future = next(running)
        task = sent.pop(future.key)
        weight -= len(task.data)
        yield task, _result(future, job)
        future.release()


def _result(future: Any, job: Job) -> Done:
    try:
        done = future.result()
    except KilledWorker:
        return Done(told("failed", "batch.died", job.language), passing=True)
    if not isinstance(done, Done):
        raise TypeError(type(done).__name__)
    return done


def _leave(client: Any, name: str) -> None:
    """Take our baselines away from the cluster, if it is still there."""
    try:
        client.unregister_worker_plugin(name)
    except Exception:  # the cluster is gone, and with it all that was on it
        return
