"""Another address and another of several things with a number are told as just that: no count, no term."""

from __future__ import annotations

import pytest

CONTRACT = """租赁合同

出租方（甲方）：青岚置业有限公司
承租方（乙方）：北屿餐饮有限公司

第一条 甲方将商铺出租给乙方。

第二条 {}

第三条 本合同一式两份。
"""

PLACES = [
    ("商铺位于宁波市鄞州区天童北路588号。", "商铺位于宁波市鄞州区首南中路161号。"),
    ("货物送至上海市青浦区华新镇8号。", "货物送至昆山市花桥镇66号。"),
    ("乙方在绍兴市越城区仓桥直街开店。", "乙方在绍兴市越城区八字桥直街开店。"),
    ("甲方在嘉兴二号机房预留机位。", "甲方在嘉兴三号机房预留机位。"),
    ("施工范围为一期厂房。", "施工范围为二期厂房。"),
    ("乙方承租第三车间。", "乙方承租第五车间。"),
]


@pytest.mark.parametrize(("before", "after"), PLACES)
def test_a_place_that_gave_way_to_another_is_a_change_of_text(kinds_between, before, after):
    assert kinds_between(CONTRACT, before, after) == {"text.changed"}


def test_how_many_roads_there_are_is_a_count(kinds_between):
    assert kinds_between(CONTRACT, "甲方修建三条道路。", "甲方修建五条道路。") == {"number.count"}


def test_a_place_in_a_definition_changes_the_definition(kinds_between):
    before = "“商铺”指位于宁波市鄞州区天童北路588号的房屋。"
    kinds = kinds_between(CONTRACT, before, before.replace("588", "688"))
    assert kinds == {"term.definition", "text.changed"}
