"""A counterparty's draft in its own style: what is only said otherwise is a note, what changed is told."""

from __future__ import annotations

import pytest

import reviewer
from reviewer.findings.daily_rates import same_rate
from reviewer.findings.held_terms import same_term
from reviewer.messages import render
from tests.findings.test_grounds import _EN as EN
from tests.findings.test_grounds import _ZH as ZH

ALIKE = [
    (
        "甲方逾期付款的，每逾期一日按应付未付款项的千分之一支付违约金。",
        "甲方付款逾期的，按未付款项每日千分之一计付违约金。",
    ),
    (
        "甲方迟延提货的，每迟延一天应按逾期金额的0.3%支付仓储费。",
        "甲方提货迟延的，应每日按逾期金额的0.3%支付仓储费。",
    ),
    ("质保期为验收合格后十八个月。", "质保责任自验收合格后十八个月内有效。"),
    ("保密期限为本合同终止后五年。", "该保密义务在本合同终止后五年内有效。"),
    ("乙方接到通知后四小时内到达现场。", "乙方接到通知后四小时内到场。"),
    ("因甲方保管不当造成货物损坏的，由甲方负担。", "甲方保管不当造成货物损坏的，由甲方负担。"),
    ("乙方在接到通知后四小时内派员。", "乙方自接到通知之时起四小时内派员。"),
    ("合同期限自2027年2月1日至2028年1月31日。", "合同期限为一年，自2027年2月1日起算。"),
    ("供货期为十八个月，自2027年1月1日起计算。", "供货期自2027年1月1日起至2028年6月30日。"),
]


@pytest.mark.parametrize(("before", "after"), ALIKE)
def test_the_same_term_in_other_words_is_a_note(findings_between, before, after):
    found = findings_between(ZH, before, after)
    assert found
    assert {one.severity for one in found} == {"info"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "甲方逾期付款的，每逾期一日按应付未付款项的千分之一支付违约金。",
            "甲方逾期付款的，按未付款项每日千分之二计付违约金。",
            "number.percent",
        ),
        ("质保期为验收合格后十八个月。", "质保责任自验收合格后十二个月内有效。", "number.duration"),
        ("合同期限自2027年2月1日至2028年1月31日。", "合同期限为两年，自2027年2月1日起算。", "number.date"),
        (
            "供货期为十八个月，自2027年1月1日起计算。",
            "供货期自2027年1月1日起至2028年3月31日。",
            "number.date",
        ),
    ],
)
def test_another_figure_in_the_other_form_is_told(findings_between, before, after, kind):
    found = findings_between(ZH, before, after)
    assert any(one.kind == kind and one.severity in ("major", "critical") for one in found)


def test_a_term_by_its_length_names_the_day_it_ends(findings_between):
    found = findings_between(
        ZH, "合同期限自2027年2月1日至2028年1月31日。", "合同期限为两年，自2027年2月1日起算。"
    )
    (moved,) = [one for one in found if one.kind == "number.date"]
    assert (moved.data["old"], moved.data["new"]) == ("2028-01-31", "2029-01-31")
    assert not any(one.kind == "number.duration" for one in found)


def test_a_day_that_the_last_month_has_not_ends_the_term_with_the_month(findings_between):
    found = findings_between(
        ZH, "合同期限自2026年8月31日至2027年2月28日。", "合同期限为六个月，自2026年8月31日起算。"
    )
    assert {one.severity for one in found} == {"info"}


@pytest.mark.parametrize(
    ("text", "before", "after", "change"),
    [
        (
            ZH,
            "届满前双方均未书面反对的，本合同续期。",
            "届满前任何一方未书面反对的，本合同续期。",
            "silence_one",
        ),
        (
            ZH,
            "届满前任一方未提出终止的，本合同续期。",
            "届满前双方均未提出终止的，本合同续期。",
            "silence_all",
        ),
        (
            EN,
            "If neither party gives notice in writing, the term is renewed.",
            "If either party does not give notice in writing, the term is renewed.",
            "silence_one",
        ),
    ],
)
def test_whose_silence_makes_the_case_is_told(findings_between, text, before, after, change):
    found = [one for one in findings_between(text, before, after) if one.data.get("what") == "silence"]
    assert [one.data["change"] for one in found] == [change]
    assert found[0].severity == "major"


def test_that_no_party_at_all_acted_is_said_in_two_ways(findings_between):
    found = findings_between(
        ZH, "届满前双方均未书面反对的，本合同续期。", "届满前任何一方均未书面反对的，本合同续期。"
    )
    assert not any(one.data.get("what") == "silence" for one in found)


@pytest.mark.parametrize(
    ("before", "after", "gains"),
    [
        ("乙方累计两次迟延交货的，甲方有权解除合同。", "乙方累计四次迟延交货的，甲方有权解除合同。", "乙方"),
        ("甲方累计三次逾期付款的，乙方可以停止供货。", "甲方累计两次逾期付款的，乙方可以停止供货。", "乙方"),
        ("乙方连续10日未供货的，甲方可以解除合同。", "乙方连续20日未供货的，甲方可以解除合同。", "乙方"),
    ],
)
def test_who_may_fail_more_often_gains(findings_between, before, after, gains):
    found = [one for one in findings_between(ZH, before, after) if one.kind.startswith("number.")]
    assert [one.favours for one in found] == [gains]


def test_a_smaller_share_of_liability_favours_who_bears_it_and_is_told_once(findings_between):
    (found,) = findings_between(
        ZH, "因包装不良造成损坏的，由乙方承担全部责任。", "因包装不良造成损坏的，由乙方承担相应责任。"
    )
    assert found.kind == "term.confusable"
    assert found.favours == "乙方"
    assert "有利于乙方" in render(found.message, "zh")


def test_an_order_turned_round_tells_the_limit_with_it(findings_between):
    found = findings_between(
        ZH, "乙方应当在甲方付款前三个工作日开具发票。", "乙方应当在甲方付款后三个工作日内开具发票。"
    )
    assert not any(one.kind == "number.bound" for one in found)
    (order,) = [one for one in found if one.data.get("what") == "stage"]
    assert order.draft.quote.endswith("三个工作日内")


def test_a_sum_said_twice_is_no_new_sum(findings_between):
    found = findings_between(
        ZH,
        "单次运费不足500元的，由乙方承担，超过部分由甲方承担。",
        "单次运费不足500元的，由乙方承担；达到或超过500元的，由甲方承担。",
    )
    sums = [one for one in found if one.kind == "number.amount"]
    assert [one.severity for one in sums] == ["info"]


def test_a_rate_without_its_period_is_not_the_same():
    before, after = "每逾期一日按货款的1%支付违约金", "按货款的1%支付违约金"
    assert same_rate(before, (6, 8), after, (1, 3)) is None


def test_a_term_for_something_else_is_not_the_same():
    assert not same_term("交货期为签约后三个月", "保密义务在签约后三个月内有效")


def test_a_term_in_english_by_its_length_ends_on_the_same_day(findings_between):
    found = findings_between(
        EN,
        "The licence starts on 1 May 2026 and continues until 30 April 2029.",
        "The term of the licence is three years from 1 May 2026.",
    )
    assert not any(one.kind.startswith("number.") for one in found)
    assert any("2029-04-30" in render(one.message, "en") for one in found)


def test_what_neither_party_may_exceed_is_a_ceiling(findings_between):
    found = findings_between(
        EN,
        "Neither party's liability under this Agreement shall exceed EUR 250,000.",
        "The Seller's liability under this Agreement is limited to EUR 250,000.",
    )
    assert not any(one.kind == "number.bound" for one in found)


def test_a_duty_to_pay_at_another_rate_is_told_of_the_rate(findings_between):
    found = findings_between(
        ZH,
        "乙方逾期供货的，每逾期一日应当支付货款千分之三的违约金。",
        "乙方供货逾期的，按货款每日千分之一计付违约金。",
    )
    assert not any(one.kind in ("obligation.removed", "number.duration") for one in found)
    assert [one.favours for one in found if one.kind == "number.percent"] == ["乙方"]


def test_a_penalty_that_went_altogether_is_told_with_its_rate(findings_between):
    found = findings_between(
        ZH,
        "乙方逾期供货的，每逾期一日应当支付货款千分之三的违约金。",
        "乙方逾期供货的，应当说明理由。",
    )
    assert any(one.kind == "number.percent" and one.data["new"] is None for one in found)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("甲方应当在合同签订后十日内付款。", "甲方应当在签约后十日内付款。", False),
        ("乙方应当自合同生效之日起十日内供货。", "乙方应当自本合同生效之日起十日内供货。", False),
        ("甲方应当在质保期届满后七日内付清尾款。", "甲方应当在质保期满后七日内付清尾款。", False),
        ("甲方应当在质保期届满后七日内付清尾款。", "甲方应当在合同期满后七日内付清尾款。", True),
        ("甲方应当在合同签订后十日内付款。", "甲方应当在合同生效后十日内付款。", True),
    ],
)
def test_an_event_named_in_short_is_the_same_event(findings_between, before, after, told):
    found = findings_between(ZH, before, after)
    assert any(one.data.get("what") == "event" for one in found) is told


def test_a_heading_in_other_words_weighs_nothing(tmp_path):
    text = (
        "设备采购合同\n\n甲方：东方机械有限公司\n乙方：南方设备有限公司\n\n"
        "第一条 {}\n1.1 甲方按月付款。\n1.2 乙方按月供货。\n"
    )
    files = tmp_path / "base.txt", tmp_path / "draft.txt"
    for file, words in zip(files, ("合同解除", "合同终止"), strict=True):
        file.write_text(text.format(words), encoding="utf-8")
    found = [one for one in reviewer.compare(*files).findings if "origin" not in one.data]
    assert [(one.kind, one.severity) for one in found] == [("text.changed", "info")]
