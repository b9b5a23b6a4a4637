"""A pane of lines: the line API over the view model, with each distinct line turned into a strip once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reviewer.terminal.looks.spans import BLANK, Line, drawable
from reviewer.terminal.looks.themes import style_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows lines; takes no key of its own."""

    DEFAULT_CSS = """
    LineView { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; height: 1fr; }
    """
    ALLOW_MAXIMIZE = False
    ALLOW_SELECT = False

    class Picked(Message):
        """A line was clicked."""

        def __init__(self, view: LineView, row: int) -> None:
            super().__init__()
            self.view = view
            self.row = row

        @property
        def control(self) -> LineView:
            """The view that was clicked."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: Sequence[Line] = ()
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(4096)
        self._base: Style | None = None
        self.selected: int | None = None
        """The row that is shown as chosen."""

    def show(self, lines: Sequence[Line], *, top: bool = True) -> None:
        """Show those lines, from the first where `top`."""
        self._lines = lines
        self.reach_to(len(lines))
        if top:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def reach_to(self, height: int) -> None:
        """Be that many lines high; other panes need not be laid out anew for that."""
        size = Size(self.room, height)
        if size != self.virtual_size:
            self.set_reactive(LineView.virtual_size, size)
            self._scroll_update(size)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines shown."""
        return self._lines

    @property
    def room(self) -> int:
        """Cells a line may take, the scroll bar's own left free."""
        return max(1, self.size.width - self.styles.gutter.width - self.scrollbar_size_vertical)

    @property
    def shown_rows(self) -> int:
        """Lines that are in sight at once."""
        return max(1, self.scrollable_content_region.height)

    def row(self, y: int) -> Line | None:
        """Return the line at `y`, None below the last."""
        return self._lines[y] if 0 <= y < len(self._lines) else None

    def look(self, roles: str) -> Style:
        """Return the look of roles under the present theme."""
        app = self.app
        return style_of(roles, app.theme, getattr(app, "pair", "blue"), colour=not app.no_color)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the strips of a region, the view's own look worked out once for all of them."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return the strip at a line of the screen region."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        row = self.row(place)
        base = self._base or self.rich_style
        if row is None:
            return Strip.blank(width, base)
        chosen = place == self.selected
        key = (row, width, chosen, self.app.theme, getattr(self.app, "pair", "blue"), base)
        strip = self._strips.get(key)
        if strip is None:
            under = base + self.look("selected") if chosen else base
            segments = [
                Segment(drawable(text), under + self.look(role) if role else under) for text, role in row
            ]
            if chosen:
                segments = [
                    Segment(part.text, (part.style or under) + self.look("selected")) for part in segments
                ]
            strip = Strip(segments).extend_cell_length(width, under).crop(0, width)
            self._strips[key] = strip
        return strip

    def step(self, count: int) -> None:
        """Move by lines."""
        self.scroll_to(y=self.scroll_offset.y + count, animate=False)

    def keep_in_sight(self, row: int, margin: int = 2) -> None:
        """Scroll just so far that a row is in sight with some rows about it."""
        height = self.shown_rows
        margin = min(margin, height // 3)
        top = self.scroll_offset.y
        if row < top + margin:
            self.scroll_to(y=max(0, row - margin), animate=False)
        elif row >= top + height - margin:
            self.scroll_to(y=row - height + margin + 1, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Tell which line was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self.post_message(self.Picked(self, offset.y + self.scroll_offset.y))


class Bar(LineView, can_focus=False):
    """One line that does not scroll: a title or a status."""

    DEFAULT_CSS = "Bar { height: 1; overflow-y: hidden; scrollbar-size-vertical: 0; }"

    def say(self, line: Line = BLANK) -> None:
        """Show that line."""
        self.show([line])
