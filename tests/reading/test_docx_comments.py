"""Comments in the margin, and views that follow one author."""

from __future__ import annotations

import zipfile

import pytest

from reviewer.errors import ReadingError
from reviewer.reading import read_document

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def start(key: int) -> str:
    return f'<w:commentRangeStart w:id="{key}"/>'


def end(key: int) -> str:
    return f'<w:commentRangeEnd w:id="{key}"/><w:r><w:commentReference w:id="{key}"/></w:r>'


def comment(key: int, text: str, author: str = "李律师", para: str = "") -> str:
    mark = f' w14:paraId="{para}"' if para else ""
    return (
        f'<w:comment w:id="{key}" w:author="{author}" w:date="2026-03-01T08:00:00Z">'
        f"<w:p{mark}><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
    )


def about(document, number: int = 0) -> str:
    remark = document.remarks[number]
    block = document.blocks[remark.block]
    return (block.text or "\n".join(block.cells))[remark.start : remark.end]


def test_a_comment_says_who_when_what_and_about_which_words(read, xml):
    body = xml.p("第一条 标的") + xml.p(xml.r("价款") + start(7) + xml.r("壹万元") + end(7) + xml.r("整。"))
    document = read(body, comments=comment(7, "偏高"))
    (remark,) = document.remarks
    assert (remark.id, remark.author, remark.date) == ("7", "李律师", "2026-03-01T08:00:00Z")
    assert (remark.text, remark.block, about(document)) == ("偏高", 1, "壹万元")
    assert (remark.parent, remark.done, document.comments) == (None, False, 1)


def test_a_comment_over_two_paragraphs_is_about_the_words_of_the_first(read, xml):
    body = xml.p(xml.r("第一句") + start(1) + xml.r("后半")) + xml.p(xml.r("第二句") + end(1))
    assert about(read(body, comments=comment(1, "见此"))) == "后半"


def test_a_range_between_paragraphs_takes_the_next_one_whole(read, xml):
    body = xml.p("甲") + start(1) + xml.p("乙方付款") + end(1) + xml.p("丙")
    assert about(read(body, comments=comment(1, "见此"))) == "乙方付款"


def test_words_in_a_cell_are_found_in_the_cells_joined(read, xml):
    cell = xml.p(start(1) + xml.r("三十日") + end(1))
    body = xml.p("表") + xml.table(xml.row("期限", cell, "备注"))
    assert about(read(body, comments=comment(1, "太长"))) == "三十日"


def test_a_comment_on_words_that_are_gone_stands_where_they_were(read, xml):
    gone = xml.change("del", "<w:r><w:delText>全部</w:delText></w:r>")
    body = xml.p(xml.r("赔偿") + start(1) + gone + end(1) + xml.r("损失"))
    document = read(body, comments=comment(1, "删去"))
    assert (document.remarks[0].start, document.remarks[0].end) == (2, 2)
    assert about(read(body, view="rejected", comments=comment(1, "删去"))) == "全部"


def test_a_comment_without_an_anchor_is_not_lost(read, xml):
    document = read(xml.p("甲"), comments=comment(1, "附言"))
    assert [(one.text, one.block) for one in document.remarks] == [("附言", None)]


def test_an_answer_knows_its_question_and_a_settled_thread_is_marked(package, xml):
    path = package(
        xml.p(start(1) + xml.r("违约金") + end(1)),
        comments=comment(1, "过高", para="00000001") + comment(2, "可以商量", "王律师", para="00000002"),
    )
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    relations = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="x" Type="{EXTENDED}" Target="commentsExtended.xml"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", link.encode())
    parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    ).encode()
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    document = read_document(path)
    assert [(one.id, one.parent, one.done) for one in document.remarks] == [
        ("1", None, True),
        ("2", "1", True),
    ]
    assert about(document, 1) == "违约金"


def by(author: str, tag: str, text: str) -> str:
    word = "delText" if tag == "del" else "t"
    return (
        f'<w:{tag} w:id="1" w:author="{author}" w:date="2026-03-01T08:00:00Z">'
        f"<w:r><w:{word}>{text}</w:{word}></w:r></w:{tag}>"
    )


@pytest.fixture
def two_hands(xml) -> str:
    return xml.p(
        xml.r("期限")
        + by("甲", "del", "三")
        + by("甲", "ins", "五")
        + by("乙", "ins", "个工作")
        + xml.r("日")
    )


@pytest.mark.parametrize(
    ("view", "text"),
    [
        ("accepted", "期限五个工作日"),
        ("rejected", "期限三日"),
        ("author:甲", "期限五日"),
        ("author:乙", "期限三个工作日"),
        ("author:甲\n乙", "期限五个工作日"),
    ],
)
def test_a_view_of_an_author_accepts_only_that_authors_changes(read, two_hands, view, text):
    assert read(two_hands, view=view).blocks[0].text == text


def test_an_insertion_of_one_in_which_another_deleted_is_read_for_each(read, xml):
    inner = '<w:del w:id="2" w:author="乙" w:date=""><w:r><w:delText>书面</w:delText></w:r></w:del>'
    outer = f'<w:ins w:id="1" w:author="甲" w:date="">{xml.r("经")}{inner}{xml.r("同意")}</w:ins>'
    body = xml.p(xml.r("须") + outer)
    assert [read(body, view=f"author:{name}").blocks[0].text for name in "甲乙"] == ["须经书面同意", "须"]


def test_rows_cells_and_paragraph_marks_follow_the_author_too(read, xml):
    def mark(tag: str, who: str) -> str:
        return f'<w:{tag} w:id="1" w:author="{who}" w:date=""/>'

    cell = f"<w:tc><w:tcPr>{mark('cellIns', '甲')}</w:tcPr>{xml.p('丁')}</w:tc>"
    body = (
        xml.table(
            xml.row("一", properties=mark("ins", "乙")), f"<w:tr><w:tc>{xml.p('丙')}</w:tc>{cell}</w:tr>"
        )
        + xml.p("前", f"<w:rPr>{mark('del', '甲')}</w:rPr>")
        + xml.p("后")
    )

    def words(view: str) -> list[str]:
        return [block.text or "|".join(block.cells) for block in read(body, view=view).blocks]

    assert words("author:甲") == ["丙|丁", "前后"]
    assert words("author:乙") == ["一", "丙", "前", "后"]


def test_an_author_who_changed_nothing_is_told_with_those_who_did(read, two_hands):
    with pytest.raises(ReadingError) as caught:
        read(two_hands, view="author:丙")
    assert caught.value.params["authors"] == ("乙", "甲")


def test_a_view_of_another_name_is_none(read, two_hands):
    with pytest.raises(ValueError, match="final"):
        read(two_hands, view="final")


def test_the_marks_tell_who_changed_what_in_every_view(read, two_hands):
    for view in ("accepted", "rejected"):
        marks = read(two_hands, view=view).marks
        assert [(one.kind, one.author, one.text) for one in marks] == [
            ("delete", "甲", "三"),
            ("insert", "甲", "五"),
            ("insert", "乙", "个工作"),
        ]
        assert {one.places for one in marks} == {("word/document.xml#p0",)}
