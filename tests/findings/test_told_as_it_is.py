"""Changes of other people's contracts that were told as something else: what must be told of them, and what
must not."""

from __future__ import annotations

import pytest

from tests.findings.test_grounds import _ZH as ZH


@pytest.mark.parametrize(
    ("before", "after", "due", "wrong"),
    [
        # A right that became a ban, in a clause of which hardly a word stayed.
        (
            "甲方有权将乙方应付的违约金、赔偿金从货款中直接抵扣。",
            "非经乙方书面确认，甲方不得以任何款项抵扣货款。",
            "obligation.modality",
            "clause.deleted",
        ),
        # What was free is half the price.
        ("冷库使用费首年免收。", "冷库使用费首年减半。", "obligation.condition", "obligation.removed"),
        ("冷库使用费首年减半收取。", "冷库使用费首年免收。", "obligation.condition", "obligation.added"),
        # Whoever is called to account is not bound by the words for it.
        (
            "双方各自承担损失，互不追究对方承担损失的责任。",
            "双方各自承担损失，可追究对方的责任。",
            "obligation.modality/obligation.added/obligation.condition",
            "obligation.removed",
        ),
        # Another measure is no other force.
        ("租期不得短于贷款期限。", "租期应当等于贷款期限。", "obligation.condition", "obligation.modality"),
        # An effort, in other words for it.
        ("乙方应尽合理之力达到标准。", "乙方应达到标准。", "obligation.modality", "obligation.removed"),
        # A court that is asked to sell decides no dispute.
        (
            "货款未清偿的，甲方可请求人民法院拍卖、变卖设备。",
            "货款未清偿的，甲方可自行变卖设备。",
            "obligation.condition",
            "law.changed",
        ),
        # Forbidden whatever the reason, and without a good one.
        (
            "乙方不得以任何理由中断供电。",
            "乙方不得无故中断供电。",
            "obligation.condition",
            "obligation.removed",
        ),
        (
            "甲方无正当理由不得撤单。",
            "甲方不得以任何理由撤单。",
            "obligation.condition",
            "obligation.removed",
        ),
        # Somebody named in a case that went bears nothing of the rule.
        (
            "乙方未在十日内答复或不接受甲方续约条件的，视为乙方不愿续约。",
            "乙方未在十日内答复的，视为乙方不愿续约。",
            "obligation.condition",
            "obligation.bearer",
        ),
        # 负责方 is somebody, and binds nobody.
        (
            "运输方式由甲方与运输负责方视情况另行约定。",
            "运输方式由甲方视情况另行约定。",
            "obligation.condition",
            "obligation.modality",
        ),
        # What falls to a party is still his.
        (
            "因此造成的工期延误由乙方承担。",
            "因此造成的延误责任归于乙方。",
            "obligation.condition/text.changed",
            "obligation.removed",
        ),
        # What no longer applies forbids nothing.
        (
            "附件一所定的送货时间无效。",
            "附件一所定的送货时间不再适用。",
            "obligation.condition/text.changed",
            "obligation.modality",
        ),
    ],
)
def test_a_change_is_told_as_what_it_is(kinds_between, before, after, due, wrong):
    found = kinds_between(ZH, before, after)
    assert set(found) & set(due.split("/"))
    assert wrong not in found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方擅自将设备转租的，甲方可解除合同。", "乙方未经甲方同意将设备转租的，甲方可解除合同。"),
        ("违约金上限不可超过价款的30%。", "违约金上限为价款的百分之三十。"),
        ("充电电价不得超过1元/度。", "充电电价最高为1元/度。"),
        ("仓租期限不得长于仓单期限。", "仓租期限不得超过仓单期限。"),
        ("合同到期后，保证金如数退还，但不计算利息。", "合同期满后，保证金全额无息退还。"),
        ("乙方自备打捞所需的设备设施。", "乙方应自行配备打捞所需之设施设备。"),
    ],
)
def test_the_same_put_otherwise_is_no_change_of_law(kinds_between, before, after):
    assert not [
        kind
        for kind in kinds_between(ZH, before, after)
        if kind.startswith(("obligation.", "number.", "law."))
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方擅自将设备转租的，甲方可解除合同。", "乙方未经甲方书面同意将设备转租的，甲方可解除合同。"),
        ("违约金上限不可超过价款的30%。", "违约金下限为价款的百分之三十。"),
        ("充电电价不得超过1元/度。", "充电电价最低为1元/度。"),
        ("仓租期限不得长于仓单期限。", "仓租期限不得短于仓单期限。"),
        ("合同到期后，保证金如数退还，但不计算利息。", "合同期满后，保证金全额退还并计息。"),
        ("乙方自备打捞所需的设备设施。", "甲方应为乙方配备打捞所需之设施设备。"),
    ],
)
def test_what_comes_near_is_told(kinds_between, before, after):
    assert [
        kind
        for kind in kinds_between(ZH, before, after)
        if kind.startswith(("obligation.", "number.", "law."))
    ]


@pytest.mark.parametrize(
    ("before", "after", "due", "wrong"),
    [
        # More than ten days, and ten, though it is still owed in both.
        (
            "逾期超过10日仍未到货的，甲方有权解除合同。",
            "逾期达到10日仍未到货的，甲方有权解除合同。",
            "number.bound",
            "obligation.condition",
        ),
        # A claim beside another, without a comma before it.
        (
            "乙方逾期的，甲方有权解除合同。",
            "乙方逾期的，甲方有权解除合同并要求乙方退还已付款项。",
            "obligation.added",
            "obligation.condition",
        ),
        # Whoever is of an opinion is not bound by what he thinks forbidden.
        (
            "甲方不得从事违法行为，如洗钱及其他乙方认为不得使用服务的行为等。",
            "甲方不得从事违法行为，如洗钱及其他依法不得使用服务的行为等。",
            "obligation.condition",
            "obligation.bearer",
        ),
        ("甲方对接人：陆沉（陆经理）。", "甲方对接人：沈舟（沈经理）。", "party.identity", "text.changed"),
        ("乙方应投保50万第三者责任险。", "乙方应投保100万第三者责任险。", "number.amount", "number.count"),
        (
            "不可抗力或其他不可归因于乙方的情形。",
            "不可抗力或其他不可归责于乙方的情形。",
            "text.changed",
            "obligation.removed",
        ),
    ],
)
def test_a_figure_a_claim_and_a_name_are_told(kinds_between, before, after, due, wrong):
    found = kinds_between(ZH, before, after)
    assert due in found
    assert wrong not in found


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        # Of words put for others something is told, and the rest has no like on the other side.
        (
            "争议提交海州仲裁委员会，按其仲裁规则之简易程序在海州仲裁。",
            "争议提交海州仲裁委员会，按其仲裁规则在云川仲裁。",
            "之简易程序",
        ),
        (
            "争议提交海州仲裁委员会，按其仲裁规则在云川仲裁。",
            "争议提交海州仲裁委员会，按其仲裁规则之简易程序在海州仲裁。",
            "之简易程序",
        ),
    ],
)
def test_the_rest_of_words_put_for_others_is_quoted(findings_between, before, after, words):
    quotes = [q.quote for one in findings_between(ZH, before, after) for q in (one.base, one.draft) if q]
    assert any(words in quote for quote in quotes)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲方有权终止与乙方的合作。", "甲方可以终止双方合作。"),
        ("乙方同意甲方从其货款中扣除运费。", "运费由甲方从乙方货款中扣除。"),
        ("乙方同意由甲方自其酬金中直接扣除仓租。", "仓租由甲方自乙方酬金中直接扣除。"),
    ],
)
def test_who_bears_it_is_the_same(kinds_between, before, after):
    assert "obligation.bearer" not in kinds_between(ZH, before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲方从乙方货款中扣除运费。", "乙方从甲方货款中扣除运费。"),
        ("运费由甲方承担。", "运费由乙方承担。"),
        ("甲方赔偿乙方的损失。", "甲方赔偿双方的损失。"),
    ],
)
def test_another_who_bears_it_is_told(kinds_between, before, after):
    assert "obligation.bearer" in kinds_between(ZH, before, after)
