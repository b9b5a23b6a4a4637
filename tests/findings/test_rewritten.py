"""A sentence rewritten as a whole: what stayed is told once and lightly, what changed for what it is."""

from __future__ import annotations

import pytest

from reviewer.findings.leftover import leftover
from reviewer.findings.obligations import obligations


@pytest.fixture
def seen(view_of):

    def look(before: str, after: str):
        view = view_of(before, after)
        found = list(obligations(view))
        return [*found, *leftover([view], found)]

    return look


def test_the_same_law_in_another_order_is_one_change_of_wording(seen):
    (one,) = seen(
        "未经甲方书面同意，乙方不得将厂房转租他人。", "乙方只有在取得甲方书面同意后，才可将厂房转租给他人。"
    )
    assert (one.kind, one.topic) == ("text.changed", "text.changed/wording")


def test_what_changed_is_told_beside_what_was_only_put_otherwise(seen):
    found = seen(
        "乙方应在每月25日前提交下月计划，甲方应于三日内确认，逾期未确认的视为接受。",
        "下月计划由乙方在每月25日前提交，甲方应在三日内确认，逾期未确认的视为拒绝。",
    )
    assert [one.topic for one in found if one.draft and "25日" in one.draft.quote] == ["text.changed/wording"]
    assert any("拒绝" in one.draft.quote for one in found if one.kind != "text.changed" and one.draft)


def test_a_duty_that_goes_to_the_other_party_in_a_sentence_turned_around_is_told(seen):
    found = seen("甲方应在收货后十日内付清货款。", "收货后十日内，货款由乙方付清。")
    assert "obligation.bearer" in {one.kind for one in found}


def test_an_edit_across_the_border_of_statements_is_cut_there(view_of):
    view = view_of(
        "乙方应为员工投保意外险，并在夜间安排值班。", "意外险由乙方为员工投保；夜间的值班，由甲方安排。"
    )
    borders = [block.base[1] for block in view.blocks]
    assert borders
    pieces = [edit.base for edit in view.edits if edit.base]
    assert not any(piece.start < place < piece.end for piece in pieces for place in borders)
    whole = [edit.base for edit in view.pair.edits if edit.base]
    assert any(quote.start < place < quote.end for quote in whole for place in borders)
