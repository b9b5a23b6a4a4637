"""From the start screen and from two paths to the review, and what is said where that fails."""

from __future__ import annotations

import re
from threading import Event
from time import sleep

import pytest

from reviewer.errors import ReadingError
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.dialogs.boxes import Menu, Reader
from reviewer.terminal.looks.spans import plain
from reviewer.terminal.opening.dragged import paths_in
from reviewer.terminal.opening.loading import Files
from reviewer.terminal.opening.progress_screen import ProgressScreen
from reviewer.terminal.opening.recent import Recent, read_recent, remember
from reviewer.terminal.opening.start_screen import ContractTree, StartScreen
from reviewer.terminal.opening.task import Cancelled
from reviewer.terminal.summary.screen import SummaryScreen

TEXT = """借用合同

出借人（甲方）：长河仪器有限公司
借用人（乙方）：高岭实验室

第一条 借用物
1.1 甲方将显微镜一台交乙方使用，借期为三十日。
第二条 归还
2.1 乙方应当于借期届满之日归还借用物，逾期的每日支付人民币50元。
第三条 争议
3.1 争议由甲方所在地人民法院管辖。
"""


@pytest.fixture
def pair(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    base, draft = tmp_path / "base.txt", tmp_path / "draft.txt"
    base.write_text(TEXT, encoding="utf-8")
    draft.write_text(TEXT.replace("三十日", "十日"), encoding="utf-8")
    return str(base), str(draft)


async def until(pilot, wanted):
    for _ in range(3000):
        if isinstance(pilot.app.screen, wanted):
            return pilot.app.screen
        await pilot.pause(0.02)
    raise AssertionError(pilot.app.screen)


async def test_two_files_are_chosen_a_side_is_asked_for_and_the_pair_is_remembered(pair):
    app = ReviewerApp(lang="zh")
    app.started_empty = True
    async with app.run_test(size=(100, 30)) as pilot:
        start = await until(pilot, StartScreen)
        await pilot.press("slash")
        for path in pair:
            start.query_one("#line").value = path
            await pilot.press("enter")
        await until(pilot, Menu)
        await pilot.press("2")
        await until(pilot, SummaryScreen)
        assert app.review.side == "乙方"
    entry = read_recent()[0]
    assert (entry.base, entry.draft, entry.side) == (*pair, "乙方")


async def test_recent_reviews_of_files_with_the_same_names_are_told_apart(pair, tmp_path):
    for folder in ("甲案", "乙案"):
        (tmp_path / folder).mkdir()
        remember(
            Recent(str(tmp_path / folder / "基准.docx"), str(tmp_path / folder / "稿.docx"), None, "今天")
        )
    remember(Recent(str(tmp_path / "甲案" / "基准.docx"), str(tmp_path / "甲案" / "二稿.docx"), None, "今天"))
    app = ReviewerApp(lang="zh")
    app.started_empty = True
    async with app.run_test(size=(100, 30)) as pilot:
        start = await until(pilot, StartScreen)
        shown = [plain(row) for row in start.query_one("#recent").lines]
        told = [row[3:] for row in shown if "⇄" in row]
    assert told == [
        "基准.docx ⇄ 二稿.docx  今天",
        "基准.docx ⇄ 稿.docx  乙案  今天",
        "基准.docx ⇄ 稿.docx  甲案  今天",
    ]


async def test_both_files_may_be_dragged_in_at_once(pair):
    app = ReviewerApp(lang="zh")
    app.started_empty = True
    async with app.run_test(size=(100, 30)) as pilot:
        start = await until(pilot, StartScreen)
        await pilot.press("slash")
        start.query_one("#line").value = f"'{pair[0]}' '{pair[1]}' "
        await pilot.press("enter")
        await until(pilot, Menu)


async def test_a_folder_that_is_dragged_in_is_opened(tmp_path):
    (tmp_path / "案件").mkdir()
    app = ReviewerApp(lang="zh")
    app.started_empty = True
    async with app.run_test(size=(100, 30)) as pilot:
        start = await until(pilot, StartScreen)
        await pilot.press("slash")
        start.query_one("#line").value = str(tmp_path / "案件")
        await pilot.press("enter")
        tree = start.query_one(ContractTree)
        assert tree.path == tmp_path / "案件"
        assert app.focused is tree


@pytest.mark.parametrize(
    "written",
    ["{}", " {} ", "'{}'", '"{}"', "{escaped}", "'{}' ", "{address}"],
)
def test_a_dragged_path_is_known_however_the_terminal_writes_it(written, tmp_path):
    path = tmp_path / "对方稿 (第 2 稿).docx"
    path.touch()
    escaped = re.sub(r"([ ()])", r"\\\1", str(path))
    line = written.format(path, escaped=escaped, address=path.as_uri())
    assert paths_in(line) == (path,)
    assert paths_in(f"{line} {tmp_path / 'none.docx'}") == ()


async def test_a_file_that_is_not_there_is_said_calmly_and_leads_back_to_the_start(pair):
    app = ReviewerApp(lang="zh")
    app.started_empty = True
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, StartScreen)
        app.screen.dismiss(Files(pair[0], pair[1] + ".gone"))
        await until(pilot, Reader)
        await pilot.press("escape")
        await until(pilot, StartScreen)
        assert app.failed is None


async def test_from_the_shell_the_error_is_kept_for_the_shell(pair):
    def opener(reach):
        raise ReadingError("reading.empty", path=pair[0])

    app = ReviewerApp(lang="zh", files=Files(*pair), opener=opener)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, Reader)
        await pilot.press("escape")
        await pilot.pause()
    assert app.failed.key == "reading.empty"
    assert app.return_value == 2


async def test_an_error_nobody_foresaw_is_a_dialog_too(pair):
    app = ReviewerApp(lang="en", files=Files(*pair), opener=lambda reach: 1 / 0)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, Reader)
        await pilot.press("escape")
    assert app.failed.key == "usage.internal"


async def test_reading_stops_at_the_next_step_when_it_is_cancelled(pair):
    stopped = Event()

    def opener(reach):
        try:
            while True:
                reach("compare")
                sleep(0.01)
        except Cancelled:
            stopped.set()
            raise

    app = ReviewerApp(lang="zh", files=Files(*pair), opener=opener)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, ProgressScreen)
        await pilot.press("escape")
        await pilot.pause()
    assert stopped.wait(20)
    assert app.return_value == 0


async def test_nobody_waits_for_the_end_of_a_long_step_that_was_given_up(pair, review):
    begun, released = Event(), Event()

    def opener(reach):
        begun.set()
        released.wait(60)
        return review

    app = ReviewerApp(lang="zh", opener=opener)
    app.started_empty = True
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, StartScreen)
        app.load(Files(*pair))
        await until(pilot, ProgressScreen)
        assert begun.wait(20)
        await pilot.press("q")
        await until(pilot, StartScreen)
        released.set()
        await pilot.pause(0.2)
        assert isinstance(app.screen, StartScreen)
        assert app.desk is None


async def test_enter_opens_the_first_file_of_a_folder_and_never_shuts_the_folder_itself(tmp_path):
    for name in ("甲稿.docx", "乙稿.docx"):
        (tmp_path / name).touch()
    (tmp_path / "归档").mkdir()
    app = ReviewerApp(lang="zh")
    app.open_start = lambda: None
    async with app.run_test(size=(100, 30)) as pilot:
        screen = StartScreen("zh", tmp_path)
        app.push_screen(screen)
        await pilot.pause(0.3)
        tree = screen.query_one(ContractTree)
        first = tree.cursor_node
        assert first.data.path.is_file()
        tree.move_cursor(tree.root)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert tree.root.is_expanded
        tree.move_cursor(first)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert screen.base == str(first.data.path)


def test_a_path_that_is_no_unicode_is_remembered(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path))
    opened = Recent("/合同/基准.docx", "/\udcba\udccf.docx", None, "2026-11-22 14:02")
    remember(opened)
    assert read_recent() == (opened,)
