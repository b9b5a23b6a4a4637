"""The batch on a real cluster of Dask workers on this machine, one of which is killed on the way."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.batch.drafts import BASE, contents, environment, given

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed", reason="Dask is an extra; make cluster installs it")

pytestmark = pytest.mark.cluster

DRAFTS = 80
PATIENCE = 100
SECRET = "临江仓储"


class Part:
    """A part of the cluster: a process with its log."""

    def __init__(self, folder: Path, module: str, *words: str) -> None:
        self.log = folder / f"{module}-{len(list(folder.glob('*.log')))}.log"
        with self.log.open("w", encoding="utf-8") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *words, "--no-dashboard"],
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env=environment(folder),
            )

    def said(self, pattern: str) -> str:
        """Wait until something is in the log, and return the group that was asked for."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = re.search(pattern, self.log.read_text(encoding="utf-8"))
            if found:
                return found[1]
            time.sleep(0.1)
        raise AssertionError(self.log.read_text(encoding="utf-8"))

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[Part]]]:
    """A scheduler and two workers of one thread each, ready for work: the address, and all parts."""
    parts = [Part(folder, "dask_scheduler", "--host", "127.0.0.1", "--port", "0")]
    try:
        address = parts[0].said(r"Scheduler at: +(tcp://\S+)")
        words = ("dask_worker", address, "--no-nanny", "--nthreads", "1", "--local-directory", str(folder))
        parts += [Part(folder, *words) for _ in range(2)]
        for worker in parts[1:]:
            worker.said(r"(Registered to)")
        yield address, parts
    finally:
        for part in parts:
            part.kill()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Enough drafts that a worker can be killed among them, one of them damaged."""
    (tmp_path / "基准.txt").write_text(BASE, encoding="utf-8")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for number in range(DRAFTS):
        text = BASE.replace("60,000", f"{61 + number},000")
        (drafts / f"稿{number:02}.txt").write_text(text, encoding="utf-8")
    (drafts / "坏.docx").write_bytes(b"PK\x03\x04" + b"\0" * 400)
    return tmp_path


def test_a_cluster_that_loses_a_worker_gives_the_same_files(many: Path):
    alone = subprocess.run(
        given("基准.txt", "drafts", "-o", "alone"),
        cwd=many,
        env=environment(many),
        capture_output=True,
        check=True,
    )
    with cluster(many) as (address, parts):
        run = subprocess.Popen(
            given("基准.txt", "drafts", "-o", "spread", "--scheduler", address),
            cwd=many,
            env=environment(many),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        reports = many / "spread" / "reports"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and len(list(reports.glob("*"))) < 3:
            time.sleep(0.01)
        parts[1].process.send_signal(signal.SIGKILL)
        out, error = run.communicate(timeout=PATIENCE)
        done_before = len(list(reports.glob("*")))
        parts[0].said(r"(Remove worker)")
        logs = "".join(part.log.read_text(encoding="utf-8") for part in parts)
    assert (run.returncode, error.decode()) == (0, "")
    assert done_before == DRAFTS
    assert contents(many / "spread") == contents(many / "alone")
    assert out.decode().replace("spread", "alone") == alone.stdout.decode()
    assert SECRET not in logs
    assert "稿" not in logs


def test_a_scheduler_that_is_lost_leaves_results_to_go_on_from(many: Path):
    with cluster(many) as (address, parts):
        run = subprocess.Popen(
            given("基准.txt", "drafts", "-o", "out", "--scheduler", address, "--lang", "en"),
            cwd=many,
            env=environment(many),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        reports = many / "out" / "reports"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not list(reports.glob("*.md")):
            time.sleep(0.005)
        parts[0].kill()
        _, error = run.communicate(timeout=PATIENCE)
    assert run.returncode == 2
    assert "the connection to the scheduler was lost" in error
    assert error.count("\n") == 1
    again = subprocess.run(
        given("基准.txt", "drafts", "-o", "out", "--lang", "en"),
        cwd=many,
        env=environment(many),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Results kept from an earlier run" in again.stdout
    assert len(list(reports.glob("*"))) == DRAFTS
