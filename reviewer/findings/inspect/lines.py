"""All words of a contract as one string, a line a clause: which clauses hold a word or a pattern is asked of
the whole at once, so that rules spend no time on clauses that cannot matter."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import accumulate, compress, count, pairwise, repeat
from operator import contains
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["Lines"]

_UNITS = f"utf-16-{'le' if sys.byteorder == 'little' else 'be'}"
_OFTEN = 64
"""A word that stands in more clauses than these is looked for in each by itself: that is quicker then."""


class Lines:
    """Texts in their order, found by number, by word and by pattern."""

    def __init__(
        self, texts: Sequence[str], form: Callable[[str], str] = str, like: Lines | None = None
    ) -> None:
        """Take the texts and how they are to be written; `form` must leave every character its place.

        `like`: others of the same form; in texts that stand there too, words are looked for only once.
        """
        self._written = texts
        self._form = form
        self._like = like
        self.whole = form("\n".join(texts))
        """All texts, a line feed between them; a text may hold line feeds of its own."""
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._places: dict[str, tuple[int, ...]] = {}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts in that form."""
        return tuple(self.whole[start : end - 1] for start, end in pairwise(self._starts))

    @cached_property
    def _shared(self) -> _Shared | None:
        """What these texts share with those they are like; None where that is less than half."""
        if self._like is None:
            return None
        there = {text: number for number, text in enumerate(self._like._written)}
        twins: defaultdict[int, list[int]] = defaultdict(list)
        own: list[int] = []
        for number, text in enumerate(self._written):
            twin = there.get(text)
            (own if twin is None else twins[twin]).append(number)
        if len(own) * 2 > len(self._written):
            return None
        return _Shared(self._like, twins, Lines([self._written[number] for number in own], self._form), own)

    def line_at(self, offset: int) -> int:
        """Return the number of the text in which an offset of the whole lies."""
        return bisect_right(self._starts, offset) - 1

    def start_of(self, number: int) -> int:
        """Return where a text begins in the whole."""
        return self._starts[number]

    @cached_property
    def _twos(self) -> set[int]:
        return _twos(self.whole)

    def has(self, word: str) -> bool:
        """Tell whether a word stands anywhere."""
        return bool(self.places(word))

    def any(self, words: Iterable[str]) -> bool:
        """Tell whether one of the words stands anywhere."""
        return any(map(self.places, words))

    def places(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the texts that hold a word (of a line), in order."""
        found = self._places.get(word)
        if found is None:
            shared = self._shared
            found = self._places[word] = shared.places(word) if shared else self._found(word)
        return found

    def _found(self, word: str) -> tuple[int, ...]:
        if not self._twos.issuperset(_twos_of(word)):
            return ()
        whole, starts = self.whole, self._starts
        found: list[int] = []
        at = whole.find(word)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.append(number)
            if len(found) > _OFTEN:
                return tuple(compress(count(), map(contains, self.texts, repeat(word))))
            at = whole.find(word, starts[number + 1])
        return tuple(found)

    def holding(self, *groups: Iterable[str]) -> list[int]:
        """Return the numbers of the texts that hold one of the words of every group, in order."""
        first, *others = [set().union(*map(self.places, words)) for words in groups]
        return sorted(first.intersection(*others))

    def matching(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the numbers of the texts in which a match of a pattern begins, and perhaps of some more.

        A pattern of no anchors, or whose anchors hold at line feeds too, misses none; whether it matches
        inside the text is then for the text itself to say.
        """
        found = []
        place = 0
        while match := pattern.search(self.whole, place):
            number = self.line_at(match.start())
            found.append(number)
            place = self._starts[number + 1]
        return found


class _Shared(NamedTuple):
    """What texts have in common with others."""

    others: Lines
    twins: Mapping[int, Sequence[int]]
    """The numbers of a text here by its number there."""
    own: Lines
    """The texts that stand only here."""
    numbers: Sequence[int]
    """The numbers of those."""

    def places(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the texts here that hold a word, in order."""
        there = [number for twin in self.others.places(word) for number in self.twins.get(twin, ())]
        return tuple(sorted([*there, *(self.numbers[number] for number in self.own.places(word))]))


@lru_cache(maxsize=1 << 14)
def _twos_of(word: str) -> set[int]:
    """`_twos` of a word: rules ask for the same ones of every contract."""
    return _twos(word)


def _twos(text: str) -> set[int]:
    """Return every two characters that stand side by side, as the number that they make in UTF-16."""
    units = memoryview(text.encode(_UNITS, "surrogatepass"))
    even, odd = (units[at : at + (len(units) - at) // 4 * 4].cast("I") for at in (0, 2))
    return {*even, *odd}
