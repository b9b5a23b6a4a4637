"""Marks that meet where a paragraph ends: another program rejects them one by one, and leaves no number."""

from __future__ import annotations

import re
import zipfile

import pytest

from benchmarks.word_parts import item, numbering, p
from benchmarks.word_reader import read, seen

KEPT = p("甲方应当付款。") + p("乙方应当交货。")
LONGER = p("甲方应当付款。并且及时") + p("另外乙方应当交货。")


def times(made) -> list[str]:
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    return re.findall(r'<w:(?:ins|del) [^>]*w:date="([^"]+)"', xml)


@pytest.mark.parametrize(("before", "after"), [(KEPT, LONGER), (LONGER, KEPT)])
def test_marks_on_both_sides_of_a_paragraphs_end_bear_times_apart(before, after, word_file, laid_over):
    base, draft = word_file("a", before), word_file("b", after)
    made = laid_over(base, draft)
    assert len(set(times(made))) == 2
    assert (made.rejected, made.accepted) == (read(base, "accepted"), read(draft, "accepted"))


def test_marks_that_do_not_meet_bear_one_time(word_file, laid_over):
    base = word_file("a", p("甲方应当付款。") + p("乙方应当交货。"))
    draft = word_file("b", p("甲方应当及时付款。") + p("乙方应当及时交货。"))
    assert len(set(times(laid_over(base, draft)))) == 1


def test_a_new_paragraph_and_its_end_bear_one_time(word_file, laid_over):
    base, draft = (
        word_file("a", p("一") + p("三")),
        word_file("b", p("一") + p("二、甲方有权解除。") + p("三")),
    )
    assert len(set(times(laid_over(base, draft)))) == 1


def test_a_whole_paragraph_that_meets_a_mark_bears_the_later_time_to_its_end(word_file, laid_over):
    base = word_file("a", p("甲方应当付款。") + p("乙方应当交货。"))
    draft = word_file("b", p("甲方应当付款。并且及时") + p("丙方作保。") + p("乙方应当交货。"))
    found = times(laid_over(base, draft))
    assert len(found) == 3
    assert found[0] != found[1] == found[2]


def test_a_formula_between_two_marks_does_not_keep_them_apart(word_file, laid_over):
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    other = formula.replace("x", "y")
    base = word_file("a", p("价款为") + f"<w:p>{formula}</w:p>" + p("完。"))
    draft = word_file("b", p("价款为如下") + f"<w:p>{other}</w:p>" + p("完。"))
    made = laid_over(base, draft)
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    inserted = re.findall(r'<w:ins [^>]*w:date="([^"]+)"', xml)
    assert len(inserted) == len(set(inserted)) == 2
    assert (made.rejected, made.accepted) == (read(base, "accepted"), read(draft, "accepted"))


def former(made) -> list[str]:
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    return re.findall(r"<w:pPrChange [^>]*><w:pPr/?>(.*?)(?:</w:pPr>)?</w:pPrChange>", xml)


@pytest.mark.parametrize(
    ("behind", "marked"),
    [(p("") + p("乙方应当交货。"), 1), (p(""), 1), (p("乙方应当交货。"), 0), (item("乙方应当交货。"), 0)],
)
def test_a_new_list_before_an_empty_paragraph_leaves_no_number(behind, marked, word_file, laid_over):
    lists = {"numbering": numbering("%1.")}
    new = item("甲方可以解除合同。") + item("乙方可以要求赔偿。")
    base = word_file("a", p("甲方应当付款。") + behind, **lists)
    draft = word_file("b", p("甲方应当付款。") + new + behind, **lists)
    made = laid_over(base, draft)
    assert former(made) == [""] * marked
    assert made.faults == []
    assert (seen(made.path, "rejected"), seen(made.path, "accepted")) == (
        seen(base, "accepted"),
        seen(draft, "accepted"),
    )


def test_new_paragraphs_that_word_does_not_number_carry_no_former_look(word_file, laid_over):
    base = word_file("a", p("甲方应当付款。") + p(""))
    draft = word_file("b", p("甲方应当付款。") + p("另行约定。") + p(""))
    assert former(laid_over(base, draft)) == []
