"""English forms of numbers: words beside figures, parts of a whole, how often."""

from __future__ import annotations

import pytest

from reviewer.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("for 4 (four) months", ["duration:4:month"]),
        ("a fee of 7 (seven) per cent", ["percent:0.07:ratio"]),
        ("within 20 (twenty) Business Days", ["duration:20:working_day"]),
        ("by two-fifths", ["percent:0.4:ratio"]),
        ("three-quarters of the price", ["percent:0.75:ratio"]),
        ("half of the price", ["percent:0.5:ratio"]),
        ("the second half of the season", []),
        ("twice in each season", ["count:2:time"]),
        ("once the goods have come", []),
        ("EUR 2.5m in all", ["amount:2500000:EUR"]),
    ],
)
def test_a_number_is_read_however_it_is_written(text, keys):
    assert [quantity.key for quantity in find_quantities(text)] == keys
