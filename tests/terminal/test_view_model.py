"""The view model by itself: no screen is needed to know what stands on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.wrapping import cell_width
from reviewer.negotiation import point_keys
from reviewer.terminal.desk.answers import Answers
from reviewer.terminal.desk.desk import Desk
from reviewer.terminal.desk.seeking import number_key
from reviewer.terminal.keys.actions import actions, matches
from reviewer.terminal.looks.spans import Mark, fill, paint, plain, typeset, width_of
from reviewer.terminal.review.outline import Outline
from reviewer.terminal.review.telling import Telling
from reviewer.terminal.summary.page import Summary
from reviewer.terminal.texts.blocks import folded, full
from reviewer.terminal.texts.page import Page
from reviewer.terminal.texts.setting import Geometry, Setter


@pytest.fixture
def desk(review):
    return Desk(review, Answers(), point_keys(review))


def test_every_pair_is_on_the_full_page_and_a_moved_clause_leaves_one_ghost(review):
    blocks = full(review.comparison)
    shown = [block.pairs[0] for block in blocks if block.kind == "pair"]
    assert shown == list(range(len(review.comparison.pairs)))
    assert [block.pairs[0] for block in blocks if block.kind == "ghost"] == [13]


def test_folding_hides_only_what_did_not_change_and_keeps_headings_above_changes(review):
    blocks = folded(full(review.comparison), review.comparison, {4}, ())
    assert [block.pairs for block in blocks if block.kind == "pair"] == [(3,), (4,)]
    hidden = {place for block in blocks if block.kind == "fold" for place in block.pairs}
    assert hidden | {3, 4} == set(range(len(review.comparison.pairs)))


@pytest.mark.parametrize("abreast", [True, False])
@pytest.mark.parametrize("width", [30, 60, 94, 140])
def test_no_line_is_wider_than_the_pane_and_no_word_is_lost(review, desk, width, abreast):
    setter = Setter(review.comparison, "zh")
    page = Page(setter)
    page.lay(full(review.comparison), Geometry(width, abreast))
    words = ""
    for number in range(len(page.blocks)):
        for line in page.block_lines(number):
            assert width_of(line) <= width
            words += plain(line)
    squeezed = "".join(words.split())
    if not abreast:
        for clause in review.comparison.draft.clauses:
            bare = "".join(clause.text.split())
            assert bare[:6] in squeezed


def test_heights_become_true_and_lines_are_found_where_tops_say(review):
    page = Page(Setter(review.comparison, "zh"))
    page.lay(full(review.comparison), Geometry(60, False))
    page.settle(0, 1000)
    total = sum(len(page.block_lines(number)) for number in range(len(page.blocks)))
    assert page.height == total
    for y in range(total):
        number, line = page.line(y)
        assert line == page.block_lines(number)[y - page.top(number)]
    assert page.line(total) is None


@given(
    st.text(alphabet="甲乙方，。《》“”abc 12%\n", max_size=60),
    st.integers(4, 40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_marks_cut_lines_without_changing_a_character(text, width, edges):
    marks = [Mark(min(edge), max(edge), "insert") for edge in edges]
    assert [plain(row) for row in typeset(text, width, marks=marks)] == [
        plain(row) for row in typeset(text, width)
    ]
    assert plain(paint(text, 0, len(text), marks)) == text


@given(st.text(alphabet="甲乙a1，", max_size=30), st.integers(1, 30))
def test_fill_gives_exactly_the_width(text, width):
    assert width_of(fill(paint(text, 0, len(text), []), width)) == width


def test_outline_rows_are_exactly_as_wide_as_the_pane(desk):
    outline = Outline(desk, "zh")
    for row in range(len(outline.places)):
        for width in (20, 26, 40):
            assert width_of(outline.line(row, width)) == width


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pane_and_summary_lines_keep_to_their_width(desk, lang):
    telling, summary = Telling(desk, lang), Summary(desk, lang)
    for stop in desk.stops:
        desk.go(stop)
        for row in telling.lines(34):
            assert width_of(row) <= 34
    for row in summary.lines(78, 22):
        assert width_of(row) <= 78


@pytest.mark.parametrize(
    ("typed", "key"),
    [("第八条", "8"), ("8.", "8"), ("（8）", "8"), ("8.10", "8.10"), ("第十二条", "12")],
)
def test_a_clause_number_is_known_in_every_dress(typed, key):
    assert number_key(typed) == key


def test_an_action_is_found_by_name_initials_or_english():
    accept = next(action for action in actions() if action.name == "accept")
    assert matches("js", accept, "zh")
    assert matches("接受", accept, "zh")
    assert matches("acc", accept, "zh")
    assert not matches("zz", accept, "zh")


def test_cells_are_measured_not_characters():
    assert all(cell_width(plain(row)) <= 10 for row in typeset("甲方应当支付“服务费”100元。", 10))


def test_a_point_that_needs_no_answer_is_not_counted_as_open_and_never_walked_to(review):
    class Settled(Answers):
        def waits(self, key):
            return key != first

    first = next(iter(point_keys(review).values()))
    desk = Desk(review, Settled(), point_keys(review))
    settled = [point for point in desk.points if point.key == first]
    assert settled
    assert not any(point.open for point in settled)
    assert desk.decided == len(settled)
    assert all(desk.points[number].key != first for number in desk.table.walk if desk.points[number].open)
    desk.go_to(settled[0].finding.id)
    assert "无需答复" in "\n".join(map(plain, Telling(desk, "zh").lines(80)))
