"""Which contract of a collection a text is nearest to, by the phrases they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.model import Contract

__all__ = ["nearness", "phrases"]

LENGTH = 5
"""Characters in a phrase."""


def phrases(contract: Contract) -> frozenset[str]:
    """Return all phrases of a contract: every run of five folded characters of every clause."""
    found: set[str] = set()
    for clause in contract.clauses:
        text = fold_key(clause.text)
        found.update(text[place : place + LENGTH] for place in range(len(text) - LENGTH + 1))
    return frozenset(found)


def nearness(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of phrases that two texts have in common, 0 to 1 (Dice)."""
    left, right = frozenset(one), frozenset(other)
    both = len(left) + len(right)
    return 2 * len(left & right) / both if both else 0.0
