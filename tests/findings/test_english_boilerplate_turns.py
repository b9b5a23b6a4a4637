"""English clauses that stand at the end of most contracts, put in other words; naming, deeming, giving up."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

CONTRACT = (
    'ORCHARD AGREEMENT\nThis Agreement is made between Alder Ltd (the "Grower") and Birch Ltd (the "Picker").\n'
    "1. Fruit\n1.1 The Picker shall pick the pears.\n1.2 {}\n1.3 The Grower shall pay the Picker.\n"
)

SAME = [
    (
        "Nothing in this Agreement shall be construed to prohibit the Picker from filing a complaint with, or "
        "taking part in an inquiry of, the county.",
        "The Picker remains free, despite anything in this Agreement, to file a complaint with, or to take part "
        "in an inquiry of, the county.",
    ),
    (
        "Nothing in this Agreement prohibits the Grower from selling other seed.",
        "The Grower is at liberty, notwithstanding anything in this Agreement, to sell other seed.",
    ),
    (
        "This Agreement may only be modified by a written amendment signed by all parties.",
        "No modification of this Agreement is valid unless made by a written amendment which all parties sign.",
    ),
    (
        "This Agreement may only be changed by a written document signed and agreed to by both parties.",
        "No change of this Agreement is valid unless made by a written document to which both parties agree "
        "and which they sign.",
    ),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_the_same_in_other_words(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert [(one.kind, one.severity) for one in told] == [("text.changed", "info")]


BOUND = (
    "This Agreement and all the terms and provisions hereof shall be binding upon and inure to the benefit of the "
    "parties and their respective heirs, successors and assigns.",
    "This Agreement, in all its terms, binds and benefits the parties and their respective heirs, successors and "
    "assigns.",
)


def test_whom_a_contract_binds_and_benefits(findings_between):
    told = findings_between(CONTRACT, *BOUND)
    assert {one.severity for one in told} == {"info"}
    others = findings_between(
        CONTRACT, BOUND[0], BOUND[1].replace("the parties and their", "the Grower and its")
    )
    assert {"major", "critical"} & {one.severity for one in others}


EXCHANGED = (
    "This Agreement shall be binding upon the parties and shall inure to the benefit of the Guests and their heirs.",
    "The Guests and their heirs are bound by this Agreement; the parties have the benefit of it.",
)


def test_whom_it_binds_is_not_whom_it_benefits(findings_between):
    told = findings_between(CONTRACT, *EXCHANGED)
    assert {"major", "critical"} & {one.severity for one in told}


@pytest.mark.parametrize("words", ["duty to", "obligation to", "responsibility to"])
def test_no_longer_any_duty_is_an_exemption(findings_between, words):
    has = f"The Picker shall have any {words} store the fruit."
    told = findings_between(CONTRACT, has, has.replace("shall", "shall no longer"))
    assert [(one.kind, one.severity) for one in told] == [("obligation.modality", "critical")]
    same = "The Picker is relieved of every duty with regard to the hut."
    told = findings_between(
        CONTRACT, "The Picker shall no longer have any duties with regard to the hut.", same
    )
    assert {one.severity for one in told} <= {"minor", "info"}


ANOTHER = [
    (
        "Nothing in this Agreement prohibits the Grower from selling other seed.",
        "The Picker remains free, despite anything in this Agreement, to sell other seed.",
    ),
    (
        "This Agreement may only be changed by a written document signed by both parties.",
        "No change of this Agreement is valid unless made by a written document which the Picker signs.",
    ),
    ("A delay shall not be deemed a waiver by the Grower.", "A delay is a waiver by the Grower."),
    ("A delay is a waiver by the Grower.", "A delay shall not be deemed a waiver by the Grower."),
    ("The crate shall not be deemed accepted.", "The crate shall be deemed accepted."),
]


@pytest.mark.parametrize(("before", "after"), ANOTHER)
def test_another_thing_in_other_words(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert {"major", "critical"} & {one.severity for one in told}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A delay shall not be deemed a waiver by the Grower.", "A delay is not a waiver by the Grower."),
        ("A late crate is not a breach.", "A late crate shall not be deemed a breach."),
        ("A late crate will not be deemed a refusal.", "A late crate is not a refusal."),
        (
            'The Grower and the Picker may be referred to herein individually as a "Party" and together as the '
            '"Parties".',
            'Each of the Grower and the Picker is a "Party" and both of them are the "Parties".',
        ),
        (
            'The Picker may be referred to hereinafter as the "Hand".',
            'The Picker is called the "Hand" below.',
        ),
    ],
)
def test_what_is_not_deemed_and_how_somebody_is_called_is_not_grave(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert told
    assert {one.severity for one in told} <= {"minor", "info"}


@pytest.mark.parametrize(
    "waiver",
    [
        "The Picker gives up all claims for frost.",
        "The Grower gives up every objection to the weights.",
        "The Picker gives up any right to the windfall.",
        "Both parties give up all defences of form.",
        "The Grower gives up its right to a second count.",
    ],
)
def test_giving_up_a_right_is_a_waiver(findings_between, waiver):
    stays = "The ladders stay in the barn."
    told = findings_between(CONTRACT, stays, f"{stays} {waiver}")
    assert [(one.kind, one.severity, one.data["grade"]) for one in told] == [
        ("obligation.added", "critical", "W")
    ]


def test_giving_up_a_place_is_no_waiver(findings_between):
    stays = "The ladders stay in the barn."
    told = findings_between(CONTRACT, stays, f"{stays} The Picker gives up the hut in May.")
    assert told
    assert all(one.data.get("grade") != "W" for one in told)
