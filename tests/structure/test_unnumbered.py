"""Contracts that number no article: where the parties end and the terms begin."""

from __future__ import annotations

import pytest


def kinds(contract) -> list[tuple[str, str]]:
    return [(clause.kind, clause.text.split()[0]) for clause in contract.clauses]


def test_terms_begin_behind_the_words_that_say_so(contract_of):
    contract = contract_of(
        "DEED OF LICENCE",
        'This deed is made between Alder Boats Ltd (the "Owner") and Birch Sails Ltd (the "Mate").',
        "WHEREAS:",
        "The Owner has a boat which it will not sail.",
        "NOW THIS DEED WITNESSES AS FOLLOWS:",
        "The Mate covenants with the Owner:-",
        "To keep the boat dry;",
        "Owner: to be told of every leak.",
        "The Mate shall pay the harbour dues.",
        "Signed by the Owner:",
    )
    assert kinds(contract) == [
        ("title", "DEED"),
        ("preamble", "This"),
        ("recital", "WHEREAS:"),
        ("recital", "The"),
        ("recital", "NOW"),
        ("clause", "The"),
        ("item", "To"),
        ("clause", "Owner:"),
        ("clause", "The"),
        ("signature", "Signed"),
    ]


def test_without_such_words_they_begin_with_the_first_duty_behind_the_parties(contract_of):
    contract = contract_of(
        "Gardening terms",
        "Our promise",
        "We'll look after your garden.",
        "You, the householder (“You”), are hiring us (Alder Gardens) (“We or Us”).",
        "The small print",
        "You'll leave the gate open on Mondays.",
        "We bring our own tools.",
        "The lawn is cut to four centimetres.",
    )
    assert [kind for kind, _ in kinds(contract)] == [
        *("title", "preamble", "clause", "preamble", "preamble", "clause", "clause", "clause"),
    ]
    assert [(party.label, party.name) for party in contract.parties] == [
        ("you", None),
        ("we", "Alder Gardens"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["The parties agree as follows:", "1. Toll. The Owner shall pay it."],
        ["The Owner has a mill.", "It lies by the water."],
        ["WHEREAS the Owner will sell its mill;", "The Keeper may buy it."],
    ],
)
def test_numbered_articles_and_texts_that_do_not_bind_are_read_as_before(contract_of, lines):
    contract = contract_of("MILL AGREEMENT", "Alder Mills Ltd (“Owner”) and Birch Ltd (“Keeper”).", *lines)
    assert contract.clauses[2].kind in ("preamble", "recital")
    assert all(clause.kind != "clause" for clause in contract.clauses)


PARTIES = ("甲方：东岸科技有限公司", "乙方：西岸保洁有限公司")


def test_chinese_terms_begin_behind_the_words_that_say_so_and_stand_under_their_headings(contract_of):
    contract = contract_of(
        "保洁合同",
        *PARTIES,
        "鉴于甲方需要日常保洁，双方协商一致，达成如下协议：",
        "服务内容",
        "乙方每个工作日派两人到甲方办公室保洁。",
        "乙方的义务：",
        "应当自备工具。",
        "有权要求甲方提供水电。",
        "费用",
        "甲方应当于每月五日前付款。",
        "甲方（盖章）：",
    )
    found = [(clause.kind, clause.text[:4], clause.level) for clause in contract.clauses[4:]]
    assert found == [
        ("article", "服务内容", 0),
        ("clause", "乙方每个", 1),
        ("clause", "乙方的义", 1),
        ("item", "应当自备", 2),
        ("item", "有权要求", 2),
        ("article", "费用", 0),
        ("clause", "甲方应当", 1),
        ("signature", "甲方（盖", 0),
    ]


def test_chinese_terms_without_such_words_begin_with_the_first_whole_sentence(contract_of):
    contract = contract_of(
        "保洁合同", *PARTIES, "乙方每个工作日派两人到甲方办公室保洁。", "乙方损坏物品的，应当照价赔偿。"
    )
    assert [clause.kind for clause in contract.clauses] == ["title", "party", "party", "clause", "clause"]


def test_chinese_articles_with_numbers_are_read_as_before(contract_of):
    contract = contract_of("保洁合同", *PARTIES, "双方约定如下：", "服务内容", "第一条 乙方应当自备工具。")
    assert [clause.kind for clause in contract.clauses][3:] == ["preamble", "preamble", "article"]
