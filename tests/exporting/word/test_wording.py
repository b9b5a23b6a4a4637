"""Changes of words are found in the sentences that differ, and are those that the whole texts give."""

from __future__ import annotations

import pytest

from reviewer.comparison.windows import Window
from reviewer.exporting.word import wording

LEAD = "双方应当按照本合同的约定履行各自的义务，并且及时通知对方有关的情况。"
TAIL = "上述期限遇节假日顺延，但双方另行书面约定的除外。"
PAIRS = {
    "a sentence": (f"{LEAD}甲方应当在10日内付款。{TAIL}", f"{LEAD}甲方应当在15日内付款。{TAIL}"),
    "a number of a line": (f"84.6 {LEAD}{TAIL}", f"84.7 {LEAD}{TAIL}"),
    "a number that reads as a duration": (
        f"34.7 年度结算以检测报告为准。{TAIL}",
        f"34.6 年度结算以检测报告为准。{TAIL}",
    ),
    "a number and a sentence": (f"3.1 {LEAD}甲方应当付款。{TAIL}", f"3.2 {LEAD}乙方应当付款。{TAIL}"),
    "an article": (f"第三条 {LEAD}{TAIL}", f"第十二条 {LEAD}{TAIL}"),
    "an amount at the head": (
        f"1.5 万元的定金由甲方支付。{TAIL}{LEAD}",
        f"2.5 万元的定金由甲方支付。{TAIL}{LEAD}",
    ),
    "a sentence that went": (f"{LEAD}甲方应当付款。{TAIL}", f"{LEAD}{TAIL}"),
    "an amount said again behind the sentence": (
        f"{LEAD}租金为人民币¥2000元。（大写：贰仟元整）。{TAIL}",
        f"{LEAD}租金为人民币¥4000元。（大写：贰仟元整）。{TAIL}",
    ),
    "an address with a question mark": (
        f"{LEAD}见 http://law.example.org/view.xhtml?req=title:18 的公告。{TAIL}",
        f"{LEAD}见 http://law.example.com/view.xhtml?req=title:18 的公告。{TAIL}",
    ),
    "a slot that holds sentences": (
        f"{LEAD}乙方应于【收到发票后的十日内。如逾期，甲方有权解除】付款。{TAIL}",
        f"{LEAD}乙方应于【收到发票后的五日内。如逾期，甲方有权解除】付款。{TAIL}",
    ),
}


@pytest.mark.parametrize(("base", "draft"), PAIRS.values(), ids=PAIRS)
def test_the_changes_are_those_of_the_whole_texts(monkeypatch, base, draft):
    found = wording.changes(base, draft, labels=("甲方", "乙方"))
    monkeypatch.setattr(wording, "_window", lambda *texts: Window(0, len(base), 0, len(draft)))
    assert found == wording.changes(base, draft, labels=("甲方", "乙方")) != []


def test_an_object_that_is_another_is_found_where_the_words_are_the_same():
    text = f"{LEAD}{wording.OBJECT}{TAIL}"
    place = len(LEAD)
    found = wording.changes(text, text, {place: "image one"}, {place: "image two"})
    assert found == [wording.Change(place, place + 1, place, place + 1)]


def test_a_line_that_differs_in_its_number_alone_is_not_cut_into_tokens(monkeypatch):
    read = []
    known = wording.tokenise
    monkeypatch.setattr(wording, "tokenise", lambda text, parties: read.append(text) or known(text, parties))
    found = wording.changes(f"384.6 {LEAD}{TAIL}", f"384.7 {LEAD}{TAIL}")
    assert found == [wording.Change(0, 5, 0, 5)]
    assert max(map(len, read)) < len(LEAD)
