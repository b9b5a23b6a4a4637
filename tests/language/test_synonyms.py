"""Words of one force and one meaning are one key; words that only look so are not."""

from __future__ import annotations

import pytest

from reviewer.language.tokens import tokenise


def keys(text):
    return [(token.kind, token.key) for token in tokenise(text, {"甲方": "甲方", "乙方": "乙方"})]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("乙方应当交货。", "乙方应交货。"),
        ("乙方应当交货。", "乙方须交货。"),
        ("乙方应予配合。", "乙方应当予以配合。"),
        ("甲方可以验货。", "甲方可验货。"),
        ("乙方不得转让。", "乙方不应转让。"),
        ("甲方和乙方各付一半。", "甲方与乙方各付一半。"),
        ("本合同一式两份。", "本合同壹式贰份。"),
        ("The Seller shall deliver.", "The Seller must deliver."),
        ("The Seller shall not assign.", "The Seller must not assign."),
    ],
)
def test_words_of_one_force_are_equal(one, other):
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("乙方应当交货。", "乙方可以交货。"),
        ("乙方应当交货。", "乙方必须交货。"),
        ("乙方不得转让。", "乙方应当转让。"),
        ("甲方和乙方签字。", "甲方或乙方签字。"),
        ("响应时间", "响须时间"),
        ("双方和解。", "双方及解。"),
        ("涉及费用", "涉和费用"),
        ("不可抗力", "不得抗力"),
        ("The Seller shall deliver.", "The Seller may deliver."),
        ("The Seller may not assign.", "The Seller shall assign."),
    ],
)
def test_words_of_another_force_or_inside_another_word_are_not(one, other):
    assert keys(one) != keys(other)
