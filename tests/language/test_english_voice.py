"""The passive of an English sentence and its active, and statements of who bears something."""

from __future__ import annotations

import pytest

from reviewer.language.english import says_the_same_in_english

_SAME = [
    ("Any leak is to be made good by the Tenant", "The Tenant shall make good any leak"),
    ("The Tenant shall pay the toll", "The toll is payable by the Tenant"),
    ("The Tenant shall refund the bond on expiry", "The bond is refundable by the Tenant on expiry"),
    ("The price of paint is borne by the Tenant", "The Tenant shall bear the price of paint"),
    ("It is for the Tenant to sweep the yard", "The Tenant shall sweep the yard"),
    ("It is the Tenant's duty to sweep the yard", "The Tenant shall sweep the yard"),
    ("The Tenant is responsible for the hedge", "The hedge is the responsibility of the Tenant"),
    ("The Tenant shall be responsible for the hedge", "The hedge is the Tenant's responsibility"),
    ("The risk of frost lies with the Tenant", "The Tenant shall bear the risk of frost"),
    ("The toll falls due on the first day", "The toll is payable on the first day"),
    (
        "The Tenant shall keep the yard in accordance with the Plan and the Rules",
        "The yard shall be kept by the Tenant in conformity with the Rules and the Plan",
    ),
]


@pytest.mark.parametrize(("one", "two"), _SAME)
def test_who_bears_something_may_be_said_by_a_statement_or_by_a_duty(one, two):
    assert says_the_same_in_english(one, two)
    assert says_the_same_in_english(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The roof shall be kept by the Tenant and the Owner shall paint the gate",
            "The Tenant shall paint the gate and the Owner shall keep the roof",
        ),
        (
            "The tools shall be kept by the Tenant in the shed and the keys in the safe",
            "The Tenant shall keep the keys in the shed and the tools in the safe",
        ),
        ("The Tenant's crew shall be led by the Owner", "The Owner's crew shall lead the Tenant"),
        ("The toll is payable by the Tenant", "The toll is payable to the Tenant"),
        ("The toll is payable by the Tenant", "The Owner shall pay the toll"),
        ("The bond is recoverable by the Tenant", "The Tenant shall recover the bond"),
        ("The risk of frost lies with the Tenant", "The Owner shall bear the risk of frost"),
        ("The toll may be paid by the Tenant", "The Tenant shall pay the toll"),
    ],
)
def test_another_bearer_place_or_force_is_no_other_voice(one, two):
    assert not says_the_same_in_english(one, two)
    assert not says_the_same_in_english(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("If the gate jams, the Tenant shall oil it", "The Tenant shall oil it if the gate jams"),
        ("Should any gate jam, the Tenant shall oil it", "If any gate jams, the Tenant shall oil it"),
        (
            "Within ten days after notice, the Tenant shall pay the Owner",
            "The Tenant shall pay the Owner within ten days after notice",
        ),
        (
            "Without the Owner's written approval the Tenant shall not paint",
            "The Tenant shall not paint unless the Owner has approved this in writing",
        ),
        ("No one but the Owner may enter", "Only the Owner may enter"),
    ],
)
def test_a_case_a_time_or_leave_may_stand_before_or_behind(one, two):
    assert says_the_same_in_english(one, two)
    assert says_the_same_in_english(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("If the Owner leaves, the Tenant may stay", "The Owner may stay if the Tenant leaves"),
        ("Before harvest, the Tenant shall mow the lawn", "The Tenant shall mow the lawn after harvest"),
        (
            "Within ten days, the Tenant shall pay for seed ordered",
            "The Tenant shall pay for seed ordered within ten days",
        ),
        (
            "If it rains, the Tenant may stay and the Owner may leave",
            "The Tenant may stay and the Owner may leave if it rains",
        ),
        (
            "At dawn, the Tenant shall feed the hens that the Owner keeps",
            "The Tenant shall feed the hens that the Owner keeps at dawn",
        ),
    ],
)
def test_a_case_or_time_that_goes_with_other_words_there_does_not(one, two):
    assert not says_the_same_in_english(one, two)
    assert not says_the_same_in_english(two, one)
