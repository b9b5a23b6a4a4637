"""The export dialog: what is written for whom, a look at it first, and calm words where it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from reviewer.errors import ExportError
from reviewer.model import Decision
from reviewer.shipped import shipped_folder
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.dialogs.boxes import Reader
from reviewer.terminal.export.plan import ENDING, KINDS, Plan, named
from reviewer.terminal.export.screen import ExportScreen
from reviewer.terminal.looks.spans import plain
from reviewer.terminal.opening.loading import Files, load

DAY = "2026-11-22"


def body(screen):
    return "\n".join(plain(row) for row in screen.query_one("#body").lines)


async def until(room, wanted):
    for _ in range(400):
        if wanted(room.app.screen):
            return room.app.screen
        await room.pilot.pause(0.02)
    raise AssertionError(room.app.screen)


def ready(screen):
    return isinstance(screen, ExportScreen) and screen.plan in screen._texts


async def write(room, path):
    screen = await until(room, lambda screen: isinstance(screen, ExportScreen))
    screen.query_one("#line").value = str(path)
    await room.press("enter")


async def left(room):
    await until(room, lambda screen: not isinstance(screen, (ExportScreen, Reader)))


async def test_the_notes_are_shown_then_written_whole_and_asked_about_the_second_time(open_room, tmp_path):
    target = tmp_path / "notes.md"
    async with open_room(size=(80, 24)) as room:
        await room.press("a", "f5")
        assert "审阅意见" in body(await until(room, ready))
        await write(room, target)
        await left(room)
        first = target.read_text(encoding="utf-8")
        assert first.startswith("# 审阅意见")
        await room.press("r", "e")
        await write(room, target)
        assert isinstance(room.app.screen, Reader)
        await room.press("escape")
        assert target.read_text(encoding="utf-8") == first
        await room.press("enter", "enter")
        await left(room)
        assert target.read_text(encoding="utf-8") != first
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]


@pytest.mark.parametrize(("ending", "begins"), [(".json", "{"), (".txt", ""), (".MD", "# "), (".html", "<!")])
async def test_the_ending_of_the_path_chooses_what_is_written(open_room, tmp_path, ending, begins):
    target = tmp_path / f"notes{ending}"
    async with open_room() as room:
        await room.press("r", "f5")
        await write(room, target)
        await left(room)
    assert target.read_text(encoding="utf-8").startswith(begins)
    assert target.stat().st_size


async def test_tab_goes_through_all_kinds_and_an_unknown_ending_is_refused(open_room, tmp_path):
    async with open_room() as room:
        await room.press("f5")
        screen = await until(room, ready)
        seen = []
        for _ in KINDS:
            seen.append((screen.plan.kind, screen.query_one("#line").value))
            await room.press("tab")
        assert [kind for kind, _ in seen] == list(KINDS)
        assert all(path.endswith(ENDING[kind]) for kind, path in seen)
        assert screen.plan == Plan()
        await write(room, tmp_path / "notes.pdf")
        assert isinstance(room.app.screen, Reader)
    assert not list(tmp_path.iterdir())


async def test_what_goes_to_the_counterparty_holds_no_note_of_ours(open_room, tmp_path):
    target = tmp_path / "list.md"
    async with open_room() as room:
        await room.press("m")
        await room.type("底线是万分之五")
        await room.press("ctrl+s", "r", "f5")
        assert "底线是万分之五" in body(await until(room, ready))
        await room.press("f6")
        screen = await until(room, ready)
        assert screen.plan.audience == "counterparty"
        assert "底线是万分之五" not in body(screen)
        await write(room, target)
        await left(room)
    written = target.read_text(encoding="utf-8")
    assert "底线是万分之五" not in written
    assert "严重" not in written


async def test_a_click_on_a_choice_turns_it(open_room):
    async with open_room() as room:
        await room.press("f5")
        await until(room, ready)
        await room.pilot.click("#choices", offset=(4, 1))
        await room.pilot.pause()
        assert room.app.screen.plan.audience == "counterparty"


async def test_a_failure_is_told_with_its_cause_and_the_dialog_stays(open_room, tmp_path, monkeypatch):
    def failing(self, *arguments):
        raise ExportError("export.cannot_write", path="x", reason="No space left on device")

    monkeypatch.setattr(Plan, "write", failing)
    async with open_room() as room:
        await room.press("f5")
        await write(room, tmp_path / "notes.md")
        await until(room, lambda screen: isinstance(screen, Reader))
        assert "磁盘已满" in body(room.app.screen)
        await room.press("escape")
        assert isinstance(room.app.screen, ExportScreen)


async def test_a_preview_that_cannot_be_made_says_why_in_its_place(open_room, tmp_path, monkeypatch):
    monkeypatch.setattr(Plan, "preview", lambda self, *arguments: 1 / 0)
    async with open_room() as room:
        await room.press("f5")
        assert "division by zero" in body(await until(room, ready))
        await room.press("escape")
        assert not isinstance(room.app.screen, (ExportScreen, Reader))


@pytest.fixture(scope="module")
def worded():
    base = shipped_folder("baselines") / "service-customer.docx"
    draft = shipped_folder("examples") / "1-labels-swapped.docx"
    return load(Files(str(base), str(draft), "甲方"), "zh", lambda step: None)


@pytest.mark.parametrize(
    ("turns", "comments"), [([], "clean"), (["f7"], "ours"), (["f7", "f7"], "none"), (["tab"], "clean")]
)
async def test_a_word_file_is_written_with_the_comments_chosen(worded, tmp_path, turns, comments):
    target = tmp_path / "out.docx"
    app = ReviewerApp(worded, lang="zh")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", "r", "f5", "tab", *turns)
        await pilot.pause()
        assert app.screen.plan.comments == comments
        app.screen.query_one("#line").value = str(target)
        await pilot.press("enter")
        for _ in range(400):
            if target.exists() and not isinstance(app.screen, ExportScreen):
                break
            await pilot.pause(0.02)
        await pilot.pause()
    assert target.read_bytes()[:2] == b"PK"


def test_a_plan_keeps_to_what_its_kind_and_its_reader_allow():
    ours = Plan("redline", "internal", "ours")
    assert ours.turned("audience").comments == "clean"
    assert Plan("notes", "counterparty").at(Path("x.txt")) == Plan("text", "internal")
    assert replace(ours, kind="response").settled().comments == "clean"
    assert Plan().turned("comments") == Plan()
    assert Plan().at(Path("x.pdf")) is None


def test_a_name_of_ones_own_is_kept_and_only_its_ending_changes():
    usual = {kind: f"{kind}{ending}" for kind, ending in ENDING.items()}.__getitem__
    assert named("notes.md", Plan("page"), usual) == "page.html"
    assert named("to/our list.md", Plan("sheet"), usual) == "to/our list.xlsx"
    assert named("", Plan("data"), usual) == "data.json"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", ["internal", "counterparty"])
def test_every_plan_can_be_looked_at(worded, kind, audience):
    plan = Plan(kind, audience).settled()
    assert plan.preview(worded, {"k": Decision("k", verdict="rejected")}, DAY).strip()
