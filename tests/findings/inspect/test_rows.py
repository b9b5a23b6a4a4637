"""Rows of a table of prices against its total, and prices against their quantities, in both languages."""

from __future__ import annotations

import pytest

from reviewer.findings import examine
from reviewer.reading import read_document
from reviewer.structure import build_contract

_EN = (
    "Event Services Agreement\n\nThis Agreement is made between Alpha Halls Ltd (the “Client”) and Beta "
    "Stages Ltd (the “Provider”).\n\n1. Work\n\n1.1 The Provider shall supply what follows.\n\n{table}\n\n"
    "2. Law\n\n2.1 This Agreement is governed by the laws of England.\n"
)
_ZH = (
    "活动服务合同\n\n甲方（委托方）：东方会展有限公司\n乙方（服务方）：南方舞台有限公司\n\n第一条 服务\n\n"
    "{table}\n\n第二条 争议\n争议由甲方所在地人民法院管辖。\n"
)


@pytest.fixture
def told(tmp_path):
    """Return a function that gives which checks of a table fail."""

    def run(form, head, *rows):
        count = head.count("|") + 1
        lines = [head, " | ".join(["---"] * count), *rows]
        file = tmp_path / "contract.md"
        table = "\n".join(f"| {line} |" for line in lines)
        file.write_text(form.format(table=table), encoding="utf-8")
        found = examine(build_contract(read_document(file)))
        return [one.data["check"] for one in found if one.kind == "consistency.arithmetic"]

    return run


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Item | Amount (GBP)", ("Stage | 12,000", "Lights | 8,000", "Total | 25,000")),
        (
            "No. | Service | Fee",
            ("1 | Security | £4,500.00", "2 | Cleaning | £1,500.00", " | Total | £6,500.00"),
        ),
        ("Phase | Cost", ("Design | USD 40,000", "Build | USD 60,000", "Grand Total | USD 90,000")),
        ("Item | Price", ("Audit | 3,000 EUR", "Report | 2,000 EUR", "Total (three lots) | 5,500 EUR")),
    ],
)
def test_rows_that_do_not_make_the_english_total_are_told(told, head, rows):
    assert told(_EN, head, *rows) == ["rows"]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Item | Amount", ("Stage | 12,000", "Lights | 8,000", "Total | 20,000")),
        ("Item | Amount", ("Stage | 12,000", "Lights | 8,000", "VAT at 20% | 4,000", "Total | 24,000")),
        ("Item | Amount", ("Stage | 12,000", "Lights | 8,000", "Total including VAT | 24,000")),
        ("Item | Amount", ("A | 12,000", "B | 8,000", "Subtotal | 20,000", "VAT | 4,000", "Total | 24,000")),
        ("Item | Amount", ("Stage | 12,000", "Lights | 8,000", "Less discount | 2,000", "Total | 18,000")),
        ("Item | Amount", ("Stage | 12,000", "Lights | 8,000", "Screen (optional) | 900", "Total | 20,000")),
        ("Item | Amount", ("Stage | 12,000", "Lights | included", "Total | 15,000")),
        ("Item | Amount", ("Stage | USD 12,000", "Lights | EUR 8,000", "Total | USD 21,000")),
        ("Item | Unit price", ("Chair | 12", "Table | 80", "Total | 2,000")),
        ("Item | Amount", ("Stage | 12,000", "Lights | 8,000", "Screen | 25,000")),
    ],
)
def test_a_total_that_may_be_right_is_not(told, head, rows):
    assert told(_EN, head, *rows) == []


def test_english_quantities_are_held_against_their_prices(told):
    head = "Item | Quantity | Unit price (USD) | Amount (USD)"
    right = ("Chair | 100 | 12.50 | 1,250", "Table | 20 | 80 | 1,600", "Total | | | 2,850")
    assert told(_EN, head, *right) == []
    assert told(_EN, head, "Chair | 100 | 12.50 | 1,350", *right[1:2], "Total | | | 2,950") == ["product"]
    thousands = "Item | Quantity | Unit price (USD) | Amount (USD thousand)"
    assert told(_EN, thousands, "Truck | 2 | 50,000 | 100", "Van | 1 | 30,000 | 30", "Total | | | 130") == []


def test_english_shares_of_payment_make_the_whole(told):
    head = "Stage | Payment (% of price)"
    assert told(_EN, head, "Signature | 30%", "Delivery | 60%", "Acceptance | 20%") == ["percent"]
    assert told(_EN, head, "Signature | 30%", "Delivery | 60%", "Acceptance | 10%") == []
    assert told(_EN, "Delay | Late payment interest rate (%)", "A week | 3%", "A month | 5%") == []


def test_a_chinese_subtotal_and_a_discount_are_no_items(told):
    head = "项目 | 金额（元）"
    assert told(_ZH, head, "搭建 | 12000", "灯光 | 8000", "合计 | 25000") == ["rows"]
    assert told(_ZH, head, "搭建 | 12000", "灯光 | 8000", "小计 | 20000", "运费 | 500", "合计 | 20500") == []
    assert told(_ZH, head, "搭建 | 12000", "灯光 | 8000", "优惠 | 1000", "合计 | 19000") == []
    wide = "名称 | 数量 | 单价（元） | 金额（万元）"
    assert told(_ZH, wide, "车辆 | 2 | 50000 | 10", "设备 | 1 | 30000 | 3", "合计 | | | 13") == []


def test_shares_that_are_none_of_the_price_need_not_make_the_whole(told):
    shares = "{} | 30%", "{} | 40%", "{} | 20%"
    holders = [row.format(name) for row, name in zip(shares, ("张三", "李四", "王五"), strict=True)]
    assert told(_ZH, "期次 | 付款比例", *holders) == ["percent"]
    assert told(_ZH, "股东 | 持股比例", *holders) == []
    lots = [row.format(name) for row, name in zip(shares, ("Lot A", "Lot B", "Lot C"), strict=True)]
    assert told(_EN, "Item | Payment share (%)", *lots) == ["percent"]
    assert told(_EN, "Item | Late payment penalty (%)", *lots) == []


def test_a_column_of_prices_for_each_has_no_total(told):
    rows = "灯 | 10 | 20 | 200", "椅 | 5 | 30 | 150", "合计 | 15 | 60 | 350"
    assert told(_ZH, "名称 | 数量 | 单价合计 | 总价", *rows) == []
    assert told(_ZH, "名称 | 数量 | 配件合计 | 总价", *rows) == ["rows"]
