"""English wordings that may be put for one another, and those that may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.english import may_say_the_same, says_the_same_in_english
from reviewer.language.english_words import stem, vocabulary
from reviewer.language.tables import table


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("without charge", "at no cost"),
        ("null and void", "invalid"),
        ("has title to", "has ownership of"),
        ("except as these terms permit", "save as permitted by these terms"),
        ("unless a statute requires the notice", "except where the notice is required by a statute"),
        ("the carrier shall collect the crates", "the crates shall be collected by the carrier"),
        ("the Licensor's prior written consent", "the prior written consent of the Licensor"),
        ("an organised programme", "an organized programme"),
        ("kept confidential", "held in confidence"),
        ("repaired the fault", "made good the fault"),
        ("On death or retirement", "Upon retirement or death"),
        ("not be unreasonably withheld or delayed", "not be withheld or delayed unreasonably"),
    ],
)
def test_equal_wordings_are_one_whatever_order_voice_or_spelling(one, two):
    assert says_the_same_in_english(one, two)
    assert says_the_same_in_english(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the Lessor indemnifies the Lessee", "the Lessee indemnifies the Lessor"),
        ("the Lessor was paid by the Lessee", "the Lessor paid the Lessee"),
        ("sent by the Lessor to the Lessee", "sent by the Lessee to the Lessor"),
        ("a guarantor", "guarantors"),
        ("may", "shall"),
        ("before shipment", "after shipment"),
        ("with cause", "without cause"),
        ("liable for fraud but not for error", "not liable for fraud but for error"),
        ("all claims except taxes", "all taxes except claims"),
        ("3 days after 8 May", "8 days after 3 May"),
        ("claims and costs", "claims or costs"),
        ("best endeavours", "reasonable endeavours"),
        ("indemnify", "compensate"),
        ("an exclusive licence", "a sole licence"),
        ("goods", "good"),
        ("the policy prevails over the order", "the order prevails over the policy"),
        ("the agent of the bank", "the bank of the agent"),
        ("paid and kept or sold", "sold and kept or paid"),
    ],
)
def test_what_differs_in_law_person_number_or_time_is_not(one, two):
    assert not says_the_same_in_english(one, two)


def test_inflections_share_a_stem_and_proceedings_are_not_what_proceeds():
    assert len({stem(word) for word in ("require", "requires", "required", "requiring")}) == 1
    assert len({stem(word) for word in ("pay", "pays", "paid", "paying")}) == 1
    assert stem("honour") == stem("honor")
    assert stem("damages") != stem("damage")
    assert stem("exceed") == stem("exceeds") != stem("exce")


def test_the_table_names_every_wording_once_in_a_group():
    for group in table("english_wordings")["groups"]:
        assert len(group) > 1
        assert len(set(group)) == len(group)


def test_the_quick_test_lets_no_rewording_through_that_it_should_pass():
    for group in table("english_wordings")["groups"]:
        assert all(may_say_the_same(group[0], other) for other in group[1:])


@given(st.lists(st.sampled_from(["the", "goods", "paid", "by", "carrier", "not", "before", "4"]), max_size=8))
def test_a_passage_says_what_it_says_and_order_of_asking_is_no_matter(words):
    passage, turned = " ".join(words), " ".join(reversed(words))
    assert says_the_same_in_english(passage, turned) == says_the_same_in_english(turned, passage)


def test_figures_are_no_words_of_the_table():
    assert not any(word[0].isdigit() and len(word) > 1 for word in vocabulary())
    assert not may_say_the_same("within 30 days", "within 60 days")
