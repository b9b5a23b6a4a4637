"""Automatic numbers: the baseline's with all changes rejected, the draft's with all accepted."""

from __future__ import annotations

import zipfile

import pytest

from benchmarks.word_parts import item, numbering, p
from reviewer.exporting.word.package import WordPackage
from reviewer.exporting.word.redline import lay_over
from reviewer.reading import read_document


def seen(path, view: str = "accepted") -> list[str]:
    """Return what a reader sees of each paragraph, its number included, typed or not."""
    blocks = read_document(path, view=view).blocks
    return ["".join(f"{block.label or ''}{block.text}".split()) for block in blocks]


ONE, TWO = numbering("%1."), numbering("%1.", "第%1条")
LISTS = {
    "an item deleted": (item("付款") + item("交货") + item("保密"), ONE, item("付款") + item("保密"), ONE),
    "an item added": (item("付款") + item("保密"), ONE, item("付款") + item("交货") + item("保密"), ONE),
    "two lists of one look, one of them deleted": (
        item("付款") + item("交货") + p("标题") + item("保密", 2) + item("解除", 2),
        numbering("%1.", "%1."),
        item("付款") + item("交货") + p("标题"),
        ONE,
    ),
    "the list has another number over there": (
        item("付款") + item("交货") + item("保密"),
        ONE,
        item("付款", 2) + item("保密", 2),
        numbering("(%1)", "%1."),
    ),
    "the number looks different now": (
        item("付款") + item("交货"),
        ONE,
        item("付款", 2) + item("交货", 2),
        TWO,
    ),
    "an item went down a level": (
        item("付款") + item("交货") + item("保密"),
        ONE,
        item("付款") + item("交货", level=1) + item("保密"),
        ONE,
    ),
    "no list is left": (item("付款") + item("交货"), ONE, p("付款"), None),
    "typed before, by Word now": (p("1. 付款") + p("2. 交货"), None, item("付款") + item("交货"), ONE),
    "by Word before, typed now": (item("付款") + item("交货"), ONE, p("1. 付款") + p("2. 交货"), None),
}


@pytest.mark.parametrize("name", LISTS)
def test_numbers_read_as_before_when_all_is_rejected(name, word_file, tmp_path) -> None:
    base, base_lists, draft, draft_lists = LISTS[name]
    files = [
        word_file(side, body, **({"numbering": lists} if lists else {}))
        for side, body, lists in (("a", base, base_lists), ("b", draft, draft_lists))
    ]
    left, right = (WordPackage(path.read_bytes(), str(path)) for path in files)
    lay_over(left, right, "Reviewer", "2026-01-01T00:00:00Z")
    out = tmp_path / "out.docx"
    out.write_bytes(right.write())
    assert seen(out, "rejected") == seen(files[0])
    assert seen(out, "accepted") == seen(files[1])
    assert "base " not in zipfile.ZipFile(out).read("word/document.xml").decode()


TYPED = [f"{n}. {words}" for n, words in enumerate(("付款", "交货", "保密"), 1)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_number_typed_here_and_by_word_there_is_no_change_but_told(turned, word_file, laid_over) -> None:
    by_hand = word_file("a", "".join(map(p, TYPED)))
    by_word = word_file("b", item("付款") + item("交货") + item("保密"), numbering=ONE)
    made = laid_over(by_word, by_hand) if turned else laid_over(by_hand, by_word)
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    assert not any(mark in xml for mark in ("<w:ins ", "<w:del ", "pPrChange"))
    assert [(one.key, one.params["count"]) for one in made.redline.notices] == [("word.numbers_typed", 3)]


def test_words_behind_such_a_number_are_compared(word_file, laid_over) -> None:
    by_hand = word_file("a", p("1. 甲方应付款100元。") + p("2. 交货"))
    by_word = word_file("b", item("乙方应付款200元。") + item("交货"), numbering=ONE)
    made = laid_over(by_hand, by_word, labels=("甲方", "乙方"))
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    assert "1. " not in xml
    assert all(words in xml for words in (">甲方<", ">乙方<", ">100元<", ">200元<"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (p("1. 付款") + p("2. 交货") + p("3. 保密"), item("付款") + item("保密")),
        (p("1. 付款") + p("2. 保密"), item("付款") + item("交货") + item("保密")),
        (p("1. 付款") + p("2. 交货") + p("3. 保密"), item("付款") + item("解除合同的条件") + item("保密")),
        (p("1.1 付款") + p("1.2 交货"), item("付款") + item("交货")),
        (item("付款") + item("交货") + item("保密"), p("1. 付款") + p("3. 保密")),
    ],
)
def test_a_number_that_would_read_otherwise_is_marked(old, new, word_file, laid_over) -> None:
    base, draft = word_file("a", old, numbering=ONE), word_file("b", new, numbering=ONE)
    made = laid_over(base, draft)
    assert seen(made.path, "rejected") == seen(base)
    assert seen(made.path, "accepted") == seen(draft)


def test_numbers_that_stayed_are_left_alone(word_file, laid_over) -> None:
    base = word_file("a", item("付款") + item("十日内", level=1) + item("保密"), numbering=ONE)
    draft = word_file("b", item("付款") + item("二十日内", level=1) + item("保密"), numbering=ONE)
    xml = zipfile.ZipFile(laid_over(base, draft).path).read("word/document.xml").decode()
    assert "pPrChange" not in xml
