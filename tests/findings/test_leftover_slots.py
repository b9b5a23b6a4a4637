"""Open slots: however they are grouped when they are told, each one that differs is quoted by a finding."""

from __future__ import annotations

import reviewer

HEAD = (
    "采购合同\n甲方（买方）：{a}\n地址：{b}\n乙方（卖方）：{c}\n地址：{d}\n"
    "第一条 标的\n1.1 乙方向甲方供应钢材。\n"
)


def test_a_slot_under_another_name_is_quoted_beside_the_grouped_finding(write_text):
    base = HEAD.format(a="[甲方公司名称]", b="[甲方公司地址]", c="[乙方公司名称]", d="[乙方公司地址]")
    draft = HEAD.format(a="【买方全称】", b="【买方住所】", c="【卖方全称】", d="【卖方住所】")
    review = reviewer.compare(write_text("a.txt", base), write_text("b.txt", draft))
    quoted = {quote.quote for finding in review.findings for quote in (finding.base, finding.draft) if quote}
    for pair in review.comparison.pairs:
        for edit in pair.edits:
            assert {side.quote for side in (edit.base, edit.draft) if side} & quoted
    slots = [finding for finding in review.findings if finding.kind == "text.changed"]
    assert slots
    assert {finding.severity for finding in slots} == {"info"}


def test_a_row_of_which_one_cell_is_told_has_its_other_cells_told_too(write_text):
    head = "食堂供餐合同\n甲方：恒仓物流有限公司\n乙方：明达餐饮有限公司\n第一条 供餐\n菜品\t份量\t价格\n"
    texts = (f"{head}米饭\t不限量\t免费\n", f"{head}米饭\t限两碗\t1\n")
    review = reviewer.compare(*(write_text(f"{n}.txt", text) for n, text in enumerate(texts)))
    quoted = "".join(quote.quote for found in review.findings for quote in (found.base, found.draft) if quote)
    assert all(words in quoted for words in ("不限量", "限两碗", "免费"))


def test_a_slot_that_asks_for_another_party_or_offers_less_is_told(write_text):
    text = "采购合同\n甲方：[名称]\n乙方：[名称]\n第一条 争议\n"
    text += "1.1 乙方账号为【{}账号】。\n1.2 争议提交[{}]法院。\n"
    texts = (
        text.format("乙方", "甲方所在地/乙方所在地/房屋所在地"),
        text.format("甲方", "甲方所在地/房屋所在地"),
    )
    review = reviewer.compare(*(write_text(f"{n}.txt", one) for n, one in enumerate(texts)))
    told = {
        (found.base.quote, found.severity)
        for found in review.findings
        if found.kind == "text.changed" and found.base
    }
    assert told == {("【乙方账号】", "minor"), ("[甲方所在地/乙方所在地/房屋所在地]", "minor")}
