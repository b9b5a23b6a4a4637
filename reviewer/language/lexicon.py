"""Legal words that a comparison must not cut in two."""

from __future__ import annotations

from functools import lru_cache

from reviewer.language.tables import table
from reviewer.patterns import lazy

_REST = lazy(r"[\u4e00-\u9fff]{1,2}(?=[，,。；;、：:\n]|$)")
_LONGEST = 4
"""A longer word is not looked for across the end of a quote."""


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Return every word of two or more characters of `data/lexicon.toml`."""
    return frozenset(word for group in table("lexicon").values() for word in group.split() if len(word) > 1)


@lru_cache(maxsize=1)
def words_by_first() -> dict[str, tuple[str, ...]]:
    """Return the words under their first character, longest first."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words(), key=len, reverse=True):
        groups.setdefault(word[0], []).append(word)
    return {first: tuple(group) for first, group in groups.items()}


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    """Return the legal words, the verbs of acts and the words for parties that no quote may cut."""
    classes = table("roles")["class"]
    roles = (word for row in classes for word in (*row.get("words_a", ()), *row.get("words_b", ())))
    return words() | frozenset(table("modality")["implied"]["verbs"]) | frozenset(roles)


def word_end(text: str, start: int, end: int) -> int:
    """Return where the Chinese word ends in which a quote of `text` from `start` stops; `end` where it stops
    between words. One or two letters before a mark are taken with what they follow."""
    if rest := _REST.match(text, end):
        return rest.end()
    known = _whole()
    for low in range(max(start, end - _LONGEST + 1), end):
        for high in range(min(len(text), low + _LONGEST), end, -1):
            if text[low:high] in known:
                return high
    return end
