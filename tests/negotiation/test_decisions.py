"""The ledger: every act makes a new value, and every act can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.negotiation import EMPTY, Event, apply, redo, undo

VERDICTS = st.sampled_from(["open", "accepted", "rejected", "countered"])
WORDS = st.sampled_from(["", "改为三十日", "x"])
LEVELS = st.sampled_from(["", "critical", "info"])
KEYS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3, unique=True).map(tuple)
EVENTS = st.one_of(
    st.builds(Event, st.just("verdict"), KEYS, VERDICTS),
    st.builds(Event, st.sampled_from(["note", "proposal", "reply"]), KEYS, WORDS),
    st.builds(Event, st.just("severity"), KEYS, LEVELS, st.just("客户要求")),
)


def test_a_point_without_an_answer_is_open():
    assert EMPTY.decision("a").verdict == "open"


def test_one_act_on_many_points_is_taken_back_at_once():
    ledger = apply(EMPTY, Event("verdict", ("a", "b"), "accepted"))
    assert [ledger.decision(key).verdict for key in "ab"] == ["accepted", "accepted"]
    assert undo(ledger) == EMPTY


def test_an_act_that_changes_nothing_leaves_no_trace_in_the_history():
    ledger = apply(EMPTY, Event("note", ("a",), "先问客户"))
    assert apply(ledger, Event("note", ("a",), "先问客户")) is ledger


def test_a_new_act_ends_what_could_be_done_again():
    ledger = undo(apply(EMPTY, Event("note", ("a",), "一")))
    assert ledger.can_redo
    assert not apply(ledger, Event("note", ("a",), "二")).can_redo


def test_withdrawing_a_severity_withdraws_its_reason():
    ledger = apply(EMPTY, Event("severity", ("a",), "critical", "红线"))
    ledger = apply(ledger, Event("note", ("a",), "保留"))
    ledger = apply(ledger, Event("severity", ("a",), ""))
    assert (ledger.decision("a").severity, ledger.decision("a").reason) == (None, "")


@pytest.mark.parametrize(
    ("act", "value", "reason"),
    [("verdict", "maybe", ""), ("severity", "huge", "x"), ("severity", "major", " ")],
)
def test_what_no_lawyer_could_mean_is_refused(act, value, reason):
    with pytest.raises(ValueError, match=r"unknown|reason"):
        Event(act, ("a",), value, reason)


@given(st.lists(EVENTS, max_size=12))
def test_undo_leads_back_to_the_start_and_redo_forth_to_the_end(events: list[Event]):
    ledger = EMPTY
    states = [ledger]
    for event in events:
        after = apply(ledger, event)
        if after is not ledger:
            states.append(after)
        ledger = after
    for state in reversed(states[:-1]):
        ledger = undo(ledger)
        assert ledger == state
    assert not ledger.can_undo
    for state in states[1:]:
        ledger = redo(ledger)
        assert ledger == state
    assert not ledger.can_redo
