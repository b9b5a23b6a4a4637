"""How far a batch is, on one line that is drawn again in place; silent where there is no terminal."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING, TextIO

from reviewer.language.wrapping import cell_width, clip
from reviewer.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from reviewer.batch.run import Progress
    from reviewer.model import Language

__all__ = ["ProgressLine", "time_left"]

EVERY = 0.2
"""Seconds between two drawings."""
SETTLE = 3.0
"""Seconds of work before a time is foretold."""


class ProgressLine:
    """The line; a context manager that leaves none of it behind."""

    def __init__(
        self, lang: Language, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._lang = lang
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._shown = self._stream.isatty()
        self._drawn = 0.0
        self._width = 0
        self._began: tuple[float, int] | None = None

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._draw("")

    def show(self, progress: Progress) -> None:
        """Draw how far it is, unless that was done a moment ago."""
        if not self._shown:
            return
        now = self._clock()
        fresh = progress.done - progress.reused
        if self._began is None:
            self._began = (now, fresh)
        if now - self._drawn < EVERY and progress.done < progress.total:
            return
        self._drawn = now
        spent, since = now - self._began[0], fresh - self._began[1]
        left = time_left(progress.total - progress.done, since, spent, self._lang)
        words = say(
            "batch.progress",
            self._lang,
            done=f"{progress.done:,}",
            total=f"{progress.total:,}",
            failed=progress.failed,
            left=left,
        )
        self._draw(clip(words, max(10, shutil.get_terminal_size().columns - 1)))

    def _draw(self, words: str) -> None:
        if not self._shown or not (words or self._width):
            return
        width = cell_width(words)
        self._stream.write("\r" + words + " " * max(0, self._width - width) + "\r" * (not words))
        self._stream.flush()
        self._width = width


def time_left(left: int, done: int, seconds: float, lang: Language) -> str:
    """Return how long `left` more drafts will take, where `done` took that many seconds."""
    if not done or seconds < SETTLE:
        return say("batch.left_unknown", lang)
    rest = round(left * seconds / done)
    if rest < 60:
        return say("batch.left_seconds", lang, n=rest)
    minutes = -(-rest // 60)
    if minutes < 60:
        return say("batch.left_minutes", lang, n=minutes)
    return say("batch.left_hours", lang, h=minutes // 60, n=minutes % 60)
