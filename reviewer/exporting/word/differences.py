"""Where the words of many paragraphs differ, found out for part of them in a process of its own."""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from reviewer.beside import begin
from reviewer.exporting.word.wording import Change, changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.beside import Later

__all__ = ["Differences"]

WORTH_A_PROCESS = 40_000
"""Characters of both sides from which on the comparison is divided: a tenth of a second's work."""
_HERE = 0.4
"""Share of them compared here: what differs is also marked here, which takes as long again."""

Texts = tuple[str, str]


class Differences:
    """Compares the words of paragraphs; the labels of the parties are never cut in two."""

    def __init__(self, labels: tuple[str, ...] = ()) -> None:
        self._labels = labels
        self._places: dict[Texts, int] = {}
        """Pairs that are compared in the other process, and which one in its answer is theirs."""
        self._waiting: Later[list[list[Change]]] | None = None
        self._made: list[list[Change]] = []

    def begin(self, pairs: Iterable[Texts]) -> None:
        """Have the last of these pairs of texts compared, while the first ones are asked for with `of`.

        They hold no object, and come in the order in which they will be asked for. Whether this was called
        makes no difference to any answer.
        """
        texts = list(dict.fromkeys(pairs))
        sizes = list(accumulate(len(base) + len(draft) for base, draft in texts))
        if self._waiting is not None or not sizes or sizes[-1] < WORTH_A_PROCESS:
            return
        beside = [pair for pair, size in zip(texts, sizes, strict=True) if size > _HERE * sizes[-1]]
        self._places = {pair: place for place, pair in enumerate(beside)}
        self._waiting = begin(partial(_compared, beside, self._labels))

    def of(
        self, base: str, draft: str, base_objects: Mapping[int, str], draft_objects: Mapping[int, str]
    ) -> list[Change]:
        """Return where two texts differ, as `changes` does."""
        place = self._places.get((base, draft))
        if place is None or base_objects or draft_objects:
            return changes(base, draft, base_objects, draft_objects, labels=self._labels)
        if self._waiting is not None:
            self._made, self._waiting = self._waiting(), None
        return self._made[place]


def _compared(pairs: Sequence[Texts], labels: tuple[str, ...]) -> list[list[Change]]:
    return [changes(base, draft, labels=labels) for base, draft in pairs]
