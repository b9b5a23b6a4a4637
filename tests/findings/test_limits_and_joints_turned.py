"""Limits turned round, words of force and joining words are told once, for what they are."""

from __future__ import annotations

import pytest

_CHINESE = (
    "仓储服务合同\n\n甲方（委托方）：北方物流有限公司\n乙方（受托方）：海河仓储有限公司\n\n"
    "第一条 {}\n\n第二条 本条不变。\n"
)
_ENGLISH = (
    "SERVICES AGREEMENT\n\nThis Agreement is made between Northwind Ltd "
    '(the "Buyer") and Harbour Mills Inc (the "Supplier").\n\n'
    "1. {}\n\n2. This clause stays as it is.\n"
)


def _text(words: str) -> str:
    return _ENGLISH if words.isascii() else _CHINESE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方的赔偿责任累计不超过合同总价。", "乙方的赔偿责任累计不少于合同总价。"),
        ("违约金总额不超过租金总额。", "违约金总额不低于租金总额。"),
        ("乙方的赔偿责任累计不超过100万元。", "乙方的赔偿责任累计不少于100万元。"),
        ("逾期违约金最高不超过运费总额的5%。", "逾期违约金最高不少于运费总额的5%。"),
        (
            "任何一方的赔偿责任累计不超过本合同签订后6个月的仓储费总额。",
            "任何一方的赔偿责任累计不少于本合同签订后6个月的仓储费总额。",
        ),
        ("累计超过两个月以上未交租的，甲方可以解除合同。", "累计超过两个月以下未交租的，甲方可以解除合同。"),
        ("拖欠金额达____万元以上的，甲方可以停止供货。", "拖欠金额达____万元以下的，甲方可以停止供货。"),
        (
            "The Supplier's total liability shall not exceed the Price.",
            "The Supplier's total liability shall not be less than the Price.",
        ),
    ],
)
def test_a_limit_turned_round_is_told_once(findings_between, before: str, after: str) -> None:
    found = findings_between(_text(before), before, after)
    assert [(one.kind, one.severity) for one in found] == [("number.bound", "critical")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方的赔偿责任累计不超过合同总价。", "乙方的赔偿责任按实际损失计算。"),
        ("乙方的赔偿责任累计不超过合同总价。", "乙方的赔偿责任累计超过合同总价。"),
        ("乙方的赔偿责任以合同总价为限，每批不少于一万元。", "乙方负责赔偿，每批不少于一万元。"),
    ],
)
def test_a_cap_that_is_gone_is_told_as_that(findings_between, before: str, after: str) -> None:
    found = findings_between(_text(before), before, after)
    assert "cap_removed" in {one.data.get("change") for one in found}


def test_what_stands_above_or_below_is_no_limit(findings_between) -> None:
    found = findings_between(_CHINESE, "以上条款经双方确认。", "以下条款经双方确认。")
    assert found
    assert "number.bound" not in {one.kind for one in found}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Neither party is liable for lost profit, but this shall not limit the Buyer's claim to it.",
            "Neither party is liable for lost profit, but this may limit the Buyer's claim to it.",
        ),
        (
            "No party shall be bound by the plan, but the foregoing must not delay the works.",
            "No party shall be bound by the plan, but the foregoing may delay the works.",
        ),
        (
            "Neither party shall claim costs, and that may reduce the Price.",
            "Neither party shall claim costs, and that shall not reduce the Price.",
        ),
        (
            "Neither party shall stop the works, and any such notice may not end the term.",
            "Neither party shall stop the works, and any such notice may end the term.",
        ),
        ("That must not affect the price.", "That may affect the price."),
        ("逾期未开证的，售方有权推迟装运。", "逾期未开证的，售方无权推迟装运。"),
        ("未付清仓租的，库方有权留存货物。", "未付清仓租的，库方无权留存货物。"),
        ("乙方未配合的，监理方可以停工。", "乙方未配合的，监理方不得停工。"),
        ("乙方未配合的，施工方可停工。", "乙方未配合的，施工方不得停工。"),
        ("乙方必须留样48小时，每样不少于125克。", "乙方可以留样48小时，每样不少于125克。"),
        ("乙方必须值守24小时，并做好记录。", "乙方可以值守24小时，并做好记录。"),
        ("乙方送货必须准时，每车两人。", "乙方送货可以准时，每车两人。"),
    ],
)
def test_the_force_of_a_far_subject_is_told(findings_between, before: str, after: str) -> None:
    found = findings_between(_text(before), before, after)
    assert [one.kind for one in found] == ["obligation.modality"]
    assert found[0].severity == "critical"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Neither party shall sell the mill.", "Neither party may sell the mill."),
        (
            "Neither party shall assign this Agreement, and shall not sell the mill.",
            "Neither party shall assign this Agreement, and may not sell the mill.",
        ),
        ("Nothing herein shall limit the claim.", "Nothing herein may limit the claim."),
        ("No such notice shall end the term.", "No such notice may end the term."),
        ("未取得验收报告的，乙方不得开工。", "取得验收报告后，乙方方可开工。"),
    ],
)
def test_one_force_in_other_words_is_no_change_of_force(kinds_between, before: str, after: str) -> None:
    assert "obligation.modality" not in kinds_between(_text(before), before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲方或其委托的第三方有权审计。", "甲方和其委托的第三方有权审计。"),
        ("备件须向甲方或其书面认可的厂家采购。", "备件须向甲方和其书面认可的厂家采购。"),
        ("货物没有抵押、查封，且其来源合法。", "货物没有抵押、查封，或其来源合法。"),
        ("因机器损坏或入坞停工的，停付租金。", "因机器损坏和入坞停工的，停付租金。"),
        ("运费随油价上调或下调。", "运费随油价上调和下调。"),
        ("账册供甲方及其代理人查阅。", "账册供甲方或其代理人查阅。"),
    ],
)
def test_a_joint_that_alters_who_or_what_is_a_condition(findings_between, before: str, after: str) -> None:
    found = findings_between(_CHINESE, before, after)
    assert [(one.kind, one.data.get("what")) for one in found] == [("obligation.condition", "connective")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲方和其代理人可以查阅账册。", "甲方及其代理人可以查阅账册。"),
        ("货物、设备以及其他财物归甲方所有。", "货物、设备及其他财物归甲方所有。"),
        ("双方应当友好和解。", "双方应当友好协商和解。"),
        ("甲方或者其代理人可以查阅账册。", "甲方或其代理人可以查阅账册。"),
        ("乙方应当及时送货。", "乙方应当按时送货。"),
    ],
)
def test_other_words_that_join_alike_are_no_condition(findings_between, before: str, after: str) -> None:
    found = findings_between(_CHINESE, before, after)
    assert "connective" not in {one.data.get("what") for one in found}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "任何一方的赔偿责任累计不超过本合同签订后6个月的仓储费总额。",
            "任一方的赔偿责任累计不超过本合同签订后6个月的仓储费总额。",
        ),
        ("任何一方收到通知后五日内应当答复。", "任一方收到通知后五日内应当答复。"),
        ("设备需要进行维修时，乙方应当派人。", "设备需要维修时，乙方应当派人。"),
        ("仓库需要予以加固时，乙方应当停用。", "仓库需要加固时，乙方应当停用。"),
        ("乙方未告知甲方的，应当赔偿损失。", "乙方未通知甲方的，应当赔偿损失。"),
        ("通知自送达之日起第五日视为送达。", "通知自送达当日起第五日视为送达。"),
        ("货物自签收之日起第十日视为合格。", "货物自签收当天起第十日视为合格。"),
    ],
)
def test_wording_is_told_as_wording(findings_between, before: str, after: str) -> None:
    found = findings_between(_CHINESE, before, after)
    assert {(one.kind, one.severity) for one in found} <= {("text.changed", "info")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("任何一方收到通知后五日内应当答复。", "任何一方发出通知后五日内应当答复。"),
        ("设备需要进行维修时，乙方应当派人。", "设备需要进行更换时，乙方应当派人。"),
        ("设备需要维修时，乙方应当派人。", "设备不需要维修时，乙方应当派人。"),
        ("乙方未告知甲方的，应当赔偿损失。", "乙方未经甲方同意的，应当赔偿损失。"),
        ("通知自送达之日起第五日视为送达。", "通知自送达之日起第九日视为送达。"),
        ("通知自送达之日起第五日视为送达。", "通知自送达次日起第五日视为送达。"),
        ("逾期24小时，甲方有权解除合同。", "逾期48小时，甲方有权解除合同。"),
    ],
)
def test_another_thing_is_told(findings_between, before: str, after: str) -> None:
    found = findings_between(_CHINESE, before, after)
    assert any(one.severity in ("critical", "major", "minor") for one in found)
    assert any(one.kind != "text.changed" for one in found)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Governing Law applies.", "The parties act in good faith."),
        ("This order is governed by the laws of England.", "The Supplier stores the goods in the mill."),
        ("Disputes go to the courts of Oslo.", "The Supplier keeps records of the goods."),
        ("The term is two years.", "The Supplier keeps the mill clean and dry."),
        ("A deposit of 500 dollars is held.", "The Supplier insures the goods against fire."),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_sentence_past_another_one_is_only_placed_elsewhere(findings_between, one, two, turned) -> None:
    first, last = "The goods remain in the mill.", "Notices are sent by post."
    one, two = (two, one) if turned else (one, two)
    found = findings_between(_ENGLISH, f"{first} {one} {two} {last}", f"{first} {two} {one} {last}")
    assert {(each.kind, each.severity) for each in found} == {("text.changed", "info")}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "This order is governed by the laws of England.",
            "This order is governed by the laws of Norway.",
            "law.changed",
        ),
        ("Disputes go to the courts of Oslo.", "Disputes go to the courts of Bergen.", "law.changed"),
        ("The term is two years.", "The term is three years.", "number.duration"),
        ("A deposit of 500 dollars is held.", "A deposit of 900 dollars is held.", "number.amount"),
        ("The term is two years.", "", "number.duration"),
    ],
)
def test_one_that_says_another_thing_there_is_told(kinds_between, one, other, kind) -> None:
    first, last = "The goods remain in the mill.", "The Supplier keeps records of the goods."
    assert kind in kinds_between(_ENGLISH, f"{first} {one} {last}", f"{first} {last} {other}".strip())
