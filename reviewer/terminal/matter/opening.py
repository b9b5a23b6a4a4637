"""Opening a matter on the screen: rounds read behind a progress screen, points, then texts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewer.errors import ReviewerError
from reviewer.messages import describe, say
from reviewer.terminal.desk.drafts import Drafts, drafts_path
from reviewer.terminal.keys.hints import keys_in_words
from reviewer.terminal.opening.flow import Opening
from reviewer.terminal.opening.recent import Recent, remember
from reviewer.terminal.review.screen import ReviewScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.model import Contract, Language
    from reviewer.negotiation import Store
    from reviewer.negotiation.copies import Copies
    from reviewer.negotiation.matter import Matter
    from reviewer.terminal.desk.desk import Desk
    from reviewer.terminal.matter.room import MatterRoom, Read

__all__ = ["MatterOpening", "Named"]


class Named(NamedTuple):
    """A matter to open."""

    path: str
    playbook: str | None = None
    """A playbook that goes before the matter's own."""
    speak: Callable[[Contract], Language] | None = None
    """Chooses the language by the baseline."""


class MatterOpening(Opening):
    """The part of the program that shows matters."""

    if TYPE_CHECKING:
        store: Store | None
        desk: Desk | None
        keymap: Any
        settings: Any
        notify: Callable[..., None]
        call_after_refresh: Callable[..., Any]

    matter_room: MatterRoom | None = None
    """The matter that is open, if one is."""
    _copies: Copies | None = None

    def load_matter(
        self, path: str, playbook: str | None = None, speak: Callable[[Contract], Language] | None = None
    ) -> None:
        """Open the matter of that file; `playbook` goes before its own, `speak` chooses the language."""
        from reviewer.negotiation.copies import Copies
        from reviewer.negotiation.matter import Matter

        try:
            matter = Matter(path)
        except ReviewerError as error:
            self.loading_failed(error)
            return
        try:
            copies = Copies(matter)
        except ReviewerError as error:
            matter.close()
            self.loading_failed(error)
            return
        rounds, decisions = matter.rounds, matter.ledger.decisions
        side, named = matter.side, playbook or matter.facts.get("playbook")
        self.store, self.own_store, self._copies = matter, True, copies

        def work(reach: Callable[[str], None]) -> Read:
            from reviewer.negotiation.case import lay_rounds
            from reviewer.terminal.matter.room import Read

            lang = speak or (lambda contract: self.lang)
            case = lay_rounds(rounds, copies.paths, decisions, side=side, lang=lang, reach=reach)
            reach("judge")
            return Read(case, named)

        self.behind_progress(work, lambda read: self._open_matter(matter, read))

    def _open_matter(self, matter: Matter, read: Read) -> None:
        from reviewer.terminal.matter.room import MatterRoom

        self.lang = read.case.lang
        path = str(Path(matter.path).resolve())
        remember(Recent(path, "", read.case.side, datetime.now().strftime("%Y-%m-%d %H:%M")))
        self.open_matter(MatterRoom(matter, read, Drafts(drafts_path(matter.path))))

    def open_matter(self, room: MatterRoom) -> None:
        """Show the points of a matter, and the texts behind them."""
        self.matter_room = room
        for desk in (room.latest, room.against_base):
            if desk is not None and self.settings.order == "severity":
                desk.order = "severity"
                desk.refresh()
        if room.latest is not None:
            self.desk = room.latest
            self.push_screen(self._texts(room.latest))
        self.open_matter_table(room.latest, first=True)
        if room.read.fault is not None:
            words = describe(room.read.fault, self.lang)
            told = say("pages.matter.fault", self.lang, words=words)
            self.notify(told, severity="warning", timeout=8, markup=False)

    def _texts(self, desk: Desk) -> ReviewScreen:
        screen = ReviewScreen(desk, self.lang, self.keymap)
        room = self.matter_room
        if room is not None:
            screen.telling.course = room.course_writer(desk)
        return screen

    def open_matter_table(self, desk: Desk | None, *, first: bool = False) -> None:
        """Show the points, the one under the cursor or the `first` chosen; go to the one chosen there."""
        from reviewer.terminal.matter.screen import MatterScreen

        room = self.matter_room
        if room is None:
            return
        pair = desk.pair if desk is not None and not first else None
        here = room.point_at(desk, pair.id) if desk is not None and pair is not None else None

        def chosen(key: str | None) -> None:
            if desk is None:
                self.exit(0)
                return
            room.refresh()
            if key:
                room.go_to(desk, key)
            screen = self.screen
            if isinstance(screen, ReviewScreen):
                screen.refresh_all()
                screen.moved()

        self.push_screen(MatterScreen(room, here.thread.key if here else ""), chosen)

    def turn_against(self) -> None:
        """Lay their draft beside the baseline, or beside what we sent last again, at the same clause."""
        room = self.matter_room
        if room is None or room.against_base is None or room.latest is None or self.desk is None:
            return
        other = room.against_base if self.desk is room.latest else room.latest
        room.refresh()
        pair = self.desk.pair
        clauses = pair.draft if pair is not None else ()
        known = [other.comparison.pair_of_draft[clause] for clause in clauses]
        if known:
            other.stand(other.places[known[0]])
            other.reveal(other.place)
        self.desk = other
        self.switch_screen(self._texts(other))
        name = "against_base" if other is room.against_base else "against_sent"
        words = say(f"pages.matter.{name}", self.lang, **keys_in_words(self.keymap, "against"))
        self.notify(words, timeout=4, markup=False)

    def leave_matter(self) -> None:
        """Remove the copies of the drafts."""
        if self._copies is not None:
            self._copies.remove()
