"""Whether a passage of Chinese has nearly all the letters of another: then it was put in other words rather
than exchanged for something else."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.folding import fold
from reviewer.language.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["lacks", "mostly_held"]

_HELD = 0.55
"""The least share of the letters that say something, 0 to 1, that both passages have."""
_LEAST = 4
"""So many such letters at least: of fewer, one exchanged makes another word (专场, 混场)."""
_WORD = 2
_LEFT = 5
"""So many at most that only one of the passages has."""


@lru_cache(maxsize=1)
def _sorts() -> tuple[frozenset[str], frozenset[str]]:
    """Return the letters that say nothing by themselves, and those that decide."""
    found = table("held_letters")
    return frozenset(found["light"]), frozenset(found["weighty"])


def mostly_held(before: str, after: str) -> bool:
    """Whether two passages have most of their letters in common and neither has one of its own that decides.

    Nothing is proved by that: who acts and how strongly he is bound is for others to ask.
    """
    light, weighty = _sorts()
    ours, theirs = (_letters(fold(text).text, light) for text in (before, after))
    most = max(ours.total(), theirs.total())
    if min(ours.total(), theirs.total()) < _LEAST or (ours & theirs).total() < _HELD * most:
        return False
    left = ours - theirs, theirs - ours
    return max(one.total() for one in left) <= _LEFT and not any(_decides(one, weighty) for one in left)


def lacks(passage: str, words: str) -> bool:
    """Whether a passage lacks two or more of the letters of some words that say something."""
    light, _ = _sorts()
    ours, theirs = (_letters(fold(text).text, light) for text in (words, passage))
    return (ours - theirs).total() >= _WORD


def _letters(text: str, light: frozenset[str]) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum() and letter not in light)


def _decides(left: Iterable[str], weighty: frozenset[str]) -> bool:
    """Whether a letter decides, or is a figure or Latin: what these mean no letter tells."""
    return any(letter in weighty or letter.isascii() for letter in left)
