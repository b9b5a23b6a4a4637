"""Contracts without numbers: covenants that begin with To, terms of We and You, phrases with a figure."""

from __future__ import annotations

import pytest

import reviewer

_DEED = (
    'DEED OF LEASE\n\nThis deed is made between Alder Boats Ltd (the "Owner") and Birch Sails Ltd '
    '(the "Mate").\n\nNOW THIS DEED WITNESSES AS FOLLOWS:\n\nThe Mate HEREBY COVENANTS with the Owner:-\n\n'
    "{}\n\nTo sweep the deck.\n\nTo paint the hull.\n"
)
_TERMS = (
    "GARDEN TERMS\n\nThis is between Alder Gardens, Inc. (“we,” “us” or “our”) and Birch LLC (“you” or "
    "“your”).\n\n{}\n\nWe cut the hedge in May.\n"
)


def _told(tmp_path, frame, before, after):
    for name, words in (("base", before), ("draft", after)):
        (tmp_path / f"{name}.txt").write_text(frame.format(words), encoding="utf-8")
    found = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
    return [one for one in found if one.data.get("origin") is None]


@pytest.mark.parametrize(
    ("before", "after", "kind", "quoted"),
    [
        ("Not to lend the boat;", "To lend the boat;", "obligation.modality", "Not to"),
        ("To wax the oars;", "To be free to wax the oars;", "obligation.modality", "To"),
        (
            "To pay the dues of the harbour, and to indemnify and keep indemnified the Owner for the same;",
            "To pay the dues of the harbour;",
            "obligation.removed",
            "and to indemnify and keep indemnified the Owner for the same",
        ),
        (
            "To mend the sails at its own cost;",
            "To mend the sails at the Owner's cost;",
            "obligation.bearer",
            "its own",
        ),
        ("To mend the sails;", "To mend the sails torn by the Mate's neglect;", "obligation.condition", None),
    ],
)
def test_a_covenant_that_begins_with_to_is_a_duty_of_whoever_covenants(tmp_path, before, after, kind, quoted):
    (found,) = _told(tmp_path, _DEED, before, after)
    assert (found.kind, found.base.quote if found.base else None) == (kind, quoted)


@pytest.mark.parametrize(
    ("before", "after", "kind", "gains"),
    [
        ("We'll mow the lawn on Mondays.", "You'll mow the lawn on Mondays.", "obligation.bearer", "we"),
        ("You agree to pay for the seed.", "We agree to pay for the seed.", "obligation.bearer", "you"),
        ("We'll keep the key.", "We're not required to keep the key.", "obligation.modality", "we"),
        ("We won't burn leaves.", "We can burn leaves.", "obligation.modality", "we"),
        (
            "You shall open the gate and You admit that the hedge is yours.",
            "You shall open the gate.",
            "obligation.removed",
            "you",
        ),
    ],
)
def test_we_and_you_are_bound_by_plain_words(tmp_path, before, after, kind, gains):
    (found,) = _told(tmp_path, _TERMS, before, after)
    assert (found.kind, found.favours) == (kind, gains)


def test_a_party_in_a_case_states_nothing(tmp_path):
    before = "We shall come if the gate is open."
    after = "We shall come if the gate is open and you have paid the bill."
    assert {one.kind for one in _told(tmp_path, _TERMS, before, after)} == {"obligation.condition"}


@pytest.mark.parametrize(
    ("phrase", "number", "say"),
    [
        (", up to $900 in any season", "number.amount", "extent_limited"),
        (", with a cap of 4%", "number.percent", "extent_limited"),
        (" by less than three per cent", "number.percent", "extent_limited"),
        (" on ten days' notice to you", "number.duration", "part_added"),
        (" by giving you two weeks' notice", "number.duration", "part_added"),
    ],
)
def test_a_limit_or_a_notice_is_told_beside_its_figure(tmp_path, phrase, number, say):
    before, after = "We may raise the price.", f"We may raise the price{phrase}."
    found = {one.kind: one for one in _told(tmp_path, _TERMS, before, after)}
    assert found.keys() == {number, "obligation.condition"}
    assert found["obligation.condition"].data["change"] == say
    assert found["obligation.condition"].draft.quote == phrase.lstrip(", ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The price is agreed when we have seen the garden.", "The price is agreed as USD 900 a year."),
        (
            "A dog that you keep is to be kept on a lead by you.",
            "On a lead you are to keep any dog that you keep.",
        ),
    ],
)
def test_a_line_written_anew_in_its_place_is_no_line_that_came_and_one_that_went(tmp_path, before, after):
    found = _told(tmp_path, _TERMS, before, after)
    assert found
    assert not any(one.kind.startswith("clause.") for one in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You must bring the seed in time to sow it.", "The seed must be brought by you in time to sow it."),
        (
            "We won't start any extra work unless you have signed an order for it.",
            "No extra work will be started by us unless you have signed an order for it.",
        ),
        (
            "Neither of us may transfer this contract to anybody without the other's permission.",
            "This contract may not be transferred to anybody by either of us without the other's permission.",
        ),
        (
            "We'll return your keys when the work is done.",
            "Your keys will be returned by us when the work is done.",
        ),
    ],
)
def test_we_and_you_may_stand_elsewhere_in_a_sentence_that_says_the_same(tmp_path, before, after):
    assert {(one.kind, one.severity) for one in _told(tmp_path, _TERMS, before, after)} == {
        ("text.changed", "info")
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You must bring the seed in time to sow it.", "The seed must be brought by us in time to sow it."),
        ("We shall return your keys when it is done.", "Our keys will be returned by us when it is done."),
        ("We'll return your keys when it is done.", "We will return our keys when it is done."),
        (
            "You own all rights in the words that you give us.",
            "All rights in the words that you give us are ours.",
        ),
        ("You should send plans in a large format.", "Plans should be sent by us in a large format."),
        ("You should send plans in a large format.", "Plans may be sent by you in a large format."),
    ],
)
def test_another_person_in_a_sentence_built_anew_is_no_wording(tmp_path, before, after):
    assert any(one.severity != "info" for one in _told(tmp_path, _TERMS, before, after))


@pytest.mark.parametrize(
    ("before", "after", "kind", "quoted"),
    [
        ("You have plenty of chances to object.", "You have two chances to object.", "number.count", "two"),
        ("We make several visits.", "We make three calls.", "number.count", "three calls"),
        (
            "Write to us (hedge@garden.example).",
            "Write to us (lawn@garden.example).",
            "party.identity",
            "lawn@garden.example",
        ),
    ],
)
def test_a_number_for_what_was_left_open_and_another_mailbox_are_told_as_such(
    tmp_path, before, after, kind, quoted
):
    (found,) = _told(tmp_path, _TERMS, before, after)
    assert (found.kind, found.draft.quote) == (kind, quoted)


def test_who_else_is_meant_by_the_name_of_a_party_is_a_definition(tmp_path):
    frame = (
        'LEASE\n\nOwner: Alder Boats Ltd (the "Owner" which expression shall include the Owner\'s {}).\n\n'
        'Mate: Birch Sails Ltd (the "Mate").\n\n1. Rent\n\n1.1 The Mate shall pay the Owner.\n'
    )
    (found,) = _told(tmp_path, frame, "heirs and assigns", "heirs")
    assert found.kind == "term.definition"
