"""Whole-process speed and memory of `reviewer compare`, beside the floor of merely reading the files.

`python -m benchmarks.speed [--full] [--write]`: pairs of 300 and 3,000 clauses (30,000 with `--full`), the
hostile shapes, and the start of the program. Every figure is the median of several runs in processes of their
own; what is set in proportion runs in turn, and ratios are taken within one run, since only they can be
compared between machines. CPU time holds that of the processes which a command starts.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.generate import HEAD, TAIL, Writer, generate, numeral, write_docx
from benchmarks.sections import write_section
from benchmarks.surroundings import environment, machine

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES_HEADING = "docx to JSON with all findings, whole process"
SIZES = (300, 3_000, 30_000)
RUNS, LONG_RUNS = 5, 3
"""How often each command is run; the second for pairs of more than 10,000 clauses."""
HOSTILE = 1_500
"""Clauses a side of the shapes that are measured in clauses."""
GIANT = 1_000_000
"""Characters of the one clause that holds everything."""
BLANKS = 50_000
"""Blanks of one contract, ten a clause."""
FLOOR = """
import sys, zipfile
from lxml import etree
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    ["".join(text.text or "" for text in paragraph.iter(WORD + "t")) for paragraph in root.iter(WORD + "p")]
"""


class Cost(NamedTuple):
    """Medians of whole processes: seconds by the clock, seconds of CPU, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], runs: int = RUNS) -> Cost:
    """Run a command several times and return its medians; RuntimeError where it fails."""
    return in_turn((command,), runs)[0]


def in_turn(commands: Sequence[Sequence[str]], runs: int = RUNS) -> list[Cost]:
    """Run commands one after the other, several times, so that a busy minute falls on each of them, and
    return the medians of each; RuntimeError where one fails."""
    seen: list[list[Cost]] = [[] for _ in commands]
    for _ in range(runs):
        for command, costs in zip(commands, seen, strict=True):
            costs.append(_once(command))
    return [Cost(*(statistics.median(values) for values in zip(*costs, strict=True))) for costs in seen]


def _once(command: Sequence[str]) -> Cost:
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment()) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[1:4]} failed with status {process.returncode}")
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def command(base: Path, draft: Path) -> list[str]:
    """Return the comparison to JSON, all findings included."""
    return [sys.executable, "-m", "reviewer", "compare", str(base), str(draft), "--format", "json"]


def compare(base: Path, draft: Path, runs: int = RUNS) -> Cost:
    """Return the cost of the comparison to JSON, all findings included."""
    return cost(command(base, draft), runs)


def pair(folder: Path, name: str, base: Sequence[str], draft: Sequence[str]) -> tuple[Path, Path]:
    """Write both sides and return their paths."""
    return write_docx(base, folder / f"{name}-base.docx"), write_docx(draft, folder / f"{name}-draft.docx")


def _numbered(clauses: Sequence[str]) -> list[str]:
    """Return clauses as articles, with the head and the tail of a contract."""
    return [*HEAD, *(f"第{numeral(n)}条 {text}" for n, text in enumerate(clauses, 1)), *TAIL]


def hostile(size: int) -> dict[str, tuple[list[str], list[str]]]:
    """Return pairs in the shapes that comparisons find hardest, about `size` clauses a side."""
    writer = Writer(7)
    rand = random.Random(7)
    plain = [writer.clause("合同价款", size) for _ in range(size)]
    others = [writer.clause("保密", size) for _ in range(size)]
    alike = ["乙方应当在三十日内向甲方交付设备，并随附验收单。"] * size
    thrice = []
    for text in plain:
        places = sorted(rand.sample(range(1, len(text)), 3), reverse=True)
        for place in places:
            text = text[:place] + rand.choice(("另行", "尽快", "共同")) + text[place:]
        thrice.append(text)
    alone = "".join(plain)
    giant = (alone * (GIANT // len(alone) + 1))[:GIANT]
    edited = giant.replace("应当", "可以", 1)[: len(giant) // 2] + "另行约定。" + giant[len(giant) // 2 :]
    blanks = [f"{'_' * 8}，".join(["甲方"] * 10) for _ in range(BLANKS // 10)]
    return {
        "every clause edited three times": (_numbered(plain), _numbered(thrice)),
        "all clauses alike": (_numbered(alike), _numbered(alike[: size - size // 20])),
        "all clauses different": (_numbered(plain), _numbered(others)),
        "reversed order": (_numbered(plain), _numbered(plain[::-1])),
        "one clause holds everything": (_numbered([giant]), _numbered([edited])),
        "fifty thousand equal blanks": (_numbered(blanks), _numbered(blanks[1:])),
    }


def measure_sizes(folder: Path, sizes: Sequence[int]) -> list[str]:
    """Measure ordinary pairs and return the table as Markdown lines."""
    rows = [
        "| clauses a side | characters a side "
        "| floor, wall s | wall s | × floor | floor, CPU s | CPU s | × floor | peak MB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    seen = []
    for size in sizes:
        made = generate(size)
        base, draft = pair(folder, f"ordinary-{size}", made.base, made.draft)
        reading = [sys.executable, "-c", FLOOR, str(base), str(draft)]
        floor, ours = in_turn((reading, command(base, draft)), LONG_RUNS if size > 10_000 else RUNS)
        seen.append((size, ours.cpu))
        rows.append(
            f"| {size:,} | {sum(map(len, made.base)):,} | {floor.wall:.2f} | {ours.wall:.2f} "
            f"| {ours.wall / floor.wall:.1f} | {floor.cpu:.2f} | {ours.cpu:.2f} | {ours.cpu / floor.cpu:.1f} "
            f"| {ours.memory:.0f} |"
        )
    (small, first), (large, last) = seen[0], seen[-1]
    exponent = math.log(last / first) / math.log(large / small)
    return [*rows, "", f"Growth exponent of CPU time from {small:,} to {large:,} clauses: {exponent:.2f}."]


def measure_hostile(folder: Path) -> list[str]:
    """Measure the hostile shapes beside an ordinary pair of as many characters."""
    made = generate(HOSTILE)
    ordinary = compare(*pair(folder, "ordinary", made.base, made.draft))
    letters = sum(map(len, made.base))
    rows = [
        "| shape | characters a side "
        "| wall s | × an ordinary pair of that size | CPU s | × an ordinary pair of that size |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for number, (name, sides) in enumerate(hostile(HOSTILE).items()):
        size = sum(map(len, sides[0]))
        ours = compare(*pair(folder, f"hostile-{number}", *sides), runs=1)
        longer = max(1.0, size / letters)
        rows.append(
            f"| {name} | {size:,} | {ours.wall:.2f} | {ours.wall / ordinary.wall / longer:.1f} "
            f"| {ours.cpu:.2f} | {ours.cpu / ordinary.cpu / longer:.1f} |"
        )
    return rows


def measure_start() -> list[str]:
    """Measure the program before it reads anything."""
    bare = cost([sys.executable, "-c", "pass"], 9)
    rows = ["| command | CPU ms above bare Python |", "| --- | --- |"]
    for option in ("--version", "--help"):
        ours = cost([sys.executable, "-m", "reviewer", option], 9)
        rows.append(f"| `reviewer {option}` | {1000 * (ours.cpu - bare.cpu):.0f} |")
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables; with `--write`, put them into docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--full", action="store_true", help="measure 30,000 clauses too")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    where = machine("lxml", "rapidfuzz")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cost([sys.executable, "-m", "reviewer", "--version"], 1)
        sections = {
            SIZES_HEADING: [
                "Made by `make bench`; see benchmarks/speed.py for how it is measured.",
                "",
                f"Machine: {where}",
                "",
                *measure_sizes(folder, SIZES if options.full else SIZES[:2]),
                "",
                "The floor is one process that reads the text of both files with zipfile and lxml.",
            ],
            "Hostile shapes": measure_hostile(folder),
            "Start": measure_start(),
        }
    for heading, lines in sections.items():
        print(f"## {heading}", "", *lines, "", sep="\n")
        if options.write:
            write_section(heading, lines)


if __name__ == "__main__":
    main()
