"""Put mechanical changes into contracts and print what is told of them.

`python -m benchmarks.mutations [--only REGEX] [--language zh|en] [--verbose FILE] [--write]`. The same texts
give the same figures in every run.
"""

from __future__ import annotations

import argparse
import re
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, get_args

from benchmarks.mutations.judge import measure
from benchmarks.mutations.operations import operations
from benchmarks.mutations.rearranged import measure_shape
from benchmarks.mutations.structure import SHAPES
from benchmarks.mutations.table import Measured, row, section, shape_row
from benchmarks.mutations.texts import texts
from benchmarks.sections import write_section
from reviewer.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REPORT = Path(__file__).resolve().parents[2] / "docs" / "mutations.md"


def measured(language: Language, only: re.Pattern[str], wrong: TextIO | None) -> Measured:
    """Measure the operations and shapes of a language whose names fit, and print each as it is done; what is
    wrong goes into a file, where there is one."""
    found = texts(language)
    edits, shapes = [], []
    for operation in operations(language):
        if only.search(operation.name):
            edits.append(tally := measure(operation, found, language))
            _tell(row(tally), tally.wrong, wrong)
    for shape in SHAPES:
        if only.search(shape.name):
            shapes.append(seen := measure_shape(shape, found, language))
            _tell(shape_row(seen), seen.wrong, wrong)
    return Measured(language, len(found), edits, shapes)


def _tell(line: str, faults: Iterable[str], wrong: TextIO | None) -> None:
    print(line, flush=True)
    if wrong is not None:
        print(f"## {line}", *faults, "", sep="\n", file=wrong, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures; with `--write`, put those of each language into its section of docs/mutations.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__)
    parser.add_argument("--only", type=re.compile, metavar="REGEX", help="operations whose names fit")
    parser.add_argument("--language", choices=get_args(Language))
    parser.add_argument("--verbose", type=Path, metavar="FILE", help="write each wrong edit into a file")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    if options.write and options.only:
        parser.error("--write takes all operations")
    wanted = (options.language,) if options.language else get_args(Language)
    with ExitStack() as stack:
        wrong = options.verbose and stack.enter_context(options.verbose.open("w", encoding="utf-8"))
        seen = [measured(one, options.only or re.compile(""), wrong) for one in wanted]
    if options.write:
        for one in seen:
            write_section(*section(one), REPORT)


if __name__ == "__main__":
    main()
