"""Exceptions, provisos and limits that stand elsewhere in the sentence, and what names either party."""

from __future__ import annotations

import pytest

import reviewer
from tests.findings.test_grounds import _ZH as ZH

_LAW = ("obligation.", "law.changed", "number.", "term.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "甲方有下列情形之一的，乙方可以停止供货（法律另有规定的除外）。",
            "除法律另有规定外，甲方有下列情形之一的，乙方可以停止供货。",
        ),
        ("除双方另有约定外，运费由甲方承担。", "运费由甲方承担，但双方另有约定的除外。"),
        (
            "除退还定金外，还应当按第三条支付违约金。",
            "应当按第三条支付违约金，并退还定金。",
        ),
        (
            "到期仍不能交货，除非因不可抗力所致，甲方可以解除合同。",
            "到期仍不能交货，甲方可以解除合同，但因不可抗力造成的不在此限。",
        ),
        ("乙方赔偿损失，但最高额不应当超过合同总价。", "乙方赔偿损失，且以合同总价为最高限额。"),
        (
            "甲方在不影响乙方正常生产的前提下，有权进入厂区查验。",
            "甲方有权进入厂区查验，但不得影响乙方正常生产。",
        ),
        (
            "甲方提出变更的，乙方没有正当理由的不得拒绝，并办理变更手续。",
            "甲方提出变更的，乙方应办理变更手续，非有正当理由不得拒绝。",
        ),
        ("乙方可以自行决定更换承运人。", "是否更换承运人由乙方自行决定。"),
        ("甲方保证拥有附件一所列商标的使用权。", "甲方保证附件一所列商标的使用权为其所享有。"),
        (
            "甲、乙双方在平等互利、协商一致的基础上，签订本合同。",
            "本合同由甲、乙双方本着平等互利的原则，经协商一致签订。",
        ),
        ("本合同适用中华人民共和国法律。", "本合同以中华人民共和国法律为准据法。"),
        ("甲方或乙方违约的，应承担责任。", "任何一方违约的，应承担责任。"),
    ],
)
def test_the_same_put_elsewhere_is_a_matter_of_wording(kinds_between, before, after):
    assert not [kind for kind in kinds_between(ZH, before, after) if kind.startswith(_LAW)]


@pytest.mark.parametrize(
    ("before", "after", "due", "wrong"),
    [
        (
            "除双方另有约定外，运费由甲方承担。",
            "运费由甲方承担，但乙方另有要求的除外。",
            "obligation.condition",
            "",
        ),
        ("除双方另有约定外，运费由甲方承担。", "运费由甲方承担。", "obligation.condition", "text.changed"),
        # What is owed beside another thing is no exception from it.
        (
            "乙方逾期的，除退还定金外，还应当支付违约金。",
            "乙方逾期的，应当支付违约金。",
            "obligation.removed",
            "obligation.condition",
        ),
        (
            "出卖人少交的，应当补足。",
            "出卖人少交的，除赔偿差价外，还应当补足。",
            "obligation.added",
            "obligation.condition",
        ),
        (
            "乙方赔偿损失，但最高额不应当超过合同总价。",
            "乙方赔偿损失，且以合同总价的两倍为最高限额。",
            "number.percent",
            "",
        ),
        # Whoever acts stands before the case, whoever the case names.
        (
            "甲方在不影响乙方正常生产的前提下，有权进入厂区查验。",
            "甲方有权进入厂区查验。",
            "obligation.condition",
            "obligation.bearer",
        ),
        (
            "甲方在不妨碍乙方营业的情况下，可以检查设备。",
            "甲方可以检查设备。",
            "obligation.condition",
            "obligation.bearer",
        ),
        # Either party, and one of them.
        (
            "甲方或乙方违约的，应赔偿对方损失。",
            "乙方违约的，应赔偿对方损失。",
            "obligation.bearer",
            "text.changed",
        ),
        ("甲方或者乙方均可提出变更。", "甲方均可提出变更。", "obligation.bearer", "text.changed"),
        ("运费由甲方承担。", "运费由甲方或乙方承担。", "obligation.bearer", "text.changed"),
        (
            "乙方违约的，甲方应通知另一方。",
            "乙方违约的，该方应通知另一方。",
            "obligation.bearer",
            "text.changed",
        ),
        # Whoever helped another to his money pays it now.
        (
            "旅客受伤的，乙方应当协助旅客向保险公司索赔。",
            "旅客受伤的，乙方应当先行赔付旅客，再向保险公司追偿。",
            "obligation.added",
            "",
        ),
        (
            "货物灭失的，乙方应先行赔偿货款。",
            "货物灭失的，乙方应配合甲方向承运人索赔。",
            "obligation.removed",
            "",
        ),
        (
            "本合同适用中华人民共和国法律。",
            "本合同以香港特别行政区法律为准据法。",
            "law.changed",
            "text.changed",
        ),
        (
            "是否更换承运人由乙方自行决定。",
            "是否更换承运人由甲方自行决定。",
            "obligation.bearer",
            "text.changed",
        ),
    ],
)
def test_what_changes_in_law_is_told(kinds_between, before, after, due, wrong):
    kinds = kinds_between(ZH, before, after)
    assert due in kinds, kinds
    assert wrong not in kinds, kinds


_LISTED = """设备供应合同
甲方（买方）：华东建材有限公司
乙方（卖方）：江南设备有限公司
第一条 甲方的权利与义务
1.1 甲方应当按照约定的期限向乙方支付全部货款，并承担相应的税费。
1.2 {}
1.3 甲方应当向乙方提供完整的技术资料，并对资料的真实性负责。
第二条 乙方的权利与义务
2.1 乙方应当按照约定的期限向甲方交付全部设备，并负责安装。
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("按时验收设备。", "按时验收设备；乙方逾期交货的，有权解除合同。"),
        ("按时验收设备。", "按时验收设备；乙方交付的设备不合格的，可以要求更换。"),
    ],
)
def test_a_right_in_the_list_of_a_party_is_his_whoever_the_case_names(tmp_path, before, after):
    base, draft = tmp_path / "a.txt", tmp_path / "b.txt"
    base.write_text(_LISTED.format(before), encoding="utf-8")
    draft.write_text(_LISTED.format(after), encoding="utf-8")
    added = [one for one in reviewer.compare(base, draft).findings if one.kind == "obligation.added"]
    assert [one.favours for one in added] == ["甲方"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方没有正当理由的不得拒绝验收。", "乙方非有正当理由不得拒绝验收。"),
        ("甲方未按期验货，乙方可自行验货，并按计划发货。", "乙方可在甲方未按期验货时自行验货并依计划发货。"),
    ],
)
def test_a_ground_or_a_case_in_other_words_is_a_matter_of_wording(kinds_between, before, after):
    assert not [kind for kind in kinds_between(ZH, before, after) if kind.startswith(_LAW)]


_AGENCY = """法律代理合同
甲方：苏州明桥精工股份有限公司
乙方：上海知远法律事务所
第一条 甲方将诉讼事务委托乙方办理。
第二条 甲方应在签约后五日内支付代理费三万元。
第三条 甲方应在结案后十日内支付剩余代理费。
第四条 乙方接受甲方委托，代理一审诉讼。
第五条 乙方代理甲方参加庭审。
"""


def test_who_pays_for_an_agent_is_none(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(_AGENCY, encoding="utf-8")
    parties = reviewer.compare(path, path).comparison.base.parties
    assert [party.role for party in parties] == ["principal", "agent"]
