"""Quantities of an edited pair: what is paired with what, the values told, and the silence where none
changed."""

from __future__ import annotations

import pytest

from reviewer.findings.numbers import numbers
from reviewer.findings.registry import observe
from reviewer.messages import render

CHANGED = [
    (
        "乙方应在30日内付款。",
        "乙方应在60日内付款。",
        "number.duration",
        {"old": "30", "new": "60", "ratio": 2.0},
    ),
    ("服务费为20000元。", "服务费为人民币叁万元整。", "number.amount", {"old": "20000", "new": "30000"}),
    ("首付款比例为百分之三十。", "首付款比例为50%。", "number.percent", {"old": "0.3", "new": "0.5"}),
    ("本合同自2025年1月1日起生效。", "本合同自2025年3月1日起生效。", "number.date", {"new": "2025-03-01"}),
    ("本合同一式两份。", "本合同一式四份。", "number.count", {"old": "2", "new": "4"}),
    ("乙方应在10日内答复。", "乙方应在10个工作日内答复。", "number.duration", {"unit": "working_day"}),
]


@pytest.mark.parametrize(("base", "draft", "kind", "data"), CHANGED)
def test_a_changed_quantity_is_told_once_with_both_values(view_of, base, draft, kind, data):
    found = list(numbers(view_of(base, draft)))
    assert [f.kind for f in found] == [kind]
    assert {name: found[0].data[name] for name in data} == data
    assert found[0].base.quote in base
    assert found[0].draft.quote in draft


EQUAL = [
    ("服务费为20000元。", "服务费为贰万元整。"),
    ("比例为百分之五。", "比例为5%。"),
    ("期限为三十日。", "期限为30天。"),
    ("响应时间不超过30秒。", "响应时间在30秒以内。"),
]


@pytest.mark.parametrize(("base", "draft"), EQUAL)
def test_equal_values_in_another_spelling_are_no_finding(view_of, base, draft):
    assert list(numbers(view_of(base, draft))) == []


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("机组应连续试运行{}小时。", "running_time"),
        ("乙方应完成{}小时无故障运行。", "running_time"),
        ("乙方连续逾期{}小时的，甲方有权解除。", "delay_threshold"),
    ],
)
def test_hours_of_a_trial_run_are_no_delay(view_of, sentence, measure):
    (found,) = numbers(view_of(sentence.format(72), sentence.format(48)))
    assert found.data["measure"] == measure


def test_a_daily_penalty_is_given_by_the_year(view_of):
    base = "甲方逾期付款的，每逾期一日，按应付未付金额的万分之五支付违约金。"
    draft = "甲方逾期付款的，每逾期一日，按应付未付金额的千分之一支付违约金。"
    (found,) = numbers(view_of(base, draft))
    assert found.data["measure"] == "penalty_rate"
    assert found.data["unit"] == "per day"
    assert (found.data["annual_old"], found.data["annual_new"]) == ("0.1825", "0.365")
    assert found.favours == "乙方"
    assert "36.5%" in render(found.message, "zh")
    assert "36.5%" in render(found.message, "en")


def test_a_year_of_360_days_is_kept_to(view_of):
    base = "一年按360天计算。每日按万分之五支付违约金。"
    draft = "一年按360天计算。每日按万分之一支付违约金。"
    (found,) = numbers(view_of(base, draft))
    assert found.data["annual_old"] == "0.18"


def test_two_quantities_in_one_sentence_are_both_told(view_of):
    found = list(numbers(view_of("乙方应在30日内支付20000元。", "乙方应在10日内支付50000元。")))
    assert sorted(f.kind for f in found) == ["number.amount", "number.duration"]


def test_a_fixed_sum_for_a_share_is_one_finding(view_of):
    found = list(numbers(view_of("违约金为合同总额的5%。", "违约金为5000元。")))
    assert [f.kind for f in found] == ["number.amount"]
    assert found[0].data["old_sort"] == "percent"


BOUNDS = [
    (
        "金额在10万元以上的，须经批准。",
        "金额超过10万元的，须经批准。",
        "number.bound/boundary",
        "民法典 1259",
    ),
    ("满意度不低于85%。", "满意度不高于85%。", "number.bound/reversed", None),
    ("应在30日以内完成。", "应在30日以外完成。", "number.bound/reversed", None),
]


@pytest.mark.parametrize(("base", "draft", "topic", "source"), BOUNDS)
def test_a_comparator_that_changed_alone_is_a_bound(view_of, base, draft, topic, source):
    (found,) = numbers(view_of(base, draft))
    assert (found.kind, found.topic, found.source) == ("number.bound", topic, source)


def test_a_new_start_event_is_another_condition_of_the_period(view_of):
    (found,) = numbers(view_of("甲方应在收到发票后10日内付款。", "甲方应在验收合格后10日内付款。"))
    assert (found.kind, found.topic) == ("obligation.condition", "obligation.condition/event")
    assert found.data["event_old"] != found.data["event_new"]


def test_a_second_event_to_wait_for_is_told_beside_the_first(view_of):
    before, after = "甲方应在收到发票后10日内付款。", "甲方应在收到发票且验收合格后10日内付款。"
    assert [one.message.key for one in numbers(view_of(before, after))] == ["findings.number.event_more"]
    assert [one.message.key for one in numbers(view_of(after, before))] != ["findings.number.event"]


def test_a_quantity_that_appears_or_goes_has_one_side(view_of):
    (found,) = numbers(view_of("乙方应及时响应。", "乙方应在2小时内响应。"))
    assert (found.base, found.draft.quote) == (None, "2小时")
    (found,) = numbers(view_of("乙方应在2小时内响应。", "乙方应及时响应。"))
    assert (found.base.quote, found.draft) == ("2小时", None)


FAVOURS = [
    ("甲方应在验收后30日内付款。", "甲方应在验收后60日内付款。", "甲方"),
    ("乙方应在2小时内响应。", "乙方应在4小时内响应。", "乙方"),
    ("甲方应支付服务费20000元。", "甲方应支付服务费30000元。", "乙方"),
    ("系统可用性不低于99.9%。", "系统可用性不低于99%。", "乙方"),
    ("任何一方逾期的，每日按万分之五支付违约金。", "任何一方逾期的，每日按万分之八支付违约金。", "none"),
    ("增值税税率为6%。", "增值税税率为9%。", "unclear"),
]


@pytest.mark.parametrize(("base", "draft", "favours"), FAVOURS)
def test_who_gains_follows_measure_and_bearer(view_of, base, draft, favours):
    (found,) = numbers(view_of(base, draft))
    assert found.favours == favours


BEARERS = [
    ("乙方逾期交付的，甲方有权要求乙方支付合同总额5%的违约金。", "乙方"),
    ("乙方有权收取服务费5%的违约金。", "甲方"),
    ("因甲方原因逾期的，乙方应支付5%的违约金。", "乙方"),
    ("守约方有权要求违约方支付5%的违约金。", "both"),
    ("违约金为合同总额的5%。", None),
]


@pytest.mark.parametrize(("text", "bearer"), BEARERS)
def test_the_one_bound_is_read_from_the_sentence(view_of, text, bearer):
    (found,) = numbers(view_of(text, text.replace("5%", "8%")))
    assert (found.data["measure"], found.data["bearer"]) == ("penalty_rate", bearer)


@pytest.mark.parametrize(
    ("base", "draft", "kind"),
    [
        (
            "乙方逾期的，每日按总价的2‰支付违约金。",
            "乙方逾期的，每周按总价的2‰支付违约金。",
            "number.percent",
        ),
        ("乙方每逾期一日支付违约金500元。", "乙方每逾期一周支付违约金500元。", "number.amount"),
    ],
)
def test_the_same_rate_by_another_period_is_another_rate(view_of, base, draft, kind):
    found = next(one for one in numbers(view_of(base, draft)) if one.kind == kind)
    assert (found.topic, found.favours) == (f"{kind}/per", "乙方")
    assert found.base.quote != found.draft.quote


def test_a_count_that_is_due_more_often_is_told_by_how_often(make_contract, compare_pairwise):
    base, draft = (make_contract(f"乙方应{often}提供一张照片。") for often in ("每日", "每周"))
    seen = [one for one in observe(compare_pairwise(base, draft)) if "origin" not in one.data]
    assert [one.kind for one in seen] == ["obligation.condition"]


def test_a_start_event_in_other_words_is_the_same_event(view_of):
    assert list(numbers(view_of("本合同签订后十日内付款。", "本合同签署后十日内付款。"))) == []


def test_the_first_months_that_are_paid_are_no_event(view_of):
    view = view_of("乙方在签约后3日内支付第一个月的费用。", "乙方在签约当日支付前三个月的费用。")
    told = [one for one in observe(view.comparison) if "origin" not in one.data]
    assert not [
        one for one in told if one.topic in ("obligation.condition/event", "obligation.condition/order")
    ]


@pytest.mark.parametrize(
    ("before", "after", "gains"),
    [
        ("乙方应在每个自然月结束后10日内付款。", "乙方应在每个自然月开始前5日内付款。", "甲方"),
        ("甲方应于每学年开始前10日交付教材。", "甲方应于每学期结束后10日交付教材。", "甲方"),
    ],
)
def test_what_is_due_before_an_event_and_not_after_it_is_due_earlier(view_of, before, after, gains):
    told = observe(view_of(before, after).comparison)
    (event,) = [one for one in told if one.topic == "obligation.condition/event"]
    assert event.favours == gains
    assert not [one for one in told if one.topic == "obligation.condition/payment_order"]
