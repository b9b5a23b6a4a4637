"""Members of lists that came or went: told once, without the joint, by what they are."""

from __future__ import annotations

import pytest

import reviewer
from reviewer.messages import render

HEAD = (
    "服务合同\n甲方（委托方）：东海科技有限公司\n乙方（服务方）：南山数据有限公司\n"
    "第一条 服务\n1.1 乙方应当按照本合同提供服务。\n1.2 "
)
TAIL = "\n1.3 双方应当遵守法律。\n"


@pytest.fixture
def told(tmp_path):
    def between(old: str, new: str) -> list[tuple[str, str, str]]:
        files = tmp_path / "base.txt", tmp_path / "draft.txt"
        for file, words in zip(files, (old, new), strict=True):
            file.write_text(HEAD + words + TAIL, encoding="utf-8")
        findings = reviewer.compare(*files).findings
        return [
            (one.kind, one.favours, render(one.message, "zh")) for one in findings if "origin" not in one.data
        ]

    return between


@pytest.mark.parametrize(
    ("old", "new", "kind", "favours", "words"),
    [
        (
            *("甲方应当支付本金和利息。", "甲方应当支付本金、利息和违约金。"),
            *("obligation.condition", "乙方", "「违约金」"),
        ),
        (
            *("乙方应当赔偿甲方的货款损失、运费和仓储费。", "乙方应当赔偿甲方的货款损失和运费。"),
            *("obligation.condition", "乙方", "「仓储费」"),
        ),
        (
            *("不可抗力包括地震、台风和战争。", "不可抗力包括地震、台风、战争和罢工。"),
            *("obligation.condition", "unclear", "罢工"),
        ),
        (
            *("乙方应当提供营业执照、资质证书。", "乙方应当提供营业执照、资质证书、经营许可证。"),
            *("obligation.condition", "unclear", "列举事项增加"),
        ),
        (
            *("报告应当载明工作量和缺陷清单。", "报告应当载明工作量、缺陷清单和整改计划。"),
            *("obligation.condition", "unclear", "「整改计划」：列举事项增加"),
        ),
        (
            *("乙方负责安装和调试。", "乙方负责安装、调试和培训。"),
            *("obligation.added", "甲方", "「培训」"),
        ),
        (
            *("乙方应当提供合格证。", "乙方应当提供合格证和检测报告。"),
            *("obligation.condition", "unclear", "「检测报告」"),
        ),
    ],
)
def test_a_member_of_a_list_is_told_once(told, old, new, kind, favours, words):
    ((seen, gains, message),) = told(old, new)
    assert (seen, gains) == (kind, favours)
    assert words in message


def test_the_joint_that_moved_is_evidence_of_the_member(tmp_path):
    files = tmp_path / "base.txt", tmp_path / "draft.txt"
    for file, words in zip(
        files,
        ("不可抗力包括地震、台风和战争。", "不可抗力包括地震、台风、战争和罢工。"),
        strict=True,
    ):
        file.write_text(HEAD + words + TAIL, encoding="utf-8")
    (found,) = [one for one in reviewer.compare(*files).findings if "origin" not in one.data]
    assert found.base is not None
    assert found.draft is not None
    assert (found.base.quote, found.draft.quote) == ("和", "和罢工")
