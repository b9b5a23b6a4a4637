"""Whole contracts of several types, read from text: each change is told by its kind, and nothing else is
told."""

from __future__ import annotations

import pytest

from reviewer.findings import review

SALE = """设备采购合同

甲方（买方）：海棠制造有限公司
乙方（卖方）：青杉设备有限公司

第一条 标的
乙方向甲方出售数控机床三台，单价为人民币150000元，合同总价为人民币450000元。
第二条 付款
2.1 甲方应在本合同签订后10日内支付定金人民币90000元。
2.2 甲方应在验收合格后30日内支付余款。
2.3 乙方应向甲方开具增值税专用发票。
第三条 交付与验收
3.1 乙方应于2025年6月30日前将设备交付至甲方指定地点。
3.2 甲方应在收到设备后15个工作日内完成验收。
3.3 设备质保期为自验收合格之日起24个月。
第四条 违约责任
4.1 乙方逾期交付的，每逾期一日，应按合同总价的万分之五向甲方支付违约金，违约金累计不超过合同总价的10%。
4.2 甲方逾期付款超过30日的，乙方有权解除本合同。
4.3 任何一方违反第五条约定的，应赔偿对方的全部损失。
第五条 保密
双方应对履行本合同中知悉的商业秘密保密，保密期限为3年。
第六条 争议解决
因本合同产生的争议，双方应协商解决；协商不成的，向甲方所在地人民法院提起诉讼。
第七条 其他
本合同一式四份，双方各执两份，自双方签字并盖章之日起生效。

甲方（盖章）：            乙方（盖章）：
"""

LOAN = """借款及保证合同

出借人（甲方）：江芸
借款人（乙方）：沈砚
保证人（丙方）：苇航贸易有限公司

一、借款金额
甲方向乙方出借人民币500000元（大写：伍拾万元整）。
二、利率
借款年利率为8%，利息按月支付。
三、还款
乙方应于2026年3月31日前一次性归还全部本金。
四、保证
（一）丙方对乙方的债务承担连带责任保证，保证期间为主债务履行期届满之日起两年。
（二）丙方的保证范围包括本金、利息、违约金及实现债权的费用。
五、抵押
乙方以其名下房产为本借款提供抵押，并应在本合同签订后20日内办理登记。
六、违约
乙方逾期还款的，应按逾期金额每日万分之三向甲方支付违约金。
七、争议解决
本合同争议提交苏州仲裁委员会仲裁。
"""

EMPLOYMENT = """劳动合同

甲方（用人单位）：临溪软件有限公司
乙方（劳动者）：白槐

第1条 期限
本合同期限为三年，自2025年7月1日起至2028年6月30日止，其中试用期为三个月。
第2条 工作内容
乙方担任测试工程师。
第3条 报酬
甲方每月15日前支付乙方工资人民币12000元，试用期工资为约定工资的80%。
第4条 休假
乙方每年享有带薪年休假10天。
第5条 竞业限制
乙方离职后一年内不得到与甲方有竞争关系的单位任职，甲方每月支付补偿金人民币5000元。
第6条 解除
乙方提前30日以书面形式通知甲方，可以解除本合同。
"""

CHANGES = [
    (SALE, "450000元", "480000元", {"number.amount"}),
    (SALE, "三台", "五台", {"number.count"}),
    (SALE, "支付定金", "支付订金", {"term.confusable"}),
    (SALE, "验收合格后30日内", "验收合格后60日内", {"number.duration"}),
    (SALE, "验收合格后30日内", "交付后30日内", {"obligation.condition"}),
    (SALE, "增值税专用发票", "增值税普通发票", {"term.confusable"}),
    (SALE, "2025年6月30日", "2025年9月30日", {"number.date"}),
    (SALE, "15个工作日", "15日", {"number.duration"}),
    (SALE, "24个月", "12个月", {"number.duration"}),
    (SALE, "万分之五", "千分之一", {"number.percent"}),
    (SALE, "不超过合同总价的10%", "不超过合同总价的30%", {"number.percent"}),
    (SALE, "不超过合同总价的10%", "不低于合同总价的10%", {"number.bound"}),
    (SALE, "有权解除", "有权终止", {"term.confusable"}),
    (SALE, "违反第五条约定", "违反第六条约定", {"reference.changed"}),
    (SALE, "甲方所在地人民法院", "乙方所在地人民法院", {"law.changed"}),
    (
        SALE,
        "第七条 其他\n",
        "第七条 不可抗力\n因不可抗力不能履行的，可部分或全部免责。\n第八条 其他\n",
        {"clause.added"},
    ),
    (SALE, "4.2 甲方逾期付款超过30日的，乙方有权解除本合同。\n4.3", "4.2", {"clause.deleted"}),
    (SALE, "一式四份，双方各执两份", "一式六份，双方各执三份", {"number.count"}),
    (SALE, "海棠制造有限公司", "海棠制造（集团）有限公司", {"party.identity"}),
    (LOAN, "8%", "12%", {"number.percent"}),
    (LOAN, "年利率为8%", "月利率为8%", {"number.percent", "term.confusable"}),
    (LOAN, "连带责任保证", "一般保证", {"term.confusable"}),
    (LOAN, "两年", "六个月", {"number.duration"}),
    (LOAN, "提供抵押", "提供质押", {"term.confusable"}),
    (LOAN, "每日万分之三", "每月万分之三", {"number.percent"}),
    (LOAN, "苏州仲裁委员会", "上海仲裁委员会", {"law.changed"}),
    (LOAN, "提交苏州仲裁委员会仲裁", "由苏州市人民法院管辖", {"law.changed"}),
    (LOAN, "500000元（大写：伍拾万元整）", "600000元（大写：陆拾万元整）", {"number.amount"}),
    (EMPLOYMENT, "三个月", "六个月", {"number.duration"}),
    (EMPLOYMENT, "12000元", "10000元", {"number.amount"}),
    (EMPLOYMENT, "80%", "百分之七十", {"number.percent"}),
    (EMPLOYMENT, "10天", "5天", {"number.duration"}),
    (EMPLOYMENT, "一年内", "二年内", {"number.duration"}),
    (EMPLOYMENT, "提前30日", "提前3日", {"number.duration"}),
]

FRAME = """技术服务合同

甲方（委托方）：云岫科技有限公司
乙方（服务方）：南枝信息有限公司

第一条 服务
乙方应按约定提供服务，双方应相互配合。
第二条 特别约定
{sentence}
第三条 保密
双方应对知悉的商业秘密保密。
第四条 通知
通知应以书面形式送达。
"""

SENTENCES = [
    ("乙方应在30日内支付。", "乙方可在300日内支付。", {"obligation.modality", "number.duration"}),
    ("甲方应向乙方支付服务费用。", "乙方应向甲方支付服务费用。", {"obligation.bearer"}),
    ("甲方有权单方解除本合同。", "乙方有权单方解除本合同。", {"obligation.bearer"}),
    ("未经甲方书面同意，乙方不得转让。", "未经甲方同意，乙方不得转让。", {"obligation.condition"}),
    ("赔偿比例为百分之五。", "赔偿比例为5%。", set()),
    ("甲方应在30日内付款。", "甲方应在30个工作日内付款。", {"number.duration"}),
    ("服务费为20000元。", "服务费为2万元。", set()),
    ("服务费为20000元。", "服务费为贰万元整。", set()),
    ("响应时间不超过30秒。", "响应时间为30秒以内。", set()),
    ("10万元以上的支出须经批准。", "超过10万元的支出须经批准。", {"number.bound"}),
    (
        "逾期的，每日按应付未付金额的万分之五支付违约金。",
        "逾期的，每日按合同总额的千分之五支付违约金。",
        {"number.percent", "obligation.condition", "limit.statutory"},
    ),
]

NULLS = [
    (SALE, "450000元", "45万元"),
    (SALE, "450000元", "肆拾伍万元整"),
    (SALE, "10%", "百分之十"),
    (SALE, "，", ","),
    (SALE, "（", "("),
    (SALE, "2025年6月30日", "2025-06-30"),
    (SALE, "30日内", "三十日内"),
    (LOAN, "8%", "８％"),
    (LOAN, "。\n", "。\n\n"),
    (EMPLOYMENT, "第1条", "第一条"),
]


@pytest.fixture
def kinds(write_text):
    """Return a function that compares two texts and gives the kinds found between them."""

    def between(base: str, draft: str) -> list[str]:
        result = review(write_text("base.txt", base), write_text("draft.txt", draft))
        told = [f for f in result.findings if f.data.get("origin") != "baseline"]
        for edit in (edit for pair in result.comparison.pairs for edit in pair.edits if told):
            assert any(_quotes(f, edit) for f in told), f"untold: {edit}"
        return [f.kind for f in told]

    return between


def _quotes(finding, edit) -> bool:
    return any(
        one is not None
        and two is not None
        and one.clause == two.clause
        and one.start < two.end
        and two.start < one.end
        for one, two in ((finding.base, edit.base), (finding.draft, edit.draft))
    )


@pytest.mark.parametrize(("text", "old", "new", "expected"), CHANGES)
def test_a_change_is_told_by_its_kind_and_alone(kinds, text, old, new, expected):
    assert text.count(old) == 1
    found = set(kinds(text, text.replace(old, new)))
    assert expected & found, found
    beside = {
        "obligation.added",
        "obligation.removed",
        "obligation.condition",
        "limit.statutory",
        "consistency.arithmetic",
    }
    assert found <= expected | beside, found


@pytest.mark.parametrize(("old", "new", "expected"), SENTENCES)
def test_pairs_that_every_matcher_must_get_right(kinds, old, new, expected):
    assert set(kinds(FRAME.format(sentence=old), FRAME.format(sentence=new))) == expected


@pytest.mark.parametrize(("text", "old", "new"), NULLS)
def test_layout_and_spelling_of_values_are_no_finding(kinds, text, old, new):
    assert kinds(text, text.replace(old, new)) == []


@pytest.mark.parametrize("text", [SALE, LOAN, EMPLOYMENT])
def test_a_contract_against_itself_gives_nothing(kinds, text):
    assert kinds(text, text) == []


def test_labels_exchanged_throughout_are_one_finding(kinds):
    swapped = SALE.replace("甲方", "\0").replace("乙方", "甲方").replace("\0", "乙方")
    assert kinds(SALE, swapped) == ["party.swap"]


def test_labels_exchanged_in_the_heading_alone_are_one_finding(kinds):
    swapped = (
        SALE.replace("甲方（买方）", "甲方（\0）")
        .replace("乙方（卖方）", "乙方（买方）")
        .replace("\0", "卖方")
    )
    names = (
        swapped.replace("海棠制造有限公司", "\0")
        .replace("青杉设备有限公司", "海棠制造有限公司")
        .replace("\0", "青杉设备有限公司")
    )
    assert kinds(SALE, names) == ["party.swap"]


def test_clauses_renumbered_after_an_insertion_give_nothing_else(kinds):
    lines = SALE.replace("第七条", "第八条").replace("第六条 争议", "第七条 争议").replace("第五条", "第六条")
    draft = lines.replace(
        "第四条 违约责任", "第四条 风险转移\n设备毁损的风险自交付时起转移。\n第五条 违约责任"
    )
    for old, new in (("4.1 乙", "5.1 乙"), ("4.2 甲", "5.2 甲"), ("4.3 任", "5.3 任")):
        draft = draft.replace(old, new)
    assert set(kinds(SALE, draft)) <= {"clause.added", "obligation.added"}
