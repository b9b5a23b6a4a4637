"""Edits inside a pair: whole tokens, exact quotes, layout left alone."""

from __future__ import annotations

import pytest

from reviewer.comparison import compare_contracts

FRAME = ("双方依据本合同进行合作并保持联系。", "本合同自双方签字之日起生效并执行。")


@pytest.fixture
def edits_between(contract):
    def between(old: str, new: str, **options):
        base = contract([FRAME[0], old, FRAME[1]], **options)
        draft = contract([FRAME[0], new, FRAME[1]], **options)
        comparison = compare_contracts(base, draft)
        pair = next(p for p in comparison.pairs if "c2" in p.base)
        assert pair.draft == ("c2",)
        for edit in pair.edits:
            for quote, side in ((edit.base, base), (edit.draft, draft)):
                if quote is not None:
                    assert side.clause(quote.clause).text[quote.start : quote.end] == quote.quote
        return [
            (edit.op, edit.base.quote if edit.base else "", edit.draft.quote if edit.draft else "")
            for edit in pair.edits
        ]

    return between


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("乙方应按约定交付全部成果。", "乙方可以按约定交付全部成果。", [("replace", "应", "可以")]),
        (
            "逾期付款的，按日万分之五支付违约金。",
            "逾期付款的，按日千分之一支付违约金。",
            [("replace", "日万分之五", "日千分之一")],
        ),
        (
            "经甲方同意后乙方可以分包部分工作。",
            "经甲方书面同意后乙方可以分包部分工作。",
            [("insert", "", "书面")],
        ),
        (
            "合同总价款为人民币50万元，一次付清。",
            "合同总价款为人民币500万元，一次付清。",
            [("replace", "人民币50万元", "人民币500万元")],
        ),
        ("由此产生的费用由甲方自行承担。", "由此产生的费用由乙方自行承担。", [("replace", "甲方", "乙方")]),
    ],
)
def test_an_edit_is_as_wide_as_the_token_that_changed(edits_between, old, new, expected):
    found = edits_between(old, new)
    assert len(found) == len(expected)
    assert [op for op, _, _ in found] == [op for op, _, _ in expected]
    for (_, before, after), (_, old_words, new_words) in zip(found, expected, strict=True):
        assert before in old_words
        assert after in new_words
        assert bool(before) == bool(old_words)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("价款为贰万元整，十日内付清。", "价款为20,000.00元,10日内付清。"),
        ("税率为10%，由甲方承担（含附加）。", "税率为百分之十,由甲方承担(含附加)。"),
        ("乙方应当保密，不得披露。", "乙方应当保密 ， 不得披露"),
    ],
)
def test_layout_and_spelling_of_numbers_are_no_edits(edits_between, old, new):
    assert edits_between(old, new) == []


def test_a_filled_slot_is_one_edit_of_exactly_the_slot(edits_between):
    found = edits_between("乙方应在[具体天数]个工作日内答复甲方。", "乙方应在10个工作日内答复甲方。")
    assert found == [("replace", "[具体天数]", "10")]


def test_an_enumeration_mark_put_in_is_told_and_a_comma_is_not(edits_between):
    assert edits_between("乙方提供技术资料和全部样品。", "乙方提供技术、资料和全部样品。") == [
        ("insert", "", "、")
    ]
    assert edits_between("乙方应当及时并且完整地答复。", "乙方应当及时，并且完整地答复。") == []


def test_a_reference_that_shifted_with_its_target_is_no_edit(contract):
    base = contract(
        [
            (0, "第一条", "甲方应当按月向乙方支付服务费用。"),
            (0, "第二条", "违反第一条约定的一方应当承担责任。"),
        ]
    )
    draft = contract(
        [
            (0, "第一条", "双方在此订立合同并共同遵守全部内容。"),
            (0, "第二条", "甲方应当按月向乙方支付服务费用。"),
            (0, "第三条", "违反第二条约定的一方应当承担责任。"),
        ]
    )
    pairs = compare_contracts(base, draft).pairs
    assert [pair.kind for pair in pairs] == ["added", "same", "same"]
    assert pairs[1].renumbered
    assert pairs[2].renumbered


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲方不同意，解除合同的应当通知乙方。", "甲方不同意解除合同的，应当通知乙方。"),
        ("处置重大资产；核心技术的转让须经同意。", "处置重大资产核心；技术的转让须经同意。"),
    ],
)
def test_a_pause_that_moved_to_another_word_is_told(edits_between, old, new):
    assert len(edits_between(old, new)) == 2


def test_a_pause_that_came_by_itself_is_layout(edits_between):
    assert edits_between("甲方应当验收并支付货款。", "甲方应当验收，并支付货款。") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "甲方应当支付本金和利息。",
            "甲方应当支付本金、利息和违约金。",
            [("delete", "和", ""), ("insert", "", "和违约金")],
        ),
        (
            "甲方应当支付本金、利息和违约金。",
            "甲方应当支付本金和利息。",
            [("insert", "", "和"), ("delete", "和违约金", "")],
        ),
        (
            "费用包括运输费和保险费。",
            "费用包括运输费、保险费和仓储费。",
            [("delete", "和", ""), ("insert", "", "和仓储费")],
        ),
        (
            "The fee covers travel and meals.",
            "The fee covers travel, meals and lodging.",
            [("delete", "and", ""), ("insert", "", "and lodging")],
        ),
    ],
)
def test_members_of_a_list_stay_and_the_joint_moves(edits_between, old, new, expected):
    assert edits_between(old, new) == expected


def test_edits_of_a_sentence_too_long_for_one_diff_stay_narrow(edits_between, monkeypatch):
    monkeypatch.setattr("reviewer.comparison.runs.DIFF_CELLS", 2_500)
    parts = [f"乙方应当在第{n}日之前交付{n * 7}台设备，" for n in range(1, 60)]
    edited = [part.replace("应当", "可以") if n in (3, 30, 57) else part for n, part in enumerate(parts)]
    assert edits_between("".join(parts), "".join(edited)) == [("replace", "应当", "可以")] * 3


def test_what_no_passage_holds_in_place_is_told_in_one_piece(edits_between, monkeypatch):
    monkeypatch.setattr("reviewer.comparison.runs.DIFF_CELLS", 100)
    found = edits_between("甲方付款" * 40 + "。", "甲方付款" * 20 + "乙方发货" + "甲方付款" * 25 + "。")
    assert len(found) == 1
