"""Whether the time of a comparison grows in line with the contract, in shapes that are hard on some step.

`python -m benchmarks.growth [SHAPE …]`: each shape is compared at one size and at four times that size, and
the exponent of the growth of CPU time is printed; what grows by more than `BAR` is named at the end, with
status 1. A step that looks at every clause, word or figure once more for each other one comes near 2.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.shapes import SHAPES
from benchmarks.speed import command, cost, pair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.shapes import Sides

BAR = 1.35
"""The highest exponent that counts as in line; the rest is noise of the machine and a logarithm here and
there."""
TIMES = 4
"""How much longer the second pair is."""
RUNS = 1


def exponent(shape: Callable[[int], Sides], size: int, folder: Path) -> tuple[float, float, float]:
    """Return the CPU seconds at both sizes and the exponent of the growth between them, the start of the
    program taken off."""
    start = cost([sys.executable, "-m", "reviewer", "--help"], RUNS).cpu
    seen = [
        cost(command(*pair(folder, f"{shape.__name__}-{count}", *shape(count))), RUNS).cpu
        for count in (size, TIMES * size)
    ]
    work = [max(0.05, seconds - start) for seconds in seen]
    return seen[0], seen[1], math.log(work[1] / work[0]) / math.log(TIMES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the growth of every shape, or of those that are named, and return 1 where one is out of line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("shapes", nargs="*", choices=[*(shape.__name__ for shape in SHAPES), []])
    wanted = parser.parse_args(arguments).shapes
    steep = []
    with tempfile.TemporaryDirectory() as name:
        for shape, size in SHAPES.items():
            if wanted and shape.__name__ not in wanted:
                continue
            small, large, grown = exponent(shape, size, Path(name))
            print(
                f"{shape.__name__.replace('_', ' '):24} {small:6.2f} s  {large:6.2f} s  {grown:5.2f}",
                flush=True,
            )
            if grown > BAR:
                steep.append(shape.__name__)
    if steep:
        print(f"Out of line: {', '.join(steep)}")
    return bool(steep)


if __name__ == "__main__":
    sys.exit(main())
