"""Qualifiers: one word that reverses or moves legal effect."""

from __future__ import annotations

import pytest

CHANGES = [
    # consent
    ("未经甲方书面同意，乙方不得转让", "未经甲方同意，乙方不得转让", "form", "乙方"),
    ("未经甲方事先书面同意，乙方不得转让", "未经甲方书面同意，乙方不得转让", "prior", "乙方"),
    ("未经甲方同意，乙方不得转让", "未经通知甲方，乙方不得转让", "veto", "乙方"),
    ("乙方可以转让合同", "经甲方同意，乙方可以转让合同", "consent", "甲方"),
    ("付款以乙方开具发票为前提", "付款不以乙方开具发票为前提", "condition", "unclear"),
    ("服务费用含6%增值税", "服务费用不含6%增值税", "tax", "unclear"),
    # form
    ("甲方应当书面通知乙方", "甲方应当通知乙方", "form", "unclear"),
    ("自双方签字或盖章之日起生效", "自双方签字并盖章之日起生效", "sign", "unclear"),
    ("自双方签字并盖章之日起生效", "自双方签字或盖章之日起生效", "sign", "unclear"),
    # scope
    ("服务包括但不限于培训", "服务包括培训", "openness", "unclear"),
    ("服务包括但不限于培训", "服务仅限于培训", "openness", "unclear"),
    ("乙方应赔偿甲方全部损失", "乙方应赔偿甲方直接损失", "loss", "乙方"),
    ("乙方应赔偿甲方全部损失", "乙方应赔偿甲方实际损失", "loss", "乙方"),
    ("乙方应赔偿甲方损失。", "乙方应赔偿甲方损失，间接损失除外。", "excluded_loss", "乙方"),
    ("乙方应赔偿甲方损失。", "乙方应赔偿甲方损失，包括可得利益。", "excluded_loss", "甲方"),
    ("乙方应完成全部工作", "乙方应完成主要工作", "quantifier", "unclear"),
    ("违约方应赔偿损失、律师费", "违约方应赔偿损失", "costs", "unclear"),
    ("乙方应赔偿甲方损失，包括律师费、诉讼费。", "乙方应赔偿甲方损失。", "costs", "乙方"),
    ("质保期内出现故障，乙方免费维修。", "质保期内非因甲方原因出现故障，乙方免费维修。", "exception", "乙方"),
    ("设备所有权自交付时转移。", "设备所有权自全部价款付清时转移。", "event", "unclear"),
    # connectives
    (
        "乙方逾期交货或质量不合格的，甲方可以解除",
        "乙方逾期交货且质量不合格的，甲方可以解除",
        "connective",
        "unclear",
    ),
    ("逾期和毁损时", "逾期或毁损时", "connective", "unclear"),
    # caps, remedies, bases
    ("乙方应赔偿甲方损失。", "乙方应赔偿甲方损失，但赔偿总额以合同总价为限。", "cap", "乙方"),
    ("乙方应赔偿甲方损失，以合同总价为限。", "乙方应赔偿甲方损失。", "cap", "甲方"),
    ("乙方应更换货物。", "乙方应更换货物，此为甲方的唯一救济。", "sole_remedy", "乙方"),
    ("乙方应双倍返还定金", "乙方应返还定金", "double_return", "乙方"),
    ("甲方按应付未付金额支付违约金", "甲方按合同总额支付违约金", "penalty_base", "乙方"),
    ("丙方对债务承担责任", "丙方对债务承担连带责任", "joint", "unclear"),
    # thresholds
    ("因乙方过错造成的损失，乙方应赔偿", "因乙方故意造成的损失，乙方应赔偿", "fault", "乙方"),
    ("因乙方原因造成的损失，乙方应赔偿", "因乙方故意造成的损失，乙方应赔偿", "fault", "乙方"),
    ("乙方违约的，甲方有权解除合同", "乙方根本违约的，甲方有权解除合同", "threshold", "乙方"),
    ("经催告后仍未付款的，甲方有权解除合同", "未付款的，甲方有权解除合同", "cure_period", "甲方"),
    # time
    ("乙方应立即通知甲方", "乙方应及时通知甲方", "time", "乙方"),
    ("乙方应在3日内通知甲方", "乙方应及时通知甲方", "time", "乙方"),
    ("乙方应及时通知甲方", "乙方应立即通知甲方", "time", "甲方"),
    ("乙方应定期报告", "乙方应不定期报告", "time", "乙方"),
    # devices
    ("甲方应在7日内验收。", "甲方应在7日内验收，逾期未验收的，视为验收合格。", "deemed", "乙方"),
    ("合同期满终止", "合同期满自动续约", "renewal", "unclear"),
    ("价格由双方协商确定", "价格由甲方自行决定", "discretion", "甲方"),
    ("甲方有权解除合同", "甲方有权随时解除合同", "discretion", "甲方"),
    ("本合同一式两份。", "本合同一式两份。本合同最终解释权归甲方所有。", "interpretation", "甲方"),
    ("验收合格后付款", "收到业主付款后付款", "pay_when_paid", "unclear"),
    ("乙方应提供培训", "乙方应免费提供培训", "free", "甲方"),
    ("甲方授予乙方独家使用权", "甲方授予乙方使用权", "exclusivity", "unclear"),
    ("甲方授予乙方许可", "甲方授予乙方永久许可", "permanence", "unclear"),
    ("甲方及其关联方可以使用", "甲方可以使用", "affiliates", "unclear"),
    ("乙方不得向第三方披露", "乙方不得向除关联方外的第三方披露", "exception", "unclear"),
    ("除不可抗力外，乙方应按期交货", "乙方应按期交货", "exception", "甲方"),
    ("乙方应提供服务", "乙方在收到预付款的前提下应提供服务", "condition", "乙方"),
    ("乙方逾期交货的，甲方有权解除合同。", "甲方有权解除合同。", "condition", "甲方"),
    ("因不可抗力不能履行的，免除责任", "因不可抗力、疫情不能履行的，免除责任", "force_majeure", "unclear"),
    ("与附件不一致的，以本合同为准", "与附件不一致的，以附件为准", "priority", "unclear"),
    ("甲方收到发票后付款", "甲方开具发票后付款", "event", "unclear"),
    ("转让方保证账目真实", "据转让方所知，账目真实", "knowledge", "unclear"),
    ("乙方应按月付息", "乙方应按季付息", "frequency", "unclear"),
    ("保密义务在合同终止后继续有效", "保密义务在合同终止后失效", "survival", "unclear"),
    ("接收方可以向雇员披露", "接收方可以向雇员、关联公司披露", "scope_phrase", "unclear"),
    ("甲方应无息退还押金", "甲方应退还押金", "interest", "乙方"),
]


@pytest.mark.parametrize(
    ("base", "draft"),
    [("运价含过路费。", "运价不含过路费。"), ("报价包括安装费。", "报价不包括安装费。")],
)
def test_what_a_price_includes_is_no_matter_of_force(observe, base: str, draft: str) -> None:
    assert [one.kind for one in observe(base, draft)] == ["obligation.condition"]


@pytest.mark.parametrize(("base", "draft", "row", "gains"), CHANGES)
def test_a_qualifier_is_told_with_its_effect(observe, base: str, draft: str, row: str, gains: str) -> None:
    seen = [one for one in observe(base, draft) if one.topic == f"obligation.condition/{row}"]
    assert len(seen) == 1
    assert seen[0].kind == "obligation.condition"
    assert seen[0].favours == gains


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("双方应提前普及知识", "双方应提前普遍宣传"),
        ("乙方应及时交货", "乙方应及时发货"),
        ("合同解除后结算", "合同解除后清算"),
        ("中华人民共和国法律", "中华人民共和国法规"),
        ("乙方应平等对待客户", "乙方应同等对待客户"),
        ("违约金按日计算", "违约金逐日计算"),
        ("或有负债由甲方披露", "或有事项由甲方披露"),
        ("连带责任保证", "一般保证"),
    ],
)
def test_guards_keep_look_alikes_silent(topics, base: str, draft: str) -> None:
    assert topics(base, draft) == set()


def test_the_source_of_a_rule_stands_beside_the_sentence(observe) -> None:
    (seen,) = observe("乙方应赔偿甲方全部损失", "乙方应赔偿甲方直接损失")
    assert seen.source == "民法典 584"


def test_base_and_force_are_told_side_by_side(topics) -> None:
    found = topics("按应付未付金额的万分之五支付违约金", "按合同总额的千分之五支付违约金")
    assert found == {"condition/penalty_base"}


def test_one_edit_is_not_told_twice(observe) -> None:
    seen = observe("经催告后仍未履行的，甲方有权解除合同", "甲方有权解除合同")
    assert len(seen) == 1


def test_a_text_without_an_edit_says_nothing(observe) -> None:
    text = "未经甲方书面同意，乙方不得转让；乙方应赔偿全部损失，但以合同总价为限。"
    assert observe(text, text) == []


@pytest.mark.parametrize(
    ("rule", "exception"),
    [
        ("违约金总额不超过总价款的20%", "但故意隐瞒权利负担的不受此限"),
        ("赔偿以合同总价为限", "但乙方故意或者重大过失造成的损失除外"),
        ("乙方不得向第三方披露", "但法律另有规定的除外"),
    ],
)
def test_an_exception_that_came_or_went_whole_is_one_change(observe, rule: str, exception: str) -> None:
    for old, new, change in (
        (f"{rule}。", f"{rule}，{exception}。", "exception_added"),
        (f"{rule}，{exception}。", f"{rule}。", "exception_removed"),
    ):
        (seen,) = observe(old, new)
        assert (seen.kind, seen.data["change"]) == ("obligation.condition", change)
        quote = seen.draft or seen.base
        assert quote.quote == exception


def test_a_proviso_that_leave_is_needed_is_told_as_leave(observe) -> None:
    (seen,) = observe("乙方可以选择换货，但选择须经甲方认可。", "乙方可以选择换货。")
    assert (seen.kind, seen.data["what"], seen.favours) == ("obligation.condition", "consent", "乙方")


def test_leave_that_goes_with_the_word_of_force_beside_it_is_told_as_leave(observe) -> None:
    seen = observe(
        "乙方更换监理员应书面报告甲方，经甲方同意后方可更换。", "乙方更换监理员应书面报告甲方后更换。"
    )
    (leave,) = [one for one in seen if one.data.get("what") == "consent"]
    assert (leave.base.quote, leave.favours) == ("经甲方同意", "乙方")


def test_leave_put_for_agreement_of_both_is_held_by_whoever_gives_it(observe) -> None:
    (seen,) = observe("经双方协商一致，工期可以延长。", "经甲方同意，工期可以延长。")
    assert (seen.data["change"], seen.data["holder"], seen.favours) == (
        "negotiation_to_consent",
        "甲方",
        "甲方",
    )


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("第二笔款于主体结构验收后支付。", "第二笔款于主体结构封顶后支付。"),
        ("图纸的著作权归乙方所有。", "图纸的著作权归甲方。"),
    ],
)
def test_a_roof_topped_out_caps_nothing_and_what_is_owned_is_not_all(topics, base: str, draft: str) -> None:
    assert not {"condition/cap", "condition/quantifier_minor", "condition/quantifier"} & topics(base, draft)


def test_an_exception_that_names_a_party_is_no_change_of_bearer(observe) -> None:
    (seen,) = observe("增项费用由乙方承担，但甲方主动提出的增项除外。", "增项费用由乙方承担。")
    assert seen.data["change"] == "exception_removed"


@pytest.mark.parametrize(
    ("base", "draft"),
    [("甲方应在验收合格后付款。", "甲方应在验收后付款。"), ("利息按季结息。", "利息按月结息。")],
)
def test_the_order_of_payment_is_told_only_where_it_changes(topics, base: str, draft: str) -> None:
    assert "condition/payment_order" not in topics(base, draft)


@pytest.mark.parametrize(("word", "told"), [("可随时解除", True), ("应随时接受检查", False)])
def test_at_any_time_is_discretion_only_where_it_frees(topics, word: str, told: bool) -> None:
    found = topics(f"甲方{word}。", f"甲方{word.replace('随时', '')}。")
    assert any("discretion" in row for row in found) == told


@pytest.mark.parametrize(
    ("base", "draft", "gains"),
    [
        ("乙方应定期提交报告。", "乙方应每月提交报告。", "甲方"),
        ("乙方应每半年提交报告。", "乙方应定期提交报告。", "乙方"),
    ],
)
def test_regularly_against_a_stated_interval(observe, base: str, draft: str, gains: str) -> None:
    seen = [one for one in observe(base, draft) if one.topic == "obligation.condition/time"]
    assert [one.favours for one in seen] == [gains]
