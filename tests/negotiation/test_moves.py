"""The reading of a point's rounds, over every course that a negotiation may take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.negotiation.moves import answered, follow, joint_verdict

US, THEM = "us", "counterparty"
COURSES = st.lists(st.tuples(st.sampled_from([US, THEM]), st.integers(0, 3)), max_size=8)


def steps(course, nearer=lambda before, after, ours: False):
    return follow([US, *(who for who, _ in course)], [0, *(wording for _, wording in course)], nearer)


@pytest.mark.parametrize(
    ("course", "moves", "state"),
    [
        ([(THEM, 0)], ["none"], "untouched"),
        ([(THEM, 1)], ["changed"], "open"),
        ([(THEM, 1), (US, 1)], ["changed", "accepted"], "agreed"),
        ([(THEM, 1), (US, 0)], ["changed", "rejected"], "rejected"),
        ([(THEM, 1), (US, 2), (THEM, 2)], ["changed", "countered", "taken"], "agreed"),
        ([(THEM, 1), (US, 2), (THEM, 1)], ["changed", "countered", "ignored"], "open"),
        ([(THEM, 1), (US, 2), (THEM, 3)], ["changed", "countered", "changed_again"], "open"),
        ([(THEM, 1), (US, 1), (THEM, 2)], ["changed", "accepted", "reopened"], "open"),
        ([(US, 1), (THEM, 1)], ["proposed", "taken"], "agreed"),
        ([(US, 1), (THEM, 0)], ["proposed", "ignored"], "open"),
        ([(THEM, 1), (US, 1), (US, 2)], ["changed", "accepted", "reopened_by_us"], "countered"),
        ([(THEM, 1), (THEM, 0)], ["changed", "taken"], "agreed"),
    ],
)
def test_the_courses_of_a_point(course, moves, state):
    found = steps(course)
    assert [step.move for step in found] == moves
    assert found[-1].state == state


@given(COURSES)
def test_agreed_means_both_have_the_same_words_on_the_table(course):
    ours, theirs = 0, 0
    for (who, wording), step in zip(course, steps(course), strict=True):
        ours, theirs = (wording, theirs) if who == US else (ours, wording)
        if step.state == "agreed":
            assert ours == theirs
        if step.state == "open":
            assert ours != theirs


@given(COURSES)
def test_a_change_after_agreement_is_always_called_reopened(course):
    before = "untouched"
    for step in steps(course):
        if before == "agreed" and step.state == "open":
            assert step.move == "reopened"
        if step.move == "reopened":
            assert before == "agreed"
        before = step.state


@given(COURSES)
def test_no_change_of_theirs_leaves_a_point_untouched_or_agreed(course):
    ours = 0
    for (who, wording), step in zip(course, steps(course), strict=True):
        if who == US:
            ours = wording
        elif wording != ours:
            assert step.state == "open"
            assert step.round


@given(COURSES)
def test_what_comes_later_never_changes_what_was(course):
    whole = steps(course)
    for length in range(len(course)):
        assert steps(course[:length]) == whole[:length]


def test_moving_towards_us_is_taking_in_part():
    course = [(THEM, 3), (US, 1), (THEM, 2)]
    assert steps(course, lambda before, after, ours: True)[-1].move == "taken_part"


def test_an_answer_moves_only_an_open_point():
    assert answered("open", "rejected") == "rejected"
    assert answered("open", "query") == "open"
    assert answered("agreed", "rejected") == "agreed"


def test_rounds_without_a_wording_are_refused():
    with pytest.raises(ValueError, match="wording"):
        follow([US], [])


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([], "open"),
        (["accepted", "accepted"], "accepted"),
        (["rejected", "rejected"], "rejected"),
        (["rejected", "open"], "open"),
        (["rejected", "query"], "query"),
        (["open", "query"], "query"),
        (["accepted", "rejected"], "countered"),
        (["countered", "open"], "countered"),
    ],
)
def test_a_clause_is_answered_when_every_point_of_it_is_or_a_wording_stands_for_all(given, wanted):
    assert joint_verdict(given) == wanted
