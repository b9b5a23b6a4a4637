"""A text is cut into parts that mean something, and parts that mean the same have the same key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.language.tokens import tokenise

PARTIES = {"甲方": "customer", "乙方": "provider"}


def keys(text: str, parties=None) -> list[tuple[str, str]]:
    return [(token.kind, token.key) for token in tokenise(text, PARTIES if parties is None else parties)]


def words(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokenise(text, PARTIES)]


def covered(text: str) -> None:
    end = 0
    for token in tokenise(text, PARTIES):
        assert end <= token.start < token.end <= len(text)
        assert not text[end : token.start].strip()
        end = token.end
    assert not text[end:].strip()


ALPHABET = (
    "甲乙方双应在三十日（30）内支付元%￥２0五万分之第条年月一至-:.,/x每后[]【】_《》法约定金"
    "\u200b\ufeff\u3000 \n\tABz's’。、；某"
)


@settings(max_examples=300)
@given(st.text(alphabet=ALPHABET, max_size=60))
def test_tokens_tile_the_text(text: str) -> None:
    covered(text)


@given(st.text(max_size=60))
def test_tokens_tile_any_text(text: str) -> None:
    covered(text)


def test_tokens_tile_every_line_of_the_outside_contracts(shared) -> None:
    for path in (shared / "seeds").rglob("*.txt"):
        for line in path.read_text("utf-8", "replace").splitlines():
            covered(line)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("甲方应支付10%的定金。", "甲方应支付１０％的定金。"),
        ("支付贰万元整", "支付20,000.00元"),
        ("百分之五", "5%"),
        ("三十日内", "30日内"),
        ("甲方，应“书面”通知；", '甲方,应"书面"通知;'),
        ("甲 方 应 当", "甲方应当"),
        ("甲\u200b方应当", "甲方应当"),
        ("第三条第（一）项", "第3条第(1)项"),
        ("《中华人民共和国民法典》第五百八十五条", "《民法典》第585条"),
        ("服务费（含税）", "服务费(含税)"),
        ("2025年1月1日", "二〇二五年一月一日"),
        ("30 个 工作日", "30个工作日"),
        ("【 】元", "____元"),
        ("⽅案", "方案"),
        ("Party A shall  pay", "party a shall pay"),
        ("萬", "万"),
        ("9:00-18:00", "上午9点至下午6点"),
        ("附件一", "附件1"),
        ("支付完毕.", "支付完毕。"),
    ],
)
def test_differences_of_layout_leave_no_difference_of_tokens(left: str, right: str) -> None:
    assert keys(left) == keys(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("定金", "订金"),
        ("应当", "可以"),
        ("30日", "30个工作日"),
        ("5%", "0.5%"),
        ("甲方", "乙方"),
        ("、", "，"),
        ("，", "；"),
        ("；", "。"),
        ("第3条", "第4条"),
        ("己支付", "已支付"),
        ("4.1", "4.10"),
        ("《民法典》第585条", "《民法典》第586条"),
        ("签字或盖章", "签字并盖章"),
        ("[具体天数]", "[具体金额]"),
        ("一方", "双方"),
        ("GB/T 22239-2019", "GB/T 22239-2008"),
        ("以内", "以外"),
    ],
)
def test_a_difference_of_meaning_is_a_difference_of_tokens(left: str, right: str) -> None:
    assert keys(left) != keys(right)


def test_a_consistent_relabelling_leaves_no_difference() -> None:
    text = "甲方应向乙方支付服务费，甲乙双方各执一份。"
    swapped = text.translate({ord("甲"): "乙", ord("乙"): "甲"})
    assert keys(text) == keys(swapped, {"乙方": "customer", "甲方": "provider"})


def test_atoms_are_never_cut() -> None:
    text = "乙方应在收到发票后10个工作日内按万分之五支付人民币贰万元整（¥20,000.00）违约金，"
    text += "依《民法典》第585条及第3.2款处理[具体方式]。"
    shown = words(text)
    for atom in [
        "乙方",
        "10个工作日",
        "万分之五",
        "人民币贰万元整（¥20,000.00）",
        "违约金",
        "《民法典》第585条",
        "第3.2款",
        "[具体方式]",
    ]:
        assert atom in shown


def test_the_longest_label_wins() -> None:
    shown = tokenise("甲方一应付款", {"甲方": "a", "甲方一": "b"})
    assert (shown[0].key, shown[0].end) == ("b", 3)


def test_english_labels_stand_alone() -> None:
    found = [token.kind for token in tokenise("Customers pay the Customer", {"Customer": "a"})]
    assert found == ["latin", "latin", "latin", "party"]
