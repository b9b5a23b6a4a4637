"""Clauses that the counterparty wrote in its own style: what changed in law is told, what did not is not."""

from __future__ import annotations

import pytest

import reviewer
from reviewer.messages import render

CONTRACT = """技术服务合同
甲方（委托方）：东湖设备有限公司
乙方（受托方）：西山工程有限公司
第一条 工作
1.1 乙方应当按约完成工作。
1.2 {}
1.3 双方应当遵守法律。
"""


@pytest.fixture
def observe(findings_between):
    """Return a function that gives what is told between two wordings of one clause."""
    return lambda base, draft: findings_between(CONTRACT, base, draft)


@pytest.fixture
def topics(observe):
    """Return a function that gives what changes are told between two wordings of one clause."""
    return lambda base, draft: {one.data.get("change") for one in observe(base, draft)}


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        (
            "每次维护完成后，乙方应当提交维护报告，甲方在收到报告后三个工作日内确认。",
            "乙方应当于每次维护完成后向甲方提交维护报告。甲方应自收到之日起三个工作日内予以确认。",
        ),
        (
            "货物到港后，乙方应当通知甲方，甲方在五日内提货。",
            "乙方应当于货物到港后向甲方发出通知。甲方应在五日内提货。",
        ),
    ],
)
def test_a_sentence_turned_around_leaves_each_with_what_he_owes(observe, base, draft):
    assert not [one for one in observe(base, draft) if one.kind == "obligation.bearer"]


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("甲方逾期未提出书面异议的，视为确认。", "甲方逾期未书面提出异议即视为确认。"),
        ("乙方应当在三日内作出书面答复。", "乙方应当在三日内书面作出答复。"),
    ],
)
def test_a_form_that_changed_places_with_its_verb_is_still_asked_for(topics, base, draft):
    assert not topics(base, draft) & {"form_lost", "form_added"}


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("甲方应当书面通知乙方，乙方收到后应当答复。", "甲方应当通知乙方，乙方收到后应当书面答复。"),
        (
            "甲方解除合同应当书面通知乙方，乙方应当配合交接。",
            "甲方解除合同应当通知乙方，乙方应当书面配合交接。",
        ),
    ],
)
def test_a_form_that_went_to_another_act_is_told_of_both(topics, base, draft):
    assert topics(base, draft) >= {"form_lost", "form_added"}


@pytest.mark.parametrize(
    ("base", "draft", "kind", "favours"),
    [
        (
            "乙方两次未到场的，甲方有权解除合同，并要求乙方支付年度费用10%的违约金。",
            "乙方两次未到场的，甲方有权解除合同。",
            "obligation.removed",
            "乙方",
        ),
        (
            "甲方有权检查施工质量。",
            "甲方有权检查施工质量，并要求乙方返工。",
            "obligation.added",
            "甲方",
        ),
        (
            "乙方应当开具发票；乙方未按时开票的，甲方付款期限相应顺延。",
            "乙方应当开具发票。",
            "obligation.removed",
            "乙方",
        ),
        (
            "乙方应当按期完工。",
            "乙方应当按期完工；甲方未按时提供图纸的，工期相应顺延。",
            "obligation.condition",
            "乙方",
        ),
        (
            "乙方应当按期完工；因甲方原因停工的，工期顺延。",
            "乙方应当按期完工。",
            "obligation.condition",
            "甲方",
        ),
        (
            "乙方应当按期完工。",
            "乙方应当按期完工；因台风停工的，工期顺延。",
            "obligation.condition",
            "unclear",
        ),
    ],
)
def test_who_gains_by_a_right_or_a_time_put_off_that_came_or_went(observe, base, draft, kind, favours):
    assert [one.favours for one in observe(base, draft) if one.kind == kind] == [favours]


@pytest.mark.parametrize(
    ("base", "draft", "favours"),
    [
        ("价格由双方协商确定。", "价格由甲方确定。", "甲方"),
        ("工程量由双方共同核定。", "工程量由乙方核定。", "乙方"),
        ("验收标准由双方共同确认。", "验收标准由甲方确认。", "甲方"),
        ("变更方案由双方共同批准。", "变更方案由乙方批准。", "乙方"),
        ("检测机构由甲方指定。", "检测机构由双方共同指定。", "乙方"),
        ("是否构成违约由甲方认定。", "是否构成违约由乙方认定。", "乙方"),
    ],
)
def test_whoever_settles_something_for_both_gains(observe, base, draft, favours):
    told = [one for one in observe(base, draft) if one.kind == "obligation.bearer"]
    assert [(one.data["slot"], one.favours) for one in told] == [("decider", favours)]


def test_to_draw_up_a_plan_is_a_burden_still(observe):
    told = [
        one
        for one in observe("施工方案由乙方制定。", "施工方案由甲方制定。")
        if one.kind == "obligation.bearer"
    ]
    assert [one.favours for one in told] == ["乙方"]


def test_how_it_was_settled_is_told_with_who_settles_it(observe):
    told = observe("工程量由双方共同核定。", "工程量由甲方核定。")
    assert [one.kind for one in told] == ["obligation.bearer"]


@pytest.mark.parametrize(
    "draft",
    [
        "协商不成的，提交乙方所在地有管辖权的人民法院诉讼解决。",
        "协商不成的，提交上海仲裁委员会仲裁。",
    ],
)
def test_another_forum_is_no_right_taken_away(observe, draft):
    told = observe("协商不成的，任何一方均可向甲方所在地人民法院起诉。", draft)
    assert not [one for one in told if one.kind in ("obligation.removed", "obligation.added")]


def test_a_right_to_sue_that_is_gone_is_told(observe):
    told = observe("协商不成的，任何一方均可向甲方所在地人民法院起诉。", "协商不成的，由甲方决定。")
    assert "obligation.removed" in {one.kind for one in told}


def test_disputes_still_talked_over_are_no_consent_lost(topics):
    assert "agreement_removed" not in topics(
        "因本合同引起的争议，双方协商解决。", "双方因本合同发生争议的，应协商解决。"
    )


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        (
            "乙方应当提交维护报告，甲方在收到报告后三个工作日内确认。",
            "乙方应当提交维护报告，甲方应自收到之日起三个工作日内确认。",
        ),
        (
            "乙方应当在接到甲方报修通知后两小时内到场。",
            "甲方报修的，乙方应当自接到通知之时起两小时内到场。",
        ),
    ],
)
def test_a_period_from_a_receipt_named_in_short_is_the_same(topics, base, draft):
    assert "event_moved" not in topics(base, draft)


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("甲方应当在收到合格发票后五日内付款。", "甲方应当在收到发票后五日内付款。"),
        ("乙方交付货物，甲方应当在收到发票后五日内付款。", "乙方交付货物，甲方应当在收到后五日内付款。"),
    ],
)
def test_a_period_from_another_receipt_is_told(topics, base, draft):
    assert "event_moved" in topics(base, draft)


@pytest.mark.parametrize(
    ("clause", "grade", "favours"),
    [
        ("1.4 乙方可以将部分工作分包给具备资质的单位，但应当事先通知甲方。\n", "P", "乙方"),
        ("1.4 甲方有权解除合同，并应当支付已完成部分的费用。\n", "R", "甲方"),
        ("1.4 甲方有权验收，乙方应当协助。\n", "O3", "甲方"),
    ],
)
def test_a_right_with_what_its_holder_owes_for_it_is_a_right(tmp_path, clause, grade, favours):
    files = tmp_path / "base.txt", tmp_path / "draft.txt"
    for file, more in zip(files, ("", clause), strict=True):
        file.write_text(CONTRACT.format("乙方应当提交报告。") + more, encoding="utf-8")
    told = [one for one in reviewer.compare(*files).findings if one.kind == "obligation.added"]
    assert [(one.data["grade"], one.favours) for one in told] == [(grade, favours)]


@pytest.mark.parametrize(
    ("base", "draft", "favours"),
    [
        ("乙方违约的，应当支付20%的违约金，并赔偿损失。", "乙方违约的，应当支付20%的违约金。", "乙方"),
        ("甲方构成违约的，应当赔偿损失。", "甲方构成违约的，应当赔偿损失，并承担律师费。", "乙方"),
    ],
)  # fmt: skip
def test_whoever_breaks_the_contract_answers_for_it_though_not_named_again(observe, base, draft, favours):
    told = [one for one in observe(base, draft) if one.kind.startswith("obligation.")]
    assert {one.favours for one in told} == {favours}


def test_one_event_more_before_payment_is_no_payment_at_once(topics):
    assert "payment_unsettled" not in topics("甲方验收合格后付款。", "甲方验收合格且最终用户确认后付款。")


AGREEMENT = """SERVICES AGREEMENT
This Agreement is made between Alder Ltd (the "Customer") and Beech Ltd (the "Supplier").
1. Services
1.1 The Supplier shall provide the services.
1.2 {}
"""


def test_a_notice_that_neither_gives_is_the_one_that_either_may_give(findings_between):
    told = findings_between(
        AGREEMENT,
        "This Agreement renews for a year unless either party gives 30 days' written notice before expiry.",
        "This Agreement renews for a year if neither party serves 30 days' written notice before expiry.",
    )
    assert not [one for one in told if one.data.get("what") == "consent"]


def test_a_notice_of_both_that_one_alone_may_give_is_told(findings_between):
    told = findings_between(
        AGREEMENT,
        "This Agreement renews for a year unless either party gives 30 days' written notice before expiry.",
        "This Agreement renews for a year unless the Supplier gives 30 days' written notice before expiry.",
    )
    assert told


def test_a_heading_that_goes_while_its_clauses_stand_elsewhere_weighs_nothing(tmp_path):
    secret = "双方对在履行中知悉的对方商业秘密负有保密义务，未经对方书面同意不得向第三方披露。"
    contract = CONTRACT.format("乙方应当提交报告。")
    files = tmp_path / "base.txt", tmp_path / "draft.txt"
    files[0].write_text(f"{contract}第二条 保密\n2.1 {secret}\n", encoding="utf-8")
    files[1].write_text(f"{contract}1.4 {secret}\n", encoding="utf-8")
    told = [one for one in reviewer.compare(*files).findings if one.kind == "clause.deleted"]
    assert [(one.base.quote, one.severity) for one in told] == [("保密", "info")]
    for lang in ("zh", "en"):
        assert "{" not in render(told[0].message, lang)
