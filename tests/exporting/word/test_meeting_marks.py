"""Marks that meet at the end of a paragraph stay two, so that another program rejects them one by one."""

from __future__ import annotations

import re
import zipfile

import pytest

from benchmarks.word_parts import p
from benchmarks.word_reader import read

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
