"""The signing copy: what differs from the agreement is told, and a clean one is called clean."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.exporting.matter_report import final_report
from reviewer.model import Decision
from reviewer.negotiation import point_keys
from reviewer.negotiation.final import check_final
from reviewer.negotiation.matter import Round

LATE = ("在4小时内到场", "在24小时内到场")
SOONER = ("在4小时内到场", "在8小时内到场")
RATE = ("万分之三", "千分之一")
COURT = ("向甲方住所地", "向乙方住所地")
ADDED = ("第四条 保密", "3.3 乙方对甲方的间接损失不承担任何赔偿责任。\n\n第四条 保密")
GONE = ("3.2 一方的赔偿责任累计不超过合同签订后12个月的服务费用总额。\n", "")
OF_SERVICE = (
    "乙方接到故障通知后应当在4小时内到场处理。",
    "乙方更换巡检人员的，应当提前5个工作日书面通知甲方。",
)
PASSAGES = (
    ("在巡检后2日内提交", "在巡检后5日内提交"),
    ("应当提前5个工作日书面通知", "可以提前5个工作日通知"),
    ("30,000元", "33,000元"),
    RATE,
    ("人民币2,000元", "人民币200元"),
    ("12个月的服务费用总额", "3个月的服务费用总额"),
    ("合同终止后三年", "合同终止后一年"),
    COURT,
    GONE,
    ADDED,
)


def check(negotiation, contract):
    return check_final(negotiation, contract, side="甲方", lang="zh")


def test_the_text_we_sent_last_and_they_sign_is_clean(rounds, draft):
    found = rounds(("counterparty", [LATE, RATE]), ("us", [SOONER]))
    assert check(found, draft(SOONER)).clean


def test_the_text_both_sent_is_clean_whatever_file_it_comes_in(rounds, draft):
    found = rounds(("counterparty", [LATE]), ("us", [SOONER]), ("counterparty", [SOONER]))
    assert check(found, draft(SOONER, ("30,000元", "３０，０００元"))).clean


def test_a_silent_change_an_added_and_a_deleted_clause_are_listed_in_order(rounds, draft):
    found = rounds(("counterparty", [LATE]), ("us", [SOONER]), ("counterparty", [SOONER]))
    done = check(found, draft(SOONER, COURT, ADDED, GONE))
    assert [one.sort for one in done.differences] == ["deleted", "added", "changed"]
    assert any(finding.kind == "law.changed" for finding in done.review.findings)


def test_a_point_that_nobody_agreed_on_is_told_though_the_copy_has_their_words(rounds, draft):
    done = check(rounds(("counterparty", [LATE])), draft(LATE))
    assert [(one.sort, one.state) for one in done.differences] == [("unsettled", "open")]


def test_what_we_rejected_must_stand_as_we_had_it(rounds, draft):
    before = rounds(("counterparty", [LATE]))
    keys = point_keys(before.latest)
    rejected = {key: Decision(key, "rejected") for key in keys.values()}
    accepted = {key: Decision(key, "accepted") for key in keys.values()}
    found = rounds(("counterparty", [LATE]), decisions=rejected)
    assert check(found, draft()).clean
    assert [one.sort for one in check(found, draft(LATE)).differences] == ["changed"]
    found = rounds(("counterparty", [LATE]), decisions=accepted)
    assert check(found, draft(LATE)).clean
    assert [one.sort for one in check(found, draft()).differences] == ["changed"]


def test_a_clause_that_only_moved_is_told(rounds, draft):
    swap = (
        "1.2 {}\n1.3 {}".format(*OF_SERVICE),
        "1.2 {}\n1.3 {}".format(*reversed(OF_SERVICE)),
    )
    done = check(rounds(("counterparty", []), ("us", [])), draft(swap))
    assert {one.sort for one in done.differences} == {"moved"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.sampled_from(range(len(PASSAGES))), max_size=4))
def test_every_passage_that_was_touched_is_listed_and_no_other(rounds, draft, chosen):
    changes = [PASSAGES[place] for place in sorted(chosen)]
    if RATE in changes and GONE in changes:
        changes.remove(GONE)
    if GONE in changes:
        changes = [change for change in changes if "3个月的" not in change[1]]
    done = check(rounds(("counterparty", [LATE]), ("us", [SOONER])), draft(SOONER, *changes))
    assert len(done.differences) == len(changes)


def test_what_was_in_doubt_when_it_went_back_is_told_as_unsettled_and_its_text_once(rounds, draft):
    theirs = ("counterparty", [LATE])
    doubts = {key: Decision(key, "query") for key in point_keys(rounds(theirs).latest).values()}
    found = rounds(theirs, ("us", [LATE]), decisions=doubts)
    done = check(found, draft(LATE))
    assert [(one.sort, one.state) for one in done.differences] == [("unsettled", "open")]
    last = Round(2, "us", "0" * 64, "r.docx", "2026-11-20T10:00:00")
    report = final_report(done, found, last, "2026-11-21", "zh")
    assert report.count("第 2 轮：") == 1
