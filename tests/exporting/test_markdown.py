"""The notes as their reader sees them."""

from __future__ import annotations

import html
import re
import shutil
import subprocess

import pytest
from markdown_it import MarkdownIt

from reviewer.exporting.markdown import write_markdown
from reviewer.model import Decision
from reviewer.negotiation import point_keys


def seen(notes: str) -> str:
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(notes)
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def test_both_clauses_are_quoted_once_in_their_own_words(hostile_review):
    words = seen(write_markdown(hostile_review))
    comparison = hostile_review.comparison
    for contract in (comparison.base, comparison.draft):
        for clause in contract.clauses[:2]:
            assert words.count(clause.text) >= 1
    assert words.count(comparison.base.clauses[0].text) == 1


def test_the_change_is_struck_out_on_one_side_and_underlined_on_the_other(hostile_review):
    notes = write_markdown(hostile_review)
    assert "<del>~~万分之五~~</del>" in notes
    assert "<ins>**千分之五**</ins>" in notes


def test_hostile_text_leaves_the_structure_alone(hostile_review):
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(write_markdown(hostile_review))
    assert "<script" not in page
    assert "<a " not in page
    tables = re.findall(r"<table>.*?</table>", page, re.DOTALL)
    for table in tables:
        widths = {
            row.count("<td") + row.count("<th") for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
        }
        assert len(widths) == 1


def test_the_points_stand_by_severity_and_a_clause_stands_once(hostile_review):
    notes = write_markdown(hostile_review)
    heads = re.findall(r"^#### (\d+)", notes, re.MULTILINE)
    assert heads == ["1", "2", "3", "4"]
    sections = re.findall(r"^### (\S+?)（", notes, re.MULTILINE)
    assert sections == ["严重", "重要", "提示"]


def test_the_exchange_of_labels_and_our_side_are_stated(hostile_review):
    words = seen(write_markdown(hostile_review))
    assert "标签对调" in words
    assert "我方：甲方（委托方）" in words


def test_a_decision_is_shown_with_note_reply_and_proposal(hostile_review):
    key = point_keys(hostile_review)["f1"]
    answer = Decision(
        key, "countered", "先问客户", "改为每日万分之五\n累计不超过10%", "请恢复上限", "major", "客户可让步"
    )
    words = seen(write_markdown(hostile_review, {key: answer}))
    for part in (
        "意见：改写",
        "先问客户",
        "请恢复上限",
        "改为每日万分之五",
        "累计不超过10%",
        "客户可让步",
        "内部",
    ):
        assert part in words


def test_only_changed_clauses_are_in_the_table(hostile_review):
    table = write_markdown(hostile_review).split("## 五")[1]
    assert table.count("\n| ") == 4
    assert "仅编号变化 1 条" in write_markdown(hostile_review)


def test_the_date_is_there_only_when_given(hostile_review):
    assert write_markdown(hostile_review) == write_markdown(hostile_review)
    assert "出具日期：2026-01-01" in seen(write_markdown(hostile_review, date="2026-01-01"))


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("form", ["markdown", "gfm"])
def test_pandoc_reads_the_same_words(hostile_review, form: str):
    notes = write_markdown(hostile_review)
    run = subprocess.run(
        ["pandoc", "-f", form, "-t", "html", "--wrap=none"],
        input=notes,
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]+>", "", run.stdout))) == re.sub(
        r"\s", "", seen(notes)
    )
    assert run.stdout.count("<table") == 4
