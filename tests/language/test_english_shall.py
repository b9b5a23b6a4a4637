"""A statement of a contract is the same with `shall` and without; what is denied is so only of effects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.english import says_the_same_in_english
from reviewer.language.english_shall import same_but_for_shall


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the deed takes effect", "the deed shall take effect"),
        ("headings carry no weight", "headings shall carry no weight"),
        ("the surety is liable", "the surety will be liable"),
        ("the surety is not liable", "the surety shall not be liable"),
        ("the lender notifies and keeps a copy", "the lender shall notify and keep a copy"),
        ("this part does not apply", "this part shall not apply"),
        ("the lender promptly replies", "the lender shall promptly reply"),
    ],
)
def test_a_statement_is_the_same_with_shall(one, two):
    assert same_but_for_shall(one, two)
    assert same_but_for_shall(two, one)
    assert says_the_same_in_english(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the keeper does not sell feed", "the keeper shall not sell feed"),
        ("the keeper feeds the calves", "the keeper shall feed the calf"),
        ("the keeper fed the calves", "the keeper shall feed the calves"),
        ("the keeper shall feed", "the keeper shall fed"),
        ("the keeper may feed", "the keeper shall may feeds"),
        ("the feed delivered", "the feed shall be delivered"),
    ],
)
def test_another_act_or_a_ban_is_not_the_same(one, two):
    assert not same_but_for_shall(one, two)


@given(st.lists(st.sampled_from(["the", "keeper", "feeds", "a", "calf", "not", "is", "shall"]), max_size=8))
def test_words_do_not_differ_from_themselves_by_shall(words):
    assert not same_but_for_shall(" ".join(words), " ".join(words))
