"""A list made longer or shorter right before other words that changed (`bank after consulting`, `bank, fund
or trust with leave of`): the members that came or went are a difference of their own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.comparison.runs import Region
from reviewer.language.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.comparison.passages import Passage

__all__ = ["without_extension"]

_JOINTS = frozenset({"and", "or"})
_LONGEST = 12
"""So many words may come or go with one list."""


@lru_cache(maxsize=2)
def _words(name: str) -> frozenset[str]:
    return frozenset(table("english")[name])


def without_extension(base: Passage, draft: Passage, region: Region) -> Iterator[Region]:
    """Yield a difference in parts: the members of a list that only one side goes on with, then the rest.

    Only English is read so; any other difference is given back as it is.
    """
    low, high, start, end = region
    if low == high or start == end or not low or not start:
        yield region
        return
    goes_on = _goes_on(base, low), _goes_on(draft, start)
    if goes_on[0] == goes_on[1]:
        yield region
        return
    if goes_on[1]:
        middle = _end_of_list(draft, start, end, alone=high - low == 1)
        if middle:
            yield Region(low, low, start, middle)
            start = middle
    else:
        middle = _end_of_list(base, low, high, alone=end - start == 1)
        if middle:
            yield Region(low, middle, start, start)
            low = middle
    while low < high and start < end and base.words[low][3:] == draft.words[start][3:]:
        low, start = low + 1, start + 1
    if low < high or start < end:
        yield Region(low, high, start, end)


def _goes_on(passage: Passage, place: int) -> bool:
    """Whether the word at a place goes on with a list of the words before it."""
    word, before = passage.words[place], passage.words[place - 1]
    if word.kind not in ("latin", "party") or word.piece != before.piece:
        return False
    return word.key in _JOINTS or passage.marks[place - 1] == ","


def _end_of_list(passage: Passage, first: int, last: int, *, alone: bool) -> int:
    """Return the place behind the members that begin at `first`; 0 where there are none, or nothing is left
    of the difference behind them. `alone`: one word alone stands for the rest on the other side.
    """
    joint = 0
    for place in range(first, min(last, first + _LONGEST)):
        word = passage.words[place]
        if word.key in _JOINTS and word.kind == "latin":
            joint = place
        elif joint and _is_member(passage, joint, place):
            after = place + 1
            if after >= last:
                return 0
            ended = _starts_phrase(passage, after) or "," in passage.marks[place]
            if ended or (alone and after == last - 1):
                return after
        elif _starts_phrase(passage, place):
            return 0
    return 0


def _is_member(passage: Passage, joint: int, place: int) -> bool:
    return place > joint and passage.words[place].key not in _words("determiners")


def _starts_phrase(passage: Passage, place: int) -> bool:
    word = passage.words[place]
    return word.kind not in ("latin", "party") or word.key in _words("phrase_starts")
