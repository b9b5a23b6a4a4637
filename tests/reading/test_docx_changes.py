"""Tracked changes: the text with all accepted, and the text with all rejected."""

from __future__ import annotations

import pytest

from reviewer.errors import ReadingError
from reviewer.reading import read_document


def words(document):
    return [(block.part, block.label, block.text, block.cells) for block in document.blocks]


def both(read, body):
    return [
        [block.text or block.cells for block in read(body, view=view).blocks]
        for view in ("accepted", "rejected")
    ]


def mark(xml, tag):
    return f"<w:rPr>{xml.change(tag, '')}</w:rPr>"


def deleted(xml, text):
    return xml.change("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def test_inserted_words_are_read_when_accepted_and_deleted_ones_when_rejected(read, xml):
    body = xml.p(xml.r("违约金为") + deleted(xml, "10%") + xml.change("ins", xml.r("20%")))
    assert both(read, body) == [["违约金为20%"], ["违约金为10%"]]


def test_a_change_is_reported_with_its_place_author_and_date(read, xml):
    body = xml.p(xml.r("违约金为") + deleted(xml, "10%") + xml.change("ins", xml.r("20") + xml.r("%")))
    document = read(body)
    (revision,) = document.blocks[0].revisions
    assert (revision.start, revision.end, revision.kind) == (4, 7, "insert")
    assert (revision.author, revision.date) == ("张律师", "2026-01-02T03:04:05Z")
    assert document.tracked == 2
    assert read(body, view="rejected").blocks[0].revisions[0].kind == "delete"


def test_words_deleted_from_an_insertion_were_never_there(read, xml):
    body = xml.p(xml.r("甲方") + xml.change("ins", xml.r("应") + deleted(xml, "尽快")))
    assert both(read, body) == [["甲方应"], ["甲方"]]


def test_moved_words_stand_where_they_went_or_where_they_were(read, xml):
    body = xml.p(xml.change("moveFrom", xml.r("甲"))) + xml.p("乙") + xml.p(xml.change("moveTo", xml.r("甲")))
    assert both(read, body) == [["乙", "甲"], ["甲", "乙"]]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(read, xml):
    body = xml.p("前段", mark(xml, "del")) + xml.p("后段")
    assert both(read, body) == [["前段后段"], ["前段", "后段"]]


def test_an_inserted_paragraph_mark_split_one_paragraph(read, xml):
    body = xml.p("前段", mark(xml, "ins")) + xml.p("后段")
    assert both(read, body) == [["前段", "后段"], ["前段后段"]]


def test_rows_come_and_go_with_their_marks(read, xml):
    body = xml.table(
        xml.row("一", "甲"),
        xml.row("二", "乙", properties=xml.change("del", "")),
        xml.row("三", "丙", properties=xml.change("ins", "")),
    )
    assert both(read, body) == [[("一", "甲"), ("三", "丙")], [("一", "甲"), ("二", "乙")]]


def test_an_inserted_cell_is_not_in_the_original(read, xml):
    cell = f"<w:tc><w:tcPr>{xml.change('cellIns', '')}</w:tcPr>{xml.p('新')}</w:tc>"
    body = f"<w:tbl><w:tr><w:tc>{xml.p('旧')}</w:tc>{cell}</w:tr></w:tbl>"
    assert both(read, body) == [[("旧", "新")], [("旧",)]]


def test_changes_in_a_row_are_placed_in_its_cells_joined_by_one_character(read, xml):
    body = xml.table(xml.row("单价", xml.p(xml.r("100") + xml.change("ins", xml.r("元")))))
    (block,) = read(body).blocks
    (revision,) = block.revisions
    assert "\n".join(block.cells)[revision.start : revision.end] == "元"


def test_a_note_whose_reference_was_deleted_is_read_only_when_rejected(read, xml):
    reference = xml.change("del", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    notes = f'<w:footnote w:id="2">{xml.p("注")}</w:footnote>'
    body = xml.p(xml.r("甲") + reference)
    assert [block.text for block in read(body, footnotes=notes).blocks] == ["甲"]
    assert [block.text for block in read(body, view="rejected", footnotes=notes).blocks] == ["甲", "注"]


def test_numbering_given_by_a_format_change_is_undone_when_rejected(read, xml):
    numbering = xml.lists(xml.level(0, "decimal", "%1."))
    body = xml.p(
        "甲",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + xml.change("pPrChange", "<w:pPr/>"),
    )
    assert read(body, numbering=numbering).blocks[0].label == "1."
    assert read(body, view="rejected", numbering=numbering).blocks[0].label is None


def test_a_notice_says_how_tracked_changes_were_read(read, xml):
    body = xml.p(xml.r("甲") + xml.change("ins", xml.r("乙")))
    assert read(body).notices[0].key == "notices.tracked_accepted"
    assert read(body, view="rejected").notices[0].key == "notices.tracked_rejected"


@pytest.mark.parametrize("view", ["accepted", "rejected"])
def test_both_views_equal_files_that_word_accepted_or_rejected(shared, view):
    folder = shared / "corpus" / "docxodus" / "tracked"
    given = sorted(folder.glob(f"*-{view.capitalize()}.docx"))
    assert len(given) >= 26
    for path in given:
        tracked = path.with_name(path.name.replace(f"-{view.capitalize()}", ""))
        try:
            expected = words(read_document(path))
        except ReadingError:
            expected = []
        assert words(read_document(tracked, view=view)) == expected, tracked.name


@pytest.mark.parametrize("inner", [True, False])
def test_a_cell_that_came_or_went_is_a_change_said_once(inner, read, xml):
    words = xml.change("ins", xml.r("一百元")) if inner else xml.r("一百元")
    came = f"<w:tc><w:tcPr>{xml.change('cellIns', '')}</w:tcPr>{xml.p(words)}</w:tc>"
    went = f"<w:tc><w:tcPr>{xml.change('cellDel', '')}</w:tcPr>{xml.p('旧价')}</w:tc>"
    row = f"<w:tr><w:tc>{xml.p('单价')}</w:tc>{came}{went}</w:tr>"
    document = read(xml.table(row) + xml.p("尾"))
    assert [(mark.kind, mark.text, mark.author) for mark in document.marks] == [
        ("insert", "一百元", "张律师"),
        ("delete", "旧价", "张律师"),
    ]
