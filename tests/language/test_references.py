"""References point at places of the contract; what follows a statute's name does not."""

from __future__ import annotations

import pytest

from reviewer.language.references import find_references


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("第四条", "clause", ("4",)),
        ("本协议第一、二条", "clause", ("1", "2")),
        ("第三至五条", "clause", ("3", "4", "5")),
        ("第三条至第五条", "clause", ("3", "4", "5")),
        ("第三条第二款第（一）项", "clause", ("3/2/1",)),
        ("第2.1款", "clause", ("2.1",)),
        ("第5.1.3条", "clause", ("5.1.3",)),
        ("本合同第十二条之一", "clause", ("12-1",)),
        ("第 四 条", "clause", ("4",)),
        ("第三条第一款和第二款", "clause", ("3/1", "3/2")),
        ("附件二", "annex", ("annex:2",)),
        ("附件1", "annex", ("annex:1",)),
        ("附件A", "annex", ("annex:A",)),
        ("附件一、附件二", "annex", ("annex:1", "annex:2")),
        ("前款", "relative", ("前款",)),
        ("前两款", "relative", ("前两款",)),
        ("本条", "relative", ("本条",)),
        ("第(一)项", "clause", ("1",)),
        ("第2.1、2.2条", "clause", ("2.1", "2.2")),
        ("第2.1条至第2.3条", "clause", ("2.1", "2.2", "2.3")),
        ("第四章", "clause", ("4",)),
        ("Section 4.2", "clause", ("4.2",)),
        ("Article IV", "clause", ("4",)),
        ("Exhibit A", "annex", ("annex:A",)),
        ("Clauses 3.1 and 3.2", "clause", ("3.1", "3.2")),
        ("Section 4(a)", "clause", ("4/a",)),
        ("clause 8.1", "clause", ("8.1",)),
        ("8.1", "clause", ("8.1",)),
        ("3.1(a) and 4.2", "clause", ("3.1/a", "4.2")),
    ],
)
def test_a_reference_names_its_places(text: str, kind: str, numbers: tuple[str, ...]) -> None:
    (found,) = find_references(f"按{text}约定" if not text.isascii() else f"under {text} hereof")
    assert (found.kind, found.numbers) == (kind, numbers)


@pytest.mark.parametrize(
    "text",
    [
        "《民法典》第五百八十五条",
        "民法典第585条",
        "第三方",
        "第一次",
        "附件三份",
        "附件一式四份",
        "第一时间",
        "前条件",
        "本条件",
        "本项目",
        "本章程",
        "提前",
        "第1期款",
        "第三人",
        "a mass under 8.2 kg",
        "a rate set out in 4.5 per cent",
        "in accordance with 4.2 of the Highway Code",
        "a fall to 8.2",
        "The ratio shall not be under 1.25 at any time",
    ],
)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert find_references(text) == ()


def test_articles_in_a_list_are_references_of_their_own() -> None:
    assert [found.numbers for found in find_references("按第一条、第二条或者第五条")] == [
        ("1",),
        ("2",),
        ("5",),
    ]


def test_a_statute_and_a_clause_in_one_sentence_are_kept_apart() -> None:
    text = "依据《民法典》第五百八十五条及本合同第三条，"
    (found,) = find_references(text)
    assert text[found.start : found.end] == "本合同第三条"


def test_offsets_lead_to_the_words_in_spite_of_blanks() -> None:
    text = "按 第 3 条 执行，见附 件 二。"
    assert [text[found.start : found.end] for found in find_references(text)] == ["第 3 条", "附 件 二"]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("E部分在终止后仍然有效", "E部分", "E"),
        ("按第B条办理", "第B条", "B"),
        ("依照C3条付款", "C3条", "C3"),
        ("见第二部分", "第二部分", "2"),
        ("as set out in Section B.4", "Section B.4", "B4"),
        ("subject to Part C", "Part C", "C"),
    ],
)
def test_a_place_that_bears_a_letter_is_a_reference(text: str, words: str, number: str) -> None:
    (found,) = find_references(text)
    assert (text[found.start : found.end], found.numbers) == (words, (number,))


@pytest.mark.parametrize("text", ["采购A款产品", "用于B项目", "C类供应商", "Part of the fee"])
def test_a_letter_that_names_a_kind_is_no_reference(text: str) -> None:
    assert find_references(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲方可按6.2、6.5条解除合同", [("6.2", "6.5")]),
        ("依第6.2款及6.5款办理", [("6.2",), ("6.5",)]),
        ("违反3.1条的", [("3.1",)]),
        ("见4.2.1款和5.1款", [("4.2.1",), ("5.1",)]),
        ("under Clause 6.4 (b) of this Agreement", [("6.4/b",)]),
        ("under Section\n6.4(b), the Seller", [("6.4/b",)]),
        ("按6.2元、6.5元计价", []),
        ("长6.5米，宽2.5米", []),
        ("共6条，每条2.5米", []),
        ("under Clause 6 (a) pay the price and (b) keep it", [("6",)]),
    ],
)
def test_a_clause_is_meant_by_its_number_and_the_word_behind_it(text, found):
    assert [one.numbers for one in find_references(text)] == found


def test_subclauses_with_points_behind_their_numbers_are_one_range():
    text = "Subject to subclauses 8.4. to 8.9. inclusive, the barge is let."
    assert [text[one.start : one.end] for one in find_references(text)] == ["subclauses 8.4. to 8.9"]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Clauses 4 to 7 survive", "Clauses 4 and 7 survive", False),
        ("Sections 4.1 through 4.4 apply", "Sections 4.1 and 4.4 apply", False),
        ("breach of Clauses 4 and 7", "breach of Clauses 4 or 7", False),
        ("under 3.1 to 4.2", "under 3.1 and 4.2", False),
        ("按3.1至4.2条办理", "按3.1、4.2条办理", False),
        ("第1至80条", "第1、80条", False),
        ("第四、七条", "第四或七条", False),
        ("附件1和2", "附件1或2", False),
        ("Clauses 4 to 7 survive", "Clauses 4, 5, 6 and 7 survive", True),
        ("Clauses 4, 7 survive", "Clauses 4 and 7 survive", True),
        ("subclauses 8.4. to 8.9. inclusive", "subclauses 8.4 through 8.9 inclusive", True),
    ],
)
def test_a_range_a_list_and_a_choice_of_clauses_are_three_things(before: str, after: str, same: bool) -> None:
    (old,), (new,) = find_references(before), find_references(after)
    assert (old.key == new.key) is same


def test_an_english_range_names_every_clause_in_it() -> None:
    (found,) = find_references("Clauses 4.2 to 4.5 and 9 survive")
    assert found.numbers == ("4.2", "4.3", "4.4", "4.5", "9")
