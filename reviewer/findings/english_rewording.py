"""Edits of an English clause that only say the same in other words, read with the words around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.language.english import may_say_the_same, says_the_same_in_english
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.findings.context import Change

__all__ = ["deciding", "is_english", "reworded_in_english"]

Span = tuple[int, int]

_HAN = lazy(r"[\u3400-\u9fff]")
_STOP = lazy(r"[.;:!?](?=\s)|\n")
_BEFORE = lazy(r"[\w'’%-]+[\s,(“\"]*$")
_AFTER = lazy(r"[\s,)”\"]*[\w'’%-]+")
_DENIAL = lazy(r"\b(?:no|not|never|nor|neither|none|without|cannot)\b", re.IGNORECASE)
_OF_TWO = lazy(
    r"\b(?:less|low|great|high|lat|earli|short|long|larg|small)(?:er|est) of\b(?:[^.;]|\.(?=\d)){2,160}$",
    re.IGNORECASE,
)
"""Where `and` and `or` say the same: the lesser of this and that."""
_LONGEST = 160
"""A longer passage is read by the rules, whatever its words."""
_TOGETHER = 5
"""So many edits may be one rewording."""
_REACH = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 2), (3, 0), (0, 3), (3, 3), (4, 4))
"""How many words before and after the edits are read with them, the fewest first."""
_FARTHEST = max(map(max, _REACH))


def is_english(text: str) -> bool:
    """Whether a text is written in Latin letters alone."""
    return not _HAN.search(text)


def reworded_in_english(
    placed: Sequence[Change], at: int, base: str, draft: str
) -> tuple[int, Span, Span] | None:
    """Return how many edits from the one at a place on say the same in other words, and the words of both
    sides; None where they say another thing.
    """
    for count in range(min(_TOGETHER, len(placed) - at), 0, -1):
        first, last = placed[at], placed[at + count - 1]
        ours = _whole_words(base, first.base[0], last.base[1])
        theirs = _whole_words(draft, first.draft[0], last.draft[1])
        if max(ours[1] - ours[0], theirs[1] - theirs[0]) > _LONGEST:
            continue
        if _STOP.search(base, *ours) or _STOP.search(draft, *theirs):
            continue
        if {base[slice(*ours)], draft[slice(*theirs)]} == {"and", "or"} and _OF_TWO.search(base, 0, ours[0]):
            return count, ours, theirs
        if not may_say_the_same(base[slice(*ours)], draft[slice(*theirs)]):
            continue
        found = _with_neighbours(base, ours, draft, theirs)
        if found is not None:
            return count, *found
    return None


def _whole_words(text: str, low: int, high: int) -> Span:
    """Return a range that cuts no word in two: where words stand on one side alone, their place on the
    other is only counted."""
    while 0 < low < high and text[low - 1].isalnum() and text[low].isalnum():
        low -= 1
    while low < high < len(text) and text[high - 1].isalnum() and text[high].isalnum():
        high += 1
    return low, high


def _with_neighbours(base: str, ours: Span, draft: str, theirs: Span) -> tuple[Span, Span] | None:
    """Return the narrowest ranges around both that say the same, the same words standing beside them."""
    before, after = _ends(base, ours), _ends(draft, theirs)
    beside = deciding(base, ours)
    for left, right in _REACH:
        if left >= min(len(before[0]), len(after[0])) or right >= min(len(before[1]), len(after[1])):
            continue
        old, new = (before[0][left], before[1][right]), (after[0][left], after[1][right])
        heads = base[old[0] : ours[0]], draft[new[0] : theirs[0]]
        tails = base[ours[1] : old[1]], draft[theirs[1] : new[1]]
        if heads[0].split() != heads[1].split() or tails[0].split() != tails[1].split():
            continue
        if says_the_same_in_english(base[slice(*old)], draft[slice(*new)], beside=beside):
            ours, theirs = _trimmed(base, old), _trimmed(draft, new)
            return (ours, theirs) if base[slice(*ours)] != draft[slice(*theirs)] else None
    return None


def _ends(text: str, span: Span) -> tuple[list[int], list[int]]:
    """Return where a range begins with no, one, two … more words before it, and where it ends with so many
    more behind it, as far as there are any."""
    lows, highs = [span[0]], [span[1]]
    while len(lows) <= _FARTHEST and (word := _BEFORE.search(text, max(0, lows[-1] - 40), lows[-1])):
        lows.append(word.start())
    while len(highs) <= _FARTHEST and (word := _AFTER.match(text, highs[-1])):
        highs.append(word.end())
    return lows, highs


def deciding(text: str, span: Span) -> str:
    """Return what may deny a range or make it a condition: the denials of its sentence, and the words before
    it back to the last comma."""
    low = max((stop.end() for stop in _STOP.finditer(text, 0, span[0])), default=0)
    after = _STOP.search(text, span[1])
    sentence = text[low : after.start() if after else len(text)]
    lead = text[max(low, text.rfind(",", low, span[0]) + 1) : span[0]]
    return " ".join((lead, *_DENIAL.findall(sentence)))


def _trimmed(text: str, span: Span) -> Span:
    low, high = span
    while low < high and not text[low].isalnum():
        low += 1
    while high > low and not text[high - 1].isalnum():
        high -= 1
    return low, high
