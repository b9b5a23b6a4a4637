"""Answers where clauses share a row or a paragraph: what goes and comes back is the clause alone."""

from __future__ import annotations

import pytest

from benchmarks.word_parts import p, table
from benchmarks.word_reader import seen
from reviewer.exporting.points import gather
from reviewer.exporting.word import WordOptions, write_word
from reviewer.findings import review
from reviewer.model import Decision

TITLE = "设备买卖合同"
CLAUSES = (
    ("第一条", "货物", "Goods"),
    (
        "1.1",
        "卖方应当在三十日内向买方交付设备。",
        "The Seller shall deliver the equipment within thirty days.",
    ),
    ("1.2", "买方应当在十日内验收设备。", "The Buyer shall inspect the equipment within ten days."),
    ("1.3", "设备的风险自交付时转移。", "Risk in the equipment passes upon delivery."),
    ("第二条", "价款", "Price"),
    ("2.1", "买方应当在验收后十五日内付清价款。", "The Buyer shall pay the price within fifteen days."),
)
FEWER = tuple(one for one in CLAUSES if one[0] != "1.3")


def in_one_cell(clauses) -> str:
    body = "".join(p(f"{number} {words}") for number, words, _ in clauses)
    return f"<w:tbl><w:tblPr/><w:tr><w:tc>{p(TITLE)}{body}</w:tc></w:tr></w:tbl>{p('')}"


def by_number(clauses) -> str:
    return p(TITLE) + table(*[(number, words) for number, words, _ in clauses]) + p("")


def abreast(clauses) -> str:
    return p(TITLE) + table(*[(f"{n} {words}", f"{n} {english}") for n, words, english in clauses]) + p("")


def on_lines(clauses) -> str:
    line = '</w:t><w:br/><w:t xml:space="preserve">'
    return p(TITLE) + p(line.join(f"{number} {words}" for number, words, _ in clauses))


@pytest.mark.parametrize("laid", [in_one_cell, by_number, abreast])
@pytest.mark.parametrize(("before", "after"), [(CLAUSES, FEWER), (FEWER, CLAUSES)])
def test_a_clause_of_a_layout_table_comes_and_goes_alone(laid, before, after, word_file, answered):
    _, path, _ = answered(laid(before), laid(after))
    assert seen(path, "accepted") == seen(word_file("wanted", laid(before)), "accepted")
    assert seen(path, "rejected") == seen(word_file("theirs", laid(after)), "accepted")


def test_a_clause_of_a_plain_contract_comes_back_into_the_cell_of_its_neighbours(answered):
    base = "".join(p(words) for words in (TITLE, *(f"{number} {words}" for number, words, _ in CLAUSES)))
    _, path, _ = answered(base, in_one_cell(FEWER))
    found = seen(path, "accepted")
    assert found.index("1.3设备的风险自交付时转移。") == found.index("1.2买方应当在十日内验收设备。") + 1
    assert found.index("table]") > found.index("2.1买方应当在验收后十五日内付清价款。")


def test_a_line_of_a_paragraph_comes_back_without_the_others(answered):
    _, path, _ = answered(on_lines(CLAUSES), on_lines(FEWER))
    found = "".join(seen(path, "accepted"))
    assert [found.count(f"{number}{words}") for number, words, _ in CLAUSES] == [1] * len(CLAUSES)


@pytest.mark.parametrize("new", [CLAUSES[0], CLAUSES[3]])
def test_a_rejected_line_of_a_paragraph_goes_with_its_number(new, answered):
    _, path, _ = answered(on_lines(tuple(one for one in CLAUSES if one != new)), on_lines(CLAUSES))
    found = "".join(seen(path, "accepted"))
    assert [found.count(f"{number}{words}") for number, words, _ in CLAUSES] == [
        int(one != new) for one in CLAUSES
    ]
    assert found.count(new[0]) == 0


def test_an_accepted_heading_stays_where_the_clause_on_its_lines_is_rejected(word_file, tmp_path):
    heading, body = "第三条 转租", "未经卖方书面同意，买方不得在付清价款前将设备转租给他人。"
    line = '</w:t><w:br/><w:t xml:space="preserve">'
    before = on_lines(CLAUSES)
    opened = review(word_file("基准", before), word_file("对方稿", before + p(line.join((heading, body)))))
    decisions = {
        entry.decision.key: Decision(entry.decision.key, verdict)
        for point in gather(opened)
        for entry in point.entries
        if point.pair and (text := opened.comparison.draft.clause(point.pair.draft[0]).text)
        for verdict in ["accepted" if text == "转租" else "rejected"]
    }
    path = tmp_path / "回复.docx"
    path.write_bytes(write_word(opened, decisions, WordOptions(response=True, author="我方"))[0])
    found = "".join(seen(path, "accepted"))
    assert {one.verdict for one in decisions.values()} == {"accepted", "rejected"}
    assert heading.replace(" ", "") in found
    assert body not in found
