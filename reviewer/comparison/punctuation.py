"""Punctuation between words that did not change: told only where another mark may mean something else.

Told are an enumeration mark (、) put in, taken out or exchanged; a full stop put into or taken out of a
sentence with a proviso or condition; a comma for a semicolon, or the reverse, inside an enumeration; a
bracket that moved; and a comma or semicolon that moved to another word beside it. Every other difference of
punctuation is layout.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.comparison.passages import Passage
    from reviewer.comparison.runs import Region

_CUES = lazy(
    r"但|除|如|若|倘|未经|前提|另有|应当?在|\b(?:provided|except|unless|if|subject to|but|save)\b",
    re.IGNORECASE,
)
_NEAR = 40
_MOVED = 12
"""A comma that came within so many words (one letter each in Chinese) of one that went is the same one."""


def marks_that_matter(base: Passage, draft: Passage, regions: Iterable[Region]) -> list[tuple[int, int]]:
    """Return the places of the words, in both passages, behind which the marks differ so that it may
    matter.
    """
    found: list[tuple[int, int]] = []
    brackets: list[tuple[int, int, int]] = []
    pauses: list[tuple[int, int, int]] = []
    at, to = 0, 0
    ends = [(region.low, region.start, region.high, region.end) for region in regions]
    for low, start, high, end in [*ends, (len(base.words), len(draft.words), 0, 0)]:
        if base.marks[at : low - 1] != draft.marks[to : start - 1]:
            for step in range(low - at - 1):
                old, new = base.marks[at + step], draft.marks[to + step]
                if old != new:
                    if _matters(old, new, base, draft, at + step, to + step):
                        found.append((at + step, to + step))
                    shift = _brackets(new) - _brackets(old)
                    if shift:
                        brackets.append((shift, at + step, to + step))
                    paused = _pauses(new) - _pauses(old)
                    if paused:
                        pauses.append((paused, at + step, to + step))
        at, to = high, end
    if brackets and sum(shift for shift, _, _ in brackets) == 0:
        found.extend((i, j) for _, i, j in brackets if (i, j) not in found)
    for (one, i, j), (two, k, m) in pairwise(pauses):
        if one + two == 0 and k - i <= _MOVED:
            found.extend(place for place in ((i, j), (k, m)) if place not in found)
    return sorted(found)


def _brackets(marks: str) -> int:
    return marks.count(")")


def _pauses(marks: str) -> bool:
    return "," in marks or ";" in marks


def _matters(old: str, new: str, base: Passage, draft: Passage, i: int, j: int) -> bool:
    if ("、" in old) != ("、" in new):
        return True
    if ("。" in old) != ("。" in new):
        other = new if "。" in old else old
        if ";" in other or ":" in other or "!" in other or "?" in other:
            return False
        return bool(_CUES.search(_around(base, i)) or _CUES.search(_around(draft, j)))
    if (";" in old) != (";" in new) and ("," in old or "," in new):
        return "、" in _around(base, i)
    return False


def _around(passage: Passage, place: int) -> str:
    word = passage.words[place]
    return passage.clauses[word.piece].text[max(0, word.end - _NEAR) : word.end + _NEAR]
