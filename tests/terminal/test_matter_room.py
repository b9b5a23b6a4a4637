"""A matter driven by its keys: points round by round, answers kept in it, wordings proposed."""

from __future__ import annotations

import asyncio

import pytest

from reviewer.negotiation.matter import Matter
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.dialogs.boxes import Reader
from reviewer.terminal.dialogs.writing import Writing
from reviewer.terminal.looks.spans import plain
from reviewer.terminal.margin.offers import Offers
from reviewer.terminal.matter.opening import Named
from reviewer.terminal.matter.screen import MatterScreen
from reviewer.terminal.opening.loading import Files
from reviewer.terminal.opening.recent import read_recent
from reviewer.terminal.opening.start_screen import StartScreen
from reviewer.terminal.pages.screen import PageScreen
from reviewer.terminal.review.screen import ReviewScreen
from reviewer.terminal.summary.screen import SummaryScreen
from tests.terminal.matter_world import PLAYBOOK, make_marked, make_matter


class Driver:
    """The program under test with words for what the tests ask of it."""

    def __init__(self, app, pilot):
        self.app, self.pilot = app, pilot

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def until(self, wanted):
        for _ in range(400):
            if isinstance(self.app.screen, wanted):
                await self.pilot.pause()
                return self.app.screen
            await asyncio.sleep(0.02)
        raise AssertionError(self.app.screen)

    def words(self, name):
        view = self.app.screen.query_one(f"#{name}")
        return "\n".join(plain(view.row(y) or ()) for y in range(view.virtual_size.height))

    @property
    def points(self):
        return {point.thread.key: point for point in self.app.matter_room.negotiation.points}

    def point(self, words):
        seen = self.app.matter_room.negotiation
        return next(point for point in seen.points if words in seen.text(point, 0))


@pytest.fixture
def open_matter(tmp_path, monkeypatch):
    """Return an async context manager that opens the matter at its table of points."""
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    path = make_matter(tmp_path)

    class Opened:
        def __init__(self, lang="zh", size=(120, 40), playbook=None):
            self.app = ReviewerApp(lang=lang, matter=Named(str(path), playbook))
            self.path = path
            self.size = size

        async def __aenter__(self):
            self.context = self.app.run_test(size=self.size)
            driver = Driver(self.app, await self.context.__aenter__())
            await driver.until(MatterScreen)
            return driver

        async def __aexit__(self, *error):
            await self.context.__aexit__(*error)

    Opened.path = path
    return Opened


async def test_what_was_agreed_and_touched_stands_first_then_what_nobody_mentioned(open_matter):
    async with open_matter() as room:
        rows = room.words("rows")
        order = ("一致之后又改动 1", "对方未提及或者未标记的改动 1", "未理会我方意见 1", "按我方文本接受 1")
        places = [rows.split("\n").index(words) for words in order]
        assert places == sorted(places)
        assert "○ ✓ ↺  1.1" in rows
        assert "第 2 轮（我方）  2027-03-09  我方回复.txt" in rows
        assert "触及红线（出现「万分之一」）" in rows
        about = room.words("about")
        assert about.index("第 3 轮（对方）") < about.index("第 1 轮（对方）") < about.index("基准")
        assert "15日20日内" in "".join(about.split())


async def test_a_whole_clause_is_answered_in_the_table_and_kept_in_the_matter(open_matter):
    async with open_matter() as room:
        await room.press("a")
        assert room.point("起重机").state == "accepted"
        with Matter(open_matter.path) as beside:
            assert {one.verdict for one in beside.ledger.decisions.values()} == {"accepted"}
        await room.press("u")
        assert room.point("起重机").state == "open"
        await room.press("ctrl+r", "2")
        assert room.point("起重机").state == "rejected"
        await room.press("0", "x")
        assert room.point("起重机").verdict == "query"
    with Matter(open_matter.path) as kept:
        assert {one.verdict for one in kept.ledger.decisions.values()} == {"query"}


async def test_a_point_that_waits_for_nothing_says_so(open_matter):
    async with open_matter() as room:
        await room.press("end", "a")
        assert not room.app.matter_room.matter.ledger.decisions


async def test_enter_leads_to_the_texts_and_m_back_to_the_same_point(open_matter):
    async with open_matter() as room:
        await room.press("down", "enter")
        screen = await room.until(ReviewScreen)
        assert "管辖" in screen.desk.comparison.draft.clause(screen.desk.pair.draft[0]).text
        assert "第 3 轮对方改动" in room.words("finding")
        assert "第 2 轮（我方）" in room.words("heads")
        await room.press("M")
        table = await room.until(MatterScreen)
        assert table.chosen == room.point("管辖").thread.key
        await room.press("f10")
        await room.until(ReviewScreen)


async def test_tab_shows_the_rounds_and_escape_the_points_again(open_matter):
    async with open_matter() as room:
        await room.press("tab", "down")
        assert "SHA-256" in room.words("about")
        assert "改动  1.2" in room.words("about")
        await room.press("escape")
        assert "要点 4 项" in room.words("rows")


async def test_an_answer_beside_the_baseline_is_an_answer_to_the_newest_draft(open_matter):
    async with open_matter() as room:
        await room.press("enter", "B")
        desk = (await room.until(ReviewScreen)).desk
        assert "基准" in room.words("heads")
        assert desk is room.app.matter_room.against_base
        assert "5日内" in desk.comparison.base.clause(desk.pair.base[0]).text
        await room.press("r")
        assert room.point("起重机").state == "rejected"
        await room.press("ctrl+t")
        desk = room.app.screen.desk
        assert desk is room.app.matter_room.latest
        assert desk.point.verdict == "rejected"
        await room.press("u")
        assert room.point("起重机").state == "open"


async def test_a_note_and_a_counter_beside_the_baseline_go_to_the_first_point_of_the_clause(open_matter):
    async with open_matter() as room:
        await room.press("enter", "B", "m")
        await room.until(Writing)
        await room.press("h", "i", "ctrl+s", "c")
        await room.until(Writing)
        await room.press("ctrl+s")
        point = room.point("起重机")
        given = [room.app.matter_room.matter.ledger.decision(key) for key in point.keys]
        assert given[0].note == "hi"
        assert point.state == "countered"
        assert {one.verdict for one in given} == {"countered"}


async def test_what_their_newest_draft_left_alone_cannot_be_answered_beside_the_baseline(open_matter):
    async with open_matter() as room:
        matter = room.app.matter_room
        desk = matter.against_base
        settled = [point for point in desk.points if not desk.answers.waits(point.key)]
        assert settled == []
        from reviewer.errors import UsageError

        desk.answers._spread = dict.fromkeys(desk.answers._spread, ())
        with pytest.raises(UsageError) as caught:
            desk.answer(desk.points, ("verdict", "accepted"))
        assert caught.value.key == "usage.settled_here"


async def test_a_wording_of_the_playbook_is_chosen_and_becomes_the_counter(open_matter):
    async with open_matter() as room:
        await room.press("down", "down", "enter", "P")
        offers = await room.until(Offers)
        rows = "\n".join(plain(row) for row in offers.lines(80))
        assert "逾期付款：触及红线" in rows
        assert "不得低于每日万分之二。" in rows
        assert "须由总经理批准" in rows
        await room.press("down", "up", "down", "enter")
        page = await room.until(Writing)
        assert page.query_one("#page").text == "乙方逾期支付租金的，每日按逾期金额的万分之二支付违约金。"
        await room.press("escape")
        point = room.point("违约金")
        first = room.app.matter_room.matter.ledger.decision(point.keys[0])
        assert (first.verdict, first.proposal) == (
            "countered",
            "乙方逾期支付租金的，每日按逾期金额的万分之二支付违约金。",
        )
        assert point.state == "countered"


async def test_a_digit_chooses_a_wording_and_the_other_wordings_are_one_key_away(open_matter):
    async with open_matter() as room:
        await room.press("down", "down", "enter", "7")
        await room.until(Offers)
        await room.press("2")
        page = await room.until(Writing)
        seen = []
        for _ in range(4):
            seen.append(page.query_one("#page").text[-12:])
            await room.press("ctrl+t")
        assert {words for words in seen if "万分之三" in words}
        assert {words for words in seen if "万分之一" in words}
        await room.press("ctrl+x")
        assert not room.app.matter_room.matter.ledger.decisions


async def test_the_playbook_lists_every_topic_and_leads_to_its_clause(open_matter):
    async with open_matter() as room:
        await room.press("enter", "K")
        await room.until(PageScreen)
        rows = room.words("rows")
        assert rows.index("触及红线") < rows.index("超出手册")
        assert "财务负责人" in room.words("about")
        await room.press("enter")
        desk = (await room.until(ReviewScreen)).desk
        assert "违约金" in desk.comparison.draft.clause(desk.pair.draft[0]).text


async def test_duties_and_rights_are_counted_beside_the_baseline_and_lead_to_the_clause(open_matter):
    async with open_matter() as room:
        await room.press("enter", "L")
        await room.until(PageScreen)
        rows = room.words("rows")
        assert "甲方（出租方）" in rows
        assert "权利" in rows
        await room.press("end", "enter")
        assert isinstance(room.app.screen, ReviewScreen)
        await room.press("ctrl+l", "escape")
        assert isinstance(room.app.screen, ReviewScreen)


async def test_points_can_be_filtered_by_the_level_of_their_clause(open_matter):
    async with open_matter() as room:
        await room.press("enter", "f")
        rows = [value for value, _ in room.app.screen.rows]
        assert "levels:red_line" in rows
        desk = room.app.matter_room.latest
        desk.filter = desk.filter.toggled("levels", "red_line")
        desk.refresh()
        assert {point.level for point in desk.shown} == {"red_line"}


async def test_a_playbook_that_is_not_there_is_told_and_the_matter_opens_without(open_matter):
    async with open_matter(playbook="没有这本") as room:
        assert room.app.matter_room.read.fault is not None
        assert room.app.matter_room.read.playbook is None
        await room.press("enter", "P")
        assert isinstance(room.app.screen, ReviewScreen)


async def test_a_matter_without_drafts_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    path = make_matter(tmp_path, drafts=False)
    app = ReviewerApp(lang="zh", matter=Named(str(path)))
    async with app.run_test(size=(80, 24)) as pilot:
        room = Driver(app, pilot)
        await room.until(MatterScreen)
        assert "reviewer matter add" in "".join(room.words("rows").split("\n"))
        await room.press("escape")
    assert app.return_value == 0


async def test_a_file_that_is_no_matter_is_a_calm_dialog(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    path = tmp_path / "坏.matter"
    path.write_text("不是", encoding="utf-8")
    app = ReviewerApp(lang="zh", matter=Named(str(path)))
    async with app.run_test(size=(80, 24)) as pilot:
        room = Driver(app, pilot)
        await room.until(Reader)
        await room.press("escape")
    assert app.failed.key == "store.foreign"
    assert path.read_text(encoding="utf-8") == "不是"


async def test_the_start_screen_lists_matters_and_opens_one(open_matter, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for turn in range(2):
        app = ReviewerApp(lang="zh")
        app.started_empty = True
        async with app.run_test(size=(100, 30)) as pilot:
            room = Driver(app, pilot)
            await room.until(StartScreen)
            assert "项目 塔吊租赁" in room.words("recent")
            await room.press("1")
            await room.until(MatterScreen)
        assert [entry.matter for entry in read_recent()] == [True], turn


async def test_a_matter_can_be_typed_or_dragged_into_the_start_screen(open_matter, monkeypatch, tmp_path):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "other"))
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    app = ReviewerApp(lang="zh")
    app.started_empty = True
    async with app.run_test(size=(100, 30)) as pilot:
        room = Driver(app, pilot)
        start = await room.until(StartScreen)
        await room.press("slash")
        start.query_one("#line").value = str(open_matter.path)
        await room.press("enter")
        await room.until(MatterScreen)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_every_page_has_its_help_and_its_looks_turn(open_matter, lang):
    async with open_matter(lang=lang) as room:
        await room.press("question_mark")
        assert "↺" in room.words("body")
        await room.press("escape", "t")
        await room.press("enter")
        for key in ("K", "C", "L"):
            await room.press(key)
            page = await room.until(PageScreen)
            await room.press("?")
            await room.until(Reader)
            await room.press("escape", "f12", "pagedown", "pageup", "G", "g", "escape")
            assert page.page.title()
        assert isinstance(room.app.screen, ReviewScreen)


async def test_copies_of_the_drafts_are_gone_when_the_program_ends(open_matter):
    async with open_matter() as room:
        paths = room.app._copies.paths
        assert all(path.exists() for path in paths)
    assert not any(path.exists() for path in paths)


@pytest.fixture
def open_marked(tmp_path, monkeypatch):
    """Return an async context manager that opens two Word files with tracked changes and a playbook."""
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    base, draft = make_marked(tmp_path)
    playbook = tmp_path / "租赁.toml"
    playbook.write_text(PLAYBOOK, encoding="utf-8")

    class Opened:
        def __init__(self, name=str(playbook)):
            self.app = ReviewerApp(lang="zh", files=Files(str(base), str(draft), "甲方"), playbook=name)

        async def __aenter__(self):
            self.context = self.app.run_test(size=(120, 40))
            return Driver(self.app, await self.context.__aenter__())

        async def __aexit__(self, *error):
            await self.context.__aexit__(*error)

    return Opened


async def test_the_summary_says_what_was_compared_who_marked_what_and_where_the_playbook_stands(open_marked):
    async with open_marked() as room:
        await room.until(SummaryScreen)
        page = room.words("page")
        for words in (
            "已比对：正文",
            "1 处修改没有留痕",
            "对方批注：1 条；有修订痕迹的变动：1 处；对方已接受的我方修订：1 处",
            "触及红线 1；超出手册 1；标准文本 1",
        ):
            assert words in page


async def test_a_comment_and_the_pile_stand_with_the_clause(open_marked):
    async with open_marked() as room:
        await room.until(SummaryScreen)
        await room.press("enter", "colon", "2", ".", "2", "enter")
        assert "对方律师于 2027-03-15 删除、插入" in room.words("finding")
        assert "逾期付款：触及红线" in room.words("finding")
        await room.press("colon", "3", ".", "1", "enter")
        told = "".join(room.words("finding").split())
        assert "李律师" in told
        assert "三十日过短，建议六十日。" in told
        await room.press("colon", "2", ".", "1", "enter")
        assert "对方已接受我方插入的「，以银行转账方式支付」" in "".join(room.words("finding").split())


async def test_points_can_be_filtered_by_their_pile(open_marked):
    async with open_marked() as room:
        await room.until(SummaryScreen)
        await room.press("enter")
        desk = room.app.desk
        for pile, clause in (("tracked", "违约金"), ("untracked", "管辖")):
            desk.filter = type(desk.filter)().toggled("piles", pile)
            desk.refresh()
            assert desk.shown
            for point in desk.shown:
                assert clause in desk.comparison.draft.clause(point.finding.draft.clause).text
        await room.press("f")
        assert {"piles:tracked", "piles:untracked"} < {value for value, _ in room.app.screen.rows}


async def test_a_row_of_the_comments_and_marks_leads_to_its_clause(open_marked):
    async with open_marked() as room:
        await room.until(SummaryScreen)
        await room.press("enter", "C")
        await room.until(PageScreen)
        rows = room.words("rows")
        for words in (
            "对方批注：1 条",
            "没有修订痕迹的变动：1 处",
            "有修订痕迹的变动：1 处",
            "已接受的我方修订：1 处",
        ):
            assert words in rows
        await room.press("enter")
        desk = (await room.until(ReviewScreen)).desk
        assert "解除" in desk.comparison.draft.clause(desk.pair.draft[0]).text


async def test_a_playbook_for_an_ordinary_review_offers_its_wording(open_marked):
    async with open_marked() as room:
        await room.until(SummaryScreen)
        await room.press("enter", "colon", "2", ".", "2", "enter", "P")
        await room.until(Offers)
        await room.press("1")
        await room.until(Writing)
        await room.press("ctrl+s")
        assert room.app.desk.point.decision.proposal.endswith("万分之三支付违约金。")
        assert room.app.desk.point.verdict == "countered"


async def test_an_ordinary_review_has_no_matter_and_without_a_playbook_no_wording(open_marked):
    async with open_marked(name=None) as room:
        await room.until(SummaryScreen)
        await room.press("enter", "P", "K", "M", "B")
        assert isinstance(room.app.screen, ReviewScreen)


async def test_what_is_exported_beside_the_baseline_is_the_newest_exchange_with_its_answers(
    open_matter, tmp_path
):
    async with open_matter() as room:
        await room.press("enter", "r", "B", "e")
        screen = room.app.screen
        assert screen.desk is room.app.matter_room.latest
        margin = screen.desk.margin
        decisions = screen.desk.answers.decisions
        notes = tmp_path / "意见.md"
        screen.plan.write(screen.desk.review, decisions, notes, "2027-03-16", margin)
        written = notes.read_text(encoding="utf-8")
        assert "拒绝" in written
        assert "租赁：出租方" in written
        assert screen.plan.preview(screen.desk.review, decisions, "2027-03-16", margin) == written


async def test_a_reply_to_them_is_written_in_the_room_and_goes_into_the_response(open_matter):
    async with open_matter() as room:
        await room.press("enter", "r", "b")
        await room.until(Writing)
        await room.press("h", "i", "ctrl+s")
        point = room.point("起重机")
        given = [room.app.matter_room.matter.ledger.decision(key) for key in point.keys]
        assert (given[0].verdict, given[0].reply, given[0].note) == ("rejected", "hi", "")
        assert "答对方" in room.words("finding")
