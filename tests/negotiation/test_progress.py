"""What became of every point, read from the texts of the rounds and the answers given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.matter_report import point_place, status_report
from reviewer.model import Decision
from reviewer.negotiation import point_keys
from reviewer.negotiation.progress import answered_anew

if TYPE_CHECKING:
    from reviewer.negotiation.points import Point
    from reviewer.negotiation.progress import Negotiation

LATE = ("在4小时内到场", "在24小时内到场")
SOONER = ("在4小时内到场", "在8小时内到场")
RATE = ("万分之三", "千分之一")
FINE = ("每次应当支付违约金人民币2,000元", "每次应当支付违约金人民币500元")
COURT = ("向甲方住所地", "向乙方住所地")
ADDED = (
    "第四条 保密",
    "3.3 乙方对甲方的间接损失不承担任何赔偿责任。\n\n第四条 保密",
)


def point(negotiation: Negotiation, words: str) -> Point:
    return next(
        p
        for p in negotiation.points
        if any(words in negotiation.text(p, n) for n in range(len(negotiation.contracts)))
    )


def test_a_first_draft_opens_a_point_for_every_change_and_none_for_the_rest(rounds):
    found = rounds(("counterparty", [LATE, RATE, ADDED]))
    assert {p.state for p in found.points} == {"open"}
    assert len(found.points) == 3
    assert not any(p.silent for p in found.points)


def test_what_they_take_as_we_proposed_is_agreed(rounds):
    found = rounds(("counterparty", [LATE]), ("us", [SOONER]), ("counterparty", [SOONER]))
    late = point(found, "到场")
    assert [step.move for step in late.steps] == ["changed", "countered", "taken"]
    assert late.state == "agreed"


def test_what_they_put_back_is_ignored_and_open_again(rounds):
    found = rounds(("counterparty", [LATE, RATE]), ("us", [RATE]), ("counterparty", [LATE, RATE]))
    assert [step.move for step in point(found, "到场").steps] == ["changed", "rejected", "ignored"]
    assert point(found, "到场").state == "open"
    assert [step.move for step in point(found, "违约金。").steps] == ["changed", "accepted", "none"]


def test_a_figure_between_theirs_and_ours_is_taken_in_part_one_beyond_is_not(rounds):
    halfway = ("在4小时内到场", "在12小时内到场")
    beyond = ("在4小时内到场", "在48小时内到场")
    for last, move in ((halfway, "taken_part"), (beyond, "changed_again")):
        found = rounds(("counterparty", [LATE]), ("us", [SOONER]), ("counterparty", [last]))
        assert point(found, "到场").move == move


def test_what_is_touched_after_it_was_agreed_is_critical_and_first(rounds):
    found = rounds(
        ("counterparty", [FINE, RATE]),
        ("us", [FINE]),
        ("counterparty", [("每次应当支付违约金人民币2,000元", "每次应当支付违约金人民币200元"), RATE]),
    )
    first = found.points[0]
    assert (first.move, first.severity, first.silent) == ("reopened", "critical", True)
    assert {f.severity for f in found.latest.findings if f.id in first.findings} == {"critical"}
    assert found.latest.findings[0].id in first.findings


def test_a_change_nobody_spoke_of_stands_before_those_under_discussion(rounds):
    found = rounds(("counterparty", [RATE]), ("us", []), ("counterparty", [RATE, COURT]))
    assert found.points[0] is point(found, "住所地")
    assert found.points[0].silent
    assert not found.points[1].silent


def test_renumbering_is_no_move_and_does_not_part_a_point_from_its_history(rounds):
    gone = ("1.1 乙方应当每周对甲方机房巡检一次，并在巡检后2日内提交书面报告。\n1.2 乙方接到", "1.1 乙方接到")
    down = ("1.3 乙方更换", "1.2 乙方更换")
    found = rounds(("counterparty", [LATE]), ("us", [SOONER]), ("counterparty", [SOONER, gone, down]))
    assert [step.move for step in point(found, "到场").steps] == ["changed", "countered", "taken"]
    assert not any("更换巡检人员" in found.text(p, 0) for p in found.points)


def test_an_added_clause_that_went_and_came_back_keeps_its_history(rounds):
    found = rounds(("counterparty", [ADDED]), ("us", []), ("counterparty", [ADDED]))
    added = point(found, "间接损失")
    assert [step.move for step in added.steps] == ["changed", "rejected", "ignored"]
    assert added.thread.clauses[0] == ()
    assert added.thread.clauses[2] == ()


def test_the_answers_given_but_not_sent_are_where_the_point_stands(rounds):
    sent = ("counterparty", [LATE, RATE])
    before = rounds(sent)
    keys = point_keys(before.latest)
    given = {keys[f]: Decision(keys[f], "rejected") for f in point(before, "到场").findings}
    after = rounds(sent, decisions=given)
    assert point(after, "到场").state == "rejected"
    assert point(after, "违约金。").state == "open"


def test_sending_their_words_against_our_own_answer_is_told(rounds):
    theirs = ("counterparty", [LATE])
    before = rounds(theirs)
    keys = point_keys(before.latest)
    given = {keys[f]: Decision(keys[f], "rejected") for f in point(before, "到场").findings}
    assert point(rounds(theirs, ("us", [LATE]), decisions=given), "到场").contrary
    assert not point(rounds(theirs, ("us", []), decisions=given), "到场").contrary
    accepted = {key: Decision(key, "accepted") for key in given}
    assert point(rounds(theirs, ("us", []), decisions=accepted), "到场").contrary


def test_what_was_in_doubt_is_not_agreed_by_sending_it_back_as_they_had_it(rounds):
    theirs = ("counterparty", [LATE, RATE])
    before = rounds(theirs)
    keys = point_keys(before.latest)
    doubts = {keys[f]: Decision(keys[f], "query") for f in point(before, "到场").findings}
    for after in (
        rounds(theirs, ("us", [LATE, RATE]), decisions=doubts),
        answered_anew(rounds(theirs, ("us", [LATE, RATE])), doubts),
    ):
        assert (point(after, "到场").state, point(after, "到场").contrary) == ("open", True)
        assert (point(after, "违约金。").state, point(after, "违约金。").contrary) == ("agreed", False)
    assert point(rounds(theirs, ("us", []), decisions=doubts), "到场").state == "rejected"


def test_what_was_in_doubt_stays_open_however_often_the_same_words_come_again(rounds):
    first, back = ("counterparty", [LATE, RATE]), ("us", [LATE, RATE])
    before = rounds(first)
    keys = point_keys(before.latest)
    doubts = {keys[f]: Decision(keys[f], "query") for f in point(before, "到场").findings}
    again = rounds(first, back, first, decisions=doubts)
    for found in (again, rounds(first, back, first, back, first, decisions=doubts)):
        late = point(found, "到场")
        assert (late.state, late.verdict, late.contrary, late.asked) == ("open", "query", True, 1)
        assert point(found, "违约金。").state == "agreed"
    settled = answered_anew(again, {key: Decision(key, "accepted") for key in point(again, "到场").keys})
    assert (point(settled, "到场").state, point(settled, "到场").contrary) == ("agreed", False)
    assert point(answered_anew(settled, doubts), "到场").state == "open"


def test_a_doubt_ends_with_words_that_both_sides_have_sent_since(rounds):
    first = ("counterparty", [LATE])
    before = rounds(first)
    doubts = {key: Decision(key, "query") for key in point_keys(before.latest).values()}
    ours, taken = ("us", [SOONER]), ("counterparty", [SOONER])
    assert (
        point(rounds(first, ("us", [LATE]), first, ours, taken, decisions=doubts), "到场").state == "agreed"
    )
    withdrawn = rounds(first, ("us", [LATE]), ("counterparty", []), decisions=doubts)
    assert [step.move for step in point(withdrawn, "到场").steps][-1] == "reopened"


def test_the_report_names_every_round_that_has_a_wording(rounds):
    found = rounds(("counterparty", [LATE]), ("us", [LATE]), ("counterparty", []))
    report = status_report("巡检", (), found, "甲方", "zh")
    assert "基准、第 3 轮：乙方接到故障通知后应当在4小时内到场处理。" in report
    assert "第 2 轮：乙方接到故障通知后应当在24小时内到场处理。" in report


def test_a_swap_of_labels_is_no_change_of_any_point(draft, rounds):
    swap = [("甲方", "\0"), ("乙方", "甲方"), ("\0", "乙方")]
    found = rounds(("counterparty", [LATE]), ("us", [SOONER]), ("counterparty", [SOONER, *swap]))
    assert point(found, "到场").state == "agreed"
    assert [p for p in found.points if p.move == "reopened" or (p.silent and p.severity == "critical")] == []


def test_a_point_is_cited_by_both_numbers_where_they_differ(rounds):
    gone = [
        ("3.1 乙方未按期巡检的，每次应当支付违约金人民币2,000元。\n", ""),
        ("3.2 一方", "3.1 一方"),
        ("12个月", "6个月"),
    ]
    seen = rounds(("counterparty", gone))
    places = {point_place(point, seen, "zh") for point in seen.points}
    assert places == {"3.1 责任", "3.2 → 3.1 责任"}


def test_an_answer_that_brings_words_of_its_own_is_no_step_towards_us(rounds):
    sooner = ("4小时内到场处理", "6小时内到场处理")
    theirs = ("4小时内到场处理", "9小时内到场处理")
    trap = ("4小时内到场处理", "6小时内到场处理，到场费用由甲方承担")
    for last, move in ((trap, "changed_again"), (sooner, "taken")):
        seen = rounds(("counterparty", [theirs]), ("us", [sooner]), ("counterparty", [last]))
        assert [point.move for point in seen.points] == [move]


def test_a_clause_that_their_newest_draft_only_put_elsewhere_is_a_point(rounds):
    first, second = (
        "1.2 乙方接到故障通知后应当在4小时内到场处理。\n",
        "1.3 乙方更换巡检人员的，应当提前5个工作日书面通知甲方。\n",
    )
    swap = [(first + second, second + first)]
    seen = rounds(("counterparty", swap))
    (point,) = seen.points
    assert (point.move, point.state) == ("moved", "open")
    given = {key: Decision(key, "accepted") for key in point.keys}
    assert [one.state for one in rounds(("counterparty", swap), decisions=given).points] == ["accepted"]
    assert rounds(("counterparty", swap), ("us", swap)).points == ()
