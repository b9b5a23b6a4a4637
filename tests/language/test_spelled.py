"""One value in figures, in figures with marks, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reviewer.language.quantities import find_quantities
from reviewer.language.tokens import tokenise


def keys(text):
    return [(token.kind, token.key) for token in tokenise(text, {})]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("may appoint one observer", "may appoint 1 observer"),
        ("two hundred and fifty thousand Series A Shares", "250,000 Series A Shares"),
        ("单价 15000", "单价 15,000.00"),
        ("interest of half of one per cent", "interest of 0.5%"),
    ],
)
def test_equal_values_have_equal_keys(one, two):
    assert keys(one) == keys(two)


@pytest.mark.parametrize(("one", "two"), [("版本 3.1", "版本 3.10"), ("five directors", "seven directors")])
def test_other_values_and_versions_do_not(one, two):
    assert keys(one) != keys(two)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half of one per cent of the price", "0.005"),
        ("one half of one per cent", "0.005"),
        ("two and a half per cent", "0.025"),
        ("a quarter per cent", "0.0025"),
    ],
)
def test_fractions_of_a_per_cent_are_read(text, value):
    (found,) = find_quantities(text)
    assert (found.sort, found.value) == ("percent", Decimal(value))


def test_half_of_a_year_is_no_share():
    assert not any(found.sort == "percent" for found in find_quantities("in the first half of the year"))
