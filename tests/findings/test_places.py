"""Where a place stands in a long text: found from near by, and the same as from the beginning."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.findings.context import sentence_at
from reviewer.language.quantities import beginning_in, find_quantities

LONG = "甲方应在三十日内付款" + "，并予以配合" * 60
TEXTS = st.lists(st.sampled_from(["甲方", "。", "；", ". ", ".", "\n", LONG, " "]), min_size=1, max_size=24)


@given(TEXTS, st.data())
def test_a_sentence_begins_behind_the_last_stop_before_the_place(parts, data):
    text = "".join(parts)
    place = data.draw(st.integers(0, len(text)))
    stops = [stop.end() for stop in re.finditer(r"[。；;！!？?\n]|\.(?=\s)", text) if stop.end() <= place]
    dots = [end for end in stops if text[end - 1] != "." or end < place]
    assert sentence_at(text, place, place)[0] == (dots[-1] if dots else 0)


@pytest.mark.parametrize(("start", "end"), [(0, 99), (5, 12), (12, 12), (30, 99)])
def test_quantities_are_picked_by_where_they_begin(start, end):
    found = find_quantities("甲方应在三十日内支付人民币5,000元，逾期超过10日的按5%计。")
    assert len(found) == 4
    assert list(beginning_in(found, start, end)) == [one for one in found if start <= one.start < end]
