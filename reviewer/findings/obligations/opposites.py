"""A word put for its opposite, where no other rule told it: `include`, `exclude`; 之前, 之后."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.words import observed
from reviewer.language.english_words import stem
from reviewer.language.opposites import english_pairs, opposed, turned_at
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.findings.observation import Observation

__all__ = ["opposites"]

_LONGEST = 48
_LEAST = 5
"""Letters of the shortest word of which a prefix makes the opposite."""
_WORD = lazy(r"[a-z][a-z-]+")


def opposites(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each short edit, not yet told, that puts a word for its opposite and leaves
    the others."""
    claimed = Claims(reading, told)
    for mark in reading.marks:
        before, after = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
        if not (before and after) or len(before + after) > _LONGEST:
            continue
        if claimed.has(mark.base, mark.draft):
            continue
        if (before + after).isascii():
            turned = _opposed(before, after)
        else:
            turned = _turned(reading, mark) and not claimed.has(None, mark.draft)
        if not turned:
            continue
        yield observed(
            reading,
            "condition",
            "condition.opposite",
            "opposite",
            base=mark.base,
            draft=mark.draft,
            favours="unclear",
            data={"what": "opposite", "from": before, "to": after, "change": "opposite"},
        )


def _opposed(before: str, after: str) -> bool:
    old, new = ([stem(word) for word in _WORD.findall(side.lower())] for side in (before, after))
    gone, come = [word for word in old if word not in new], [word for word in new if word not in old]
    if not len(gone) == len(come) == 1:
        return _prefixed(before.lower().strip(), after.lower().strip())
    return frozenset((gone[0], come[0])) in english_pairs() or _prefixed(gone[0], come[0])


def _turned(reading: Reading, mark: Mark) -> bool:
    """Whether an edit puts a Chinese word for its opposite, or one character behind a day or an act for that
    of the other side of it."""
    base, draft = reading.base.text, reading.draft.text
    return turned_at(base, *mark.base, draft, *mark.draft) or opposed(
        base[slice(*mark.base)], draft[slice(*mark.draft)]
    )


def _prefixed(one: str, two: str) -> bool:
    """Whether one word is the other with a prefix that denies it: conditional, unconditional."""
    short, long = sorted((one, two), key=len)
    return (
        len(short) >= _LEAST
        and long not in _words("no_opposites")
        and any(long == prefix + short for prefix in table("english")["denials"])
    )


@lru_cache(maxsize=1)
def _words(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in table("english")[name])
