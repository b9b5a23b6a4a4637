"""Whatever sort of Word file the draft is, what goes out under .docx is a document that Word opens."""

from __future__ import annotations

import zipfile

import pytest

from benchmarks.word_parts import p
from benchmarks.word_reader import read

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
DATA = "http://schemas.microsoft.com/office/2006/relationships/wordVbaData"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)


def retyped(path, kind: str, macros: dict[str, str]):
    """Return a copy of a file that declares itself another sort and holds further parts."""
    copy = path.with_name("macros.docm")
    related = f'<Relationship Id="rVba" Type="{VBA}" Target="vbaProject.bin"/></Relationships>'
    with zipfile.ZipFile(path) as usual, zipfile.ZipFile(copy, "w") as archive:
        for name in usual.namelist():
            words = usual.read(name).decode().replace(DOCUMENT, kind)
            if macros and name == "word/_rels/document.xml.rels":
                words = words.replace("</Relationships>", related)
            archive.writestr(name, words)
        for name, words in macros.items():
            archive.writestr(name, words)
    return copy


@pytest.mark.parametrize("kind", [MACROS, DOCUMENT.replace("document.main", "template.main")])
def test_a_file_of_another_sort_goes_out_as_a_document(kind, word_file, laid_over):
    base, draft = word_file("a", p("价款100元。")), retyped(word_file("b", p("价款200元。")), kind, {})
    made = laid_over(base, draft)
    assert DOCUMENT in zipfile.ZipFile(made.path).read("[Content_Types].xml").decode()
    assert made.rejected == read(base, "accepted")
    assert made.redline.notices == []


def test_macros_are_left_out_and_told(word_file, laid_over):
    parts = {
        "word/vbaProject.bin": "macro",
        "word/_rels/vbaProject.bin.rels": RELATIONS.format(
            f'<Relationship Id="r1" Type="{DATA}" Target="vbaData.xml"/>'
        ),
        "word/vbaData.xml": "<data/>",
    }
    base, draft = word_file("a", p("价款100元。")), retyped(word_file("b", p("价款200元。")), MACROS, parts)
    made = laid_over(base, draft)
    archive = zipfile.ZipFile(made.path)
    assert not any("vba" in name for name in archive.namelist())
    assert "vba" not in archive.read("word/_rels/document.xml.rels").decode()
    assert [notice.key for notice in made.redline.notices] == ["word.macros_left_out"]
    assert made.accepted == read(draft, "accepted")


def test_parts_are_written_under_the_names_by_which_they_are_referred_to(word_file, laid_over, tmp_path):
    base, usual = word_file("a", p("价款100元。")), word_file("b", p("价款200元。"))
    odd = tmp_path / "odd.docx"
    with zipfile.ZipFile(usual) as source, zipfile.ZipFile(odd, "w") as archive:
        for name in source.namelist():
            archive.writestr(name.replace("word/document", "Word\\Document"), source.read(name))
        archive.writestr("__MACOSX/._document.xml", "")
    made = laid_over(base, odd)
    assert sorted(zipfile.ZipFile(made.path).namelist()) == sorted(zipfile.ZipFile(usual).namelist())
    assert made.accepted == read(usual, "accepted")
