"""How much of the words of a clause another has, in whatever order: sentences may have been built anew."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from reviewer.language.english_anew import light_words
from reviewer.language.english_roots import rooted
from reviewer.language.english_words import read
from reviewer.patterns import lazy

__all__ = ["held_share", "marks_of_sense", "pairs_of_letters", "share_in_common"]

_RUN = lazy(r"[\w\ue000-\uf8ff]+(?: [\w\ue000-\uf8ff]+)*")
"""Words with nothing but a blank between them."""
_LATIN = lazy("[a-z0-9 ]")
_HAN = lazy(r"[\u3400-\u9fff]")
_LATIN_WORD = lazy("[a-z]{3}")
_WORD = lazy(r"[a-z0-9]+|[^ ]")


@lru_cache(maxsize=4096)
def pairs_of_letters(text: str) -> Counter[tuple[str, str]]:
    """Return the pairs of neighbouring letters (Latin: words) of a text, none across a mark."""
    found: Counter[tuple[str, str]] = Counter()
    for run in _RUN.findall(text.lower().replace("_", "\n")):
        found.update(pairwise(_WORD.findall(run) if _LATIN.search(run) else run))
    return found


@lru_cache(maxsize=4096)
def marks_of_sense(text: str) -> Counter[tuple[str, str]]:
    """Return what of a text stays when it is said otherwise: its pairs of letters; of a Latin one, where few
    words keep their neighbours, the roots of its words in any order, those of one sense as one."""
    small = text.lower()
    if _HAN.search(small) or not _LATIN_WORD.search(small):
        return pairs_of_letters(text)
    found: Counter[tuple[str, str]] = Counter()
    for word in read(small):
        if word not in light_words():
            ((_, root, groups),) = rooted((word,), single=True)
            found["", f"#{min(groups)}" if groups else root] += 1
    return found


def _in_common(ours: Counter[tuple[str, str]], theirs: Counter[tuple[str, str]]) -> int:
    return sum(map(min, ours.values(), map(theirs.__getitem__, ours)))


def share_in_common(one: str, two: str) -> float:
    """Return 0 to 1: twice the pairs of neighbouring letters in common, of all that both have."""
    ours, theirs = pairs_of_letters(one), pairs_of_letters(two)
    return 2 * _in_common(ours, theirs) / max(ours.total() + theirs.total(), 1)


def held_share(part: str, whole: str) -> float:
    """Return 0 to 1: the share of a part's pairs of neighbouring letters that a whole has."""
    ours = pairs_of_letters(part)
    return _in_common(ours, pairs_of_letters(whole)) / max(ours.total(), 1)
