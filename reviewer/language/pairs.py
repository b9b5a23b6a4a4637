"""What Chinese words say without cutting them into words: every two characters that stand together."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["pairs_in"]


def pairs_in(runs: Iterable[str]) -> frozenset[str]:
    """Return every two characters that stand together in one of the runs."""
    return frozenset(map("".join, chain.from_iterable(map(pairwise, runs))))
