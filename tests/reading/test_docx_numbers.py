"""Automatic numbers as Word displays them."""

from __future__ import annotations

import pytest

from reviewer.reading.docx.labels import format_number


def labels(document):
    return [block.label for block in document.blocks]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "1 2 10 11 20 21 100"),
        ("decimalZero", "01 02 10 11 20 21 100"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ １００"),
        ("chineseCounting", "一 二 十 十一 二十 二十一 一○○"),
        ("taiwaneseCounting", "一 二 十 十一 二十 二十一 一○○"),
        ("chineseCountingThousand", "一 二 十 十一 二十 二十一 一百"),
        ("japaneseCounting", "一 二 十 十一 二十 二十一 百"),
        ("ideographDigital", "一 二 一〇 一一 二〇 二一 一〇〇"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰"),
        ("ideographLegalTraditional", "壹 貳 壹拾 壹拾壹 貳拾 貳拾壹 壹佰"),
        ("ideographTraditional", "甲 乙 癸 11 20 21 100"),
        ("ideographZodiac", "子 丑 酉 戌 20 21 100"),
        ("ideographZodiacTraditional", "甲子 乙丑 癸酉 甲戌 癸未 甲申 100"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 21 100"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 21 100"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 100"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 11 20 21 100"),
        ("upperLetter", "A B J K T U VVVV"),
        ("lowerRoman", "i ii x xi xx xxi c"),
        ("ordinal", "1st 2nd 10th 11th 20th 21st 100th"),
        ("an unknown one", "1 2 10 11 20 21 100"),
    ],
)
def test_a_number_is_shown_in_its_format(form, shown):
    assert " ".join(format_number(n, form) for n in (1, 2, 10, 11, 20, 21, 100)) == shown


def test_chinese_thousands_put_a_zero_in_the_gap():
    assert format_number(101, "chineseCountingThousand") == "一百○一"
    assert format_number(110, "chineseCountingThousand") == "一百一十"
    assert format_number(1001, "chineseLegalSimplified") == "壹仟零壹"


def test_letters_repeat_after_z():
    assert [format_number(n, "upperLetter") for n in (26, 27, 28, 53)] == ["Z", "AA", "BB", "AAA"]


def test_a_custom_format_pads_with_zeros():
    assert format_number(7, "custom", "001, 002, 003, ...") == "007"


def test_levels_count_and_restart_under_each_parent(read, xml):
    numbering = xml.lists(
        xml.level(0, "chineseCountingThousand", "第%1条"), xml.level(1, "decimal", "%1.%2", "<w:isLgl/>")
    )
    body = "".join(xml.numbered("甲方", level) for level in (0, 1, 1, 0, 1))
    assert labels(read(body, numbering=numbering)) == ["第一条", "1.1", "1.2", "第二条", "2.1"]


def test_a_level_that_never_restarts_runs_on(read, xml):
    numbering = xml.lists(
        xml.level(0, "decimal", "%1."), xml.level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
    )
    body = "".join(xml.numbered("甲方", level) for level in (0, 1, 1, 0, 1))
    assert labels(read(body, numbering=numbering)) == ["1.", "(1)", "(2)", "2.", "(3)"]


def test_a_start_override_counts_afresh_once(read, xml):
    numbering = xml.lists(
        xml.level(0, "decimal", "%1、"),
        nums='<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>",
    )
    body = "".join(xml.numbered("甲方", 0, num) for num in (1, 1, 2, 2, 1))
    assert labels(read(body, numbering=numbering)) == ["1、", "2、", "1、", "2、", "3、"]


def test_two_lists_on_one_definition_share_their_count(read, xml):
    numbering = xml.lists(
        xml.level(0, "decimal", "%1、"), nums='<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert labels(read(xml.numbered("一") + xml.numbered("二", 0, 2), numbering=numbering)) == ["1、", "2、"]


def test_number_zero_takes_the_number_of_the_style_away(read, xml):
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    body = (
        xml.p("一", '<w:pStyle w:val="b"/>')
        + xml.p("二", '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + xml.p("三", '<w:pStyle w:val="a"/>')
    )
    numbering = xml.lists(xml.level(0, "decimal", "%1."))
    assert labels(read(body, numbering=numbering, styles=styles)) == ["1.", None, "2."]


def test_a_level_tied_to_a_style_is_taken_by_that_style(read, xml):
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    numbering = xml.lists(
        xml.level(0, "decimal", "%1", '<w:pStyle w:val="a"/>'),
        xml.level(1, "decimal", "%1.%2", '<w:pStyle w:val="b"/>'),
    )
    body = xml.p("一", '<w:pStyle w:val="a"/>') + xml.p("二", '<w:pStyle w:val="b"/>')
    document = read(body, numbering=numbering, styles=styles)
    assert labels(document) == ["1", "1.1"]
    assert [block.label_level for block in document.blocks] == [0, 1]


def test_a_list_defined_through_a_numbering_style_is_found(read, xml):
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="s"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="s"/>'
        f"{xml.level(0, 'upperRoman', '%1.')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    number = '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="numbering" w:styleId="s">{number}</w:style>'
    assert labels(read(xml.numbered("一"), numbering=numbering, styles=styles)) == ["I."]


def test_a_format_of_none_shows_nothing_but_counts(read, xml):
    numbering = xml.lists(xml.level(0, "none", ""), xml.level(1, "decimal", "%2)"))
    assert labels(read(xml.numbered("一") + xml.numbered("二", 1), numbering=numbering)) == [None, "1)"]


def test_a_bullet_is_a_bullet_whatever_its_glyph(read, xml):
    numbering = xml.lists(xml.level(0, "bullet", "\uf0b7"))
    assert labels(read(xml.numbered("一"), numbering=numbering)) == ["•"]


def test_a_level_used_before_its_parent_shows_the_parents_first_number(read, xml):
    numbering = xml.lists(xml.level(0, "decimal", "%1"), xml.level(1, "decimal", "%1.%2"))
    assert labels(read(xml.numbered("一", 1) + xml.numbered("二", 1), numbering=numbering)) == ["1.1", "1.2"]


def test_a_table_counts_on_and_a_text_box_does_not(read, xml):
    numbering = xml.lists(xml.level(0, "decimal", "%1."))
    anchored = f"<w:r><w:pict><w:txbxContent>{xml.numbered('框')}</w:txbxContent></w:pict></w:r>"
    body = (
        xml.numbered("一")
        + xml.table(xml.row(xml.numbered("服务费"), "元"))
        + xml.p(anchored)
        + xml.numbered("三")
    )
    document = read(body, numbering=numbering)
    assert [block.label or block.cells for block in document.blocks] == [
        "1.",
        ("2. 服务费", "元"),
        "1.",
        "3.",
    ]


def test_a_deleted_paragraph_takes_no_number(read, xml):
    numbering = xml.lists(xml.level(0, "decimal", "%1."))
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f"<w:rPr>{xml.change('del', '')}</w:rPr></w:pPr>"
        + xml.change("del", "<w:r><w:delText>二</w:delText></w:r>")
        + "</w:p>"
    )
    body = xml.numbered("一") + gone + xml.numbered("三")
    assert labels(read(body, numbering=numbering)) == ["1.", "2."]
    assert labels(read(body, view="rejected", numbering=numbering)) == ["1.", "2.", "3."]


def test_a_list_that_is_not_defined_gives_no_number(read, xml):
    assert labels(read(xml.numbered("一"))) == [None]
