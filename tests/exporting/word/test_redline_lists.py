"""Automatic numbers: the baseline's with all changes rejected, the draft's with all accepted."""

from __future__ import annotations

import zipfile

import pytest

from benchmarks.word_parts import item, numbering, p
from reviewer.exporting.word.package import WordPackage
from reviewer.exporting.word.redline import lay_over
from reviewer.reading import read_document


def seen(path, view: str = "accepted") -> list[str]:
    """Return what a reader sees of each paragraph, its number included."""
    return [f"{block.label or ''}|{block.text}" for block in read_document(path, view=view).blocks]


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


def test_numbers_that_stayed_are_left_alone(word_file, laid_over) -> None:
    base = word_file("a", item("付款") + item("十日内", level=1) + item("保密"), numbering=ONE)
    draft = word_file("b", item("付款") + item("二十日内", level=1) + item("保密"), numbering=ONE)
    xml = zipfile.ZipFile(laid_over(base, draft).path).read("word/document.xml").decode()
    assert "pPrChange" not in xml
