"""Addresses and things that bear a number as their name, told from running words and from counts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.places import find_addresses, find_numbered
from reviewer.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("门店地址为宁波市鄞州区天童北路588号，期限三年。", ["宁波市鄞州区天童北路588号"]),
        ("房屋坐落于昆明市盘龙区金江路9号2幢1501室。", ["昆明市盘龙区金江路9号2幢1501室"]),
        ("货物送至昆山市花桥镇66号。", ["昆山市花桥镇66号"]),
        ("乙方不得在宁波市从事餐饮经营。", []),
        ("甲方在本市修建三条道路。", []),
        ("按本合同第8号附件办理。", []),
    ],
)
def test_an_address_has_two_parts_at_least(text, places):
    assert [text[low:high] for low, high in find_addresses(text)] == places


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("在二号机房预留机柜12个。", ["二号机房"]),
        ("第三车间与2号楼由乙方使用。", ["第三车间", "2号楼"]),
        ("一期厂房已经竣工，款项分两期支付。", ["一期厂房"]),
        ("分三期工程施工。", []),
    ],
)
def test_a_thing_may_bear_a_number_as_its_name(text, things):
    assert [text[low:high] for low, high in find_numbered(text)] == things


def test_a_numeral_in_the_name_of_a_street_counts_nothing():
    assert not find_quantities("住所：绍兴市越城区八字桥直街")
    assert [one.sort for one in find_quantities("简介不超过八字。")] == ["count"]


@given(st.text(alphabet="京市区县镇路街道号一三号8，甲方在的", max_size=200))
def test_places_stand_in_order_and_apart(text):
    for spans in (find_addresses(text), find_numbered(text)):
        assert all(low < high for low, high in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
