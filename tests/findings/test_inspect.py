"""Faults inside one document: found where they are, and nothing said where the text is sound."""

from __future__ import annotations

import pytest

from reviewer.findings.inspect import inspect
from reviewer.findings.inspect.parties import check_digit
from reviewer.model import Blank, Clause, Party, Reference


def kinds(contract) -> list[str]:
    return [found.kind for found in inspect(contract)]


FAULTS = [
    ("服务费为人民币贰万元整（¥21,000.00）。", "consistency.amount_in_words"),
    ("服务期限自2025年3月1日起至2025年1月31日止。", "consistency.date_order"),
    ("乙方应于2025年2月30日前交付。", "consistency.date_order"),
    ("因本合同产生的争议，提交杭州仲裁委员会仲裁，也可以向甲方所在地人民法院起诉。", "dispute.conflict"),
    ("因执行本合同发生的争议，提交杭州仲裁委员会仲裁，亦得向甲方所在地人民法院起诉。", "dispute.conflict"),
    ("根据《中华人民共和国合同法》，双方达成如下协议。", "law.repealed"),
    ("由丙方承担前述费用。", "consistency.party"),
    ("甲方统一社会信用代码：91350100M000100Y44。", "consistency.party"),
    ("费用见错误!未找到引用源。", "reference.broken"),
    ("乙方应保\u200b密。", "hidden.text"),
]


@pytest.mark.parametrize(("text", "kind"), FAULTS)
def test_a_fault_is_found(make_contract, text, kind):
    assert kinds(make_contract(text)) == [kind]


SOUND = [
    "服务费为人民币贰万元整（¥20,000.00）。",
    "服务期限自2025年1月1日起至2025年12月31日止。",
    "因本合同产生的争议，双方协商不成的，提交杭州仲裁委员会仲裁。",
    "任何一方可向人民法院申请执行仲裁委员会作出的裁决；争议期间合同继续履行。",
    "根据《中华人民共和国民法典》，双方达成如下协议。",
    "甲方统一社会信用代码：91350100M000100Y43。",
    "甲方应承担前述费用，乙方向甲方开具发票。",
]


@pytest.mark.parametrize("text", SOUND)
def test_nothing_is_said_of_a_sound_sentence(make_contract, text):
    assert kinds(make_contract(text)) == []


def test_a_statute_in_force_when_the_contract_was_signed_is_only_noted(make_contract):
    contract = make_contract("依据《中华人民共和国合同法》订立。", "签订日期：2019年5月6日")
    (found,) = inspect(contract)
    assert (found.kind, found.topic) == ("law.repealed", "law.repealed/then_in_force")


def test_a_reference_without_its_clause_is_broken_unless_the_text_breaks_off(make_contract):
    text = "按第九条的约定处理。"
    references = (Reference("c1", 1, 4, "clause", ("9",), ("",)),)
    assert kinds(make_contract(text, references=references)) == ["reference.broken"]
    assert kinds(make_contract(text, references=references, truncated=True)) == ["consistency.truncated"]


def test_open_blanks_are_told_once_a_clause_and_weigh_by_what_is_blank(make_contract):
    text = "费用为[具体金额]，于[具体日期]支付。"
    blanks = (Blank("c1", 3, 9, "label", "具体金额"), Blank("c1", 11, 17, "label", "具体日期"))
    (found,) = inspect(make_contract(text, blanks=blanks))
    assert (found.kind, found.topic, found.data["count"]) == (
        "placeholder.open",
        "placeholder.open/material",
        2,
    )


def clause(place: int, number: str, parent: str | None = None) -> Clause:
    kind = "clause" if parent else "article"
    return Clause(f"c{place}", number, (number,), kind, 1 if parent else 0, None, "双方应友好协商。", parent)


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        (["第一条", "第二条", "第四条"], "gap"),
        (["第一条", "第二条", "第二条"], "repeat"),
        (["第一条", "第二条", "第三条"], None),
    ],
)
def test_articles_out_of_step_are_found(make_contract, numbers, fault):
    contract = make_contract(*(clause(place, number) for place, number in enumerate(numbers, start=1)))
    assert [found.data["fault"] for found in inspect(contract)] == ([fault] if fault else [])


def test_a_decimal_number_under_another_article_is_found(make_contract):
    contract = make_contract(
        clause(1, "第三条"), clause(2, "3.1", "c1"), clause(3, "第四条"), clause(4, "3.2", "c3")
    )
    (found,) = inspect(contract)
    assert found.data == {"number": "3.2", "fault": "parent"}


def test_three_parties_are_three_parties(make_contract):
    parties = tuple(Party(label, None, None, None) for label in ("甲方", "乙方", "丙方"))
    assert kinds(make_contract("由丙方承担前述费用。", parties=parties)) == []


def test_the_check_digit_follows_gb_32100():
    assert check_digit("91350100M000100Y4") == "3"
