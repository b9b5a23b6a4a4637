"""Many drafts at once: `python -m benchmarks.batch [--drafts 1000] [--write]`.

Drafts of one baseline of 60 clauses are made, each with changes of its own, and compared by the command as a
user gives it, with one process and with two. CPU is that of all processes together; memory is told of the
process that needed most, and of the parent apart, since that is the one that sees every draft.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.generate import generate, write_docx
from benchmarks.sections import write_section
from benchmarks.surroundings import environment, machine

if TYPE_CHECKING:
    from collections.abc import Sequence

CLAUSES = 60
HEADING = "Many drafts"
RUN = """
import resource, sys
from reviewer.cli.main import main
status = main(sys.argv[2:])
own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
with open(sys.argv[1], "w") as out:
    print(own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime,
          own.ru_maxrss / 1024, others.ru_maxrss / 1024, file=out)
sys.exit(status)
"""


class Cost(NamedTuple):
    """What a batch took: seconds by the clock, seconds of CPU of the parent and of the others, peak MB."""

    wall: float
    parent: float
    others: float
    parent_memory: float
    other_memory: float

    @property
    def cpu(self) -> float:
        return self.parent + self.others


def make_drafts(folder: Path, drafts: int) -> tuple[Path, Path]:
    """Write a baseline and its drafts, and return the baseline's path and the folder of drafts."""
    base, inside = folder / "base.docx", folder / "drafts"
    inside.mkdir()
    write_docx(generate(CLAUSES).base, base)
    for number in range(1, drafts + 1):
        write_docx(generate(CLAUSES, variant=number).draft, inside / f"对方稿{number:05}.docx")
    return base, inside


def batch(base: Path, drafts: Path, out: Path, *options: str) -> Cost:
    """Run the command into a new folder of results and return what it took."""
    told = out.with_suffix(".cost")
    command = [
        sys.executable,
        "-c",
        RUN,
        str(told),
        "batch",
        str(base),
        str(drafts),
        "-o",
        str(out),
        *options,
    ]
    began = time.perf_counter()
    subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL, env=environment())
    wall = time.perf_counter() - began
    parent, others, own, greediest = map(float, told.read_text(encoding="utf-8").split())
    return Cost(wall, parent, others, own, greediest)


def measure(folder: Path, drafts: int) -> list[str]:
    """Measure one process, two, a hundred drafts for the memory, and a run that finds all done."""
    base, inside = make_drafts(folder, drafts)
    few = folder / "few"
    few.mkdir()
    for path in sorted(inside.iterdir())[: max(1, drafts // 10)]:
        os.link(path, few / path.name)
    runs = {
        f"{drafts:,} drafts, --jobs 1": batch(base, inside, folder / "one", "--jobs", "1"),
        f"{drafts:,} drafts, --jobs 2": batch(base, inside, folder / "two", "--jobs", "2"),
        f"{drafts // 10:,} drafts, --jobs 2": batch(base, few, folder / "tenth", "--jobs", "2"),
        "the same again, all done": batch(base, inside, folder / "two", "--jobs", "2"),
    }
    rows = [
        "| run | wall s | CPU s | drafts a second | CPU ms a draft | peak MB, parent | peak MB, worker |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, cost in runs.items():
        count = drafts // 10 if name.startswith(f"{drafts // 10:,} ") else drafts
        rows.append(
            f"| {name} | {cost.wall:.1f} | {cost.cpu:.1f} | {count / cost.wall:.1f} "
            f"| {1000 * cost.cpu / count:.1f} | {cost.parent_memory:.0f} | {cost.other_memory:.0f} |"
        )
    one, two = list(runs.values())[:2]
    free = max(two.parent, two.others / 2)
    alone = max(one.parent, one.others)
    return [
        *rows,
        "",
        f"Two processes against one, by the clock: {one.wall / two.wall:.2f} ×. Where both cores are free "
        f"the clock follows the process with most CPU time, {free:.1f} s against {alone:.1f} s: "
        f"{alone / free:.2f} ×, {drafts / free:.0f} drafts a second.",
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; with `--write`, put it into docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--drafts", type=int, default=1_000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    where = machine("lxml", "rapidfuzz")
    with tempfile.TemporaryDirectory() as name:
        lines = [
            "Made by `make bench-batch`; see benchmarks/batch.py.",
            "",
            f"Machine: {where}",
            "",
            f"Word files of {CLAUSES} clauses against one baseline, a report in Markdown each, all tables.",
            "",
            *measure(Path(name), options.drafts),
        ]
    print("\n".join(lines))
    if options.write:
        write_section(HEADING, lines)


if __name__ == "__main__":
    main()
