"""The order of a Chinese sentence: turns of phrase that say the same, and those that do not."""

from __future__ import annotations

import pytest

from reviewer.language.chinese_order import may_be_turned, same_in_another_order

SAME = [
    ("甲方应向乙方送达新的付款表。", "甲方应将新的付款表送达乙方。"),
    ("甲方应及时向乙方披露资料。", "甲方应及时将资料披露给乙方。"),
    ("设备的保养由乙方负责，费用由乙方承担。", "设备的保养及其费用由乙方负责并承担。"),
    ("任何一方均得查阅账册。", "任何一方均有查阅账册之权。"),
    ("乙方享有优先续租的权利。", "乙方有权优先续租。"),
    ("差旅费由双方自行负担。", "差旅费各自承担。"),
    ("因本合同所生之或者与本合同有关之争议，", "因本合同所生之争议或者与本合同有关之争议，"),
    ("附件与正文内容有出入的，", "正文与附件不一致的，"),
    ("检测费用由乙方承担。", "乙方承担检测费用。"),
    ("未经甲方书面同意，乙方不得转租。", "乙方未经甲方书面同意不得转租。"),
    ("未经甲方书面同意，乙方不得转租。", "乙方不得在未经甲方书面同意的情况下转租。"),
    ("除另有约定外，租金不作调整。", "租金不作调整，但另有约定的除外。"),
    ("收到发票后10日内，甲方应支付货款。", "甲方应在收到发票后10日内支付货款。"),
    ("甲方应对货物进行验收。", "甲方应验收货物。"),
    ("乙方迟延付款者，", "乙方迟延付款的，"),
    ("由双方另行协商。", "双方另行协商。"),
    ("通知可以当面递交或邮寄；", "通知可以通过当面递交或邮寄的方式作出；"),
]
OTHER = [
    ("甲方应向乙方送达付款表。", "乙方应向甲方送达付款表。"),
    ("甲方应将货物交付乙方。", "甲方应将货物交付丙方。"),
    ("检测费用由乙方承担。", "甲方承担检测费用。"),
    ("检测费用由乙方承担。", "乙方应承担检测费用。"),
    ("乙方有权优先续租。", "乙方应优先续租。"),
    ("乙方享有优先续租的权利。", "乙方无优先续租的权利。"),
    ("差旅费由双方承担。", "差旅费各自承担。"),
    ("附件与正文不一致的，以附件为准。", "正文与附件不一致的，以正文为准。"),
    ("附件与正文一致的，", "正文与附件不一致的，"),
    ("未经甲方书面同意，乙方不得转租。", "乙方未经甲方同意不得转租。"),
    ("未经甲方同意，乙方不得转租。", "未经乙方同意，甲方不得转租。"),
    ("收到发票后10日内，甲方应支付货款。", "甲方应在收到货物后10日内支付货款。"),
    ("设备由乙方负责，费用由乙方承担。", "设备由乙方负责，费用由甲方承担。"),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_another_order_of_the_sentence_says_the_same(before, after):
    assert same_in_another_order(before, after)
    assert same_in_another_order(after, before)


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_another_person_force_or_condition_is_another_thing(before, after):
    assert not same_in_another_order(before, after)


def test_passages_without_a_word_of_order_are_not_read():
    assert not may_be_turned("本合同一式两份。", "本合同一式三份。")
