"""Words that look like those of force, of a ban, of a right or of another party, and are not: what is told
of them is what they say, for whom they say it."""

from __future__ import annotations

import pytest

FRAME = "委托合同\n甲方：明川实业有限公司\n乙方：石溪工程有限公司\n第一条 {}\n第二条 本合同一式两份。\n"

TOLD = [
    # a limit by name, reached or passed
    ("贷款本金不得超过授信总额。", "贷款本金应低于授信总额。", "number.bound"),
    ("库存不得低于安全库存。", "库存应高于安全库存。", "number.bound"),
    ("含水量达到或者超过16%的，甲方有权拒收。", "含水量超过16%的，甲方有权拒收。", "number.bound"),
    ("噪声等于或超过60分贝的，乙方应停工。", "噪声超过60分贝的，乙方应停工。", "number.bound"),
    # what is not done, and may be done
    ("诉讼期间不停止供货。", "诉讼期间可以停止供货。", "obligation.modality"),
    ("争议期间可以停止施工。", "争议期间不停止施工。", "obligation.modality"),
    ("有下列情形的，本协议可以立即终止。", "有下列情形的，本协议自动终止。", "obligation.modality"),
    # what a party may do beside what it has a right to
    ("甲方有权解除合同，追回全部样机。", "甲方有权解除合同。", "obligation.removed"),
    ("出租人有权收回房屋。", "出租人有权收回房屋，没收押金。", "obligation.added"),
    ("甲方可终止合作，取消乙方代理资格，并索赔。", "甲方可终止合作，并索赔。", "obligation.removed"),
]

NOT_TOLD = [
    # whose something is stands behind it, whoever is named in its description
    (
        "育种材料及技术秘密均归甲方所有。",
        "育种材料及技术秘密以及乙方在制种中发现的变异株均归甲方所有。",
        "obligation.bearer",
    ),
    (
        "设计图纸归乙方所有。",
        "设计图纸以及甲方在施工中提出的修改方案归乙方所有。",
        "obligation.bearer",
    ),
    # who begins a row of acts does the next too
    (
        "甲方应将设施移交乙方，双方逐项清点并签署清单。",
        "甲方应将设施移交乙方，双方逐一核点，并在清单上签字。",
        "obligation.bearer",
    ),
    # a thing by what is not done with it
    (
        "余货由甲方收购，未收购的部分，乙方应转售。",
        "余货由甲方收购，对于甲方不予收购的部分，乙方应转售。",
        "obligation.added",
    ),
    # what may be used is a thing
    ("支用金额根据可用借款额度确定。", "支用金额根据借款额度确定。", "obligation.modality"),
    ("扣减以可用余额为限。", "扣减以余额为限。", "obligation.modality"),
    # no result is owed instead of an effort
    (
        "丙方应提供服务，并协助双方办理交验。",
        "丙方应提供服务，并代表双方办理交验。",
        "obligation.modality",
    ),
    # nothing more is paid for what the price holds
    (
        "维修由乙方负责，费用已包含在单价之内。",
        "维修由乙方负责，费用计入单价，不再另行支付。",
        "obligation.added",
    ),
    # leave in another word
    ("方案经甲方批准后实施。", "方案经甲方同意后实施。", "term.confusable"),
    # what somebody knows of another's act
    (
        "您理解乙方处理您的请求需要合理期限。",
        "您知道乙方就您的请求作出处理需有合理时间。",
        "obligation.added",
    ),
    # both owe nothing
    (
        "任何一方均可解除合同，互不承担违约责任。",
        "任何一方均可解除合同，双方均无须负违约之责。",
        "obligation.removed",
    ),
]


@pytest.mark.parametrize(("before", "after", "kind"), TOLD)
def test_what_the_words_say_is_told(kinds_between, before, after, kind):
    assert kind in kinds_between(FRAME, before, after)


@pytest.mark.parametrize(("before", "after", "kind"), NOT_TOLD)
def test_what_they_do_not_say_is_not_told(kinds_between, before, after, kind):
    assert kind not in kinds_between(FRAME, before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "任何一方提前三十日书面通知对方，本合同即告终止。",
            "甲方提前三十日书面通知对方，本合同即告终止。",
        ),
        ("任何一方提前六十日通知对方解除本协议。", "甲方提前六十日通知对方解除本协议。"),
    ],
)
def test_whoever_alone_may_end_a_contract_by_notice_gains(findings_between, before, after):
    told = [seen for seen in findings_between(FRAME, before, after) if seen.kind == "obligation.bearer"]
    assert [seen.favours for seen in told] == ["甲方"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("电价变动幅度未达5%的，不予调整。", "电价变动幅度达到5%的，方予调整。"),
        ("发芽率不低于93%。", "发芽率达到93%以上。"),
        ("用量不足保底用量的，按保底用量计费。", "用量低于保底用量的，按保底用量计费。"),
        ("农户的行为视为乙方的行为。", "农户之行为即为乙方之行为。"),
    ],
)
def test_the_same_measure_in_other_words_is_no_change(kinds_between, before, after):
    assert kinds_between(FRAME, before, after) <= {"text.changed"}


def test_an_item_taken_out_of_a_list_in_one_paragraph_leaves_the_others_what_they_are(findings_between):
    listed = "下列费用由乙方承担：（1）水费（2）电费（3）燃气费（4）电话费（5）供暖费（6）清运费（7）车位费。"
    told = findings_between(FRAME, listed, listed.replace("（5）供暖费", ""))
    changes = [seen for seen in told if seen.data.get("origin") is None]
    assert [(seen.kind, seen.base.quote) for seen in changes if seen.base] == [("clause.deleted", "供暖费")]
    assert not any(seen.kind in ("clause.merged", "text.changed") for seen in changes)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("本合同自签字盖章之日起生效。", "本合同自付清首期款之日起生效。"),
        ("本协议自签署之日生效。", "本协议自公证之日生效。"),
    ],
)
def test_another_event_with_which_a_contract_takes_effect_weighs(findings_between, before, after):
    assert any(
        seen.kind == "obligation.condition" and seen.severity in ("major", "critical")
        for seen in findings_between(FRAME, before, after)
    )
