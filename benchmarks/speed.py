"""Whole-process speed and memory of `reviewer compare`, beside the floor of merely reading the files.

`python -m benchmarks.speed [--full] [--write]`: pairs of 300 and 3,000 clauses (30,000 with `--full`), the
hostile shapes, and the start of the program. Every figure is the median of three runs in processes of their
own; ratios are taken within one run, since only they can be compared between machines.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.generate import HEAD, TAIL, Writer, generate, numeral, write_docx

if TYPE_CHECKING:
    from collections.abc import Sequence

REPORT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
REMARKS = "## Where the time goes"
"""What stands from this heading on is written by hand and kept."""
SIZES = (300, 3_000, 30_000)
RUNS = 3
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
    seen = []
    for _ in range(runs):
        began = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_environment()) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{command[1:4]} failed with status {process.returncode}")
        seen.append((time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return Cost(*(statistics.median(values) for values in zip(*seen, strict=True)))


def _environment() -> dict[str, str]:
    """Return the environment with compiled modules kept, as every installation has them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def compare(base: Path, draft: Path, runs: int = RUNS) -> Cost:
    """Return the cost of the comparison to JSON, all findings included."""
    return cost(
        [sys.executable, "-m", "reviewer", "compare", str(base), str(draft), "--format", "json"], runs
    )


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
        "| clauses a side | characters a side | floor, CPU s | wall s | CPU s | × floor | peak MB |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    seen = []
    for size in sizes:
        made = generate(size)
        base, draft = pair(folder, f"ordinary-{size}", made.base, made.draft)
        runs = 1 if size > 10_000 else RUNS
        floor = cost([sys.executable, "-c", FLOOR, str(base), str(draft)])
        ours = compare(base, draft, runs)
        seen.append((size, ours.cpu))
        rows.append(
            f"| {size:,} | {sum(map(len, made.base)):,} | {floor.cpu:.2f} | {ours.wall:.2f} | {ours.cpu:.2f} "
            f"| {ours.cpu / floor.cpu:.1f} | {ours.memory:.0f} |"
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
        "| shape | characters a side | CPU s | × an ordinary pair of that size |",
        "| --- | --- | --- | --- |",
    ]
    for number, (name, sides) in enumerate(hostile(HOSTILE).items()):
        size = sum(map(len, sides[0]))
        ours = compare(*pair(folder, f"hostile-{number}", *sides), runs=1)
        share = ours.cpu / (ordinary.cpu * max(1.0, size / letters))
        rows.append(f"| {name} | {size:,} | {ours.cpu:.2f} | {share:.1f} |")
    return rows


def measure_start() -> list[str]:
    """Measure the program before it reads anything."""
    bare = cost([sys.executable, "-c", "pass"], 9)
    rows = ["| command | CPU ms above bare Python |", "| --- | --- |"]
    for option in ("--version", "--help"):
        ours = cost([sys.executable, "-m", "reviewer", option], 9)
        rows.append(f"| `reviewer {option}` | {1000 * (ours.cpu - bare.cpu):.0f} |")
    return rows


def _machine() -> str:
    names = [line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")]
    packages = ", ".join(f"{name} {version(name)}" for name in ("lxml", "rapidfuzz"))
    return (
        f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, {packages}. "
        f"Load over the last minute: {os.getloadavg()[0]:.1f}."
    )


def _cpu_lines() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _kept() -> str:
    """Return what people wrote behind the tables of the last report."""
    former = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    at = former.find(f"\n{REMARKS}")
    return former[at:] if at >= 0 else ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables; with `--write`, put them into docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--full", action="store_true", help="measure 30,000 clauses too")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    machine = _machine()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cost([sys.executable, "-m", "reviewer", "--version"], 1)
        lines = ["# Speed", "", "Made by `make bench`; see benchmarks/speed.py for how it is measured.", ""]
        lines += [f"Machine: {machine}", "", "## docx to JSON with all findings, whole process", ""]
        lines += measure_sizes(folder, SIZES if options.full else SIZES[:2])
        lines += ["", "The floor is one process that reads the text of both files with zipfile and lxml.", ""]
        lines += ["## Hostile shapes", "", *measure_hostile(folder), "", "## Start", "", *measure_start()]
    print("\n".join(lines))
    if options.write:
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text("\n".join(lines) + "\n" + _kept(), encoding="utf-8")


if __name__ == "__main__":
    main()
