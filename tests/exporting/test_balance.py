"""Who owes what as values, as a chapter of the notes and as part of a page; what a contract should settle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reviewer.exporting.balance import balance_chapter, balance_html, balance_table
from reviewer.exporting.check_json import check_json
from reviewer.exporting.items import item_lines
from reviewer.findings import examine
from reviewer.reading import read_document
from reviewer.structure import build_contract

if TYPE_CHECKING:
    from reviewer.model import Contract

TEXT = """服务合同
甲方：云帆<科技>有限公司
乙方：明德有限公司
第一条 服务
1.1 乙方应当每月提交报告。
1.2 乙方不得转委托他人。
1.3 任何一方违约的，应当赔偿对方的损失。
第二条 费用
2.1 甲方应当在每月五日前支付服务费。
2.2 甲方有权检查服务质量。
"""


@pytest.fixture
def contract(tmp_path) -> Contract:
    path = tmp_path / "x.txt"
    path.write_text(TEXT, encoding="utf-8")
    return build_contract(read_document(path))


def test_each_party_has_its_duties_bans_and_rights_under_their_clauses(contract):
    table = balance_table(contract, "zh")
    assert table is not None
    rows = {(row.party, row.kind): row.places("zh") for row in table.rows}
    assert "1.1" in rows["乙方", "duty"]
    assert "1.2" in rows["乙方", "ban"]
    assert "2.1" in rows["甲方", "duty"]
    assert "2.2" in rows["甲方", "right"]
    for row in table.rows:
        for entry in row.entries:
            text = contract.clause(entry.quote.clause).text
            assert text[entry.quote.start : entry.quote.end] == entry.quote.quote


def test_how_strongly_stands_in_brackets_of_the_language(tmp_path):
    path = tmp_path / "strict.txt"
    path.write_text(TEXT.replace("2.1 甲方应当", "2.1 甲方必须"), encoding="utf-8")
    strict = build_contract(read_document(path))
    for lang, open_bracket, other in (("zh", "（", " ("), ("en", " (", "（")):
        table = balance_table(strict, lang)
        assert table is not None
        places = "".join(place for row in table.rows for place in row.places(lang))
        assert open_bracket in places
        assert other not in places


def test_the_notes_and_the_page_hold_the_table(contract):
    chapter = "\n".join(balance_chapter(contract, "en"))
    assert chapter.startswith("## ")
    assert "| 乙方 |" in chapter
    page = "\n".join(balance_html(contract, "zh"))
    assert page.count("<tr>") == page.count("</tr>") > 3


def test_a_check_says_of_every_item_whether_and_where_it_is_settled(contract):
    value = json.loads(check_json(contract, examine(contract), "zh"))
    states = {f"{one['list']}.{one['item']}": (one["state"], one["clause"]) for one in value["checklist"]}
    assert states["general.force_majeure"] == ("absent", None)
    state, clause = states["service.duties"]
    assert state == "present"
    assert clause
    assert value["balance"]["rows"]
    assert any("不可抗力" in line for line in item_lines(contract, "zh"))
