"""Words that may be put for one another, and words that may not."""

from __future__ import annotations

import pytest

from reviewer.language.alike import nearly_the_same, same_in_order, says_the_same


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("归还设备", "返还设备"),
        ("指定专人", "安排专人"),
        ("运送到仓库", "运送至仓库"),
        ("真实的资料", "真实资料"),
        ("pursuant to this Section", "in accordance with Section"),
        ("with due care", "carefully"),
    ],
)
def test_synonyms_and_words_that_say_nothing_are_one(one, two):
    assert says_the_same(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("退还", "不予退还"),
        ("利息先于本金", "本金先于利息"),
        ("公映", "开机"),
        ("paid by the Buyer", "paid to the Buyer"),
        ("with notice", "without notice"),
    ],
)
def test_what_denies_or_comes_first_or_says_another_thing_is_not(one, two):
    assert not says_the_same(one, two)
    assert not nearly_the_same(one, two)


@pytest.mark.parametrize(("one", "two"), [("筹措", "筹集"), ("补足", "补齐"), ("挑选", "选择")])
def test_words_that_share_a_character_are_near(one, two):
    assert nearly_the_same(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("上线", "下线"),
        ("售方", "购方"),
        ("首期", "末期"),
        ("有效", "无效"),
        ("未满", "已满"),
        ("本金", "本息"),
    ],
)
def test_opposites_and_words_of_a_kind_are_not_near(one, two):
    assert not nearly_the_same(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("现场踏勘", "实地查看"),
        ("其余报登记机构", "余下的报登记机构"),
        ("具有同等法律效力", "同样有效"),
        ("增值税及附加", "增值税和附加税费"),
        ("律师代理费", "律师费用"),
        ("由甲方运送到仓库", "由甲方运送至仓库"),
        ("协商不成的", "协商未果的"),
        ("不影响其余条款的效力", "其他条款仍然有效"),
    ],
)
def test_trade_wordings_are_one_however_they_are_divided_into_words(one, two):
    assert same_in_order(one, two) is not None
    assert says_the_same(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("甲方向乙方支付", "乙方向甲方支付"),
        ("由甲方交给乙方", "由乙方交给甲方"),
        ("收到定金", "收到订金"),
        ("终止合同", "解除合同"),
        ("法定代表人", "授权代表"),
        ("质保期", "保修期"),
    ],
)
def test_who_acts_towards_whom_and_terms_of_law_are_never_one(one, two):
    assert not says_the_same(one, two)


def test_the_words_that_stand_for_one_another_are_given_back():
    assert same_in_order("由乙方归还", "由乙方返还") == ((3, 5), (3, 5))
    assert same_in_order("由乙方归还", "由甲方归还") is None
