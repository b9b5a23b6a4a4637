"""Words that stand in the same place of a contract and do not do the same, one put for the other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.tables import table
from reviewer.language.spans import shared_start

if TYPE_CHECKING:
    from collections.abc import Container

    from reviewer.findings.context import Change


class Neighbours(Struct, frozen=True):
    """A row of words whose exchange matters: its name in the table and the catalogue, and its weight."""

    name: str
    severity: str
    source: str | None
    shares: tuple[str, ...] = ()
    """Words of the row that name shares of one thing, from the most to the least."""
    within: frozenset[str] = frozenset()
    """Words of the row that name less than the first of those, and not how much."""

    def rises(self, old: str, new: str) -> bool | None:
        """Tell whether the second word names a greater share than the first; None where neither names one
        or it is open which is greater."""
        if old in self.shares and new in self.shares and old != new:
            return self.shares.index(new) < self.shares.index(old)
        for one, other, rises in ((old, new, False), (new, old, True)):
            if one in self.shares[:1] and other in self.within:
                return rises
        return None


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[tuple[Neighbours, dict[str, int]]]]:
    """Return the rows that each word stands in, in their order, with their words in lower case; spellings of
    one thing have the same number there."""
    found: dict[str, list[tuple[Neighbours, dict[str, int]]]] = {}
    for name, row in table("neighbours").items():
        shares, within = tuple(row.get("shares", ())), frozenset(row.get("within", ()))
        one = Neighbours(name, row["severity"], row.get("source"), shares, within)
        senses = {
            word.lower(): number
            for number, words in enumerate(row["words"])
            for word in ([words] if isinstance(words, str) else words)
        }
        for word in senses:
            found.setdefault(word, []).append((one, senses))
    return found


def told_apart(word: str, other: str) -> Neighbours | None:
    """Return the first row in which both words, in lower case, stand for different things."""
    for row, senses in _rows().get(word, ()):
        if senses.get(other, senses[word]) != senses[word]:
            return row
    return None


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how long the words are that begin with a character, shortest first."""
    found: dict[str, set[int]] = {}
    for word in _rows():
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths)) for first, lengths in found.items()}


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _rows()))


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    return frozenset("".join(_rows()))


def neighbour_words() -> Container[str]:
    """Return every word of the table, in lower case."""
    return _rows().keys()


_OWN = "其该"
"""What stands before a word and makes it no other: 其关联公司, 第三方."""


def exchanged(
    change: Change, base: str, draft: str
) -> tuple[tuple[int, int], tuple[int, int], Neighbours] | None:
    """Return the ranges of a word of `base` and of the word of its row that `draft` has in its place.

    The words cover the edit whole, and what they have beyond it is the same on both sides: nothing else
    changed with them. None where the edit is no such exchange.
    """
    longest, lengths = _longest(), _lengths()
    (start, end), (begin, stop) = _trimmed(change, base, draft)
    if start < end and begin < stop:
        start, begin = start + (base[start] in _OWN), begin + (draft[begin] in _OWN)
    if max(end - start, stop - begin) > longest:
        return None
    if not _letters().issuperset((base[start:end] + draft[begin:stop]).lower()):
        return None
    rights = shared_start(base[end : end + longest], draft[stop : stop + longest])
    lefts = shared_start(base[:start][: -longest - 1 : -1], draft[:begin][: -longest - 1 : -1])
    for left in range(lefts + 1):
        within = left + end - start
        for length in lengths.get(base[start - left : start - left + 1].lower(), ()):
            right = length - within
            if not 0 <= right <= rights:
                continue
            old = (start - left, end + right)
            new = (begin - left, stop + right)
            row = told_apart(base[slice(*old)].lower(), draft[slice(*new)].lower())
            if row and _whole(base, *old) and _whole(draft, *new):
                return old, new, row
    return None


def _trimmed(change: Change, base: str, draft: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the ranges of an edit without what both sides begin and end with alike."""
    (start, end), (begin, stop) = change.base, change.draft
    same = shared_start(base[start:end], draft[begin:stop])
    start, begin = start + same, begin + same
    same = shared_start(base[start:end][::-1], draft[begin:stop][::-1])
    return (start, end - same), (begin, stop - same)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word is cut in two."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not ((_latin(before) and _latin(text[start])) or (_latin(after) and _latin(text[end - 1])))


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
