"""Who is bound where the words behind name somebody else; efforts and views; one law by two names; articles of codes;
what arbitration costs; notice ahead of a day."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

CONTRACT = (
    'MILL AGREEMENT\nThis Agreement is made between Alder Ltd (the "Millers") and Birch Ltd (the "Growers").\n'
    "1. Grain\n1.1 The Millers shall keep a book.\n1.2 {}\n1.3 The Growers shall answer.\n"
)


def told_of(findings_between, before, after):
    return [(one.kind, one.favours) for one in findings_between(CONTRACT, before, after)]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "The Growers shall repay all costs borne by the Millers.",
            "The Growers shall repay all costs.",
            [("obligation.condition", "unclear")],
        ),
        (
            "The Growers shall pay for the sacks at the price last paid by the Millers.",
            "The Growers shall pay for the sacks at the price ruling in Elm on that day.",
            [("obligation.condition", "unclear")],
        ),
        (
            "The Growers shall insure all grain stored by the Millers.",
            "The Growers may insure all grain stored by the Millers.",
            [("obligation.modality", "Growers")],
        ),
        (
            "The Growers shall be told of each stop by the Millers.",
            "The Growers may be told of each stop by the Millers.",
            [("obligation.modality", "Millers")],
        ),
        (
            "The Millers warrant that at that time the flour will be dry.",
            "The Millers believe that at that time the flour will be dry.",
            [("obligation.modality", "Millers")],
        ),
        (
            "The Millers shall exercise due diligence to keep the flour dry.",
            "The Millers shall keep the flour dry.",
            [("obligation.modality", "Growers")],
        ),
        (
            "The Growers may extend the term by notice given not later than 60 days before its end.",
            "The Growers may extend the term by notice given not later than 90 days before its end.",
            [("number.duration", "Millers")],
        ),
        (
            "The cost of the arbitration shall be borne by both parties.",
            "The cost of the arbitration shall be borne by the Millers.",
            [("obligation.bearer", "Growers")],
        ),
    ],
)
def test_the_subject_is_bound_whoever_else_did_something(findings_between, before, after, told):
    assert told_of(findings_between, before, after) == told


def test_the_possessive_of_a_plural_takes_no_further_s(findings_between):
    (one,) = findings_between(
        CONTRACT, "The Millers shall keep the flour dry.", "The Millers may keep the flour dry."
    )
    assert one.message.params["its"].key == "obligations.who.its_plural"


SAME_LAW = [
    ("English law", "the laws of England and Wales"),
    ("Swiss law", "the laws of Switzerland"),
    ("the laws of the State of New York", "New York law"),
    ("the laws of the Federal Republic of Germany", "German law"),
]


@pytest.mark.parametrize(("before", "after"), SAME_LAW)
def test_one_law_by_two_names_is_wording(findings_between, before, after):
    told = findings_between(
        CONTRACT, f"This Agreement is governed by {before}.", f"This Agreement is governed by {after}."
    )
    assert [(one.kind, one.severity) for one in told] == [("text.changed", "info")]


CITED = [
    ("This is so under Art. 189 ZPO (Code of Civil Procedure).", "This is so under Art. 190 ZPO (Code of Civil Procedure)."),
    ("Section 438 BGB applies to flour.", "Section 439 BGB applies to flour."),
    ("Tolls are due under the copyright Act, 1957.", "Tolls are due under the Information Technology Act, 2000."),
    ("The laws of Norway apply.", "The laws of Denmark apply."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CITED)
def test_another_article_or_act_is_a_change_of_law(findings_between, before, after):
    assert [one.kind for one in findings_between(CONTRACT, before, after)] == ["law.changed"]


def test_an_arbitrator_with_an_initial_is_quoted_whole(findings_between):
    (told,) = findings_between(
        CONTRACT,
        "Disputes shall be settled by arbitration conducted by A. Ashe in Elm.",
        "Disputes shall be settled by arbitration conducted by B. Oak in Elm.",
    )
    assert told.base.quote.endswith("A. Ashe in Elm")


def test_a_rental_firm_has_no_rent(findings_between):
    (told,) = findings_between(
        CONTRACT,
        "Where repairs exceed CHF 200.00, the Rental Office is asked.",
        "Where repairs exceed CHF 350.00, the Rental Office is asked.",
    )
    assert told.data["measure"] is None
