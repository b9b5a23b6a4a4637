"""Statute, governing law and forum."""

from __future__ import annotations

import pytest

from reviewer.findings.law import law_changes

CHANGED = [
    ("争议由甲方所在地人民法院管辖。", "争议由乙方所在地人民法院管辖。", "forum", "乙方"),
    ("争议向被告所在地人民法院起诉。", "争议向原告所在地人民法院起诉。", "forum", "unclear"),
    ("争议提交杭州仲裁委员会仲裁。", "争议提交上海仲裁委员会仲裁。", "forum", "unclear"),
    ("本合同适用中华人民共和国法律。", "本合同适用香港特别行政区法律。", "governing_law", "unclear"),
    (
        "本约之效力及解释，悉依中华人民共和国法律。",
        "本约之效力及解释，悉依英格兰法律。",
        "governing_law",
        "unclear",
    ),
    (
        "争议提交仲裁委员会，于上海依其规则仲裁。",
        "争议提交仲裁委员会，于舟山依其规则仲裁。",
        "forum",
        "unclear",
    ),
    ("争议由贵阳仲裁委员会在贵阳仲裁。", "争议由贵阳仲裁委员会在成都仲裁。", "forum", "unclear"),
    ("仲裁地为上海，语言为中文。", "仲裁地为香港，语言为中文。", "forum", "unclear"),
    ("依据《民法典》第五百八十五条处理。", "依据《民法典》第五百八十四条处理。", "statute", "unclear"),
]


@pytest.mark.parametrize(("base", "draft", "what", "favours"), CHANGED)
def test_a_change_of_law_or_forum_is_told_once(view_of, base, draft, what, favours):
    found = list(law_changes(view_of(base, draft)))
    assert [(f.kind, f.data["what"], f.favours) for f in found] == [("law.changed", what, favours)]


def test_court_for_arbitration_is_weighed_as_a_change_of_forum(view_of):
    base, draft = "争议提交杭州仲裁委员会仲裁。", "争议向杭州市西湖区人民法院提起诉讼。"
    (found,) = law_changes(view_of(base, draft))
    assert found.topic == "law.changed/forum_kind"


def test_other_words_for_turning_to_a_court_change_no_forum(view_of):
    view = view_of("一方违约的，另一方可请求法院强制其履行。", "一方违约的，对方有权诉请法院强制其履行。")
    assert not list(law_changes(view))


def test_a_change_elsewhere_in_the_sentence_is_none_of_law(view_of):
    assert not list(law_changes(view_of("乙方应在3日内交付成果。", "乙方应在5日内交付成果。")))


def test_another_institution_is_another_forum_and_nobody_else_in_a_place(findings_between):
    text = (
        "采购合同\n\n甲方（买方）：东方机械有限公司\n乙方（卖方）：南方设备有限公司\n\n"
        "第一条 争议\n本合同适用中华人民共和国法律，争议由{}仲裁。\n第二条 其他\n本合同一式两份。\n"
    )
    found = findings_between(text, "北京仲裁委员会", "上海国际仲裁中心")
    assert {one.kind for one in found} == {"law.changed"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("本协议适用中华人民共和国法律（不包括香港、澳门法律）。", "本协议适用香港法律。"),
        ("本协议适用中国法律，不适用香港法律。", "本协议适用香港法律。"),
    ],
)
def test_a_law_that_was_left_out_and_governs_now_is_another_law(kinds_between, before, after):
    head = "采购合同\n甲方（买方）：恒仓物流有限公司\n乙方（卖方）：明达机械有限公司\n第一条 法律\n1.1 {}\n"
    assert "law.changed" in kinds_between(head, before, after)
