"""A kind of fault that comes into a list or goes from it: who gains follows from what the list is for."""

from __future__ import annotations

import pytest

from reviewer.messages import render
from tests.findings.test_grounds import _EN as EN
from tests.findings.test_grounds import _ZH as ZH

CASES = [
    (
        ZH,
        "乙方的赔偿责任以合同价款为限，但因乙方故意或重大过失造成的除外。",
        "乙方的赔偿责任以合同价款为限，但因乙方故意造成的除外。",
        "faults_fewer",
        "乙方",
    ),
    (
        ZH,
        "承运期间，乙方仅对故意承担赔偿责任。",
        "承运期间，乙方仅对故意或者重大过失承担赔偿责任。",
        "faults_more",
        "甲方",
    ),
    (
        ZH,
        "因乙方违约或者过失造成甲方损失的，乙方应当赔偿。",
        "因乙方违约造成甲方损失的，乙方应当赔偿。",
        "faults_fewer",
        "乙方",
    ),
    (
        ZH,
        "乙方对因第三人原因或者过失造成的损失不承担责任。",
        "乙方对因第三人原因造成的损失不承担责任。",
        "excused_fewer",
        "甲方",
    ),
    (
        ZH,
        "因乙方重大过失造成损失的，乙方应当赔偿。",
        "因乙方过错造成损失的，乙方应当赔偿。",
        "fault_lowered",
        "甲方",
    ),
    (
        EN,
        "The Seller is liable only for gross negligence or wilful misconduct.",
        "The Seller is liable only for wilful misconduct.",
        "faults_fewer",
        "Seller",
    ),
    (
        EN,
        "The Seller shall not be liable for loss caused by accident or negligence.",
        "The Seller shall not be liable for loss caused by accident.",
        "excused_fewer",
        "Buyer",
    ),
    (
        EN,
        "The Seller shall indemnify the Buyer against any breach or default.",
        "The Seller shall indemnify the Buyer against any breach, negligence or default.",
        "faults_more",
        "Buyer",
    ),
]


@pytest.mark.parametrize(("frame", "before", "after", "change", "gains"), CASES)
def test_a_kind_of_fault_in_a_list_is_told_with_who_gains(
    findings_between, frame, before, after, change, gains
):
    (found,) = findings_between(frame, before, after)
    assert (found.kind, found.data["change"], found.severity) == ("obligation.condition", change, "major")
    assert found.favours == gains
    assert gains in render(found.message, "zh")


def test_gross_negligence_that_leaves_what_no_limit_reaches_lowers_no_threshold(findings_between):
    before = "The limits in this clause do not apply to fraud, gross negligence or death."
    (found,) = findings_between(
        EN, before, before.replace("gross negligence ", "").replace("fraud, or", "fraud or")
    )
    assert found.data["change"] == "faults_fewer"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The Seller guarantees the debts of its group.",
            "The Seller and the Buyer guarantee the debts of its group.",
        ),
        ("The Seller undertakes to keep it secret.", "The parties undertake to keep it secret."),
    ],
)
def test_one_promise_in_the_singular_and_in_the_plural_is_no_other_promise(findings_between, before, after):
    assert "term.confusable" not in {one.kind for one in findings_between(EN, before, after)}
