"""What Chinese words say without cutting them into words: every two characters that stand together."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["han_pairs", "pairs_in"]

_HAN = lazy(r"[一-鿿]{2,}")


def pairs_in(runs: Iterable[str]) -> frozenset[str]:
    """Return every two characters that stand together in one of the runs."""
    return frozenset(map("".join, chain.from_iterable(map(pairwise, runs))))


def han_pairs(words: str) -> frozenset[str]:
    """Return every two Chinese characters that stand together."""
    return pairs_in(_HAN.findall(words))
