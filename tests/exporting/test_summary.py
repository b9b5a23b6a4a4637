"""What the head of every export warns of."""

from __future__ import annotations

import pytest

from reviewer.comparison import compare_contracts
from reviewer.exporting.summary import cautions
from reviewer.model import Block, Document
from reviewer.structure import build_contract

FILLED = (
    "仓库租赁合同",
    "出租方（甲方）：临江仓储有限公司",
    "承租方（乙方）：南坪贸易有限公司",
    "第一条 租赁物",
    "1.1 甲方将位于城东路8号的仓库出租给乙方，面积为1200平方米。",
    "第二条 租金",
    "2.1 租金为每月人民币36,000元，乙方应当于每月5日前支付。",
    "2.2 押金为人民币72,000元，租赁期满后15日内无息退还。",
)
BLANKS = (
    ("城东路8号", "________"),
    ("1200平方米", "____平方米"),
    ("36,000元", "______元"),
    ("72,000元", "______元"),
)


def contract(lines, name):
    return build_contract(Document(name, "docx", name, tuple(Block(words) for words in lines)))


def keys(base, draft):
    compared = compare_contracts(contract(base, "base"), contract(draft, "draft"))
    return [(one.key, one.params.get("n")) for one in cautions(compared)]


@pytest.fixture
def template():
    lines = "\n".join(FILLED)
    for words, blank in BLANKS:
        lines = lines.replace(words, blank)
    return tuple(lines.split("\n"))


def test_a_draft_with_the_blanks_of_a_baseline_that_is_filled_in_is_asked_about(template):
    assert keys(FILLED, template) == [("notes.compared.exchanged", 4)]


def test_a_draft_that_fills_in_its_baseline_is_what_everybody_expects(template):
    assert keys(template, FILLED) == []


def test_a_value_or_two_given_up_for_blanks_are_findings_and_no_sign_of_an_exchange():
    given_up = tuple(line.replace("36,000元", "______元").replace("1200", "____") for line in FILLED)
    assert keys(FILLED, given_up) == []
