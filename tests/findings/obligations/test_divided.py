"""What one party bore or held alone: divided, joined again, or given away in words of another make."""

from __future__ import annotations

import pytest

DIVIDED = [
    ("甲方承担运费及保险费。", "甲方承担运费，乙方承担保险费。", ("甲方", "乙方"), "甲方"),
    ("检测费和认证费由乙方承担。", "检测费由乙方承担，认证费由甲方承担。", ("乙方", "甲方"), "乙方"),
    ("甲方负责土建和安装。", "甲方负责土建，乙方负责安装。", ("甲方", "乙方"), "甲方"),
    (
        "乙方应负责设备的运输、安装和调试。",
        "乙方应负责设备的运输，甲方应负责设备的安装和调试。",
        ("乙方", "甲方"),
        "乙方",
    ),
    (
        "甲方向乙方提供场地并承担水电费。",
        "甲方向乙方提供场地，水电费由乙方承担。",
        ("甲方", "乙方"),
        "甲方",
    ),
    ("甲方享有软件著作权。", "软件著作权归乙方所有。", ("甲方", "乙方"), "乙方"),
    ("甲方享有改进技术的所有权。", "改进技术由双方共有。", ("甲方", "双方"), "乙方"),
]


@pytest.mark.parametrize(("base", "draft", "holders", "gains"), DIVIDED)
def test_a_share_that_falls_to_another_party_is_one_change_of_bearer(observe, base, draft, holders, gains):
    (seen,) = observe(base, draft)
    assert seen.kind == "obligation.bearer"
    assert (seen.data["from"], seen.data["to"]) == holders
    assert seen.favours == gains


def test_shares_joined_in_one_hand_are_a_change_of_bearer(observe):
    seen = observe("甲方承担运费，乙方承担保险费。", "甲方承担运费及保险费。")
    assert [(one.kind, one.data["from"], one.data["to"]) for one in seen] == [
        ("obligation.bearer", "乙方", "甲方")
    ]


def test_a_duty_that_is_new_is_told_as_new(observe):
    (seen,) = observe("甲方承担运费。", "甲方承担运费，乙方承担保险费。")
    assert seen.kind == "obligation.added"
