"""What is not plain text: fields, reading aids, diagrams and sections come back when all is rejected."""

from __future__ import annotations

import zipfile

import pytest

from benchmarks.word_parts import NAMES, p
from benchmarks.word_reader import read

HEADER = f"<w:hdr {NAMES}>{{}}</w:hdr>"
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="r{}"/></w:sectPr>'
BOOKMARK = '<w:bookmarkStart w:id="9" w:name="here"/><w:bookmarkEnd w:id="9"/>'
RUBY = (
    "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>fang</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>{}</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>屋</w:t></w:r></w:p>"
)
DIAGRAM = (
    '<w:p><w:r><w:drawing><d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'r:dm="rdata"/></w:drawing></w:r><w:r><w:t>组织架构</w:t></w:r></w:p>'
)


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"<w:p>{marks[0]}{code}{marks[1]}<w:r><w:t>{result}</w:t></w:r>{marks[2]}</w:p>"


def main_part(path) -> str:
    return zipfile.ZipFile(path).read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("code", "kept"),
    [(" DATE ", True), (" REF here ", True), (" REF gone ", False), (" PAGEREF gone ", False)],
)
def test_a_field_comes_back_as_a_field_where_it_can_be_computed(code, kept, word_file, laid_over) -> None:
    base = word_file("a", p("前") + field(code, "第三条") + p("后"))
    draft = word_file("b", p("前") + f"<w:p>{BOOKMARK}<w:r><w:t>后</w:t></w:r></w:p>")
    made = laid_over(base, draft)
    assert made.rejected == read(base, "accepted")
    assert ("<w:delInstrText" in main_part(made.path)) == kept
    assert made.faults == []


def test_a_simple_field_comes_back_as_a_field(word_file, laid_over) -> None:
    simple = '<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>2026年</w:t></w:r></w:fldSimple></w:p>'
    base, draft = word_file("a", p("前") + simple + p("后")), word_file("b", p("前") + p("后"))
    made = laid_over(base, draft)
    assert made.rejected == read(base, "accepted")
    assert "<w:delInstrText" in main_part(made.path)


def test_a_reading_aid_is_deleted_with_all_its_words(word_file, laid_over) -> None:
    base, draft = word_file("a", RUBY.format("房")), word_file("b", RUBY.format("访"))
    made = laid_over(base, draft)
    assert made.faults == []
    assert made.rejected == read(base, "accepted")


def test_a_deleted_section_comes_back_with_its_header(word_file, laid_over) -> None:
    both = {"header1": HEADER.format(p("第一节")), "header2": HEADER.format(p("第二节"))}
    ends = p("节末", properties=SECTION.format("header1"))
    base = word_file("a", p("一") + ends + p("二") + SECTION.format("header2"), **both)
    draft = word_file("b", p("一") + p("二") + SECTION.format("header2"), header2=both["header2"])
    made = laid_over(base, draft)
    assert made.rejected == read(base, "accepted")
    assert made.accepted == read(draft, "accepted")
    turned = laid_over(draft, base)
    assert turned.rejected == read(draft, "accepted")
    assert turned.accepted == read(base, "accepted")


def test_a_header_whose_section_is_no_more_is_told(word_file, laid_over) -> None:
    both = {"header1": HEADER.format(p("第一节")), "header2": HEADER.format(p("第二节"))}
    ends = p("节末", properties=SECTION.format("header1"))
    base = word_file("a", p("一") + ends + p("二") + SECTION.format("header2"), **both)
    draft = word_file("b", p("一") + p("节末") + p("二") + SECTION.format("header2"), header2=both["header2"])
    made = laid_over(base, draft)
    assert [spot.kind for spot in made.redline.spots] == ["margin"]
    assert [notice.key for notice in made.redline.notices] == ["word.lost.margin"]


def test_a_deleted_diagram_comes_back_with_its_parts_and_is_told(word_file, laid_over) -> None:
    base = word_file("a", p("前") + DIAGRAM + p("后"), data="<d><item>甲</item></d>")
    draft = word_file("b", p("前") + p("组织架构") + p("后"))
    made = laid_over(base, draft)
    assert made.rejected == read(base, "accepted")
    assert [spot.kind for spot in made.redline.spots] == ["diagram"]
    archive = zipfile.ZipFile(made.path)
    brought = [name for name in archive.namelist() if "redline" in name]
    assert len(brought) == 1
    assert "<item>甲</item>" in archive.read(brought[0]).decode()
    assert made.faults == []


def test_the_strict_form_of_the_format_is_written_in_the_usual_one(word_file, laid_over, tmp_path) -> None:
    draft = word_file("b", p("甲方支付80,000元。"))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(draft) as usual, zipfile.ZipFile(strict, "w") as archive:
        for name in usual.namelist():
            words = usual.read(name).decode()
            words = words.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            words = words.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/",
                "http://purl.oclc.org/ooxml/officeDocument/",
            )
            words = words.replace("<w:document ", '<w:document w:conformance="strict" ')
            archive.writestr(name, words)
    base = word_file("a", p("甲方支付50,000元。"))
    for one, two in ((base, strict), (strict, base)):
        made = laid_over(one, two)
        pages = {base: "甲方支付50,000元。", strict: "甲方支付80,000元。"}
        assert made.rejected == ["== body", pages[one]]
        assert made.accepted == ["== body", pages[two]]
        archive = zipfile.ZipFile(made.path)
        assert not any(b"purl.oclc.org" in archive.read(name) for name in archive.namelist())
        assert "conformance" not in main_part(made.path)
