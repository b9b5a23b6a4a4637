"""What is not given back stays with the other: whoever paid it is not freed by that."""

from __future__ import annotations

import pytest

from reviewer.findings import registry

KEPT = [
    # the clause, what is put in, who gains
    ("乙方在签约时支付首月费用{}。", "，该费用概不退还", "甲方"),
    ("乙方应支付保证金十万元{}。", "，该保证金不予退还", "甲方"),
    ("甲方应于签约时交纳定金五万元{}。", "，任何情况下定金均不退还", "乙方"),
    ("甲方收取乙方押金两万元{}。", "，押金不退", "甲方"),
    ("合同解除的，双方据实结算{}。", "；乙方已付费用不予退还", "甲方"),
    ("合同解除的，双方据实结算{}。", "；乙方已收取的费用不予退还", "乙方"),
    ("甲方可预付一年服务费{}。", "，预付的服务费不再退还", "乙方"),
]


@pytest.mark.parametrize(("clause", "words", "gains"), KEPT)
@pytest.mark.parametrize("comes", [True, False])
def test_whoever_keeps_the_money_gains(view_of, clause, words, gains, comes):
    texts = [clause.format(""), clause.format(words)]
    view = view_of(*(texts if comes else texts[::-1]))
    told = [one for one in registry.observe(view.comparison) if one.kind.startswith("obligation.")]
    other = {"甲方": "乙方", "乙方": "甲方"}
    assert {one.favours for one in told} == {gains if comes else other[gains]}
