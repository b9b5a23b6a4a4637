"""Times turned round, rights to demand that became wishes, figures in other units: told as what they are."""

from __future__ import annotations

import pytest

import reviewer
from tests.findings.test_grounds import _ZH as ZH

_LAW = ("obligation.", "law.changed", "number.", "term.")


@pytest.mark.parametrize(
    ("before", "after", "due", "wrong"),
    [
        # Before a term ends, and behind its end.
        (
            "乙方应在租期届满前15日内提交续租申请。",
            "乙方应在租期届满后15日内提交续租申请。",
            "obligation.condition",
            "text.changed",
        ),
        (
            "承运人应在保管期限届满前通知收货人提货。",
            "承运人应在保管期限届满后通知收货人提货。",
            "obligation.condition",
            "text.changed",
        ),
        (
            "甲方应在质保期届满前退还质保金。",
            "甲方应在质保期届满之后退还质保金。",
            "obligation.condition",
            "text.changed",
        ),
        # Who may demand can insist.
        (
            "甲方有权要求乙方更换驻场人员。",
            "甲方可以建议乙方更换驻场人员。",
            "obligation.modality",
            "text.changed",
        ),
        ("甲方可以要求乙方返工。", "甲方可以提议乙方返工。", "obligation.modality", "text.changed"),
        ("甲方有权责令乙方停工整改。", "甲方有权提醒乙方停工整改。", "obligation.modality", "text.changed"),
        ("甲方可建议乙方更换司机。", "甲方有权要求乙方更换司机。", "obligation.modality", "text.changed"),
        # What is put in with another force is told beside it.
        ("乙方可以提供操作培训。", "乙方应当免费提供操作培训。", "obligation.condition", "text.changed"),
        ("乙方可以更换故障部件。", "乙方应当立即更换故障部件。", "obligation.condition", "text.changed"),
        # Figures whatever their unit.
        ("扫描件分辨率不低于600dpi。", "扫描件分辨率不低于300dpi。", "number.count", "obligation.condition"),
        ("风机额定转速为1450rpm。", "风机额定转速为960rpm。", "number.count", "obligation.condition"),
        ("设备耐压等级为35kV。", "设备耐压等级为10kV。", "number.count", "obligation.condition"),
        (
            "乙方按市价认购画册100册。",
            "乙方按市价认购画册不超过100册。",
            "number.bound",
            "obligation.condition",
        ),
        ("酒店安排住宿三晚。", "酒店安排住宿两晚。", "number.count", "obligation.condition"),
        (
            "版税为68元（定价）×8%（版税率）×印数。",
            "版税为68元（定价）×9%（版税率）×印数。",
            "number.percent",
            "number.count",
        ),
        ("设备开机率不低于85%。", "设备开机率达到七成五以上。", "number.percent", "text.changed"),
        # The end of a contract is no matter of employment alone.
        ("本合同的终止由双方商定。", "本合同的续签由双方商定。", "term.confusable", "text.changed"),
        # Another institution.
        (
            "协商不成的，由厦门仲裁委员会仲裁。",
            "协商不成的，提请漳州仲裁委员会以仲裁方式解决。",
            "law.changed",
            "text.changed",
        ),
    ],
)
def test_it_is_told_as_what_it_is(kinds_between, before, after, due, wrong):
    kinds = kinds_between(ZH, before, after)
    assert due in kinds, kinds
    assert wrong not in kinds, kinds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("协商不成的，由厦门仲裁委员会仲裁。", "协商不成的，提请厦门仲裁委员会以仲裁方式解决。"),
        ("协商不成的，提交厦门仲裁委员会仲裁。", "协商不成的，交由厦门仲裁委员会仲裁解决。"),
        ("甲方应支付安装费320元/台。", "甲方应支付安装费每台320.00元。"),
        ("甲方应按每吨500元付款。", "甲方应按500元/吨付款。"),
        ("培训期间安排住宿5夜。", "培训期间安排住宿五晚。"),
        ("乙方仅仅代表甲方联系客户。", "乙方仅代表甲方联系客户。"),
        ("停工时间，特指《排产单》所列检修时间。", "停工时间，专指《排产单》所列检修时间。"),
        ("乙方应在租期届满后腾退房屋。", "乙方应在租期届满之后腾退房屋。"),
        ("甲方有权要求乙方返工。", "甲方有权要求乙方予以返工。"),
    ],
)
def test_the_same_in_other_words_or_units_is_no_change_of_law(kinds_between, before, after):
    assert not [kind for kind in kinds_between(ZH, before, after) if kind.startswith(_LAW)]


def test_a_rate_is_quoted_whole(tmp_path):
    """Where one figure is spelled in more letters than the other, the words behind it stand elsewhere."""
    base, draft = tmp_path / "a.txt", tmp_path / "b.txt"
    base.write_text(ZH.format("门票320元/人，儿童减半。"), encoding="utf-8")
    draft.write_text(ZH.format("门票每人320.00元，儿童减半。"), encoding="utf-8")
    (found,) = (one for one in reviewer.compare(base, draft).findings if one.data.get("origin") is None)
    assert (found.base.quote, found.draft.quote) == ("320元/人", "每人320.00元")


_NAMED = """设备维修合同
第一条 本合同由下列双方签订：
1．{first}（以下简称甲方）
地址：苏州市园区星湖街8号
2．无锡锡铁机电工程有限公司（以下简称乙方）
第二条 乙方为甲方检修机床，甲方支付费用。
甲方：{first}（盖章）
乙方：无锡锡铁机电工程有限公司（盖章）
"""


def test_parties_may_be_named_in_the_first_article(tmp_path):
    base, draft = tmp_path / "a.txt", tmp_path / "b.txt"
    base.write_text(_NAMED.format(first="苏州明桥精工股份有限公司"), encoding="utf-8")
    draft.write_text(_NAMED.format(first="苏州明桥精工有限公司"), encoding="utf-8")
    review = reviewer.compare(base, draft)
    assert review.comparison.base.parties[0].name == "苏州明桥精工股份有限公司"
    assert "party.identity" in {found.kind for found in review.findings}


_TERMS = """场馆租赁合同
甲方（出租方）：甲公司
乙方（承租方）：乙公司
第一条 定义
1.1 布展期间，指开幕前三日、展品进馆当日、{rest}。
第二条 其他
2.1 乙方应按时付款。
"""


def test_a_term_may_be_explained_behind_a_comma(tmp_path):
    base, draft = tmp_path / "a.txt", tmp_path / "b.txt"
    base.write_text(_TERMS.format(rest="参展商经甲方同意提前进场的时间"), encoding="utf-8")
    draft.write_text(_TERMS.format(rest="参展商撤场的时间"), encoding="utf-8")
    assert "term.definition" in {found.kind for found in reviewer.compare(base, draft).findings}
