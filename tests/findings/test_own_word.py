"""What one party's own word decides, and a right that may be used at any time."""

from __future__ import annotations

import pytest

from tests.findings.test_grounds import _ZH as ZH


@pytest.mark.parametrize(
    ("before", "after", "change", "gains"),
    [
        ("条款有歧义的，按通常理解解释。", "条款有歧义的，以甲方的解释为准。", "discretion_added", "甲方"),
        ("货物是否合格，以乙方认定为准。", "货物是否合格，按国家标准认定。", "discretion_removed", "甲方"),
    ],
)
def test_a_partys_own_word_that_decides_is_its_discretion(findings_between, before, after, change, gains):
    found = [one for one in findings_between(ZH, before, after) if one.severity == "critical"]
    assert [(one.data["change"], one.favours) for one in found] == [(change, gains)]


@pytest.mark.parametrize(
    ("before", "after", "change", "gains"),
    [
        ("甲方有权随时解除本合同。", "甲方有权解除本合同。", "any_time_removed", "乙方"),
        ("乙方可以查阅订单记录。", "乙方可以随时查阅订单记录。", "any_time_added", "乙方"),
        ("甲方可以抽检货物。", "甲方有权随时抽检货物。", "any_time_added", "甲方"),
    ],
)
def test_a_right_that_stays_keeps_its_name_where_only_its_time_changed(
    findings_between, before, after, change, gains
):
    (found,) = [one for one in findings_between(ZH, before, after) if one.severity in ("critical", "major")]
    assert (found.data["change"], found.favours) == (change, gains)
    assert found.severity == ("critical" if "解除" in before else "major")
    assert "随时" in (found.base.quote if found.base else "") + (found.draft.quote if found.draft else "")


def test_a_right_at_any_time_where_there_was_none_is_discretion(findings_between):
    found = findings_between(ZH, "甲方应当提前三十日通知乙方。", "甲方有权随时解除本合同。")
    assert "any_time_added" not in {one.data.get("change") for one in found}
    assert "critical" in {one.severity for one in found}
