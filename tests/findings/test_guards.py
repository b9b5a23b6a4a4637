"""What stands beside the words that changed and makes them something else: an address, a tax, a case."""

from __future__ import annotations

import pytest

ZH = (
    "服务合同\n\n甲方（委托方）：上海东方科技有限公司\n乙方（服务方）：北京南方软件有限公司\n\n"
    "第一条 服务\n1.1 {}\n\n第二条 争议\n2.1 争议由甲方所在地法院管辖。\n"
)
EN = (
    "Services Agreement\n\nThis Agreement is made between Alpha Press Ltd (the “Customer”) and Beta Words "
    "Ltd (the “Supplier”).\n\n1. Services\n\n1.1 {}\n\n2. Law\n\n2.1 This Agreement is governed by the "
    "laws of England.\n"
)


@pytest.mark.parametrize(
    ("text", "before", "after", "told"),
    [
        (
            EN,
            "The goods are kept at Warehouse No. 7.",
            "The goods are kept at Warehouse No. 9.",
            "text.changed",
        ),
        (
            EN,
            "The Supplier shall report on the fifth business day of each month.",
            "The Supplier shall report on the eighth business day of each month.",
            "number.date",
        ),
        (
            EN,
            "The Supplier shall repair the goods if they are faulty.",
            "The Supplier shall repair the goods if they are faulty and the Customer rejects them.",
            "obligation.condition",
        ),
    ],
)
def test_the_words_beside_a_change_say_what_it_is(kinds_between, text, before, after, told):
    assert kinds_between(text, before, after) == {told}


@pytest.mark.parametrize(
    ("text", "before", "after", "change"),
    [
        (ZH, "合同价款包括运费。", "合同价款包括运费、税费。", "item_added"),
        (ZH, "合同价款包括运费。", "合同价款包括运费、保险费。", "cost_in"),
        (EN, "The price includes freight.", "The price includes freight and sales tax costs.", "item_added"),
        (ZH, "乙方应当提供服务。", "乙方应当提供本合同项下的服务。", "content_added"),
        (ZH, "甲方不得拒绝验收。", "甲方无故不得拒绝验收。", "refusal_opened"),
    ],
)
def test_a_tax_an_empty_description_and_a_groundless_refusal_are_told_as_such(
    findings_between, text, before, after, change
):
    assert [one.data["change"] for one in findings_between(text, before, after)] == [change]


def test_a_duty_to_lessen_that_becomes_a_ban_is_strengthened_and_not_reversed(findings_between):
    (found,) = findings_between(ZH, "乙方应当减少施工扰民。", "乙方不得施工扰民。")
    assert (found.kind, found.severity, found.data["direction"]) == (
        "obligation.modality",
        "major",
        "strengthened",
    )
