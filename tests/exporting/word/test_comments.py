"""Comments are tied to words of the document itself, whatever they are about."""

from __future__ import annotations

import zipfile

import pytest

from benchmarks.word_parts import NAMES, box, note, p
from benchmarks.word_reader import faults
from reviewer.exporting.word.comments import Remark, add_comments
from reviewer.exporting.word.marks import Marker
from reviewer.exporting.word.package import WordPackage
from reviewer.exporting.word.paragraph import text_of
from reviewer.exporting.word.places import Span
from reviewer.reading.docx.names import P

BODY = (
    p("甲方应当付款。")
    + p("乙方应当交货").replace("</w:p>", note(1) + "</w:p>")
    + f"<w:p>{box(p('框内的话。'))}</w:p>"
    + '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/></w:sectPr>'
)
PARTS = {
    "footnotes": f'<w:footnotes {NAMES}><w:footnote w:id="1">{p("按日历计算。")}</w:footnote></w:footnotes>',
    "header1": f"<w:hdr {NAMES}>{p('保密')}</w:hdr>",
}


@pytest.mark.parametrize("words", ["甲方应当付款。", "按日历计算。", "框内的话。", "保密"])
def test_a_comment_stands_in_the_body_and_outside_of_text_boxes(words, word_file, tmp_path):
    package = WordPackage(word_file("a", BODY, **PARTS).read_bytes(), "a.docx")
    roots = [package.edit(f"word/{part}.xml") for part in ("document", "footnotes", "header1")]
    paragraph = next(one for root in roots for one in root.iter(P) if text_of(one) == words)
    add_comments(
        package, Marker("我方", "2026-01-01T00:00:00Z", 100), [Remark(Span(paragraph, 0, 2), "请改。")]
    )
    path = tmp_path / "b.docx"
    path.write_bytes(package.write())
    assert faults(path) == []
    archive = zipfile.ZipFile(path)
    main = archive.read("word/document.xml").decode()
    assert main.count("<w:commentReference") == 1
    assert main.count("<w:commentRangeStart") == 1
    inside = main.partition("<w:txbxContent>")[2].partition("</w:txbxContent>")[0]
    assert "comment" not in inside
    for part in ("footnotes", "header1"):
        assert b"comment" not in archive.read(f"word/{part}.xml")
