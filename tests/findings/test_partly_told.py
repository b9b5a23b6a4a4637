"""A sentence that came or went is told whole, though a figure or a blank of it is told by itself."""

from __future__ import annotations

import pytest

CHINESE = """服务合同
甲方：东湖设备有限公司
乙方：西山工程有限公司
第一条 双方应当遵守法律。
第二条 乙方负责安装设备。{}
"""
ENGLISH = """SERVICES AGREEMENT
This Agreement is made between Alpha Ltd (the "Customer") and Beta Ltd (the "Supplier").
1. The Supplier shall provide the services. {}
2. Each party shall comply with the law.
"""


@pytest.mark.parametrize(
    "words",
    [
        "酒店每晚不超过600元。",
        "差旅住宿标准为每晚不超过600元，凭票报销。",
        "委员会每两个月召开一次会议。",
        "样品数量为20件。",
        "服务费用及税费包含[例如：运输费]。",
        "逾期未付的款项按年利率6%计息。",
    ],
)
@pytest.mark.parametrize("came", [True, False])
def test_a_chinese_sentence_is_told_whole_beside_its_figure(findings_between, words, came):
    before, after = ("", words) if came else (words, "")
    found = findings_between(CHINESE, before, after)
    told = [one for one in found if (one.draft or one.base).quote.strip("。") == words.strip("。")]
    assert {one.kind for one in told} <= {"obligation.condition", "text.changed"}
    assert told
    figures = [one for one in found if one.kind.startswith("number.")]
    assert all(one.severity in ("minor", "info") for one in figures)


@pytest.mark.parametrize(
    "words",
    [
        "The steering group meets every two months.",
        "Hotel rooms cost USD 200 per night at most.",
        "A resolution is valid only where two thirds of the members are present.",
    ],
)
def test_an_english_sentence_is_told_whole_beside_its_figure(findings_between, words):
    for before, after in (("", words), (words, "")):
        found = findings_between(ENGLISH, before, after)
        assert any((one.draft or one.base).quote.strip(" .") == words.strip(".") for one in found)


def test_a_figure_with_hardly_a_word_is_told_by_itself(findings_between):
    (found,) = findings_between(CHINESE, "费用100元。", "")
    assert (found.kind, found.severity) == ("number.amount", "major")


def test_a_sentence_of_which_a_duty_is_told_is_not_told_again(findings_between):
    found = findings_between(CHINESE, "", "甲方应当在10日内支付600元。")
    assert not [one for one in found if one.kind == "obligation.condition"]
    assert "obligation.added" in {one.kind for one in found}
