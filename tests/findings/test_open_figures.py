"""Figures in square brackets, which are still to be agreed, are figures: another one is another number."""

from __future__ import annotations

import pytest

from reviewer.findings import registry

CHANGED = [
    # before, after, kind, who gains
    ("甲方应在【30】日内付款。", "甲方应在【45】日内付款。", "number.duration", "甲方"),
    ("甲方应在[30]日内付款。", "甲方应在[45]日内付款。", "number.duration", "甲方"),
    ("甲方应在〔三十〕日内付款。", "甲方应在〔四十五〕日内付款。", "number.duration", "甲方"),
    ("甲方应在【30日】内付款。", "甲方应在【45日】内付款。", "number.duration", "甲方"),
    ("甲方应在【10】日内付款。", "甲方应在【10】个工作日内付款。", "number.duration", "甲方"),
    ("乙方的保修期为[12]个月。", "乙方的保修期为6个月。", "number.duration", "乙方"),
    ("合同总价为人民币【500,000】元。", "合同总价为人民币【600,000】元。", "number.amount", "乙方"),
    ("乙方按日万分之【五】支付违约金。", "乙方按日万分之【三】支付违约金。", "number.percent", "乙方"),
    ("乙方按合同总价的【5】%支付违约金。", "乙方按合同总价的【3】%支付违约金。", "number.percent", "乙方"),
    (
        "The Buyer shall pay within [30] days.",
        "The Buyer shall pay within [45] days.",
        "number.duration",
        None,
    ),
]


@pytest.mark.parametrize(("before", "after", "kind", "gains"), CHANGED)
def test_another_figure_in_brackets_is_told_once_as_another_number(view_of, before, after, kind, gains):
    view = view_of(before, after)
    told = [one for one in registry.observe(view.comparison) if "origin" not in one.data]
    assert [one.kind for one in told] == [kind]
    assert gains is None or told[0].favours == gains


HEAD = "设备采购合同\n甲方：恒仓物流有限公司\n乙方：明达机械有限公司\n第一条 约定\n1.1 {}\n"


@pytest.mark.parametrize(
    ("before", "after", "favours"),
    [
        ("保修期为【12】个月。", "保修期为12个月。", "none"),
        ("乙方应在【】日内付款。", "乙方应在【45】日内付款。", "unclear"),
        ("乙方应在【30】日内付款。", "乙方应在45日内付款。", "乙方"),
    ],
)
def test_a_figure_that_comes_or_loses_its_brackets_fills_a_slot(findings_between, before, after, favours):
    told = [one for one in findings_between(HEAD, before, after) if one.kind != "placeholder.open"]
    assert [(one.kind, one.favours) for one in told] == [("placeholder.filled", favours)]


def test_a_figure_in_lenticular_brackets_is_compared_and_no_open_slot(findings_between):
    (told,) = findings_between(HEAD, "乙方应在【30】日内付款。", "乙方应在【45】日内付款。")
    assert (told.kind, told.favours) == ("number.duration", "乙方")


@pytest.mark.parametrize(
    ("before", "after"),
    [("见参考文献[12]。", "见参考文献[13]。"), ("详见注释[3]，另附。", "详见注释[4]，另附。")],
)
def test_the_number_of_a_note_measures_nothing(view_of, before, after):
    told = registry.observe(view_of(before, after).comparison)
    assert not {one.kind for one in told} & {"number.duration", "number.amount", "number.percent"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("乙方有权[查阅账册]。", "乙方无权查阅账册。", "obligation.modality"),
        ("本价格包括【运费】。", "本价格不包括运费。", "obligation.condition"),
        ("费用包含[例如:人员成本、系统使用费]。", "费用不含系统使用费。", "obligation.condition"),
    ],
)
def test_a_slot_is_not_merely_filled_where_the_word_before_it_says_the_opposite_now(
    findings_between, before, after, kind
):
    told = findings_between(HEAD, before, after)
    assert kind in {one.kind for one in told}
    for one in told:
        for quote in (one.base, one.draft):
            if quote:
                assert sum(map(quote.quote.count, "[【")) == sum(map(quote.quote.count, "]】"))


def test_a_slot_filled_with_its_value_and_another_event_is_not_filled_as_proposed(findings_between):
    told = findings_between(
        HEAD, "投诉应在[例如:3]个工作日内答复。", "投诉自材料提交齐全之日起3个工作日内答复。"
    )
    assert [(one.kind, one.data["state"]) for one in told] == [("placeholder.filled", "default_changed")]


@pytest.mark.parametrize(
    ("before", "after", "kind", "favours"),
    [
        ("检测费由【甲方】承担。", "检测费由【乙方】承担。", "obligation.bearer", "甲方"),
        ("检测费由【甲方】承担。", "检测费由乙方承担。", "obligation.bearer", "甲方"),
        ("由【甲方所在地】人民法院管辖。", "由【乙方所在地】人民法院管辖。", "law.changed", "乙方"),
        ("【乙方应承担全部责任】。", "乙方应承担主要责任。", "term.confusable", "乙方"),
        ("本担保为【不可撤销的】保证。", "本担保为保证。", "obligation.condition", "unclear"),
        ("【甲方有权单方解除本合同。】", "【待商】", "obligation.removed", "乙方"),
    ],
)
def test_words_in_brackets_that_are_still_to_be_agreed_are_compared_and_no_slot(
    findings_between, before, after, kind, favours
):
    told = findings_between(HEAD, before, after)
    assert (kind, favours) in {(one.kind, one.favours) for one in told}
    assert "placeholder.filled" not in {one.kind for one in told}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("利息按【具体利率】计。", "利息按5%计。"),
        ("收款户名：【乙方名称】。", "收款户名：明达机械有限公司。"),
        ("交货地点为【双方约定的地点】。", "交货地点为南京。"),
    ],
)
def test_a_slot_that_asks_for_something_is_filled(findings_between, before, after):
    assert [one.kind for one in findings_between(HEAD, before, after)] == ["placeholder.filled"]
