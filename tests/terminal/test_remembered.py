"""What is there the next time: the looks, the place that was left; and what an error leaves standing."""

from __future__ import annotations

import pytest

from reviewer.negotiation import Store
from reviewer.negotiation.folders import data_folder
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.desk.bookmark import Bookmark, bookmark_path
from reviewer.terminal.dialogs.boxes import Reader
from reviewer.terminal.looks.remembered import Looks, remember, remembered
from reviewer.terminal.looks.spans import plain
from reviewer.terminal.review.screen import ReviewScreen

DARK, LIGHT = Looks("dark", "blue"), Looks("light", "blue")


@pytest.fixture
def colourful(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


async def test_the_looks_chosen_are_there_at_the_next_start(review, colourful):
    for theme in ("reviewer-dark", "reviewer-light"):
        app = ReviewerApp(review, lang="zh")
        async with app.run_test(size=(100, 30)) as pilot:
            assert app.theme == theme
            await pilot.press("t")


def test_a_settings_file_that_was_changed_since_wins_over_what_was_chosen():
    assert remembered(DARK) == DARK
    remember(LIGHT, DARK)
    assert remembered(DARK) == LIGHT
    assert remembered(Looks("dark", "red")) == Looks("dark", "red")


@pytest.mark.parametrize(
    "damage", ["", "[", "[]", '{"theme": 1}', '{"over": ["dark", "blue"], "theme": "x"}']
)
def test_a_damaged_memory_of_the_looks_is_as_good_as_none(damage):
    remember(LIGHT, DARK)
    (data_folder() / "looks.json").write_text(damage, encoding="utf-8")
    assert remembered(DARK) == DARK


async def test_a_review_goes_on_where_it_was_left_and_says_so(review, tmp_path):
    record = tmp_path / "record.sqlite3"
    with Store(record) as store:
        app = ReviewerApp(review, lang="zh", store=store)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press("enter", "n", "n", "a")
            await pilot.pause()
            left = app.desk.point.finding.id
    with Store(record) as store:
        app = ReviewerApp(review, lang="zh", store=store)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            page = "\n".join(plain(row) for row in app.screen.query_one("#page").lines)
            assert "上次" in page
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, ReviewScreen)
            assert app.desk.point.finding.id == left


@pytest.mark.parametrize("damage", ["", "[1]", '{"key": "x"}', "\x00"])
def test_a_damaged_bookmark_is_as_good_as_none(tmp_path, damage):
    path = bookmark_path(tmp_path / "record.sqlite3")
    path.write_text(damage, encoding="utf-8")
    assert Bookmark(path).left is None


async def test_an_action_that_fails_is_told_calmly_and_the_answers_stand(open_room, monkeypatch):
    monkeypatch.setenv("REVIEWER_DEBUG", "0")
    monkeypatch.setattr(ReviewScreen, "do_zoom", lambda self: 1 / 0)
    async with open_room() as room:
        await room.press("a", "z")
        assert isinstance(room.app.screen, Reader)
        words = "\n".join(plain(row) for row in room.app.screen.query_one("#body").lines)
        assert "division by zero" in words
        assert "保存" in words
        await room.press("escape", "n")
        assert room.desk.decided == 1
        assert isinstance(room.app.screen, ReviewScreen)


async def test_an_error_outside_of_any_action_ends_the_program_without_a_traceback(
    review, capsys, monkeypatch
):
    monkeypatch.setattr(ReviewScreen, "on_line_view_picked", lambda self, event: 1 / 0)
    app = ReviewerApp(review, lang="zh")

    async def click():
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press("enter")
            await pilot.click("#texts", offset=(8, 2))
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await click()
    assert app.failed.key == "usage.internal"
    assert "Traceback" not in capsys.readouterr().err
