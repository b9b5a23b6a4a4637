"""Articles by letters, Roman figures and capital numerals, and what follows on them."""

from __future__ import annotations

from reviewer.structure.headings import find_heading
from tests.structure.outline import numbers, under


def test_capital_numerals_head_articles_and_are_found_by_references(contract_of):
    contract = contract_of(
        "会务服务合同",
        "壹、服务内容",
        "1）乙方负责会场布置。",
        "贰、费用",
        "1）甲方支付服务费，依第壹条验收。",
    )
    assert [(c.number, c.kind) for c in contract.clauses if c.kind == "article"] == [
        ("壹、", "article"),
        ("贰、", "article"),
    ]
    (reference,) = contract.references
    assert reference.targets == (contract.clauses[1].id,)


def test_the_terms_that_a_recital_announces_stand_beside_it(contract_of):
    contract = contract_of(
        "订阅协议",
        "鉴于甲方需要乙方的系统，双方约定如下：",
        "1. 服务",
        "1.1 乙方提供系统。",
        "2. 费用",
        "2.1 甲方按月付费。",
    )
    assert [c.kind for c in contract.clauses if c.number in ("1.", "2.")] == ["article", "article"]


def test_an_english_article_in_roman_figures_is_found_by_references(contract_of):
    contract = contract_of(
        "SUPPLY AGREEMENT",
        "ARTICLE I - GOODS",
        "(a) The Seller shall deliver the goods.",
        "ARTICLE II - SURVIVAL",
        "(a) Article I survives termination.",
    )
    (reference,) = contract.references
    assert contract.clause(reference.targets[0]).number == "ARTICLE I"


def test_the_entries_of_a_glossary_are_definitions(contract_of):
    contract = contract_of(
        "处理协议",
        "第一条 术语",
        "1.1 个人数据：会员的姓名与电话。",
        "1.2 “事件”，指个人数据泄露。",
        "第二条 其他",
        "2.1 地点：杭州。",
    )
    assert [found.term for found in contract.definitions] == ["个人数据", "事件"]


def test_letters_behind_the_number_of_an_article_are_its_clauses(contract_of):
    contract = contract_of(
        "服务合同", "1．范围", "1.A 乙方提供巡检。", "1.B 乙方提供备件。", "2．费用", "2.A 费用按季支付。",
    )  # fmt: skip
    paths = [clause.path for clause in contract.clauses if clause.number]
    assert paths == [("1．",), ("1．", "1.A"), ("1．", "1.B"), ("2．",), ("2．", "2.A")]


def test_an_article_put_in_behind_another_bears_its_number_with_a_letter(contract_of):
    contract = contract_of("第六条 价款", "第6A条 税费", "税费由乙方承担。", "第七条 其他")
    assert [c.number for c in contract.clauses] == ["第六条", "第6A条", None, "第七条"]
    contract = contract_of(
        "6. 价款", "6.1 价款含税。", "6A. 保密", "6A.1 乙方应当保密。", "7. 其他", "7.1 略。"
    )
    paths = [clause.path for clause in contract.clauses]
    assert paths == [("6.",), ("6.", "6.1"), ("6A.",), ("6A.", "6A.1"), ("7.",), ("7.", "7.1")]


def test_articles_with_letters_carry_numbers_that_begin_with_the_letter(contract_of):
    contract = contract_of(
        "仓储服务合同", "A、定义", "A1、仓单指保管人出具的凭证。", "A2、货物指存货。", "B、费用",
        "B1、存货人应当按月付款。", "B3、费用不含税。",
    )  # fmt: skip
    assert numbers(contract)[1:] == [
        (0, "A、"),
        (1, "A1、"),
        (1, "A2、"),
        (0, "B、"),
        (1, "B1、"),
        (1, "B3、"),
    ]
    assert [c.kind for c in contract.clauses][1:4] == ["article", "clause", "clause"]


def test_two_letters_in_a_row_are_no_article(contract_of):
    contract = contract_of("第一条 交付", "A、B两批货物分别交付。", "C栋由乙方管理。")
    assert [c.number for c in contract.clauses] == ["第一条", None, None]


def test_the_articles_after_a_list_of_parties_stand_at_the_top(contract_of):
    contract = contract_of(
        "SUPPLY AGREEMENT", "This Agreement is made between:", '(1) Oak Mills Ltd (the "Seller"); and',
        '(2) Fern Foods Ltd (the "Buyer").', "1. SALE", "1.1 The Seller shall sell the goods.",
    )  # fmt: skip
    assert under(contract, "1.") is None
    assert under(contract, "1.1").number == "1."


def test_an_article_glued_to_a_sentence_about_a_thing_keeps_its_number(contract_of):
    lines = ["7. TRANSFERS", "7.1 No member may sell.", "7.2A member who leaves shall sell."]
    contract = contract_of(*lines)
    assert [(c.number, c.text[:8]) for c in contract.clauses][2] == ("7.2", "A member")
    contract = contract_of(*lines[:2], "7.2 Prices are fixed.", "7.2A Rules of sale apply.")
    assert [c.number for c in contract.clauses] == ["7.", "7.1", "7.2", "7.2A"]


def test_a_number_put_in_with_a_letter_stands_beside_the_one_before_it(contract_of):
    contract = contract_of(
        "7. TRANSFERS",
        "7.1 No member may sell:",
        "7.1.1 a share; or",
        "7.1.2 a vote.",
        "7.1A Gifts are free.",
        "7.1B Loans are not.",
        "7.2 Prices are fixed.",
    )
    parents = {clause.number: clause.parent for clause in contract.clauses}
    assert len({parents[number] for number in ("7.1", "7.1A", "7.1B", "7.2")}) == 1
    assert parents["7.1.2"] != parents["7.1A"]


def test_the_last_line_heads_an_annex_where_another_annex_has_words(contract_of):
    contract = contract_of("第一条 范围", "附件一　价款表", "土地价款：一百万元", "附件二　资料清单")
    assert [clause.kind for clause in contract.clauses] == ["article", "annex", "clause", "annex"]


def test_a_last_line_that_names_the_only_annex_heads_none(contract_of):
    contract = contract_of("第一条 范围", "第二条 生效", "附件一：报价单")
    assert contract.clauses[-1].kind != "annex"


def test_articles_whose_numbers_go_on_from_the_part_before_are_articles(contract_of):
    contract = contract_of(
        "第一部分　协议书", "1　范围", "1.1　乙方负责施工。", "2　工期", "2.1　工期为一年。",
        "第二部分　专用条件", "3　付款", "3.1　甲方按月付款。", "4　验收", "4.1　甲方应及时验收。",
    )  # fmt: skip
    assert [c.kind for c in contract.clauses if c.number in ("3", "4")] == ["article", "article"]
    assert under(contract, "4.1").number == "4"


def test_a_figure_that_does_not_follow_the_part_before_is_no_number(contract_of):
    contract = contract_of(
        "第一部分　协议书", "1　范围", "2　工期", "第二部分　条件", "5　台设备由乙方提供。"
    )
    assert contract.clauses[-1].number is None


def test_a_heading_may_speak_of_property():
    assert find_heading("风险与所有权", top=True) == "风险与所有权"
    assert find_heading("甲方有权解除合同", top=True) is None


def test_english_articles_begin_behind_lettered_recitals(contract_of):
    recitals = ("(A) The Owner owns a wind farm.", "(B) The Owner wishes to appoint the Contractor.")
    for one, two in (
        ("1 DEFINITIONS, INTERPRETATION AND CONSTRUCTION", "2 TERM"),
        ("1. Definitions", "2. Term"),
    ):
        contract = contract_of(
            "SERVICE AGREEMENT",
            "BACKGROUND",
            *recitals,
            one,
            "1.1 In this Agreement:",
            "(a) Losses means all losses;",
            two,
            "2.1 This Agreement runs for a year.",
        )
        assert [(c.kind, c.text) for c in contract.clauses if c.kind == "article"] == [
            ("article", one.split(maxsplit=1)[1]),
            ("article", "Term" if "." in one else "TERM"),
        ]
        assert under(contract, "2.1")


def test_a_numbered_list_in_a_recital_is_no_article(contract_of):
    contract = contract_of(
        "SERVICE AGREEMENT",
        "BACKGROUND",
        "(A) The Owner owns two plants:",
        "1. the plant at Leeds, built in 1999; and",
        "2. the plant at Hull.",
        "1. Term",
        "1.1 This Agreement runs for a year.",
    )
    assert [c.text for c in contract.clauses if c.kind == "article"] == ["Term"]
