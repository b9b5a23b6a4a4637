"""The quantities of a text in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.quantities import find_quantities

if TYPE_CHECKING:
    from reviewer.language.quantities import Quantity


def keys(text: str) -> list[str]:
    """Return what the quantities of a text are worth, in order."""
    return [quantity.key for quantity in find_quantities(text)]


def one(text: str) -> Quantity:
    """Return the quantity of a text that has one alone."""
    (quantity,) = find_quantities(text)
    return quantity
