"""What may not be refused, and on which ground it may be all the same."""

from __future__ import annotations

import pytest

from reviewer.messages import render

_ZH = (
    "设备采购合同\n\n甲方（买方）：东方机械有限公司\n乙方（卖方）：南方设备有限公司\n\n"
    "第一条 总则\n乙方向甲方供应设备。\n第二条 条款\n{}\n第三条 其他\n本合同一式两份。\n"
)
_EN = (
    "SUPPLY AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Buyer") and Harbour Mills Inc (the "Seller").\n\n1. {}\n\n2. This clause stays as it is.\n'
)

OPENED = [
    (_ZH, "甲方提出变更的，乙方不得以任何理由拒绝。", "甲方提出变更的，乙方无正当理由不得拒绝。"),
    (_ZH, "乙方不得以任何借口推诿检修。", "乙方没有合理理由不得推诿检修。"),
    (_ZH, "乙方不得拒绝甲方的订单。", "乙方不得无故拒绝甲方的订单。"),
    (_ZH, "无论何种原因，乙方均不得拒收退货。", "乙方不得无正当理由拒收退货。"),
    (
        _EN,
        "The Seller shall not refuse an order for any reason.",
        "The Seller shall not unreasonably refuse an order.",
    ),
    (
        _EN,
        "The Seller may not reject returns on any ground whatsoever.",
        "The Seller may not reject returns without good cause.",
    ),
    (_EN, "The Seller must not withhold delivery.", "The Seller must not unreasonably withhold delivery."),
    (
        _EN,
        "The Seller shall not for any reason suspend deliveries.",
        "The Seller shall not suspend deliveries without valid reason.",
    ),
]


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize(("text", "before", "after"), OPENED)
def test_a_refusal_that_a_good_reason_allows_is_told_once(findings_between, text, before, after, opened):
    words = (before, after) if opened else (after, before)
    (found,) = findings_between(text, *words)
    assert (found.kind, found.severity) == ("obligation.condition", "major")
    assert found.data["change"].endswith("opened" if opened else "closed")
    bearer, other = ("乙方", "甲方") if text is _ZH else ("Seller", "Buyer")
    assert found.favours == (bearer if opened else other)
    assert "同意" not in render(found.message, "zh")
    assert "consent" not in render(found.message, "en")


def test_an_order_of_another_size_is_told_beside_the_ground(findings_between):
    found = findings_between(
        _EN,
        "The Seller shall not refuse an order of 50 units for any reason.",
        "The Seller shall not unreasonably refuse an order of 20 units.",
    )
    assert {one.kind for one in found} == {"obligation.condition", "number.count"}


def test_another_party_is_told_beside_the_ground(findings_between):
    found = findings_between(_ZH, "乙方不得以任何理由拒绝甲方的订单。", "甲方无正当理由不得拒绝乙方的订单。")
    assert {one.kind for one in found} == {"obligation.bearer", "obligation.condition"}
    assert next(one for one in found if one.kind == "obligation.condition").favours == "unclear"


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (_ZH, "乙方不得以任何理由拒绝甲方的订单。", "乙方可以拒绝甲方的订单。"),
        (_ZH, "乙方不得无故拒绝甲方的订单。", "乙方有权拒绝甲方的订单。"),
    ],
)
def test_a_refusal_allowed_altogether_is_one_of_force(findings_between, text, before, after):
    assert any(
        one.kind == "obligation.modality" and one.severity == "critical"
        for one in findings_between(text, before, after)
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Seller shall not cancel an order.", "The Seller shall not cancel an order for any reason."),
        (
            "The Seller shall not refuse an order, a call-off or a request for any reason.",
            "The Seller shall not refuse an order, a call-off or a request.",
        ),
    ],
)
def test_any_reason_in_a_ban_gives_nobody_a_choice(findings_between, before, after):
    assert not any(one.data.get("what") == "discretion" for one in findings_between(_EN, before, after))


def test_any_reason_in_a_right_is_a_choice(findings_between):
    found = findings_between(
        _EN, "The Buyer may terminate on notice.", "The Buyer may terminate on notice for any reason."
    )
    assert any(one.data.get("what") == "discretion" for one in found)


def test_a_ban_with_a_good_ground_is_no_denial(findings_between):
    (found,) = findings_between(_ZH, "乙方不得以任何理由中止供货。", "乙方非因正当理由不得中止供货。")
    assert (found.kind, found.severity, found.favours) == ("obligation.condition", "major", "乙方")
