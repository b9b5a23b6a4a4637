"""Pieces of Word files written by hand, from which tests build packages."""

from __future__ import annotations

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def p(text: str, look: str = "", properties: str = "") -> str:
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{p(words)}</w:tc>" for words in row) for row in rows]
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def box(words: str) -> str:
    inner = f"<w:txbxContent>{words}</w:txbxContent>"
    return f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"


def numbering(*formats: str) -> str:
    """Return a numbering part: list 1 looks like the first format (`%1.`), list 2 like the second."""
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl>'
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">'
        + level.format(0, text)
        + level.format(1, "%1.%2")
        + "</w:abstractNum>"
        for n, text in enumerate(formats)
    )
    nums = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(formats))
    )
    return f"<w:numbering {NAMES}>{lists}{nums}</w:numbering>"


def item(words: str, number: int = 1, level: int = 0) -> str:
    """Return a paragraph that Word numbers."""
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
