"""The words of every screen of a matter, at three sizes and in both languages, as a reader sees them.

`pytest tests/terminal/test_matter_screens.py --snapshot-update` writes them anew.
"""

from __future__ import annotations

import asyncio

import pytest

from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.matter.opening import Named
from reviewer.terminal.matter.screen import MatterScreen
from reviewer.terminal.opening.loading import Files
from reviewer.terminal.summary.screen import SummaryScreen
from tests.terminal.matter_world import make_marked, make_matter

SIZES = [(80, 24), (120, 40), (200, 50)]
LANGUAGES = ["zh", "en"]
WALK = (
    ("points", ()),
    ("a point answered", ("down", "r")),
    ("rounds", ("tab", "end")),
    ("room", ("escape", "down", "enter")),
    ("wordings", ("P",)),
    ("counter", ("2",)),
    ("against the baseline", ("ctrl+x", "B")),
    ("playbook", ("K",)),
    ("duties and rights", ("escape", "L")),
    ("summary", ("escape", "f2")),
)
MARKS = (("summary", ()), ("comments and marks", ("enter", "C")))


@pytest.fixture(autouse=True)
def colourful(monkeypatch, tmp_path):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))


async def arrived(app, pilot, wanted):
    for _ in range(500):
        if isinstance(app.screen, wanted):
            break
        await asyncio.sleep(0.02)
    assert isinstance(app.screen, wanted)
    await pilot.pause()


async def walked(app, pilot, walk):
    """Return the words of each screen on a walk, wide characters as the one character that they are."""
    shown = {}
    for name, keys in walk:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        app.clear_notifications()
        await pilot.pause()
        strips = app.screen._compositor.render_strips(app.screen.size)
        shown[name] = "\n".join(strip.text.rstrip() for strip in strips)
    return shown


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_page_of_a_matter_reads_as_it_was_written(snapshot, tmp_path, size, lang):
    app = ReviewerApp(lang=lang, matter=Named(str(make_matter(tmp_path))))
    async with app.run_test(size=size) as pilot:
        await arrived(app, pilot, MatterScreen)
        for name, words in (await walked(app, pilot, WALK)).items():
            assert words == snapshot(name=name)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_comments_and_marks_read_as_they_were_written(snapshot, tmp_path, size, lang):
    base, draft = make_marked(tmp_path)
    app = ReviewerApp(lang=lang, files=Files(str(base), str(draft), "甲方"))
    async with app.run_test(size=size) as pilot:
        await arrived(app, pilot, SummaryScreen)
        for name, words in (await walked(app, pilot, MARKS)).items():
            assert words == snapshot(name=name)
