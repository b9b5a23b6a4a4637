"""English words as they count in a comparison: by their stem, and by the groups of synonyms they stand in."""

from __future__ import annotations

import re
from functools import lru_cache

from reviewer.language.folding import fold_same
from reviewer.language.numerals import ENGLISH, parse_english, plain
from reviewer.language.tables import table
from reviewer.patterns import lazy

__all__ = [
    "PIECE",
    "Piece",
    "agree",
    "in_figures",
    "one_or_many",
    "pieces_of",
    "read",
    "stem",
    "stocked",
    "vocabulary",
    "words_of",
]

PIECE = lazy(r"[a-z0-9]+(?:[.,'-][a-z0-9]+)*|[%£$€]")
"""A word or figure of a text in lower case."""
_PERIOD = lazy(r"(?<=\w)-(?=(?:year|month|week|day|hour)\b)")
"""A twelve-month period is one of twelve months."""
_SPELLED = lazy(rf"(?<![a-z-])(?:{ENGLISH})(?![a-z-])", re.IGNORECASE)
_NOT = lazy(r"(?<=[a-z])n't\b")
_VOWEL = lazy(r"[aeiouy]")
_DOUBLE = lazy(r"([bdgklmnprtvz])\1$")

Piece = tuple[int, str, frozenset[int]]
"""A word or phrase: how many words it takes, how it stands there, the groups of synonyms it belongs to."""


def one_or_many(one: str, two: str) -> bool:
    """Tell whether two words are one noun in the singular and the plural, which mostly says the same: the
    purpose, the purposes. Damage and damages, a party and the parties do not."""
    short, long = sorted((one.strip().lower(), two.strip().lower()), key=len)
    return long == f"{short}s" and short.isalpha() and short not in table("english")["plurals_apart"]


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what a word of lower case shares with its inflected forms and its American spelling."""
    known = table("english")["stems"].get(word)
    if known is not None:
        return str(known)
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest) and not word.endswith("eed"):
            word = rest[:-1] if _DOUBLE.search(rest) else rest
            if ending == "ed" and word.endswith("i"):
                word = word[:-1] + "y"
            break
    return _spelled(word)


def _spelled(word: str) -> str:
    if len(word) > 5:
        word = word.replace("iz", "is").replace("yz", "ys").replace("dgement", "dgment").replace("llm", "lm")
        word = word.replace("our", "or").replace("icense", "icence").replace("fense", "fence")
    if word.endswith("ll"):
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[int]], ...]]:
    """Return the phrases of the table by their first word, longest first, with the groups they stand in."""
    senses: dict[tuple[str, ...], set[int]] = {}
    for place, group in enumerate(table("english_wordings")["groups"]):
        for phrase in group:
            senses.setdefault(read(phrase), set()).add(place)
    for words, places in senses.items():
        if words[-1:] == ("that",):
            places |= senses.get(words[:-1], set())
    heads: dict[str, list[tuple[tuple[str, ...], frozenset[int]]]] = {}
    for words in sorted(senses, key=len, reverse=True):
        if words:
            heads.setdefault(words[0], []).append((words, frozenset(senses[words])))
    return {head: tuple(found) for head, found in heads.items()}


def stocked() -> list[tuple[str, frozenset[int]]]:
    """Return the single words of the table of synonyms, by their stems, with the groups they stand in."""
    return [(words[0], groups) for found in _phrases().values() for words, groups in found if len(words) == 1]


@lru_cache(maxsize=16)
def words_of(name: str) -> frozenset[str]:
    """Return the stems of a list of `english.toml`."""
    return frozenset(stem(word) for word in table("english")[name])


def _in_figures(found: re.Match[str]) -> str:
    """Return a number in words in figures."""
    value = parse_english(found.group())
    return found.group() if value is None else plain(value)


def in_figures(words: str) -> str:
    """Return a passage with its numbers in figures."""
    return _SPELLED.sub(_in_figures, _PERIOD.sub(" ", words))


def _in_full(words: str) -> str:
    """Return words of small letters with no short form of `not`: you do not for you don't."""
    plain = words.replace("’", "'")
    if "n't" not in plain:
        return words
    return _NOT.sub(" not", plain.replace("won't", "will not").replace("can't", "can not"))


@lru_cache(maxsize=2048)
def read(words: str) -> tuple[str, ...]:
    """Return the stems of a passage without articles and forms of `to be`."""
    silent = words_of("silent")
    small = _SPELLED.sub(_in_figures, _PERIOD.sub(" ", _in_full(fold_same(words).lower())))
    found = (stem(piece) for piece in PIECE.findall(small))
    return tuple(word for word in found if word not in silent)


@lru_cache(maxsize=2048)
def pieces_of(words: tuple[str, ...]) -> tuple[tuple[Piece, ...], ...]:
    """Return for each place the phrases of the table that begin there, longest first, and last the word."""
    heads = _phrases()
    found: list[tuple[Piece, ...]] = []
    for at, word in enumerate(words):
        here = [
            (len(phrase), " ".join(phrase), groups)
            for phrase, groups in heads.get(word, ())
            if words[at : at + len(phrase)] == phrase
        ]
        if not any(size == 1 for size, _, _ in here):
            here.append((1, word, frozenset()))
        found.append(tuple(here))
    return tuple(found)


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Return every word that a phrase of the table has, and the words that say nothing or only join."""
    known = {word for found in _phrases().values() for words, _ in found for word in words}
    words = table("english")
    turned = {stem(word) for rows in ("denied", "nominal") for pair in words[rows].items() for word in pair}
    return frozenset(known | words_of("weak") | words_of("turning") | turned | {"by"})


def agree(one: Piece, two: Piece) -> bool:
    """Whether two words or phrases are the same or stand in one group."""
    return one[1] == two[1] or bool(one[2] & two[2])
