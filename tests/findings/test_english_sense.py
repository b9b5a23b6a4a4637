"""What an English finding says: who gains, what was put in or taken out, and nothing twice."""

from __future__ import annotations

import pytest

import reviewer
from reviewer.messages import render

_HEAD = (
    "SERVICE AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Operator") and Harbour Systems Inc (the "Client").\n\n1. {}\n\n2. It runs for a year.\n'
)


@pytest.fixture
def told(tmp_path):
    """Return a function that gives who gains and what is said, finding by finding, for two wordings."""

    def tell(before, after, head=_HEAD):
        files = [tmp_path / "old.txt", tmp_path / "new.txt"]
        for file, words in zip(files, (before, after), strict=True):
            file.write_text(head.format(words), encoding="utf-8")
        found = reviewer.compare(*files).findings
        return [(f.favours, render(f.message, "en")) for f in found if f.data.get("origin") is None]

    return tell


@pytest.mark.parametrize(
    ("before", "after", "gains", "words"),
    [
        (
            "The Operator may enter on two days' notice.",
            "The Operator may enter without notice.",
            "unclear",
            "notice is not needed",
        ),
        (
            "The Operator may transfer its claims.",
            "The Operator may transfer its claims without the Client's approval.",
            "Operator",
            "consent is not needed",
        ),
        (
            "The Client shall not lend the Device.",
            "The Client shall not lend the Device without the Operator's consent.",
            "Client",
            "barred outright",
        ),
        (
            "The Operator answers for loss caused by its negligence.",
            "The Operator answers for loss caused by its deliberate default.",
            "Operator",
            "threshold of fault is raised",
        ),
        (
            "The Client shall pay damages, its liability being limited to EUR 900.",
            "The Client shall pay damages.",
            "Operator",
            "the cap is lifted",
        ),
        (
            "The Client shall allow the Operator to inspect on 5 days' notice.",
            "The Client shall allow the Operator to inspect on 2 days' notice.",
            "Operator",
            "notice period",
        ),
    ],
)
def test_who_gains_and_why(told, before, after, gains, words):
    assert any(who == gains and words in said for who, said in told(before, after))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("The Client may leave, provided that it has paid.", "The Client may leave.", "provided that it has"),
        ("The Operator shall pay rent.", "If asked to, the Operator shall pay rent.", "If asked to"),
        (
            "The Client shall keep it, unless the law forbids that.",
            "The Client shall keep it.",
            "unless the law forbids that",
        ),
        (
            "The Client shall not lend it, save to its staff.",
            "The Client shall not lend it.",
            "save to its staff",
        ),
    ],
)
def test_a_condition_is_quoted_with_what_it_says(told, before, after, words):
    assert [f"“{words}" in said for _, said in told(before, after)] == [True]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("The gearing shall not exceed 2:1.", "The gearing shall not exceed 3:1.", "The financial ratio"),
        ("Gains are split 2:1.", "Gains are split 3:1.", "The ratio"),
        ("The Operator calls twice a year.", "The Operator calls four times a year.", "The frequency"),
        (
            "The Operator shall return the deposit within 9 days.",
            "The Operator shall return the deposit within 7 days.",
            "time for return",
        ),
        ("Fees rise by 2.", "Fees rise by 2. A levy of EUR 20 is due.", "The amount “EUR 20” is added"),
    ],
)
def test_a_figure_is_called_what_it_is(told, before, after, words):
    assert any(words in said for _, said in told(before, after))


def test_a_ratio_of_nearly_one_is_not_told(told):
    said = told("The Portal is open for 99.9% of a month.", "The Portal is open for 99.6% of a month.")
    assert not any("former figure" in words for _, words in said)


def test_a_definition_is_shown_from_where_it_differs(told):
    meaning = '"Plant" means the buildings, tanks and pipes at Quay Road 14 in Port Alder, with the {}.'
    ((_, said),) = told(meaning.format("yard"), meaning.format("jetty"))
    assert "yard" in said
    assert "jetty" in said


def test_no_word_is_cut_behind_its_apostrophe(told):
    said = told("It is mended for the Client at night.", "It is mended at the Client's desk at night.")
    assert not any("“s " in words for _, words in said)


def test_a_covenant_is_no_promise_where_it_is_a_noun(told):
    before = "A notice counts only if the fee has been paid."
    after = "A notice counts only if the fee has been paid and the Client has met all its covenants."
    assert not any("warranty" in said for _, said in told(before, after))


def test_what_others_agree_to_in_a_case_is_no_duty(told):
    before = "This Agreement goes on from year to year unless a party objects."
    after = "This Agreement ends after a year unless all parties agree to renew it."
    assert not any("duty" in said for _, said in told(before, after))


def test_an_added_right_is_not_told_again_as_a_member_of_a_list(told):
    before = "The Client shall return the Device."
    after = "The Client shall return the Device, and may keep the manual."
    assert [said.split(":")[0] for _, said in told(before, after)] == ["New right of Client"]


def test_whoever_is_named_in_passing_takes_over_no_duty(told):
    before = "For its help the Operator shall pay the Client a fair rate."
    after = "For its help after the Client closes the site, the Operator shall pay the Client a fair rate."
    assert not any("moves from" in said for _, said in told(before, after))


def test_another_word_for_a_changing_party_is_only_wording(told):
    before, after = "The Disclosing Party may object.", "The Discloser may object."
    assert [said[:22] for _, said in told(before, after)] == ["Only the wording diffe"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            "The Client must not show the plans to anyone.",
            "The Client will use reasonable efforts not to show the plans to anyone.",
            "prohibition is softened",
        ),
        (
            "Neither party is liable for loss of custom.",
            "The Operator is not liable for loss of custom.",
            "a mutual term now reaches Operator alone",
        ),
        ("Neither party shall copy the plans.", "Either party may copy the plans.", "prohibition is lifted"),
    ],
)
def test_a_ban_is_followed_into_its_new_words(told, before, after, words):
    said = [said for _, said in told(before, after)]
    assert any(words in one for one in said)
    assert not any("reversed" in one for one in said)


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        (
            "The Client may leave if the Operator stops or fails to comply with a notice to mend.",
            "The Client may leave if the Operator stops.",
            "consent",
        ),
        ("If it is terminated for any reason, rent is due.", "If it is terminated, rent is due.", "alone"),
        ("It is known through no fault of the Client.", "It is known in any manner.", "threshold"),
        (
            "The Client may claim once it knows of the event.",
            "The Client may claim once it knows, or should have known, of the event.",
            "duty",
        ),
        (
            "The Client must call within 9 hours.",
            "The Client must call as soon as it reasonably can.",
            "right",
        ),
        (
            "Staff sign terms at least as strict as those of this Agreement.",
            "Staff are told of the terms of this Agreement.",
            "floor",
        ),
    ],
)
def test_words_that_only_look_like_terms_are_not_told_as_such(told, before, after, wrong):
    assert not any(wrong in said for _, said in told(before, after))
