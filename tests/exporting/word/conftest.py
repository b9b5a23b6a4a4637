"""Word packages made by hand, and a redline of two of them, read by a reader that shares no code with us."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, NamedTuple

import pytest

from benchmarks.word_parts import NAMES
from benchmarks.word_reader import faults, read
from reviewer.exporting.word import WordOptions, write_word
from reviewer.exporting.word.package import WordPackage
from reviewer.exporting.word.redline import Redline, lay_over
from reviewer.findings import review
from reviewer.model import Decision
from reviewer.negotiation.keys import point_keys

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PARTS = {
    "footnotes": "footnotes",
    "header1": "header",
    "header2": "header",
    "comments": "comments",
    "styles": "styles",
    "numbering": "numbering",
    "data": "diagramData",
    "settings": "settings",
}


class Made(NamedTuple):
    path: Path
    redline: Redline
    rejected: list[str]
    accepted: list[str]
    faults: list[str]


@pytest.fixture
def word_file(tmp_path: Path):
    """Return a function that writes a package: the body, and further parts by name."""

    def write(name: str, body: str, **parts: str) -> Path:
        path = tmp_path / f"{name}.docx"
        main = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        related = "".join(
            f'<Relationship Id="r{part}" Type="{OFFICE}{PARTS[part]}" Target="{part}.xml"/>' for part in parts
        )
        types = "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{KIND}{PARTS[part]}+xml"/>' for part in parts
        )
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(
                "[Content_Types].xml",
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{KIND}document.main+xml"/>'
                f"{types}</Types>",
            )
            head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            archive.writestr(
                "_rels/.rels",
                f'{head}<Relationship Id="r1" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'
                "</Relationships>",
            )
            archive.writestr("word/_rels/document.xml.rels", f"{head}{related}</Relationships>")
            archive.writestr("word/document.xml", main)
            for part, content in parts.items():
                archive.writestr(f"word/{part}.xml", content)
        return path

    return write


@pytest.fixture
def laid_over(tmp_path: Path):
    """Return a function that makes a redline of two packages and reads it both ways."""

    def make(base: Path, draft: Path, **options: object) -> Made:
        left, right = (WordPackage(path.read_bytes(), str(path)) for path in (base, draft))
        redline = lay_over(left, right, "Reviewer", "2026-01-01T00:00:00Z", **options)
        out = tmp_path / "redline.docx"
        out.write_bytes(right.write())
        return Made(out, redline, read(out, "rejected"), read(out, "accepted"), faults(out))

    return make


@pytest.fixture
def answered(word_file, tmp_path):
    """Return a function that rejects everything in a draft and gives the file that goes back."""

    def make(base: str, draft: str, theirs: dict[str, str] | None = None, **parts: str):
        opened = review(word_file("基准", base, **parts), word_file("对方稿", draft, **(theirs or {})))
        keys = point_keys(opened)
        decisions = {key: Decision(key, "rejected") for key in keys.values()}
        options = WordOptions(response=True, author="我方", date="2026-03-01")
        content, notices = write_word(opened, decisions, options)
        path = tmp_path / "回复.docx"
        path.write_bytes(content)
        assert faults(path) == []
        return opened, path, notices

    return make
