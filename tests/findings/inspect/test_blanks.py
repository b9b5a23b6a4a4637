"""A slot is shown with the words before it, and no word is cut in two."""

from __future__ import annotations

import pytest

from reviewer.findings import examine
from reviewer.messages import render
from reviewer.reading import read_document
from reviewer.structure import build_contract


@pytest.mark.parametrize(
    ("line", "lang", "shown"),
    [
        ("1.1 The fee payable by the Contractor: ________ a month.", "en", "“Contractor: ____”"),
        ("1.1 The goods are delivered to ________ by the Supplier.", "en", "“delivered to ____”"),
        ("1.1 本合同所称产品由甲方自有的坐落在________的仓库发出。", "zh", "「甲方自有的坐落在____」"),
        ("1.1 押金由乙方交纳________元。", "zh", "「押金由乙方交纳____」"),
    ],
)
def test_no_word_before_a_slot_is_cut(tmp_path, line: str, lang: str, shown: str) -> None:
    head = {
        "en": 'SUPPLY AGREEMENT\nThis Agreement is made between Northwind Ltd ("Buyer") '
        'and Mills Ltd ("Seller").\n1. Terms\n',
        "zh": "采购合同\n甲方（买方）：东方公司\n乙方（卖方）：南方公司\n第一条 条款\n",
    }
    path = tmp_path / "a.txt"
    path.write_text(f"{head[lang]}{line}\n", encoding="utf-8")
    found = [one for one in examine(build_contract(read_document(path))) if one.kind == "placeholder.open"]
    said = [render(one.message, lang) for one in found]
    assert any(shown in one for one in said), said
