"""Whether what is found fast is right too: `python -m benchmarks.truth [--full] [--write]`.

Generated pairs of 300 and 3,000 clauses (30,000 with `--full`) know what was changed. The JSON of the command
is held against that: clauses that were only renumbered, edits that were paired, how wide their marks are,
what was moved, and whether a number was cut in two.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.generate import generate
from benchmarks.sections import write_section
from benchmarks.speed import SIZES, command, pair
from benchmarks.surroundings import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.generate import Edit, Generated

HEADING = "Right at that speed"
_UNIT = 8
"""A number and its unit, with the sign of a currency, are one token: 人民币10,700元, 45个工作日."""


class Truth(NamedTuple):
    """What a comparison got right of a generated pair; shares from 0 to 1."""

    renumbered: int
    """Findings of a change in a clause that was only renumbered."""
    paired: float
    """Edits whose clause answers to the clause that it was."""
    narrow: float
    """Edits whose marks reach no further than what was exchanged, or the word or figure it is part of."""
    moved: float
    """Moves that were found."""
    false_moves: int
    cut: int
    """Marks that begin or end inside a number."""


def truth_of(made: Generated, found: dict[str, Any]) -> Truth:
    """Hold the comparison `found`, as JSON has it, against what is known of the pair."""
    sides = ("base", "draft")
    texts = {side: {clause["id"]: clause["text"] for clause in found[side]["clauses"]} for side in sides}
    known = {"base": (made.base, made.base_names), "draft": (made.draft, made.draft_names)}
    names = {side: dict(_named(found[side]["clauses"], *known[side])) for side in sides}
    alone = [one for one in found["pairs"] if len(one["base"]) == len(one["draft"]) == 1]
    same = {
        names["base"].get(one["base"][0]): one
        for one in alone
        if names["base"].get(one["base"][0]) == names["draft"].get(one["draft"][0])
    }
    touched = {edit.name for edit in made.edits} | {*made.inserted, *made.deleted, *made.moved}
    quiet = {one["id"] for name, one in same.items() if name is not None and name not in touched}
    changed = [finding for finding in found["findings"] if "origin" not in finding["data"]]
    moves = {names["base"].get(one["base"][0]) for one in alone if one["moved"]}
    paired = [edit for edit in made.edits if edit.name in same and same[edit.name]["edits"]]
    return Truth(
        renumbered=sum(finding["pair"] in quiet for finding in changed),
        paired=len(paired) / len(made.edits),
        narrow=sum(_is_narrow(edit, same[edit.name]["edits"]) for edit in paired) / len(made.edits),
        moved=len(moves & set(made.moved)) / len(made.moved),
        false_moves=len(moves - set(made.moved)),
        cut=sum(_cuts(texts[side][quote["clause"]], quote) for side, quote in _quotes(found["pairs"])),
    )


def _named(
    clauses: Sequence[dict[str, Any]], lines: Sequence[str], names: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the id of each clause with the name of the line that it was made of, both in order."""
    place = 0
    for clause in clauses:
        for at in range(place, min(place + 3, len(lines))):
            if lines[at].endswith(clause["text"]):
                yield clause["id"], names[at]
                place = at + 1
                break


def _is_narrow(edit: Edit, marks: Sequence[dict[str, Any]]) -> bool:
    """Tell whether the marks of a clause with one edit reach over nothing but its token on either side."""
    for side, words in (("base", edit.old), ("draft", edit.new)):
        marked = "".join(mark[side]["quote"] for mark in marks if mark[side])
        if len(marked) > len(words) + _UNIT * (edit.sort == "number") or (words and words not in marked):
            return False
    return True


def _quotes(pairs: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for mark in chain.from_iterable(one["edits"] for one in pairs):
        for side in ("base", "draft"):
            if mark[side]:
                yield side, mark[side]


def _cuts(text: str, quote: dict[str, Any]) -> bool:
    """Tell whether a mark begins or ends between two figures."""
    return any(
        0 < at < len(text) and text[at - 1].isdigit() and text[at].isdigit()
        for at in (quote["start"], quote["end"])
        if quote["start"] < quote["end"]
    )


def measure(folder: Path, sizes: Sequence[int]) -> list[str]:
    """Measure pairs of those sizes and return the table as Markdown lines."""
    rows = [
        "| clauses a side | findings where only numbers shifted | edits paired "
        "| marks no wider than the token | moves found | false moves | numbers cut |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size in sizes:
        made = generate(size)
        files = pair(folder, str(size), made.base, made.draft)
        answer = subprocess.run(command(*files), env=environment(), capture_output=True, check=True)
        seen = truth_of(made, json.loads(answer.stdout))
        rows.append(
            f"| {size:,} | {seen.renumbered} | {seen.paired:.1%} | {seen.narrow:.1%} | {seen.moved:.1%} "
            f"| {seen.false_moves} | {seen.cut} |"
        )
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; with `--write`, put it into docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.truth", description=__doc__)
    parser.add_argument("--full", action="store_true", help="measure 30,000 clauses too")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        rows = measure(Path(name), SIZES if options.full else SIZES[:2])
    lines = ["Generated pairs know what was changed in them; see benchmarks/truth.py.", "", *rows]
    print(f"## {HEADING}", "", *lines, sep="\n")
    if options.write:
        write_section(HEADING, lines)


if __name__ == "__main__":
    main()
