"""Radicals and compatibility forms are read as the characters they look like, wherever they come from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.reading.doubles import without_doubles


@pytest.mark.parametrize(
    ("odd", "usual"),
    [
        ("⼀、甲⽅", "一、甲方"),
        ("\uf9e4\uf98e", "\u7406\u5e74"),
        ("⺠法典", "民法典"),
        ("⻓期", "长期"),
        ("甲方", "甲方"),
    ],
)
def test_a_double_is_read_as_what_it_looks_like(odd, usual):
    assert without_doubles(odd) == usual


@given(st.text(st.characters(min_codepoint=0x2E80, max_codepoint=0xFAFF, exclude_categories=["Cs"])))
def test_every_character_keeps_its_place(text):
    found = without_doubles(text)
    assert len(found) == len(text)
    assert without_doubles(found) == found
    same = (a == b for a, b in zip(text, found, strict=True) if unicodedata.normalize("NFKC", a) == a)
    assert all(same) or any("\u2e80" <= char <= "\u2eff" for char in text)


def test_a_word_file_and_a_text_with_radicals_read_as_without(read, xml, read_lines):
    (block,) = read(xml.p(xml.r("第⼀条 ") + xml.r("甲⽅应付款。", "<w:vanish/>"))).blocks
    assert block.text == "第一条 甲方应付款。"
    assert [block.text[low:high] for low, high in block.hidden] == ["甲方应付款。"]
    assert read_lines("第⼀条 甲⽅应付款。").blocks[0].text == "第一条 甲方应付款。"
