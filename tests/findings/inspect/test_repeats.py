"""The same words with another number are found, though few clauses are read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.findings.inspect.repeats import repeats
from reviewer.findings.inspect.scene import Scene
from reviewer.model import Clause

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.model import Contract

PAIRS = [
    (
        "甲方应当在收到合格发票后10个工作日内向乙方支付服务费。",
        "甲方收到合格发票后15日内应向乙方支付服务费。",
    ),
    ("乙方应当于每月5日向甲方提交上月的服务报告3份。", "乙方应当于2025年3月5日向甲方提交上月的服务报告5份。"),
    ("任何一方应当提前30日书面通知对方解除合同。", "任何一方应当提前六十日书面通知对方解除合同。"),
    ("履约保证金为人民币（大写）伍万元整由乙方一次交纳。", "履约保证金为USD 6000由乙方一次交纳。"),
    ("本次培训，自验收合格之日起7日内乙方提交成果报告。", "课程，自验收合格之日起半个月内乙方提交成果报告。"),
    ("乙方每次派驻项目现场的技术人员不少于三人。", "乙方每次派驻项目现场的技术人员不少于 5 人。"),
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0][:6])
def test_a_clause_said_again_with_another_number_is_found_among_others(
    make_contract: Callable[..., Contract], pair: tuple[str, str]
):
    others = [
        "乙方负责设备的日常维护。",
        "本合同一式两份，双方各执一份。",
        "费用超出人民币41,500元的，另行报批。",
    ]
    clauses = [
        Clause(f"c{number}", f"{number}.", (f"{number}.",), "clause", 0, None, text, None)
        for number, text in enumerate([others[0], pair[0], *others[1:], pair[1]], start=1)
    ]
    found = list(repeats(Scene(make_contract(*clauses))))
    assert [(one.draft.clause, one.data["other_clause"]) for one in found] == [("c5", "c2")]


SAME = "任何一方应当提前{}日书面通知对方解除合同。"


def clause(number: int, text: str) -> Clause:
    return Clause(f"c{number}", f"{number}.", (f"{number}.",), "clause", 0, None, text, None)


def test_one_sentence_in_many_clauses_is_told_once_with_the_number_of_the_others(
    make_contract: Callable[..., Contract],
):
    clauses = [clause(number, SAME.format(days)) for number, days in enumerate((30, 30, 60, 45, 60), start=1)]
    found = list(repeats(Scene(make_contract(*clauses))))
    assert [(one.draft.clause, one.data["other_clause"], one.data["also"]) for one in found] == [
        ("c3", "c1", ["c4", "c5"])
    ]
    assert [quote.quote for _, quote in found[0].covers] == [SAME.format(days)[:-1] for days in (45, 60)]


def test_of_two_contracts_the_sentences_that_only_one_has_are_told_one_by_one(
    make_contract: Callable[..., Contract],
):
    ours = make_contract(
        *(clause(at, SAME.format(days)) for at, days in enumerate((30, 60, 45, 90), start=1))
    )
    theirs = make_contract(
        *(clause(at, SAME.format(days)) for at, days in enumerate((30, 60, 45, 120), start=1))
    )
    found = list(repeats(Scene(theirs, beside=ours)))
    assert [(one.draft.clause, len(one.covers)) for one in found] == [("c4", 0), ("c2", 1)]
