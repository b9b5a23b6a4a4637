"""Every word of a Word document, once, in reading order."""

from __future__ import annotations

import pytest


def texts(document):
    return [block.text for block in document.blocks]


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(words: str) -> str:
    return f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"


def test_runs_tabs_breaks_and_hyphens_make_one_text(read, xml):
    body = xml.p(
        "<w:r><w:t>单价</w:t><w:tab/><w:t>100元</w:t><w:br/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>"
    )
    assert texts(read(body)) == ["单价\t100元\nA-B"]


@pytest.mark.parametrize(
    "wrap",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
        "<w:ins>{}</w:ins>",
        "<w:customXml>{}</w:customXml>",
    ],
)
def test_words_inside_a_wrapper_are_read(read, xml, wrap):
    assert texts(read(xml.p(wrap.format(xml.r("甲方"))))) == ["甲方"]


def test_a_content_control_may_wrap_paragraphs_rows_and_cells(read, xml):
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = control.format(f"<w:tc>{xml.p('三')}</w:tc>")
    table = f"<w:tbl>{control.format(xml.row('一', '二'))}<w:tr>{cell}</w:tr></w:tbl>"
    document = read(control.format(xml.p("条款")) + table)
    assert [block.text or block.cells for block in document.blocks] == ["条款", ("一", "二"), ("三",)]


def test_a_field_gives_its_result_and_never_its_instruction(read, xml):
    assert texts(read(xml.p(xml.r("见") + field(" REF _Ref1 ", xml.r("第四条"))))) == ["见第四条"]


def test_a_nested_field_in_an_instruction_stays_unseen(read, xml):
    inner = field(" MERGEFIELD x ", xml.r("隐"))
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + inner
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + xml.r("显")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(read(xml.p(outer))) == ["显"]


def test_a_field_that_is_never_closed_swallows_nothing(read, xml):
    body = xml.p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + xml.r("前")) + xml.p("后")
    assert texts(read(body)) == ["前", "后"]


def test_a_form_checkbox_shows_its_state(read, xml):
    def mark(value):
        return (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
            f'<w:default w:val="{value}"/></w:checkBox>'
            '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    assert texts(read(xml.p(mark(1) + xml.r("含税") + mark(0) + xml.r("不含税")))) == ["☑含税☐不含税"]


def test_a_checkbox_control_shows_its_state(read, xml):
    control = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{xml.r('x')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(xml.p(control + xml.r("一次付清")))) == ["☑一次付清"]


def test_a_symbol_is_read_where_known_and_reported_where_not(read, xml):
    known = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    unknown = '<w:r><w:sym w:font="Wingdings 3" w:char="F099"/></w:r>'
    document = read(xml.p(known + xml.r("是") + unknown))
    assert texts(document) == ["☑是\ufffd"]
    assert [notice.key for notice in document.notices] == ["notices.unread.symbol"]


def test_a_text_box_is_read_once_and_after_its_paragraph(read, xml):
    anchor = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        + box("补充")
        + "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
        + box("补充")
        + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(xml.p(xml.r("正文") + anchor) + xml.p("下文"))
    assert [(block.part, block.text) for block in document.blocks] == [
        ("body", "正文"),
        ("textbox", "补充"),
        ("body", "下文"),
    ]


def test_notes_follow_in_the_order_of_their_references(read, xml):
    notes = "".join(f'<w:footnote w:id="{i}">{xml.p(f"注{i}")}</w:footnote>' for i in (0, 1, 2, 3))
    body = xml.p(
        xml.r("甲")
        + '<w:r><w:footnoteReference w:id="3"/></w:r>'
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    document = read(body, footnotes=notes)
    assert [(block.part, block.text) for block in document.blocks] == [
        ("body", "甲"),
        ("footnote", "注3"),
        ("footnote", "注2"),
    ]


def test_headers_are_kept_apart_and_mere_page_numbers_left_out(read, xml):
    section = '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    page = xml.p(xml.r("第") + field("PAGE", xml.r("3")) + xml.r("页"))
    document = read(xml.p("正文") + section, header=xml.p("合同编号：甲一"), footer=page)
    assert [(block.part, block.text) for block in document.blocks] == [
        ("body", "正文"),
        ("header", "合同编号：甲一"),
    ]


def test_a_formula_is_read_in_one_line_and_reported(read, xml):
    above, below = (f"<m:r><m:t>{part}</m:t></m:r>" for part in ("a+b", "2"))
    formula = f"<m:oMath><m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f></m:oMath>"
    document = read(xml.p(xml.r("价款=") + formula))
    assert texts(document) == ["价款=(a+b)/2"]
    assert document.notices[0].key == "notices.unread.formula"


def test_an_underlined_stretch_of_blanks_is_a_line_to_write_on(read, xml):
    body = xml.p(xml.r("租金为") + xml.r("    ", '<w:u w:val="single"/>') + xml.r("元"))
    assert texts(read(body)) == ["租金为____元"]


def test_a_value_underlined_together_with_its_blanks_keeps_them(read, xml):
    body = xml.p(
        xml.r("租金为") + xml.r("  ", '<w:u w:val="single"/>') + xml.r("5000", '<w:u w:val="single"/>')
    )
    assert texts(read(body)) == ["租金为  5000"]


@pytest.mark.parametrize(
    ("looks", "hidden"),
    [
        ("<w:vanish/>", True),
        ('<w:color w:val="FFFFFF"/>', True),
        ('<w:sz w:val="2"/>', True),
        ('<w:vanish w:val="0"/>', False),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000080"/>', False),
        ("<w:b/>", False),
    ],
)
def test_words_hidden_from_a_reader_are_read_and_marked(read, xml, looks, hidden):
    (block,) = read(xml.p(xml.r("乙方") + xml.r("不得解除", looks))).blocks
    assert block.text == "乙方不得解除"
    assert block.hidden == (((2, 6),) if hidden else ())


def test_heading_level_centring_and_bold_come_from_style_or_paragraph(read, xml):
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="k"><w:basedOn w:val="h"/></w:style>'
    )
    first, second = read(
        xml.p("付款", '<w:pStyle w:val="k"/>') + xml.p("交付", '<w:outlineLvl w:val="0"/>'), styles=styles
    ).blocks
    assert (first.outline, first.centred, first.bold) == (2, True, True)
    assert (second.outline, second.centred, second.bold) == (1, False, False)


def test_what_is_no_text_is_reported_with_the_words_near_it(read, xml):
    image = '<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'
    chart = '<w:r><w:drawing><c:chart r:id="y"/></w:drawing></w:r>'
    thing = "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>"
    document = read(xml.p(xml.r("营业执照如下") + image) + xml.p(chart) + xml.p(xml.r("报价") + thing))
    said = {notice.key: notice.params for notice in document.notices}
    assert said["notices.unread.image"] == {"count": 1, "near": ("“营业执照如下”",)}
    assert said["notices.unread.chart"]["near"] == ("“营业执照如下”",)
    assert said["notices.unread.object"] == {"count": 1, "near": ("“报价”",)}


def test_the_line_in_which_a_table_of_contents_begins_is_left_out_too(read, xml):
    begin, apart, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>'
    lines = f"<w:p>{begin}{code}{apart}{xml.r('第一条 服务')}</w:p>{xml.p('第二条 价款')}<w:p>{end}</w:p>"
    document = read(lines + xml.p("第一条 服务") + xml.p("第二条 价款"))
    assert [block.text for block in document.blocks] == ["第一条 服务", "第二条 价款"]
    assert [notice.params for notice in document.notices] == [{"count": 2}]


def test_the_table_of_contents_is_left_out_and_reported(read, xml):
    styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    entries = "".join(xml.p(f"第{n}条 事项", '<w:pStyle w:val="t"/>') for n in "一二")
    document = read(entries + xml.p("第一条 事项"), styles=styles)
    assert texts(document) == ["第一条 事项"]
    assert [(notice.key, notice.params["count"]) for notice in document.notices] == [
        ("notices.contents_table", 2)
    ]


def test_the_source_says_where_a_block_stands(read, xml):
    document = read(xml.p("一") + xml.p() + xml.table(xml.row("甲")) + xml.p("二"))
    assert [block.source for block in document.blocks] == [
        "word/document.xml#p0",
        "word/document.xml#r0",
        "word/document.xml#p3",
    ]


def test_comments_are_counted(read, xml):
    document = read(xml.p("正文"), comments='<w:comment w:id="0"/><w:comment w:id="1"/>')
    assert document.comments == 2


def test_the_main_part_may_have_any_name(package, xml):
    from reviewer.reading import read_document

    assert texts(read_document(package(xml.p("正文"), main="custom/main.xml"))) == ["正文"]
