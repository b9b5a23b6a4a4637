"""What the screens look like, cell by cell."""

from __future__ import annotations

import pytest

from reviewer.terminal.app import ReviewerApp

SIZES = [(80, 24), (120, 40), (200, 50)]
LANGUAGES = ["zh", "en"]
DIALOGS = {
    "counter": ["c"],
    "note": ["m"],
    "filter": ["f"],
    "help": ["question_mark"],
    "palette": ["ctrl+p"],
    "many": ["full_stop"],
    "severity": ["v"],
}


@pytest.fixture(autouse=True)
def _colours(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


def still(pilot):
    for blinking in pilot.app.screen.query("Input, TextArea"):
        blinking.cursor_blink = False


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_summary(snap_compare, review, size, lang):
    assert snap_compare(ReviewerApp(review, lang=lang), terminal_size=size)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_review(snap_compare, review, size, lang):
    assert snap_compare(ReviewerApp(review, lang=lang), press=["enter", "n", "n"], terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_review_without_colour(snap_compare, review, monkeypatch, size):
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ReviewerApp(review, lang="zh"), press=["enter", "n"], terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_review_in_sixteen_colours(snap_compare, review, monkeypatch, size):
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "xterm")
    assert snap_compare(ReviewerApp(review, lang="zh"), press=["enter", "n"], terminal_size=size)


def test_review_in_light_red_and_green(snap_compare, review):
    keys = ["enter", "t", "t", "t"]
    assert snap_compare(ReviewerApp(review, lang="zh"), press=keys, terminal_size=(120, 40))


@pytest.mark.parametrize(
    ("lang", "name"), [*(("zh", name) for name in DIALOGS), ("en", "help"), ("en", "filter")]
)
def test_dialogs(snap_compare, review, lang, name):
    app = ReviewerApp(review, lang=lang)
    assert snap_compare(app, press=["enter", *DIALOGS[name]], run_before=still, terminal_size=(80, 24))
