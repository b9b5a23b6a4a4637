"""How much of the words of a clause another has, in whatever order: sentences may have been built anew."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from reviewer.patterns import lazy

__all__ = ["held_share", "share_in_common"]

_WORD = lazy(r"[a-z0-9]+|[^\W_]|[\ue000-\uf8ff]")


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Counter[str]:
    """Return the pairs of neighbouring letters (Latin: words) of a text, none across a mark."""
    found: Counter[str] = Counter()
    last, end = "", -1
    for word in _WORD.finditer(text.lower()):
        between = text[end : word.start()]
        if last and (not between or between == " "):
            found[f"{last} {word.group()}"] += 1
        last, end = word.group(), word.end()
    return found


def share_in_common(one: str, two: str) -> float:
    """Return 0 to 1: twice the pairs of neighbouring letters in common, of all that both have."""
    ours, theirs = _pairs(one), _pairs(two)
    return 2 * (ours & theirs).total() / max(ours.total() + theirs.total(), 1)


def held_share(part: str, whole: str) -> float:
    """Return 0 to 1: the share of a part's pairs of neighbouring letters that a whole has."""
    ours = _pairs(part)
    return (ours & _pairs(whole)).total() / max(ours.total(), 1)
