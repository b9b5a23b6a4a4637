"""What an English sentence says behind a rule and nobody owes: an exception, which text prevails, that time
is of the essence."""

from __future__ import annotations

import pytest

_TEXT = (
    "SUPPLY AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Customer") and Harbour Systems Inc (the "Supplier").\n\n1. {}\n\n2. It runs for a year.\n'
)


@pytest.mark.parametrize(
    ("rule", "part", "what"),
    [
        ("The parties sign a German text", ", and the German text shall prevail", "priority"),
        (
            "Neither party answers for lost profit",
            ", but this shall not limit liability to pay the price",
            "exception",
        ),
        (
            "Neither party answers for lost profit",
            ", but nothing in this clause excludes liability for fraud",
            "exception",
        ),
        ("The Customer may cancel by notice", ", but this shall not affect accrued rights", "exception"),
        (
            "The Supplier's liability is limited",
            ", which limit shall not apply to injury of persons",
            "exception",
        ),
        ("The Supplier shall deliver on 3 May", ", time being of the essence", "essence"),
        ("The Supplier shall deliver on 3 May", " and time shall be of the essence", "essence"),
    ],
)
def test_what_limits_a_rule_or_ranks_texts_is_a_term_and_no_duty(findings_between, rule, part, what):
    for before, after in (("", part), (part, "")):
        (found,) = findings_between(_TEXT, f"{rule}{before}.", f"{rule}{after}.")
        assert (found.kind, found.data["what"]) == ("obligation.condition", what)


def test_another_text_that_prevails_and_time_no_longer_of_the_essence_quote_both_sides(findings_between):
    for before, after in (
        (
            "The texts are English and Thai, and the Thai text prevails.",
            "The texts are English and Thai, both being equal.",
        ),
        (
            "He delivers on 3 May, time being of the essence.",
            "He delivers on 3 May, although time shall not be of the essence.",
        ),
    ):
        (found,) = findings_between(_TEXT, before, after)
        assert found.kind == "obligation.condition"
        assert found.base
        assert found.draft


@pytest.mark.parametrize(
    "part",
    [
        ", but the Customer shall not open the crates",
        ", and the Supplier shall not charge for labour",
    ],
)
def test_a_ban_behind_a_rule_stays_a_ban(kinds_between, part):
    rule = "The Customer shall inspect the goods"
    assert kinds_between(_TEXT, f"{rule}{part}.", f"{rule}.") == {"obligation.removed"}
