"""Particulars of the parties are told wherever they stand, with their name and their owner."""

from __future__ import annotations

import pytest

import reviewer

ZH = """茶叶采购合同
采购方：湖州青禾茶业有限公司（以下简称“青禾”）
采购方收货经理：段晓岚
采购方电子邮箱：buy@qinghe.example
供货方：福鼎白毫茶厂
供货方统一社会信用代码：91350982MA2Y3T4K07
合同编号：CG-118
双方经协商订立本合同。
第一条 标的
供货方向采购方供应白茶五百公斤，质量符合样品。
第二条 付款
采购方收货后10日内付款。供货方的收款账户为福鼎农商银行点头支行9040214010010000118837。
第三条 送达
通知发往以下地址。
送达地址：福鼎市点头镇茶花路12号
"""
EN = """SUPPLY AGREEMENT
This Agreement is made between Alder Foods Ltd (the "Buyer") and Brook Mills GmbH (the "Seller").
Registered address of the Buyer: 4 Mill Lane, Leeds
Authorised signatory of the Seller: Ute Brandt
1. Goods
1.1 The Seller shall deliver two tonnes of flour each month.
1.2 The Seller's bank account is DE12 5001 0517 0648 4898 90.
"""


def told(tmp_path, text, old, new):
    base, draft = tmp_path / "base.txt", tmp_path / "draft.txt"
    assert text.count(old) == 1
    base.write_text(text, encoding="utf-8")
    draft.write_text(text.replace(old, new), encoding="utf-8")
    return [found for found in reviewer.compare(base, draft).findings if found.data.get("origin") is None]


@pytest.mark.parametrize(
    ("text", "old", "new", "field", "party"),
    [
        (ZH, "段晓岚", "段晓兰", "收货经理", "采购方"),
        (ZH, "buy@qinghe.example", "buy@qingne.example", "电子邮箱", "采购方"),
        (ZH, "91350982MA2Y3T4K07", "91350982MA2Y3T4K70", "统一社会信用代码", "供货方"),
        (ZH, "9040214010010000118837", "9040214010010000118873", "收款账户", "供货方"),
        (ZH, "茶花路12号", "茶花路21号", "送达地址", None),
        (ZH, "以下简称“青禾”", "以下简称“青和”", "short_name", "采购方"),
        (EN, "4 Mill Lane", "14 Mill Lane", "Registered address", "Buyer"),
        (EN, "Ute Brandt", "Uta Brandt", "Authorised signatory", "Seller"),
        (EN, "0648 4898 90", "0648 4889 90", "bank account", "Seller"),
    ],
)
def test_a_particular_that_differs_is_told_once_and_named(tmp_path, text, old, new, field, party):
    (found,) = told(tmp_path, text, old, new)
    assert found.kind == "party.identity"
    assert (found.data["field"], found.data["party"]) == (field, party)
    assert found.base.quote in text
    assert found.draft.quote != found.base.quote


def test_the_account_of_the_payee_is_critical(tmp_path):
    (found,) = told(tmp_path, ZH, "9040214010010000118837", "9040214010010000118873")
    assert found.severity == "critical"


def test_the_number_of_the_contract_is_no_particular_of_a_party(tmp_path):
    (found,) = told(tmp_path, ZH, "CG-118", "CG-181")
    assert found.kind == "text.changed"


SHORT = """合作协议
嘉峪新能源（酒泉）有限公司（以下简称“嘉峪公司”）
法定代表人：乔望舒
敦煌交通投资有限公司（以下简称“敦煌公司”）
法定代表人：骆宾
嘉峪公司与敦煌公司就充电场站合作事宜订立本协议。
第一条 出资
嘉峪公司出资六百万元，敦煌公司以场地作价出资四百万元。
第二条 管理
敦煌公司应当向嘉峪公司移交场地，嘉峪公司负责建设。
"""


def test_a_short_name_that_the_heading_changes_alone_is_told_once_and_nowhere_else(tmp_path):
    (found,) = told(tmp_path, SHORT, "以下简称“嘉峪公司”", "以下简称“嘉峪能源”")
    assert (found.kind, found.data["field"]) == ("party.identity", "short_name")
    assert (found.data["old"], found.data["new"]) == ("嘉峪公司", "嘉峪能源")


def test_a_few_clauses_that_put_one_party_for_the_other_do_not_exchange_the_labels(tmp_path):
    lines = [f"{n}.1 The Seller shall keep record {n} for {n + 2} years." for n in range(2, 9)]
    base, draft = tmp_path / "base.txt", tmp_path / "draft.txt"
    base.write_text("\n".join([EN, *lines]), encoding="utf-8")
    turned = [
        line.replace("Seller", "Buyer") if n < 2 else line + " Copies are kept too."
        for n, line in enumerate(lines)
    ]
    draft.write_text("\n".join([EN, *turned]), encoding="utf-8")
    links = reviewer.compare(base, draft).comparison.links
    assert [(link.base, link.draft) for link in links] == [("Buyer", "Buyer"), ("Seller", "Seller")]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("统一社会信用代码91350982MA2Y3T4K07", "统一社会信用代码91350982MA2Y3T4K70", "统一社会信用代码"),
        ("身份证号码350982198001010011", "身份证号码350982198001010022", "身份证号码"),
    ],
)
def test_a_registered_number_is_a_particular_without_a_colon_before_it(tmp_path, old, new, field):
    text = ZH.replace("第三条 送达", f"担保人登记资料：{old}。\n第三条 送达")
    (found,) = told(tmp_path, text, old, new)
    assert (found.kind, found.data["field"]) == ("party.identity", field)


@pytest.mark.parametrize(
    "line",
    [
        "付款方式：甲方应通过转账方式{}付款。",
        "禁用物品：乙方不得使用含氯的{}清洁剂。",
        "投诉：甲方有权{}要求换人。",
    ],
)
def test_a_sentence_behind_a_colon_is_no_particular(findings_between, line):
    contract = "保洁合同\n甲方：东岸科技有限公司\n乙方：西岸保洁有限公司\n{}\n第一条 乙方应当自备工具。\n"
    told = findings_between(contract, line.format(""), line.format("随时"))
    assert told
    assert all(one.kind != "party.identity" for one in told)
