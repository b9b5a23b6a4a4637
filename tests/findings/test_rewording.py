"""Other words for the same thing are told as a change of wording alone, quoted whole."""

from __future__ import annotations

import pytest

from reviewer.findings.leftover import leftover
from reviewer.findings.obligations import obligations
from reviewer.findings.rewording import rewordings

REWORDED = [
    ("凡逾期者，每日支付违约金。", "逾期的，每日支付违约金。", "凡逾期者", "逾期的"),
    ("乙方享有共同出售权。", "乙方享有随售权。", "共同出售权", "随售权"),
    ("附件与本合同具有同等效力。", "附件与本合同同样有效。", "具有同等效力", "同样有效"),
    ("双方各执两份，其余留存备查。", "双方各执两份，余下的留存备查。", "其余", "余下的"),
    ("乙方已经进行现场踏勘。", "乙方已经进行实地查看。", "现场踏勘", "实地查看"),
    ("甲方许可乙方使用商标。", "甲方允许乙方使用商标。", "许可", "允许"),
    ("律师代理费由乙方承担。", "律师费用由乙方承担。", "律师代理费", "律师费用"),
    (
        "如乙方逾期付款，甲方有权停止供货。",
        "乙方逾期付款的，甲方有权停止供货。",
        "如乙方逾期付款",
        "乙方逾期付款的",
    ),
    (
        "甲方应向乙方送达新的付款表。",
        "甲方应将新的付款表送达乙方。",
        "向乙方送达新的付款表",
        "将新的付款表送达乙方",
    ),
    (
        "若乙方拒不付款，甲方有权停止供货。",
        "乙方拒不付款时，甲方有权停止供货。",
        "若乙方拒不付款",
        "乙方拒不付款时",
    ),
]


@pytest.mark.parametrize(("base", "draft", "old", "new"), REWORDED)
def test_other_words_for_the_same_thing_are_quoted_whole(view_of, base, draft, old, new):
    view = view_of(base, draft)
    assert list(obligations(view)) == []
    (told,) = leftover([view], [])
    assert (told.kind, told.topic) == ("text.changed", "text.changed/wording")
    assert (told.base.quote, told.draft.quote) == (old, new)


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("乙方应当按期交货。", "乙方可以按期交货。"),
        ("乙方不得转让本合同。", "乙方不转让本合同。"),
        ("如乙方逾期付款，甲方有权停止供货。", "乙方逾期付款，甲方有权停止供货。"),
        ("如乙方逾期付款，甲方有权停止供货。", "如乙方拒绝付款，甲方有权停止供货。"),
        ("甲方支付定金。", "甲方支付订金。"),
        ("双方共同委托。", "双方分别委托。"),
        ("现金或者支票", "现金和支票"),
        ("押金于合同终止后由甲方退还乙方。", "押金于合同终止后由乙方退还甲方。"),
        ("凡逾期者，应付违约金。", "凡逾期者，应付赔偿金。"),
    ],
)
def test_words_of_another_force_or_meaning_are_no_rewording(view_of, base, draft):
    assert rewordings(view_of(base, draft)) == ()
