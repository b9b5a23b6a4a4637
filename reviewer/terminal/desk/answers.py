"""Answers as the screen gives them: acts of one or more events, saved at once where there is a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.errors import UsageError
from reviewer.negotiation import EMPTY, apply, redo, undo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.model import Decision
    from reviewer.negotiation import Event, Ledger, Store


class History:
    """The acts of this program over one ledger, since it last saw an act of another program."""

    def __init__(self, ledger: Ledger) -> None:
        self.done: list[int] = []
        """The number of events of each act that can be taken back."""
        self.undone: list[int] = []
        """The number of events of each act that was taken back."""
        self.known = ledger
        """The state that this program last saw or left; another program may have gone on since."""


class Answers:
    """Decisions by key over a store, or in memory where none is given.

    An act of several events (a counter is a verdict and a wording) is taken back as one.
    """

    def __init__(self, store: Store | None = None, history: History | None = None) -> None:
        """Take the store, and the history of other answers over the same store where undo is shared."""
        self.store = store
        self._ledger: Ledger = EMPTY
        self.history = history or History(self.ledger)

    @property
    def ledger(self) -> Ledger:
        """The present state."""
        return self.store.ledger if self.store else self._ledger

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """The present decisions."""
        return self.ledger.decisions

    def waits(self, key: str) -> bool:
        """Return whether an answer to that point goes anywhere."""
        return True

    def look(self) -> bool:
        """Read what another program answered since; True where it did. Raises StoreError where that fails."""
        if self.store is None or self.store.refresh() is self.history.known:
            return False
        self.history.known = self.store.ledger
        self.history.done.clear()
        self.history.undone.clear()
        return True

    def _own(self) -> None:
        """Raise `UsageError` where the last act is another program's that nobody here has seen yet."""
        if self.look():
            raise UsageError("usage.answered_elsewhere")

    def act(self, *events: Event) -> None:
        """Do the events as one act; on disk when this returns. Raises StoreError where that fails."""
        took = 0
        self.look()
        for event in events:
            before = self.ledger
            if self.store:
                self.store.apply(event)
            else:
                self._ledger = apply(self._ledger, event)
            took += self.ledger is not before
        self.history.known = self.ledger
        if took:
            self.history.done.append(took)
            self.history.undone.clear()

    def undo(self) -> bool:
        """Take the last act back; False where there is none.

        Raises `UsageError` where another program has answered meanwhile, whose act it would be.
        """
        self._own()
        if not self.ledger.can_undo:
            return False
        count = self.history.done.pop() if self.history.done else 1
        for _ in range(count):
            if self.store:
                self.store.undo()
            else:
                self._ledger = undo(self._ledger)
        self.history.undone.append(count)
        self.history.known = self.ledger
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; False where there is nothing. Raises as `undo` does."""
        self._own()
        if not self.ledger.can_redo:
            return False
        count = self.history.undone.pop() if self.history.undone else 1
        for _ in range(count):
            if self.store:
                self.store.redo()
            else:
                self._ledger = redo(self._ledger)
        self.history.done.append(count)
        self.history.known = self.ledger
        return True
