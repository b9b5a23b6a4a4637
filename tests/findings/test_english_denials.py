"""English words that turn round: denied and affirmed, with and without fault, beside and instead, in the aggregate
and each time; and who gains by what is done to a party."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

CONTRACT = (
    'MILL AGREEMENT\nThis Agreement is made between Alder Ltd (the "Miller") and Birch Ltd (the "Grower").\n'
    "1. Grain\n1.1 The Miller shall keep a book.\n1.2 {}\n1.3 The Grower shall answer.\n"
)

TURNED = [
    ("This does not entitle the Grower to stop.", "This entitles the Grower to stop.", "Grower"),
    ("This entitles the Grower to stop.", "This does not entitle the Grower to stop.", "Miller"),
    ("Nothing herein shall obligate the Miller to grind rye.", "This Agreement obliges the Miller to grind rye.", "Grower"),
    ("The Miller does not have any obligation to weigh sacks.", "The Miller has an obligation to weigh sacks.", "Grower"),
    ("From that day the Miller shall no longer be bound by the tariff.", "From that day the Miller shall remain bound by the tariff.", "Grower"),
    ("A dry summer is not such an event.", "A dry summer is also such an event.", "unclear"),
    ("This also applies to seed.", "This does not apply to seed.", "unclear"),
    ("The toll is still refundable in June.", "The toll is no longer refundable in June.", "unclear"),
    ("The Grower continues to be the owner.", "The Grower is no longer the owner.", "unclear"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "favours"), TURNED)
def test_what_is_denied_on_one_side_and_affirmed_on_the_other_is_told_once_as_reversed(
    findings_between, before, after, favours
):
    told = findings_between(CONTRACT, before, after)
    assert [(one.kind, one.severity, one.favours) for one in told] == [
        ("obligation.modality", "critical", favours)
    ]


def test_a_denial_with_another_exception_is_not_told_as_reversed(findings_between):
    told = findings_between(
        CONTRACT, "This applies only if it rains.", "This does not apply unless it rains."
    )
    assert all(one.kind != "obligation.modality" for one in told)


TOLD = [
    ("The right to claim more is expressly reserved.", "The right to claim more is excluded."),
    ("A toll of EUR 5 (incl. VAT) is due.", "A toll of EUR 5 (excl. VAT) is due."),
    ("Only the tariff shall be binding.", "Only the tariff shall be indicative."),
    ("The toll is due in addition to the price.", "The toll is due in lieu of the price."),
    ("The Grower answers, irrespective of fault, for weevils.", "The Grower answers, in the event of fault, for weevils."),
    ("The Miller shall be insured for USD 5,000,000 per occurrence.", "The Miller shall be insured for USD 5,000,000 in the annual aggregate."),
    ("The Miller's aggregate liability in any year shall not exceed EUR 900.", "The Miller's liability for each claim in any year shall not exceed EUR 900."),
    ("The laws of Norway apply, excluding the rules of conflict.", "The laws of Norway apply, including the rules of conflict."),
    ("The grain is sold FOB Elmport.", "The grain is sold CIF Elmport."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), TOLD)
def test_a_phrase_put_for_its_opposite_is_told_once_and_weighs(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert [one.kind for one in told] == ["obligation.condition"]
    assert told[0].severity in ("critical", "major")
    assert "the cap is lifted" not in str(told[0].message)


def test_for_and_against_are_opposites_only_where_they_take_sides(findings_between):
    told = findings_between(
        CONTRACT,
        "The Miller shall indemnify the Grower against fire.",
        "The Miller shall compensate the Grower for fire.",
    )
    assert all(one.data.get("what") != "opposite" for one in told)
    (voted,) = findings_between(CONTRACT, "Alder votes for the plan.", "Alder votes against the plan.")
    assert voted.data["what"] == "opposite"


RECEIVED = [
    ("The Grower may stop and shall be refunded any toll.", "The Grower may stop."),
    ("The Grower shall be told the price and shall be sent a note.", "The Grower shall be told the price."),
    ("The Grower shall be notified of each stop.", "The Grower may be notified of each stop."),
]


@pytest.mark.parametrize(("before", "after"), RECEIVED)
def test_who_is_to_receive_something_loses_where_it_goes(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert {one.favours for one in told} == {"Miller"}


def test_what_lies_beyond_control_orders_nothing(findings_between):
    (told,) = findings_between(
        CONTRACT,
        "Nobody answers for an Act of God or any other cause beyond the control of that party.",
        "Nobody answers for an Act of God.",
    )
    assert told.severity == "minor"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "If any provision is held invalid, the remaining provisions shall continue in full force.",
            "The invalidity of any provision shall not affect the validity of the remaining provisions.",
        ),
        (
            "If a term is unenforceable, the validity of the others shall not be affected.",
            "If a term is unenforceable, the others shall remain in full force and effect.",
        ),
    ],
)
def test_what_stays_in_force_and_what_nothing_affects_are_not_opposites(findings_between, before, after):
    found = findings_between(CONTRACT, before, after)
    assert found
    assert {one.severity for one in found} <= {"minor", "info"}


def test_what_shall_go_on_and_shall_not_go_on_are_opposites(findings_between):
    (found,) = findings_between(
        CONTRACT, "The Miller shall continue the work.", "The Miller shall not continue the work."
    )
    assert (found.severity, found.data["direction"]) == ("critical", "reversed")
