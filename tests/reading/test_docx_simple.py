"""Words taken at one go are those that are read piece by piece, with all that is known of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reviewer.reading import read_document
from reviewer.reading.docx import story
from reviewer.reading.docx.names import W
from reviewer.reading.docx.simple import involved_paragraphs

from .conftest import Xml, build

LOOKS = (
    "",
    "<w:b/>",
    '<w:b w:val="0"/>',
    '<w:sz w:val="24"/>',
    '<w:sz w:val="3"/>',
    '<w:color w:val="000000"/>',
    '<w:color w:val="FFFFFF"/>',
    '<w:u w:val="single"/>',
    '<w:rFonts w:ascii="Wingdings"/>',
    '<w:rStyle w:val="c"/>',
    "<w:vanish/>",
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="plain"/>'
    '<w:style w:type="paragraph" w:styleId="bold"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="tiny"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="line"><w:rPr><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>'
)
run = st.builds(
    Xml.r,
    st.sampled_from(["甲方", "应于", "30日内", "  ", "付款\u200b。", "\uf0fe", "x\u00a0y"]),
    st.sampled_from(LOOKS),
)
piece = st.one_of(
    run,
    st.builds(lambda inner: f'<w:ins w:author="a" w:date="2026-01-01T00:00:00Z">{inner}</w:ins>', run),
    st.builds(lambda inner: f"<w:hyperlink>{inner}</w:hyperlink>", run),
    st.sampled_from(
        [
            "<w:r><w:tab/></w:r>",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        ]
    ),
)
paragraph = st.builds(
    lambda style, pieces: f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(pieces)}</w:p>',
    st.sampled_from(["plain", "bold", "tiny", "pale", "line"]),
    st.lists(piece, max_size=4),
)


@given(st.lists(paragraph, min_size=1, max_size=5))
def test_all_at_one_go_is_what_piece_by_piece_gives(tmp_path_factory, paragraphs) -> None:
    path = build(
        tmp_path_factory.mktemp("d") / "a.docx",
        "<w:p><w:r><w:t>合同</w:t></w:r></w:p>" + "".join(paragraphs),
        styles=STYLES,
    )
    at_one_go = read_document(path)
    every = story.involved_paragraphs
    story.involved_paragraphs = lambda root: frozenset(root.iter(story.P))
    try:
        assert read_document(path) == at_one_go
    finally:
        story.involved_paragraphs = every


def test_which_paragraphs_are_read_piece_by_piece() -> None:
    body = etree.fromstring(
        f'<w:body xmlns:w="{W[1:-1]}">'
        + Xml.p(
            Xml.r("甲方付款。", '<w:rFonts w:ascii="SimSun"/><w:sz w:val="24"/><w:color w:val="000000"/>')
        )
        + Xml.p(Xml.r("乙方免责。", '<w:sz w:val="2"/>'))
        + Xml.p(Xml.r("丙方担保。", "<w:b/>"))
        + "</w:body>"
    )
    assert involved_paragraphs(body) == {body[1], body[2]}
