"""English said in two ways: bounds of a notice, meanings given and stated, costs that follow the event; a third party is no
third, and a thing that goes to whoever deserves it changes hands."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

CONTRACT = (
    'MILL AGREEMENT\nThis Agreement is made between Alder Ltd (the "Miller") and Birch Ltd (the "Grower").\n'
    "1. Grain\n1.1 The Miller shall keep a book.\n1.2 {}\n1.3 The Grower shall answer.\n"
)

ALIKE = [
    ("The Miller answers for a claim by a third party.", "The Miller answers for a third-party claim."),
    ('"Mill" means the house at the address given above.', '"Mill" means the house at the address stated above.'),
    ("The award is final, and the costs follow the event.", "The award is final, and the loser pays the costs."),
    ("It runs on unless either party objects in May.", "It runs on provided that neither party objects in May."),
    ("The toll is owed per claim.", "The toll is owed for each claim."),
    ("The award is final and there is no right of appeal.", "The award is final and no appeal lies."),
    ("The Grower may use the seal for the purposes of this Agreement only.", "The Grower may use the seal and for no purpose other than those of this Agreement."),
    ("Each party shall appoint one arbitrator.", "Each party shall appoint an arbitrator."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), ALIKE)
def test_what_is_said_in_two_ways_is_wording(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert {(one.kind, one.severity) for one in told} == {("text.changed", "info")}


def test_a_ceiling_is_one_however_it_is_said(findings_between):
    assert not findings_between(
        CONTRACT,
        "The toll rises each year, subject to a ceiling of 3%.",
        "The toll rises each year, but never by more than 3%.",
    )


def test_who_must_give_notice_of_some_days_may_give_more(findings_between):
    told = findings_between(
        CONTRACT,
        "The Grower may look in on ten days' notice.",
        "The Grower may look in upon not less than ten days' notice.",
    )
    assert all(one.kind != "number.bound" for one in told)
    (turned,) = findings_between(
        CONTRACT,
        "The Grower may look in on ten days' notice.",
        "The Grower may look in on not more than ten days' notice.",
    )
    assert turned.kind == "number.bound"


def test_a_half_of_the_price_is_a_share(findings_between):
    (told,) = findings_between(CONTRACT, "A third of the toll is due.", "A half of the toll is due.")
    assert told.data["new"] == "0.5"


@pytest.mark.parametrize("owned", ["shall belong to", "belong to"])
def test_what_belongs_to_whoever_made_it_changes_hands(findings_between, owned):
    (told,) = findings_between(
        CONTRACT, f"The sieves {owned} the Grower.", f"The sieves {owned} the party that makes them."
    )
    assert (told.kind, told.severity) == ("obligation.bearer", "critical")


PARTICULARS = [
    ("Alder Ltd, company number 09417732 (the “Miller”)", "7732", "7733"),
    ("Alder Ltd, unified social credit code 91440101MA5D7K2R3X (the “Miller”)", "2R3X", "2R8X"),
    ("Alder Ltd, whose registered office is at 3 Mill Road, Elm E1 4AB (the “Miller”)", "4AB", "4AC"),
    ("Alder Ltd, of 3 Mill Road, Elmstadt (the “Miller”)", "Elmstadt", "Birchstadt"),
]


@pytest.mark.parametrize(("line", "old", "new"), PARTICULARS)
def test_a_code_or_an_address_in_running_words_is_a_particular_of_its_party(findings_between, line, old, new):
    contract = (
        "MILL AGREEMENT\nThis Agreement is made between {} and Birch Ltd (the “Grower”).\n"
        "1. Grain\n1.1 The Miller shall pay.\n"
    )
    told = findings_between(contract, line, line.replace(old, new))
    assert [one.kind for one in told if one.data.get("origin") is None] == ["party.identity"]


def test_a_party_taken_up_by_an_english_pronoun_is_not_dropped(findings_between):
    told = findings_between(
        CONTRACT,
        "The Miller sends the Grower a bill. Further costs shall also be borne by the Grower.",
        "The Miller sends the Grower a bill. Further costs shall also be borne by him/her.",
    )
    assert all(one.kind != "obligation.bearer" for one in told)
