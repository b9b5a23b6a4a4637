"""The figures of a language as a section of the document: a table for each sort of change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.mutations.judge import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.mutations.operations import Due
    from benchmarks.mutations.rearranged import ShapeTally

__all__ = ["Measured", "row", "section", "shape_row"]

_SORTS: dict[Due, str] = {
    "kinds": "changes in law",
    "same": "changes of wording",
    "silent": "changes of form",
}
_NAMES = {"zh": "Chinese", "en": "English"}


class Measured(NamedTuple):
    """The tallies of one language, and how many contracts there were."""

    language: str
    texts: int
    edits: Sequence[Tally]
    shapes: Sequence[ShapeTally]


def row(tally: Tally) -> str:
    """Return the row of an operation."""
    right, touched = (_share(part, tally.edits) for part in (tally.right, tally.touched))
    return f"| {tally.name} | {tally.edits} | {right} | {touched} |"


def shape_row(tally: ShapeTally) -> str:
    """Return the row of a shape."""
    each = f"{tally.findings / tally.mutations:.2f}" if tally.mutations else "–"
    unquoted = "–" if tally.unquoted is None else f"{tally.unquoted}"
    return f"| {tally.name} | {tally.mutations} | {each} | {tally.grave} | {unquoted} |"


def section(one: Measured) -> tuple[str, list[str]]:
    """Return the heading of a language and the lines below it."""
    return _NAMES[one.language], [
        f"{one.texts} contracts.",
        "",
        *_tables([tally for tally in one.edits if tally.edits]),
        "| sentences and lines | mutations | findings each | grave where none is due | words unquoted |",
        "| --- | --- | --- | --- | --- |",
        *map(shape_row, one.shapes),
    ]


def _tables(tallies: Sequence[Tally]) -> list[str]:
    """Return a table for each sort of change, the last row of each for all of them."""
    lines = []
    for due, title in _SORTS.items():
        rows = [one for one in tallies if one.due == due]
        sums = (sum(getattr(one, name) for one in rows) for name in ("edits", "right", "touched"))
        lines += [f"| {title} | edits | right | touched |", "| --- | --- | --- | --- |"]
        lines += [*map(row, rows), row(Tally("all", due, *sums)), ""]
    return lines


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"
