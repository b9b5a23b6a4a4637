"""Figures that the parties exchanged are told, however the words are laid on one another."""

from __future__ import annotations

import pytest

import reviewer
from reviewer.findings.numbers import numbers
from reviewer.findings.obligations import obligations
from reviewer.findings.shares import exchanged_shares


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("股权比例为甲方51%、乙方49%。", "股权比例为甲方49%、乙方51%。"),
        ("股权比例：甲方51% 乙方49%", "股权比例：甲方49% 乙方51%"),
        ("责任比例：甲方51%，乙方49%。", "责任比例：乙方51%，甲方49%。"),
        ("甲方出资51%，乙方出资49%。", "甲方出资49%，乙方出资51%。"),
    ],
)
def test_figures_exchanged_between_the_parties_are_two_changes(view_of, base, draft):
    view = view_of(base, draft)
    seen = list(numbers(view))
    assert [(one.base.quote, one.draft.quote) for one in seen] == [("51%", "49%"), ("49%", "51%")]
    assert {one.kind for one in seen} == {"number.percent"}
    assert list(obligations(view)) == []


def test_a_list_of_shares_in_another_order_is_no_exchange(view_of):
    assert exchanged_shares(view_of("甲方51%、乙方49%。", "乙方49%、甲方51%。")) == ()


def test_figures_without_a_party_before_them_are_no_shares(view_of):
    assert exchanged_shares(view_of("首期51%、末期49%。", "首期49%、末期51%。")) == ()


def test_an_exchange_is_told_once_by_its_figures_alone(write_text):
    head = "合作合同\n甲方：恒仓物流有限公司\n乙方：明达电器有限公司\n第一条 分担\n"
    texts = (f"{head}责任比例：甲方70%，乙方30%。\n", f"{head}责任比例：乙方70%，甲方30%。\n")
    review = reviewer.compare(*(write_text(f"{n}.txt", text) for n, text in enumerate(texts)))
    told = [found.kind for found in review.findings if found.data.get("origin") is None]
    assert told == ["number.percent", "number.percent"]
