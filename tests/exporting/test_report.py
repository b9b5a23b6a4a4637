"""The plain report: no line too wide, no character a terminal obeys, everything said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reviewer.errors import ExportError
from reviewer.exporting.formats import export
from reviewer.exporting.report import check_report, comparison_report, tree_report
from reviewer.findings import review as review_files
from reviewer.language.wrapping import cell_width


def test_every_line_fits(hostile_review):
    for width in (60, 96):
        report = comparison_report(hostile_review, width=width)
        assert all(cell_width(line) <= width for line in report.splitlines())


def test_both_sides_are_quoted_with_signs(hostile_review):
    report = comparison_report(hostile_review, width=200)
    assert "[-万分之五-]" in report
    assert "[+千分之五+]" in report


def test_a_terminal_obeys_no_word_of_a_document(hostile_review):
    draft = hostile_review.comparison.draft
    bad = replace(draft, title="标题\x1b]0;x\x07", clauses=(replace(draft.clauses[0], text="文\x1b[2J字"),))
    for text in (tree_report(bad, "zh"), check_report(bad, (), "zh")):
        assert "\x1b" not in text
        assert "\x07" not in text


def test_the_tree_shows_every_clause(hostile_review):
    tree = tree_report(hostile_review.comparison.base, "zh")
    assert "8.2 [clause] [甲方公司名称]逾期付款的" in tree
    assert "甲方 / 委托方 / customer" in tree


def test_an_export_replaces_what_stood_there_as_a_whole(hostile_review, tmp_path):
    target = tmp_path / "意见.md"
    target.write_text("旧")
    export(hostile_review, {}, target)
    assert target.read_text(encoding="utf-8").startswith("# 审阅意见")
    assert [path.name for path in tmp_path.iterdir()] == ["意见.md"]


def test_an_export_in_an_unknown_format_says_what_is_possible(hostile_review, tmp_path):
    with pytest.raises(ExportError) as caught:
        export(hostile_review, {}, tmp_path / "x.pdf")
    assert caught.value.params["ending"] == ".pdf"
    assert ".md" in str(caught.value.params["endings"])


def test_an_export_never_overwrites_a_file_that_is_compared(hostile_review, tmp_path):
    own = tmp_path / "draft.md"
    own.write_text("合同")
    document = replace(hostile_review.comparison.draft.document, path=str(own))
    draft = replace(hostile_review.comparison.draft, document=document)
    review = replace(hostile_review, comparison=replace(hostile_review.comparison, draft=draft))
    with pytest.raises(ExportError) as caught:
        export(review, {}, own)
    assert caught.value.key == "export.own_source"
    assert own.read_text() == "合同"


def test_a_file_beside_itself_is_told_and_words_that_stay_are_quoted_once(write_text):
    words = "服务合同\n\n甲方：甲公司\n乙方：乙公司\n\n第一条 费用\n"
    words += "1.1 甲方应当于【日期】前付款。\n1.2 乙方应当保密。\n"
    base, copy = write_text("基准.txt", words), write_text("副本.txt", words)
    other = write_text("对方稿.txt", words.replace("保密", "严格保密"))
    same = comparison_report(review_files(base, copy, lang="zh"))
    assert "两份文件完全相同" in same
    assert "   | 甲方应当于【日期】前付款。" in same
    assert "   - 甲方应当于【日期】前付款。" not in same
    changed = comparison_report(review_files(base, other, lang="zh"))
    assert "两份文件完全相同" not in changed
    assert "   - 乙方应当保密。" in changed
