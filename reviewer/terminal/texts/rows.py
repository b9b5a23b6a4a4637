"""Table rows: on one line between rules where they fit, else a line a cell under its column's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.wrapping import cell_width
from reviewer.terminal.looks.spans import Line, Mark, Span, paint, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Clause

RULE = " │ "


def row_lines(clause: Clause, width: int, marks: Sequence[Mark], role: str) -> list[Line]:
    """Return a table row as lines of at most `width` cells; `marks` are offsets in its text."""
    text = clause.text
    rules = cell_width(RULE) * (len(clause.cells) - 1)
    if sum(cell_width(text[start:end]) for start, end in clause.cells) + rules <= width:
        parts: list[Span] = []
        for number, (start, end) in enumerate(clause.cells):
            if number:
                parts.append(Span(RULE, "rule"))
            parts.extend(paint(text, start, end, marks, role))
        return [tuple(parts)]
    rows: list[Line] = []
    heads = clause.columns if len(clause.columns) == len(clause.cells) else ("",) * len(clause.cells)
    indent = min(max((cell_width(head) for head in heads), default=0), width // 3)
    for (start, end), head in zip(clause.cells, heads, strict=True):
        if start == end:
            continue
        inside = [
            Mark(max(0, mark.start - start), min(end, mark.end) - start, mark.role)
            for mark in marks
            if mark.start < end and mark.end > start
        ]
        words = typeset(text[start:end], max(4, width - indent - 2), marks=inside, role=role)
        for number, row in enumerate(words):
            name = head if number == 0 and cell_width(head) <= indent else ""
            lead = Span(f"{' ' * (indent - cell_width(name))}{name}", "label")
            rows.append((lead, Span("│ ", "rule"), *row))
    return rows
