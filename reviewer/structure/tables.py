"""The head row of a table: what each cell of the rows below it stands under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.structure.lines import Line

_VALUE = lazy(r"^[\s\d.,，%％¥￥$元万_＿/\-—()（）\[\]【】]*$")
_SENTENCE = lazy(r"[。；;]|[:：]\s*\S")
_PAIR = lazy(r"^(?:甲|乙|丙)\s*方|[:：]$")


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
        or any(_VALUE.match(cell) or re.search(r"\d", cell) for cell in below)
        or len(below[0]) > 0
    )


def columns_of(lines: list[Line], at: int) -> tuple[str, ...]:
    """Return the column heads above the row at that place, none for the head row or a table without one."""
    line = lines[at]
    table = line.block.table
    if table is None:
        return ()
    first = at
    while (
        first > 0 and lines[first - 1].cells and lines[first - 1].block.table == table and at - first < 2000
    ):
        first -= 1
    if first == at or not lines[first].cells:
        return ()
    head = _cells(lines[first])
    if len(head) != len(line.cells) or not _is_head(head, _cells(lines[first + 1])):
        return ()
    return tuple(head)
