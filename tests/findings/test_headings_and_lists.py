"""A heading put on a line of its own, or drawn into its clause, and a list whose lead-in came or went."""

from __future__ import annotations

import pytest

CHINESE = (
    "保洁合同\n甲方：北岸科技有限公司\n乙方：清和保洁有限公司\n"
    "第一条 期限\n1.1 本合同有效期一年。\n{}第三条 费用\n3.1 甲方应当付款。\n"
)
ENGLISH = (
    'CLEANING AGREEMENT\nThis Agreement is made between Alder Ltd (the "Owner")'
    ' and Birch Ltd (the "Cleaner").\n'
    "1. Term\n1.1 Length. This Agreement lasts one year.\n{}1.3 Keys. The Cleaner shall keep the keys.\n"
)
IN_ONE = [
    (CHINESE, "第二条 保洁。乙方每个工作日派{}人到场。乙方应当自备工具。\n", "保洁。乙方", "保洁\n乙方"),
    (
        ENGLISH,
        "1.2 Reports. The Cleaner may report {} faults at any time. The Owner shall answer within a week.\n",
        "Reports. The",
        "Reports.\nThe",
    ),
]


@pytest.mark.parametrize(("contract", "clause", "joined", "parted"), IN_ONE)
@pytest.mark.parametrize("turned", [False, True])
def test_a_heading_on_a_line_of_its_own_is_a_division_and_nothing_more(
    findings_between, contract, clause, joined, parted, turned
):
    one, two = clause.format("two"), clause.replace(joined, parted).format("two")
    (found,) = findings_between(contract, *((two, one) if turned else (one, two)))
    assert (found.kind, found.severity) == ("clause.merged" if turned else "clause.split", "info")


@pytest.mark.parametrize(("contract", "clause", "joined", "parted"), IN_ONE)
def test_what_changed_under_such_a_heading_is_told_as_in_one_clause(
    findings_between, contract, clause, joined, parted
):
    told = findings_between(contract, clause.format("2"), clause.replace(joined, parted).format("3"))
    assert {one.kind.split(".")[0] for one in told} == {"clause", "number"}
    assert {one.kind for one in told if one.severity in ("major", "critical")} <= {"number.count"}


def test_a_heading_over_several_paragraphs_is_one_division(findings_between):
    one = "1.2 Reports. The Cleaner may report faults at any time. The Owner shall answer within a week.\n"
    two = one.replace("Reports. The", "Reports.\nThe").replace("time. The", "time.\nThe")
    (found,) = findings_between(ENGLISH, one, two)
    assert found.kind == "clause.split"


def test_a_list_that_lost_its_lead_in_is_told_as_moved_once(findings_between):
    lists = (
        "第二条 义务\n2.1 乙方应当做到：\n（1）每天保洁两次；\n（2）自备工具；\n"
        "2.2 乙方应当特别注意：\n（1）不得吸烟；\n（2）不得带人入内；\n（3）不得喧哗。\n"
    )
    told = findings_between(CHINESE, lists, lists.replace("2.2 乙方应当特别注意：\n", ""))
    moved = [one for one in told if one.kind == "clause.moved"]
    assert len(moved) == 1
    assert len(moved[0].data["with"]) == 2
    assert any(one.kind == "clause.deleted" for one in told)
