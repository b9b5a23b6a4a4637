"""Sentences are cut at their own marks and not inside brackets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.sentences import split_sentences


def shown(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text)]


def test_full_stops_and_semicolons_end_a_sentence() -> None:
    assert shown("甲方付款。乙方交货；双方验收") == ["甲方付款。", "乙方交货；", "双方验收"]


def test_marks_inside_brackets_do_not_end_a_sentence() -> None:
    assert shown("甲方付款（含税；不含运费）后验收。") == ["甲方付款（含税；不含运费）后验收。"]


def test_a_closing_quote_stays_with_its_sentence() -> None:
    assert shown("称为“服务。”乙方同意") == ["称为“服务。”", "乙方同意"]


def test_a_decimal_point_does_not_end_a_sentence() -> None:
    assert shown("费率为3.5%，按4.2条执行。") == ["费率为3.5%，按4.2条执行。"]


@given(st.text(alphabet="甲方付款。；（）“” \n.3a", max_size=60))
def test_sentences_cover_every_word_in_order(text: str) -> None:
    end = 0
    for sentence in split_sentences(text):
        assert not text[end : sentence.start].strip()
        assert sentence.start < sentence.end
        end = sentence.end
    assert not text[end:].strip()
