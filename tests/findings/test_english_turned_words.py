"""English words put for their opposites throughout, leave to try, advice, causes, plurals."""

from __future__ import annotations

import pytest

CONTRACT = (
    'REPAIR AGREEMENT\nThis Agreement is made between Alder Ltd (the "Owner")'
    ' and Birch Ltd (the "Repairer").\n'
    "1. Repairs\n1.1 The Repairer shall repair the boats.\n1.2 {}\n1.3 The Owner shall pay.\n"
)


def test_an_opposite_put_throughout_is_told_at_each_place(findings_between):
    clauses = (
        "The Repairer shall report {} launch.\n1.4 The Owner shall inspect {} delivery.\n"
        "1.5 The Repairer shall insure {} collection."
    )
    told = findings_between(CONTRACT, clauses.replace("{}", "before"), clauses.replace("{}", "after"))
    assert len(told) == 3
    assert all(one.kind == "obligation.condition" and one.severity == "major" for one in told)


LEAVE = [
    "use reasonable endeavours to find spare parts",
    "make every effort to save the mast",
    "try to reach the Owner first",
]


@pytest.mark.parametrize("effort", LEAVE)
def test_leave_to_try_is_an_option_and_no_new_right_beside_a_duty(findings_between, effort):
    told = findings_between(CONTRACT, f"The Repairer shall {effort}.", f"The Repairer may {effort}.")
    assert [(one.kind, one.favours) for one in told] == [("obligation.modality", "Repairer")]


def test_advice_joined_to_a_duty_binds_less(findings_between):
    sentence = "The Owner must name a berth at each port and {} pay its dues on arrival."
    told = findings_between(CONTRACT, sentence.format("must"), sentence.format("should"))
    assert [(one.kind, one.favours) for one in told] == [("obligation.modality", "Owner")]


def test_what_something_happens_on_account_of_bears_nothing(findings_between):
    sentence = "The Repairer may stop work where on account of any{} change in the weather it is unsafe."
    told = findings_between(CONTRACT, sentence.format(""), sentence.format(" material"))
    assert told
    assert all(one.kind != "obligation.bearer" for one in told)


@pytest.mark.parametrize(
    ("one", "many", "kinds"),
    [
        ("The Owner keeps the log for the purpose of billing.", "purposes", {"text.changed"}),
        (
            "The Repairer shall make good the damage done.",
            "damages",
            {"obligation.condition", "term.confusable"},
        ),
    ],
)
def test_a_noun_in_the_plural_is_mostly_the_same_thing(findings_between, one, many, kinds):
    told = findings_between(CONTRACT, one, one.replace(f" {many[:-1]} ", f" {many} "))
    assert told
    assert {found.kind for found in told} <= kinds


@pytest.mark.parametrize(
    ("now", "later"),
    [
        ("hereby assigns", "agrees to assign"),
        ("hereby transfers", "shall transfer"),
        ("hereby grants", "will grant"),
    ],
)
def test_a_right_that_passes_at_once_is_not_one_that_is_to_be_passed(findings_between, now, later):
    sentence = "The Repairer {} to the Owner all rights in the drawings."
    for before, after, gains in ((now, later, "Repairer"), (later, now, "Owner")):
        (found,) = findings_between(CONTRACT, sentence.format(before), sentence.format(after))
        assert (found.kind, found.severity, found.favours) == ("obligation.condition", "major", gains)
