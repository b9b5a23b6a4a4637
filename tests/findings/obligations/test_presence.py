"""Norms that come and go, inside a clause and with it."""

from __future__ import annotations

import pytest

from reviewer.findings.obligations import obligations
from reviewer.findings.view import PairView
from reviewer.model import Party


@pytest.mark.parametrize(
    ("words", "sort", "gains"),
    [
        ("乙方应按月向甲方提交书面报告。", "duty", "甲方"),
        ("乙方不得将数据用于其他目的。", "ban", "甲方"),
        ("甲方有权随时查阅账目。", "right", "甲方"),
        ("甲方无需承担任何责任。", "exemption", "甲方"),
        ("乙方放弃先诉抗辩权。", "waiver", "甲方"),
        ("乙方每季度向甲方提交报表。", "duty_implied", "甲方"),
    ],
)
def test_a_sentence_put_in_is_a_norm_added_and_taken_out_a_norm_removed(observe, words, sort, gains) -> None:
    kept = "本合同一式两份。"
    (added,) = [one for one in observe(kept, kept + words) if one.kind == "obligation.added"]
    assert added.topic == f"obligation.added/{sort}"
    assert added.favours == gains
    (removed,) = [one for one in observe(kept + words, kept) if one.kind == "obligation.removed"]
    assert removed.topic == f"obligation.removed/{sort}"
    assert removed.favours == ("乙方" if gains == "甲方" else "甲方")


def test_an_act_put_beside_another_is_a_duty_added(topics) -> None:
    assert topics("乙方应交付货物", "乙方应交付货物并提供发票") == {"added/duty"}
    assert topics("乙方应交付货物并提供发票", "乙方应交付货物") == {"removed/duty"}


@pytest.mark.parametrize(
    "act",
    [
        "并于合同期满后移交甲方",
        "并在工程竣工后十五日内移交全部图纸",
        "并在接到询问之日起两个工作日内书面答复甲方",
    ],
)
def test_an_act_with_its_time_put_beside_another_is_a_duty_and_no_condition(topics, act: str) -> None:
    kept = "乙方应妥善保管图纸"
    assert "added/duty" in {topic.removesuffix("_implied") for topic in topics(kept, kept + act)}
    assert not any(topic.startswith("condition") for topic in topics(kept + act, kept))


def test_an_act_put_into_a_row_of_acts_is_added(topics) -> None:
    assert topics("乙方应交付货物，并开具发票", "乙方应交付货物，提供检验报告，并开具发票") == {"added/duty"}


def test_what_is_taken_from_a_party_is_no_other_bearer(topics) -> None:
    base = "甲方有权解除本合同，并要求乙方赔偿一切损失。"
    draft = "甲方有权解除本合同，并没收乙方全部返利，并要求乙方赔偿一切损失。"
    assert not {topic for topic in topics(base, draft) if topic.startswith("bearer")}


def test_immunity_put_beside_a_right_is_an_exemption_added(topics) -> None:
    assert topics("甲方有权解除合同", "甲方有权解除合同并无需承担责任") == {"added/exemption"}


def test_a_changed_cue_is_one_change_of_force_and_nothing_added(topics) -> None:
    assert topics("乙方应每月提交报告。", "乙方可以每月提交报告。") == {"modality/duty_to_option"}


def test_a_sentence_that_moved_inside_its_clause_is_neither_added_nor_removed(topics) -> None:
    one, two = "乙方应按月向甲方提交书面报告。", "甲方应在每季度末组织考核。"
    assert not {topic for topic in topics(one + two, two + one) if topic.startswith(("added", "removed"))}


def test_a_whole_clause_is_told_by_its_strongest_norm(make_contract, compare_pairwise) -> None:
    clause = "服务分为三个阶段。乙方应提交报告。乙方放弃向甲方追偿的权利。"
    added = compare_pairwise(make_contract("甲"), make_contract("甲", clause))
    (seen,) = obligations(PairView(added, added.pairs[1]))
    assert seen.topic == "obligation.added/waiver"
    assert seen.draft is not None
    assert seen.draft.quote == "乙方放弃向甲方追偿的权利"
    gone = compare_pairwise(make_contract("甲", clause), make_contract("甲"))
    (seen,) = obligations(PairView(gone, gone.pairs[1]))
    assert (seen.topic, seen.favours) == ("obligation.removed/waiver", "乙方")


def test_a_clause_without_a_norm_says_nothing(make_contract, compare_pairwise) -> None:
    added = compare_pairwise(make_contract("甲"), make_contract("甲", "服务时间为周一至周五。"))
    assert list(obligations(PairView(added, added.pairs[1]))) == []


def test_a_right_of_one_and_a_duty_of_the_other_are_two_rules(observe):
    found = observe(
        "乙方未按约定提供服务的，甲方有权要求乙方进行整改。",
        "乙方未按约定提供服务的，应在甲方通知后三日内整改。",
    )
    told = {one.kind: one.favours for one in found}
    assert told["obligation.removed"] == "乙方"
    assert told["obligation.added"] == "甲方"
    assert "obligation.modality" not in told


@pytest.mark.parametrize(
    ("kept", "words", "gains"),
    [
        ("乙方应开具发票", "；乙方未开具的，甲方有权拒绝付款", "甲方"),
        ("乙方应按期交付", "；逾期超过10日的，甲方可以解除合同", "甲方"),
        ("分包人的行为由乙方负责", "。经甲方书面同意的，乙方可以分包", "乙方"),
        ("甲方应按期付款", "；因甲方原因造成损失的，乙方有权要求甲方赔偿", "乙方"),
    ],
)
@pytest.mark.parametrize("added", [True, False])
def test_a_case_that_comes_or_goes_with_its_norm_is_no_change_of_another(
    observe, kept, words, gains, added
) -> None:
    short, long = f"{kept}。", f"{kept}{words}。"
    seen = observe(*((short, long) if added else (long, short)))
    (norm,) = [one for one in seen if one.kind == f"obligation.{'added' if added else 'removed'}"]
    assert not [one for one in seen if one.kind == "obligation.condition"]
    other = "乙方" if gains == "甲方" else "甲方"
    assert norm.favours == (gains if added else other)
    assert (norm.draft if added else norm.base).quote == words.strip("；。")


def test_a_case_in_english_goes_with_its_norm(view_of) -> None:
    kept = "The Supplier shall deliver on time"
    base = f"{kept}; if it fails to do so, the Client may terminate this Agreement."
    parties = tuple(Party(label, None, None, None) for label in ("Client", "Supplier"))
    seen = list(obligations(view_of(base, f"{kept}.", parties=parties)))
    assert {one.kind for one in seen} == {"obligation.removed"}


def test_a_case_that_goes_alone_is_told(topics) -> None:
    assert "condition/condition" in topics("甲方未付款的，乙方有权中止服务。", "乙方有权中止服务。")


def test_the_word_that_leads_on_is_not_quoted(observe) -> None:
    base = "乙方应开票；乙方未开具的，甲方有权顺延付款而不承担违约责任。"
    said = {str(one.message.params["words"]) for one in observe(base, "乙方应开票。")}
    assert said == {"甲方有权顺延付款", "不承担违约责任"}
