"""Whom a ceiling spares, what the time of a right is worth, words that only look like a force or a length."""

from __future__ import annotations

import pytest

from tests.findings.test_grounds import _ZH as ZH


def told(found):
    return {one.kind for one in found if one.severity != "info"}


@pytest.mark.parametrize(
    ("before", "after", "gains"),
    [
        (
            "任何一方在本合同项下的累计赔偿责任不超过合同总价。",
            "乙方在本合同项下的累计赔偿责任不超过合同总价。",
            "乙方",
        ),
        ("双方的赔偿责任以合同总价为限。", "甲方的赔偿责任以合同总价为限。", "甲方"),
        (
            "乙方就本合同承担的赔偿责任总额不得高于一百万元。",
            "双方就本合同承担的赔偿责任总额不得高于一百万元。",
            "甲方",
        ),
        ("任何一方应对延误承担赔偿责任。", "乙方应对延误承担赔偿责任。", "甲方"),
    ],
)
def test_a_ceiling_is_a_gain_for_whom_it_is(findings_between, before, after, gains):
    (found,) = [one for one in findings_between(ZH, before, after) if one.kind == "obligation.bearer"]
    assert found.favours == gains


@pytest.mark.parametrize(
    ("before", "after", "gains"),
    [
        ("乙方违约的，甲方可立即解除本合同。", "乙方违约的，甲方可提前三日通知后解除本合同。", "乙方"),
        ("乙方违约的，甲方有权立即终止合作。", "乙方违约的，甲方有权终止合作。", "乙方"),
        ("乙方应立即通知甲方。", "乙方应通知甲方。", "乙方"),
        ("甲方应当场验收货物。", "甲方应及时验收货物。", "甲方"),
        ("甲方有权要求乙方立即整改。", "甲方有权要求乙方及时整改。", "乙方"),
    ],
)
def test_who_need_not_act_at_once_gains_and_who_may_not_loses(findings_between, before, after, gains):
    found = findings_between(ZH, before, after)
    times = [one for one in found if str(one.data.get("change", "")).startswith("time_")]
    assert [one.favours for one in times] == [gains]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("诉讼期间，无争议的条款继续履行。", "诉讼期间，无争议的条款（担保费条款除外）继续履行。"),
        ("甲方应赔偿乙方损失，但以已收担保费为限。", "甲方应赔偿乙方损失。"),
        ("迟延支付的，每日按应付未付金额的千分之一支付。", "迟延支付的，每日按担保费总额的千分之一支付。"),
        ("乙方不得对外提供担保，但为其子公司担保的除外。", "乙方不得对外提供担保。"),
    ],
)
def test_security_for_a_debt_is_no_promise(findings_between, before, after):
    assert told(findings_between(ZH, before, after)) == {"obligation.condition"}


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (
            "货款于每月5日前支付。",
            "货款于每月最后一个工作日前支付。",
            {"number.date", "obligation.condition"},
        ),
        ("到货后T+1，货款转入账户。", "到货后T+7，货款转入账户。", {"number.duration"}),
        ("利率按一年期LPR计算。", "利率按五年期以上LPR计算。", {"number.duration"}),
        ("乙方应在每季度终了后15日内报送报表。", "乙方应在每月终了后15日内报送报表。", {"number.duration"}),
        ("期满自动顺延一年。", "期满自动延续，每次一年，续展次数不限。", {"obligation.condition"}),
        (
            "赔偿总额以甲方上一年度支付的服务费为上限。",
            "赔偿总额以甲方本年度支付的服务费为上限。",
            {"obligation.condition"},
        ),
        ("甲方可自行处置该设备。", "甲方经法院许可后可处置该设备。", {"obligation.condition"}),
        ("擅自转让的，转让行为无效。", "擅自转让的，转让行为效力待定。", {"term.confusable"}),
        (
            "甲方发出通知，乙方即可停工。",
            "甲方发出通知，乙方在清场完毕后方可停工。",
            {"obligation.condition"},
        ),
        (
            "经对方书面通知后十五日内仍未纠正的，守约方有权解除合同。",
            "经对方书面通知后十五日内未着手纠正的，守约方有权解除合同。",
            {"obligation.condition"},
        ),
    ],
)
def test_a_length_a_force_or_a_court_is_told_only_where_there_is_one(findings_between, before, after, kinds):
    assert told(findings_between(ZH, before, after)) == kinds


def test_of_two_statutes_the_one_that_went_is_told(findings_between):
    before = "双方应遵守《中华人民共和国民法典》和欧盟《通用数据保护条例》。"
    (found,) = findings_between(ZH, before, "双方应遵守《中华人民共和国民法典》。")
    assert (found.kind, found.data["old"], found.data["new"]) == ("law.changed", "《通用数据保护条例》", None)


def test_a_party_that_registers_a_thing_does_not_do_it(findings_between):
    found = findings_between(ZH, "货物不得转卖。", "货物经甲方备案可以转卖。")
    assert "obligation.bearer" not in told(found)
    assert all(one.favours == "unclear" for one in found)


def test_a_reference_is_told_where_another_in_its_sentence_went(findings_between):
    pair = (
        "甲方可解除合同：乙方未达到第一条所列指标，或者乙方违反第二条转包。",
        "甲方可解除合同：乙方未达到第二条所列指标，或者乙方对外转包。",
    )
    assert "reference.changed" in told(findings_between(ZH, *pair))


@pytest.mark.parametrize(
    ("before", "after", "gains"),
    [
        (
            "甲方可先行停用，并于2小时内向乙方说明理由。",
            "甲方可先行停用，并在合理时间内向乙方说明理由。",
            "甲方",
        ),
        ("甲方有权停用账号，并立即通知乙方。", "甲方有权停用账号，并及时通知乙方。", "甲方"),
    ],
)
def test_a_report_that_goes_with_a_right_is_owed(findings_between, before, after, gains):
    found = findings_between(ZH, before, after)
    assert [one.favours for one in found if one.kind == "obligation.condition"] == [gains]


@pytest.mark.parametrize(
    ("before", "after", "gains"),
    [
        (
            "乙方的累计赔偿责任不超过索赔事由发生前已支付的服务费总额。",
            "乙方的累计赔偿责任不超过索赔事由发生前已支付的服务费总额的两倍。",
            "甲方",
        ),
        ("货款应在3日内支付，汇至乙方指定账户。", "货款应在9日内支付，汇至乙方指定账户。", "甲方"),
        (
            "90日观察期满且无纠纷时，保证金余额退还乙方。",
            "90个工作日观察期满且无纠纷时，保证金余额退还乙方。",
            "unclear",
        ),
        ("赔偿总额以上一年度服务费为上限。", "赔偿总额以人民币10万元为上限。", "unclear"),
    ],
)
def test_a_figure_favours_nobody_whom_its_words_do_not_name(findings_between, before, after, gains):
    found = [one for one in findings_between(ZH, before, after) if one.kind.startswith("number.")]
    assert [one.favours for one in found] == [gains]


def test_what_is_equal_to_a_sum_owed_is_no_duty(findings_between):
    before = "乙方违约的，甲方可解除合同并要求乙方支付相当于已付服务费20%的违约金。"
    found = findings_between(ZH, before, before.replace("已付", "应付"))
    assert "obligation.added" not in told(found)
