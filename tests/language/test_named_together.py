"""Parties named together are one, however they are named; other names for one number are one number."""

from __future__ import annotations

import pytest

from reviewer.language.quantities import find_quantities
from reviewer.language.tokens import tokenise

PARTIES = {"甲方": "甲方", "乙方": "乙方", "丙方": "丙方"}


def keys(text):
    return [(token.kind, token.key) for token in tokenise(text, PARTIES)]


@pytest.mark.parametrize("words", ["甲方和乙方", "甲方与乙方", "甲方、乙方", "甲方及乙方", "乙方和甲方"])
def test_both_parties_are_one_whatever_joins_their_names(words):
    assert keys(f"{words}应当保密。") == keys("甲乙双方应当保密。")


@pytest.mark.parametrize(
    "words", ["甲方和丙方", "甲方或乙方", "甲方向乙方", "甲方，乙方", "甲方、乙方和丙方"]
)
def test_other_parties_or_either_of_them_are_not_both(words):
    assert keys(f"{words}应当保密。") != keys("甲乙双方应当保密。")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("按日租金的1.5倍计算", "按日租金的150%计算"),
        ("支付价款的三倍", "支付价款的300%"),
        ("数量为120000件", "数量合计12万件"),
        ("总产量共计3000吨", "总产量共计0.3万吨"),
    ],
)
def test_two_ways_to_write_a_number_are_one_quantity(one, two):
    assert [quantity.key for quantity in find_quantities(one)] == [
        quantity.key for quantity in find_quantities(two)
    ]


def test_a_rate_by_the_day_is_no_share_of_a_daily_rent():
    rate, share = (find_quantities(text)[0] for text in ("按日0.05%计算", "按日租金的5%计算"))
    assert (rate.per, share.per) == ("day", None)


def test_a_sum_of_ten_thousands_without_a_unit_is_money():
    assert find_quantities("赔偿金额合计12万。")[0].sort == "amount"


def test_what_follows_on_a_but_is_no_rate_by_the_period_before_it():
    (share,) = (
        one
        for one in find_quantities("每年核查账目一次，但多计佣金达3%以上的，由乙方负担。")
        if one.sort == "percent"
    )
    assert share.per is None
    (cap,) = (
        one for one in find_quantities("每逾期一日支付违约金，但累计不超过5%。") if one.sort == "percent"
    )
    assert cap.per is None
