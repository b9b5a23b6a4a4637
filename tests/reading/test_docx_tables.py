"""Tables row by row, cell by cell."""

from __future__ import annotations


def test_each_row_is_a_block_with_its_cells(read, xml):
    document = read(xml.table(xml.row("项目", "单价"), xml.row("坐席", "100元")) + xml.table(xml.row("另表")))
    assert [(block.cells, block.table) for block in document.blocks] == [
        (("项目", "单价"), 0),
        (("坐席", "100元"), 0),
        (("另表",), 1),
    ]


def test_a_wide_cell_is_followed_by_empty_ones(read, xml):
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{xml.p("合计")}</w:tc>'
    body = f"<w:tbl><w:tr>{wide}<w:tc>{xml.p('300元')}</w:tc></w:tr></w:tbl>"
    assert read(body).blocks[0].cells == ("合计", "", "300元")


def test_a_cell_merged_with_the_one_above_is_empty(read, xml):
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{xml.p()}</w:tc><w:tc>{xml.p('夜班')}</w:tc>"
    body = f"<w:tbl>{xml.row('坐席', '白班')}<w:tr>{below}</w:tr></w:tbl>"
    assert [block.cells for block in read(body).blocks] == [("坐席", "白班"), ("", "夜班")]


def test_paragraphs_of_a_cell_stand_on_lines_of_their_own(read, xml):
    assert read(xml.table(xml.row(xml.p("一") + xml.p() + xml.p("二")))).blocks[0].cells == ("一\n二",)


def test_a_nested_table_is_read_inside_its_cell(read, xml):
    inner = xml.table(xml.row("内一", "内二"))
    assert read(xml.table(xml.row(xml.p("外") + inner + xml.p("尾"), "旁"))).blocks[0].cells == (
        "外\n内一\n内二\n尾",
        "旁",
    )


def test_an_automatic_number_stands_before_the_words_of_its_cell(read, xml):
    numbering = xml.lists(xml.level(0, "decimal", "%1"))
    body = xml.table(xml.row(xml.numbered(""), "培训费"), xml.row(xml.numbered("甲"), "系统费"))
    assert [block.cells for block in read(body, numbering=numbering).blocks] == [
        ("1", "培训费"),
        ("2 甲", "系统费"),
    ]


def test_white_words_on_a_coloured_head_row_are_not_hidden(read, xml):
    words = xml.r("项目", '<w:color w:val="FFFFFF"/>')
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
    cell = f"<w:tc>{shade}{xml.p(words)}</w:tc>"
    assert read(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>").blocks[0].hidden == ()
