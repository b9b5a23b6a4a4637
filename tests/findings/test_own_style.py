"""A counterparty's own style: headings, forms of leave, rates, terms and notices in other words are no
changes of law, and a change within them is told."""

from __future__ import annotations

import pytest

FRAME = "服务合同\n甲方：明川实业有限公司\n乙方：石溪工程有限公司\n第一条 {}\n第二条 本合同一式两份。\n"

ALIKE = [
    # a heading that runs into the text
    ("验收：甲方应当在收货后十日内完成检验。", "货物检验：甲方应当在收货后十日内完成检验。"),
    ("提前解除：甲方可以提前三十日书面通知乙方解除合同。"
     "", "任意解除：甲方可以提前三十日书面通知乙方解除合同。"),
    ("转让：乙方不得转让本合同。", "转让的限制：乙方不得转让本合同。"),
    ("质量保证：乙方应当按样品供货。", "质量：乙方应当按样品供货。"),
    # leave that must be had first
    ("未经甲方书面同意，乙方不得将仓库转租给第三方。", "乙方将仓库转租给第三方的，须取得甲方书面同意。"),
    ("未经甲方事先书面同意，乙方不得变更施工方案。", "乙方变更施工方案的，应当事先取得甲方书面同意。"),
    ("未经甲方书面同意，乙方不得更换领队。", "乙方更换领队以甲方书面同意为前提。"),
    # how much at most, for nothing, whose
    ("每车破损率不得超过2%。", "每车破损率应控制在2%以内（含2%）。"),
    ("乙方应当自收到通知之日起五日内免费重修。", "乙方须自收到通知之日起五日内重修，且不得收费。"),
    ("甲方出资购置的设备归甲方所有。", "由甲方出资购置的设备，所有权属于甲方。"),
    ("验收合格不免除乙方对隐蔽工程的责任。", "乙方对隐蔽工程的责任不因验收合格而免除。"),
    # rates by the day, copies, the day from which a contract binds
    (
        "甲方逾期付款的，每逾期一日，应当按照逾期金额的万分之五向乙方支付违约金。",
        "甲方逾期付款的，应当以逾期金额为基数，按每日0.05%的标准向乙方支付违约金。",
    ),
    ("本合同自2025年3月1日起至2027年2月28日止。", "本协议有效期自2025年3月1日起，至2027年2月28日届满。"),
    ("本合同一式六份，双方各执三份。", "本协议共六份，甲方、乙方各保存三份。"),
    ("本合同自双方盖章之日起生效。", "本协议于双方盖章当日生效。"),
    ("本合同的修改应当由双方签订书面补充协议。", "对本协议的任何修改，均须由双方另行签订书面补充协议。"),
    # a sentence of several parts of which each says the same
    (
        "乙方未按时交付图纸的，甲方可以顺延付款；乙方应当在收到通知后五日内补交图纸。",
        "乙方迟延交付图纸的，付款可由甲方顺延；乙方须于接到通知后五日内补交图纸。",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), ALIKE)
def test_the_same_in_another_style_weighs_nothing(findings_between, before, after):
    told = findings_between(FRAME, before, after)
    assert {one.severity for one in told if one.kind != "clause.moved"} <= {"info"}


DUE = [
    ("验收：甲方应当在收货后十日内完成检验。", "货物检验：甲方可以在收货后十日内完成检验。"
     "", "obligation.modality"),
    ("转让：乙方不得转让本合同。", "转让的限制：乙方可以转让本合同。", "obligation.modality"),
    ("质量：乙方应当按样品供货。", "质量保证：乙方保证按样品供货，期限三年。", "number.duration"),
    (
        "未经甲方书面同意，乙方不得将仓库转租给第三方。",
        "乙方将仓库转租给第三方的，须取得甲方同意。",
        "obligation.condition",
    ),
    ("未经甲方书面同意，乙方不得更换领队。", "乙方更换领队的，应当提前告知甲方。", "obligation.condition"),
    ("每车破损率不得超过2%。", "每车破损率应控制在3%以内（含3%）。", "number.percent"),
    ("甲方出资购置的设备归甲方所有。", "由甲方出资购置的设备，所有权属于乙方。", "obligation.bearer"),
    (
        "甲方逾期付款的，每逾期一日，应当按照逾期金额的万分之五向乙方支付违约金。",
        "甲方逾期付款的，应当以逾期金额为基数，按每日0.03%的标准向乙方支付违约金。",
        "number.percent",
    ),
    ("本合同一式六份，双方各执三份。", "本协议共四份，甲方、乙方各保存二份。", "number.count"),
    (
        "乙方未按时交付图纸的，甲方可以顺延付款；乙方应当在收到通知后五日内补交图纸。",
        "乙方迟延交付图纸的，付款可由甲方顺延；乙方须于接到通知后九日内补交图纸。",
        "number.duration",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "kind"), DUE)
def test_a_change_in_another_style_is_told(findings_between, before, after, kind):
    assert kind in {one.kind for one in findings_between(FRAME, before, after)}


STILL = [
    # what a sentence that was written anew says in other words
    ("乙方应当提供备用车辆，并保证车辆年检合格。", "备用车辆由乙方提供，乙方保证提供的车辆已经年检合格。"),
    # a time limit of a length, an event in short
    ("乙方应当在本合同签订后七日内支付定金。", "乙方须支付定金，付款期限为签约后七日。"),
    # the law that governs
    ("争议解决：本合同适用中华人民共和国法律。", "准据法：中华人民共和国法律为本协议的准据法。"),
]


@pytest.mark.parametrize(("before", "after"), STILL)
def test_what_a_sentence_still_says_was_not_lost(findings_between, before, after):
    told = findings_between(FRAME, before, after)
    assert not {one.kind for one in told} & {"obligation.removed", "law.changed"}
    assert not {one.severity for one in told} & {"critical", "major"}


LOST = [
    # the same style, and the law is another
    (
        "甲方应当在收到样品后十日内答复，逾期未答复的，视为认可。",
        "甲方的答复期为收到样品后二十日，期内未作答复的，视为认可。",
    ),
    (
        "仓库管理：乙方应当妥善保管甲方的货物，防潮防火，并承担保管不善造成的损失。",
        "保管：甲方货物的保管由甲方负责，须做到防火防潮；因保管不善而造成损失的，由甲方承担。",
    ),
    (
        "乙方应当提供备用车辆，并保证车辆年检合格。",
        "备用车辆由乙方提供，年检由甲方自理。",
    ),
    ("乙方应当在本合同签订后七日内支付定金。", "乙方须支付定金，付款期限为交货后七日。"),
    ("争议解决：本合同适用中华人民共和国法律。", "准据法：新加坡法律为本协议的准据法。"),
]


@pytest.mark.parametrize(("before", "after"), LOST)
def test_what_a_sentence_in_another_style_no_longer_says_is_told(findings_between, before, after):
    assert {one.severity for one in findings_between(FRAME, before, after)} & {"critical", "major"}
