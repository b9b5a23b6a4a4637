"""What is dealt out to the parties in lists: a member that passes to the other's list changes hands."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("before", "after", "thing", "favours"),
    [
        (
            "水费由甲方承担，电费、燃气费由乙方承担。",
            "水费、电费由甲方承担，燃气费由乙方承担。",
            "电费",
            "乙方",
        ),
        ("甲方负责水费、电费，乙方负责燃气费。", "甲方负责水费，乙方负责电费、燃气费。", "电费", "甲方"),
        ("专利、商标归乙方所有，域名归甲方所有。", "专利归乙方所有，商标、域名归甲方所有。", "商标", "甲方"),
        (
            "厂区的房产税、土地使用税由乙方缴纳，保安费由甲方据实缴付。",
            "厂区的房产税由乙方缴纳，土地使用税、保安费由甲方据实缴付。",
            "土地使用税",
            "乙方",
        ),
        (
            "违约方应赔偿守约方的直接损失、律师费，诉讼费由甲方承担。",
            "违约方应赔偿守约方的直接损失，律师费、诉讼费由甲方承担。",
            "律师费",
            "乙方",
        ),
    ],
)
def test_a_member_that_passes_to_the_other_list_is_one_change_of_bearer(
    observe, before, after, thing, favours
):
    (one,) = [one for one in observe(before, after) if one.kind == "obligation.bearer"]
    assert one.favours == favours
    assert thing in one.base.quote
    assert thing in one.draft.quote


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("水费、电费由甲方承担，燃气费由乙方承担。", "电费、水费由甲方承担，燃气费由乙方承担。"),
        ("水费、电费由甲方承担，燃气费由乙方承担。", "水费由甲方承担，燃气费由乙方承担。"),
        ("水费由甲方承担，电费、燃气费由乙方承担。", "水费由甲方承担，电费和燃气费由乙方支付。"),
    ],
)
def test_who_bears_what_he_bore_is_no_change_of_bearer(observe, before, after):
    assert not [one for one in observe(before, after) if one.kind == "obligation.bearer"]


def test_a_court_at_the_place_of_a_party_is_dealt_out_to_nobody(observe):
    for place in ("所在地", "住所地有管辖权的"):
        words = f"争议由甲方{place}人民法院管辖。"
        found = observe(words, words.replace("甲方", "乙方"))
        assert "obligation.bearer" not in {one.kind for one in found}


def test_names_exchanged_are_told_by_the_names_alone(observe):
    found = observe("水费、电费由甲方承担，燃气费由乙方承担。", "水费、电费由乙方承担，燃气费由甲方承担。")
    assert [one.topic for one in found if one.kind == "obligation.bearer"] == ["obligation.bearer/exchanged"]


def test_english_lists_are_read_too(observe):
    found = observe(
        "Stamps and search fees shall be borne by the Customer; transfer tax is for the Supplier's account.",
        "Stamps shall be borne by the Customer; search fees and transfer tax are for the Supplier's account.",
        customer="Customer",
        provider="Supplier",
    )
    (one,) = [one for one in found if one.kind == "obligation.bearer"]
    assert (one.favours, one.data["from"], one.data["to"]) == ("Customer", "Customer", "Supplier")
