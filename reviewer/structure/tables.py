"""The head row of a table: what each cell of the rows below it stands under."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.structure.lines import Line

_VALUE = lazy(r"^[\s\d.,，%％¥￥$元万_＿/\-—()（）\[\]【】]*$")
_SENTENCE = lazy(r"[。；;]|[:：]\s*\S")
_PAIR = lazy(r"^(?:甲|乙|丙)\s*方|[:：]$")
_FIGURE = lazy(r"\d")


def _cells(line: Line) -> list[str]:
    return [line.text[start:end] for start, end in line.cells]


def _is_head(cells: list[str], below: list[str]) -> bool:
    full = [cell for cell in cells if cell]
    if len(full) < 2 or len(set(full)) < len(full) or len(cells) != len(below):
        return False
    if any(
        len(cell) > 24 or _SENTENCE.search(cell) or _VALUE.match(cell) or _PAIR.search(cell) for cell in full
    ):
        return False
    if len(full) < len(cells) - 1:
        return False
    return (
        len(cells) > 2
        or any(_VALUE.match(cell) or _FIGURE.search(cell) for cell in below)
        or len(below[0]) > 0
    )


def find_columns(lines: list[Line]) -> dict[int, tuple[str, ...]]:
    """Return the column heads of the rows below a head row, by the place of the row among the lines."""
    found: dict[int, tuple[str, ...]] = {}
    head: tuple[str, ...] | None = None
    for at, (above, line) in enumerate(pairwise(lines), 1):
        if (
            line.block.table is None
            or above.block.table != line.block.table
            or not (above.cells and line.cells)
        ):
            head = None
            continue
        if head is None:
            first = _cells(above)
            head = tuple(first) if _is_head(first, _cells(line)) else ()
        if head and len(head) == len(line.cells):
            found[at] = head
    return found
