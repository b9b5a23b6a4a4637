"""How findings are told: caps, table cells, full numbers, names by role, one telling for one change."""

from __future__ import annotations

import pytest

from reviewer.findings import registry
from reviewer.findings.context import number_of, shorten
from reviewer.findings.inspect import inspect
from reviewer.messages import render
from reviewer.model import Blank, Clause, Message


def observe(comparison):
    """Return what was seen between the two contracts, the faults inside each left aside."""
    return [one for one in registry.observe(comparison) if "origin" not in one.data]


def said(seen, lang="zh"):
    return [render(one.message, lang) for one in seen]


def numbers(seen):
    return [one for one in seen if one.kind.startswith("number.")]


CAPS = [
    ("乙方逾期的，每逾期一日按合同总价的千分之一支付违约金，累计不超过合同总价的{}。", "penalty_cap"),
    ("违约金总额以合同总价的{}为限。", "penalty_cap"),
    ("乙方应当赔偿甲方损失，但不超过合同总价的{}。", "liability_cap"),
    ("乙方的赔偿责任最高不超过合同总价的{}。", "liability_cap"),
]


@pytest.mark.parametrize(("sentence", "measure"), CAPS)
def test_a_cap_is_no_daily_rate(make_contract, compare_pairwise, sentence, measure):
    base, draft = make_contract(sentence.format("15%")), make_contract(sentence.format("5%"))
    (found,) = numbers(observe(compare_pairwise(base, draft)))
    assert found.data["measure"] == measure
    assert found.data["per"] is None
    assert "annual_old" not in found.data


PERIODS = [
    ("乙方应当在{}内完成更换。", "performance_time"),
    ("乙方应当采取补救措施，并在{}内通知甲方。", "notify_time"),
    ("甲方应当在{}内答复。", "reply_time"),
    ("甲方应当在{}内退还押金。", "return_time"),
    ("乙方应当在{}内交付货物。", "delivery_time"),
    ("解除合同应当提前{}通知对方。", "notice_period"),
    ("甲方逾期付款超过{}的，乙方有权解除合同。", "delay_threshold"),
]


@pytest.mark.parametrize(("sentence", "measure"), PERIODS)
def test_a_period_is_named_by_what_must_be_done_in_it(make_contract, compare_pairwise, sentence, measure):
    base, draft = make_contract(sentence.format("5日")), make_contract(sentence.format("10日"))
    (found,) = numbers(observe(compare_pairwise(base, draft)))
    assert found.data["measure"] == measure


def row(text: str, cells: tuple[str, ...], columns: tuple[str, ...]) -> Clause:
    spans, at = [], 0
    for cell in cells:
        at = text.index(cell, at)
        spans.append((at, at + len(cell)))
        at += len(cell)
    return Clause("c1", None, ("3.1",), "table", 1, None, text, None, (), tuple(spans), columns)


def test_a_cell_is_told_by_its_row_and_column(make_contract, compare_pairwise):
    columns = ("阶段", "完成时间", "付款比例")
    base = row("五、质量保证期满 验收后12个月 5%", ("五、质量保证期满", "验收后12个月", "5%"), columns)
    draft = row("五、质量保证期满 验收后12个月 0%", ("五、质量保证期满", "验收后12个月", "0%"), columns)
    (found,) = observe(compare_pairwise(make_contract(base), make_contract(draft)))
    assert (found.kind, found.topic) == ("number.percent", "number.percent/payment_share")
    assert said([found]) == ["「五、质量保证期满」一行「付款比例」列由「5%」改为「0%」，降为零。"]


PATHS = [
    (("第五条", "1、"), "第五条第1项"),
    (("第七条", "7.1", "（2）"), "第7.1条（2）"),
    (("6.4",), "第6.4条"),
    (("第一章", "第三条"), "第三条"),
    (("2.",), "第2条"),
    (("2.4", "2.4.3"), "第2.4.3条"),
]


@pytest.mark.parametrize(("path", "name"), PATHS)
def test_a_clause_is_called_by_its_full_number(path, name):
    assert render(Message("findings.place.numbered", {"number": number_of(path)}), "zh") == name


def test_long_words_break_off_at_a_mark():
    text = (
        "乙方应当在收到通知之日起三日内到场，查明故障原因，并在二十四小时内排除故障，"
        "无法按时排除的应当提供同等性能的备用设备，费用由乙方承担。"
    )
    assert len(text) > 60
    assert shorten(text).endswith("备用设备…")
    assert shorten(text, 40).endswith("排除故障…")
    assert shorten("短句。") == "短句。"


def test_a_filled_slot_is_told_once_and_favours_nobody(make_contract, compare_pairwise):
    blanks = (Blank("c1", 4, 12, "label", "仲裁机构名称"),)
    base = make_contract("争议提交【仲裁机构名称】仲裁，裁决是终局的。", blanks=blanks)
    draft = make_contract("争议提交青岛仲裁委员会仲裁，裁决是终局的。")
    seen = observe(compare_pairwise(base, draft))
    assert [(one.kind, one.favours) for one in seen] == [("placeholder.filled", "none")]


def test_a_filled_figure_says_what_it_is(make_contract, compare_pairwise):
    blanks = (Blank("c1", 8, 12, "label", "金额"),)
    base = make_contract("合同总价为人民币【金额】元。", blanks=blanks)
    draft = make_contract("合同总价为人民币50000元。")
    (found,) = [one for one in observe(compare_pairwise(base, draft)) if one.kind == "placeholder.filled"]
    assert found.data["measure"] == "price"
    assert "（价款）" in said([found])[0]


def test_exchanged_letters_are_told_with_their_roles(make_contract, compare_pairwise):
    base = make_contract("争议由甲方住所地人民法院管辖。", "乙方应当按月提交报告。")
    draft = make_contract(
        "争议由甲方住所地人民法院管辖。", "甲方可以按月提交报告。", customer="乙方", provider="甲方"
    )
    seen = observe(compare_pairwise(base, draft, swapped=True))
    told = said([one for one in seen if one.kind in ("law.changed", "obligation.modality")])
    assert told[0] == "争议管辖由甲方（委托方）住所地改为乙方（受托方）住所地。"
    assert "乙方（受托方）的义务变为可选择的权利" in told[1]


def test_letters_that_stay_are_told_bare(make_contract, compare_pairwise):
    base, draft = make_contract("乙方应当按月提交报告。"), make_contract("乙方可以按月提交报告。")
    (found,) = observe(compare_pairwise(base, draft))
    assert "（受托方）" not in said([found])[0]


def test_one_name_for_another_throughout_is_told_once(make_contract, compare_pairwise):
    lines = ("{}由甲方出租给乙方。", "乙方不得转租{}。", "甲方应维修{}。", "期满后乙方交还{}的，甲方验收。")
    base = make_contract(*(line.format("商铺") for line in lines))
    draft = make_contract(*(line.format("房屋") for line in lines))
    seen = observe(compare_pairwise(base, draft))
    assert [one.topic for one in seen] == ["text.changed", *["text.changed/again"] * 3]
    assert seen[0].data["count"] == 4
    assert {one.data["first"] for one in seen[1:]} == {"c1"}


def test_a_word_of_force_changed_throughout_is_told_each_time(make_contract, compare_pairwise):
    lines = ("乙方{}交货。", "乙方{}开票。", "乙方{}验收。")
    base = make_contract(*(line.format("应当") for line in lines))
    draft = make_contract(*(line.format("可以") for line in lines))
    assert [one.kind for one in observe(compare_pairwise(base, draft))] == ["obligation.modality"] * 3


def test_a_new_clause_and_its_duty_share_the_telling(make_contract, compare_pairwise):
    base = make_contract("本合同自签订之日起生效。")
    draft = make_contract("本合同自签订之日起生效。", "甲方逾期付款的，乙方有权暂停服务。")
    clause, duty = sorted(observe(compare_pairwise(base, draft)), key=lambda one: one.kind)
    assert (clause.kind, duty.kind) == ("clause.added", "obligation.added")
    assert clause.favours == duty.favours == "乙方"
    assert "暂停服务" not in said([clause])[0]
    assert "暂停服务" in said([duty])[0]


def test_a_duty_that_stands_elsewhere_is_no_loss(make_contract, compare_pairwise):
    duty = "乙方不得将开发成果提供给任何第三方使用。"
    base = make_contract("乙方应当保密。" + duty, "本合同一式两份。")
    draft = make_contract("乙方应当保密。", "本合同一式两份。" + duty)
    kinds = {one.kind for one in observe(compare_pairwise(base, draft))}
    assert not kinds & {"obligation.removed", "obligation.added"}


def test_a_sentence_with_a_condition_that_stands_elsewhere_is_no_loss_of_a_right(
    make_contract, compare_pairwise
):
    right = "甲方有权随时查阅服务记录和原始数据。"
    base = make_contract("乙方应当保密。" + right, "本合同一式两份。")
    draft = make_contract("乙方应当保密。", "本合同一式两份。" + right)
    assert {one.favours for one in observe(compare_pairwise(base, draft))} <= {"none", "unclear"}
    gone = observe(compare_pairwise(base, make_contract("乙方应当保密。", "本合同一式两份。")))
    assert {one.favours for one in gone} == {"乙方"}


def test_what_binds_nobody_named_weighs_less(make_contract, compare_pairwise):
    base = make_contract("本合同自签订之日起生效。", "话术标准应至少包括欢迎语和结束语。")
    draft = make_contract("本合同自签订之日起生效。")
    (found,) = [one for one in observe(compare_pairwise(base, draft)) if one.kind == "obligation.removed"]
    assert found.topic.endswith("unbound")


def test_texts_that_share_little_are_told_first(make_contract, compare_pairwise):
    base = make_contract(*(f"乙方应当履行服务事项之{n}并按月报告。" for n in range(12)))
    seen = observe(compare_pairwise(base, make_contract()))
    assert seen[0].kind == "text.unrelated"
    assert {one.topic for one in seen if one.kind == "obligation.removed"} <= {"obligation.removed/unmatched"}


def test_open_slots_are_told_once_an_article(make_contract):
    article = Clause("a", "第六条", ("第六条",), "article", 0, "费用", "费用", None)
    lines = ("单价为【单价】元。", "总价为【总价】元。")
    clauses = [
        Clause(f"k{n}", f"6.{n}", ("第六条", f"6.{n}"), "clause", 1, None, text, "a")
        for n, text in enumerate(lines, start=1)
    ]
    blanks = tuple(Blank(f"k{n}", 3, 7, "label") for n in (1, 2))
    seen = inspect(make_contract(article, *clauses, blanks=blanks))
    (found,) = [one for one in seen if one.kind == "placeholder.open"]
    assert found.data["count"] == 2
    assert said([found]) == ["第六条尚有 2 处空白未填（如「【单价】」）。"]


def test_lines_for_signing_weigh_nothing(make_contract, compare_pairwise):
    base = make_contract("本合同一式两份。")
    draft = make_contract("本合同一式两份。", "代表人：____ 电话：____")
    (found,) = [one for one in observe(compare_pairwise(base, draft)) if one.kind == "clause.added"]
    assert found.topic == "clause.added/form"
