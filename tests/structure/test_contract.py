"""The contract as a whole: what it is taken for, its references, its terms, and that no word is lost."""

# ruff: noqa: E501
from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.errors import StructureError
from reviewer.model import Block, Document
from reviewer.reading import read_document
from reviewer.structure import build_contract, require_contract

SEEDS = {
    "000": ("2025年线上客服话术标准合同协议", "甲方", 8, 20, 19),
    "001": ("客服服务协议权利义务", "乙方", 5, 26, 4),
    "002": ("2025年电商客服外包服务内容合同协议", "甲方", 5, 35, 0),
    "003": ("2025年短视频直播平台客服合同", "乙方", 5, 32, 0),
}


def seed(shared, prefix):
    return build_contract(read_document(next((shared / "seeds").glob(f"{prefix}_*"))))


@pytest.mark.parametrize("prefix", SEEDS)
def test_the_seed_contracts_are_understood(shared, prefix):
    title, customer, articles, decimals, items = SEEDS[prefix]
    contract = seed(shared, prefix)
    assert (contract.kind, contract.title, contract.language, contract.truncated) == (
        "contract",
        title,
        "zh",
        True,
    )
    assert [party.label for party in contract.parties if party.role == "customer"] == [customer]
    assert [party.label for party in contract.parties] == ["甲方", "乙方"]
    kinds = [clause.kind for clause in contract.clauses]
    assert kinds.count("article") == articles
    assert sum(1 for c in contract.clauses if c.kind == "clause" and c.number) == decimals
    assert kinds.count("item") == items
    assert require_contract(contract) is contract


def test_the_deepest_clause_of_the_seeds_has_its_whole_path(shared):
    contract = seed(shared, "002")
    paths = [clause.path for clause in contract.clauses]
    assert ("第二条", "2.4", "2.4.3", "2.4.3.5") in paths


def test_an_article_about_contracts_is_refused(shared):
    contract = seed(shared, "004")
    assert contract.kind == "article"
    with pytest.raises(StructureError) as refused:
        require_contract(contract)
    assert refused.value.key == "structure.not_a_contract"


def test_forms_and_foreign_contracts_are_contracts(shared):
    paths = [
        *sorted((shared / "corpus" / "leases").glob("*.docx")),
        *sorted((shared / "corpus" / "english").iterdir()),
    ]
    assert {build_contract(read_document(path)).kind for path in paths} == {"contract"}


def test_no_word_of_the_corpus_is_lost_or_doubled(shared):
    for path in sorted((shared / "corpus" / "leases").glob("*.docx")):
        document = read_document(path)
        whole = "".join("".join(block.cells) if block.cells else block.text for block in document.blocks)
        clauses = build_contract(document).clauses
        told = "".join(("" if c.automatic else c.number or "") + c.text for c in clauses)
        assert squeeze(told) == squeeze(whole), path.name


def squeeze(text):
    """Drop blanks, bullets, and the mark that sets an article's number off from its text."""
    return re.sub(r"(第[一二三四五六七八九十百]+条)[:：、，,.．]", r"\1", re.sub(r"\s|[•·●]", "", text))


LINE = st.text(alphabet="第一二三十条章、（）(1)1.23；。：:，①②甲乙方应服务附件 \n鉴于", max_size=24)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINE, max_size=12))
def test_every_character_is_in_one_clause_and_in_order(lines):
    blocks = tuple(Block(line) for line in lines)
    contract = build_contract(Document("t", "docx", "", blocks))
    told = squeeze("".join((c.number or "") + c.text for c in contract.clauses))
    assert told.translate(SEPARATORS) == squeeze("".join(lines)).translate(SEPARATORS)
    ids = {clause.id for clause in contract.clauses}
    for clause in contract.clauses:
        assert clause.parent is None or clause.parent in ids
        assert clause.level == (contract.clause(clause.parent).level + 1 if clause.parent else 0)
        assert "  " not in clause.text


SEPARATORS = {ord(mark): None for mark in ":：、，,.．"}


def test_references_lead_to_clauses(contract_of):
    contract = contract_of(
        "服务合同", "第一条 范围", "1.1 客服。", "第二条 解除", "有下列情形之一的，可以解除：", "（一）迟延；", "（二）拒付。",
        "解除应当书面通知。", "第三条 责任", "3.1 第二条第一款第（一）项的情形，按1.1处理。", "3.2 依第二条第二款通知，详见附件二。",
        "3.3 前款通知依本条送达，第九条除外。", "甲方（盖章）：", "附件二 清单", "1. 电脑",
    )  # fmt: skip
    found = {}
    for reference in contract.references:
        words = contract.clause(reference.clause).text[reference.start : reference.end]
        found[words] = [target and contract.clause(target).text for target in reference.targets]
    assert found["第二条第一款第（一）项"] == ["迟延；"]
    assert found["第二条第二款"] == ["解除应当书面通知。"]
    assert found["附件二"] == ["清单"]
    assert found["前款"] == [contract.clauses[10].text]
    assert found["本条"] == ["责任"]
    assert found["第九条"] == [""]


def test_a_part_or_a_letter_is_meant_only_where_the_contract_has_it(contract_of):
    lettered = contract_of("A、总则", "A1、本合同由双方签订。", "B、保密", "B1、A部分不受影响，A1条除外。")
    assert [(r.numbers, r.targets) for r in lettered.references] == [(("A",), ("c1",)), (("A1",), ("c2",))]
    plain = contract_of("第一条 工程", "第一部分施工前，乙方应当通知甲方。")
    assert plain.references == ()


def test_definitions_say_what_a_term_means(contract_of):
    contract = contract_of(
        "服务合同", "第一条 定义", "1.1 “工作日”是指法定节假日以外的日子。", "1.2 乙方提供客服支持（以下简称“服务”）。",
        "1.3 本合同所称成果，是指乙方交付的文件。",
    )  # fmt: skip
    meanings = {d.term: contract.clause(d.clause).text[d.start : d.end] for d in contract.definitions}
    assert meanings == {
        "工作日": "法定节假日以外的日子",
        "服务": "乙方提供客服支持",
        "成果": "乙方交付的文件",
    }


def test_a_short_name_given_inside_a_duty_means_the_thing_alone(contract_of):
    contract = contract_of(
        "第一条 乙方应向甲方提供附件一所列设备三台（以下简称“设备”）。",
        "第二条 甲方委托开发的客服系统（以下简称“系统”）归甲方所有。",
        '3. Supplier shall make, deliver and install two lines (the "Equipment") at the plant.',
        '4. The goods described in the order (the "Goods") are sold as seen.',
    )
    meant = {d.term: contract.clause(d.clause).text[d.start : d.end] for d in contract.definitions}
    assert meant == {
        "设备": "附件一所列设备三台",
        "系统": "甲方委托开发的客服系统",
        "Equipment": "two lines",
        "Goods": "The goods described in the order",
    }


def test_a_section_with_a_bracketed_number_is_meant_by_part(contract_of):
    contract = contract_of(
        "（一）退费", "1. 开班前退费。", "2. 开班后退费。", "（二）附则", "1. 第（一）部分第2项为提示。"
    )
    (found,) = contract.references
    assert contract.clause(found.targets[0]).text == "开班后退费。"


def test_in_a_glossary_weaker_words_say_what_a_term_means(contract_of):
    contract = contract_of(
        "服务合同", "第一条 释义", "1.1 “区域”仅限于华东六省。", "1.2 “成果”一词，意指交付的文件。",
        "1.3 本合同所称“基准日”，以交割日前一日为准。", "第二条 交付", "2.1 “成果”包括三份报告。",
    )  # fmt: skip
    meanings = [(d.term, contract.clause(d.clause).text[d.start : d.end]) for d in contract.definitions]
    assert meanings == [("区域", "华东六省"), ("成果", "交付的文件"), ("基准日", "交割日前一日为准")]


def test_a_heading_in_plain_words_opens_a_glossary(contract_of):
    contract = contract_of(
        "一、先说清几个词", "1．紧急维修：不马上处理就有危险的维修。", "二、服务", "1．价格：面议。"
    )
    assert [d.term for d in contract.definitions] == ["紧急维修"]


def test_a_text_that_stops_in_a_sentence_is_truncated(contract_of):
    assert contract_of("服务合同", "第一条 范围", "1.1 乙方应当在收到通知后未能").truncated
    assert not contract_of("服务合同", "第一条 范围", "1.1 乙方应当在收到通知后答复。").truncated
    assert not contract_of("服务合同", "第一条 范围", "1.1 乙方应当", "甲方（盖章）：").truncated


def test_a_further_sentence_of_a_clause_that_only_defines_belongs_to_the_meaning(contract_of):
    contract = contract_of(
        "第一条 定义", "1.1 “净收入”指实际到账的收入。退款不计在内。", "1.2 “工作日”指法定工作日。甲方应当遵守。",
        "1.3 成片，是指终审通过的版本。",
    )  # fmt: skip
    texts = [contract.clause(d.clause).text[d.start : d.end] for d in contract.definitions]
    assert texts == ["实际到账的收入。退款不计在内", "法定工作日", "终审通过的版本"]


def test_what_the_contract_calls_a_term_may_be_defined_by_its_extent(contract_of):
    contract = contract_of(
        "第一条 本合同所称“过渡期”，自签订之日起至移交之日止。",
        "第二条 本合同所称“费用”包括运费和保险费。",
        "第三条 本合同所称“货物”为准时交付者优先。",
    )
    meanings = {d.term: contract.clause(d.clause).text[d.start : d.end] for d in contract.definitions}
    assert meanings == {"过渡期": "自签订之日起至移交之日止", "费用": "运费和保险费"}
