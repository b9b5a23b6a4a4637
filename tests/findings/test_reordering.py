"""A list in another order: told once as that, and as a change of the term where the order says something."""

from __future__ import annotations

import pytest

import reviewer

HEAD = "设备租赁合同\n甲方（出租方）：北原机械有限公司\n乙方（承租方）：南汇建筑有限公司\n"


@pytest.fixture
def told(write_text):
    def tell(before, after):
        files = [write_text(f"{n}.txt", f"{HEAD}第一条 {words}\n") for n, words in enumerate((before, after))]
        return [(f.kind, f.severity) for f in reviewer.compare(*files).findings if "origin" not in f.data]

    return tell


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲方提供的资料应当准确、完整。", "甲方提供的资料应当完整、准确。"),
        ("乙方可以选择修理或者更换。", "乙方可以选择更换或者修理。"),
        ("“设备”指塔吊、叉车和电梯。", "“设备”指电梯、塔吊和叉车。"),
        ("乙方不得转租、抵押或者出借设备。", "乙方不得抵押、出借或者转租设备。"),
        ("因地震、台风停工的，工期顺延。", "因台风、地震停工的，工期顺延。"),
    ],
)
def test_another_order_alone_is_told_once_and_lightly(told, before, after):
    assert told(before, after) == [("text.changed", "info")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("款项依次清偿利息、本金。", "款项依次清偿本金、利息。"),
        ("还款先抵充费用后抵充利息。", "还款先抵充利息后抵充费用。"),
        ("乙方交货后验收。", "乙方验收后交货。"),
    ],
)
def test_an_order_that_says_what_comes_first_is_a_term(told, before, after):
    assert told(before, after) == [("obligation.condition", "major")]


def test_figures_in_another_order_are_other_figures(told):
    before, after = "三期付款比例为20%、50%、30%。", "三期付款比例为50%、20%、30%。"
    assert told(before, after) == [("number.percent", "major")]


def test_a_list_that_changed_its_connective_is_more_than_another_order(told):
    before, after = "乙方应当提供发票或者收据。", "乙方应当提供收据和发票。"
    assert all(kind != "text.changed" or level != "info" for kind, level in told(before, after))


def test_parties_that_change_places_among_words_that_bind_are_no_list(kinds_between):
    text = "服务合同\n甲方：东湖公司\n乙方：西山公司\n第一条 员工\n1.1 {}\n1.2 双方应当守法。\n"
    before = "乙方及其员工必须具备资格(如适用),并遵守法律法规及甲方的保密要求。"
    after = "甲方及其员工必须具备资格(如适用),并遵守法律法规及乙方的保密要求。"
    assert "obligation.bearer" in kinds_between(text, before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方承担的责任性质为债务加入而非保证担保。", "乙方承担的责任性质为保证担保而非债务加入。"),
        ("双方为承揽关系而不是劳动关系。", "双方为劳动关系而不是承揽关系。"),
        ("该款项为借款，而非投资款。", "该款项为投资款，而非借款。"),
        ("乙方交付的是使用许可而非所有权。", "乙方交付的是所有权而非使用许可。"),
    ],
)
def test_what_is_meant_and_what_is_not_turned_round_is_told_as_that(findings_between, before, after):
    text = "服务合同\n甲方：东湖公司\n乙方：西山公司\n第一条 双方应当守法。\n第二条 {}\n"
    (found,) = findings_between(text, before, after)
    assert (found.kind, found.severity, found.data["what"]) == (
        "obligation.condition",
        "critical",
        "contrast",
    )
    assert found.base.quote in before
    assert found.draft.quote in after


def test_a_list_of_what_is_not_meant_in_another_order_is_none(findings_between):
    text = "服务合同\n甲方：东湖公司\n乙方：西山公司\n第一条 双方应当守法。\n第二条 {}\n"
    found = findings_between(
        text, "双方为承揽关系而不是劳动关系、劳务关系。", "双方为承揽关系而不是劳务关系、劳动关系。"
    )
    assert not [one for one in found if one.severity in ("critical", "major")]
