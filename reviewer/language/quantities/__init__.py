"""Quantities by value: amounts, ratios, durations, dates, times, counts, with bound, rate and start event."""

from reviewer.language.quantities.scan import find_quantities, quantities_in
from reviewer.language.quantities.value import Bound, Quantity, Sort, beginning_in

__all__ = ["Bound", "Quantity", "Sort", "beginning_in", "find_quantities", "quantities_in"]
