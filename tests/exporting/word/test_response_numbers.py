"""Clauses that come back into a draft that numbers otherwise, or calls the parties otherwise."""

from __future__ import annotations

from benchmarks.word_parts import item, numbering, p
from benchmarks.word_reader import read, seen
from reviewer.exporting.word.renaming import rename

WORDS = (
    "合同价款为人民币壹万元整，甲方应当在收到发票后三十日内支付。",
    "双方应当对合作内容保密，未经对方书面同意不得向第三人披露。",
    "乙方逾期交付的，每逾期一日应当按照合同价款的千分之一支付违约金。",
    "一方严重违约的，守约方有权书面通知解除本合同并要求赔偿损失。",
)
BY_HAND = [f"{number}. {words}" for number, words in enumerate(WORDS, 1)]
LISTS = numbering("%1.")


def packed(lines) -> list[str]:
    return ["".join(line.split()) for line in lines]


def test_word_numbers_a_clause_that_comes_back_where_it_numbers_the_others(answered) -> None:
    draft = "".join(item(words) for words in (WORDS[0], *WORDS[2:]))
    _, path, _ = answered("".join(map(p, BY_HAND)), draft, {"numbering": LISTS})
    assert seen(path, "accepted")[1:] == packed(BY_HAND)
    assert WORDS[1] in read(path, "accepted")


def test_the_number_of_a_clause_is_typed_where_the_others_are(answered) -> None:
    draft = "".join(map(p, (BY_HAND[0], *BY_HAND[2:])))
    _, path, _ = answered("".join(map(item, WORDS)), draft, numbering=LISTS)
    assert seen(path, "accepted")[1:] == packed(BY_HAND)
    assert BY_HAND[1] in read(path, "accepted")


def test_a_number_that_stands_there_twice_then_is_told(answered) -> None:
    draft = "".join(map(p, (BY_HAND[0], f"2. {WORDS[2]}", f"3. {WORDS[3]}")))
    _, _, notices = answered("".join(map(p, BY_HAND)), draft)
    told = [notice.params for notice in notices if notice.key == "word.response.same_number"]
    assert told == [{"number": "2."}]


def test_a_clause_comes_back_with_the_names_that_the_draft_uses(answered) -> None:
    head = "{}（委托方）：北京晨光贸易有限公司", "{}（服务方）：上海远方科技有限公司"
    duties = (
        "1. {0}应当在收到发票后三十日内向{1}支付服务费用。",
        "2. {1}应当按照约定的标准提供服务，并接受{0}的监督。",
        "3. {1}逾期交付成果的，每逾期一日应当向{0}支付违约金一千元。",
        "4. {0}应当为{1}提供必要的工作条件和资料。",
    )

    def body(one: str, two: str, *left_out: int) -> str:
        lines = [head[0].format(one), head[1].format(two)]
        lines += [line.format(one, two) for n, line in enumerate(duties, 1) if n not in left_out]
        return "".join(map(p, lines))

    opened, path, _ = answered(body("甲方", "乙方"), body("乙方", "甲方", 3))
    assert opened.comparison.swapped
    said = read(path, "accepted")
    assert duties[2].format("乙方", "甲方") in said
    assert duties[2].format("甲方", "乙方") not in said


def test_labels_change_at_once_and_every_place_is_known() -> None:
    text = "甲方应当在乙方交付后付款。"
    found = rename(text, {"甲方": "乙方", "乙方": "服务提供方"})
    assert found.text == "乙方应当在服务提供方交付后付款。"
    assert len(found.places) == len(text) + 1
    assert found.text[found.places[text.index("交付")] :].startswith("交付")
    assert found.places[-1] == len(found.text)
