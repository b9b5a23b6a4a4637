"""The force of a norm: every step from duty to option, ban to permission, right to nothing."""

from __future__ import annotations

import pytest

CHANGES = [
    # baseline, draft, severity row, direction, who gains
    ("乙方应在30日内支付", "乙方可在300日内支付", "duty_to_option", "weakened", "乙方"),
    ("乙方应当交货", "乙方可以交货", "duty_to_option", "weakened", "乙方"),
    ("乙方须交货", "乙方有权交货", "duty_to_option", "weakened", "乙方"),
    ("乙方有义务交货", "乙方应交货", "emphasis", "weakened", "乙方"),
    ("乙方应交货", "乙方有义务交货", "emphasis", "strengthened", "甲方"),
    ("乙方应交货", "乙方承诺交货", "emphasis", "strengthened", "none"),
    ("乙方应完成工作", "乙方应尽力完成工作", "effort", "weakened", "乙方"),
    ("乙方承诺完成工作", "乙方尽力完成工作", "effort", "weakened", "乙方"),
    ("乙方应尽最大努力完成工作", "乙方应完成工作", "effort", "strengthened", "甲方"),
    ("乙方不得转让本合同", "乙方可以转让本合同", "ban_lifted", "reversed", "乙方"),
    ("乙方不得转让本合同", "乙方有权转让本合同", "ban_lifted", "reversed", "乙方"),
    ("乙方不得转让本合同", "乙方转让本合同", "ban_lifted", "reversed", "乙方"),
    ("乙方不得停工", "乙方不得无故停工", "ban_softened", "weakened", "乙方"),
    ("乙方不得停工", "乙方原则上不得停工", "ban_softened", "weakened", "乙方"),
    ("甲方可以验收", "甲方应当验收", "option_to_duty", "strengthened", "乙方"),
    ("甲方有权验收", "甲方应验收", "option_to_duty", "strengthened", "乙方"),
    ("甲方有权解除合同", "甲方无权解除合同", "reversed", "reversed", "乙方"),
    ("甲方有权解除合同", "甲方不得解除合同", "reversed", "reversed", "乙方"),
    ("甲方有权解除合同", "甲方解除合同", "right_word", "weakened", "乙方"),
    ("甲方承担运费", "甲方不承担运费", "reversed", "reversed", "甲方"),
    ("甲方应支付运费", "甲方无需支付运费", "reversed", "reversed", "甲方"),
    ("甲方无需支付运费", "甲方应支付运费", "reversed", "reversed", "乙方"),
    ("甲方应返还押金", "甲方不应返还押金", "reversed", "reversed", "甲方"),
    ("乙方可以转租", "乙方不得转租", "reversed", "reversed", "甲方"),
    ("乙方应对分包人的行为承担责任", "乙方不对分包人的行为承担责任", "reversed", "reversed", "乙方"),
    ("乙方应保证质量", "乙方不保证质量", "reversed", "reversed", "乙方"),
    ("乙方支付运费", "乙方可支付运费", "duty_to_option", "weakened", "乙方"),
    ("乙方负责设备安装并应提交报告", "乙方协助设备安装并应提交报告", "effort", "weakened", "乙方"),
    # Words of force that are part of another word where they stand.
    ("乙方应持续投保", "乙方可持续投保", "duty_to_option", "weakened", "乙方"),
    ("乙方不得撤销授权", "乙方可以撤销授权", "ban_lifted", "reversed", "乙方"),
    ("乙方有权签署确认书", "乙方应当签署确认书", "option_to_duty", "strengthened", "甲方"),
    ("乙方应允许检查", "乙方可允许检查", "duty_to_option", "weakened", "乙方"),
]


@pytest.mark.parametrize(("base", "draft", "row", "direction", "gains"), CHANGES)
def test_a_change_of_force_is_told_with_its_direction(observe, base, draft, row, direction, gains) -> None:
    (seen,) = observe(base, draft)
    assert seen.kind == "obligation.modality"
    assert seen.topic == f"obligation.modality/{row}"
    assert seen.data["direction"] == direction
    assert seen.favours == gains


@pytest.mark.parametrize(
    ("base", "draft", "told"),
    [
        ("未取得排污证，乙方不得投产", "乙方取得排污证后方可投产", set()),
        ("未经甲方书面同意，乙方不得转租", "乙方须经甲方同意后方可转租", {"condition/form"}),
        ("乙方付清押金前，甲方不得移交钥匙", "乙方付清押金和首月租金后，甲方方可移交钥匙", {"condition"}),
        ("未取得排污证，乙方不得投产", "未取得排污证，乙方可以投产", {"modality/ban_lifted"}),
        ("未取得排污证，乙方不得投产", "未取得排污证，乙方方可投产", {"modality/ban_lifted"}),
    ],
)
def test_a_ban_until_leave_is_had_and_leave_from_then_on_are_one_force(topics, base, draft, told) -> None:
    seen = {topic for topic in topics(base, draft) if not topic.startswith("text.")}
    assert any(topic.startswith("modality") for topic in seen) == any(
        row.startswith("modality") for row in told
    )
    assert all(any(topic.startswith(row) for topic in seen) for row in told)


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("乙方不得拒绝检修", "乙方应检修"),
        ("乙方应当受理报修", "乙方无权拒绝受理报修"),
        ("乙方不得拒收退货", "乙方应当接收退货"),
        ("甲方提出改签的，乙方不得拒绝", "甲方提出改签的，乙方应予准许"),
    ],
)
def test_a_refusal_that_is_forbidden_is_a_duty(topics, base, draft) -> None:
    assert {topic.split("/")[0] for topic in topics(base, draft)} == {"text.changed"}


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("乙方不得拒绝检修", "乙方可以拒绝检修"),
        ("乙方不得拒绝检修", "乙方不得检修"),
        ("乙方不得无故拒绝检修", "乙方应检修"),
        ("甲方提出改签的，乙方不得拒绝", "甲方提出改签的，乙方应予拒绝"),
    ],
)
def test_a_refusal_allowed_or_an_act_forbidden_is_told(topics, base, draft) -> None:
    assert any(topic.startswith(("modality", "condition")) for topic in topics(base, draft))


@pytest.mark.parametrize("word", ["应当", "须", "需", "应该", "必须", "务必"])
def test_words_of_one_grade_are_good_to_know_at_most(topics, word: str) -> None:
    assert topics("乙方应交货", f"乙方{word}交货") <= {"modality/wording", "text.changed/wording"}


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("乙方应按响应时间交货", "乙方应按相应时间交货"),
        ("乙方应交付应用程序一", "乙方应交付应用程序二"),
        ("乙方应提供许可证", "乙方应提供合格证"),
        ("乙方应满足甲方需求", "乙方应满足甲方要求"),
        ("保证金由甲方保管", "履约金由甲方保管"),
        ("乙方应交付货物。", "乙方应交付产品。"),
    ],
)
def test_words_that_only_look_deontic_change_no_force(topics, base: str, draft: str) -> None:
    assert not {topic for topic in topics(base, draft) if topic.startswith("modality")}


@pytest.mark.parametrize(
    ("base", "draft"),
    [("预付款不予退还", "预付款应予退还"), ("甲方不收取手续费", "甲方收取手续费"), ("押金可退", "押金不退")],
)
def test_a_negation_put_in_or_taken_out_is_told(observe, base: str, draft: str) -> None:
    (seen,) = observe(base, draft)
    assert seen.kind == "obligation.modality"
    assert seen.data["direction"] == "reversed"


@pytest.mark.parametrize(
    ("base", "draft", "row"),
    [
        ("Supplier shall deliver the goods", "Supplier may deliver the goods", "duty_to_option"),
        ("Supplier may not assign this Agreement", "Supplier may assign this Agreement", "ban_lifted"),
        ("Supplier shall not assign this Agreement", "Supplier may assign this Agreement", "ban_lifted"),
        ("Supplier shall deliver", "Supplier shall use reasonable efforts to deliver", "effort"),
        ("Customer may inspect the goods", "Customer shall inspect the goods", "option_to_duty"),
        ("Customer is entitled to inspect", "Customer is not entitled to inspect", "reversed"),
    ],
)
def test_english_modals_are_weighed_alike(topics, base: str, draft: str, row: str) -> None:
    assert f"modality/{row}" in topics(base, draft, customer="Customer", provider="Supplier")


@pytest.mark.parametrize(
    ("base", "draft", "say", "direction"),
    [
        ("工期相应顺延。", "工期不予顺延。", "negation_added", "reversed"),
        ("双方重新核定供热价格。", "双方可以重新核定供热价格。", "right_word_added", "weakened"),
        ("来客用餐的，乙方不能收取现金。", "来客用餐的，乙方可以收取现金。", "ban_lifted", "reversed"),
        ("乙方保证货物符合样品。", "乙方预计货物符合样品。", "undertaking_to_view", "weakened"),
        ("乙方相信其为唯一权利人。", "乙方保证其为唯一权利人。", "view_to_undertaking", "strengthened"),
    ],
)
def test_the_force_of_an_act_that_stayed_is_told(observe, base, draft, say, direction) -> None:
    (found,) = (one for one in observe(base, draft) if one.kind == "obligation.modality")
    assert (found.message.key.rpartition(".")[2], found.data["direction"]) == (say, direction)


def test_a_ban_of_a_figure_that_became_advice_is_softened(observe) -> None:
    (seen,) = observe("承运人派出的车辆车龄不得超过5年。", "承运人派出的车辆车龄不宜超过5年。")
    assert (seen.kind, seen.topic) == ("obligation.modality", "obligation.modality/ban_softened")


def test_a_right_that_lost_one_of_its_acts_is_no_change_of_wording(observe) -> None:
    seen = observe("乙方有权拒收货物并要求甲方赔偿损失。", "乙方有权要求甲方赔偿损失。")
    assert "obligation.modality" not in {one.kind for one in seen}


def test_whom_somebody_lists_bears_nothing_that_could_move(observe) -> None:
    seen = observe("乙方应当投保，并将甲方列为共同被保险人。", "乙方应当投保。")
    assert "obligation.bearer" not in {one.kind for one in seen}


@pytest.mark.parametrize(
    ("base", "draft", "direction", "gains"),
    [
        ("乙方负责安装及维修。", "乙方负责安装及协助甲方进行维修。", "weakened", "乙方"),
        ("乙方应处理客户投诉。", "乙方应协助甲方处理客户投诉。", "weakened", "乙方"),
        ("乙方应督促分包商修复缺陷。", "乙方应修复缺陷。", "strengthened", "甲方"),
    ],
)
def test_a_word_of_help_before_an_act_makes_another_duty_of_it(
    observe, base, draft, direction, gains
) -> None:
    (seen,) = observe(base, draft)
    assert (seen.kind, seen.topic) == ("obligation.modality", "obligation.modality/effort")
    assert (seen.data["direction"], seen.favours) == (direction, gains)


def test_leave_to_help_is_no_duty_to_help(observe) -> None:
    seen = observe("甲方有权处理客户投诉。", "甲方有权协助乙方处理客户投诉。")
    assert "obligation.modality" not in {one.kind for one in seen}


@pytest.mark.parametrize("adverb", ["自动", "仍", "继续", "随之"])
def test_an_adverb_that_gave_way_to_no_longer_turns_the_effect_round(observe, adverb: str) -> None:
    (seen,) = observe(f"申请被撤回的，投资人的权利{adverb}恢复。", "申请被撤回的，投资人的权利不再恢复。")
    assert (seen.kind, seen.data["direction"]) == ("obligation.modality", "reversed")


def test_an_undertaking_as_to_a_company_that_became_a_forecast_is_weaker(observe) -> None:
    (seen,) = observe("甲方承诺目标公司利润不低于一百万元。", "甲方预计目标公司利润不低于一百万元。")
    assert (seen.kind, seen.data["direction"]) == ("obligation.modality", "weakened")


@pytest.mark.parametrize(
    ("base", "draft"),
    [("预付款不予退还", "预付款可以退还"), ("培训费一经缴纳概不退还", "培训费可全额退还")],
)
def test_what_was_not_to_be_done_and_now_may_be_is_turned_round(observe, base: str, draft: str) -> None:
    assert observe(base, draft)[0].data["direction"] == "reversed"


def test_words_between_the_two_parts_of_a_right_are_no_matter_of_its_force(observe) -> None:
    seen = observe("乙方保证拥有完整、合法的所有权。", "乙方保证拥有合法的所有权。")
    assert "obligation.modality" not in {one.kind for one in seen}


@pytest.mark.parametrize("order", [1, -1])
def test_an_act_on_terms_that_gave_way_to_its_refusal_is_turned_round(observe, order: int) -> None:
    both = ["超过三分之一的，按未上课时的比例退还", "超过三分之一的，不予退还"][::order]
    (seen,) = observe(*both)
    assert (seen.kind, seen.data["direction"]) == ("obligation.modality", "reversed")


def test_a_choice_that_lost_one_of_its_ways_is_no_matter_of_wording(observe) -> None:
    seen = observe("甲方可选择解除合同或者要求继续履行。", "甲方可要求继续履行。")
    assert "obligation.modality/wording" not in {one.topic for one in seen}


@pytest.mark.parametrize(
    ("base", "draft", "quoted"),
    [
        ("收货不视为已付清货款的凭证", "收货视为已付清货款的凭证", "不视为已付清货款"),
        ("货到现场不视为交付验收通过", "货到现场视为交付验收通过", "不视为交付验收通过"),
    ],
)
def test_a_quote_ends_where_a_word_does(observe, base: str, draft: str, quoted: str) -> None:
    assert quoted in {quote.quote for one in observe(base, draft) for quote in (one.base, one.draft) if quote}


def test_what_stands_for_a_word_of_force_is_quoted_whole(observe) -> None:
    (seen,) = observe("甲方对乙方提交的样稿有最终决定权。", "甲方对乙方提交的样稿有建议权。")
    assert (seen.base.quote, seen.draft.quote) == ("有最终决定权", "有建议权")


def test_a_right_put_as_an_option_favours_nobody(observe) -> None:
    (seen,) = observe("甲方有权要求乙方进行培训。", "甲方可以要求乙方进行培训。")
    assert (seen.topic, seen.favours) == ("obligation.modality/wording", "none")
    assert seen.base.quote == "甲方有权要求"


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("甲方可以解除合同", "甲方无须另行催告即可解除合同"),
        ("甲方毋庸通知即可停止供应", "甲方有权停止供应"),
        ("甲方可以不再供货", "甲方有权停止供货"),
    ],
)
def test_a_right_that_needs_nothing_before_it_stays_a_right(observe, base, draft) -> None:
    assert not [seen for seen in observe(base, draft) if seen.kind == "obligation.modality"]


def test_a_further_act_of_help_that_went_is_one_that_went(topics) -> None:
    before = "甲方应告知乙方，并自担费用采取补救措施、配合监管调查"
    after = "甲方应告知乙方，并自担费用采取补救措施"
    assert {topic.split("/")[0] for topic in topics(before, after)} == {"removed"}


def test_what_shall_be_deemed_is_no_duty_of_its_own(topics) -> None:
    found = topics("甲方应在七日内答复", "甲方应在七日内答复，否则应视为同意")
    assert not any(topic.startswith("added") for topic in found)


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("乙方结清水电费的当天，甲方退还押金", "乙方结清水电费并搬出家具的当天，甲方退还押金"),
        ("甲方委派的董事已出具辞任函", "甲方委派的董事已出具并公证辞任函"),
    ],
)
def test_a_further_act_in_a_time_or_a_state_of_things_is_no_new_duty(topics, base, draft) -> None:
    assert not any(topic.startswith("added") for topic in topics(base, draft))


def test_words_of_one_force_for_another_party_are_no_mere_wording(observe) -> None:
    found = observe("保险费由甲方承担", "保险费由乙方负担")
    assert not [seen for seen in found if seen.kind == "text.changed"]
    assert any(seen.kind == "obligation.bearer" for seen in found)
