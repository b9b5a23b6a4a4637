"""Words put for others of which alone something was said, and words that an edit cuts in two."""

from __future__ import annotations

import pytest

import reviewer

HEAD = "技术服务合同\n甲方：恒仓物流有限公司\n乙方：明达科技有限公司\n第一条 服务\n"


@pytest.fixture
def told(write_text):
    def run(old: str, new: str):
        texts = (f"{HEAD}{old}\n", f"{HEAD}{new}\n")
        review = reviewer.compare(*(write_text(f"{n}.txt", text) for n, text in enumerate(texts)))
        return [found for found in review.findings if found.data.get("origin") is None]

    return run


def test_the_words_that_took_the_place_of_a_duty_are_told_beside_it(told):
    found = told("加班服务的，双方应另行协商并签订补充协议。", "加班服务的，费用不另行增加。")
    assert "obligation.removed" in {one.kind for one in found}
    assert any(one.draft and "费用不另行增加" in one.draft.quote for one in found)


def test_the_words_whose_place_a_duty_took_are_told_beside_it(told):
    found = told("加班服务的，费用不另行增加。", "加班服务的，双方应另行协商并签订补充协议。")
    assert any(one.base and "费用不另行增加" in one.base.quote for one in found)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("乙方按专场方式提供服务。", "乙方按混场方式提供服务。", ("专场", "混场")),
        ("甲方委派一名监事到场。", "甲方委派一名干事到场。", ("监事", "干事")),
    ],
)
def test_a_letter_is_quoted_with_the_one_that_makes_a_word_of_it(told, old, new, words):
    (found,) = told(old, new)
    assert (found.base.quote, found.draft.quote) == words
