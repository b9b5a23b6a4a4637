"""What stands between the stops and the marks of a text."""

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


def part_around(text: str, span: tuple[int, int], marks: str) -> tuple[int, int]:
    """Return the part of a text between two of those marks in which a range stands."""
    low = max(text.rfind(mark, 0, span[0]) for mark in marks) + 1
    ends = (text.find(mark, span[1]) for mark in marks)
    return low, min((end for end in ends if end >= 0), default=len(text))
