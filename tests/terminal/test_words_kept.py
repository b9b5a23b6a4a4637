"""Words that are being written: kept as they are typed, put back after a kill, under the draft's labels."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.events import Key
from textual.keys import _character_to_key

from reviewer.model import PartyLink
from reviewer.negotiation import Store
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.desk.drafts import Drafts, drafts_path
from reviewer.terminal.desk.relabel import for_draft
from reviewer.terminal.review.screen import ReviewScreen


@pytest.fixture
def swapped(review):
    links = (
        PartyLink("甲方", "乙方", "customer", "role", 1.0),
        PartyLink("乙方", "甲方", "provider", "role", 1.0),
    )
    return replace(review, comparison=replace(review.comparison, links=links))


def test_baseline_words_are_put_under_the_drafts_labels_all_at_once(swapped, review):
    words = "甲方逾期的，乙方可以通知甲方。"
    assert for_draft(words, swapped.comparison) == "乙方逾期的，甲方可以通知乙方。"
    assert for_draft(words, review.comparison) == words


def test_a_latin_label_is_exchanged_only_as_a_word(review):
    links = (
        PartyLink("Customer", "Buyer", None, "role", 1.0),
        PartyLink("Buyer", "Agent", None, "role", 1.0),
    )
    comparison = replace(review.comparison, links=links)
    assert for_draft("Customer shall tell Buyers and the Buyer.", comparison) == (
        "Buyer shall tell Buyers and the Agent."
    )


def test_unfinished_texts_survive_the_program_and_leave_no_file_behind(tmp_path):
    path = drafts_path(tmp_path / "record.sqlite3")
    Drafts(path).keep("k", "note", "写了一半")
    again = Drafts(path)
    assert again.text("k", "note") == "写了一半"
    again.drop("k", "note")
    assert not path.exists()


def test_a_damaged_file_of_unfinished_texts_is_as_good_as_none(tmp_path):
    path = tmp_path / "x.drafts.json"
    path.write_text("[1", encoding="utf-8")
    assert len(Drafts(path)) == 0


async def test_what_was_typed_before_the_end_is_there_at_the_next_start(review, tmp_path):
    record = tmp_path / "record.sqlite3"
    for turn in range(2):
        with Store(record) as store:
            app = ReviewerApp(review, lang="zh", store=store)
            async with app.run_test(size=(120, 40)) as pilot:
                await pilot.press("enter", "m")
                await pilot.pause()
                if turn == 0:
                    await pilot.press("h", "i")
                    await pilot.pause()
                else:
                    assert app.screen.query_one("#page").text == "hi"
                    await pilot.press("escape")
                    await pilot.pause()
                    assert app.desk.point.decision.note == "hi"
    assert not drafts_path(record).exists()


async def test_a_counter_to_a_swapped_draft_begins_under_the_drafts_labels(swapped):
    app = ReviewerApp(swapped, lang="zh")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", "c")
        await pilot.pause()
        assert app.screen.query_one("#page").text.startswith("甲方应当每月对乙方的设备")


def type_at_once(room, *keys):
    """Press keys faster than the program draws, as a paste, an input method or a slow line does."""
    for key in keys:
        one = len(key) == 1
        room.app.post_message(Key(_character_to_key(key) if one else key, key if one else None))


async def test_what_is_typed_while_the_page_opens_is_on_the_page_in_its_order(open_room):
    async with open_room() as room:
        type_at_once(room, "m", *"arx 请说明上调的理由")
        await room.pilot.pause(0.3)
        page = room.app.screen.query_one("#page")
        assert page.text == "arx 请说明上调的理由"
        assert room.desk.point.open


async def test_keys_that_end_a_note_come_after_the_words_typed_before_them(open_room):
    async with open_room() as room:
        type_at_once(room, "m", *"上限须保留", "ctrl+s")
        await room.pilot.pause(0.3)
        assert isinstance(room.app.screen, ReviewScreen)
        assert room.desk.point.decision.note == "上限须保留"


async def test_a_number_typed_in_one_breath_leads_to_its_clause(open_room):
    async with open_room() as room:
        type_at_once(room, ":", *"3.1", "enter")
        await room.pilot.pause(0.3)
        assert isinstance(room.app.screen, ReviewScreen)
        assert room.desk.place == 12
