"""Chinese words put for their opposites, and periods counted to the other side of their event."""

from __future__ import annotations

import pytest

CONTRACT = (
    "设备租赁合同\n出租方（甲方）：北岸机械有限公司\n承租方（乙方）：南岸工程有限公司\n"
    "第一条 使用\n1.1 乙方应当爱护设备。\n1.2 {}\n1.3 双方应当守法。\n"
)

ROUND = [
    ("乙方续租的，应当在期满两个月前书面通知甲方。", "前", "后"),
    ("甲方收回设备的，须在30天前告知乙方。", "前", "后"),
    ("乙方应在进场两周之前报送名单。", "之前", "以后"),
    ("乙方应于每季度首月10日前支付租金。", "前", "后"),
]


@pytest.mark.parametrize(("sentence", "old", "new"), ROUND)
def test_a_period_counted_to_the_other_side_of_its_event_is_told(findings_between, sentence, old, new):
    (found,) = findings_between(CONTRACT, sentence, sentence.replace(old, new))
    assert (found.kind, found.severity) == ("number.bound", "critical")
    assert found.base.quote.endswith(old)
    assert found.draft.quote.endswith(new)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方应当在期满两个月前通知甲方。", "乙方应当在期满两个月之前通知甲方。"),
        ("乙方应当在三日内到场。", "乙方应当在三日以内到场。"),
    ],
)
def test_another_spelling_of_one_side_is_no_difference(findings_between, before, after):
    assert findings_between(CONTRACT, before, after) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方欠付租金达20天以上的，甲方可以取回设备。", "乙方欠付租金达20天以下的，甲方可以取回设备。"),
        ("设备完好率应当达到95%以上。", "设备完好率应当达到95%以下。"),
    ],
)
def test_a_bound_behind_a_reached_number_counts(findings_between, before, after):
    (found,) = findings_between(CONTRACT, before, after)
    assert (found.kind, found.severity) == ("number.bound", "critical")


OPPOSITES = [
    ("甲方应于____年____月____日前交付设备。", "前", "后"),
    ("乙方应于租期届满之日前十五天提出续租要求。", "前", "后"),
    ("甲方应在接到报修后____小时内到场。", "内", "后"),
    ("折扣为市价的5%以上。", "以上", "以下"),
    ("设备须在甲方厂区境内使用。", "境内", "境外"),
    ("油料消耗超出部分，租金相应增加。", "增加", "减少"),
]


@pytest.mark.parametrize(("sentence", "old", "new"), OPPOSITES)
def test_a_word_put_for_its_opposite_is_told_as_that(findings_between, sentence, old, new):
    (found,) = findings_between(CONTRACT, sentence, sentence.replace(old, new))
    assert found.severity in ("major", "critical")
    assert found.kind in ("obligation.condition", "number.bound")


def test_an_order_in_time_turned_round_says_who_gains(findings_between):
    sentence = "甲方应当在乙方付清首期租金{}交付设备。"
    (found,) = findings_between(CONTRACT, sentence.format("后"), sentence.format("前"))
    assert (found.kind, found.favours, found.data["change"]) == (
        "obligation.condition",
        "乙方",
        "time_stage_turned",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [("按前款约定执行。", "按后款约定执行。"), ("本授权可撤销。", "本授权不可撤销。")],
)
def test_what_another_rule_tells_is_not_told_as_an_opposite_too(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert len(told) == 1
    assert told[0].data.get("change") != "opposite"


LATER = [
    "期满后，将设备送回甲方仓库",
    "收到通知后，派员到场并承担费用",
    "每期的____日前，支付当期租金",
    "设备到场时，会同甲方开箱检验",
]


@pytest.mark.parametrize("act", LATER)
@pytest.mark.parametrize(("force", "weaker"), [("应", "可"), ("应当", "可以"), ("应", "无须")])
def test_a_duty_whose_time_stands_before_a_comma_is_still_a_duty(findings_between, act, force, weaker):
    told = findings_between(CONTRACT, f"乙方{force}在{act}。", f"乙方{weaker}在{act}。")
    assert {(one.kind, one.severity) for one in told} == {("obligation.modality", "critical")}


def test_words_beside_an_example_in_a_blank_are_told_though_the_blank_is_no_news(findings_between):
    sentence = "乙方应在每月结束后[例如:10]{}日内付款。"
    told = findings_between(CONTRACT, sentence.format("个工作"), sentence.format(""))
    assert [(one.kind, one.base.quote) for one in told] == [("number.duration", "[例如:10]个工作日")]


ALIKE = [
    ("乙方不得擅自拆改设备。", "乙方不可擅自拆改设备。"),
    ("设备损坏的，乙方应当及时告知甲方。", "设备损坏的，乙方应当及时通知甲方。"),
    ("因乙方没有按期保养造成损坏的，由乙方修复。", "因乙方未按期保养造成损坏的，由乙方修复。"),
    ("双方经友好协商订立本合同。", "双方经协商订立本合同。"),
]


@pytest.mark.parametrize(("before", "after"), ALIKE)
def test_other_words_of_the_same_force_are_no_change_in_law(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert {one.kind for one in told} <= {"text.changed"}


THROUGHOUT = [
    ("立即", "及时", "乙方应当{}停机；\n1.3 乙方应当{}报告；\n1.4 乙方应当{}撤场；\n1.5 乙方应当{}整改。"),
    ("之前", "之后", "甲方于交货{}付款；\n1.3 乙方于开工{}投保；\n1.4 乙方于进场{}交底。"),
]


@pytest.mark.parametrize(("old", "new", "clauses"), THROUGHOUT)
def test_a_weaker_or_opposite_word_put_throughout_is_no_mere_renaming(findings_between, old, new, clauses):
    told = findings_between(CONTRACT, clauses.replace("{}", old), clauses.replace("{}", new))
    assert len(told) == clauses.count("{}")
    assert {(one.kind, one.severity) for one in told} == {("obligation.condition", "major")}


def test_payment_after_inspection_by_another_name_is_still_owed_after_it(findings_between):
    told = findings_between(CONTRACT, "设备验收合格后付款。", "设备检验合格后付款。")
    assert all(one.data.get("change") != "payment_unsettled" for one in told)
