"""The outline pane: one line a clause, as many as there are, drawn as they come into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.terminal.looks.line_view import LineView
from reviewer.terminal.review.outline import Outline

if TYPE_CHECKING:
    from textual import events

    from reviewer.model import Language
    from reviewer.terminal.desk.desk import Desk
    from reviewer.terminal.looks.spans import Line


class OutlineView(LineView):
    """Clauses with their change marks and what hurts in them."""

    def __init__(self, desk: Desk, lang: Language, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.outline = Outline(desk, lang)
        self.desk = desk

    def row(self, y: int) -> Line | None:
        """Return the row at `y`."""
        if 0 <= y < len(self.outline.places):
            return self.outline.line(y, self.scrollable_content_region.width)
        return None

    def lay(self) -> None:
        """Draw the rows again."""
        self.outline.refresh()
        self.reach_to(len(self.outline.places))
        self.follow()

    def on_resize(self, event: events.Resize) -> None:
        """Draw in the new room, unless another screen hides it."""
        if self.screen.is_current:
            self.lay()

    def follow(self) -> None:
        """Bring the row of the clause under the cursor into sight."""
        self.selected = self.outline.row_of(self.desk.place)
        self.keep_in_sight(self.selected)
        self.refresh()

    def step(self, count: int) -> None:
        """Go to the next or previous clause of the outline."""
        places = self.outline.places
        if places:
            row = self.outline.row_of(self.desk.place) + count
            self.desk.stand(places[min(max(0, row), len(places) - 1)])
