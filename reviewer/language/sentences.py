"""What stands between the full stops of a Chinese text."""

from __future__ import annotations


def full_stops(text: str) -> list[tuple[int, str]]:
    """Return what stands between the full stops 。 of a text, each with its place and the stop behind it."""
    found: list[tuple[int, str]] = []
    start = 0
    while end := text.find("。", start) + 1:
        found.append((start, text[start:end]))
        start = end
    if start < len(text):
        found.append((start, text[start:]))
    return found
