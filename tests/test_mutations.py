"""Mechanical changes put into contracts, and the counting of what is told of them."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

import benchmarks.mutations.texts
from benchmarks.mutations.judge import drafted, measure
from benchmarks.mutations.operations import operation_of, operations
from benchmarks.mutations.rearranged import measure_shape
from benchmarks.mutations.structure import SHAPES, mutated, sentences
from benchmarks.mutations.table import Measured, section
from benchmarks.mutations.texts import text_of, texts

ROOT = Path(__file__).parents[1]
KINDS = set(re.findall(r"`([a-z]+\.[a-z_]+)`", (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")))
LINES = """设备维护合同
甲方（委托方）：青石机械有限公司
乙方（服务方）：白桥维护有限公司
双方就设备维护订立本合同。
第一条 服务内容
1.1 乙方应当每月检查设备一次。检查结果由双方签字确认。设备的易损件由甲方提供。
1.2 甲方为检查提供场地和电源，并派一名工人在场。
第二条 付款
甲方应当在收到发票后10日内支付维护费3000元。逾期支付的，甲方应当按日支付违约金。
第三条 通知
乙方发现故障，应当立即书面通知甲方。甲方的联系人由甲方指定。乙方的联系人由乙方指定。
第四条 保密
乙方不得向他人披露甲方的技术资料。乙方的人员离开岗位后，仍应保守秘密。
第五条 解除
任何一方严重违约的，对方有权解除本合同。合同解除后，乙方应当交还设备图纸。
双方另行约定交还的时间和参加的人员。
第六条 争议
争议由甲方所在地人民法院管辖。诉讼费用由败诉方承担。
第七条 份数
本合同一式两份。双方各执一份。
甲方（盖章）：
乙方（盖章）：
日期：""".splitlines()
OPERATIONS = {(language, one.name): one for language in ("zh", "en") for one in operations(language)}
DICE = random.Random(1)


@pytest.fixture(scope="module")
def text():
    return text_of("own", LINES)


def test_every_kind_that_is_due_is_one_that_the_program_tells():
    assert {kind for one in OPERATIONS.values() for kind in one.kinds} <= KINDS


def test_no_operation_has_the_name_of_another():
    assert len(OPERATIONS) == sum(len(operations(language)) for language in ("zh", "en"))


@pytest.mark.parametrize(
    ("key", "line", "changed"),
    [
        (("zh", "force: 应当 → 可以"), "乙方应当检查。", "乙方可以检查。"),
        (("zh", "bearer: 甲方 → 乙方, who acts"), "3.1 甲方应付款。", "3.1 乙方应付款。"),
        (("zh", "number: day of a month"), "至2026年3月31日止", "至2026年3月24日止"),
        (("zh", "number: day of a month"), "每月5日前", "每月12日前"),
        (("zh", "form: 5% → 百分之五"), "违约金为5%。", "违约金为百分之五。"),
        (("zh", "form: 5% → 百分之五"), "违约金为2.5%。", None),
        (("zh", "force: 应当 → 可以"), "应当是乙方的设备。", None),
        (("en", "form: thirty days → 30 days"), "within thirty days", "within 30 days"),
        (
            ("en", "bearer: the party → the Guarantor, who acts"),
            "4.1 The Buyer shall pay.",
            "4.1 The Guarantor shall pay.",
        ),
        (("en", "condition: or → and"), "loss or damage", "loss and damage"),
    ],
)
def test_an_operation_writes_what_its_name_says(key, line, changed):
    assert OPERATIONS[key].changed(line, DICE) == changed


def test_another_number_is_never_the_same_one():
    operation = OPERATIONS["zh", "number: days"]
    for days in (1, 2, 10, 90):
        for seed in range(12):
            line = operation.changed(f"收到后{days}日内", random.Random(seed))
            assert line is not None
            assert re.fullmatch(r"收到后(?!0)\d+日内", line)
            assert line != f"收到后{days}日内"


@pytest.mark.parametrize(
    "more",
    [{}, {"put": "可", "kinds": ["text.changed"], "same": True}, {"kinds": ["text.changed"]}],
)
def test_a_row_without_an_expectation_or_without_words_is_refused(more):
    with pytest.raises(ValueError, match="one of"):
        operation_of({"name": "x", "find": "应", **more})


def test_clauses_that_an_operation_leaves_alone_and_blanks_are_not_changed():
    row = {"name": "x", "find": "每月", "put": "每季度", "unless": "试用", "silent": True}
    operation = operation_of(row)
    assert operation.changed("租金每月支付", DICE) == "租金每季度支付"
    assert operation.changed("试用期每月支付", DICE) is None
    assert operation.changed("租金[例如：每月]支付", DICE) is None


def counted(text, **row):
    """Return edits, right and touched ones of a row, and what was wrong."""
    tally = measure(operation_of({"name": "x", **row}), [text], "zh")
    return (tally.edits, tally.right, tally.touched), tally.wrong


def test_an_edit_that_is_told_as_due_is_right(text):
    assert counted(text, find="不得", put="可以", kinds=["obligation.modality"]) == ((1, 1, 1), [])


def test_an_edit_that_is_told_as_something_else_is_wrong_and_written_down(text):
    figures, wrong = counted(text, find="不得", put="可以", kinds=["number.percent"])
    assert figures == (1, 0, 1)
    assert "⟦不得⇒可以⟧" in wrong[0]
    assert "obligation.modality" in wrong[0]


def test_other_words_for_the_same_may_be_told_as_words_and_signs_not_at_all(text):
    words = {"find": "立即", "put": "即刻"}
    assert counted(text, **words, same=True)[0] == (1, 1, 1)
    assert counted(text, **words, silent=True)[0] == (1, 0, 1)
    assert counted(text, find="。$", put="；", silent=True)[0][1:] == (7, 0)


def test_a_change_in_law_is_wrong_as_one_of_words(text):
    assert counted(text, find="不得", put="可以", same=True)[0] == (1, 0, 1)


def test_one_line_in_three_at_most_is_edited(text):
    row = {"name": "x", "find": "[方同]", "put": "人", "kinds": ["text.changed"]}
    changed = drafted(text, operation_of(row))
    assert len(changed) == len(LINES) // 3
    assert set(changed) <= set(text.free)


def test_head_and_signatures_are_left_alone(text):
    assert min(text.free) >= 4
    assert max(text.free) < len(LINES) - 4


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_keeps_every_word_but_those_it_names(shape, text):
    form = mutated(shape, text, ["乙方应当投保设备损失险。"])
    came = "".join(one.words for one in form.mutations if one.came)
    went = "".join(one.words for one in form.mutations if not one.came)
    assert form.mutations
    assert sorted("".join(form.lines) + went) == sorted("".join(LINES) + came)


def test_sentences_of_either_language_are_whole():
    line = "The Supplier shall repair the machine. The Customer shall pay for new parts."
    assert [line[slice(*span)] for span in sentences(line, "en")] == line.replace(". ", ".|").split("|")
    assert [LINES[5][slice(*span)] for span in sentences(LINES[5], "zh")][1] == "检查结果由双方签字确认。"


def test_a_deleted_sentence_is_quoted_and_nothing_grave_is_told_of_others(text):
    tally = measure_shape(SHAPES[0], [text], "zh")
    assert tally.mutations == len(LINES) // 6
    assert tally.findings >= tally.mutations
    assert (tally.grave, tally.unquoted) == (0, 0)


def test_the_table_is_the_same_in_every_run(text):
    def figures():
        wanted = [OPERATIONS["zh", name] for name in ("force: 应当 → 可以", "wording: 应当 → 应")]
        edits = [measure(one, [text, text_of("again", LINES)], "zh") for one in wanted]
        return section(Measured("zh", 1, edits, [measure_shape(SHAPES[2], [text], "zh")]))

    heading, lines = figures()
    assert (heading, lines) == figures()
    assert "| force: 应当 → 可以 | 8 | 100.0% | 100.0% |" in lines
    assert "| wording: 应当 → 应 | 6 | 100.0% | 0.0% |" in lines


def test_the_projects_own_contracts_are_there_where_nothing_lies_beside_the_checkout(tmp_path, monkeypatch):
    monkeypatch.setattr(benchmarks.mutations.texts, "_OUTSIDE", ())
    monkeypatch.setattr(benchmarks.mutations.texts, "MARKED", tmp_path)
    names = {path.stem for folder in ("baselines", "examples") for path in (ROOT / folder).glob("*.docx")}
    assert {one.name for one in texts("zh")} == names
