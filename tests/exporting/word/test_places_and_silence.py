"""How a table row is called wherever it is cited, and how changes that nobody marked are told."""

from __future__ import annotations

import pytest

from reviewer.exporting.markdown import write_markdown
from reviewer.exporting.points import gather
from reviewer.exporting.report import comparison_report
from reviewer.exporting.words import is_silent
from reviewer.findings import review
from reviewer.negotiation import point_keys
from reviewer.terminal.desk.answers import Answers
from reviewer.terminal.desk.desk import Desk
from reviewer.terminal.looks.spans import plain
from reviewer.terminal.summary.page import Summary

MARKED = '<w:ins w:id="1" w:author="对方" w:date="2026-03-01T08:00:00Z"><w:r><w:t>友好</w:t></w:r></w:ins>'


def paragraph(words: str, mark: str = "") -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r>{mark}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@pytest.fixture
def opened(word_file):
    """A price and a word changed without a mark, in a draft that marks another change."""

    def body(price: str, silence: str, mark: str) -> str:
        return (
            paragraph("设备采购合同")
            + paragraph("甲方（买方）：东山公司")
            + paragraph("乙方（卖方）：西河公司")
            + paragraph("第一条 标的")
            + paragraph("1.1 甲方向乙方采购下列设备：")
            + table(("序号", "品名", "型号"), ("1", "传感器", price))
            + paragraph("第二条 验收")
            + paragraph(f"2.1 甲方未在五日内提出书面异议的，{silence}视为验收合格。")
            + paragraph("第三条 争议")
            + paragraph("3.1 争议由双方协商", mark)
        )

    base = word_file("基准", body("PT-A", "不", ""))
    return review(base, word_file("对方稿", body("PT-B", "", MARKED)))


def test_a_row_is_called_by_its_clause_its_number_and_what_it_is_about(opened):
    report = comparison_report(opened)
    assert "1.1 表格第 2 行「传感器」" in report
    assert "之下「1 传感器" not in report
    assert "1.1 表格第 2 行「传感器」" in write_markdown(opened)


def test_a_silent_change_that_turns_a_clause_round_stands_before_one_of_a_mere_word(opened):
    first, second = gather(opened)[:2]
    assert [is_silent(entry.finding) for entry in first.entries[:2]] == [False, True]
    assert first.entries[0].finding.kind == "obligation.modality"
    assert is_silent(second.entries[0].finding)


def test_that_a_change_is_not_marked_says_nothing_of_whom_it_hurts(opened):
    for told in (comparison_report(opened), write_markdown(opened)):
        lines = told.splitlines()
        after = [lines[n + 1] for n, line in enumerate(lines) if "未标记的修改：" in line.replace("*", "")]
        assert after
        assert not any("有利于谁" in line or "影响" in line for line in after)


def test_the_summary_tells_each_silent_change_in_few_words_beside_what_it_means(opened):
    rows = [
        plain(row) for row in Summary(Desk(opened, Answers(None), point_keys(opened)), "zh").lines(100, 60)
    ]
    places = [n for n, row in enumerate(rows) if "没有留痕：" in row]
    assert [rows[n].split("没有留痕：")[1].strip() for n in places] == ["删去「不」", "「PT-A」改为「PT-B」"]
    assert "视为验收合格" in rows[places[0] - 1]
    assert not any("对方稿带有修订痕迹，但" in row for row in rows)
