"""A clause that was moved with its old number, between those of another article of a chapter."""

from __future__ import annotations

from reviewer.reading import read_document
from reviewer.structure import build_contract

LINES = (
    "服务合同",
    "甲方：明川实业有限公司",
    "乙方：石溪工程有限公司",
    "第一章 服务",
    "第1条 范围",
    "1.1 乙方提供服务。",
    "第二章 其他",
    "第2条 通知",
    "2.1 通知应以书面作出。",
    "2.8 配送人员应着工装。",
    "第3条 争议",
    "3.1 争议由甲方所在地法院管辖。",
    "2.9 乙方不得收取额外费用。",
    "3.2 本合同一式两份。",
)


def test_the_clauses_behind_it_stay_under_their_article(tmp_path):
    file = tmp_path / "contract.txt"
    file.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    paths = {clause.number: clause.path for clause in build_contract(read_document(file)).clauses}
    assert paths["3.2"] == ("第二章", "第3条", "3.2")
    assert paths["2.9"] == ("第二章", "第3条", "2.9")
