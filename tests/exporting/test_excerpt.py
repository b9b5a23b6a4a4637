"""A clause quoted around its change: the changed words whole, the rest only as far as it helps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.exporting.excerpt import excerpt

LONG = "甲方应当按照本合同的约定履行义务，并对履行情况负责。" * 20


def test_a_short_clause_is_quoted_whole():
    runs = excerpt("甲方应当付款。", [(2, 4)])
    assert [(run.text, run.marked) for run in runs] == [("甲方", False), ("应当", True), ("付款。", False)]


def test_a_long_clause_keeps_what_stands_near_the_change():
    runs = excerpt(LONG, [(200, 202)])
    assert runs[0].gap
    assert runs[-1].gap
    assert [run.text for run in runs if run.marked] == [LONG[200:202]]
    assert sum(len(run.text) for run in runs) < 200


def test_focus_keeps_words_without_marking_them():
    runs = excerpt(LONG, [], [(300, 305)])
    assert LONG[300:305] in "".join(run.text for run in runs)
    assert not any(run.marked for run in runs)


@given(
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 40)), max_size=5),
    st.sampled_from([50, 220, 10_000]),
)
def test_what_is_marked_is_never_lost_and_the_rest_never_invented(raw, whole):
    changes = [(start, start + length) for start, length in raw]
    runs = excerpt(LONG, changes, whole=whole)
    wanted = {place for start, end in changes for place in range(start, min(end, len(LONG)))}
    place, marked = 0, set()
    for run in runs:
        if run.gap:
            continue
        found = LONG.index(run.text, place) if not run.marked else place
        if run.marked:
            found = min(spot for spot in wanted if spot >= place)
            marked |= set(range(found, found + len(run.text)))
        assert LONG[found : found + len(run.text)] == run.text
        place = found + len(run.text)
    assert marked == wanted


LONG_ENGLISH = " ".join(
    f"Party {n} shall protect the confidentiality of its passwords and login credentials, and"
    for n in range(12)
)


@given(st.integers(0, len(LONG_ENGLISH) - 1), st.integers(1, 200), st.sampled_from([LONG_ENGLISH, "x" * 900]))
def test_no_english_word_is_cut_and_what_is_marked_is_whole(first, length, text):
    runs = excerpt(text, [(first, first + length)])
    assert "".join(run.text for run in runs if run.marked) == text[first : first + length]
    begins, ends = runs[0].gap, runs[-1].gap
    kept = "".join(run.text for run in runs)
    start = text.index(kept)
    if " " in text:
        assert not begins or not text[start - 1].isalpha() or start == first
        after = start + len(kept)
        assert not ends or not text[after].isalpha() or after == first + length


def test_an_english_clause_is_quoted_as_fully_as_a_chinese_one():
    clause = "Customer shall pay the fees within thirty days. " * 9
    assert excerpt(clause, [(0, 8)])[-1].text == clause[8:]
    quoted = "".join(run.text for run in excerpt(LONG_ENGLISH, [(500, 510)]))
    assert len(quoted) > 150
