"""The case of a rule in other words is one line, beside what figures, parties and forces changed in it."""

from __future__ import annotations

import pytest

from tests.findings.test_grounds import _EN as EN
from tests.findings.test_grounds import _ZH as ZH


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("text", "before", "after", "rest"),
    [
        (ZH, "如乙方提供的设备存在瑕疵", "乙方提供的货物不符合约定的", "甲方有权退货。"),
        (ZH, "当设备发生故障时", "设备出现异常的", "乙方应当派员维修。"),
        (ZH, "若甲方需要培训", "甲方提出培训要求的", "乙方应当安排人员。"),
        (ZH, "如甲方经营状况恶化", "当甲方丧失商业信誉时", "乙方可以中止供货。"),
        (ZH, "如因天气原因无法施工", "因设计变更无法施工的", "工期顺延。"),
        (
            EN,
            "Where the Buyer requests training",
            "If the Buyer needs assistance",
            "the Seller shall send a trainer.",
        ),
        (
            EN,
            "If the Buyer becomes insolvent",
            "In the event of the Buyer losing its credit standing",
            "the Seller may suspend deliveries.",
        ),
        (
            EN,
            "If the machine breaks down",
            "In the event that a fault in the machine occurs",
            "the Seller shall repair it.",
        ),
    ],
)
def test_a_case_in_other_words_is_one_line(findings_between, text, before, after, rest, turned):
    mark = "，" if text is ZH else ", "
    cases = (after, before) if turned else (before, after)
    (found,) = findings_between(text, *(f"{case}{mark}{rest}" for case in cases))
    assert (found.kind, found.severity) == ("obligation.condition", "minor")
    assert found.base is not None
    assert found.draft is not None
    assert (found.base.quote, found.draft.quote) == cases


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "如乙方逾期10日交付设备，甲方有权退货。",
            "乙方延误20日发送货物的，甲方有权退货。",
            "number.duration",
        ),
        ("如乙方未能交付设备，甲方有权退货。", "甲方没有收到货物的，甲方应当退货。", "obligation.modality"),
        ("如乙方擅自停止供货，对方有权退货。", "甲方自行中断收货的，对方有权退货。", "obligation.bearer"),
    ],
)
def test_what_else_changed_in_it_keeps_its_line(kinds_between, before, after, kind):
    assert kind in kinds_between(ZH, before, after)


def test_a_case_that_only_closes_otherwise_is_wording(findings_between):
    found = findings_between(
        ZH, "如乙方逾期交付设备，甲方有权解除合同。", "乙方逾期交付设备的，甲方有权解除合同。"
    )
    assert {one.severity for one in found} == {"info"}
