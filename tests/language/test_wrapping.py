"""Lines as a Chinese typesetter would break them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.language.wrapping import cell_width, clip, pad, wrap, wrapped_lines

CLOSERS = "，。、；：！？）》】」”"
OPENERS = "（《【「“"
PROSE = st.text(alphabet="合同当事人付款日内三十元甲乙方ab 0127.（）《》“”，。；：\n", max_size=120)


def test_a_closing_mark_never_begins_a_line():
    text = "甲方应在验收合格后支付费用，逾期的，每日按万分之五计算（不足一日的按一日）。"
    for width in range(8, 40):
        assert all(line[0] not in CLOSERS for line in wrapped_lines(text, width))


def test_an_opening_mark_never_ends_a_line():
    text = "双方签订《服务合同》（以下称“本合同”），附件（一）与附件（二）为其组成部分。"
    for width in range(12, 40):
        assert all(line[-1] not in OPENERS for line in wrapped_lines(text, width))


def test_an_atom_stays_on_one_line_while_it_fits():
    text = "服务费总额为人民币贰拾万元整，于2026年5月1日前支付。"
    spans = [(text.index("人民币"), text.index("，")), (text.index("2026"), text.index("前"))]
    for width in range(18, 50):
        lines = wrap(text, width, spans)
        for start, end in spans:
            assert any(first <= start and end <= last for first, last in lines)


def test_a_slot_of_blanks_in_brackets_stays_whole():
    text = "自签订之日起（    ）日内支付，共（    ）期，每期金额相同。"
    for width in range(12, 40):
        assert all(line[0] != "）" and line[-1] != "（" for line in wrapped_lines(text, width))


def test_latin_words_and_figures_are_not_cut():
    lines = wrapped_lines("The Provider shall pay RMB 1,250,000.00 within thirty days.", 16)
    assert all(not line.startswith(" ") for line in lines)
    assert any("1,250,000.00" in line for line in lines)


def test_a_line_feed_ends_a_line_and_an_empty_text_is_one_line():
    assert wrapped_lines("一\n\n二", 10) == ("一", "", "二")
    assert wrapped_lines("", 10) == ("",)


def test_what_is_wider_than_the_line_is_cut_where_the_line_is_full():
    assert wrapped_lines("a" * 25, 10) == ("a" * 10, "a" * 10, "a" * 5)


@given(PROSE, st.integers(4, 60))
@example("00。）", 4)
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int):
    lines = wrapped_lines(text, width)
    assert all(cell_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(PROSE, st.integers(4, 60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4))
def test_atoms_of_any_shape_lose_no_character(text: str, width: int, raw: list[tuple[int, int]]):
    atoms = [(start, start + length) for start, length in raw]
    assert "".join("".join(wrapped_lines(text, width, atoms)).split()) == "".join(text.split())


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("合同", 4), ("“”…", 3), ("e\u0301", 1), ("％", 2)])
def test_widths_are_cells(text: str, cells: int):
    assert cell_width(text) == cells


def test_ambiguous_characters_can_count_two():
    assert cell_width("“”", ambiguous=2) == 4


def test_clip_and_pad_measure_in_cells():
    assert clip("服务合同", 5) == "服务…"
    assert cell_width(pad("服务", 10)) == 10
