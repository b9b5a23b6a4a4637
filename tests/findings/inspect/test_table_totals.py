"""The price of a clause against the total of the table of prices."""

from __future__ import annotations

import pytest

from reviewer.findings import examine
from reviewer.reading import read_document
from reviewer.structure import build_contract

_TEXT = (
    "设备采购合同\n\n甲方（买方）：东方机械有限公司\n乙方（卖方）：南方设备有限公司\n\n第一条 标的\n\n"
    "| 序号 | 名称 | 数量 | 单价（元） | 金额（元） |\n| --- | --- | --- | --- | --- |\n"
    "| 1 | 车床 | 2 | 100000 | 200000 |\n| 2 | 铣床 | 1 | 300000 | 300000 |\n| 合计 |  |  |  | {total} |\n\n"
    "第二条 价款\n{price}\n\n第三条 付款\n甲方应在验收后30日内付款。\n"
)


@pytest.fixture
def told(tmp_path):
    """Return a function that gives whether the price and the table are said to differ."""

    def run(price, total="500000"):
        file = tmp_path / "contract.md"
        file.write_text(_TEXT.format(price=price, total=total), encoding="utf-8")
        found = examine(build_contract(read_document(file)))
        return [one.severity for one in found if one.data.get("check") == "table_total"]

    return run


@pytest.mark.parametrize(
    "price", ["合同总价为人民币520000元。", "合同总金额：人民币52万元。", "本合同总价款为520,000元。"]
)
def test_a_price_that_the_table_does_not_total_is_told(told, price):
    assert told(price) == ["major"]


@pytest.mark.parametrize(
    "price",
    [
        "合同总价为人民币500000元。",
        "合同总价为人民币50万元。",
        "合同总价为人民币565000元（含税）。",
        "经优惠后合同总价为人民币480000元。",
        "合同总价暂定为人民币520000元。",
        "合同总价为人民币520000元。补充采购后合同总价为人民币600000元。",
        "质保金为人民币25000元。",
    ],
)
def test_a_price_that_may_well_differ_is_not(told, price):
    assert told(price) == []
