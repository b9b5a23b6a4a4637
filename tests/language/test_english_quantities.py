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
        ("eighty pounds (£80) in all", ["amount:80:GBP"]),
        ("forty pounds of barley", []),
        ("for half a year", ["duration:6:month"]),
        ("the first half-year", []),
        ("two and a half years", ["duration:30:month"]),
        ("a year and a half", ["duration:18:month"]),
        ("in half an hour", ["duration:1800:second"]),
        ("three ten-thousandths of the debt", ["percent:0.0003:ratio"]),
        ("one tenth of one per cent", ["percent:0.001:ratio"]),
        ("the tenth day", []),
        ("IN THE TWELVE (12) MONTHS BEFORE", ["duration:12:month"]),
        ("cover of £5m and €20mn", ["amount:5000000:GBP", "amount:20000000:EUR"]),
        ("by the 30th of June 2027", ["date:2027-06-30:day"]),
        ("on the first of May, 2027", ["date:2027-05-01:day"]),
        ("on 25/12/2027 or 12/25/2027", ["date:2027-12-25:day", "date:2027-12-25:day"]),
        ("on 01/06/2027", ["date:1/6/2027:unsettled"]),
        ("the wage plus a quarter", ["percent:0.25:ratio"]),
        ("a fifth of any harvest", ["percent:0.2:ratio"]),
        ("a quarter of the year", []),
        ("signed in quadruplicate", ["count:4:copy"]),
        ("not less than 1.33", ["count:1.33:"]),
        ("WITHIN 30 BUSINESS DAYS", ["duration:30:working_day"]),
        ("on the 5th day of every month", ["date:---05:monthly"]),
        ("by the twentieth of each calendar month", ["date:---20:monthly"]),
        ("the first day of every quarter", []),
        ("Kenya Shillings Nine Thousand (Kshs. 9,000/=)", ["amount:9000:KES"]),
        ("Nine Thousand (Kshs. 9,000/=)", ["amount:9000:KES"]),
        ("Nine Thousand (Kshs. 9,500/=)", ["amount:9000:KES", "amount:9500:KES"]),
        ("Seven Thousand Kenya Shillings (Kshs. 7,000/=)", ["amount:7000:KES"]),
        ("Rupees Five Lakh (Rs. 5,00,000/-)", ["amount:500000:INR"]),
        ("Rs. 12,50,000 in all", ["amount:1250000:INR"]),
        ("INR 2.5 crore", ["amount:25000000:INR"]),
    ],
)
def test_a_number_is_read_however_it_is_written(text, keys):
    assert [quantity.key for quantity in find_quantities(text)] == keys


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Within nine days", "le"),
        ("NOT LESS THAN 9 DAYS", "ge"),
        ("At least 9 days", "ge"),
        ("on or prior to 9 May 2027", "le"),
        ("at or before 5 p.m.", "le"),
        ("on or after 9 May 2027", "ge"),
    ],
)
def test_a_bound_is_one_in_capitals_too(text, bound):
    assert [quantity.bound for quantity in find_quantities(text)] == [bound]
