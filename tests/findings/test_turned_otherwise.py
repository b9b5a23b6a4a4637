"""Sentences put in another turn, and sentences that only look so."""

from __future__ import annotations

import pytest

from tests.findings.test_grounds import _ZH as ZH

SAME = [
    ("甲方应将保证金存入专户，不得挪作他用。", "甲方应将保证金存入专户，不得用于其他用途。"),
    ("乙方承担责任后，可在承担范围内向甲方追偿。", "乙方承担责任后，可就其已承担的部分向甲方追偿。"),
    ("甲方行使救济迟延的，不构成弃权。", "甲方行使救济有所延误，不视为其放弃该权利。"),
    ("设备非经甲方书面同意不得停用。", "设备只有在甲方书面同意时才能停用。"),
    ("以上方式无法送达的，方可采取公告送达方式。", "只有在以上方式均无法送达时，才能公告送达。"),
    ("乙方应在变更之日起10日内更新资料。", "乙方应在变更后的10日之内更新资料。"),
    (
        "双方应先行协商，协商不成的提交深圳国际仲裁院仲裁。",
        "双方应首先通过协商处理，未能达成一致时提交深圳国际仲裁院仲裁。",
    ),
    ("租金为每月五千元，不包含车辆保管费。", "租金为每月五千元，车辆保管费不在其内。"),
    ("在与乙方达成有关赔偿金额的协议后十日内付款。", "在与乙方就赔偿金额达成一致后十日内付款。"),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_another_turn_of_a_sentence_is_another_wording(findings_between, before, after):
    assert {one.kind for one in findings_between(ZH, before, after)} == {"text.changed"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "保险费由甲方负担，保险凭证应于发运前交付乙方。",
            "保险费由甲方负担，并在发运前把保险凭证交给乙方。",
        ),
        (
            "甲方应通知乙方，但乙方对政策变更本身不承担责任。",
            "甲方应通知乙方，而政策变更本身不构成乙方的责任。",
        ),
        ("甲方代付，无需事先征得乙方同意。", "甲方代付，且不以乙方事先同意为前提。"),
        ("乙方可使用甲方名称，无须另付费用。", "乙方可使用甲方名称，不因此向甲方支付费用。"),
        ("拒收的，退回之日视为送达。", "拒绝签收的，以退回日为送达日。"),
        ("该损失以订立合同时能够预见的为限。", "该损失以订立合同时应当预见的为限。"),
        ("未经甲方书面同意，乙方单方解除行为无效。", "乙方单方解除的，非经甲方书面同意不生效力。"),
        (
            "乙方不得在外销售，但依法提供安装、维修服务的除外。",
            "乙方不得在外销售，但依法须提供安装或维修服务的除外。",
        ),
    ],
)
def test_what_is_owed_still_did_not_come_or_go(findings_between, before, after):
    found = findings_between(ZH, before, after)
    assert found
    assert not {one.kind for one in found} & {"obligation.removed", "obligation.added", "obligation.modality"}
    assert {one.severity for one in found} <= {"minor", "info"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方应将样品于发货前送交甲方。", "乙方已将样品于发货前送交甲方。"),
        ("乙方应取得许可证。", "乙方已取得许可证。"),
        ("甲方应当支付首期款。", "甲方业已支付首期款。"),
        ("甲方必须办妥报关手续。", "甲方已经办妥报关手续。"),
    ],
)
def test_what_was_done_is_owed_no_more(findings_between, before, after):
    assert "critical" in {one.severity for one in findings_between(ZH, before, after)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("本合同适用中国法律并依其解释。", "本合同适用日本法律并依其解释。"),
        ("本合同适用中国法律且排除冲突规范。", "本合同适用英国法律且排除冲突规范。"),
    ],
)
def test_the_law_that_governs_is_read_before_what_else_is_said_of_it(findings_between, before, after):
    assert {one.kind for one in findings_between(ZH, before, after)} == {"law.changed"}


def test_a_name_keeps_its_last_letter(findings_between):
    (found,) = findings_between(ZH, "乙方违约的，甲方可解除本合同。", "乙方违约的，甲方得解除本合同。")
    assert found.severity == "info"
    assert "方可" not in (found.base.quote, found.draft.quote)


def test_who_reads_a_notice_takes_part_in_an_event(findings_between):
    found = findings_between(ZH, "甲方通知乙方的，发出时视为送达。", "甲方通知乙方的，乙方阅读时视为送达。")
    assert {one.kind for one in found} == {"obligation.condition"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("其他损失由乙方承担。", "其它损失由乙方承担。"),
        ("由于下列原因造成的损失，甲方不负责。", "因以下原因造成的损失，甲方不负责。"),
        ("甲方拥有相关产品的权利。", "甲方拥有有关产品的权利。"),
        ("乙方缴存保证金。", "乙方交存保证金。"),
    ],
)
def test_one_word_spelt_in_two_ways_is_no_change(findings_between, before, after):
    assert not findings_between(ZH, before, after)


def test_less_than_so_many_days_is_not_what_follows(findings_between):
    found = findings_between(ZH, "乙方应赔偿十日以下的损失。", "乙方应赔偿下列损失。")
    assert "number.duration" in {one.kind for one in found}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("报告应反映销售、库存和退货率，甲方可要求说明。", "报告应反映销售、库存，甲方可要求说明。"),
        ("乙方应提供安装、调试和验收资料。", "乙方应提供安装、调试资料。"),
    ],
)
def test_a_thing_named_by_an_act_is_a_member_of_a_list(findings_between, before, after):
    assert {one.kind for one in findings_between(ZH, before, after)} == {"obligation.condition"}


def test_an_act_done_at_will_by_its_own_word_is_barred_alike(findings_between):
    found = findings_between(ZH, "乙方不得乱停乱放车辆。", "乙方不得随意停放车辆。")
    assert {one.severity for one in found} == {"info"}
