"""Whoever must pay for what he had to do has another duty, and so has who must report within days."""

from __future__ import annotations

import pytest

from reviewer.findings import registry

PAID = [
    ("乙方应配合甲方进行人员的培训。", "乙方应承担甲方人员培训的费用。", "乙方应承担甲方人员培训的费用"),
    ("乙方负责运输。", "乙方承担运输费用。", "乙方承担运输费用"),
    ("甲方应负责垃圾清运。", "甲方应支付垃圾清运费用。", "甲方应支付垃圾清运费用"),
    (
        "甲方应协助乙方办理过户手续。",
        "甲方应承担办理过户手续的全部费用。",
        "甲方应承担办理过户手续的全部费用",
    ),
]


@pytest.mark.parametrize(("before", "after", "words"), PAID)
def test_what_one_did_and_pays_for_now_is_a_new_duty_quoted_whole(view_of, before, after, words):
    told = registry.observe(view_of(before, after).comparison)
    (new,) = [one for one in told if one.kind == "obligation.added"]
    assert new.draft.quote == words
    assert new.favours == ("乙方" if words.startswith("甲方") else "甲方")


def test_a_cost_that_is_paid_and_was_borne_is_no_new_duty(view_of):
    told = registry.observe(view_of("乙方应支付检测费用。", "乙方应承担检测费用。").comparison)
    assert not [one for one in told if one.kind in ("obligation.added", "obligation.removed")]


def test_a_notice_due_within_days_is_the_notice_that_was_due_at_once(view_of):
    view = view_of("甲方可调整时间，并及时通知乙方。", "甲方可调整时间，调整后3日内告知乙方。")
    told = registry.observe(view.comparison)
    assert not [one for one in told if one.kind in ("obligation.added", "obligation.removed")]


def test_a_notice_due_within_days_that_is_gone_was_owed_by_whoever_acts(view_of):
    view = view_of("乙方有权解除合同，解除后5日内书面通知甲方。", "乙方有权解除合同。")
    (gone,) = [one for one in registry.observe(view.comparison) if one.kind == "obligation.removed"]
    assert gone.favours == "乙方"
