"""What the screens look like, colour by colour; their words are looked at in `test_screens.py`."""

from __future__ import annotations

import pytest

from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.export.plan import Plan

SIZES = [(80, 24), (120, 40), (200, 50)]
MIDDLE = (120, 40)
DIALOGS = {"counter": ["c"], "filter": ["f"], "help": ["question_mark"], "export": ["a", "e"]}
SEEN = {"summary": ["down"], "room": ["enter", "n"], "filter": ["enter", "f"]}
LIGHT = {"light": ["t"], "light, red and green": ["t", "t", "t"]}


@pytest.fixture(autouse=True)
def _colours(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(Plan, "preview", lambda self, *arguments: "# 审阅意见")


async def still(pilot):
    pilot.app.clear_notifications()
    for blinking in pilot.app.screen.query("Input, TextArea"):
        blinking.cursor_blink = False
    for _ in range(400):
        if not hasattr(pilot.app.screen, "plan") or pilot.app.screen.plan in pilot.app.screen._texts:
            break
        await pilot.pause(0.02)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_room_looks_as_it_was_drawn(snap_compare, review, size):
    app = ReviewerApp(review, lang="zh")
    assert snap_compare(app, press=["enter", "n", "n"], terminal_size=size)


def test_the_summary_looks_as_it_was_drawn(snap_compare, review):
    assert snap_compare(ReviewerApp(review, lang="zh"), press=["down"], terminal_size=MIDDLE)


@pytest.mark.parametrize("keys", LIGHT.values(), ids=LIGHT)
def test_the_room_in_the_light_looks_as_it_was_drawn(snap_compare, review, keys):
    app = ReviewerApp(review, lang="zh")
    assert snap_compare(app, press=["enter", *keys], run_before=still, terminal_size=MIDDLE)


@pytest.mark.parametrize("colours", ["none", "sixteen"])
@pytest.mark.parametrize("keys", SEEN.values(), ids=SEEN)
def test_a_screen_with_few_colours_or_none_looks_as_it_was_drawn(
    snap_compare, review, monkeypatch, colours, keys
):
    if colours == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.delenv("COLORTERM")
        monkeypatch.setenv("TERM", "xterm")
    assert snap_compare(ReviewerApp(review, lang="zh"), press=keys, terminal_size=MIDDLE)


@pytest.mark.parametrize("look", [[], ["t"]], ids=["dark", "light"])
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_looks_as_it_was_drawn(snap_compare, review, name, look):
    app = ReviewerApp(review, lang="zh")
    app.today = "2026-11-20"
    keys = ["enter", *look, *DIALOGS[name]]
    assert snap_compare(app, press=keys, run_before=still, terminal_size=(80, 24))
