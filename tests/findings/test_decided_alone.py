"""What both settled together and one settles alone now, and the reverse, is told once and for whom."""

from __future__ import annotations

import pytest

from reviewer.findings import registry

TOGETHER = [
    # settled by both, settled by one, who gains
    ("如需驻场服务，双方另行协商确定。", "如需驻场服务，由甲方另行报价。", "甲方"),
    ("价格由双方协商确定。", "价格由甲方确定。", "甲方"),
    ("具体方案由双方另行协商。", "具体方案由乙方另行通知。", "乙方"),
    ("加班安排由双方协商决定。", "加班安排由乙方决定。", "乙方"),
]


@pytest.mark.parametrize(("both", "one", "gains"), TOGETHER)
def test_whoever_settles_alone_what_both_settled_gains(view_of, both, one, gains):
    (told,) = registry.observe(view_of(both, one).comparison)
    assert (told.kind, told.favours) == ("obligation.bearer", gains)


ALONE = [
    ("甲方可根据乙方需求，调整服务时间。", "甲方可自行调整服务时间。", "甲方"),
    ("甲方根据乙方需求，可提供电话服务。", "甲方有权视自身情况决定是否提供电话服务。", "甲方"),
    ("甲方根据考核结果支付奖金。", "甲方视经营情况决定是否支付奖金。", "甲方"),
    ("乙方可提出改进意见。", "乙方可提出改进意见，是否采纳由甲方决定。", "甲方"),
    ("甲方可提出更换人员。", "甲方可提出更换人员，是否更换由乙方决定。", "乙方"),
]


@pytest.mark.parametrize(("before", "after", "gains"), ALONE)
@pytest.mark.parametrize("turned", [False, True])
def test_whoever_may_decide_alone_gains_though_another_acts_nearby(view_of, before, after, gains, turned):
    texts = (after, before) if turned else (before, after)
    told = registry.observe(view_of(*texts).comparison)
    (free,) = [one for one in told if one.topic == "obligation.condition/discretion"]
    assert free.favours == ({"甲方": "乙方", "乙方": "甲方"}[gains] if turned else gains)


def test_what_both_decide_is_no_power_of_one(view_of):
    told = registry.observe(view_of("合同期满终止。", "合同期满前一个月双方共同决定是否续约。").comparison)
    assert not [one for one in told if one.data.get("change") == "discretion_added"]
