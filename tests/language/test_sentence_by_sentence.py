"""What is read sentence by sentence, and kept, is what the whole text says."""

from __future__ import annotations

import pytest

from reviewer.language import norms
from reviewer.language.modality import find_cues, modality_table
from reviewer.language.norms_slots import find_mentions
from reviewer.language.risk_words import group_words, groups
from reviewer.language.sentences import full_stops
from reviewer.language.tables import table

LABELS = ("乙方", "甲方")
TEXT = (
    "甲方应当在收到发票后30日内付款，但乙方违约的除外。乙方不得转让本合同；未经甲方事先书面同意，任何一方不得披露。"
    "甲方有权要求乙方赔偿全部损失。。逾期的，每日按千分之一支付违约金"
)


def test_full_stops_give_every_character_once_and_in_its_place():
    pieces = full_stops(TEXT)
    assert "".join(words for _, words in pieces) == TEXT
    assert all(TEXT.startswith(words, low) for low, words in pieces)
    assert full_stops("") == []


@pytest.mark.parametrize("entries", ["cue", "group"])
def test_no_guard_of_a_table_looks_beyond_a_full_stop(entries):
    rows = table("modality")["cue"] if entries == "cue" else table("risk_words")["group"]
    for row in rows:
        words = (
            row["words"] if entries == "cue" else [word for kin in row["members"].values() for word in kin]
        )
        assert not any("。" in word for word in (*words, *row.get("after", ()), *row.get("not_after", ())))
        assert not any("。" in guard[:-1] for guard in (*row.get("before", ()), *row.get("not_before", ())))


def test_no_word_around_a_party_holds_a_full_stop():
    assert not any("。" in word for words in modality_table()["slots"].values() for word in words)


def test_words_and_names_stand_where_their_sentences_stand():
    for low, sentence in full_stops(TEXT):
        high = low + len(sentence)
        for find in (find_cues, lambda text: find_mentions(text, LABELS)):
            inside = [found for found in find(TEXT) if low <= found.start < high]
            assert [(found.start - low, found.end - low) for found in inside] == [
                (found.start, found.end) for found in find(sentence)
            ]
    assert set(group_words(TEXT)) == set().union(*(group_words(words) for _, words in full_stops(TEXT)))
    assert set(group_words(TEXT)) <= {group.number for group in groups()}


def test_norms_of_sentences_are_the_norms_of_the_text():
    whole = norms._read(TEXT, LABELS, None, None, latin=False)
    assert len(whole) > 4
    assert norms.norms_of(TEXT, LABELS) == whole


def test_a_pronoun_is_told_by_the_sentence_before():
    found = norms.norms_of("乙方应当付款。其应承担费用。", LABELS)
    assert [norm.bearer for norm in found] == ["乙方", "乙方"]
