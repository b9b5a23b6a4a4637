"""Words that may be put for one another, and words that may not."""

from __future__ import annotations

import pytest

from reviewer.language.alike import nearly_the_same, says_the_same


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
    ("one", "two"), [("上线", "下线"), ("售方", "购方"), ("首期", "末期"), ("有效", "无效"), ("未满", "已满")]
)
def test_opposites_and_words_of_a_kind_are_not_near(one, two):
    assert not nearly_the_same(one, two)
