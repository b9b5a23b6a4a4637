"""The review room: outline, the two texts, the finding under the cursor, and how things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from reviewer.language.wrapping import clip
from reviewer.messages import say
from reviewer.terminal.keys.actions import ROOM
from reviewer.terminal.keys.hints import foot_line
from reviewer.terminal.keys.keyed import Keyed
from reviewer.terminal.looks.line_view import Bar, LineView
from reviewer.terminal.looks.spans import Line, Span, fill
from reviewer.terminal.review.negotiating import Negotiating
from reviewer.terminal.review.outline_view import OutlineView
from reviewer.terminal.review.telling import Telling
from reviewer.terminal.review.viewing import Viewing
from reviewer.terminal.review.walking import Walking
from reviewer.terminal.summary.page import Summary
from reviewer.terminal.texts.setting import GUTTER
from reviewer.terminal.texts.view import TextsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from reviewer.model import Language
    from reviewer.terminal.desk.desk import Desk
    from reviewer.terminal.keys.actions import Action

HINTS = ("accept", "reject", "counter", "note", "next_point", "help")
IN_MATTER = ("accept", "reject", "counter", "matter", "next_point", "help")
"""What the foot of the screen reminds of: never more than six."""
USUAL = 34
"""Percent of the height that the pane of the finding takes below the texts."""
WIDE = 150
MEDIUM = 100


class ReviewScreen(Keyed, Walking, Negotiating, Viewing, Screen[None]):
    """One review on the screen."""

    DEFAULT_CSS = """
    ReviewScreen #body { height: 1fr; }
    ReviewScreen #middle { width: 1fr; }
    ReviewScreen #sides { height: 1fr; width: 1fr; }
    ReviewScreen.narrow #heads { display: none; }
    ReviewScreen #outline { width: 26; border-right: solid $border; }
    ReviewScreen #finding { height: 34%; min-height: 7; padding: 0 1; border-top: solid $border; }
    ReviewScreen #finding:focus { border-top: solid $accent; }
    ReviewScreen #outline:focus { border-right: solid $accent; }
    ReviewScreen.wide #outline { width: 30; }
    ReviewScreen.wide #middle { layout: horizontal; }
    ReviewScreen.wide #finding { width: 42; height: 1fr; border-top: none; border-left: solid $border; }
    ReviewScreen.wide #finding:focus { border-left: solid $accent; border-top: none; }
    ReviewScreen.narrow #outline { display: none; }
    ReviewScreen.narrow.outlined #outline { display: block; width: 1fr; border-right: none; }
    ReviewScreen.narrow.outlined #middle { display: none; }
    ReviewScreen.zoom-texts #outline, ReviewScreen.zoom-texts #finding { display: none; }
    ReviewScreen.zoom-finding #outline, ReviewScreen.zoom-finding #sides { display: none; }
    ReviewScreen.zoom-finding #finding { height: 1fr; width: 1fr; border-top: none; border-left: none; }
    ReviewScreen.zoom-outline #middle { display: none; }
    ReviewScreen.zoom-outline #outline { display: block; width: 1fr; border-right: none; }
    """

    place = ROOM

    def __init__(self, desk: Desk, lang: Language, keymap: Sequence[Action]) -> None:
        super().__init__()
        self.desk = desk
        self.lang = lang
        self.keymap = tuple(keymap)
        self.telling = Telling(desk, lang, keymap)
        self.bind_keys(self.keymap)

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        yield Bar(id="title")
        with Horizontal(id="body"):
            yield OutlineView(self.desk, self.lang, id="outline")
            with Vertical(id="middle"):
                with Vertical(id="sides"):
                    yield Bar(id="heads")
                    yield TextsView(self.desk, self.lang, id="texts")
                yield LineView(id="finding")
        yield Bar(id="status")
        yield Bar(id="hints")

    @property
    def texts(self) -> TextsView:
        """The pane of the two texts."""
        return self.query_one("#texts", TextsView)

    @property
    def outline(self) -> OutlineView:
        """The pane of clauses."""
        return self.query_one("#outline", OutlineView)

    @property
    def finding(self) -> LineView:
        """The pane of the finding."""
        return self.query_one("#finding", LineView)

    def on_mount(self) -> None:
        """Begin in the texts."""
        self._fit(self.app.size.width)
        self.texts.focus()

    def on_screen_resume(self) -> None:
        """Draw what may have changed while another screen was on top."""
        self.call_after_refresh(self.refresh_all)

    def on_resize(self, event: events.Resize) -> None:
        """Choose the layout for the width there is."""
        self._fit(event.size.width)
        self.call_after_refresh(self.refresh_all)

    def _fit(self, width: int) -> None:
        self.set_class(width < MEDIUM, "narrow")
        self.set_class(width >= WIDE, "wide")

    def moved(self) -> None:
        """Follow the cursor in every pane."""
        self.texts.lay()
        self.outline.follow()
        self.moved_quietly()

    def moved_quietly(self) -> None:
        """Follow the cursor without scrolling the texts."""
        self._tell()
        self._bars()

    def refresh_all(self) -> None:
        """Draw everything again after an answer, a filter or another layout."""
        if not self.is_mounted or not self.is_current:
            return
        self.texts.lay()
        self.texts.refresh()
        self.outline.lay()
        self.moved_quietly()

    def _tell(self) -> None:
        pane = self.finding
        if not pane.size.width:
            return
        rows = self.telling.lines(max(12, pane.room))
        self._give_room(len(rows) + 1)
        pane.show(rows)

    def _give_room(self, wanted: int) -> None:
        """Let the pane of the finding grow over the texts, to half of the height, where its words need it."""
        pane = self.finding
        height = max(1, self.size.height - 3)
        usual = max(7, height * USUAL // 100)
        if self.zoomed or self.has_class("wide") or wanted <= usual:
            pane.styles.height = None
        else:
            pane.styles.height = min(wanted, max(usual, height // 2))

    def _bars(self) -> None:
        width = self.size.width
        self.query_one("#title", Bar).say(Summary(self.desk, self.lang).title(width))
        self.query_one("#heads", Bar).say(self._heads())
        self.query_one("#status", Bar).say(self._status())
        self.query_one("#hints", Bar).say(self._hints())

    def _heads(self) -> Line:
        """Return what stands over each side: whose text it is."""
        geometry = self.texts.page.geometry
        usual = (self._say("status.heads_base"), self._say("status.heads_draft"))
        base, draft = self.desk.heads or usual
        blank = " " * GUTTER
        return (*fill((Span(f"{blank}{base}", "label"),), GUTTER + geometry.column + 3), Span(draft, "label"))

    def _status(self) -> Line:
        desk = self.desk
        number = desk.number
        parts = self._modes()
        if number is not None:
            parts.append(self._say("status.stop", n=number + 1, all=len(desk.stops)))
        parts += [self._say("status.open", n=len(desk.points) - desk.decided, all=len(desk.points))]
        if desk.filter.active:
            parts.append(self._say("status.filter", n=len(desk.shown)))
        parts.append(self._say(f"status.order_{desk.order}"))
        if not desk.only_changes:
            parts.append(self._say("status.everything"))
        words = clip(" · ".join(parts), max(1, self.size.width - 2))
        return (Span(f" {words}", "bar"), Span(" " * self.size.width, "bar"))

    def _modes(self) -> list[str]:
        """Say what the reader can leave, with the key: a search, a pane that fills the screen."""
        hits = len(self.desk.hits)
        search = self.keys("next_point", "previous_hit", "leave")
        modes = [self._say("status.search", n=hits, **search)] if self.desk.pattern else []
        return [*modes, *([self._say("status.zoomed", **self.keys("zoom"))] if self.zoomed else [])]

    def _hints(self) -> Line:
        hints = [(name, name) for name in (IN_MATTER if self.desk.heads else HINTS)]
        return foot_line(self.keymap, self.lang, hints, self.size.width)

    def _say(self, key: str, **params: object) -> str:
        return say(f"terminal.{key}", self.lang, **params)

    def on_line_view_picked(self, event: LineView.Picked) -> None:
        """Go where the mouse points."""
        if event.view is self.texts:
            found = self.texts.page.line(event.row)
            if found:
                self.texts.stand_on(found[0])
        elif event.view is self.outline and event.row < len(self.outline.outline.places):
            self.desk.stand(self.outline.outline.places[event.row])
        self.moved()
