"""Quotes are shown in whole words, without blanks at their ends, and with both halves of a bracket."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.findings import examine
from reviewer.findings.context import shorten
from reviewer.findings.observation import Observation
from reviewer.findings.quoted import legible, whole_words
from reviewer.messages import render
from reviewer.model import Message, Quote
from reviewer.reading import read_document
from reviewer.structure import build_contract


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("in the man⟦agement of the ship,⟧ and", "management of the ship,"),
        ("the ⟦Method of Tran⟧sportation", "Method of Transportation"),
        ("the ⟦defective condition ⟧of goods", "defective condition"),
        ("the ⟦Client⟧’s right", "Client"),
        ("the Client’⟦s right⟧ to", "Client’s right"),
        ("不得⟦透露给第三方（消费者除外⟧），否则", "透露给第三方（消费者除外）"),
        ("against (⟦i) any insurance excess⟧.", "(i) any insurance excess"),
        ("费用（⟦包括⟧律师费）", "包括"),
        ("费用⟦（包括⟧律师费）", "（包括"),
        ("甲方⟦ ⟧应当", " "),
        ("第⟦3⟧条", "3"),
    ],
)
def test_a_quote_is_shown_so_that_it_can_be_read(make_contract, text, shown):
    before, _, rest = text.partition("⟦")
    words, _, behind = rest.partition("⟧")
    contract = make_contract(f"{before}{words}{behind}")
    quote = Quote(contract.clauses[0].id, len(before), len(before) + len(words), words)
    seen = Observation("text.changed", Message("x"), draft=quote)
    after = legible(seen, None, contract).draft
    assert after.quote == shown
    assert contract.clauses[0].text[after.start : after.end] == shown


@given(st.text(alphabet="ab ’（）甲，", max_size=24), st.data())
def test_words_are_only_added_and_blanks_only_left_out(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = whole_words(text, start, end)
    assert low <= high
    assert text[start:end].strip() in text[low:high]
    assert whole_words(text, low, high) == (low, high)


def test_a_long_text_is_broken_off_between_latin_words():
    text = "The Supplier shall indemnify the Customer against every claim which a third party brings"
    assert shorten(text, 60) == "The Supplier shall indemnify the Customer against every…"
    assert len(shorten("Donaudampfschifffahrt" * 5)) == 60


def test_what_stands_at_the_end_of_a_broken_document_begins_with_a_whole_word(tmp_path):
    path = tmp_path / "broken.txt"
    path.write_text(
        "SERVICES AGREEMENT\nbetween Alpha Ltd (the Client) and Beta Ltd (the Supplier)\n"
        "1. The Supplier shall provide the Services.\n2. The Client shall pay the Charges.\n"
        "3. Either party may terminate this Agreement on notice in writing after the commencement of the",
        encoding="utf-8",
    )
    contract = build_contract(read_document(str(path)))
    (found,) = (one for one in examine(contract) if one.kind == "consistency.truncated")
    text = contract.clause(found.draft.clause).text
    assert found.draft.start > 0
    assert not (text[found.draft.start - 1].isalpha() and text[found.draft.start].isalpha())
    assert f"“…{found.draft.quote}”" in render(found.message, "en")
