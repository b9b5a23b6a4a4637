"""The words of every screen, at three sizes and in both languages, as a reader sees them.

`pytest tests/terminal/test_screens.py --snapshot-update` writes them anew.
"""

from __future__ import annotations

import pytest

from reviewer.errors import ReadingError
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.export.plan import Plan
from reviewer.terminal.export.screen import ExportScreen
from reviewer.terminal.opening import progress_screen
from reviewer.terminal.opening.progress_screen import ProgressScreen
from reviewer.terminal.opening.recent import Recent
from reviewer.terminal.opening.start_screen import StartScreen

SIZES = [(80, 24), (120, 40), (200, 50)]
LANGUAGES = ["zh", "en"]
WALK = (
    ("summary", ()),
    ("room, undecided", ("enter",)),
    ("filter", ("f",)),
    ("palette", ("escape", "ctrl+p")),
    ("answer for many", ("escape", "full_stop")),
    ("question", ("2",)),
    ("counter", ("escape", "c")),
    ("room, decided", ("escape", "a", "n", "r", "n", "x")),
    ("help", ("question_mark",)),
    ("only critical and major", ("escape", "w")),
    ("export", ("e",)),
    ("export of a response", ("tab", "tab")),
)


@pytest.fixture(autouse=True)
def colourful(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


def drawn(app):
    """Return the words on the screen line by line, wide characters as the one character that they are."""
    app.clear_notifications()
    screen = app.screen
    strips = screen._compositor.render_strips(screen.size)
    return "\n".join(strip.text.rstrip() for strip in strips)


async def settled(app, pilot):
    await pilot.pause()
    for _ in range(400):
        if not isinstance(app.screen, ExportScreen) or app.screen.plan in app.screen._texts:
            break
        await pilot.pause(0.02)
    await pilot.pause()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_walk_through_the_room_reads_as_it_was_written(review, snapshot, size, lang, monkeypatch):
    monkeypatch.setattr(
        Plan, "preview", lambda self, *arguments: f"# 审阅意见\n\n{self.kind}\n\n" + "正文。\n" * 60
    )
    app = ReviewerApp(review, lang=lang)
    app.today = "2026-11-20"
    seen = {}
    async with app.run_test(size=size) as pilot:
        for name, keys in WALK:
            await pilot.press(*keys)
            await settled(app, pilot)
            seen[name] = drawn(app)
    for name, words in seen.items():
        assert words == snapshot(name=f"{lang} {size[0]}x{size[1]} {name}")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_of_opening_read_as_they_were_written(snapshot, tmp_path, size, lang, monkeypatch):
    for name in ("base.docx", "draft.docx", "picture.png", "~$base.docx"):
        (tmp_path / name).touch()
    monkeypatch.setattr(progress_screen, "monotonic", lambda: 100.0)
    app = ReviewerApp(lang=lang)
    app.open_start = lambda: None
    seen = {}
    async with app.run_test(size=size) as pilot:
        start = StartScreen(lang, tmp_path)
        start.recent = (Recent("base.docx", "draft.docx", "甲方", "2026-11-20 14:02"),)
        app.push_screen(start)
        await pilot.pause()
        start.query_one("#files").root.set_label("contracts")
        await pilot.pause(0.2)
        seen["start"] = drawn(app)
        progress = ProgressScreen(lang)
        app.push_screen(progress)
        await pilot.pause()
        progress.reach("compare")
        await pilot.pause()
        seen["progress"] = drawn(app)
        app.started_empty = True
        app.loading_failed(ReadingError("reading.encrypted", path="draft.docx"))
        await pilot.pause()
        seen["refused"] = drawn(app)
    for name, words in seen.items():
        assert words == snapshot(name=f"{lang} {size[0]}x{size[1]} {name}")
