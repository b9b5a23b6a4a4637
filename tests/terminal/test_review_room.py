"""The review room driven by its keys."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reviewer.model import Edit, Quote
from reviewer.negotiation import Store
from reviewer.terminal.dialogs.boxes import Menu, Prompt, Reader
from reviewer.terminal.dialogs.writing import Writing
from reviewer.terminal.review.screen import ReviewScreen
from reviewer.terminal.summary.screen import SummaryScreen


async def test_summary_opens_first_and_leads_to_the_point_that_was_chosen(open_room):
    async with open_room(summary=True) as room:
        assert isinstance(room.app.screen, SummaryScreen)
        await room.press("down", "down", "enter")
        assert isinstance(room.app.screen, ReviewScreen)
        assert room.desk.point.finding.id == "f1"
        await room.press("f2")
        assert isinstance(room.app.screen, SummaryScreen)


async def test_a_review_begins_at_the_first_of_the_gravest_points(open_room):
    async with open_room() as room:
        assert room.desk.point.finding.id == "f2"


async def test_n_and_p_walk_every_changed_clause_once_and_go_round(open_room):
    async with open_room() as room:
        desk = room.desk
        begun = desk.place
        places = []
        for _ in desk.stops:
            await room.press("n")
            places.append(desk.place)
        assert sorted(places) == [4, 8, 9, 10, 13, 14, 15]
        assert desk.place == begun
        await room.press("p")
        assert desk.place == places[-2]


async def test_points_of_one_clause_are_one_stop_and_brackets_go_through_them(open_room):
    async with open_room() as room:
        here = [point.finding.id for point in room.desk.here()]
        assert here == ["f2", "f7", "f11"]
        seen = [room.desk.focused]
        for key in ("right_square_bracket", "】", "shift+down"):
            await room.press(key)
            seen.append(room.desk.focused)
        assert seen == [*here, "f2"]
        await room.press("left_square_bracket")
        assert room.desk.focused == "f11"
        assert "3 处要点" in room.words("finding")


async def test_w_keeps_what_is_critical_or_major_and_gives_the_rest_back(open_room):
    async with open_room() as room:
        await room.press("w")
        assert {point.severity for point in room.desk.shown} == {"critical", "major"}
        await room.press("f3")
        assert len(room.desk.shown) == 11


async def test_next_open_passes_over_what_was_answered(open_room):
    async with open_room() as room:
        first = room.desk.focused
        await room.press("n", "a", "p", "o")
        assert room.desk.focused != first
        assert room.desk.point.open
        await room.press("O")
        assert room.desk.focused == first


async def test_next_critical_goes_round_the_end(open_room):
    async with open_room() as room:
        await room.press("f4")
        assert room.desk.focused == "f1"
        await room.press("exclamation_mark")
        assert room.desk.focused == "f2"


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        ("a", "accepted"),
        ("1", "accepted"),
        ("r", "rejected"),
        ("2", "rejected"),
        ("x", "query"),
        ("4", "query"),
    ],
)
async def test_a_key_answers_the_point_and_0_withdraws_it(open_room, key, verdict):
    async with open_room() as room:
        await room.press(key)
        assert room.verdict == verdict
        await room.press("0")
        assert room.verdict == "open"


async def test_an_answer_is_in_the_record_before_anything_else_happens(open_room, tmp_path):
    path = tmp_path / "record.sqlite3"
    with Store(path) as store:
        async with open_room(store=store) as room:
            await room.press("r")
            with Store(path) as other:
                assert other.ledger.decision(room.desk.point.key).verdict == "rejected"


async def test_counter_is_prefilled_with_the_baseline_and_ctrl_t_swaps_to_the_draft(open_room):
    async with open_room() as room:
        await room.press("c")
        assert isinstance(room.app.screen, Writing)
        area = room.app.screen.query_one("#page")
        assert area.text.startswith("乙方应当")
        await room.press("ctrl+t")
        assert area.text.startswith("乙方可以")
        await room.press("ctrl+s")
        assert room.verdict == "countered"
        assert room.desk.point.decision.proposal.startswith("乙方可以")
        assert "与对方稿相同" in [one.message for one in room.app._notifications][-1]
        await room.press("u")
        assert room.desk.point.decision.proposal == ""
        assert room.verdict == "open"
        await room.press("ctrl+r")
        assert room.verdict == "countered"


async def test_a_wording_of_our_own_is_recorded_without_a_remark(open_room):
    async with open_room() as room:
        await room.press("c")
        await room.press("ctrl+s")
        assert room.verdict == "countered"
        assert "对方稿" not in [one.message for one in room.app._notifications][-1]


async def test_escape_keeps_a_note_that_was_typed_and_ctrl_x_discards_it(open_room):
    async with open_room() as room:
        await room.press("m")
        await room.type("call them")
        await room.press("escape")
        assert room.desk.point.decision.note == "call them"
        await room.press("m")
        await room.type(" again")
        await room.press("ctrl+x")
        assert room.desk.point.decision.note == "call them"


async def test_a_note_can_be_written_in_the_users_editor(open_room, monkeypatch):
    monkeypatch.setattr("reviewer.terminal.dialogs.editor.edit", lambda app, text: f"{text}由编辑器写成")
    async with open_room() as room:
        await room.press("5", "ctrl+e", "ctrl+s")
        assert room.desk.point.decision.note == "由编辑器写成"


async def test_severity_is_overridden_only_with_a_reason(open_room):
    async with open_room() as room:
        assert room.desk.point.severity == "critical"
        await room.press("v", "4", "enter")
        assert room.desk.point.severity == "critical"
        await room.press("v", "4")
        assert isinstance(room.app.screen, Prompt)
        await room.type("ok")
        await room.press("enter")
        assert room.desk.point.severity == "info"
        assert room.desk.point.decision.reason == "ok"


async def test_an_answer_to_the_whole_clause_is_asked_first(open_room):
    async with open_room() as room:
        await room.press("full_stop")
        assert isinstance(room.app.screen, Menu)
        await room.press("1")
        assert isinstance(room.app.screen, Reader)
        await room.press("escape")
        assert room.desk.decided == 0
        await room.press("full_stop", "1", "enter")
        assert room.desk.decided == 3
        await room.press("u")
        assert room.desk.decided == 0


async def test_an_answer_to_all_that_the_filter_shows_touches_nothing_else(open_room):
    async with open_room() as room:
        await room.press("f", "2", "escape")
        assert {point.severity for point in room.desk.shown} == {"critical"}
        await room.press("full_stop", "6", "enter")
        decided = {point.finding.id for point in room.desk.points if not point.open}
        assert decided == {"f1", "f2"}


async def test_filter_shows_its_counts_and_1_clears_it(open_room):
    async with open_room() as room:
        await room.press("f", "3")
        assert len(room.desk.shown) == 4
        await room.press("1", "escape")
        assert len(room.desk.shown) == 11


async def test_sorting_by_severity_walks_the_worst_first(open_room):
    async with open_room() as room:
        await room.press("s")
        assert [room.desk.here(stop)[0].severity for stop in room.desk.stops[:3]] == [
            "critical",
            "critical",
            "major",
        ]


@pytest.mark.parametrize("key", ["colon", "：", "ctrl+g"])
async def test_jump_finds_a_clause_by_number_however_it_is_written(open_room, key):
    async with open_room() as room:
        await room.press(key)
        await room.type("2.2")
        await room.press("enter")
        assert room.desk.pair.id == "p10"
        await room.press(key)
        await room.type("4")
        await room.press("enter")
        assert room.desk.pair.id == "p14"


@pytest.mark.parametrize("key", ["slash", "／", "ctrl+f"])
async def test_search_marks_hits_in_folded_clauses_and_n_goes_on_until_escape(open_room, key):
    async with open_room() as room:
        await room.press(key)
        await room.type("乙方人员")
        await room.press("enter")
        assert room.desk.pair.id == "p6"
        assert "乙方人员" in room.words("texts")
        await room.press("escape")
        assert room.desk.pattern is None
        await room.press(key)
        await room.type("违约金")
        await room.press("enter", "n", "N")
        assert room.desk.pair.id == "p10"
        assert room.words("status").strip().startswith("查找中")


async def test_enter_opens_a_fold_and_folds_it_again(open_room):
    async with open_room() as room:
        assert "乙方人员" not in room.words("texts")
        await room.press("j", "enter")
        assert "乙方人员" in room.words("texts")
        await room.press("enter")
        assert "乙方人员" not in room.words("texts")


async def test_enter_jumps_between_the_two_places_of_a_moved_clause(open_room):
    async with open_room() as room:
        room.desk.stand(13)
        room.room.moved()
        await room.press("enter")
        assert room.desk.on_ghost
        await room.press("enter")
        assert not room.desk.on_ghost


async def test_d_shows_the_whole_text_and_folds_it_again(open_room):
    async with open_room() as room:
        await room.press("d")
        assert "必要的工作条件" in room.words("texts")
        await room.press("equals_sign")
        assert "必要的工作条件" not in room.words("texts")


async def test_g_and_shift_g_go_to_the_ends(open_room):
    async with open_room(size=(80, 24)) as room:
        await room.press("G")
        assert room.desk.place == 15
        await room.press("g")
        assert room.desk.place == 0
        await room.press("pagedown")
        assert room.desk.place > 0
        await room.press("pageup")
        assert room.desk.place == 0


async def test_narrow_stacks_old_above_new_and_wide_sets_them_side_by_side(open_room):
    async with open_room(size=(80, 24)) as room:
        rows = room.words("texts").splitlines()
        old = next(n for n, row in enumerate(rows) if "乙方应当每月" in row)
        new = next(n for n, row in enumerate(rows) if "乙方可以每月" in row)
        assert old < new
        await room.pilot.resize_terminal(120, 40)
        await room.pilot.pause()
        await room.pilot.pause()
        assert any(
            "乙方应当每月" in row and "乙方可以每月" in row for row in room.words("texts").splitlines()
        )


async def test_tab_goes_round_the_panes_and_z_zooms_the_one_in_focus(open_room):
    async with open_room() as room:
        await room.press("tab")
        assert room.app.focused.id == "finding"
        await room.press("z")
        assert not room.room.query_one("#outline").display
        await room.press("f11")
        assert room.room.query_one("#outline").display
        await room.press("tab", "j")
        assert room.app.focused.id == "outline"
        await room.press("enter")
        assert room.app.focused.id == "texts"


async def test_copy_takes_the_words_of_both_sides(open_room, monkeypatch):
    async with open_room() as room:
        await room.press("y")
        assert "应当每月" in room.app.clipboard
        assert "可以每月" in room.app.clipboard
        await room.press("9")
        assert "对我方不利" in room.app.clipboard or "应当" in room.app.clipboard


@pytest.mark.parametrize("key", ["question_mark", "？", "f1"])
async def test_help_names_every_action_for_the_pane_in_focus(open_room, key):
    async with open_room() as room:
        await room.press(key)
        assert isinstance(room.app.screen, Reader)
        await room.press("escape")
        assert isinstance(room.app.screen, ReviewScreen)


async def test_palette_finds_by_pinyin_initials(open_room):
    async with open_room() as room:
        await room.press("ctrl+p")
        await room.type("jj")
        await room.press("enter")
        assert room.verdict == "rejected"


async def test_theme_turns_through_dark_light_and_red_green(open_room):
    async with open_room() as room:
        before = (room.app.theme, room.app.pair)
        seen = {before}
        for _ in range(3):
            await room.press("t")
            seen.add((room.app.theme, room.app.pair))
        assert len(seen) == 4


async def test_a_click_in_the_outline_and_in_the_texts_moves_the_cursor(open_room):
    async with open_room() as room:
        places = room.room.outline.outline.places
        await room.pilot.click("#outline", offset=(5, places.index(9) - room.room.outline.scroll_offset.y))
        assert room.desk.place == 9
        texts = room.room.texts
        top = texts.page.top(texts.page.holder(4)) - texts.scroll_offset.y
        await room.pilot.click("#texts", offset=(8, top))
        assert room.desk.place == 4


async def test_a_table_row_shows_its_cells_under_their_heads(review, open_room):
    base, draft = review.comparison.base, review.comparison.draft
    text = "一期 设备进场并经甲方验收合格后十日内 40%"
    row = {"text": text, "kind": "table", "number": None, "cells": ((0, 2), (3, 19), (20, 23))}

    def with_row(contract):
        clauses = list(contract.clauses)
        clauses[9] = replace(clauses[9], **row, columns=("阶段", "付款时间", "比例"))
        return replace(contract, clauses=tuple(clauses))

    end = Edit("replace", Quote("c10", 20, 23, "40%"), Quote("c10", 20, 23, "40%"))
    pairs = list(review.comparison.pairs)
    pairs[9] = replace(pairs[9], edits=(end,))
    comparison = replace(review.comparison, base=with_row(base), draft=with_row(draft), pairs=tuple(pairs))
    finding = replace(review.findings[3], pair="p10", base=end.base, draft=end.draft, severity="critical")
    async with open_room(given=replace(review, comparison=comparison, findings=(finding,))) as room:
        assert "付款时间│ 设备进场并经甲方" in room.words("texts")
        assert "第 1 行「一期」 · 比例" in room.words("finding")
        await room.pilot.resize_terminal(148, 40)
        await room.pilot.pause()
        await room.pilot.pause()
        assert "一期 │ 设备进场并经甲方验收合格后十日内 │ 40%" in room.words("texts")


async def test_the_finding_has_the_whole_height_when_a_small_window_becomes_wide(open_room):
    async with open_room(size=(60, 20)) as room:
        assert room.app.screen.query_one("#finding").size.height < 12
        await room.pilot.resize_terminal(200, 50)
        await room.pilot.pause()
        await room.pilot.pause()
        assert room.app.screen.query_one("#finding").size.height > 40


async def test_words_that_did_not_change_are_shown_once_and_as_no_change(open_room, review):
    places = {finding.draft.quote: place for place, finding in enumerate(review.findings) if finding.draft}
    findings = list(review.findings)
    first = findings[places["可以"]]
    findings[places["可以"]] = replace(first, base=replace(first.draft, clause=first.base.clause))
    given = replace(review, findings=tuple(findings))
    async with open_room(given=given) as room:
        shown = room.words("finding")
        assert "原文　 可以" in shown
        assert "→" not in shown


async def test_document_text_is_never_read_as_markup(open_room):
    async with open_room() as room:
        assert "[设备清单]" in room.words("texts")


async def test_few_widgets_are_alive(open_room):
    async with open_room() as room:
        assert len(room.app.screen.query("*")) < 60


async def test_q_leaves_with_status_0(open_room):
    async with open_room() as room:
        await room.press("q")
        assert room.app.return_value == 0
