"""Output for terminals that draw characters of ambiguous width two cells wide: none of them is sent there.

East Asian terminals may show `…`, `—`, `“` or a line between panes in two cells where every other terminal
takes one; what stands behind them in the row is then pushed aside. Each is sent as a character of one cell
that reads alike, and as a question mark where none does: another sign of comparison would be a wrong quote.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.driver import Driver

ALIKE = {
    "…": ".", "⋯": ".", "—": "-", "―": "-", "–": "-", "─": "-", "━": "-", "│": "|", "┃": "|", "“": '"',
    "”": '"', "‘": "'", "’": "'", "·": ".", "•": "*", "×": "x", "÷": "/",
    "→": ">", "←": "<", "↑": "^", "↓": "v", "⇄": "~", "▸": ">", "▾": "v", "●": "*", "○": "o", "■": "#",
    "□": "o", "★": "*", "☆": "*", "※": "*", "§": "S", "℃": "C", "√": "v", "▌": "|",
    "▏": "|", "▎": "|", "├": "|", "└": "`", "┌": ",", "┐": ",", "┘": "'", "┤": "|", "┬": "-", "┴": "-",
    "┼": "+", "€": "E", "©": "c", "®": "r",
}  # fmt: skip


class _Alike(dict[int, str]):
    """What to send for a character; worked out once for each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = _alike(char) if unicodedata.east_asian_width(char) == "A" else char
        return self[code]


def _alike(char: str) -> str:
    if char in ALIKE:
        return ALIKE[char]
    if "▀" <= char <= "▟":
        return "#"
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return char
    plain = "".join(one for one in unicodedata.normalize("NFKD", char) if one.isascii() and one.isalnum())
    return plain if len(plain) == 1 else "?"


@lru_cache(maxsize=1)
def _table() -> Mapping[int, str]:
    return _Alike()


def narrowed(text: str) -> str:
    """Return the output with one character of one cell for every one of ambiguous width."""
    return text if text.isascii() else text.translate(_table())


def narrowing(driver: type[Driver]) -> type[Driver]:
    """Return a driver that writes like the one given, but narrowed."""

    class Narrowing(driver):  # type: ignore[misc,valid-type]
        """Sends what every terminal draws in the same cells."""

        def write(self, data: str, *arguments: Any) -> None:
            super().write(narrowed(data), *arguments)

    return Narrowing
