"""Columns and cells come and go as such; a cell that covers more columns than before says so."""

from __future__ import annotations

import zipfile

import pytest

from benchmarks.word_parts import p, table
from benchmarks.word_reader import read
from reviewer.exporting.word.columns import pair_columns

WIDE = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc></w:tr></w:tbl>'
TWO = table(("名称", "数量"), ("设备", "5"))
TABLES = {
    "at the end": (TWO, table(("名称", "数量", "单价"), ("设备", "7", "100元"))),
    "in the middle": (TWO, table(("名称", "型号", "数量"), ("设备", "甲型", "5"))),
    "at the beginning": (
        table(("数量", "单价"), ("5", "1元")),
        table(("名称", "数量", "单价"), ("设备", "5", "1元")),
    ),
    "two": (TWO, table(("名称", "数量", "单价", "税率"), ("设备", "5", "1元", "6%"))),
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("turned", [False, True])
def test_a_column_comes_and_goes_cell_by_cell(name, turned, word_file, laid_over) -> None:
    bodies = TABLES[name][::-1] if turned else TABLES[name]
    base, draft = (word_file(side, body + p("尾")) for side, body in zip("ab", bodies, strict=True))
    made = laid_over(base, draft)
    assert made.rejected == read(base, "accepted")
    assert made.accepted == read(draft, "accepted")
    assert made.faults == []
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    assert ("cellDel" if turned else "cellIns") in xml
    assert "<w:trPr>" not in xml


def test_merged_cells_come_apart_on_rejection(word_file, laid_over) -> None:
    base = word_file("a", table(("名称", "数量")) + p("尾"))
    draft = word_file("b", WIDE.format(p("名称及数量")) + p("尾"))
    made = laid_over(base, draft)
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    assert "<w:tcPrChange" in xml
    assert made.rejected == read(base, "accepted")


def test_columns_are_paired_by_all_rows_together() -> None:
    rows = [(["名称", "数量"], ["名称", "单价", "数量"]), (["设备", "5"], ["设备", "5元", "6"])]
    assert pair_columns(rows) == [(0, 0), (1, 2)]
    assert pair_columns([(draft, base) for base, draft in rows]) == [(0, 0), (2, 1)]
