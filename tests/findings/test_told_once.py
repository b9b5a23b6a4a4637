"""What is told twice of one change says two things of it."""

from __future__ import annotations

import pytest

from tests.findings.test_grounds import _EN as EN
from tests.findings.test_grounds import _ZH as ZH


@pytest.mark.parametrize(
    ("text", "before", "after", "gainer"),
    [
        (ZH, "合同总价为100万元（含税），甲方应支付。", "合同总价为100万元（不含税），甲方应支付。", "乙方"),
        (ZH, "甲方应支付不含税租金5000元。", "甲方应支付含税租金5000元。", "甲方"),
        (ZH, "甲方每月向乙方支付税前报酬1万元。", "甲方每月向乙方支付税后报酬1万元。", "乙方"),
        (
            EN,
            "The Buyer shall pay USD 100 inclusive of VAT.",
            "The Buyer shall pay USD 100 exclusive of VAT.",
            "Seller",
        ),
        (EN, "The Buyer shall pay USD 100 after tax.", "The Buyer shall pay USD 100 before tax.", "Buyer"),
    ],
)
def test_whether_tax_is_in_the_price_says_who_gains(findings_between, text, before, after, gainer):
    seen = findings_between(text, before, after)
    found = next(one for one in seen if one.kind == "obligation.condition")
    assert (found.severity, found.favours) == ("major", gainer)
    assert {one.kind for one in seen} <= {"obligation.condition", "term.confusable"}


@pytest.mark.parametrize(
    ("text", "short", "long", "figure"),
    [
        (ZH, "乙方应当交付设备。", "乙方应当交付设备，并应在交付后10日内提交验收报告。", "10日"),
        (
            EN,
            "The Seller shall deliver the goods.",
            "The Seller shall deliver the goods and shall submit a report within 10 days.",
            "10 days",
        ),
    ],
)
@pytest.mark.parametrize("added", [True, False])
def test_a_duty_shows_its_period_which_is_told_besides(findings_between, text, short, long, figure, added):
    found = {one.kind: one for one in findings_between(text, *((short, long) if added else (long, short)))}
    duty = found["obligation.added" if added else "obligation.removed"]
    assert figure in str(duty.message.params["words"])
    assert "number.duration" in found


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("乙方应当交付设备。", "乙方应当在10日内交付设备。", "number.duration"),
        ("乙方应当在10日内交付设备。", "乙方应当在20日内交付设备。", "number.duration"),
        (
            "乙方应当交付设备。",
            "乙方应当交付设备，逾期的，应支付合同总价5%的违约金。",
            "number.percent",
        ),
    ],
)
def test_a_period_of_a_duty_that_stays_and_money_are_told(kinds_between, before, after, kind):
    assert kind in kinds_between(ZH, before, after)
