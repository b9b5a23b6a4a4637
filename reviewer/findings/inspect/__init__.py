"""Faults inside one document, with no other beside it; what is found stands in `Observation.draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.findings.observation import Observation, Told
    from reviewer.model import Contract

__all__ = ["inspect"]


def inspect(contract: Contract, book: Rulebook | None = None) -> list[Observation]:
    """Return what every rule finds in one contract, the shipped rulebook's where no other is given."""
    from reviewer.findings.balance import imbalance
    from reviewer.findings.inspect.registry import each_rule
    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import once

    scene = Scene(contract)
    told: Told = set()
    seen = [found for rule in each_rule(book) for found in once(rule(scene), told)]
    return [*seen, *imbalance(scene)]
