"""A baseline that is our own redline: what they left marked, accepted, or changed beside it."""

from __future__ import annotations

import zipfile

import pytest

from reviewer.exporting.word import WordOptions, write_word
from reviewer.findings import review
from reviewer.findings.piles import piles_of


def inserted(author: str, words: str) -> str:
    return (
        f'<w:ins w:id="1" w:author="{author}" w:date="2026-03-01T08:00:00Z">'
        f"<w:r><w:t>{words}</w:t></w:r></w:ins>"
    )


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


OURS = inserted("我方", "三十日")


@pytest.fixture
def pair(word_file):
    """Return a function that writes our redline and what came back."""

    def make(back: str, price: str = "壹万元"):
        def body(price: str, days: str, secret: str) -> str:
            lines = (
                run("第一条 价款"),
                run(f"合同价款为人民币{price}整，甲方应当在收到发票后支付，期限为") + days,
                run("第二条 保密"),
                run("双方应当对合作内容保密，期限为五年。") + secret,
            )
            return "".join(f"<w:p>{line}</w:p>" for line in lines)

        theirs = inserted("对方", "终止后继续有效。")
        base = word_file("基准", body("壹万元", OURS, ""))
        return review(base, word_file("对方稿", body(price, back, theirs)))

    return make


def silent(found) -> list[tuple[str, str]]:
    return [(one.base.quote, one.draft.quote) for one in found.findings if one.kind == "tracking.untracked"]


def test_our_own_mark_that_they_left_standing_is_no_silent_change(pair):
    found = pair(OURS)
    assert silent(found) == []
    assert piles_of(found).ours == ()


def test_our_own_mark_that_they_accepted_is_no_silent_change_and_is_listed(pair):
    found = pair(run("三十日"))
    assert silent(found) == []
    assert [one.mark.text for one in piles_of(found).ours] == ["三十日"]


def test_a_silent_change_beside_our_own_mark_is_found(pair):
    assert silent(pair(OURS, price="贰万元")) == [("人民币壹万元整", "人民币贰万元整")]


def test_a_change_under_our_name_that_we_did_not_make_is_found(pair):
    forged = inserted("我方", "六十日").replace("2026-03-01", "2026-03-09")
    assert any(one.kind == "tracking.untracked" for one in pair(forged).findings)


def test_our_own_redline_begins_with_its_scope_and_a_clean_one_does_not(pair):
    found = pair(OURS)
    for comments, expected in (("ours", True), ("clean", False)):
        data, _ = write_word(found, {}, WordOptions(comments=comments, date="2026-03-10"))
        assert (said_scope(data)) is expected


def said_scope(data: bytes) -> bool:
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith("comments.xml")]
        return any("比对范围" in package.read(name).decode() for name in names)
