"""Whether an English sentence was built anew, and between which words it was."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from rapidfuzz.distance import Indel

from reviewer.language.tables import table
from reviewer.patterns import lazy

__all__ = ["built_anew", "gaps_of", "light_words", "words_in"]

_WORD = lazy(r"[\w$£€%]+(?:[.,'’&/-]\w+)*")
_FEWEST = 4
"""So many words at least are a sentence, and so many at least were edited."""


def words_in(text: str) -> list[str]:
    """Return the words and figures of a text."""
    return _WORD.findall(text)


def built_anew(before: str, after: str) -> bool:
    """Whether each side has words of its own, and no two stand exchanged in one and the same sentence, but
    for names where one side has the passive of the other."""
    old, new = ([word.lower() for word in _WORD.findall(side)] for side in (before, after))
    if min(len(old), len(new)) < _FEWEST or Counter(old) == Counter(new):
        return False
    gaps = gaps_of(old, new)
    if not any(ours for ours, _ in gaps) or not any(theirs for _, theirs in gaps):
        return False
    if sum(len(ours) + len(theirs) for ours, theirs in gaps) < _FEWEST:
        return False
    heavy = [({*ours} - light_words(), {*theirs} - light_words()) for ours, theirs in gaps]
    names = {word.lower() for side in (before, after) for word in _WORD.findall(side) if word[0].isupper()}
    turned = old.count("by") != new.count("by") or ("receive" in old) != ("receive" in new)
    return not any(
        ours
        and theirs
        and (ours, theirs) == (others[1], others[0])
        and not (turned and ours | theirs <= names)
        for place, (ours, theirs) in enumerate(heavy)
        for others in heavy[place + 1 :]
    )


def gaps_of(old: list[str], new: list[str], *, least: int = 1) -> list[tuple[list[str], list[str]]]:
    """Return the words of both sides that stand between those they share; fewer than the least in a row that
    they share part nothing."""
    found: list[tuple[list[str], list[str]]] = []
    low = start = 0
    for block in [*Indel.opcodes(old, new), None]:
        if block is not None and (
            block.tag != "equal" or (block.src_end - block.src_start < least and block.src_start > 0)
        ):
            continue
        high, end = (block.src_start, block.dest_start) if block else (len(old), len(new))
        if low < high or start < end:
            found.append((old[low:high], new[start:end]))
        if block:
            low, start = block.src_end, block.dest_end
    return found


@lru_cache(maxsize=1)
def light_words() -> frozenset[str]:
    """Return the words that join, place or take up others and decide nothing."""
    return frozenset(table("english_sense")["light"])
