"""A blank where the baseline had a value: one point, and a heavy one."""

from __future__ import annotations

import pytest

import reviewer

HEAD = "设备采购合同\n甲方（买方）：北原机械有限公司\n乙方（卖方）：南汇设备有限公司\n第一条 "


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("合同总价为人民币500,000元，含税。", "合同总价为人民币____元，含税。", "number.amount"),
        ("乙方应当于2026年5月1日前交货。", "乙方应当于【    】前交货。", "number.date"),
        ("收货人为王立新。", "收货人为________。", "placeholder.open"),
    ],
)
def test_a_value_given_up_for_a_blank_is_one_critical_point(write_text, before, after, kind):
    files = [write_text(f"{n}.txt", f"{HEAD}{words}\n") for n, words in enumerate((before, after))]
    found = [f for f in reviewer.compare(*files).findings if f.base and f.base.quote in before]
    assert [(one.kind, one.severity) for one in found] == [(kind, "critical")]


def test_a_particular_that_a_party_fills_in_when_it_signs_weighs_less(write_text):
    lines = (
        "采购合同\n甲方（买方）：北原公司\n法定代表人：{}\n乙方（卖方）：南汇公司\n第一条 乙方应当交货。\n"
    )
    files = [write_text(f"{n}.txt", lines.format(name)) for n, name in enumerate(("顾明远", "________"))]
    (found,) = (f for f in reviewer.compare(*files).findings if f.data.get("emptied"))
    assert (found.kind, found.severity) == ("placeholder.open", "minor")


def test_a_limit_of_law_that_a_raised_rate_passed_favours_whom_the_rate_does(write_text):
    head = "借款合同\n甲方（出借人）：北原贷款有限公司\n乙方（借款人）：王立新\n第一条 "
    line = "甲方向乙方出借50万元，年利率为{}，乙方应当按月付息。"
    files = [write_text(f"{rate}.txt", head + line.format(rate) + "\n") for rate in ("6%", "36%")]
    found = [f for f in reviewer.compare(*files, side="乙方").findings if f.kind == "limit.statutory"]
    assert [(one.favours, one.impact) for one in found] == [("甲方", "adverse")]
