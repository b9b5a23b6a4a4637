"""Two windows on one record: each sees what the other answered, and takes back nothing of it unseen."""

from __future__ import annotations

import pytest

from reviewer.errors import UsageError
from reviewer.negotiation import Event, Store
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.desk.answers import Answers


def test_an_act_of_another_window_is_shown_before_it_can_be_taken_back(tmp_path):
    with Store(tmp_path / "record.sqlite3") as one, Store(tmp_path / "record.sqlite3") as other:
        here, there = Answers(one), Answers(other)
        here.act(Event("verdict", ("a",), "accepted"))
        there.act(Event("verdict", ("b",), "rejected"))
        with pytest.raises(UsageError) as caught:
            here.undo()
        assert caught.value.key == "usage.answered_elsewhere"
        assert {key: one.verdict for key, one in here.decisions.items()} == {"a": "accepted", "b": "rejected"}
        assert not here.look()
        assert here.undo()
        assert "b" not in here.decisions or here.decisions["b"].verdict == "open"
        assert there.look()
        assert there.decisions == here.decisions


def test_ones_own_acts_are_taken_back_as_before(tmp_path):
    with Store(tmp_path / "record.sqlite3") as store:
        answers = Answers(store)
        answers.act(Event("verdict", ("a",), "countered"), Event("proposal", ("a",), "另议"))
        assert answers.undo()
        assert not answers.ledger.can_undo
        assert answers.redo()
        assert answers.decisions["a"].proposal == "另议"


async def test_the_room_shows_what_another_window_answered(review, tmp_path):
    with Store(tmp_path / "record.sqlite3") as one, Store(tmp_path / "record.sqlite3") as other:
        app = ReviewerApp(review, lang="zh", store=one)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press("enter")
            before = app.desk.decided
            other.apply(Event("verdict", (app.desk.point.key,), "rejected"))
            app.look_again()
            await pilot.pause()
            assert app.desk.decided == before + 1
            assert app.desk.point.verdict == "rejected"
