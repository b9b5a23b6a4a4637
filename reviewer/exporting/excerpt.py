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
WIDER = 2
"""How many letters say as much as a Chinese character."""
_STOP = lazy(r"(?:[。；;！？]|[，,、：](?!\d)|\.(?=\s))\s*")
_WORD = lazy(r"[A-Za-zÀ-ÿ0-9’'\-]+")
_LATIN = lazy(r"[A-Za-z]")


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
    stands for it. With neither, it is kept from its beginning. What is marked is never shortened. Where words
    are written in letters twice as many of them are kept, and no word is cut.
    """
    marks = _merged(changes, len(text))
    held = _merged((*marks, *focus), len(text))
    times = WIDER if len(text) > whole and _in_letters(text) else 1
    windows = _windows(text, held, AROUND * times) if len(text) > whole * times else [(0, len(text))]
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


def _in_letters(text: str) -> bool:
    return sum(1 for _ in _LATIN.finditer(text)) * 2 > len(text)


def _windows(text: str, marks: list[tuple[int, int]], around: int) -> list[tuple[int, int]]:
    """Return what is kept: around each mark, from one stop of the sentence to another where one is near."""
    if not marks:
        return [(0, _stop_after(text, (WHOLE - 2 * AROUND) * around // AROUND, around))]
    kept: list[tuple[int, int]] = []
    for first, last in marks:
        start, end = _stop_before(text, first, around), _stop_after(text, last, around)
        if kept and start - kept[-1][1] <= around // 3:
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _stop_before(text: str, mark: int, around: int) -> int:
    """Return where the quote before a mark begins, `around` characters away: at a phrase, else at a word."""
    place = mark - around
    if place <= around // 3:
        return 0
    stop = _STOP.search(text, place, place + around * 2 // 3)
    if stop:
        return min(stop.end(), mark)
    cut = _word_at(text, place)
    return min(cut[1] + text[cut[1] : mark].startswith(" "), mark) if cut else place


def _stop_after(text: str, mark: int, around: int) -> int:
    """Return where the quote after a mark ends, `around` characters away: behind a phrase, else a word."""
    place = mark + around
    if place >= len(text) - around // 3:
        return len(text)
    last = 0
    for stop in _STOP.finditer(text, place - around * 2 // 3, place):
        last = stop.end()
    cut = None if last else _word_at(text, place)
    return max(mark, len(text[: last or (cut[0] if cut else place)].rstrip()))


def _word_at(text: str, place: int) -> tuple[int, int] | None:
    """Return the word in the midst of which a place lies."""
    first = max(0, place - AROUND)
    for word in _WORD.finditer(text, first, place + AROUND):
        if word.start() < place < word.end():
            return (word.start(), word.end())
        if word.start() >= place:
            break
    return None
