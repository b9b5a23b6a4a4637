"""Whose side we are on, as a lawyer says it: by label, by role, by name; never guessed."""

from __future__ import annotations

import pytest

from reviewer.comparison import compare_contracts
from reviewer.errors import UsageError
from reviewer.structure.sides import our_side

LEASE = (
    "设备租赁合同",
    "出租方（甲方）：青岩设备租赁有限公司",
    "承租方（乙方）：白沙建筑工程有限公司",
    "第一条 租赁物",
    "1.1 甲方应当向乙方交付塔式起重机一台。",
    "第二条 租金",
    "2.1 租金为每月人民币30,000元，乙方应当于每月5日前支付。",
)
SUPPLY = (
    "SUPPLY AGREEMENT",
    'This Agreement is made between Northgate Metals Ltd ("Supplier") and Harbour Foods Ltd ("Buyer").',
    "1. Supply",
    "1.1 The Supplier shall deliver the Goods to the Buyer within 30 days.",
    "1.2 The Buyer shall pay the price within 15 days.",
)


@pytest.mark.parametrize(
    ("wish", "label"),
    [
        ("甲方", "甲方"),
        (" 甲 方 ", "甲方"),
        ("出租方", "甲方"),
        ("出租人", "甲方"),
        ("lessor", "甲方"),
        ("Landlord", "甲方"),
        ("承租方（乙方）", "乙方"),
        ("乙方(承租人)", "乙方"),
        ("白沙建筑工程有限公司", "乙方"),
        ("白沙", "乙方"),
    ],
)
def test_a_party_is_known_by_label_role_or_name(wish, label, contract_of):
    assert our_side(wish, contract_of(*LEASE), "租赁.docx") == label


@pytest.mark.parametrize(
    ("wish", "label"), [("the supplier", "Supplier"), ("seller", "Supplier"), ("harbour foods", "Buyer")]
)
def test_a_party_of_an_english_contract_is_known_too(wish, label, contract_of):
    assert our_side(wish, contract_of(*SUPPLY), "supply.docx") == label


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        ("丙方", "usage.side"),
        ("卖方", "usage.side"),
        ("", "usage.side"),
        ("甲方（承租方）", "usage.side"),
        ("有限公司", "usage.side_several"),
    ],
)
def test_what_names_nobody_or_several_is_refused(wish, key, contract_of):
    with pytest.raises(UsageError) as refused:
        our_side(wish, contract_of(*LEASE), "租赁.docx")
    assert refused.value.key == key
    labels = refused.value.params["labels"]
    assert [str(label)[:2] for label in labels] == ["甲方", "乙方"]


def test_a_name_that_the_baseline_leaves_blank_is_taken_from_the_draft(contract_of):
    base = contract_of(*(line.replace("青岩设备租赁有限公司", "________") for line in LEASE))
    draft = contract_of(*LEASE)
    assert our_side("青岩设备", base, "租赁.docx", compare_contracts(base, draft)) == "甲方"
    with pytest.raises(UsageError):
        our_side("青岩设备", base, "租赁.docx")


def test_no_wish_is_no_side(contract_of):
    assert our_side(None, contract_of(*LEASE), "租赁.docx") is None
