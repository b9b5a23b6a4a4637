"""Sentences that came, went or moved inside a clause are told whole: no part of one is left unsaid."""

from __future__ import annotations

import pytest

CONTRACT = (
    "仓储合同\n存货人（甲方）：北岸贸易有限公司\n保管人（乙方）：南岸仓储有限公司\n"
    "第一条 仓储\n1.1 乙方应当妥善保管货物。\n1.2 {}\n1.3 双方应当守法。\n"
)
FIRST = "甲方交纳押金五千元。"


def quotes(told, *, base: bool) -> str:
    return "\n".join(one.quote for found in told if (one := found.base if base else found.draft))


@pytest.mark.parametrize(
    "sentence", ["合同期满后当日返还。", "货物毁损的风险自入库时转移。", "费用以实际发生为准。"]
)
def test_a_sentence_that_names_nobody_is_told_whole_and_gravely(findings_between, sentence):
    for before, after in ((FIRST + sentence, FIRST), (FIRST, FIRST + sentence)):
        (found,) = findings_between(CONTRACT, before, after)
        assert (found.kind, found.severity) == ("obligation.condition", "major")
        assert (found.base or found.draft).quote == sentence.rstrip("。")


def test_a_blank_before_a_sentence_that_went_is_no_filled_blank(findings_between):
    text = "甲方交纳押金____元(大写______)。{}"
    (found,) = findings_between(CONTRACT, text.format("合同期满后当日返还。"), text.format(""))
    assert found.base.quote == "合同期满后当日返还"


PARTS = [
    (
        "如因此解除合同，仓储费按实际天数结算，多退少补，乙方退还甲方全部押金。",
        ["仓储费按实际天数结算", "乙方退还"],
    ),
    (
        "未尽事宜，双方另行签订补充协议，补充协议与本合同具有同等效力。",
        ["双方另行签订", "补充协议与本合同具有同等效力"],
    ),
]


@pytest.mark.parametrize(("sentence", "parts"), PARTS)
def test_every_part_of_a_sentence_that_came_or_went_is_quoted(findings_between, sentence, parts):
    for before, after, base in ((FIRST + sentence, FIRST, True), (FIRST, FIRST + sentence, False)):
        words = quotes(findings_between(CONTRACT, before, after), base=base)
        assert all(part in words for part in parts)


def test_a_lead_that_says_nothing_by_itself_takes_no_line_of_its_own(findings_between):
    sentence = "以快递方式寄送的，签收日视为送达日。"
    assert len(findings_between(CONTRACT, FIRST + sentence, FIRST)) == 1


def test_a_further_english_sentence_is_told_too(findings_between):
    contract = (
        'STORAGE AGREEMENT\nThis Agreement is made between Alder Ltd (the "Owner")'
        ' and Birch Ltd (the "Keeper").\n'
        "1. Storage\n1.1 The Keeper shall store the goods.\n1.2 {}\n"
    )
    first = "The Owner shall pay the fee."
    more = " The Keeper shall insure the goods. Loss from damp lies where it falls in the year."
    words = quotes(findings_between(contract, first, first + more), base=False)
    assert "Keeper shall insure the goods" in words
    assert "Loss from damp lies where it falls" in words


def test_a_sentence_that_moved_inside_its_clause_is_told_once_as_that(findings_between):
    one, two, three = "费用以实际发生为准。", "货物毁损的风险自入库时转移。", "甲方可以随时查验。"
    (found,) = findings_between(CONTRACT, FIRST + one + two + three, FIRST + two + three + one)
    assert (found.kind, found.severity) == ("text.changed", "info")
    assert found.base.quote.rstrip("。") == found.draft.quote.rstrip("。") == one.rstrip("。")


@pytest.mark.parametrize(
    "sentence",
    ["乙方未经甲方书面同意，不得转存。", "甲方逾期未提异议的，视为验收合格。", "乙方可以随时调整仓位。"],
)
def test_heavy_words_that_moved_with_their_sentence_are_neither_gone_nor_new(findings_between, sentence):
    one, two = "货物毁损的风险自入库时转移。", "费用以实际发生为准。"
    told = findings_between(CONTRACT, FIRST + sentence + one + two, FIRST + one + two + sentence)
    assert told
    assert {found.severity for found in told} == {"info"}
