"""English duties, rights and bans put in the passive or into nouns are not told as gone; those that are
softened, lifted or moved to another party are."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

EN = (
    "SUPPLY AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Customer") and Harbour Mills Inc (the "Supplier").\n\n1. {}\n\n2. This clause stays as it is.\n'
)

SAME = [
    (
        "The Customer shall pay the Supplier a monthly storage fee for every pallet of frozen goods in the depot.",
        "For every pallet of frozen goods in the depot, a monthly storage fee is payable by the Customer.",
    ),
    (
        "If the Customer fails to pay on time, it shall pay interest on the overdue amount at the base rate.",
        "Late payment bears interest on the overdue amount, payable by the Customer at the base rate.",
    ),
    (
        "The Supplier shall wash and iron the hotel linen of the Customer twice a week.",
        "Twice a week the washing and ironing of the hotel linen of the Customer must be done by the Supplier.",
    ),
    (
        "On termination the Customer shall pay for all drilling work performed up to the date of termination.",
        "All drilling work performed up to the date of termination remains payable by the Customer.",
    ),
    (
        "This Agreement shall be governed by the laws of Norway.",
        "The laws of Norway govern this Agreement.",
    ),
    (
        "All disputes shall be finally settled by arbitration under the rules of the Stockholm Chamber.",
        "Arbitration under the rules of the Stockholm Chamber is the sole and final means of settling disputes.",
    ),
    (
        "Either party may terminate this charter by written notice if the other party commits a material breach "
        "and fails to remedy it within 10 days.",
        "Where a party commits a material breach and has not remedied it within 10 days, the other party may by "
        "written notice terminate this charter.",
    ),
    (
        "The Supplier shall train the operators of the press and shall hand over the manuals of the press.",
        "Training of the operators of the press, and the handing over of its manuals, must be undertaken by the "
        "Supplier.",
    ),
]  # fmt: skip


def _heavy(findings):
    return [
        one
        for one in findings
        if one.kind in ("obligation.added", "obligation.removed") and one.severity in ("critical", "major")
    ]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_a_norm_said_in_the_passive_or_in_nouns_has_not_gone(findings_between, before, after):
    assert _heavy(findings_between(EN, before, after)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The Supplier shall wash and iron the hotel linen of the Customer twice a week.",
            "Reasonable efforts are used by the Supplier in washing and ironing the hotel linen of the Customer.",
        ),
        (
            "The Supplier shall wash and iron the hotel linen of the Customer twice a week.",
            "Washing and ironing of the hotel linen twice a week must be done by the Customer.",
        ),
        (
            "The Supplier shall repair the lifts of the tower without charge during the warranty.",
            "Repair of the lifts of the tower during the warranty may be carried out by the Supplier.",
        ),
        (
            "Either party may terminate this charter by written notice if the other party is in material breach.",
            "Where the Supplier is in material breach, this charter may be terminated by written notice of the "
            "Customer.",
        ),
        (
            "The Customer shall pay the Supplier a monthly storage fee for every pallet of frozen goods.",
            "Unless the depot is closed, a monthly storage fee is payable by the Customer for every pallet.",
        ),
        (
            "The Supplier shall not disclose the drawings of the Customer to third parties.",
            "The drawings of the Customer are disclosed to third parties by the Supplier.",
        ),
    ],
)  # fmt: skip
def test_a_norm_that_was_softened_lifted_or_moved_is_told(findings_between, before, after):
    found = findings_between(EN, before, after)
    assert {one.severity for one in found} & {"critical", "major"}
