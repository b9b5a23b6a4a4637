"""Parts of sentences and of data that several rules share: what is measured, its unit, who gains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import NOTHING, shorten
from reviewer.model import Message

if TYPE_CHECKING:
    from reviewer.language.quantities import Quantity


def unit_of(sort: str, unit: str | None, per: str | None) -> str | None:
    """Return the unit as the result carries it: `per day` for a rate, else the quantity's own."""
    if sort == "percent" and per:
        return f"per {per}"
    return unit or None


def sort_of(quantity: Quantity) -> str:
    """Return what sort of quantity to speak of where its measure is unknown: 2:1 is a ratio."""
    return "ratio" if quantity.unit == "proportion" else quantity.sort


def what_is(measure: str, sort: str, cell: tuple[str, str] | None = None) -> Message:
    """Return what a quantity is: the row and column of its cell in a table, else the name of its measure, or
    of its sort where the measure is unknown."""
    if cell is not None:
        row, column = (shorten(words, 24) for words in cell)
        return Message("findings.cell", {"row": row, "column": column})
    return Message(f"findings.measure.{measure}" if measure else f"findings.sort.{sort}")


def gain_of(favours: str) -> Message:
    """Return the part of a sentence that names who gains; nothing where nobody or somebody unknown does."""
    if favours in ("unclear", "none", "both"):
        return NOTHING
    return Message("findings.gain", {"party": favours})
