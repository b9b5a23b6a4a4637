"""Many paragraphs are compared ahead, part of them elsewhere, with the same answers."""

from __future__ import annotations

import pytest

from reviewer.exporting.word import differences
from reviewer.exporting.word.differences import Differences
from reviewer.exporting.word.wording import changes

PAIRS = [(f"甲方应当在{n}日内付款。", f"采购人应当在{n + 5}日内付款。") for n in range(1, 9)]
LABELS = ("甲方", "采购人")


@pytest.fixture
def at_work(monkeypatch):
    """Let everything be worth a process, and take down what is handed over, which is done here."""
    handed = []

    def begin(work):
        handed.append(work)
        return work

    monkeypatch.setattr(differences, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(differences, "begin", begin)
    return handed


def expected(pair):
    return changes(*pair, labels=LABELS)


def test_the_answers_are_the_same_in_whatever_order_they_are_asked_for(at_work):
    found = Differences(LABELS)
    found.begin(PAIRS)
    assert len(at_work) == 1
    for pair in [*PAIRS[::-1], *PAIRS]:
        assert found.of(*pair, {}, {}) == expected(pair)


def test_what_was_not_asked_ahead_is_compared_when_it_is_asked_for(at_work):
    found = Differences(LABELS)
    found.begin(PAIRS[:4])
    assert found.of(*PAIRS[6], {}, {}) == expected(PAIRS[6])


def test_objects_have_a_part_in_the_answer_though_the_words_were_asked_ahead(at_work):
    words = "图：\ufffc。"
    found = Differences(LABELS)
    found.begin([(words, words)])
    assert found.of(words, words, {2: "image 1"}, {2: "image 2"}) != []


def test_a_story_inside_another_does_not_take_the_answers_of_the_outer_one(at_work):
    found = Differences(LABELS)
    found.begin(PAIRS)
    found.begin(PAIRS[:2])
    assert len(at_work) == 1
    assert [found.of(*pair, {}, {}) for pair in PAIRS] == [expected(pair) for pair in PAIRS]


def test_a_few_words_are_not_worth_a_process(monkeypatch):
    monkeypatch.setattr(differences, "begin", lambda work: pytest.fail("a process was begun"))
    found = Differences(LABELS)
    found.begin(PAIRS)
    assert found.of(*PAIRS[0], {}, {}) == expected(PAIRS[0])
