"""Changes of Chinese contracts that look like another kind than the one they are, or like a change of law."""

from __future__ import annotations

import pytest

FRAME = "服务合同\n甲方：明川实业有限公司\n乙方：石溪工程有限公司\n第一条 {}\n第二条 本合同一式两份。\n"

DUE = [
    # a limit by name that takes its figure out or in
    ("租金不得低于市场评估价。", "租金高于市场评估价。", {"number.bound"}),
    ("担保物的价值不低于债务余额。", "担保物的价值高于债务余额。", {"number.bound"}),
    ("报价低于预算价的，乙方可以中标。", "报价不高于预算价的，乙方可以中标。", {"number.bound"}),
    # a book of the Civil Code
    ("未尽事宜适用《民法典》物权编的规定。", "未尽事宜适用《民法典》合同编的规定。", {"law.changed"}),
    # what is added becomes what is taken off
    ("利率为LPR加30个基点。", "利率为LPR减30个基点。", {"obligation.condition"}),
    ("结算价在基准价基础上上浮3%。", "结算价在基准价基础上下浮3%。", {"obligation.condition"}),
    # what is denied of a sum or of the description of a thing is no force of anybody
    (
        "（一）投资本金加收益，减去已收分红。",
        "（一）投资本金加收益，不减去已收分红。",
        {"obligation.condition"},
    ),
    (
        "回购价为最近一期经审计净资产值。",
        "回购价为最近一期未经审计净资产值。",
        {"obligation.condition"},
    ),
    # what interest follows
    ("逾期利息按同期银行存款利率计算。", "逾期利息按同期LPR计算。", {"obligation.condition"}),
    # who takes part in the event from which something runs bears nothing
    (
        "货物的风险自货物交付甲方时起转移。",
        "货物的风险自货物交付第一承运人时起转移。",
        {"obligation.condition"},
    ),
    # a rule made one for the other party too
    (
        "甲方违约的，应当赔偿乙方损失；乙方违约的，亦同。",
        "甲方违约的，应当赔偿乙方损失。",
        {"obligation.removed"},
    ),
    # a case that came with the word of force
    (
        "乙方不得将数据提供给关联方。",
        "乙方在脱敏后可以将数据提供给关联方。",
        {"obligation.modality", "obligation.condition"},
    ),
    (
        "乙方不得单方解除合同。",
        "乙方提前六十日通知的，可以单方解除合同。",
        {"obligation.modality", "obligation.condition", "number.duration"},
    ),
]


@pytest.mark.parametrize(("before", "after", "kinds"), DUE)
def test_each_change_is_told_as_what_it_is(kinds_between, before, after, kinds):
    assert kinds_between(FRAME, before, after) == kinds
    back = {kind.replace("removed", "added") for kind in kinds}
    assert kinds_between(FRAME, after, before) == back


def test_one_of_several_clauses_referred_to_gives_way_to_another(kinds_between):
    told = kinds_between(
        FRAME, "违反第5.5款、第6条的，应当赔偿损失。", "违反第5.5款、第6.6款的，应当赔偿损失。"
    )
    assert "reference.changed" in told


def test_whoever_made_the_paper_that_an_act_needs_does_not_act(kinds_between):
    told = kinds_between(
        FRAME,
        "乙方凭甲方签发的通知正本，并经印鉴核对无误后，方可办理出库。",
        "乙方凭甲方签发的通知正本并核对印鉴后可以办理出库。",
    )
    assert "obligation.condition" in told
    assert "obligation.bearer" not in told


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("货款按月结算，适用税率为13%。", "货款按季结算，适用税率为13%。", "number.percent"),
        ("乙方人员乘坐高铁二等座。", "乙方人员乘坐高铁一等座。", "number.count"),
    ],
)
def test_what_stands_beside_a_figure_is_no_change_of_it(kinds_between, before, after, kind):
    told = kinds_between(FRAME, before, after)
    assert told
    assert kind not in told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("响应时间不超过15分钟。", "响应时间不超过一刻钟。"),
        ("时延不超过800毫秒。", "时延不超过0.8秒。"),
        ("乙方转让合同须经甲方书面同意。", "乙方转让合同须取得甲方书面同意。"),
        ("乙方未经甲方同意不得分包。", "乙方未取得甲方同意不得分包。"),
        ("工程移交由乙方于竣工三日前完成。", "乙方应当在竣工三日前移交工程。"),
    ],
)
def test_the_same_in_other_words_is_no_more_than_words(findings_between, before, after):
    assert all(
        one.kind == "text.changed" and one.severity == "info"
        for one in findings_between(FRAME, before, after)
    )
