"""Small Word packages made from the XML that matters to a test."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from reviewer.reading import read_document

if TYPE_CHECKING:
    from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS = {
    "numbering": "numbering",
    "styles": "styles",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}


def build(path: Path, body: str, *, main: str = "word/document.xml", **parts: str) -> Path:
    """Write a package with that body; `parts` are the contents of further parts by relation."""
    folder, name = main.rsplit("/", 1)
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="main" Type="{_R}/officeDocument" Target="/{main}"/></Relationships>',
        )
        package.writestr(
            f"{folder}/_rels/{name}.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        )
        package.writestr(main, f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>")
        for kind, content in parts.items():
            root = _ROOTS[kind]
            package.writestr(f"{folder}/{kind}.xml", f"<w:{root} {_NAMES}>{content}</w:{root}>")
    return path


class Xml:
    """Writes the pieces of WordprocessingML that the tests put together."""

    @staticmethod
    def p(content: str = "", properties: str = "") -> str:
        """A paragraph; words that are no XML become a run."""
        inner = content if content.startswith("<") or not content else Xml.r(content)
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"

    @staticmethod
    def r(text: str, properties: str = "") -> str:
        """A run."""
        looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'

    @staticmethod
    def numbered(text: str, level: int = 0, num: int = 1) -> str:
        """A paragraph of a list."""
        return Xml.p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')

    @staticmethod
    def level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
        """A level of a list definition."""
        return (
            f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )

    @staticmethod
    def lists(*levels: str, nums: str = "") -> str:
        """A numbering part with one definition, its number 1, and further numbers."""
        return (
            f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
            f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}'
        )

    @staticmethod
    def row(*cells: str, properties: str = "") -> str:
        """A table row of plain cells; content that begins with `<` is taken as it is."""
        looks = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        inner = "".join(f"<w:tc>{c if c.startswith('<') else Xml.p(c)}</w:tc>" for c in cells)
        return f"<w:tr>{looks}{inner}</w:tr>"

    @staticmethod
    def table(*rows: str) -> str:
        """A table."""
        return f"<w:tbl>{''.join(rows)}</w:tbl>"

    @staticmethod
    def change(tag: str, content: str) -> str:
        """A tracked change by 张律师."""
        return f'<w:{tag} w:id="1" w:author="张律师" w:date="2026-01-02T03:04:05Z">{content}</w:{tag}>'


@pytest.fixture
def xml() -> type[Xml]:
    return Xml


@pytest.fixture
def read(tmp_path: Path):
    """Return a function that writes a package around a body and reads it."""

    def read(body: str, *, view: str = "accepted", **parts: str):
        return read_document(build(tmp_path / "合同.docx", body, **parts), view=view)

    return read


@pytest.fixture
def package(tmp_path: Path):
    """Return a function that writes a package around a body and gives its path."""

    def write(body: str, **parts: str) -> Path:
        return build(tmp_path / "合同.docx", body, **parts)

    return write


@pytest.fixture
def read_lines(write_text):
    """Return a function that reads lines as a text file."""

    def read(text: str, name: str = "合同.txt", encoding: str = "utf-8"):
        return read_document(write_text(name, text, encoding))

    return read
