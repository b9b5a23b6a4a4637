"""A clause's own words with the change marked, a long clause shortened around it; no format is known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Run", "excerpt"]

WHOLE = 220
"""A clause up to this many characters is quoted whole."""
AROUND = 60
"""How much of a longer clause is quoted before and after each change, in characters."""
_STOP = lazy(r"[。；;！？]|[，,、：](?!\d)|\.\s")


class Run(Struct, frozen=True):
    """Words in order, changed ones `marked`; a run without text stands for words left out."""

    text: str
    marked: bool = False

    @property
    def gap(self) -> bool:
        """True where words of the clause are left out here."""
        return not self.text


def excerpt(
    text: str,
    changes: Iterable[tuple[int, int]],
    focus: Iterable[tuple[int, int]] = (),
    *,
    whole: int = WHOLE,
) -> tuple[Run, ...]:
    """Return the text in runs, the ranges of `changes` marked.

    A text longer than `whole` keeps what stands near the changes and near `focus`, and loses the rest: a gap
    stands for it. With neither, it is kept from its beginning. What is marked is never shortened.
    """
    marks = _merged(changes, len(text))
    held = _merged((*marks, *focus), len(text))
    windows = _windows(text, held) if len(text) > whole else [(0, len(text))]
    runs: list[Run] = []
    done = 0
    for start, end in windows:
        if start > done:
            runs.append(Run(""))
        place = start
        for first, last in marks:
            if first >= end or last <= start:
                continue
            if first > place:
                runs.append(Run(text[place:first]))
            runs.append(Run(text[first:last], marked=True))
            place = last
        if place < end:
            runs.append(Run(text[place:end]))
        done = end
    if done < len(text):
        runs.append(Run(""))
    return tuple(runs)


def _merged(changes: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in changes):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _windows(text: str, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what is kept: around each mark, from one stop of the sentence to another where one is near."""
    if not marks:
        return [(0, _stop_after(text, WHOLE - AROUND))]
    kept: list[tuple[int, int]] = []
    for first, last in marks:
        start, end = _stop_before(text, first - AROUND), _stop_after(text, last + AROUND)
        if kept and start - kept[-1][1] <= AROUND // 3:
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _stop_before(text: str, place: int) -> int:
    """Return the last stop up to `AROUND` characters after `place`, so that the quote begins a phrase."""
    if place <= AROUND // 3:
        return 0
    stop = _STOP.search(text, place, place + AROUND * 2 // 3)
    return stop.end() if stop else place


def _stop_after(text: str, place: int) -> int:
    if place >= len(text) - AROUND // 3:
        return len(text)
    last = place
    for stop in _STOP.finditer(text, place - AROUND * 2 // 3, place):
        last = stop.end()
    return last
