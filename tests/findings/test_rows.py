"""Rows of a table: what changed in each column is told by itself, by row and column."""

from __future__ import annotations

import pytest

from reviewer import compare
from reviewer.messages import render

TEXT = (
    "# 设备采购合同\n\n甲方：云帆科技有限公司\n\n乙方：海天装备有限公司\n\n第一条 货物\n\n"
    "1.1 乙方应当交付下列货物：\n\n"
    "| 序号 | 名称 | 数量 | 单价 |\n| --- | --- | --- | --- |\n| 1 | 主机 | 2 | 500,000 |\n{}\n\n"
    "1.2 甲方应当在验收后十日内付款。\n\n第二条 争议\n\n2.1 争议由甲方所在地人民法院管辖。\n"
)


@pytest.fixture
def told_of(write_text):
    """Return a function that compares two rows of a table of goods and gives what is told of them."""

    def tell(base: str, draft: str) -> dict[str, str]:
        files = [write_text(f"{name}.md", TEXT.format(row)) for name, row in (("a", base), ("b", draft))]
        found = [one for one in compare(*files, lang="zh").findings if "origin" not in one.data]
        return {render(one.message, "zh"): one.kind for one in found}

    return tell


@pytest.mark.parametrize(
    ("base", "draft", "told"),
    [
        (
            "| 2 | 控制柜 | 4 | 150.00 |",
            "| 2 | 控制柜 | 6 | 180.00 |",
            {
                "「控制柜」一行「数量」列由「4」改为「6」。": "number.count",
                "「控制柜」一行「单价」列由「150.00」改为「180.00」，为原来的 1.2 倍。": "number.amount",
            },
        ),
        (
            "| 2 | 控制柜 | 4 | 150 |",
            "| 2 | 控制柜 |  | 180 |",
            {
                "删去文字「4」。": "text.changed",
                "「控制柜」一行「单价」列由「150」改为「180」，为原来的 1.2 倍。": "number.amount",
            },
        ),
        (
            "| 控制柜 | 国产 | 4 | 150 |",
            "| 控制柜 | 国产 | 4 | 160 |",
            {"「控制柜」一行「单价」列由「150」改为「160」，为原来的 1.07 倍。": "number.amount"},
        ),
    ],
)
def test_each_column_is_told_by_itself(base, draft, told, told_of):
    assert told_of(base, draft) == told


def test_words_of_a_cell_are_laid_beside_those_of_the_same_cell(write_text):
    rows = ("| 2 | 备件 | 1 | 260,000 |", "| 2 | 备件及工具 |  | 360,000 |")
    review = compare(*[write_text(f"{n}.md", TEXT.format(row)) for n, row in enumerate(rows)])
    edits = [edit for pair in review.comparison.pairs for edit in pair.edits]
    assert [(e.base and e.base.quote, e.draft and e.draft.quote) for e in edits] == [
        (None, "及工具"),
        ("1", None),
        ("260,000", "360,000"),
    ]
