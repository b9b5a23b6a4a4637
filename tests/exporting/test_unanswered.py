"""A response says which clauses nobody answered: they go out in the counterparty's words."""

from __future__ import annotations

import pytest

from reviewer.exporting.unanswered import left_open
from reviewer.findings import review as review_files
from reviewer.messages import render
from reviewer.model import Decision
from reviewer.negotiation import point_keys
from reviewer.terminal.export.plan import Plan

BASE = """采购合同

甲方：海宁公司
乙方：青川公司

第一条 付款
1.1 甲方应当在收到发票后30日内支付货款50,000元。
1.2 乙方逾期交货的，每日按货款的千分之五支付违约金。
1.3 合同编号为【编号】。
"""


@pytest.fixture
def compared(write_text):
    draft = BASE.replace("30日", "10日").replace("50,000", "55,000").replace("千分之五", "万分之五")
    draft = draft.replace("【编号】", "K-12")
    return review_files(write_text("基准.txt", BASE), write_text("对方稿.txt", draft), lang="zh")


def told(review, decisions):
    notice = left_open(review, decisions)
    return None if notice is None else render(notice, "zh")


def test_a_clause_is_named_while_any_of_its_points_is_open_and_a_filled_slot_never_is(compared):
    keys = point_keys(compared)
    grave = [keys[f.id] for f in compared.findings if f.severity != "info"]
    of_first = [key for key in grave if place(compared, keys, key) == "1.1"]
    assert len(of_first) == 2
    assert told(compared, {}) == "有 2 条未决，回复稿中仍是对方的文字：1.1、1.2"
    half = {of_first[0]: Decision(of_first[0], "rejected")}
    assert told(compared, half).endswith("：1.1、1.2")
    whole = {of_first[0]: Decision(of_first[0], "countered", proposal="另议")}
    assert told(compared, whole).endswith("：1.2")
    assert told(compared, {key: Decision(key, "accepted") for key in grave}) is None


def test_the_preview_of_a_word_file_counts_the_answers_of_this_comparison_alone(compared):
    keys = list(point_keys(compared).values())
    given = {key: Decision(key, "rejected") for key in (keys[0], "one of an earlier round")}
    shown = Plan("response", "counterparty").preview(compared, given, "2027-01-01")
    assert f"未决 {len(keys) - 1}；拒绝 1" in shown
    assert "回复稿中仍是对方的文字" in shown


def place(review, keys, key):
    finding = next(f for f in review.findings if keys[f.id] == key)
    return review.comparison.draft.clause(finding.draft.clause).number
