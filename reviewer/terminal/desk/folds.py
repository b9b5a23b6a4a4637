"""What of both texts is in sight: the blocks of the page, runs of the same folded away or opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.terminal.texts.blocks import Block, folded, full, is_changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Comparison
    from reviewer.terminal.desk.table import Table


class Folds:
    """The blocks of a comparison as the reader has them before the eyes."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.changed = [place for place, pair in enumerate(comparison.pairs) if is_changed(pair)]
        """Positions of the pairs that differ."""
        self.opened: set[int] = set()
        """First positions of the runs that the reader opened."""
        self.wanted: set[int] = set()
        """Positions of the pairs that are never folded away; another set whenever it changes."""
        self._full = full(comparison)
        self.blocks: Sequence[Block] = self._full
        self._laid: tuple[object, ...] = ()

    def lay(self, table: Table, *, only_changes: bool) -> None:
        """Lay the blocks, where what is wanted in sight is not what it was."""
        bare = only_changes or table.filter.active
        laid = (table.arranged, bare, frozenset(self.opened))
        if laid == self._laid:
            return
        wanted = {place for place in table.places if place >= 0}
        if not table.filter.active:
            wanted.update(self.changed)
        alike = bool(self._laid) and wanted == self.wanted and laid[1:] == self._laid[1:]
        self._laid = laid
        if alike:
            return
        self.wanted = wanted
        self.blocks = folded(self._full, self.comparison, wanted, self.opened) if bare else self._full

    def hiding(self, place: int) -> int | None:
        """Return the first position of the fold that hides a pair; None where the pair is in sight."""
        if place in self.wanted:
            return None
        folds = (block for block in self.blocks if block.kind == "fold" and place in block.pairs)
        return next((fold.pairs[0] for fold in folds), None)

    def around(self, place: int) -> int | None:
        """Return the first position of the opened run that a pair stands in; None where it stands in none."""
        if not self.opened:
            return None
        runs = folded(self._full, self.comparison, self.wanted, ())
        held = (block for block in runs if block.kind == "fold" and block.pairs[0] in self.opened)
        return next((run.pairs[0] for run in held if place in run.pairs), None)
