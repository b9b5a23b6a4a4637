"""What the screens look like, cell by cell."""

from __future__ import annotations

import pytest

from reviewer.terminal.app import ReviewerApp

SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.fixture(autouse=True)
def _colours(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("size", SIZES)
def test_summary(snap_compare, review, size):
    assert snap_compare(ReviewerApp(review, lang="zh"), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_review_in_chinese(snap_compare, review, size):
    assert snap_compare(ReviewerApp(review, lang="zh"), press=["enter", "n", "n"], terminal_size=size)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_review_in_english(snap_compare, review, size):
    assert snap_compare(ReviewerApp(review, lang="en"), press=["enter", "f4"], terminal_size=size)


def test_review_without_colour(snap_compare, review, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ReviewerApp(review, lang="zh"), press=["enter", "n"], terminal_size=(120, 40))


def test_review_in_sixteen_colours(snap_compare, review, monkeypatch):
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "xterm")
    assert snap_compare(ReviewerApp(review, lang="zh"), press=["enter", "n"], terminal_size=(80, 24))


def test_review_in_light_red_and_green(snap_compare, review):
    keys = ["enter", "t", "t", "t"]
    assert snap_compare(ReviewerApp(review, lang="zh"), press=keys, terminal_size=(120, 40))


@pytest.mark.parametrize(
    "keys", [["c"], ["f"], ["question_mark"], ["ctrl+p"]], ids=["counter", "filter", "help", "palette"]
)
def test_dialogs(snap_compare, review, keys):
    def still(pilot):
        for blinking in pilot.app.screen.query("Input, TextArea"):
            blinking.cursor_blink = False

    app = ReviewerApp(review, lang="zh")
    assert snap_compare(app, press=["enter", *keys], run_before=still, terminal_size=(80, 24))
