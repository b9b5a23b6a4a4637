"""Changes of format: listed where they are asked for, with who tracked them, and never otherwise."""

from __future__ import annotations

import pytest

from benchmarks.word_parts import NAMES
from reviewer.findings import find, review
from reviewer.findings.formatting import formatting
from reviewer.messages import render

STYLES = (
    f'<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="条文"/><w:basedOn w:val="a"/>'
    "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
)
HEAD = "<w:p><w:r><w:t>第一条 价款</w:t></w:r></w:p>"
TAIL = (
    "<w:p><w:r><w:t>第二条 保密</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>双方应当对合作内容保密，期限为五年。</w:t></w:r></w:p>"
)


def price(middle: str, look: str = "", properties: str = "") -> str:
    def run(words: str, look: str = "") -> str:
        return f"<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>"

    before, after = "甲方应当在收到发票后支付合同价款人民币", "，逾期的应当支付违约金。"
    return f"{HEAD}<w:p><w:pPr>{properties}</w:pPr>{run(before)}{run(middle, look)}{run(after)}</w:p>{TAIL}"


@pytest.fixture
def listed(word_file):
    """Return a function that lists changes of format between two bodies: words, change, who tracked it."""

    def make(base: str, draft: str) -> list[tuple[str, str, str | None]]:
        comparison = review(
            word_file("基准", base, styles=STYLES), word_file("对方稿", draft, styles=STYLES)
        ).comparison
        seen = formatting(comparison)
        for one in seen:
            clause = comparison.draft.clause(one.draft.clause)
            assert clause.text[one.draft.start : one.draft.end] == one.draft.quote
        return [
            (one.draft.quote, render(one.message.params["change"], "zh"), one.data["author"]) for one in seen
        ]

    return make


@pytest.mark.parametrize(
    ("look", "said"),
    [
        ("<w:b/>", "加粗"),
        ("<w:i/>", "改为斜体"),
        ('<w:u w:val="single"/>', "加下划线"),
        ('<w:sz w:val="32"/>', "字号由 12 磅改为 16 磅"),
    ],
)
def test_a_look_given_to_some_words_is_listed_with_these_words(listed, look, said):
    assert listed(price("壹万元"), price("壹万元", look)) == [("壹万元", said, None)]
    assert len(listed(price("壹万元", look), price("壹万元"))) == 1


def test_runs_cut_otherwise_are_no_change(listed):
    assert listed(price("壹万元"), price("壹万元").replace("壹万元", "壹</w:t></w:r><w:r><w:t>万元")) == []


def test_a_change_of_format_beside_a_change_of_words_is_listed_for_the_words_that_stayed(listed):
    assert listed(price("壹万元整"), price("贰万元整", "<w:b/>")) == [("万元整", "加粗", None)]


def test_a_style_is_listed_by_its_name_and_by_what_it_does(listed):
    found = listed(price("壹万元"), price("壹万元", properties='<w:pStyle w:val="b"/>'))
    assert {said for _, said, _ in found} == {"加粗", "段落样式由「Normal」改为「条文」"}


def test_a_tracked_change_of_format_says_who_made_it(listed):
    change = (
        '<w:b/><w:rPrChange w:id="1" w:author="张律师" w:date="2026-03-01T08:00:00Z"><w:rPr/></w:rPrChange>'
    )
    assert listed(price("壹万元"), price("壹万元", change)) == [("壹万元", "加粗", "张律师")]


def test_without_being_asked_for_no_change_of_format_is_a_finding(word_file):
    found = review(word_file("基准", price("壹万元")), word_file("对方稿", price("壹万元", "<w:b/>")))
    assert found.findings == () or all(one.kind != "format.changed" for one in found.findings)
    asked = find(found.comparison, more=formatting(found.comparison))
    assert [(one.kind, one.severity) for one in asked if one.kind == "format.changed"] == [
        ("format.changed", "info")
    ]
