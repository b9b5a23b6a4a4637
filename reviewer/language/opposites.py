"""Words that say the opposite of one another: Chinese ones (`data/opposites.toml`), English ones
(`data/english.toml`)."""

from __future__ import annotations

from functools import lru_cache

from reviewer.language.english_words import stem
from reviewer.language.tables import table

__all__ = ["english_pairs", "opposed", "turned_at"]


def opposed(one: str, two: str) -> bool:
    """Tell whether two Chinese words, or two single English ones in small letters, are opposites: 之前, 之后;
    before, after."""
    if one.isascii() and two.isascii():
        return frozenset((stem(one), stem(two))) in english_pairs()
    return frozenset((one, two)) in _pairs()


@lru_cache(maxsize=1)
def english_pairs() -> frozenset[frozenset[str]]:
    """Return the pairs of English opposites, each word by its stem."""
    return frozenset(
        frozenset((stem(one), stem(two)))
        for ones, twos in table("english")["opposites"]
        for one in ones
        for two in twos
    )


def turned_at(base: str, start: int, end: int, draft: str, low: int, high: int) -> bool:
    """Tell whether one character behind a day or an act in a text is put for that of the other side of it in
    another; what is common to both ranges at their ends is left aside."""
    while start < end and low < high and base[start] == draft[low]:
        start, low = start + 1, low + 1
    while start < end and low < high and base[end - 1] == draft[high - 1]:
        end, high = end - 1, high - 1
    barred = _edges().get(frozenset((base[start:end], draft[low:high])))
    return barred is not None and not (base[end : end + 1] in barred or draft[high : high + 1] in barred)


@lru_cache(maxsize=1)
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((one, two)) for ones, twos in table("opposites")["pairs"] for one in ones for two in twos
    )


@lru_cache(maxsize=1)
def _edges() -> dict[frozenset[str], frozenset[str]]:
    """Return the pairs of single characters, with those that may not stand behind them."""
    return {
        frozenset((row["one"], row["other"])): frozenset(row["not_before"])
        for row in table("opposites")["edges"]
    }
