"""How fast the review room answers: drives the real program and prints what a user feels.

`python -m benchmarks.ui [--clauses 2000 20000]`. The comparison is made first and is no part of any number;
frames are counted from the key to the moment when the screen has drawn what the key did. On a machine with
other work to do the time of the processor says more than that of the clock.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import resource
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.generate import generate, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

    from reviewer.model import Review

SIZE, RESIZED = (120, 40), (200, 50)
KEYS = (
    "n",
    "n",
    "j",
    "j",
    "k",
    "pagedown",
    "pagedown",
    "n",
    "p",
    "o",
    "G",
    "g",
    "a",
    "u",
    "right_square_bracket",
)
ROUNDS = 4


def made(clauses: int) -> Review:
    """Return the review of a generated pair with about that many clauses."""
    from reviewer.terminal.opening.loading import Files, load

    pair = generate(clauses)
    with tempfile.TemporaryDirectory() as folder:
        base = write_text(pair.base, Path(folder, "base.txt"))
        draft = write_text(pair.draft, Path(folder, "draft.txt"))
        return load(Files(str(base), str(draft), "甲方"), "zh", lambda step: None)


def memory() -> float:
    """Return the memory of this process now, in MB."""
    with Path("/proc/self/statm").open(encoding="ascii") as stream:
        return int(stream.read().split()[1]) * resource.getpagesize() / 1e6


async def settled(pilot: Pilot[int]) -> None:
    """Wait until every message is handled and every frame drawn."""
    await pilot._wait_for_screen()
    await asyncio.sleep(0)
    pilot.app.screen._on_timer_update()


async def measured(review: Review) -> dict[str, float]:
    """Return seconds, megabytes and widgets by what they are of."""
    from reviewer.terminal.app import ReviewerApp

    gc.collect()
    before = memory()
    began = perf_counter()
    app = ReviewerApp(review, lang="zh")
    result: dict[str, float] = {}
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        result["first frame (summary), s"] = perf_counter() - began
        began = perf_counter()
        app.simulate_key("enter")
        await settled(pilot)
        result["summary to texts, s"] = perf_counter() - began
        spent: dict[str, list[float]] = {}
        worked: list[float] = []
        for _ in range(ROUNDS):
            for key in KEYS:
                began, busy = perf_counter(), process_time()
                app.simulate_key(key)
                await settled(pilot)
                worked.append(process_time() - busy)
                spent.setdefault(key, []).append(perf_counter() - began)
        every = [taken for each in spent.values() for taken in each]
        result["key to frame, median ms"] = statistics.median(every) * 1000
        result["key to frame, 95th percentile ms"] = statistics.quantiles(every, n=20)[-1] * 1000
        result["key to frame, median ms of CPU"] = statistics.median(worked) * 1000
        slowest = max(spent, key=lambda key: statistics.median(spent[key]))
        result[f"slowest key ({slowest}), median ms"] = statistics.median(spent[slowest]) * 1000
        began = perf_counter()
        await pilot.resize_terminal(*RESIZED)
        await settled(pilot)
        result["resize, s"] = perf_counter() - began
        result["live widgets"] = len(app.screen.query("*"))
        result["memory above the comparison, MB"] = memory() - before
    return result


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clauses", type=int, nargs="+", default=[2_000, 20_000])
    options = parser.parse_args(arguments)
    os.environ.pop("NO_COLOR", None)
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    for clauses in options.clauses:
        review = made(clauses)
        sys.stdout.write(f"{len(review.comparison.pairs)} pairs, {len(review.findings)} points, {SIZE}\n")
        for name, value in asyncio.run(measured(review)).items():
            sys.stdout.write(f"  {name:38}{value:10.2f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
