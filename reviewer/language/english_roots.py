"""What English words share with the nouns, verbs and adverbs that are made of them: deliver, delivery."""

from __future__ import annotations

from functools import lru_cache

from reviewer.language.english_words import Piece, pieces_of, stocked
from reviewer.language.tables import table

__all__ = ["root", "rooted"]

_ENDINGS = (
    ("ically", "ic", 4),
    ("ability", "abl", 2),
    ("ibility", "ibl", 2),
    ("ication", "", 4),
    ("ation", "", 4),
    ("ment", "", 3),
    ("ianc", "", 4),
    ("anc", "", 4),
    ("enc", "", 4),
    ("val", "v", 3),
    ("sal", "s", 3),
    ("wal", "w", 3),
    ("ution", "ut", 3),
    ("ion", "", 4),
    ("ur", "", 4),
    ("ably", "abl", 2),
    ("ibly", "ibl", 2),
    ("ly", "", 4),
    ("y", "", 5),
    ("at", "", 4),
)
"""The ending of a stem, what stands for it, and how many letters must stand before it."""


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """Return what a word, given by its stem, shares with those made of it."""
    known = table("english_sense")["roots"].get(word)
    if known is not None:
        return str(known)
    for ending, put, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: len(word) - len(ending)] + put
            break
    return word.replace("ll", "l").removesuffix("e")


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    """Return the groups of synonyms by the root of the single words in them."""
    found: dict[str, set[int]] = {}
    for word, groups in stocked():
        found.setdefault(root(word), set()).update(groups)
    return {word: frozenset(groups) for word, groups in found.items()}


@lru_cache(maxsize=2048)
def rooted(words: tuple[str, ...], *, single: bool = False) -> tuple[Piece, ...]:
    """Return a passage of stems in phrases of the table of synonyms, the longest at each place (or in single
    words); a single word by its root, with the groups of all words of that root."""
    pieces, found, at = pieces_of(words), [], 0
    while at < len(words):
        size, phrase, groups = pieces[at][0]
        if single or size == 1:
            size, phrase = 1, root(words[at])
            groups = _groups().get(phrase, frozenset())
        found.append((size, phrase, groups))
        at += size
    return tuple(found)
