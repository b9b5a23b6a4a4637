"""What a price includes: who gains where a cost comes into it or goes out of it."""

from __future__ import annotations

import pytest

from tests.findings.test_grounds import _EN as EN
from tests.findings.test_grounds import _ZH as ZH

IN = [
    (ZH, "合同总价为人民币100万元。", "合同总价为人民币100万元，包括差旅费。"),
    (ZH, "服务费为每月1万元。", "服务费为每月1万元（含食宿费及交通费）。"),
    (ZH, "上述价格不含运费。", "上述价格含运费。"),
    (ZH, "合同价款包括设备费、安装费。", "合同价款包括设备费、安装费、运输费。"),
    (ZH, "合同总价为100万元，运费另计。", "合同总价为100万元，运费已含在内。"),
    (ZH, "包装费不包含在合同总价中。", "包装费包含在合同总价中。"),
    (ZH, "价格包含运输、保险和安装的全部费用。", "价格包含运输、保险、安装和培训的全部费用。"),
    (
        EN,
        "The Buyer shall pay a fee of USD 10,000.",
        "The Buyer shall pay a fee of USD 10,000, inclusive of travel expenses.",
    ),
    (EN, "The price excludes freight.", "The price includes freight."),
    (EN, "The price includes insurance.", "The price includes freight and insurance."),
    (EN, "The rent does not include utilities.", "The rent includes utilities."),
]


@pytest.mark.parametrize("inward", [True, False])
@pytest.mark.parametrize(("text", "before", "after"), IN)
def test_a_cost_that_comes_into_a_price_is_told_once_and_for_whom(
    findings_between, text, before, after, inward
):
    (found,) = findings_between(text, *((before, after) if inward else (after, before)))
    assert (found.kind, found.severity) == ("obligation.condition", "major")
    payer, paid = ("甲方", "乙方") if text is ZH else ("Buyer", "Seller")
    assert found.favours == (payer if inward else paid)


def test_another_price_is_told_beside_it(findings_between):
    found = findings_between(ZH, "合同总价为100万元，包括差旅费。", "合同总价为120万元，不包括差旅费。")
    assert {one.kind for one in found} == {"number.amount", "obligation.condition"}


def test_one_cost_for_another_favours_nobody(findings_between):
    (found,) = findings_between(ZH, "价款包括安装费、运输费。", "价款包括安装费、培训费。")
    assert (found.severity, found.favours, found.data["change"]) == ("major", "unclear", "cost_changed")


@pytest.mark.parametrize(
    ("text", "before", "after", "favours"),
    [
        (ZH, "乙方应承担的费用包括运费、保险费。", "乙方应承担的费用包括运费、保险费、关税。", "甲方"),
        (
            EN,
            "The Buyer shall pay the fees.",
            "The Buyer shall pay the fees, including the installation fee.",
            "Seller",
        ),
    ],
)
def test_more_to_bear_is_no_cost_in_a_price(findings_between, text, before, after, favours):
    (found,) = findings_between(text, before, after)
    assert found.favours == favours


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("设备包括主机、配件。", "设备包括主机、配件、安装手册。"),
        ("损失包括律师费。", "损失包括律师费、差旅费。"),
    ],
)
def test_a_list_of_things_or_losses_is_no_price(findings_between, before, after):
    assert all(one.data.get("what") != "included" for one in findings_between(ZH, before, after))
