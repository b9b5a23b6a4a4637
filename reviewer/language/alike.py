"""Whether two passages say the same in other words: synonyms, words that say nothing, another order."""

from __future__ import annotations

import re
from functools import lru_cache

from reviewer.language.folding import fold
from reviewer.language.tables import table
from reviewer.patterns import lazy

__all__ = ["nearly_the_same", "says_the_same"]

_NEGATION = lazy(
    r"[不未无非勿]|没有|免|\b(?:not?|never|without|neither|nor|non-?\w+|un\w{4,})\b", re.IGNORECASE
)
_WHETHER = lazy(r"有无|是否存在|有没有")
_FIRST = lazy(r"[先后前再次]|\b(?:before|after|then|first)\b", re.IGNORECASE)
_PIECE = lazy(r"[a-z0-9]+(?:['’-][a-z0-9]+)*|[^\W_]|[\ue000-\uf8ff]")


@lru_cache(maxsize=1)
def _keys() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of every word of the table, longest first, and what stands for each."""
    keys: dict[str, str] = {}
    for place, group in enumerate(table("alike")["groups"]):
        for word in group:
            keys.setdefault(word, chr(0xE000 + place))
    keys.update(dict.fromkeys(table("alike")["light"], ""))
    words = sorted(keys, key=len, reverse=True)
    pieces = (
        rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in words
    )
    return re.compile("|".join(pieces)), keys


@lru_cache(maxsize=4096)
def _signs(words: str) -> tuple[str, ...]:
    """Return what a passage says: a sign for each synonym, the other characters and Latin words, in order."""
    pattern, keys = _keys()
    flat = pattern.sub(lambda match: f" {keys[match.group()]} ", fold(words).text.lower())
    return tuple(piece for piece in _PIECE.findall(flat))


def says_the_same(before: str, after: str) -> bool:
    """Whether two passages differ in synonyms, in words that say nothing and in their order alone.

    What one denies and the other does not is never the same.
    """
    before, after = (_WHETHER.sub("是否有", words) for words in (before, after))
    if len(_NEGATION.findall(before)) % 2 != len(_NEGATION.findall(after)) % 2:
        return False
    old, new = _signs(before), _signs(after)
    if old == new:
        return True
    return sorted(old) == sorted(new) and not _FIRST.search(before)


def nearly_the_same(before: str, after: str) -> bool:
    """Whether two words of two characters share one and the others are no opposites: 筹措, 筹集; or both say
    the same. Words for people, rights and sums are told apart by the character that they do not share."""
    one, two = before.strip(), after.strip()
    if says_the_same(one, two):
        return True
    if len(one) != 2 or len(two) != 2 or (one + two).isascii() or len(set(one + two)) != 3:
        return False
    own, shared = {*one} ^ {*two}, {*one} & {*two}
    if len(own) != 2 or shared & {*table("alike")["heads"]} or any(map(_NEGATION.search, own)):
        return False
    return not all(letter in table("alike")["opposites"] for letter in own)
