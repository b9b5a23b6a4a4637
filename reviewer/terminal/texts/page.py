"""The page of texts, set only where it is looked at: heights are guessed first and made true in passing."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate
from typing import TYPE_CHECKING

from reviewer.terminal.texts.setting import HANG, Geometry, Highlights, Setter, cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Comparison, Pair
    from reviewer.terminal.looks.spans import Line
    from reviewer.terminal.texts.blocks import Block

KEPT = 400
"""How many set blocks are kept."""


class Page:
    """Blocks with their heights. Lines are counted from 0 at the top of the first block."""

    def __init__(self, setter: Setter) -> None:
        self.setter = setter
        self.blocks: Sequence[Block] = ()
        self.geometry = Geometry(80, abreast=False)
        self.highlights = Highlights()
        self._cells: dict[int, tuple[tuple[int, int], tuple[int, int]]] = {}
        self._heights: list[int] = []
        self._true = bytearray()
        self._tops: list[int] | None = None
        self._lines: OrderedDict[int, list[Line]] = OrderedDict()
        self._where: dict[tuple[str, int], int] = {}
        self._holder: dict[int, int] = {}

    def lay(self, blocks: Sequence[Block], geometry: Geometry) -> None:
        """Take other blocks, or other room for them."""
        if blocks is not self.blocks:
            self._where = {block.key: number for number, block in enumerate(blocks)}
            self._holder = {
                place: number
                for number, block in enumerate(blocks)
                if block.kind != "ghost"
                for place in block.pairs
            }
        self.blocks = blocks
        self.geometry = geometry
        self._heights = [self._guess(block) for block in blocks]
        self._true = bytearray(len(blocks))
        self._tops = None
        self._lines.clear()

    def highlight(self, highlights: Highlights) -> None:
        """Show another point or another search; heights stay."""
        if highlights != self.highlights:
            self.highlights = highlights
            self._lines.clear()

    def number_of(self, key: tuple[str, int]) -> int | None:
        """Return the number of the block of that key, None where it is not on the page."""
        return self._where.get(key)

    def holder(self, place: int) -> int | None:
        """Return the number of the block that shows, or folds away, the pair at that position."""
        return self._holder.get(place)

    @property
    def height(self) -> int:
        """Lines of the whole page as far as is known."""
        tops = self._all_tops()
        return tops[-1]

    def top(self, number: int) -> int:
        """Return the first line of a block."""
        return self._all_tops()[number]

    def extent(self, number: int) -> int:
        """Return how many lines a block takes; it is set for that."""
        self.block_lines(number)
        return self._heights[number]

    def at(self, y: int) -> tuple[int, int]:
        """Return the block at a line and the line within it; the last line where `y` is beyond the page."""
        tops = self._all_tops()
        number = min(max(0, bisect_right(tops, y) - 1), len(self.blocks) - 1)
        return number, y - tops[number]

    def line(self, y: int) -> tuple[int, Line] | None:
        """Return the block at a line and its words there; None below the page."""
        if not self.blocks or not 0 <= y < self.height:
            return None
        number, offset = self.at(y)
        rows = self.block_lines(number)
        return (number, rows[offset]) if offset < len(rows) else (number, ())

    def block_lines(self, number: int) -> list[Line]:
        """Return the lines of a block and make its height true."""
        held = self._lines.get(number)
        if held is None:
            held = self.setter.lines(self.blocks[number], self.geometry, self.highlights)
            self._lines[number] = held
            if len(self._lines) > KEPT:
                self._lines.popitem(last=False)
            if self._heights[number] != len(held):
                self._heights[number] = len(held)
                self._tops = None
            self._true[number] = 1
        else:
            self._lines.move_to_end(number)
        return held

    def settle(self, y: int, height: int) -> int:
        """Make heights true around the lines `y` to `y + height`; return how far what stood at `y` moved.

        One screen above and one below are set too, so that a step or a page either way meets true heights.
        """
        if not self.blocks:
            return 0
        number, offset = self.at(y)
        upper = number
        above = 0
        while upper > 0 and above < height:
            upper -= 1
            above += self._make_true(upper)
        lower = number
        below = -offset
        while lower < len(self.blocks) and below < 2 * height:
            below += self._make_true(lower)
            lower += 1
        return self.top(number) + min(offset, self._heights[number] - 1) - y

    def _make_true(self, number: int) -> int:
        if not self._true[number]:
            self.block_lines(number)
        return self._heights[number]

    def _guess(self, block: Block) -> int:
        if block.kind != "pair":
            return 1
        place = block.pairs[0]
        pair = self.setter.comparison.pairs[place]
        counts = self._cells.get(place)
        if counts is None:
            counts = self._cells[place] = _counts(self.setter.comparison, pair)
        width = self.geometry.column - HANG
        base, draft = (cells // width + clauses for cells, clauses in counts)
        if self.geometry.abreast:
            return max(1, base, draft)
        if draft and pair.kind in ("same", "moved") and not pair.edits:
            return draft
        return max(1, base + draft)

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops


def _counts(comparison: Comparison, pair: Pair) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return about how many cells the clauses of each side take, and how many clauses there are."""
    sides = (comparison.base, pair.base), (comparison.draft, pair.draft)
    base, draft = (
        (sum(cells(contract.clause(clause).text) for clause in ids), len(ids)) for contract, ids in sides
    )
    return base, draft
