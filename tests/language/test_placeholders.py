"""Slots of a template are found whole, and what only looks like one is left alone."""

from __future__ import annotations

import pytest

from reviewer.language.placeholders import find_blanks


@pytest.mark.parametrize(
    ("text", "kind", "label", "default", "options", "free"),
    [
        ("[甲方公司名称]", "label", "甲方公司名称", None, (), False),
        ("[百分比,例如:99.5%]", "default", "百分比", "99.5%", (), True),
        ("[例如:30]", "default", None, "30", (), True),
        ("[选择一种方式:每月/每季度]", "choice", "选择一种方式", None, ("每月", "每季度"), False),
        ("[选择一种方式：每月/每季度/其他方式]", "choice", "选择一种方式", None, ("每月", "每季度"), True),
        ("[电话/在线聊天]", "choice", None, None, ("电话", "在线聊天"), False),
        ("[具体平台名称,如甲平台、乙平台等]", "default", "具体平台名称", "甲平台、乙平台等", (), True),
        ("[如有,可提及,如无则删除此句]", "instruction", "如有,可提及,如无则删除此句", None, (), False),
        ("【具体金额】", "label", "具体金额", None, (), False),
        ("{{amount}}", "label", "amount", None, (), False),
        ("<甲方名称>", "label", "甲方名称", None, (), False),
        ("____", "fill", None, None, (), False),
        ("【 】", "fill", None, None, (), False),
        ("XX", "fill", None, None, (), False),
        ("×××", "fill", None, None, (), False),
        ("待定", "fill", None, None, (), False),
        ("[      ]", "fill", None, None, (), False),
        ("（    ）", "fill", None, None, (), False),
        ("单击或点击此处输入文字", "fill", None, None, (), False),
        ("点击此处输入金额", "fill", None, None, (), False),
        ("Click or tap here to enter text.", "fill", None, None, (), False),
        ("Choose an item.", "fill", None, None, (), False),
    ],
)
def test_a_slot_is_found_with_what_it_says(text: str, kind: str, label, default, options, free) -> None:
    whole = f"金额为{text}元整，由双方约定"
    (found,) = find_blanks(whole)
    assert whole[found.start : found.end] == text
    assert (found.kind, found.label, found.default, found.options, found.open) == (
        kind,
        label,
        default,
        options,
        free,
    )


def test_guidance_may_hold_brackets_and_strokes_of_its_own() -> None:
    (found,) = find_blanks("按[计费方式,例如:固定月费/按量计费(如每条消息)/包干]结算")
    assert (found.kind, found.label, found.default) == (
        "default",
        "计费方式",
        "固定月费/按量计费(如每条消息)/包干",
    )


def test_a_nested_slot_is_one_slot() -> None:
    text = "费用为[详细列出,每月人民币贰万元整,超出部分按[具体标准]收费]，按月支付"
    (found,) = find_blanks(text)
    assert text[found.start : found.end] == text[3:-5]


@pytest.mark.parametrize(
    "text", ["于 年 月 日签订", "于____年__月__日签订", "2025年 月 日", "20  年  月  日"]
)
def test_an_empty_date_is_one_slot(text: str) -> None:
    (found,) = find_blanks(text)
    assert found.kind == "fill"
    assert text[found.start : found.end].endswith("日")


@pytest.mark.parametrize(
    "text",
    [
        "[2025]民终1号",
        "〔2023〕13号",
        "【提示】请阅读",
        "如文献[1]所述",
        "[链接](https://example.org)",
        "单位[元]",
        "某一方",
        "MAXX公司",
        "5<6",
        "任何",
        "2025年1月1日",
        "（以下无正文）",
        "x < 5 且 y > 3",
        "签订于二○二五年三月",
        "一九○○年",
    ],
)
def test_what_only_looks_like_a_slot_is_none(text: str) -> None:
    assert find_blanks(text) == ()


def test_boxes_tell_whether_they_are_ticked() -> None:
    assert [blank.ticked for blank in find_blanks("□是 ☑否 ☐其他 ■电话")] == [False, True, False, True]


@pytest.mark.parametrize(
    ("text", "gap"),
    [("保证金为人民币 元。", 7), ("乙方应于 日内到场。", 4), ("交货地点为 。", 5), ("按照第 条执行。", 3)],
)
def test_a_gap_before_a_unit_or_a_stop_is_open(text, gap):
    assert [(blank.start, blank.end) for blank in find_blanks(text)] == [(gap, gap + 1)]


@pytest.mark.parametrize("text", ["甲 方：某某公司", "单价 名称 数量", "保证金为 500 元。"])
def test_a_blank_between_words_is_no_gap(text):
    assert not any(text[blank.start : blank.end].isspace() for blank in find_blanks(text))
