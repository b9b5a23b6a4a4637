"""Tables that only lay out a contract on the page: numbers in a column of their own, two languages abreast.

Such a row is no row of data. Its cells are opened into lines, so that its clauses stand in the tree with
their numbers like those of any other contract.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.tongues import tongue_of
from reviewer.patterns import lazy
from reviewer.structure.markers import candidates, read_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.model import Block
    from reviewer.structure.node import Marker

__all__ = ["Piece", "lay_open"]

Piece = tuple[str, str | None]
"""The words of a cell or of a line in it, and the number that stands in a cell of its own before them."""

_NAMING = frozenset(
    {"part", "chapter", "section", "article", "decimal", "en-article", "en-section", "en-clause"}
)
"""Families that number clauses and hardly ever anything else."""
_ENOUGH = 3
"""Rows, or lines of one cell, from which on a table is known by what they have in common."""
_NUMBER_LENGTH = 14
_SENTENCE = lazy(r"[。；.;:：]\s*$")


def lay_open(rows: Sequence[Block]) -> list[list[Piece] | None]:
    """Return for each row of one table the lines its cells open into, None for a row that stays one."""
    full = [[cell for cell in row.cells if cell.strip()] for row in rows]
    numbered = _is_numbered(full)
    parallel = _is_parallel(
        [cells[1:] if numbered and _number_of(cells[0]) else cells for cells in full if cells]
    )
    return [_opened(cells, numbered=numbered, parallel=parallel) for cells in full]


def _opened(cells: list[str], *, numbered: bool, parallel: bool) -> list[Piece] | None:
    if not cells:
        return None
    label = cells[0].strip() if numbered and len(cells) > 1 and _number_of(cells[0]) else None
    words = cells[1:] if label else cells
    most = 2 if parallel else 1
    if (label or numbered or parallel) and len(words) <= most:
        return [*_lines(words[0], label), *(piece for cell in words[1:] for piece in _lines(cell, None))]
    if len(cells) <= 2 and any(_holds_articles(cell) for cell in cells):
        return [piece for cell in cells for piece in _lines(cell, None)]
    return None


def _lines(cell: str, label: str | None) -> Iterator[Piece]:
    for line in filter(str.strip, cell.split("\n")):
        yield line, label
        label = None


def _number_of(cell: str) -> Marker | None:
    """Return the number that a cell holds and nothing beside it."""
    words = " ".join(cell.split())
    if not words or len(words) > _NUMBER_LENGTH or "\n" in cell.strip():
        return None
    marker = read_label(words)[0]
    return None if marker.family == "•" else marker


def _is_numbered(rows: Iterable[Sequence[str]]) -> bool:
    """Tell whether the first cells of a table hold numbers of clauses, in order, beside what these say."""
    found = [(_number_of(cells[0]), cells) for cells in rows if 1 < len(cells) <= 3]
    known = [(marker, cells) for marker, cells in found if marker is not None]
    texts = [cells[1] for _, cells in known]
    naming: dict[str, list[tuple[int, ...]]] = {}
    for marker, _ in known:
        if marker.family in _NAMING:
            naming.setdefault(marker.family, []).append(marker.value)
    return (
        sum(map(len, naming.values())) >= _ENOUGH
        and len(known) * 2 > len(found)
        and ("article" in naming or _is_prose(texts))
        and all(values == sorted(values) for values in naming.values())
        and (all(len(cells) == 2 for _, cells in known) or _is_parallel([cells[1:] for _, cells in known]))
    )


def _is_parallel(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the cells of a table say the same in two languages, each in a column of its own."""
    pairs = [(tongue_of(cells[0]), tongue_of(cells[1])) for cells in rows if len(cells) == 2]
    if not pairs or any(len(cells) > 2 for cells in rows):
        return False
    orders = [pair for pair in pairs if pair in (("zh", "en"), ("en", "zh"))]
    if len(orders) * 4 < len(pairs) * 3 or len(set(orders)) != 1:
        return False
    lines = [line for cells in rows if len(cells) == 2 for line in cells[0].split("\n") if line.strip()]
    return _is_prose(lines)


def _is_prose(lines: Sequence[str]) -> bool:
    """Tell whether a good part of some lines are clauses or sentences, as in a contract and not in a list."""
    prose = sum(1 for line in lines if _names_clause(line) or (len(line) > 12 and _SENTENCE.search(line)))
    return len(lines) >= _ENOUGH and prose * 3 >= len(lines)


def _holds_articles(cell: str) -> bool:
    """Tell whether a cell holds several clauses, each with a number that hardly anything else has."""
    return sum(map(_names_clause, cell.split("\n"))) >= _ENOUGH


def _names_clause(line: str) -> bool:
    return any(mark.sure and mark.family in _NAMING for mark in candidates(" ".join(line.split())))
