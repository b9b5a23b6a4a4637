"""Words and patterns looked for in a whole contract at once: no clause that holds them is passed over."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reviewer.findings.inspect.lines import Lines

LETTERS = "ab甲乙，\U0001f600\ud800"
TEXTS = st.lists(st.text(LETTERS + "\n", max_size=6), max_size=12)
WORDS = st.text(LETTERS, min_size=1, max_size=4)


@given(TEXTS, WORDS)
def test_a_word_is_found_in_the_texts_that_hold_it_and_in_no_other(texts: list[str], word: str):
    lines = Lines(texts * 12)
    assert list(lines.texts) == texts * 12
    assert list(lines.places(word)) == [number for number, text in enumerate(texts * 12) if word in text]


@given(TEXTS, TEXTS, TEXTS, WORDS)
def test_what_is_known_of_texts_that_stand_elsewhere_too_holds_for_them(
    shared: list[str], here: list[str], there: list[str], word: str
):
    texts = [*here, *shared, *shared[:1]]
    lines = Lines(texts, str.lower, Lines([*shared, *there, *shared[1:]], str.lower))
    assert list(lines.places(word)) == [number for number, text in enumerate(texts) if word in text]


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=3))
def test_one_word_of_every_group_has_to_stand_in_a_text(texts: list[str], ones: list[str], others: list[str]):
    held = [
        number
        for number, text in enumerate(texts)
        if any(one in text for one in ones) and any(other in text for other in others)
    ]
    assert Lines(texts).holding(ones, others) == held


@given(TEXTS)
def test_every_text_with_a_match_is_among_those_where_a_pattern_may_match(texts: list[str]):
    pattern = re.compile(r"a[^，]*b|乙+甲?|\U0001f600\b")
    matching = Lines(texts).matching(pattern)
    assert matching == sorted(set(matching))
    assert set(matching) >= {number for number, text in enumerate(texts) if pattern.search(text)}


def test_the_form_of_the_words_is_that_of_the_whole():
    lines = Lines(["Party A", "", "PARTY B"], str.lower)
    assert lines.texts == ("party a", "", "party b")
    assert lines.places("party") == (0, 2)
    assert [lines.line_at(offset) for offset in (0, 7, 8, 9)] == [0, 0, 1, 2]
