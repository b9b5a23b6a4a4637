"""What is said where there is nothing to show, and what the mouse does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace
from textual import events

from reviewer.terminal.dialogs.boxes import Menu
from reviewer.terminal.dialogs.page import breaks
from reviewer.terminal.review.screen import ReviewScreen
from reviewer.terminal.summary.screen import SummaryScreen


@pytest.fixture
def same(review):
    """A review of a contract with itself."""
    pairs = tuple(
        replace(pair, kind="same", edits=(), moved=False, renumbered=False, base=(f"c{n}",), draft=(f"c{n}",))
        for n, pair in enumerate(review.comparison.pairs[: len(review.comparison.base.clauses)], 1)
    )
    comparison = replace(review.comparison, draft=review.comparison.base, pairs=pairs)
    return replace(review, comparison=comparison, findings=())


async def test_two_texts_without_a_difference_say_what_to_do_next(open_room, same):
    async with open_room(given=same) as room:
        words = "".join(room.words("finding").split())
        assert "没有需要答复的变化" in words
        assert "按=看全文" in words or "按d看全文" in words
        await room.press("n", "a", "o", "f", "escape", "d")
        assert isinstance(room.app.screen, ReviewScreen)


async def test_a_filter_that_lets_nothing_through_says_how_to_lift_it(open_room):
    async with open_room() as room:
        await room.press("f", "2", "6", "escape")
        assert not room.desk.stops
        assert "按f调整筛选" in "".join(room.words("finding").split())
        await room.press("a")
        assert room.desk.decided == 0
        await room.press("f", "1", "escape")
        assert room.desk.point is not None


async def test_when_all_is_answered_the_export_is_named(open_room):
    async with open_room() as room:
        await room.press("full_stop", "5", "enter")
        assert room.desk.decided == len(room.desk.points)
        assert "全部要点都已答复" in room.words("finding")
        await room.press("o")
        assert any("导出" in str(told.message) for told in room.app._notifications)


async def test_the_wheel_scrolls_the_texts_and_leaves_the_cursor(open_room):
    async with open_room(size=(80, 24)) as room:
        await room.press("d", "g")
        texts, place = room.room.texts, room.desk.place
        for _ in range(4):
            texts.post_message(events.MouseScrollDown(texts, 5, 5, 0, 1, 0, False, False, False))
        await room.pilot.pause(0.1)
        assert texts.scroll_offset.y > 0
        assert room.desk.place == place


async def test_a_click_chooses_a_point_of_the_summary_and_a_row_of_a_menu(open_room):
    async with open_room(summary=True) as room:
        screen = room.app.screen
        row = next(row for row, finding in screen.summary.targets.items() if finding == "f4")
        await room.pilot.click("#page", offset=(12, row))
        await room.pilot.pause()
        assert not isinstance(room.app.screen, SummaryScreen)
        assert room.desk.point.finding.id == "f4"
        await room.press("f")
        assert isinstance(room.app.screen, Menu)
        await room.pilot.click("#body", offset=(8, 2))
        await room.pilot.pause()
        assert {point.severity for point in room.desk.shown} == {"critical"}


@pytest.mark.parametrize("width", [8, 10, 13, 20, 41])
def test_a_page_to_write_on_breaks_lines_as_in_print(width):
    text = "甲方应当（含税）支付120,000.00元，逾期的，每日按“逾期金额”的万分之五支付违约金。"
    cuts = [0, *breaks(text, width), len(text)]
    lines = [text[first:last] for first, last in pairwise(cuts)]
    assert "".join(lines) == text
    assert not any(line[0] in "，。）”" for line in lines)
    assert not any(line[-1] in "（“" for line in lines)
    if width >= 20:
        assert any("120,000.00元" in line for line in lines)


async def test_the_page_to_write_on_keeps_its_lines_right_while_one_types(open_room):
    async with open_room(size=(80, 24)) as room:
        await room.press("m")
        page = room.app.screen.query_one("#page")
        for chunk in ("甲方应当支付服务费，" * 6, "\n", "第二段：" + "乙方应当交付成果；" * 8):
            page.insert(chunk)
            await room.pilot.pause()
        lines = [line for each in page.wrapped_document.lines for line in each]
        assert len(lines) > 3
        assert not any(line[0] in "，；" for line in lines)
        page.delete((0, 0), (1, 3))
        await room.pilot.pause()
        assert page.wrapped_document.height == sum(map(len, page.wrapped_document.lines))
        assert page.cursor_location == page.document.end
