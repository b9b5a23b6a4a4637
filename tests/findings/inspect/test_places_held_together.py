"""Faults that show only in a contract read from a file: a measure in a table and in the text, a list that
breaks off between two clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.findings import examine
from reviewer.reading import read_document
from reviewer.structure import build_contract

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """# 钢管采购合同

甲方（买方）：江州宏远建材有限公司
乙方（卖方）：临川通达管业有限公司

第一条 标的
1.1 清单如下：

| 序号 | 名称 | 规格 | 数量 |
| --- | --- | --- | --- |
| 1 | 镀锌管 | 壁厚3.5mm | 200 |

第二条 质量
{}
"""


def _kinds(tmp_path: Path, text: str) -> list[tuple[str, object]]:
    path = tmp_path / "contract.md"
    path.write_text(text.replace("。\n2", "。\n\n2").replace("、\n2", "、\n\n2"), encoding="utf-8")
    return [(one.kind, one.data.get("measure")) for one in examine(build_contract(read_document(path)))]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2.1 镀锌管壁厚不得小于3.0mm。", True),
        ("2.1 镀锌管的壁厚应为2.8mm。", True),
        ("2.1 镀锌管壁厚不得小于3.5mm。", False),
        ("2.1 镀锌管长度不得小于6mm。", False),
        ("2.1 方管壁厚不得小于3.0mm。", False),
    ],
)
def test_another_measure_than_the_row_of_a_table_gives_is_told(tmp_path: Path, words: str, told: bool):
    assert (("consistency.contradiction", "table_spec") in _kinds(tmp_path, HEAD.format(words))) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2.1 乙方不得使用再生料、\n2.2 乙方应当提供材质证明。", True),
        ("2.1 包装上应注明规格、批号以及\n2.2 甲方有权拒收没有批号的货物。", False),
        ("2.1 乙方不得使用再生料。\n2.2 乙方应当提供材质证明。", False),
        ("2.1 乙方应当提供：\n（1）材质证明、\n（2）检验报告。", False),
    ],
)
def test_a_list_inside_a_sentence_that_breaks_off_before_the_next_clause_is_told(
    tmp_path: Path, words: str, told: bool
):
    assert ("consistency.truncated" in dict(_kinds(tmp_path, HEAD.format(words)))) is told
