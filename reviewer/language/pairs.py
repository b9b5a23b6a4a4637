"""What Chinese words say without cutting them into words: every two characters that stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["han_pairs", "pairs_in"]

_HAN = lazy(r"[一-鿿]{2,}")


def pairs_in(runs: Iterable[str]) -> frozenset[str]:
    """Return every two characters that stand together in one of the runs."""
    return frozenset([run[at : at + 2] for run in runs for at in range(len(run) - 1)])


def han_pairs(words: str) -> frozenset[str]:
    """Return every two Chinese characters that stand together."""
    return pairs_in(_HAN.findall(words))
