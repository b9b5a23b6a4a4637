"""Somebody else in a place, and words that limit what a norm applies to."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("base", "draft", "slot"),
    [
        ("通知行由甲方指定", "通知行由开证行指定", None),
        ("官费由研究院缴纳", "官费由装备厂缴纳", "named"),
        ("试验数据归甲方所有", "试验数据归甲方和乙方共同所有", None),
        ("货到后将船名通知甲方", "货到后将船名通知承运人", None),
        ("煤气出事，谁的责任谁承担", "煤气出事，由甲方承担", None),
    ],
)
def test_somebody_else_in_a_place_is_a_shift(observe, base: str, draft: str, slot: str | None) -> None:
    seen = [one for one in observe(base, draft) if one.kind == "obligation.bearer"]
    assert len(seen) == 1
    assert slot is None or seen[0].data["slot"] == slot


@pytest.mark.parametrize(
    ("base", "draft", "old", "new", "row"),
    [
        ("保险费由甲方缴纳", "保险费由船员自理", "甲方", "船员", "cost"),
        ("途中风险由乙方承担", "途中风险由发货单位自负", "乙方", "发货单位", "cost"),
        ("清场由乙方安排", "清场由场馆方组织", "乙方", "场馆方", "duty"),
    ],
)
def test_a_burden_that_falls_to_somebody_who_is_no_party_left_the_party(
    observe, base: str, draft: str, old: str, new: str, row: str
) -> None:
    (seen,) = observe(base, draft)
    assert seen.topic == f"obligation.bearer/{row}"
    assert (seen.data["from"], seen.data["to"], seen.favours) == (old, new, old)


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("甲方应当返还并删除资料", "甲方应当返还或者删除资料"),
        ("争议由借款人所在地法院管辖", "争议由抵押物所在地法院管辖"),
        ("文件由法定代表人签字", "文件由授权代表签字"),
        ("付款由银行转账改为现金", "付款由银行汇款改为现金"),
        ("乙方应当以书面方式答复", "乙方应当以书面办法答复"),
    ],
)
def test_other_words_are_nobody(observe, base: str, draft: str) -> None:
    assert not [one for one in observe(base, draft) if one.kind == "obligation.bearer"]


@pytest.mark.parametrize(
    ("base", "draft", "what"),
    [
        ("乙方应当提交商会出具的证明", "乙方应当提交证明", "attribute"),
        ("乙方仅可向确有必要知悉的员工披露", "乙方仅可向员工披露", "attribute"),
        ("乙方应当自费将货物运回", "乙方应当将货物运回", "own_cost"),
        ("双方应当等额承担展会费用", "双方应当承担展会费用", "shares"),
        ("乙方应当亲自试用产品", "乙方应当试用产品", "manner"),
        ("检查费据实另计", "检查费包含在内", "included"),
        ("专家意见具有约束力", "专家意见仅供参考", "binding"),
    ],
)
def test_a_limit_that_came_or_went_is_told(observe, base: str, draft: str, what: str) -> None:
    assert what in {one.data.get("what") for one in observe(base, draft)}
    assert what in {one.data.get("what") for one in observe(draft, base)}


def test_an_adjective_without_weight_limits_nothing(observe) -> None:
    assert not observe("乙方应当提供宽敞的办公室", "乙方应当提供办公室")


def test_a_joined_act_with_a_time_is_an_act(observe) -> None:
    kinds = {
        one.kind for one in observe("乙方应当将不合格品运回，并在7日内补足。", "乙方应当将不合格品运回。")
    }
    assert "obligation.removed" in kinds


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("甲方可以为教学和科研目的使用技术", "甲方可以为科研目的使用技术"),
        ("乙方应当提供三级医院证明", "乙方应当提供医院证明"),
        ("接收方可以向其雇员披露信息", "接收方可以向其雇员、关联公司及顾问披露信息"),
    ],
)
def test_a_narrower_or_wider_circle_is_a_condition(observe, base: str, draft: str) -> None:
    assert "obligation.condition" in {one.kind for one in observe(base, draft)}
