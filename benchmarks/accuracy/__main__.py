"""`python -m benchmarks.accuracy [--write] [--verbose] [tuned|held_out]`: recall and false alarms by kind."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

from benchmarks.accuracy.markup import edits_of, pair_of
from benchmarks.accuracy.nulls import NULLS, false_alarms
from benchmarks.accuracy.score import Tally, score
from benchmarks.examination.report import chapter

CONTRACTS = Path(__file__).parent / "contracts"
FIRST_CONTACT = Path(__file__).parent / "first_contact.toml"
REPORT = Path(__file__).resolve().parents[2] / "docs" / "accuracy.md"


def choices(path: Path) -> list[tuple[str, set[int]]]:
    """Return the drafts to make of a contract: every edit alone, a seeded half of them, all of them."""
    numbers = [edit.number for edit in edits_of(path)]
    half = set(random.Random(path.name).sample(numbers, len(numbers) // 2))
    return [*((f"only {n}", {n}) for n in numbers), ("half", half), ("all", set(numbers))]


def measure(paths: list[Path], folder: Path) -> Tally:
    """Score every draft of every contract."""
    total = Tally()
    for path in paths:
        for name, chosen in choices(path):
            total.add(score(pair_of(path, chosen), folder, f"{path.stem} ({name})"))
    return total


def nulls(paths: list[Path], folder: Path) -> tuple[Counter[str], list[str]]:
    """Count the false alarms of each null rewriting over all contracts."""
    counts: Counter[str] = Counter()
    lines = []
    for path in paths:
        for null in NULLS:
            found = false_alarms(pair_of(path, ()).base, null, folder)
            counts[null.name] += len(found)
            lines += [f"{path.stem}, {null.name}: {f.kind} {f.base} {f.draft}" for f in found]
    return counts, lines


def table(tally: Tally) -> list[str]:
    """Return the score of each kind as Markdown rows."""
    rows = ["| kinds due | edits | right |", "| --- | --- | --- |"]
    for kind, counts in sorted(tally.by_kind.items()):
        rows.append(f"| {kind} | {counts['due']} | {counts['right'] / counts['due']:.1%} |")
    return rows


def summary(name: str, tally: Tally, paths: list[Path]) -> list[str]:
    """Return the totals of one half as Markdown lines."""
    marked = sum(len(edits_of(path)) for path in paths)
    return [
        f"## {name}",
        "",
        f"{len(paths)} contracts, {marked} marked edits, {tally.edits} edits over all drafts made of them.",
        "",
        "| measure | value |",
        "| --- | --- |",
        f"| edits touched by a finding | {tally.touched / max(tally.edits, 1):.2%} |",
        f"| edits with the right kind | {tally.right / max(tally.edits, 1):.2%} |",
        f"| false alarms per 100 unchanged clauses | {100 * tally.false / max(tally.unchanged, 1):.3f} |",
        f"| quotes that are not exact slices | {tally.bad_quotes} |",
        "",
    ]


def first_contact() -> list[str]:
    """Return what fresh contracts scored before anything was mended because of them."""
    rows = tomllib.loads(FIRST_CONTACT.read_text(encoding="utf-8"))["set"]
    return [
        "## first contact",
        "",
        "Contracts by authors who had read no rule, on the day they came; they are among the tuned ones now,",
        "but for those whose texts are other people's.",
        "",
        "| set | contracts | languages | edits touched | with the right kind |",
        "| --- | --- | --- | --- | --- |",
        *(
            f"| {number} | {row['contracts']} | {row['languages']} | {row['touched']}% | {row['right']}% |"
            for number, row in enumerate(rows, 1)
        ),
        "",
    ]


def main() -> int:
    """Print the figures; with `--write`, put them into docs/accuracy.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy")
    parser.add_argument("half", nargs="?", choices=["tuned", "held_out"])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="list every miss and every false alarm")
    parser.add_argument("--templates", type=Path, help="the folder of the four templates noted by a lawyer")
    options = parser.parse_args()
    lines = ["# Accuracy", "", "Made by `make accuracy`; see benchmarks/accuracy for how it is measured.", ""]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for half in [options.half] if options.half else ["tuned", "held_out"]:
            paths = sorted((CONTRACTS / half).glob("*.md"))
            tally = measure(paths, folder)
            counts, alarms = nulls(paths, folder)
            lines += [*summary(half.replace("_", " "), tally, paths), *table(tally), ""]
            lines += ["| null pair | false alarms |", "| --- | --- |"]
            lines += [f"| {null.name} | {counts[null.name]} |" for null in NULLS] + [""]
            if options.verbose:
                print(*sorted(tally.misses), *sorted(tally.alarms), *alarms, sep="\n", file=sys.stderr)
    lines += [*first_contact(), *chapter(options.templates)]
    print("\n".join(lines))
    if options.write:
        REPORT.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
