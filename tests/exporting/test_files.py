"""What every export says of the files themselves: scope, marks by author, comments at their clauses."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from reviewer.exporting.comparison_json import comparison_json
from reviewer.exporting.coverage import coverage
from reviewer.exporting.formats import schema_text
from reviewer.exporting.markdown import write_markdown
from reviewer.exporting.report import comparison_report
from reviewer.exporting.trails import changed_count, own_number
from reviewer.findings import review as reviewed
from reviewer.findings.piles import piles_of
from reviewer.model import Block, Comment, Mark, Message

BASE = """第一条 价款
合同价款为人民币壹万元整，甲方应当在三十日内支付。
第二条 保密
双方应当对合作内容保密，保密期限为五年。
第三条 争议
因本合同引起的争议，提交甲方所在地人民法院诉讼解决。
"""
DRAFT = BASE.replace("三十日", "六十日").replace("甲方所在地", "乙方所在地")


@pytest.fixture
def plain_review(write_text):
    return reviewed(write_text("基准.txt", BASE), write_text("对方稿.txt", DRAFT))


def changed(review, side: str, **facts):
    """Return the review as if the document of one side had been read with these facts."""
    contract = getattr(review.comparison, side)
    document = replace(contract.document, **facts)
    comparison = replace(review.comparison, **{side: replace(contract, document=document)})
    return replace(review, comparison=comparison)


def numbered(review, side: str):
    """Return the review with a place in the package for each block of one side."""
    blocks = tuple(
        replace(block, source=f"d#p{number}")
        for number, block in enumerate(getattr(review.comparison, side).document.blocks)
    )
    return changed(review, side, blocks=blocks)


def place_of(review, side: str, words: str) -> tuple[str, ...]:
    blocks = getattr(review.comparison, side).document.blocks
    return next((block.source,) for block in blocks if words in block.text)


def mark(kind: str, text: str, places: tuple[str, ...], author: str = "对方张律师") -> Mark:
    return Mark(kind, author, "2026-03-01T08:00:00Z", text, places)


def outputs(review) -> tuple[str, str]:
    return write_markdown(review), comparison_report(review)


@pytest.fixture
def commented(plain_review):
    blocks = plain_review.comparison.draft.document.blocks
    number = next(n for n, block in enumerate(blocks) if "六十日" in block.text)
    at = blocks[number].text.index("六十日")
    remarks = (
        Comment("1", "李律师", "2026-03-01T08:00:00Z", "付款期限需要延长", number, at, at + 3),
        Comment("2", "王律师", "", "<b>不同意</b>", number, at, at + 3, "1"),
        Comment("3", "", "2026-03-02", "通篇请再核对", None, done=True),
    )
    return changed(plain_review, "draft", remarks=remarks, comments=3)


def test_a_comment_stands_at_its_clause_with_its_author_day_and_answers(commented):
    for text in outputs(commented):
        for words in (
            "李律师，2026-03-01",
            "付款期限需要延长",
            "回复：王律师",
            "六十日",
            "未署名",
            "已标记为解决",
        ):
            assert words in text
        assert text.index("付款期限需要延长") < text.index("不同意") < text.index("通篇请再核对")
    assert "<b>" not in outputs(commented)[0]


def test_comments_are_in_the_json_as_its_schema_says(commented):
    value = json.loads(comparison_json(commented))
    Draft202012Validator(json.loads(schema_text("comparison"))).validate(value)
    first, answer, last = value["draft"]["remarks"]
    texts = {clause["id"]: clause["text"] for clause in value["draft"]["clauses"]}
    assert first["words"] == "六十日"
    assert first["words"] in texts[first["clause"]]
    assert (answer["parent"], last["clause"], last["done"]) == ("1", None, True)
    assert value["draft"]["comments"] == 3


def test_scope_names_what_was_compared_and_what_was_not(plain_review):
    draft = plain_review.comparison.draft
    blocks = (*draft.document.blocks, Block("", cells=("一", "二"), table=0), Block("页眉", part="header"))
    notices = (
        Message("notices.unread.image", {"count": 2, "near": "“价款”"}),
        Message("notices.unread.formula", {"count": 1, "near": "“价款”"}),
    )
    review = changed(plain_review, "draft", blocks=blocks, notices=notices, comments=1)
    found = {one.part: (one.base, one.draft, one.compared) for one in coverage(review.comparison)}
    assert found == {
        "body": (6, 6, True),
        "table": (0, 1, True),
        "header": (0, 1, True),
        "comment": (0, 1, False),
        "image": (0, 2, False),
    }
    for text in outputs(review):
        assert "已比对：正文、表格、页眉" in text
        assert "图片（基准 0 处，对方稿 2 处）" in text
    value = json.loads(comparison_json(review))["coverage"]
    assert {"part": "image", "base": 0, "draft": 2, "compared": False} in value


def test_scope_says_so_where_nothing_was_left_out(plain_review):
    assert all("没有遗漏的部分" in text for text in outputs(plain_review))


def test_files_without_tracked_changes_have_no_piles(plain_review):
    assert not piles_of(plain_review)
    assert all("修订痕迹" not in text for text in outputs(plain_review))


def test_a_point_says_who_marked_it_and_when(plain_review):
    review = numbered(plain_review, "draft")
    place = place_of(review, "draft", "六十日")
    marks = (mark("delete", "三", place), mark("insert", "六", place))
    review = changed(review, "draft", marks=marks, tracked=2)
    (pair,) = piles_of(review).tracked
    assert any(
        "三十日" in edit.base.quote for one in review.comparison.pairs if one.id == pair for edit in one.edits
    )
    for text in outputs(review):
        assert text.count("对方张律师于 2026-03-01 删除、插入") == 2
        assert "有修订痕迹的变动：1 处" in text


def test_a_clause_that_was_deleted_with_a_mark_is_found_in_the_baseline(write_text):
    without = BASE.replace("双方应当对合作内容保密，保密期限为五年。\n", "")
    review = reviewed(write_text("基准.txt", BASE), write_text("对方稿.txt", without))
    gone = mark("delete", "双方应当对合作内容保密，保密期限为五年。", ("d#p99",))
    tracked = piles_of(changed(review, "draft", marks=(gone,))).tracked
    pairs = {pair.id: pair for pair in review.comparison.pairs}
    assert [pairs[key].kind for key in tracked] == ["deleted"]


def test_our_change_that_stands_without_a_mark_was_accepted(plain_review):
    review = numbered(plain_review, "base")
    secret, price = (place_of(review, "base", words) for words in ("保密期限", "三十日"))
    ours = (mark("insert", "五年", secret, "我方"), mark("insert", "三十日", price, "我方"))
    review = changed(review, "base", marks=ours)
    assert [one.mark.text for one in piles_of(review).ours] == ["五年"]
    assert all("对方已接受的我方修订：1 处" in text for text in outputs(review))
    unmarked = f"对方稿不带修订痕迹，{changed_count(review.comparison)} 条变动均未标出"
    assert changed_count(review.comparison) > 0
    assert all(unmarked in text and "没有修订痕迹的变动：0" not in text for text in outputs(review))
    assert not piles_of(replace(review, our_author="旁人")).ours


def test_our_change_that_is_still_marked_was_not_accepted(plain_review):
    review = numbered(plain_review, "base")
    ours = mark("insert", "五年", place_of(review, "base", "保密期限"), "我方")
    review = changed(
        changed(review, "base", marks=(ours,)), "draft", marks=(replace(ours, places=("x#p1",)),)
    )
    assert piles_of(review).ours == ()


def test_the_piles_are_in_the_json_as_its_schema_says(plain_review):
    review = numbered(plain_review, "draft")
    place = place_of(review, "draft", "六十日")
    review = changed(review, "draft", marks=(mark("insert", "六", place),))
    value = json.loads(comparison_json(review))
    Draft202012Validator(json.loads(schema_text("comparison"))).validate(value)
    (one,) = value["tracking"]["tracked"]
    assert one["marks"] == [
        {"kind": "insert", "author": "对方张律师", "date": "2026-03-01T08:00:00Z", "text": "六"}
    ]


def test_a_clause_that_was_deleted_whole_is_cited_by_its_own_number():
    assert own_number(mark("delete", "11.3 乙方有权使用甲方的商标。", "x#p1", "我方")) == "11.3"
    assert own_number(mark("delete", "第十二条 违约责任", "x#p1", "我方")) == "第十二条"
    assert own_number(mark("delete", "3.5 万元", "x#p1", "我方")) is None
    assert own_number(mark("insert", "11.3 乙方有权", "x#p1", "我方")) is None
