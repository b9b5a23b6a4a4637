"""A table that only lays out a contract on the page is read as the contract, not as rows of data."""

from __future__ import annotations

import pytest

from reviewer.language.tongues import tongue_of

NUMBERED = (
    ("第一条", "供货"),
    ("1.1", "乙方应当在三十日内交付设备。"),
    ("1.2", "甲方应当在到货后十日内验收。"),
    ("第二条", "付款"),
    ("2.1", "甲方应当在验收后十五日内付清货款。"),
)
CHINESE = (
    "第一条 供货\n1.1 乙方应当在三十日内交付设备。\n1.2 甲方应当在到货后十日内验收。\n第二条 付款\n"
    "2.1 甲方应当付清货款。"
)
ENGLISH = (
    "Article 1 Supply\n1.1 Party B shall deliver the equipment within thirty days.\n1.2 Party A shall test "
    "the equipment within ten days.\nArticle 2 Payment\n2.1 Party A shall pay the price."
)


def numbers(contract) -> list[str | None]:
    return [clause.number for clause in contract.clauses]


def test_numbers_in_a_column_of_their_own_number_the_clauses_beside_them(contract_of):
    contract = contract_of("设备买卖合同", *NUMBERED)
    assert numbers(contract)[1:] == ["第一条", "1.1", "1.2", "第二条", "2.1"]
    assert contract.clauses[2].text == "乙方应当在三十日内交付设备。"
    assert contract.clauses[2].path == ("第一条", "1.1")
    assert not any(clause.automatic for clause in contract.clauses)


def test_a_column_of_numbers_may_stand_before_two_languages(contract_of):
    rows = [(number, words, "The same in English words.") for number, words in NUMBERED]
    contract = contract_of("设备买卖合同", *rows)
    assert [one for one in numbers(contract) if one] == ["第一条", "1.1", "1.2", "第二条", "2.1"]
    assert sum(tongue_of(clause.text) == "en" for clause in contract.clauses) == len(rows)


@pytest.mark.parametrize("turned", [False, True])
def test_two_languages_abreast_are_clauses_of_their_own(turned, contract_of):
    rows = list(zip(CHINESE.split("\n"), ENGLISH.split("\n"), strict=True))
    contract = contract_of("设备买卖合同", *[row[::-1] if turned else row for row in rows])
    found = {(clause.number, tongue_of(clause.text)) for clause in contract.clauses if clause.number}
    assert {("1.1", "zh"), ("1.1", "en"), ("2.1", "zh"), ("2.1", "en")} <= found
    assert not any(clause.kind == "table" for clause in contract.clauses)


def test_cells_that_hold_many_clauses_are_opened(contract_of):
    contract = contract_of((CHINESE, ENGLISH))
    assert [one.number for one in contract.clauses if tongue_of(one.text) == "zh"] == [
        "第一条", "1.1", "1.2", "第二条", "2.1",
    ]  # fmt: skip
    assert [one.number for one in contract.clauses if tongue_of(one.text) == "en"] == [
        "Article 1", "1.1", "1.2", "Article 2", "2.1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [("编号", "名称"), ("1.1", "主机"), ("1.2", "控制柜"), ("1.3", "备件")],
        [("序号", "名称", "单价"), ("1", "主机", "500,000"), ("2", "备件", "20,000")],
        [("品名 Product", "单价 Price"), ("主机 Main unit", "10,000"), ("控制柜 Cabinet", "20,000")],
        [("术语", "Term"), ("设备", "Equipment"), ("验收", "Acceptance"), ("货款", "Price")],
        [("甲方", "乙方"), ("名称：云帆公司", "名称：海天公司"), ("地址：北京", "地址：上海")],
    ],
)
def test_a_table_of_data_stays_a_table(rows, contract_of):
    contract = contract_of("设备买卖合同", "第一条 供货", "1.1 乙方应当交付下列设备：", *rows)
    assert [len(clause.cells) for clause in contract.clauses[-len(rows) :]] == [len(row) for row in rows]


def test_a_contract_in_two_languages_has_each_party_once(contract_of):
    contract = contract_of(
        "设备买卖合同",
        ("甲方（买方）：北京云帆公司", "Party A (Buyer): Beijing Yunfan Co., Ltd."),
        ("乙方（卖方）：上海海天公司", "Party B (Seller): Shanghai Haitian Co., Ltd."),
        *zip(CHINESE.split("\n"), ENGLISH.split("\n"), strict=True),
    )
    assert [(party.label, party.name) for party in contract.parties] == [
        ("甲方", "北京云帆公司"),
        ("乙方", "上海海天公司"),
    ]
    assert [party.aliases for party in contract.parties] == [("Party A",), ("Party B",)]


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("乙方应当提供 SaaS 服务。", "zh"),
        ("Party A shall pay.", "en"),
        ("Beijing Yunfan (云帆) shall pay the price in full within thirty days.", "en"),
        ("10,000", ""),
        ("主机 Main unit No. 4", ""),
    ],
)
def test_the_language_of_a_passage_is_told_by_its_letters(text, tongue):
    assert tongue_of(text) == tongue


def test_a_deeper_number_stands_below_a_heading_of_the_same_outline_level(contract_of):
    numbered = {"outline": 2, "label_list": "1"}
    contract = contract_of(
        {"text": "供货", "label": "第一条", "label_level": 0, "label_list": "1", "outline": 1},
        {"text": "设备应当符合下列要求：", "label": "1.1", "label_level": 1, **numbered},
        {"text": "外观完好；", "label": "（1）", "label_level": 2, **numbered},
        {"text": "资料齐全。", "label": "（2）", "label_level": 2, **numbered},
    )
    assert [clause.path for clause in contract.clauses][2:] == [
        ("第一条", "1.1", "（1）"),
        ("第一条", "1.1", "（2）"),
    ]


def test_a_sentence_in_the_style_of_a_heading_ends_no_clause(contract_of):
    contract = contract_of(
        {"text": "供货", "label": "第一条", "outline": 1},
        {"text": "乙方应当交付设备。", "label": "1.1", "outline": 2},
        {"text": "前款所称设备包括备件。", "outline": 2},
    )
    assert contract.clauses[2].parent == contract.clauses[1].id


@pytest.mark.parametrize(("series", "parent"), [("2", "1.1"), ("1", "第一条")])
def test_a_bullet_closes_what_stands_deeper_in_its_own_list_alone(series, parent, contract_of):
    contract = contract_of(
        {"text": "供货", "label": "第一条", "label_level": 0, "label_list": "1"},
        {"text": "设备应当符合下列要求：", "label": "1.1", "label_level": 1, "label_list": "1"},
        {"text": "外观完好；", "label": "•", "label_level": 0, "label_list": series},
    )
    assert contract.clauses[2].path[-1] == parent
