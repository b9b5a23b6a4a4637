"""Another party in the place of a party, slot by slot."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reviewer.findings.obligations import obligations
from reviewer.findings.view import PairView

SHIFTS = [
    ("甲方应向乙方支付服务费用", "乙方应向甲方支付服务费用", "exchanged", "甲方"),
    ("甲方有权单方解除本合同", "乙方有权单方解除本合同", "right", "乙方"),
    ("乙方应按月提交报告", "甲方应按月提交报告", "duty", "乙方"),
    ("乙方不得转让本合同", "甲方不得转让本合同", "ban", "乙方"),
    ("费用由甲方承担", "费用由乙方承担", "cost", "甲方"),
    ("双方应对商业秘密保密", "乙方应对商业秘密保密", "narrowed", "甲方"),
    ("乙方应对商业秘密保密", "双方应对商业秘密保密", "widened", "乙方"),
    ("任何一方有权解除本合同", "甲方有权解除本合同", "narrowed", "甲方"),
    ("甲乙双方共同承担税费", "承担税费", "dropped", "unclear"),
    ("经甲方同意后可以变更", "经乙方同意后可以变更", "consenter", "乙方"),
    ("知识产权归甲方所有", "知识产权归乙方所有", "owner", "乙方"),
    ("知识产权归甲方所有", "知识产权归双方所有", "owner", "乙方"),
    ("以甲方系统数据为准", "以乙方系统数据为准", "decider", "乙方"),
    ("乙方应保护甲方的商业秘密", "乙方应保护乙方的商业秘密", "possessor", "unclear"),
    ("乙方应向甲方提交报告", "乙方应向丙方提交报告", "beneficiary", "unclear"),
    ("因甲方原因停工的，工期顺延", "因乙方原因停工的，工期顺延", "cause", "unclear"),
    ("任何一方应当通知对方", "任何一方应当通知甲方", "object", "unclear"),
    ("守约方有权解除合同", "甲方有权解除合同", "settled", "甲方"),
    ("损失由乙方自行承担", "损失由过错方承担", "by_event", "乙方"),
    ("预算由董事会批准", "预算由甲方批准", "place", "unclear"),
    ("差旅费由研发人承担", "差旅费由甲方承担", "cost", "乙方"),
    ("乙方应向甲方报告", "乙方应向主管部门报告", "beneficiary", "unclear"),
    ("乙方应向甲方交付货物", "乙方应向甲方指定的第三方交付货物", "nominee", "unclear"),
]


@pytest.mark.parametrize(("base", "draft", "row", "gains"), SHIFTS)
def test_a_shift_says_what_it_is_and_for_whom(observe, base: str, draft: str, row: str, gains: str) -> None:
    seen = [one for one in observe(base, draft) if one.kind == "obligation.bearer"]
    assert [one.topic for one in seen] == [f"obligation.bearer/{row}"]
    assert seen[0].favours == gains


def test_a_mutual_term_made_one_sided_is_told_once(observe) -> None:
    (seen,) = observe("任何一方可以提前30日通知对方解除合同", "甲方可以提前30日通知乙方解除合同")
    assert seen.topic == "obligation.bearer/narrowed"
    assert seen.covers


def test_labels_exchanged_throughout_shift_nothing(make_contract, compare_pairwise) -> None:
    base = make_contract("甲方应向乙方支付费用，费用由甲方承担。")
    draft = make_contract("乙方应向甲方支付费用，费用由乙方承担。")
    comparison = compare_pairwise(base, draft, swapped=True)
    pair = comparison.pairs[0]
    silent = PairView(comparison, replace(pair, edits=()))
    assert list(obligations(silent)) == []


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("甲方应支付费用", "甲方应支付全部费用"),
        ("价格由双方协商确定", "价格由甲方自行决定"),
        ("甲方所在地人民法院管辖", "乙方所在地人民法院管辖"),
        ("乙方应交货，乙方应开票", "乙方应交货，应开票"),
    ],
)
def test_what_moves_no_bearer_is_no_shift(topics, base: str, draft: str) -> None:
    assert not {topic for topic in topics(base, draft) if topic.startswith("bearer")}


def test_english_parties_shift_too(topics) -> None:
    found = topics(
        "Customer shall pay all taxes",
        "Supplier shall pay all taxes",
        customer="Customer",
        provider="Supplier",
    )
    assert found == {"bearer/duty"}


def test_two_parties_who_change_places_behind_a_time_are_told(topics) -> None:
    base = "押金于合同终止后15日内由甲方退还乙方。"
    assert topics(base, "押金于合同终止后15日内由乙方退还甲方。") == {"bearer/duty"}


def test_who_bears_a_norm_that_was_turned_around_is_told(topics):
    before = "各方应自行承担其因拟议交易发生的费用，无论交易是否完成。"
    after = "双方因拟议交易发生的费用概由乙方承担，无论交易是否完成。"
    assert {"bearer/narrowed", "bearer/cost"} & topics(before, after)
