"""What a page hides is read and said to be hidden; what cannot be read is named."""

from __future__ import annotations

import pytest

WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def run(words: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>"


def hidden(document) -> list[str]:
    """Return the words that are said to be hidden."""
    return [
        (block.text or "|".join(block.cells))[start:end]
        for block in document.blocks
        for start, end in block.hidden
    ]


@pytest.mark.parametrize(
    "look",
    [
        "<w:vanish/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="FDFDFD"/>',
        '<w:sz w:val="3"/>',
        '<w:w w:val="1"/>',
        '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
    ],
)
def test_a_look_that_no_one_sees_is_hidden(look, read) -> None:
    document = read(f"<w:p>{run('甲方付款。')}{run('乙方免责。', look)}</w:p>")
    assert document.blocks[0].text == "甲方付款。乙方免责。"
    assert hidden(document) == ["乙方免责。"]


@pytest.mark.parametrize(
    "look",
    [
        '<w:color w:val="C00000"/>',
        '<w:sz w:val="12"/>',
        '<w:w w:val="80"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>',
    ],
)
def test_a_look_that_is_seen_is_not_hidden(look, read) -> None:
    assert hidden(read(f"<w:p>{run('甲方付款。', look)}</w:p>")) == []


def test_a_hidden_row_and_a_paragraph_off_the_page_are_hidden(read) -> None:
    cell = f"<w:tc><w:p>{run('另付十万元')}</w:p></w:tc>"
    table = f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{cell}</w:tr></w:tbl>"
    aside = f'<w:p><w:pPr><w:ind w:left="-20000"/></w:pPr>{run("乙方免责")}</w:p>'
    assert hidden(read(table + aside + f"<w:p>{run('正文')}</w:p>")) == ["另付十万元", "乙方免责"]


def test_a_text_box_that_is_not_shown_is_hidden(read) -> None:
    box = f"<w:txbxContent><w:p>{run('框内')}</w:p></w:txbxContent>"
    shape = f'<v:shape style="visibility: hidden"><v:textbox>{box}</v:textbox></v:shape>'
    assert hidden(read(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r>{run('正文')}</w:p>")) == ["框内"]


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ('<w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r>', "art"),
        (
            '<w:r><w:drawing><a:t xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">字</a:t>'
            "</w:drawing></w:r>",
            "art",
        ),
        ('<w:subDoc r:id="r9"/>', "chunk"),
    ],
)
def test_words_that_cannot_be_read_are_named(inside, kind, read) -> None:
    document = read(f"<w:p>{run('正文')}{inside}</w:p>")
    assert [notice.key for notice in document.notices] == [f"notices.unread.{kind}"]


@pytest.mark.parametrize(("name", "words"), [(WPS, "新样"), ("urn:someone-else", "旧样")])
def test_of_two_forms_the_one_that_word_shows_is_read(name, words, read) -> None:
    forms = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:x="{name}"><mc:Choice Requires="x">{run("新样")}</mc:Choice>'
        f"<mc:Fallback>{run('旧样')}</mc:Fallback></mc:AlternateContent>"
    )
    assert read(f"<w:p>{forms}</w:p>").blocks[0].text == words


def test_what_holds_for_all_words_of_a_document_can_hide_them(read) -> None:
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault>"
        '</w:docDefaults><w:style w:type="paragraph" w:styleId="a"><w:name w:val="x"/></w:style>'
    )
    document = read(f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>{run("正文")}</w:p>', styles=styles)
    assert hidden(document) == ["正文"]
