"""Legal words that a comparison must not cut in two."""

from __future__ import annotations

from functools import lru_cache

from reviewer.language.tables import table


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
