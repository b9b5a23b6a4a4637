"""Sentences with one change put into each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def first(pattern: str, words: str) -> Callable[[str], str]:
    """Return the change of the first place of a sentence that a pattern matches."""
    return lambda text: re.sub(pattern, words, text, count=1)


def changed(sentences: Sequence[str], change: Callable[[str], str], most: int) -> list[tuple[str, str]]:
    """Return so many of the sentences that a change alters, each as it was and as it is then, taken from all
    over; there is one at least."""
    pairs = [(one, other) for one in sentences if (other := change(one)) != one]
    assert pairs, "no sentence to put the change into"
    return pairs[:: max(1, len(pairs) // most)][:most]
