"""Pairs of contracts in shapes that are hard on some step of a comparison, of any size."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from benchmarks.generate import HEAD, TAIL, Writer, generate, numeral

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Sides = tuple[list[str], list[str]]


def _articles(clauses: Sequence[str]) -> list[str]:
    return [*HEAD, *(f"第{numeral(n)}条 {text}" for n, text in enumerate(clauses, 1)), *TAIL]


def _both(base: Sequence[str], draft: Sequence[str]) -> Sides:
    return _articles(base), _articles(draft)


def _clauses(count: int, topic: str = "合同价款") -> list[str]:
    writer = Writer(7)
    return [writer.clause(topic, 400) for _ in range(count)]


def _touched(text: str, rand: random.Random, places: int) -> str:
    for place in sorted(rand.sample(range(1, len(text)), places), reverse=True):
        text = text[:place] + rand.choice(("另行", "尽快", "共同")) + text[place:]
    return text


def ordinary(size: int) -> Sides:
    made = generate(size)
    return made.base, made.draft


def edited_thrice(size: int) -> Sides:
    rand = random.Random(7)
    plain = _clauses(size)
    return _both(plain, [_touched(text, rand, 3) for text in plain])


def alike(size: int) -> Sides:
    text = "乙方应当在三十日内向甲方交付设备，并随附验收单。"
    return _both([text] * size, [text] * (size - size // 20))


def different(size: int) -> Sides:
    return _both(_clauses(size), _clauses(size, "保密"))


def reversed_order(size: int) -> Sides:
    plain = _clauses(size)
    return _both(plain, plain[::-1])


def moved_and_edited(size: int) -> Sides:
    rand = random.Random(7)
    plain = _clauses(size)
    order = rand.sample(plain, len(plain))
    return _both(plain, [_touched(text, rand, 1) for text in order])


def one_clause(size: int) -> Sides:
    rand = random.Random(7)
    text = "".join(_clauses(size))
    return _both([text], [_touched(text, rand, size // 5)])


def one_sentence(size: int) -> Sides:
    rand = random.Random(7)
    text = "".join(_clauses(size)).replace("。", "，").replace("；", "，") + "。"
    return _both([text], [_touched(text, rand, size // 5)])


def one_list(size: int) -> Sides:
    rand = random.Random(7)
    members = [
        f"{rand.choice('东西南北')}区{numeral(n)}号{rand.choice(('仓库', '厂房', '车间'))}"
        for n in range(1, size)
    ]
    other = members[:]
    rand.shuffle(other)
    frame = "乙方应当负责下列场地的清洁：{}，并在三十日内完成。"
    return _both([frame.format("、".join(members))], [frame.format("、".join(other[: -size // 20]))])


def figures_in_a_row(size: int) -> Sides:
    rand = random.Random(7)
    prices = [f"第{n}期价款为人民币{rand.randint(1, 900) * 100}元" for n in range(1, size)]
    other = [text if n % 10 else text.replace("00元", "50元") for n, text in enumerate(prices)]
    return _both(["，".join(prices) + "。"], ["，".join(other) + "。"])


def broken_up(size: int) -> Sides:
    plain = _clauses(size)
    return _both(["".join(plain)], plain)


def one_heading(size: int) -> Sides:
    rand = random.Random(7)
    plain = _clauses(size)
    other = [_touched(text, rand, 1) if n % 7 == 0 else text for n, text in enumerate(plain)]
    sides = [
        [
            *HEAD,
            *(line for n, text in enumerate(clauses, 1) for line in (f"第{numeral(n)}条 其他", text)),
            *TAIL,
        ]
        for clauses in (plain, other)
    ]
    return sides[0], sides[1]


def defined_terms(size: int) -> Sides:
    rand = random.Random(7)
    names = [
        f"{a}{b}{c}件" for a in "主辅备特成" for b in "机电液气光热声磁核水" for c in "甲乙丙丁戊己庚辛壬癸"
    ]
    names = [f"{names[n % len(names)]}{n // len(names) or ''}" for n in range(size)]
    clauses = [f"“{name}”指乙方按照附件{numeral(n % 40 + 1)}交付的设备。" for n, name in enumerate(names)]
    clauses += [
        f"乙方应当在{rand.randint(2, 60)}日内交付{rand.choice(names)}和{rand.choice(names)}。" for _ in names
    ]
    return _both(
        clauses,
        [text.replace("指乙方", "系指乙方") if n % 5 == 0 else text for n, text in enumerate(clauses)],
    )


def term_renamed(size: int) -> Sides:
    plain = [text + "乙方交付的设备应当符合技术规格。" for text in _clauses(size)]
    return _both(plain, [text.replace("技术规格", "质量标准").replace("设备", "货物") for text in plain])


def labels_swapped(size: int) -> Sides:
    plain = _clauses(size)
    change = str.maketrans("甲乙", "乙甲")
    return _both(plain, [text.translate(change) for text in plain])


def cross_references(size: int) -> Sides:
    rand = random.Random(7)
    clauses = [
        "乙方应当按照"
        + "、".join(f"第{numeral(rand.randint(1, size))}条" for _ in range(5))
        + "的约定履行义务。"
        for _ in range(size)
    ]
    return _both(clauses, ["甲方应当在三十日内付款。", *clauses])


def parties(size: int) -> Sides:
    head = [
        "联合体协议",
        *(
            f"成员{numeral(n)}：{chr(0x4E00 + 37 * n)}{chr(0x5000 + 11 * n)}科技有限公司"
            for n in range(1, size // 20)
        ),
    ]
    clauses = [
        f"成员{numeral(n % (size // 20 - 1) + 1)}应当在三十日内向其他成员交付报告。" for n in range(size)
    ]
    other = [text.replace("应当", "可以") if n % 9 == 0 else text for n, text in enumerate(clauses)]
    return [*head, *_articles(clauses)[3:]], [*head, *_articles(other)[3:]]


def nested(size: int) -> Sides:
    def lines(text: str) -> list[str]:
        found = []
        for n in range(size):
            number = ".".join(str(int(digit) + 1) for digit in f"{n:04o}")
            found.append(f"{number} {text}第{n}项工作。")
        return [*HEAD, *found, *TAIL]

    return lines("乙方应当完成"), lines("乙方可以完成")


def brackets(size: int) -> Sides:
    text = "（" * size + "乙方应当付款" + "）" * size
    return _both([text + "。"], [text.replace("应当", "可以") + "。"])


def one_word_again(size: int) -> Sides:
    text = "甲方乙方" * (size * 10)
    return _both(
        [text + "应当付款。"], [text[: len(text) // 2] + "丙方" + text[len(text) // 2 :] + "可以付款。"]
    )


def blanks(size: int) -> Sides:
    clauses = [f"{'_' * 8}，".join(["甲方"] * 10) for _ in range(size)]
    return _both(clauses, clauses[1:])


def blanks_filled(size: int) -> Sides:
    frame = "乙方应当在{}日内向{}交付{}台设备，价款为人民币{}元。"
    rand = random.Random(7)
    filled = [
        frame.format(rand.randint(2, 90), "甲方", rand.randint(2, 90), rand.randint(2, 900) * 100)
        for _ in range(size)
    ]
    return _both([frame.format(*["____"] * 4)] * size, filled)


def no_letters(size: int) -> Sides:
    line = "＿ ……—— " * (size * 5)
    return _both([line + "乙方应当付款。"], [line[3:] + "乙方可以付款。"])


def no_numbers(size: int) -> Sides:
    rand = random.Random(7)
    plain = _clauses(size)
    other = [_touched(text, rand, 1) if n % 7 == 0 else text for n, text in enumerate(plain)]
    return [*HEAD, *plain, *TAIL], [*HEAD, *other, *TAIL]


def short_lines(size: int) -> Sides:
    rand = random.Random(7)
    lines = [
        f"{rand.choice('甲乙丙丁')}{rand.choice('一二三四')}：{rand.randint(1, 9999)}"
        for _ in range(size * 5)
    ]
    return [*HEAD, *lines, *TAIL], [*HEAD, *(line for line in lines if rand.random() > 0.1), *TAIL]


_ENGLISH = (
    "The Supplier shall deliver the {a} to the Customer within {n} days after receipt of the {b}",
    "the Customer may terminate this Agreement upon {n} days' written notice if the {a} is not remedied",
    "the Supplier shall indemnify the Customer against all losses arising out of the {a} or the {b}",
    "neither party shall be liable for the {a} unless the {b} exceeds USD {n},000",
    "the Customer shall pay the {a} in {n} instalments, each due on the first day of the {b}",
)
_NOUNS = (
    "goods",
    "order",
    "invoice",
    "report",
    "licence",
    "deposit",
    "schedule",
    "milestone",
    "defect",
    "claim",
)


def _english(size: int, joint: str) -> list[str]:
    rand = random.Random(7)
    found = []
    for _ in range(size):
        parts = [
            frame.format(a=rand.choice(_NOUNS), b=rand.choice(_NOUNS), n=rand.randint(2, 90))
            for frame in rand.sample(_ENGLISH, 3)
        ]
        found.append(
            joint.join(part[0].upper() + part[1:] if joint.startswith(".") else part for part in parts) + "."
        )
    return found


def _agreement(clauses: Sequence[str]) -> list[str]:
    head = [
        "SUPPLY AGREEMENT",
        'This Agreement is made between Alpha Ltd (the "Customer") and Beta Ltd (the "Supplier").',
    ]
    return [*head, *(f"{n}. {text}" for n, text in enumerate(clauses, 1))]


def _reworded(text: str, rand: random.Random) -> str:
    words = text.split(" ")
    for place in sorted(rand.sample(range(1, len(words)), 3), reverse=True):
        words.insert(place, rand.choice(("promptly", "jointly", "further")))
    return " ".join(words)


def english_edited_thrice(size: int) -> Sides:
    rand = random.Random(7)
    plain = _english(size, ". ")
    return _agreement(plain), _agreement([_reworded(text, rand) for text in plain])


def english_one_sentence(size: int) -> Sides:
    rand = random.Random(7)
    text = "; and ".join(text[:-1] for text in _english(size, "; and ")) + "."
    words = text.split(" ")
    for place in sorted(rand.sample(range(1, len(words)), size // 5 + 1), reverse=True):
        words.insert(place, "promptly")
    return _agreement([text]), _agreement([" ".join(words)])


def english_no_blanks(size: int) -> Sides:
    text = "shallpay" * (size * 10)
    return _agreement([text]), _agreement([text[: size * 40] + "may" + text[size * 40 :]])


SHAPES: dict[Callable[[int], Sides], int] = {
    ordinary: 500,
    edited_thrice: 200,
    alike: 500,
    different: 250,
    reversed_order: 400,
    moved_and_edited: 250,
    one_clause: 300,
    one_sentence: 100,
    one_list: 250,
    figures_in_a_row: 300,
    broken_up: 300,
    one_heading: 400,
    defined_terms: 300,
    term_renamed: 250,
    labels_swapped: 250,
    cross_references: 500,
    parties: 500,
    nested: 800,
    brackets: 500,
    one_word_again: 100,
    blanks: 500,
    blanks_filled: 300,
    no_letters: 1_000,
    no_numbers: 400,
    short_lines: 400,
    english_edited_thrice: 200,
    english_one_sentence: 100,
    english_no_blanks: 500,
}
"""Each shape and its smaller size."""
