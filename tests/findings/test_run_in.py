"""A heading that runs into its text binds nobody; words before a colon that say something do."""

from __future__ import annotations

import pytest

HEAD = "采购合同\n甲方（买方）：恒仓物流有限公司\n乙方（卖方）：明达机械有限公司\n第一条 约定\n1.1 {}\n"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("服务范围包括但不限于：电话、邮件。", "服务范围仅包括：电话、邮件。", "obligation.condition"),
        ("甲方的义务：支付价款。", "乙方的义务：支付价款。", "obligation.bearer"),
        ("乙方承担的费用：运费。", "甲方承担的费用：运费。", "obligation.bearer"),
        ("双方的责任：保守秘密。", "乙方的责任：保守秘密。", "obligation.bearer"),
    ],
)
def test_words_before_a_colon_that_say_something_are_compared(kinds_between, before, after, kind):
    assert kind in kinds_between(HEAD, before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("验收：甲方应在三日内验收。", "产品检验：甲方应在三日内验收。"),
        ("不可抗力：遭受影响的一方应当通知对方。", "意外事件：遭受影响的一方应当通知对方。"),
    ],
)
def test_a_heading_in_other_words_is_wording(kinds_between, before, after):
    assert kinds_between(HEAD, before, after) == {"text.changed"}
