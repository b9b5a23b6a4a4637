"""The line of a key in a TOML file, which the parser does not tell."""

from __future__ import annotations

import re

__all__ = ["Lines"]


class Lines:
    """The lines of a TOML text, asked for keys."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def of(self, key: str = "", *place: tuple[str, int]) -> int:
        """Return the line of `key` in the table at `place`: names with their count, `("topic", 2)`."""
        low, high = 0, len(self._lines)
        name = ""
        for part, count in place:
            name = f"{name}.{part}" if name else part
            low, high = self._table(name, count, low, high)
        for number in range(low, high):
            if key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", self._lines[number]):
                return number + 1
        return low + 1

    def _table(self, name: str, count: int, low: int, high: int) -> tuple[int, int]:
        head = re.compile(rf"\s*\[\[?\s*{re.escape(name)}\s*\]\]?")
        found = [number for number in range(low, high) if head.match(self._lines[number])]
        if count >= len(found):
            return low, high
        start = found[count]
        return start, found[count + 1] if count + 1 < len(found) else high
