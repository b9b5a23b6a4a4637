"""The terminal goes away (its window is closed, a connection drops): the program leaves as if asked to.

A hang-up signal may be ignored (`nohup`, some shells and multiplexers); then the end of what is typed is all
there is to be seen, and reading it again and again would keep a core busy for ever.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

__all__ = ["HUNG_UP", "leave_with_the_terminal", "terminal_is_gone"]

HUNG_UP = 129
"""The exit status, as shells give it to a program that its terminal left."""
_EVERY = 1.0
"""Seconds between looks at the terminal."""
_PATIENCE = 3.0
"""Seconds in which an ordinary end must succeed; a terminal that is gone takes no farewell."""


def leave_with_the_terminal(app: App[int]) -> None:
    """Leave the program, with all that it keeps at an ordinary end, once its terminal is gone."""
    if not hasattr(signal, "SIGHUP") or app.is_headless:
        return

    loop = asyncio.get_running_loop()

    def leave(*_: object) -> None:
        last = threading.Timer(_PATIENCE, os._exit, (HUNG_UP,))
        last.daemon = True
        last.start()
        loop.call_soon_threadsafe(app.exit, HUNG_UP)

    def look() -> None:
        if terminal_is_gone(sys.__stdin__.fileno() if sys.__stdin__ else None):
            watch.stop()
            leave()

    watch = app.set_interval(_EVERY, look)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        # Not the loop's own handler: the loop stands still where a terminal takes no more of what is written.
        with suppress(ValueError):
            signal.signal(signal.SIGHUP, leave)


def terminal_is_gone(descriptor: int | None) -> bool:
    """Tell whether nobody is at the other end of a terminal any more."""
    if descriptor is None or not hasattr(select, "poll"):
        return False
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(events & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, events in poll.poll(0))
