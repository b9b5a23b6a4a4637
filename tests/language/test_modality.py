"""Deontic words and the neighbours that take their force away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.modality import burden, find_cues, modality_table


def grades(text: str) -> list[tuple[str, str]]:
    return [(cue.text, cue.grade) for cue in find_cues(text)]


@pytest.mark.parametrize(
    ("text", "word", "grade"),
    [
        ("乙方必须到场", "必须", "O4"),
        ("乙方务必到场", "务必", "O4"),
        ("乙方有义务配合调查", "有义务", "O4"),
        ("乙方负有保密义务", "负有保密义务", "O4"),
        ("乙方应到场", "应", "O3"),
        ("乙方应当到场", "应当", "O3"),
        ("乙方须到场", "须", "O3"),
        ("乙方需到场", "需", "O3"),
        ("费用由甲方承担", "承担", "O3"),
        ("乙方承诺到场", "承诺", "O3w"),
        ("乙方保证到场", "保证", "O3w"),
        ("乙方应尽量到场", "应尽量", "O2"),
        ("乙方原则上应到场", "原则上应", "O2"),
        ("乙方尽最大努力到场", "尽最大努力", "O1"),
        ("乙方不得转让", "不得", "F3"),
        ("乙方无权转让", "无权", "F3"),
        ("严禁转让", "严禁", "F3"),
        ("乙方不得擅自转让", "不得擅自", "F3c"),
        ("乙方原则上不得转让", "原则上不得", "F1"),
        ("甲方可以转让", "可以", "P"),
        ("甲方可转让", "可", "P"),
        ("甲方可以持续派员", "可以", "P"),
        ("甲方可以撤销合同", "可以", "P"),
        ("乙方应当用专用账户", "应当", "O3"),
        ("乙方应用专用账户", "应", "O3"),
        ("款项应用于本项目", "应", "O3"),
        ("乙方应征得甲方同意", "应", "O3"),
        ("乙方应变更设计", "应", "O3"),
        ("乙方应收取保证金", "应", "O3"),
        ("乙方应允许检查", "应", "O3"),
        ("甲方得转让", "得", "P"),
        ("甲方有权转让", "有权", "R"),
        ("We'll mow the lawn", "ll", "O3"),
        ("You’ll not sell it", "ll not", "F3"),
        ("We won't copy it", "won't", "F3"),
        ("You can’t copy it", "can’t", "F3"),
        ("You're entitled to a copy", "re entitled to", "R"),
        ("We’re not required to mow", "re not required to", "E"),
        ("We can't be liable to you", "can't be liable", "E"),
        ("You don't have to mow", "don't have to", "E"),
        ("乙方有权签署确认书", "有权", "R"),
        ("价格由甲方自行决定", "自行决定", "R+"),
        ("甲方无需通知", "无需", "E"),
        ("甲方不承担责任", "不承担", "E"),
        ("乙方放弃抗辩", "放弃", "W"),
        ("The Supplier must deliver", "must", "O4"),
        ("The Supplier shall deliver", "shall", "O3"),
        ("The Supplier agrees to deliver", "agrees to", "O3"),
        ("The Supplier warrants title", "warrants", "O3w"),
        ("shall use commercially reasonable efforts", "shall use commercially reasonable efforts", "O1"),
        ("The Supplier shall not assign", "shall not", "F3"),
        ("The Supplier may not assign", "may not", "F3"),
        ("The Customer may assign", "may", "P"),
        ("The Customer is entitled to assign", "is entitled to", "R"),
        ("The Customer has the right to assign", "has the right to", "R"),
        ("The Customer has no obligation to pay", "has no obligation to", "E"),
        ("The Customer waives any claim", "waives", "W"),
    ],
)
def test_each_grade_is_read_from_its_words(text: str, word: str, grade: str) -> None:
    assert (word, grade) in grades(text)


@pytest.mark.parametrize(
    "text",
    [
        "响应时间",
        "相应费用",
        "对应条款",
        "移动应用程序",
        "应付未付金额",
        "应收账款",
        "乙方应收取的费用",
        "应用软件",
        "应届毕业生",
        "应征税款",
        "应变能力",
        "应当知道",
        "双方有权签字人",
        "损失可否预见",
        "不可撤销的授权",
        "应急预案",
        "供应商",
        "反应迅速",
        "适应市场",
        "应对措施",
        "可能发生",
        "许可证",
        "认可的标准",
        "不可抗力",
        "可行性报告",
        "可得利益",
        "可持续发展",
        "客户需求",
        "所需材料",
        "必需品",
        "如需协助",
        "所有权归属",
        "主要负责人",
        "保证金",
        "保证期间",
        "连带责任保证",
        "获得利润",
        "所得税",
        "明确保密范围",
    ],
)
def test_neighbours_take_the_force_away(text: str) -> None:
    assert [grade for _, grade in grades(text) if grade not in ("D", "O1", "O4")] == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("乙方不得不停工", "O4"),
        ("乙方不得拒绝验收", "O3"),
        ("甲方无权拒绝付款", "O3"),
        ("乙方不应泄露", "F3"),
        ("乙方不可转租", "F3"),
        ("乙方无须付款", "E"),
        ("甲方不予退还", "E"),
        ("甲方应予退还", "O3"),
        ("双方均得随时查阅", "P"),
        ("业主不得查阅", "F3"),
        ("业主无随时查阅之权", "F3"),
        ("业主有随时查阅之权", "R"),
        ("甲方不得撤销授权", "F3"),
    ],
)
def test_negation_belongs_to_the_cue(text: str, grade: str) -> None:
    assert next(g for _, g in grades(text)) == grade


def test_the_guard_keeps_82_of_the_104_places_of_the_seeds(shared) -> None:
    counted = kept = 0
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        covered = {place for cue in find_cues(text) for place in range(cue.start, cue.end)}
        places = [place for place, letter in enumerate(text) if letter == "应"]
        counted += len(places)
        kept += sum(place in covered for place in places)
    assert (counted, kept) == (104, 82)


@given(st.text(alphabet="甲乙方应当不得可以有权无需须必承担保证，。的 shall may not", max_size=40))
def test_cues_are_slices_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for cue in find_cues(text):
        assert cue.start >= end
        assert text[cue.start : cue.end] == cue.text
        assert cue.grade in modality_table()["burden"]
        end = cue.end


def test_a_duty_weighs_on_its_bearer_and_a_right_does_not() -> None:
    assert burden("O4") > burden("O1") > 0 > burden("P") > burden("R")
