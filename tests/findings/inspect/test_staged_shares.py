"""Shares of one price that several clauses of an article pay."""

from __future__ import annotations

import pytest

from reviewer.findings import examine
from reviewer.reading import read_document
from reviewer.structure import build_contract

_ZH = (
    "装修工程合同\n\n甲方（发包人）：东方酒店有限公司\n乙方（承包人）：南方装饰有限公司\n\n"
    "第一条 工程\n1.1 乙方承包甲方大堂的装修工程。\n\n第二条 付款\n{clauses}\n\n"
    "第三条 争议\n3.1 争议由甲方所在地人民法院管辖。\n"
)
_EN = (
    "Translation Agreement\n\nThis Agreement is made between Alpha Press Ltd (the “Client”) and Beta Words "
    "Ltd (the “Translator”).\n\n1. Work\n\n1.1 The Translator shall translate three books.\n\n2. Payment\n\n"
    "{clauses}\n\n3. Law\n\n3.1 This Agreement is governed by the laws of England.\n"
)


@pytest.fixture
def told(tmp_path):
    """Return a function that gives what shares are said to add up to."""

    def run(form, *clauses):
        file = tmp_path / "contract.md"
        numbered = [f"2.{number} {words}" for number, words in enumerate(clauses, 1)]
        file.write_text(form.format(clauses="\n\n".join(numbered)), encoding="utf-8")
        found = examine(build_contract(read_document(file)))
        return [one.data["sum"] for one in found if one.data.get("check") == "percent"]

    return run


@pytest.mark.parametrize(
    ("clauses", "total"),
    [
        (
            (
                "开工前3日内，甲方支付工程总价的30%作为预付款。",
                "隐蔽工程验收合格后，甲方支付工程总价的50%。",
                "竣工验收合格后10日内，甲方付清余款，即工程总价的40%。",
                "甲方逾期付款的，按应付未付金额每日0.05%支付违约金。",
            ),
            "120%",
        ),
        (
            (
                "合同签订后，甲方支付合同价款的20%；进场后，支付合同价款的40%。",
                "竣工后，甲方支付余款30%。",
                "乙方违约的，应支付合同价款的10%作为违约金。",
            ),
            "90%",
        ),
        (
            (
                "甲方于签约后支付培训费总额的60%。",
                "结业后支付培训费总额的50%，逾期支付的，每日按0.1%支付违约金。",
                "乙方应在收款前开具发票。",
            ),
            "110%",
        ),
        (
            (
                "首批样品交付后，发包人应向承包人支付货款的百分之四十。",
                "全部货物交付后，发包人应向承包人支付货款的百分之七十。",
                "承包人迟延交货的，发包人有权扣减货款的5%。",
            ),
            "110%",
        ),
        (
            (
                "合同签订后五日内，甲方支付30%的合同总价。",
                "材料进场后，甲方支付60%的合同总价。",
                "验收后，甲方支付20%的合同总价。",
            ),
            "110%",
        ),
        (
            (
                "甲方按以下进度支付合同总价：\n\n（1）合同签订后五日内，30%；\n\n（2）材料进场后，60%；\n\n"
                "（3）验收后，20%。",
            ),
            "110%",
        ),
    ],
)
def test_shares_in_the_clauses_of_an_article_are_added_up(told, clauses, total):
    assert told(_ZH, *clauses) == [total]


@pytest.mark.parametrize(
    "clauses",
    [
        ("甲方支付设备总价的60%。", "甲方支付安装费总额的60%。", "甲方逾期付款的，应支付违约金。"),
        (
            "甲方支付工程总价的40%。",
            "甲方付清余款，即工程总价的60%。",
            "乙方违约的，支付工程总价的20%作为违约金。",
        ),
        ("甲方支付工程总价的50%。", "甲方支付工程总价的50%，其中工程总价的5%作为质保金暂不支付。"),
        ("甲方支付30%的设备价款。", "甲方支付60%的工程款。", "验收后，甲方支付剩余20%。"),
        (
            "甲方支付工程总价的50%。",
            "甲方支付工程总价的50%。",
            "工程总价的5%作为质保金，甲方从尾款中预留后支付。",
        ),
        ("甲方选择一次性付款的，支付工程总价的95%。", "甲方选择分期付款的，先支付工程总价的50%。"),
        ("甲方支付工程总价的50%。", "竣工后甲方支付至工程总价的80%。", "甲方逾期的，每日支付0.05%违约金。"),
        ("甲方支付工程总价的60%。", "甲方支付工程总价的40%。", "乙方向甲方支付工程总价的10%作为履约保证金。"),
        ("甲方支付工程总价的60%。", "甲方支付工程总价的40%。", "合同解除的，乙方支付工程总价的30%作为补偿。"),
        ("签约时甲方支付年费的50%。", "次年甲方支付年费的50%。", "第三年起每年支付年费的100%。"),
        (
            "甲方支付工程总价的30%作为定金，验收时抵作价款。",
            "甲方支付工程总价的30%。",
            "甲方支付工程总价的70%。",
        ),
        ("甲方支付工程总价的30%。", "甲方支付工程总价的30%，其余款项按月结算。"),
        ("甲方支付工程总价的60%。", "甲方支付工程总价的40%。", "甲方支付第二期款的10%作为奖励。"),
    ],
)
def test_what_is_no_share_of_the_same_price_is_not_added(told, clauses):
    assert told(_ZH, *clauses) == []


@pytest.mark.parametrize(
    ("clauses", "total"),
    [
        (
            (
                "The Client shall pay 40% of the fee on signature.",
                "A further 50% of the fee is payable on delivery of the first book.",
                "The Client shall pay the remaining 30% on publication.",
                "Late payments bear interest at 4% per annum.",
            ),
            "120%",
        ),
        (
            (
                "The Client shall pay 70% of the total fees within ten days of signature.",
                "The Client shall pay 40% of the fees on acceptance.",
                "If the Translator is in delay, the Client may deduct 5% of the fees.",
            ),
            "110%",
        ),
        (
            (
                "20% of the contract price is due on signature.",
                "50% of the contract price is due on delivery.",
                "The final 20% of the contract price is due on acceptance.",
                "The liability of the Translator is limited to 100% of the contract price.",
            ),
            "90%",
        ),
    ],
)
def test_english_shares_in_sibling_clauses_are_added_up(told, clauses, total):
    assert told(_EN, *clauses) == [total]


@pytest.mark.parametrize(
    "clauses",
    [
        (
            "The Client shall pay 60% of the licence fee on signature.",
            "The Client shall pay 60% of the support fee on installation.",
        ),
        (
            "The Client shall pay 50% of the fee on signature.",
            "The Client shall pay the balance of 50% of the fee on delivery.",
            "On termination the Client shall pay 25% of the fee.",
        ),
        (
            "If the Client elects to pay at once, it shall pay 95% of the fee on signature.",
            "Otherwise the Client shall pay 50% of the fee on signature and 50% of the fee on delivery.",
        ),
        (
            "The Client shall pay 50% of the fee on signature.",
            "The Client shall pay 50% of the fee on delivery.",
            "The Client may pay 5% of the fee out of the second instalment into escrow.",
        ),
        (
            "The Client shall pay 50% of the fee on signature.",
            "The Client shall pay 50% of the fee on delivery.",
            "The Client shall retain 10% of the fee and pay it after a year.",
        ),
        (
            "The Client shall pay 60% of the fee on signature.",
            "The Client shall pay 60% of the second instalment on delivery.",
        ),
        (
            "The Client shall pay 60% of the fee on signature.",
            "The Client shall pay 40% of the fee on delivery.",
            "The Client shall pay to the Agent 10% of the fee.",
        ),
    ],
)
def test_english_shares_that_are_paid_otherwise_are_not_added(told, clauses):
    assert told(_EN, *clauses) == []


def test_what_another_payment_left_over_need_not_make_the_whole(told):
    assert not told(
        _EN,
        "20% of the fee is paid on signature.",
        "The Client shall pay the balance of the fee as follows:\n\n(a) 50% of the fee on delivery; and\n\n"
        "(b) the final 30% of the fee on acceptance.",
    )
