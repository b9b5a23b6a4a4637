"""Finding table words with guards: the longest at each place, none where a neighbour takes its meaning away.

A word is tried only where its first letter stands, so that a table of many hundred words costs little on a
long text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Guards", "WordTable"]

_PART = "，。；！？,;!?\n"
Fact = TypeVar("Fact")


class Guards(NamedTuple):
    """Strings that decide by their presence beside a word whether it counts."""

    not_after: tuple[str, ...] = ()
    """None of these directly before the word."""
    not_before: tuple[str, ...] = ()
    """None of these directly after it."""
    after: tuple[str, ...] = ()
    """Where given, one of these directly before it."""
    before: tuple[str, ...] = ()
    """Where given, one of these directly after it."""


class WordTable(Generic[Fact]):
    """Words with guards, each with a fact of its own.

    `…` in a word stands for up to `gap` characters of the same clause part; a Latin word is bounded on both
    sides,
    its blanks match any blanks and its case does not matter.
    """

    def __init__(self, words: Iterable[tuple[str, Guards, Fact]], *, gap: int) -> None:
        by_first: defaultdict[str, list[tuple[str, Guards, Fact]]] = defaultdict(list)
        for word, guards, fact in words:
            for first in {word[0].lower(), word[0].upper()}:
                by_first[first].append((word, guards, fact))
        self._by_first: dict[str, tuple[re.Pattern[str], tuple[Fact, ...]]] = {}
        for first, entries in by_first.items():
            entries.sort(key=lambda entry: -len(entry[0].replace("…", "")))
            pattern = "|".join(f"({_pattern(word, guards, gap)})" for word, guards, _ in entries)
            self._by_first[first] = re.compile(pattern), tuple(fact for _, _, fact in entries)
        latin = "".join(sorted(letter for letter in by_first if letter.isascii() and letter.isalpha()))
        other = "".join(sorted(letter for letter in by_first if letter not in latin))
        choices = [rf"(?<![A-Za-z])[{latin}]" if latin else "", f"[{re.escape(other)}]" if other else ""]
        self._trigger = re.compile("|".join(choice for choice in choices if choice))

    def find(self, text: str) -> Iterator[tuple[int, int, Fact]]:
        """Yield start, end and fact of each word in order, none inside another."""
        place = 0
        while trigger := self._trigger.search(text, place):
            pattern, facts = self._by_first[trigger.group()]
            match = pattern.match(text, trigger.start())
            if match is None:
                place = trigger.start() + 1
                continue
            yield match.start(), match.end(), facts[(match.lastindex or 1) - 1]
            place = match.end()


def _pattern(word: str, guards: Guards, gap: int) -> str:
    body = rf"[^{_PART}]{{0,{gap}}}?".join(re.escape(piece) for piece in word.split("…"))
    if word[0].isascii() and word[0].isalpha():
        body = r"(?i:" + body.replace(r"\ ", r"\s+") + r"\b)"
    behind = "".join(f"(?<!{re.escape(guard)})" for guard in guards.not_after)
    wanted_behind = "|".join(f"(?<={re.escape(guard)})" for guard in guards.after)
    ahead = "|".join(map(re.escape, guards.not_before))
    wanted = "|".join(map(re.escape, guards.before))
    return "".join(
        (
            behind,
            f"(?:{wanted_behind})" if wanted_behind else "",
            body,
            f"(?!{ahead})" if ahead else "",
            f"(?={wanted})" if wanted else "",
        )
    )
