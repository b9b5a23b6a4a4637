"""The two texts: a window on the page that sets only what is in sight, with the cursor on one block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.terminal.looks.line_view import LineView
from reviewer.terminal.looks.spans import Line, Span, fill, under
from reviewer.terminal.texts.page import Page
from reviewer.terminal.texts.setting import SIDE_BY_SIDE_FROM, Geometry, Highlights, Setter

if TYPE_CHECKING:
    from textual import events

    from reviewer.model import Language
    from reviewer.terminal.desk.desk import Desk


class TextsView(LineView):
    """Baseline and draft, clause by clause."""

    def __init__(self, desk: Desk, lang: Language, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.desk = desk
        self.page = Page(Setter(desk.comparison, lang))
        self._settling = False

    def row(self, y: int) -> Line | None:
        """Return the line at `y` with the cursor's bar where the cursor is."""
        found = self.page.line(y)
        if found is None:
            return None
        number, line = found
        if number == self.cursor and line:
            return (Span("▌", "cursor"), *under(fill(line[1:], max(0, self.room - 1)), "current"))
        return line

    @property
    def cursor(self) -> int:
        """Number of the block under the cursor."""
        desk = self.desk
        ghost = self.page.number_of(("ghost", desk.place)) if desk.on_ghost else None
        holder = ghost if ghost is not None else self.page.holder(desk.place)
        return holder if holder is not None else 0

    def lay(self) -> None:
        """Lay the page for other blocks or other room, with the cursor's block in sight."""
        if not self.size.width:
            return
        geometry = Geometry(self.room, self.app.size.width >= SIDE_BY_SIDE_FROM)
        if self.page.blocks is not self.desk.folds.blocks or geometry != self.page.geometry:
            self.page.lay(self.desk.folds.blocks, geometry)
        self.follow()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page in the new room, unless another screen hides it."""
        if self.screen.is_current:
            self.lay()

    def follow(self) -> None:
        """Bring the cursor's block into sight, and in a long block the words of its point."""
        if not self.page.blocks:
            self.reach_to(0)
            self.refresh()
            return
        point = self.desk.point
        finding = point.finding if point else None
        self.page.highlight(
            Highlights(
                finding.base if finding else None, finding.draft if finding else None, self.desk.pattern
            )
        )
        number = self.cursor
        extent = self.page.extent(number)
        height = self.shown_rows
        first = self.page.top(number)
        line = first
        if extent > height - 2:
            rows = self.page.block_lines(number)
            focus = next((n for n, row in enumerate(rows) if any("focus" in span.role for span in row)), 0)
            line = first + focus
        last = min(first + extent, line + height - 2)
        top = self.scroll_offset.y
        if line < top or last > top + height:
            far = line < top - height or line > top + 2 * height
            top = line - height // 4 if far else (line - 1 if line < top else last - height + 1)
        self._move(top)

    def _move(self, top: int) -> None:
        self._settling = True
        try:
            top = max(0, top)
            self._sync_size()
            top += self.page.settle(min(top, max(0, self.page.height - 1)), self.shown_rows)
            self._sync_size()
            self.scroll_to(y=max(0, top), animate=False)
        finally:
            self._settling = False
        self.refresh()

    def _sync_size(self) -> None:
        self.reach_to(self.page.height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Make heights true where the reader has come to, so that nothing jumps under the eye."""
        super().watch_scroll_y(old_value, new_value)
        if not self._settling and self.page.blocks and round(old_value) != round(new_value):
            self._move(round(new_value))

    def step(self, count: int) -> None:
        """Go to the next or previous block; scroll first where the block is longer than the window."""
        if not self.page.blocks:
            return
        number = self.cursor
        top, height = self.scroll_offset.y, self.shown_rows
        first = self.page.top(number)
        last = first + self.page.extent(number)
        if count > 0 and last > top + height and first < top + height:
            self._move(min(top + height // 2, last - height))
            return
        if count < 0 and first < top < last:
            self._move(max(top - height // 2, first))
            return
        self.stand_on(number + count)

    def page_by(self, count: int) -> None:
        """Move by screens; the cursor follows to the first block that begins in sight."""
        if not self.page.blocks:
            return
        height = self.shown_rows
        self._move(self.scroll_offset.y + count * (height - 2))
        top = self.scroll_offset.y
        number, offset = self.page.at(top)
        if offset and number + 1 < len(self.page.blocks) and self.page.top(number + 1) < top + height:
            number += 1
        if count < 0 and top == 0:
            number = 0
        if count > 0 and top + height >= self.page.height:
            number = len(self.page.blocks) - 1
        self._stand(number)
        self.refresh()

    def stand_on(self, number: int) -> None:
        """Put the cursor on a block."""
        if self.page.blocks:
            self._stand(min(max(0, number), len(self.page.blocks) - 1))
            self.follow()

    def _stand(self, number: int) -> None:
        block = self.page.blocks[number]
        self.desk.stand(block.pairs[0], on_ghost=block.kind == "ghost")
