"""Where the reader left off, kept beside the record: the key of a point and a time, no word of a contract."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import NamedTuple


class Left(NamedTuple):
    """A place that was left."""

    key: str
    """Key of the point that the cursor was on."""
    at: str
    """Local time to the minute, `2026-11-22 14:02`."""


class Bookmark:
    """The place in one record; without a path it is forgotten with the program."""

    def __init__(self, path: str | Path | None = None) -> None:
        self._path = Path(path) if path else None
        self.left = self._read()
        """The place at which the review was left the last time it was open; None at the first."""
        self._kept = ""

    def put(self, key: str) -> None:
        """Keep a place. Where the disk refuses it is let be: nothing depends on it."""
        if self._path is None or key == self._kept:
            return
        now = datetime.now().strftime("%Y-%m-%d %H:%M")
        try:
            self._path.touch(mode=0o600, exist_ok=True)
            self._path.write_text(json.dumps({"key": key, "at": now}), encoding="utf-8")
        except OSError:
            return
        self._kept = key

    def _read(self) -> Left | None:
        try:
            entry = json.loads(self._path.read_text(encoding="utf-8")) if self._path else {}
            return Left(str(entry["key"]), str(entry["at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None


def bookmark_path(record: str | Path) -> Path:
    """Return where the place in a record is kept."""
    return Path(f"{record}.place.json")
