"""Markdown taken for what it shows: headings, tables, plain words. A blank like `[单价]` stays as it is."""

from __future__ import annotations

import re

from msgspec import Struct, field

from reviewer.patterns import lazy

_HEADING = lazy(r" {0,3}(\d{1,3}[.)][ \t]+)?(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = lazy(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = lazy(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]+){2,}_[ \t]*|\*{3,})$")
_FENCE = lazy(r" {0,3}(```+|~~~+)[^`]*$")
_DELIMITER = lazy(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
_PROTECTED = lazy("[\ue000-\ue07f]")
_STRONG = lazy(r"\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*|(?<![_\w])__(?=[^\s_])([^_\n]+)(?<=[^\s_])__(?![_\w])")
_EMPHASIS = lazy(
    r"(?<![*\w])\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*(?![*\w])|(?<![_\w])_(?=[^\s_])([^_\n]+)(?<=[^\s_])_(?![_\w])"
)
_CODE = lazy(r"(?<!`)`([^`\n]+)`(?!`)")
_ADDRESS = r"(?:https?://|mailto:|#|\.{0,2}/|[\w\-]+\.(?:md|html?|pdf|docx?|png|jpe?g|gif|svg)\b)[^\s()]*"
_TARGET = rf"\({_ADDRESS}(?: \"[^\"]*\")?\)"
_IMAGE = lazy(r"!\[([^\]\n]{0,500})\]" + _TARGET)
_LINK = lazy(r"\[([^\[\]\n]{1,500})\]" + _TARGET)
_TAG = lazy(
    r"</?(?:span|b|i|u|em|strong|a|sub|sup|font|p|div|center|small|ins|mark)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_BREAK = lazy(r"<br\s*/?>", re.IGNORECASE)
_ENTITIES = {"&nbsp;": "\u00a0", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}
_ENTITY = lazy("|".join(_ENTITIES))
_QUOTED = lazy(r"^(?: {0,3}>[ \t]?)+")
_CELL_BORDER = lazy(r"(?<!\\)\|")


class Marked(Struct, frozen=True):
    """A line without its marks."""

    number: int
    text: str
    indent: str = ""
    outline: int | None = None
    bold: bool = False
    cells: tuple[str, ...] = ()
    table: int | None = None
    hard_break: bool = False
    """The line was broken on purpose."""


class Reading(Struct):
    """The lines of a Markdown text; blank ones are kept with empty text."""

    lines: list[Marked] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    """The words that stand for each image."""


def read_markdown(lines: list[str]) -> Reading:
    """Return the lines with headings, tables and marks resolved; code and HTML stay plain words."""
    out = Reading()
    fence: str | None = None
    table: int | None = None
    tables = 0
    for at, line in enumerate(lines):
        number = at + 1
        mark = _FENCE.match(line)
        if fence is not None or mark is not None:
            if mark is not None and (fence is None or mark[1].startswith(fence)):
                fence = mark[1] if fence is None else None
                out.lines.append(Marked(number, ""))
            else:
                out.lines.append(Marked(number, line.strip(), hard_break=True))
            continue
        after = lines[at + 1] if at + 1 < len(lines) else ""
        if table is not None and "|" not in line:
            table = None
        if table is None and "|" in line and "|" in after and _DELIMITER.match(after):
            table, tables = tables, tables + 1
        if table is not None:
            if not _DELIMITER.match(line):
                cells = tuple(_plain(cell, out)[0] for cell in _split(line))
                out.lines.append(Marked(number, "", cells=cells, table=table))
            continue
        if _is_heading_rule(out, lines, at):
            last = out.lines[-1]
            level = 1 if line.strip().startswith("=") else 2
            out.lines[-1] = Marked(last.number, last.text, outline=level, bold=last.bold)
            continue
        if _RULE.match(line):
            out.lines.append(Marked(number, ""))
            continue
        heading = _HEADING.match(line)
        if heading is not None:
            text, bold = _plain((heading[1] or "") + heading[3], out)
            out.lines.append(Marked(number, text, outline=len(heading[2]), bold=bold))
            continue
        body = _QUOTED.sub("", line)
        text, bold = _plain(body.strip(), out)
        indent = body[: len(body) - len(body.lstrip())]
        ended = line.endswith(("  ", "\\"))
        out.lines.append(Marked(number, text.rstrip("\\"), indent, bold=bold, hard_break=ended))
    return out


def _is_heading_rule(out: Reading, lines: list[str], at: int) -> bool:
    """True for a line of `=` or `-` under a single line of text."""
    if not _UNDERLINE.match(lines[at]) or not out.lines:
        return False
    last = out.lines[-1]
    return (
        bool(last.text) and not last.cells and last.outline is None and (at < 2 or not lines[at - 2].strip())
    )


def _split(row: str) -> list[str]:
    row = row.strip().removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _CELL_BORDER.split(row)]


def _plain(text: str, out: Reading) -> tuple[str, bool]:
    """Return the words of a line without marks, and whether all of it was strong."""
    text = _PROTECTED.sub("\ufffd", text)
    text = _ESCAPE.sub(lambda match: chr(0xE000 + ord(match[1])), text)

    def image(match: re.Match[str]) -> str:
        out.images.append(match[1])
        return match[1]

    text = _TAG.sub("", text)
    text = _LINK.sub(r"\1", _IMAGE.sub(image, text))
    whole = _STRONG.fullmatch(text)
    bold = whole is not None and "**" not in (whole[1] or "")
    text = _STRONG.sub(lambda match: match[1] or match[2], text)
    text = _EMPHASIS.sub(lambda match: match[1] or match[2], text)
    text = _CODE.sub(r"\1", text)
    text = _ENTITY.sub(lambda match: _ENTITIES[match[0]], _BREAK.sub("\n", text))
    return _PROTECTED.sub(lambda match: chr(ord(match[0]) - 0xE000), text), bold
