"""What is typed while a page to write on still opens: none of it is lost, and none of it is a command.

Keys that come in one go, as an input method, a paste or a slow line send them, are given to the screen below
before it has opened the page; they come back unused, and late.
"""

from __future__ import annotations

from textual._time import get_time
from textual.events import Key


class Early:
    """Keeps the keys meant for a field without the focus yet, and gives them back in their order."""

    def __init__(self) -> None:
        self._held: list[Key] | None = []
        self._since = get_time()

    def meant(self, event: Key) -> bool:
        """Tell whether a key is for the field: it comes fresh, or the screen below was given it too early."""
        return event.time < self._since if event.is_forwarded else self._held is not None

    def hold(self, event: Key) -> bool:
        """Keep a key where the field is not ready yet; tell whether it was kept."""
        if self._held is None:
            return False
        self._held.append(event)
        return True

    def release(self) -> tuple[Key, ...]:
        """Return what was kept, in the order of pressing, and keep nothing from now on."""
        held, self._held = self._held or [], None
        return tuple(again(event) for event in sorted(held, key=lambda one: one.time))


def again(event: Key) -> Key:
    """Return the same key as if it came now."""
    return Key(event.key, event.character)
