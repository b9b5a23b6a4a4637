"""A case, a time or a leave that hangs on another act than before is told, though every word still stands."""

from __future__ import annotations

import pytest

from reviewer.messages import render

TEXT = """服务合同
甲方：东湖设备有限公司
乙方：西山工程有限公司
第一条 乙方应当按约完成工作。
第二条 {}
第三条 双方应当遵守法律。
"""


@pytest.mark.parametrize(
    ("before", "after", "lost", "gained"),
    [
        (
            "乙方经甲方书面同意，可以转让合同，可以将工程分包。",
            "乙方可以转让合同，经甲方书面同意，可以将工程分包。",
            "可以转让合同",
            "可以将工程分包",
        ),
        (
            "甲方经书面催告后，可以解除合同，可以没收押金。",
            "甲方可以解除合同，经书面催告后，可以没收押金。",
            "可以解除合同",
            "可以没收押金",
        ),
        (
            "乙方在质保期内应免费维修，并更换损坏部件。",
            "乙方应免费维修，并在质保期内更换损坏部件。",
            "应免费维修",
            "更换损坏部件",
        ),
        (
            "未经甲方同意，乙方不得转租，不得改变用途。",
            "乙方不得转租，未经甲方同意不得改变用途。",
            "乙方不得转租",
            "不得改变用途",
        ),
        (
            "乙方在租期届满前应当恢复原状，并清退人员。",
            "乙方应当恢复原状，并在租期届满前清退人员。",
            "恢复原状",
            "清退人员",
        ),
    ],
)
def test_what_an_act_hangs_on_is_told_where_it_moved(findings_between, before, after, lost, gained):
    (found,) = (one for one in findings_between(TEXT, before, after) if one.kind != "text.changed")
    assert (found.kind, found.severity, found.data["what"]) == ("obligation.condition", "major", "hangs")
    for quote, words in ((found.base, before), (found.draft, after)):
        assert quote.quote in words
    told = render(found.message, "zh")
    assert told.index(lost) < told.index(gained)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲方应在验收合格后付款，并开具收据。", "甲方应在验收合格后开具收据并付款。"),
        ("乙方应在发货前书面通知甲方，并提供装箱单。", "乙方应在发货前提供装箱单，并书面通知甲方。"),
        ("甲方逾期付款的，乙方有权停工，工期顺延。", "甲方逾期付款的，工期顺延，乙方有权停工。"),
        ("甲方应于每月五日前支付租金，并应承担水电费。", "甲方应承担水电费，并应于每月五日前支付租金。"),
        ("经甲方确认后，乙方可以开票。", "乙方可以在甲方确认后开票。"),
    ],
)
def test_acts_told_in_another_order_hang_on_what_they_hung_on(findings_between, before, after):
    found = findings_between(TEXT, before, after)
    assert not [one for one in found if one.data.get("what") in ("hangs", "order")]
    assert not [one for one in found if one.severity in ("critical", "major")]


def test_a_part_of_a_sentence_at_another_place_of_it_is_no_loss_and_no_gain(findings_between):
    before = "延期出行的，增加的费用由甲方承担，减少的费用退还甲方。"
    after = "延期出行的，减少的费用退还甲方，增加的费用由双方各半承担。"
    told = {(one.kind, one.draft.quote) for one in findings_between(TEXT, before, after)}
    assert ("text.changed", "减少的费用退还甲方") in told
    assert not [words for kind, words in told if kind == "obligation.condition" and "退还" in words]


def test_a_part_that_came_out_of_its_case_is_told_as_before(findings_between):
    found = findings_between(
        TEXT,
        "乙方应按期交货，逾期超过十日的，甲方可以解除合同，乙方应退还全部货款。",
        "乙方应按期交货，乙方应退还全部货款，逾期超过十日的，甲方可以终止合同。",
    )
    assert [one for one in found if one.kind != "text.changed" and one.draft and "退还" in one.draft.quote]
