"""Runs are divided at a place without a second look at the paragraph, and copied in part without dividing."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given
from lxml import etree

from reviewer.exporting.word.cutting import cut, part_slots
from reviewer.exporting.word.paragraph import OBJECT, slots, text_of
from reviewer.reading.docx.names import P, W

RUNS = st.lists(
    st.lists(st.sampled_from(["甲方应当", "x", "付款。 ", "<tab>", "<br>", "<sym>", "<page>"]), max_size=4),
    max_size=5,
)
PLACES = st.lists(st.integers(0, 30), max_size=4)


def paragraph(runs):
    """Return a paragraph with these runs, each of words and things, every other one in a link."""
    root = etree.Element(P, nsmap={"w": W[1:-1]})
    for number, pieces in enumerate(runs):
        holder = etree.SubElement(root, W + "hyperlink") if number % 2 else root
        run = etree.SubElement(holder, W + "r")
        etree.SubElement(etree.SubElement(run, W + "rPr"), W + "b")
        for piece in pieces:
            if piece == "<page>":
                etree.SubElement(run, W + "lastRenderedPageBreak")
            elif piece.startswith("<"):
                etree.SubElement(run, W + piece[1:-1])
            else:
                etree.SubElement(run, W + "t").text = piece
    return root


@given(runs=RUNS, places=PLACES)
def test_the_slots_after_a_cut_are_those_that_the_paragraph_gives(runs, places):
    found = paragraph(runs)
    words = text_of(found)
    after = cut(found, places)
    assert after == slots(found)
    assert text_of(found) == words
    borders = {slot.start for slot in after} | {slot.end for slot in after}
    assert all(place in borders for place in places if 0 < place < len(words))


@given(runs=RUNS, places=PLACES)
def test_parts_have_the_words_of_the_runs_that_a_cut_would_make(runs, places):
    whole = slots(paragraph(runs))
    parts = part_slots(whole, places)
    divided = cut(paragraph(runs), places)
    assert [(part.start, part.end, part.text) for part in parts] == [
        (slot.start, slot.end, slot.text) for slot in divided
    ]
    for part in parts:
        whole_run = next(slot for slot in whole if slot.element is part.element)
        assert whole_run.text[part.skip :].startswith(part.text)
        assert whole_run.start + part.skip == part.start


def test_a_thing_among_words_is_one_character():
    assert text_of(paragraph([["x", "<sym>", "<tab>"]])) == f"x{OBJECT}\t"
