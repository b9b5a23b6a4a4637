"""Equivalents over a denial: what says the same in a plain sentence says another thing in one that denies."""

from __future__ import annotations

import pytest

from reviewer.language.tables import table

_TEXT = (
    "SERVICES AGREEMENT\n\nThis Agreement is made between Northwind Ltd "
    '(the "Owner") and Harbour Mills Inc (the "Supplier").\n\n'
    "1. {}\n\n2. This clause stays as it is.\n"
)

_ENGLISH = [
    (word, bound)
    for bound, words in table("comparators")["before"].items()
    for word in words
    if word[0].isascii() and word[0].isalpha() and bound != "approx" and "exceed" not in word
    if not word.startswith(("shall", "must", "may", "will", "no", "be")) and " be" not in word
]
"""English words of a bound that deny nothing themselves."""
_SIDES = {"ge": "not less than", "le": "not more than", "gt": "more than", "lt": "less than"}


@pytest.mark.parametrize(("word", "bound"), _ENGLISH)
def test_a_bound_that_is_denied_is_not_the_bound_itself(kinds_between, word: str, bound: str) -> None:
    plain, denied = (
        f"The Supplier shall keep a stock of {words} 30 units." for words in (_SIDES[bound], f"not {word}")
    )
    assert kinds_between(_TEXT, plain, denied) & {"number.bound", "obligation.condition"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("shall not at any time disclose the File", "shall not at all times disclose the File"),
        ("shall not sell any lot", "shall not sell every lot"),
        ("shall reply if any invoice is wrong", "shall reply if all invoices are wrong"),
        ("shall not refer all disputes to a mediator", "shall not refer any dispute to a mediator"),
    ],
)
def test_any_and_all_are_two_things_under_a_denial_or_a_condition(kinds_between, before, after) -> None:
    found = kinds_between(_TEXT, f"The Supplier {before}.", f"The Supplier {after}.")
    assert found
    assert "text.changed" not in found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("may inspect the barn at any time", "may inspect the barn at all times"),
        ("shall keep the barn clean at all times", "shall keep the barn clean at any time"),
        ("shall sweep the barn at its own cost", "shall sweep the barn and shall itself meet the cost"),
        ("shall sweep the barn at its own cost", "shall sweep the barn and bear the cost of doing so"),
    ],
)
def test_in_a_plain_sentence_they_are_wording(findings_between, before, after) -> None:
    found = findings_between(_TEXT, f"The Supplier {before}.", f"The Supplier {after}.")
    assert [(one.kind, one.severity) for one in found] == [("text.changed", "info")]


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("shall send no fewer than five drivers", "shall send up to five drivers", ["number.bound"]),
        ("shall send five drivers", "shall send up to five drivers", ["number.bound"]),
        ("shall be responsible for the barn", "shall be liable for the barn", ["obligation.condition"]),
        (
            "may sell the barn by auction",
            "may sell the barn by auction at any time",
            ["obligation.condition"],
        ),
        (
            "may sell the barn by auction",
            "may sell the barn by auction at any time for any reason",
            ["obligation.condition"],
        ),
        ("may at any time visit the barn", "may from time to time visit the barn", ["obligation.condition"]),
        (
            "shall not exceed the plan by more than a tenth",
            "shall exceed the plan by more than a tenth",
            ["obligation.modality"],
        ),
    ],
)
def test_one_change_is_told_once_by_its_kind(findings_between, before, after, kinds) -> None:
    found = findings_between(_TEXT, f"The Supplier {before}.", f"The Supplier {after}.")
    assert [one.kind for one in found] == kinds


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("Supplier covers the barn.", "Supplier must cover the barn.", {"text.changed"}),
        ("Supplier covers the barn.", "Supplier may cover the barn.", {"obligation.modality"}),
        ("Supplier covers the barn.", "Owner covers the barn.", {"obligation.bearer"}),
        ("It is insured for £5m.", "It is insured for £2m.", {"number.amount"}),
        ("It ends on 03/04/2027.", "It ends on 3 April 2027.", {"number.date"}),
        (
            "It is cut within ten days after the signing of the Plan.",
            "It is cut within ten days after the Plan has been signed.",
            {"text.changed"},
        ),
    ],
)
def test_a_terse_style_is_read_as_the_full_one(kinds_between, before, after, kinds) -> None:
    assert kinds_between(_TEXT, before, after) == kinds


def test_the_number_of_a_company_is_one_of_its_particulars(kinds_between) -> None:
    text = _TEXT.replace(
        "between Northwind Ltd ", "between Northwind Ltd, incorporated in England with number {} "
    )
    text = text.replace("1. {}", "1. It is so.")
    assert kinds_between(text, "01774590", "01774950") == {"party.identity"}
