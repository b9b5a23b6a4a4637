"""Speed beside other programs that compare Word files: `python -m benchmarks.peers [--full] [--write]`.

The peers are installed from PyPI into an environment of their own, which is thrown away again. Peers, our
comparison, our redline and the floor (merely reading both files) run in turn over the same generated pairs, a
whole process each; figures are medians, and ratios are taken between runs of this one time.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.generate import generate, write_docx
from benchmarks.sections import write_section
from benchmarks.speed import FLOOR
from benchmarks.surroundings import environment, machine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEADING = "Beside other programs"
PACKAGES = ("docx-trackdiff", "python-redlines[docxodus]")
SIZES = (300, 3_000, 30_000)
RUNS = {300: 5, 3_000: 3, 30_000: 1}
"""How often each is run, by size."""
DOCXODUS = """
import sys
from pathlib import Path
from python_redlines import DocxodusEngine
base, draft, out, cache = map(Path, sys.argv[1:])
Path(out).write_bytes(DocxodusEngine(target_path=str(cache)).run_redline("peer", base, draft)[0])
"""


class Cost(NamedTuple):
    """A whole process with those it started: seconds by the clock, seconds of CPU, peak MB of the largest."""

    wall: float
    cpu: float
    memory: float


class Peers:
    """The environment of the peers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        venv.create(folder / "venv", with_pip=True)
        scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self.python = scripts / "python"
        self.trackdiff = scripts / "docx-trackdiff"
        quiet = ("-qq", "--disable-pip-version-check")
        subprocess.run([self.python, "-m", "pip", "install", *quiet, *PACKAGES], check=True)

    def versions(self) -> str:
        """Return the peers with their versions."""
        code = "from importlib.metadata import version; import sys; print(*map(version, sys.argv[1:]))"
        names = [package.partition("[")[0] for package in PACKAGES]
        told = subprocess.run([self.python, "-c", code, *names], check=True, capture_output=True, text=True)
        return ", ".join(f"{name} {number}" for name, number in zip(names, told.stdout.split(), strict=True))

    def commands(self, base: Path, draft: Path) -> dict[str, list[str]]:
        """Return what is measured over a pair, by its name in the table."""
        out = self.folder
        ours = [sys.executable, "-m", "reviewer"]
        return {
            "floor": [sys.executable, "-c", FLOOR, str(base), str(draft)],
            "ours, JSON": [*ours, "compare", str(base), str(draft), "--format", "json"],
            "ours, redline": [
                *(*ours, "export", str(base), str(draft)),
                *("-o", str(out / "ours.docx"), "--no-decisions", "--date", "2026-01-31"),
            ],
            "docx-trackdiff": [str(self.trackdiff), str(base), str(draft), str(out / "trackdiff.docx")],
            "python-redlines": [
                *(str(self.python), "-c", DOCXODUS, str(base), str(draft)),
                *(str(out / "redlines.docx"), str(out / "cache")),
            ],
        }


def cost(command: Sequence[str], limit: float) -> Cost | None:
    """Run a command and return what it took; None where it took longer than `limit` seconds or failed."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
    )
    while True:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        wall = time.perf_counter() - began
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            break
        if wall > limit:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return None
        time.sleep(0.002 if wall < 5 else 0.1)
    if process.returncode:
        return None
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measured(commands: Mapping[str, Sequence[str]], runs: int, limit: float) -> dict[str, Cost | None]:
    """Return the medians of every command; all run in turn, so that a busy minute falls on each of them."""
    seen: dict[str, list[Cost]] = {name: [] for name in commands}
    failed: set[str] = set()
    for _ in range(runs):
        for name, command in commands.items():
            found = None if name in failed else cost(command, limit)
            if found is None:
                failed.add(name)
            else:
                seen[name].append(found)
    return {
        name: None
        if name in failed
        else Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))
        for name, costs in seen.items()
    }


def table(size: int, costs: Mapping[str, Cost | None], limit: float) -> list[str]:
    """Return the rows of one size."""
    rows = []
    floor, peer, slow = (costs[name] for name in ("floor", "docx-trackdiff", "python-redlines"))
    for name, seen in costs.items():
        if seen is None:
            rows.append(f"| {size:,} | {name} | > {limit:.0f} or failed | | | | | |")
            continue
        ratios = (f"{seen.wall / other.wall:.2f}" if other else "" for other in (floor, peer, slow))
        cells = (f"{seen.wall:.2f}", f"{seen.cpu:.2f}", f"{seen.memory:.0f}", *ratios)
        rows.append(f"| {size:,} | {name} | {' | '.join(cells)} |")
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; with `--write`, put it into docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--full", action="store_true", help="measure 30,000 clauses too")
    parser.add_argument("--limit", type=float, default=300, help="seconds after which a run is given up")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    where = machine("lxml", "rapidfuzz")
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peers = Peers(folder)
        for size in SIZES if options.full else SIZES[:2]:
            made = generate(size)
            base = write_docx(made.base, folder / f"{size}-base.docx")
            draft = write_docx(made.draft, folder / f"{size}-draft.docx")
            commands = peers.commands(base, draft)
            if size == SIZES[0]:
                measured(commands, 1, options.limit)  # unpacks what is unpacked once
            found = table(size, measured(commands, RUNS[size], options.limit), options.limit)
            print("\n".join(found), file=sys.stderr, flush=True)
            rows += found
        versions = peers.versions()
    lines = [
        "Made by `make peers`; see benchmarks/peers.py.",
        "",
        f"Machine: {where} Peers: {versions} (its engine Docxodus), installed from PyPI.",
        "",
        "Whole processes on two cores, medians; ratios are of time by the clock.",
        "",
        "| clauses | program | wall s | CPU s | peak MB | × floor | × docx-trackdiff | × python-redlines |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
        *rows,
    ]
    print("\n".join(lines))
    if options.write:
        write_section(HEADING, lines)


if __name__ == "__main__":
    main()
