"""Sentences of Chinese built anew: the same statements are told from those in which the law moved."""

from __future__ import annotations

import pytest

from reviewer.language.coded import Codes, coded
from reviewer.language.same_statements import matched
from reviewer.language.statements import statements_of

LABELS = {"甲方": "甲方", "乙方": "乙方"}


def agree(before: str, after: str) -> bool:
    """Return whether every statement of one passage answers to one of the other."""
    codes = Codes()
    old, new = (statements_of(coded(text, 0, len(text), LABELS, codes)) for text in (before, after))
    return len(old) == len(new) == len(matched(old, new))


SAME = [
    (
        "甲方应在验收合格后十日内向乙方支付尾款50万元，乙方应于收款后五日内开具发票。",
        "验收合格后十日内，尾款500,000元由甲方支付给乙方；收款后五日内，发票由乙方开具。",
    ),
    ("乙方逾期交货超过30日的，甲方有权解除合同。", "如乙方逾期交货超过三十日，甲方可以解除合同。"),
    ("一方根本违约的，守约方可以书面通知解除合同。", "守约方可在一方根本违约时以书面通知解除合同。"),
    (
        "未经甲方事先书面同意，乙方不得将本合同项下的权利转让给第三方。",
        "除甲方事先书面同意外，乙方不得向第三方转让本合同项下的权利。",
    ),
    ("未经甲方书面同意，乙方不得转租厂房。", "乙方只有在取得甲方书面同意后，才可转租厂房。"),
    ("乙方不得转租厂房，但甲方书面同意的除外。", "厂房非经甲方书面同意，乙方不得转租。"),
    ("乙方未经甲方书面许可，不得承接任何商业代言。", "任何商业代言，乙方须先取得甲方书面许可方可承接。"),
    ("乙方只有在甲方支付全部货款后，才能运走货物。", "甲方未支付全部货款前，乙方不得运走货物。"),
    ("乙方应当在每月5日前将上月的销售报表提交甲方。", "乙方须于每月5日前向甲方提交上月的销售报表。"),
    ("甲方因乙方违约而遭受的损失，由乙方赔偿。", "乙方应赔偿甲方因乙方违约而遭受的损失。"),
    ("甲方应付款，并在外景拍摄期间配备车辆。", "甲方应付款；外景拍摄期间，甲方应配备车辆。"),
    (
        "乙方应对甲方提供的图纸保密，不得向任何第三人披露。",
        "甲方提供的图纸，乙方应予保密，不得披露给任何第三人。",
    ),
    (
        "发货前甲方支付预付款10万元，验收后甲方支付余款20万元。",
        "预付款10万元由甲方于发货前支付，余款20万元由甲方于验收后支付。",
    ),
    ("收货人应当场清点货物。", "货物由收货人当场清点。"),
    ("除双方另有书面约定外，任何一方不得变更本合同。", "一方均不得变更本合同，双方另有书面约定的除外。"),
    ("样品经甲方书面确认后，乙方方可批量生产。", "乙方在样品经甲方书面确认前，不得批量生产。"),
    ("经甲方书面同意，乙方可以将部分工作分包。", "乙方经甲方书面同意后，可将部分工作分包。"),
    ("甲方逾期付款超过十五日的，乙方有权停工。", "甲方逾期付款超过十五日，乙方可以停工。"),
    (
        "合同履行期间，任何一方变更账号的，应提前三日书面通知对方。",
        "任何一方在合同履行期间变更账号，均应提前三日以书面形式通知对方。",
    ),
    ("乙方在协议期内不得招聘甲方的员工。", "协议期内，甲方的员工不得由乙方招聘。"),
    ("乙方逾期未答复视为不同意。", "乙方未在该期限内答复的，视为不同意。"),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_the_same_statements_in_another_order_agree(before, after):
    assert agree(before, after)
    assert agree(after, before)


OTHER = [
    # who acts, who receives
    ("甲方应在收货后十日内付款。", "收货后十日内，货款由乙方支付。"),
    ("乙方应向甲方提交销售报表。", "甲方应向乙方提交销售报表。"),
    ("甲方因乙方违约而遭受的损失，由乙方赔偿。", "乙方因甲方违约而遭受的损失，由乙方赔偿。"),
    # how strongly
    ("未经甲方书面同意，乙方不得转租厂房。", "取得甲方书面同意后，乙方应转租厂房。"),
    ("乙方逾期交货的，甲方有权解除合同。", "如乙方逾期交货，甲方应解除合同。"),
    # by whose leave, in what form, how early
    ("未经甲方书面同意，乙方不得转租厂房。", "乙方只有在取得甲方同意后，才可转租厂房。"),
    ("未经甲方事先书面同意，乙方不得转租厂房。", "乙方不得转租厂房，但甲方书面同意的除外。"),
    ("未经甲方书面同意，乙方不得转租厂房。", "乙方转租厂房的，应书面通知甲方。"),
    # in which case
    ("乙方逾期交货超过30日的，甲方有权解除合同。", "乙方逾期交货的，甲方可以解除合同。"),
    (
        "乙方逾期的，甲方可以停止供货；甲方有权解除合同。",
        "甲方可在乙方逾期时停止供货，乙方逾期的，有权解除合同。",
    ),
    # which figure goes with what, which act comes when
    (
        "预付款由甲方在十日内支付，余款由甲方在二十日内支付。",
        "甲方应在二十日内支付预付款，在十日内支付余款。",
    ),
    (
        "发货前甲方支付预付款，验收后甲方支付余款。",
        "发货前甲方支付余款，验收后甲方支付预付款。",
    ),
    ("乙方应在验收后支付货款并开具发票。", "乙方应支付货款并在验收后开具发票。"),
    ("货款结清后，乙方方可提货。", "乙方提货后，方可结清货款。"),
    # what a word holds on to
    ("乙方应书面通知并说明理由。", "乙方应通知并书面说明理由。"),
    ("甲方有权检查全部设备和材料。", "甲方有权检查设备和全部材料。"),
    # more or less
    ("甲方应将全部保证金退还乙方。", "甲方应将部分保证金退还乙方。"),
    ("乙方不得转让、出租或者抵押设备。", "设备不得由乙方转让或者抵押。"),
]


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_statements_that_bind_otherwise_do_not_agree(before, after):
    assert not agree(before, after)
    assert not agree(after, before)


def test_a_part_that_says_the_same_is_found_beside_one_that_does_not():
    codes = Codes()
    before = "乙方应在每月25日前提交计划，甲方未答复的视为同意。"
    after = "计划由乙方在每月25日前提交，甲方未答复的视为拒绝。"
    old, new = (statements_of(coded(text, 0, len(text), LABELS, codes)) for text in (before, after))
    assert matched(old, new) == [(0, 0)]
