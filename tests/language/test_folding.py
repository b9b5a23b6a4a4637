"""Layout folds away, and the way back to the original stays open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.folding import fold, fold_key, fold_same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("甲方，乙方；（一）", "甲方,乙方;(一)"),
        ("“定金”", '"定金"'),
        ("「定金」", "“定金”"),
        ("【甲】", "[甲]"),
        ("７×２４", "7x24"),
        ("9:00—18:00", "9:00-18:00"),
        ("甲　方 应", "甲方应"),
        ("甲\u200b方", "甲方"),
        ("⼀⽅", "一方"),
        ("貳萬圓", "贰万元"),
        ("５％", "5%"),
        ("￥5", "¥5"),
        ("二〇二五", "二零二五"),
        ("二○二五年", "二零二五年"),
        ("违约金.", "违约金。"),
        ("a  b", "A b"),
        ("9～10", "9~10"),
        ("責任", "责任"),
        ("甲\n方", "甲方"),
    ],
)
def test_layout_makes_no_difference(left: str, right: str) -> None:
    assert fold_key(left) == fold_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("、", "，"),
        ("。", "，"),
        ("5%", "0.5%"),
        ("己", "已"),
        ("not able", "notable"),
        ("①", "1"),
        ("30日", "三十日"),
    ],
)
def test_meaning_makes_a_difference(left: str, right: str) -> None:
    assert fold_key(left) != fold_key(right)


@given(st.text(max_size=80))
def test_folding_character_by_character_keeps_the_length(text: str) -> None:
    assert len(fold_same(text)) == len(text)


@given(st.text(alphabet="甲方a1 \u3000\u200b，。\n", max_size=60))
def test_every_folded_character_leads_back_to_its_own(text: str) -> None:
    folded = fold(text)
    for place, char in enumerate(folded.text):
        start, end = folded.original_span(place, place + 1)
        assert end == start + 1
        assert fold_same(text[start:end]) == char


@given(st.text(max_size=60))
def test_the_key_of_a_folded_text_is_the_key_of_the_text(text: str) -> None:
    assert fold_key(fold_same(text)) == fold_key(text)
