"""Sentences of the bundled baselines with one change in law put into each: none is told as wording alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reviewer.reading import read_document
from reviewer.structure import build_contract
from tests.findings.mutations import changed, first

BASELINES = Path(__file__).parents[2] / "baselines"
MOST = 40
"""So many sentences are tried for each change, taken from all over the baselines."""
CONTRACT = (
    "技术服务合同\n甲方：东湖设备有限公司\n乙方：西山工程有限公司\n"
    "第一条 服务\n1.1 乙方应当依约履行。\n1.2 {}\n1.3 双方应当守法。\n"
)
_SENTENCE = re.compile(r"[^。；\n]{18,90}[。；]")
_OTHER = {"甲方": "乙方", "乙方": "甲方"}


CHANGES = {
    "parties exchanged": lambda text: re.sub("[甲乙]方", lambda found: _OTHER[found[0]], text),
    "a party put for the other": lambda text: re.sub(
        "[甲乙]方", lambda found: _OTHER[found[0]], text, count=1
    ),
    "a ban lifted": first("不得(?![超低高少多晚迟])", "可以"),
    "a duty made an option": first("应当(?![场日])", "可以"),
    "a right denied": first("有权", "无权"),
    "writing dropped": first("书面(?!材料|文件)", ""),
    "prior dropped": first("事先", ""),
    "all dropped": first("全部(?=[\u4e00-\u9fff])", "部分"),
    "negation dropped": first("(?<=[方的者时后])[未不](?=[按履能得])", ""),
    "a condition dropped": first(r"^[^，。；]*?(?:的|时|后)，(?=[^，。；]{8})", ""),
    "after put for before": first(r"(?<=[日天月])前(?!款|述)", "后"),
    "a longer term": first(r"(?<![\d.])([1-9]\d?)(?=个?工作日|日|个月)", r"\g<1>0"),
}


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    found = {
        sentence
        for path in sorted(BASELINES.rglob("*.docx"))
        for clause in build_contract(read_document(path)).clauses
        for sentence in _SENTENCE.findall(clause.text)
        if "甲方" in sentence and not re.search(r"[\[【_]", sentence)
    }
    return sorted(found)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_in_law_is_never_told_as_wording_alone(sentences, findings_between, name):
    for before, after in changed(sentences, CHANGES[name], MOST):
        told = findings_between(CONTRACT, before, after)
        assert any(one.severity != "info" for one in told), (before, after)
