"""Make the Word files of baselines/ and examples/ from their sources: `python examples/build.py`.

The sources are the Markdown texts in baselines/ and the changes in drafts.toml. The same sources
give the same bytes.
"""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

ROOT = Path(__file__).resolve().parents[1]
BASELINES = ROOT / "baselines"
EXAMPLES = ROOT / "examples"

CHAPTER = re.compile(r"^第[一二三四五六七八九十]+章\s*")
ARTICLE = re.compile(r"^(?:第[一二三四五六七八九十]+条|[一二三四五六七八九十]+、|\d+\.(?=\s))\s*")
SECTION = re.compile(r"^\d+\.\d+\s*")
ITEM = re.compile(r"^（\d+）\s*")
CHAPTERS, ARTICLES = 91, 90
LABEL = re.compile(r"[甲乙](?=方)")


@dataclass(frozen=True)
class Line:
    """One paragraph of a draft: what it said before, what it says now, whether Word is to show the change."""

    before: str
    after: str
    tracked: bool = False


def source_lines(baseline: str) -> list[str]:
    text = (BASELINES / f"{baseline}.md").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip()]


def drafted(draft: dict[str, Any]) -> list[Line]:
    """Return the draft's paragraphs with every change of drafts.toml made, each exactly once."""
    lines = []
    for line in source_lines(draft["baseline"]):
        for blank, value in draft["fill"]:
            line = line.replace(blank, value)
        lines.append(Line(line, line))
    for change in draft["change"]:
        lines = changed(lines, change)
    return first_party_first([swapped(line) for line in lines]) if draft["swap"] else lines


def changed(lines: list[Line], change: dict[str, Any]) -> list[Line]:
    tracked = change.get("tracked", False)
    mark = change.get("old") or change.get("delete") or change["after"]
    whole = "old" not in change
    hits = [
        n for n, line in enumerate(lines) if (line.after.startswith(mark) if whole else mark in line.after)
    ]
    if len(hits) != 1:
        raise SystemExit(f"drafts.toml: {mark!r} stands in {len(hits)} paragraphs, not in one")
    place = hits[0]
    line = lines[place]
    if "old" in change:
        after = line.after.replace(mark, change["new"]).replace("，，", "，").replace("，；", "；")
        before = line.before if tracked else after
        return [*lines[:place], Line(before, after, tracked or line.tracked), *lines[place + 1 :]]
    if "delete" in change:
        return renumbered([*lines[:place], *lines[place + 1 :]])
    new = Line("" if tracked else change["new"], change["new"], tracked)
    return renumbered([*lines[: place + 1], new, *lines[place + 1 :]])


def renumbered(lines: list[Line]) -> list[Line]:
    """Close gaps and repeats in the decimal numbers, as a drafter would."""
    result: list[Line] = []
    last: tuple[str, int] | None = None
    for line in lines:
        match = re.match(r"^(\d+)\.(\d+) ", line.after)
        if not match:
            result.append(line)
            continue
        article, number = match[1], int(match[2])
        expected = last[1] + 1 if last and last[0] == article else 1
        last = (article, expected)
        if number != expected:
            head = f"{article}.{expected} "
            old = f"{article}.{number} "
            before = head + line.before.removeprefix(old) if line.before.startswith(old) else line.before
            line = Line(before, head + line.after.removeprefix(old), line.tracked)
        result.append(line)
    return result


def swapped(line: Line) -> Line:
    table = str.maketrans({"甲": "乙", "乙": "甲"})
    before, after = (LABEL.sub(lambda m: m[0].translate(table), text) for text in (line.before, line.after))
    return Line(before, after, line.tracked)


def first_party_first(lines: list[Line]) -> list[Line]:
    """Put each block that 甲方 opens before the block of 乙方 that stands in front of it."""
    for opening, closing in (
        (("乙方（委托方）", "甲方（服务方）"), "鉴于"),
        (("乙方（盖章）", "甲方（盖章）"), "附件"),
    ):
        starts = [next(n for n, line in enumerate(lines) if line.after.startswith(mark)) for mark in opening]
        end = next(n for n in range(starts[1], len(lines)) if lines[n].after.startswith(closing))
        lines = lines[: starts[0]] + lines[starts[1] : end] + lines[starts[0] : starts[1]] + lines[end:]
    return lines


def blank_document() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.8)
    style = document.styles["Normal"]
    style.font.size = Pt(11)
    style.font.name = "Times New Roman"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.line_spacing = 1.25
    return document


def put(document: Document, lines: list[Line], *, form: str, marks: Marks) -> None:
    automatic = form == "automatic"
    if automatic:
        automatic_numbering(document)
    rows: list[list[str]] = []
    for line in lines:
        if line.after.startswith("|"):
            rows.append([cell.strip() for cell in line.after.strip("|").split("|")])
            continue
        if rows:
            put_table(document, rows)
            rows = []
        put_paragraph(document, line, marks, automatic=automatic)
    if rows:
        put_table(document, rows)


def put_paragraph(document: Document, line: Line, marks: Marks, *, automatic: bool) -> None:
    text = line.after
    title = text.startswith("# ")
    text = text.removeprefix("# ")
    paragraph = document.add_paragraph()
    heading = bool(CHAPTER.match(text) or ARTICLE.match(text) or text.startswith("附件")) and len(text) < 30
    if title:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if heading:
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(8)
    if line.tracked:
        marks.write(paragraph, line)
        return
    if automatic:
        for depth, pattern in enumerate((CHAPTER, ARTICLE, SECTION, ITEM)):
            if pattern.match(text):
                text = pattern.sub("", text, count=1)
                number(paragraph, ARTICLES if depth else CHAPTERS, max(depth - 1, 0))
                break
    run = paragraph.add_run(text)
    run.bold = title or heading
    if title:
        run.font.size = Pt(18)


def put_table(document: Document, rows: list[list[str]]) -> None:
    rows = [row for row in rows if not all(set(cell) <= {"-", ":"} for cell in row)]
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text


class Marks:
    """Word's own marks for tracked changes, numbered as they are written."""

    def __init__(self, author: str, date: str) -> None:
        self.author = author
        self.date = date
        self.count = 0

    def mark(self, name: str) -> Any:
        self.count += 1
        element = OxmlElement(name)
        for attribute, value in (("w:id", str(self.count)), ("w:author", self.author), ("w:date", self.date)):
            element.set(qn(attribute), value)
        return element

    def write(self, paragraph: Paragraph, line: Line) -> None:
        head, gone, new, tail = middle(line.before, line.after)
        self.run(paragraph._p, head)
        if gone:
            deletion = self.mark("w:del")
            self.run(deletion, gone, deleted=True)
            paragraph._p.append(deletion)
        if new:
            insertion = self.mark("w:ins")
            self.run(insertion, new)
            paragraph._p.append(insertion)
        self.run(paragraph._p, tail)
        if not line.before:
            properties = OxmlElement("w:rPr")
            properties.append(self.mark("w:ins"))
            paragraph._p.get_or_add_pPr().append(properties)

    @staticmethod
    def run(parent: Any, text: str, *, deleted: bool = False) -> None:
        if not text:
            return
        run = OxmlElement("w:r")
        words = OxmlElement("w:delText" if deleted else "w:t")
        words.text = text
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        parent.append(run)


def middle(before: str, after: str) -> tuple[str, str, str, str]:
    """Split two texts into what both begin with, what is gone, what is new, and what both end with."""
    limit = min(len(before), len(after))
    head = next((n for n in range(limit) if before[n] != after[n]), limit)
    tail = next((n for n in range(limit - head) if before[-1 - n] != after[-1 - n]), limit - head)
    return (
        before[:head],
        before[head : len(before) - tail],
        after[head : len(after) - tail],
        after[len(after) - tail :],
    )


def automatic_numbering(document: Document) -> None:
    """Add two lists: one for chapters, one of three levels (第一条, 1.1, （1）) that runs on across them."""
    numbering = document.part.numbering_part.element
    chapters = (("chineseCounting", "第%1章", "", "space"),)
    articles = (
        ("chineseCounting", "第%1条", "", "space"),
        ("decimal", "%1.%2", "<w:isLgl/>", "space"),
        ("decimal", "（%3）", "", "nothing"),
    )
    for num_id, formats in ((ARTICLES, articles), (CHAPTERS, chapters)):
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{extra}'
            f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for n, (fmt, text, extra, suffix) in enumerate(formats)
        )
        opening = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{num_id}">'
        kind = '<w:multiLevelType w:val="multilevel"/>'
        numbering.insert(0, parse_xml(f"{opening}{kind}{levels}</w:abstractNum>"))
        link = f'<w:abstractNumId w:val="{num_id}"/>'
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{num_id}">{link}</w:num>'))


def number(paragraph: Paragraph, num_id: int, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = num_id


def save(document: Document, path: Path) -> None:
    """Write the package with fixed times, so that the same sources give the same bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(info, made.read(name))


def build(baselines: Path = BASELINES, examples: Path = EXAMPLES) -> list[Path]:
    """Write every Word file and return their paths."""
    made = []
    for source in sorted(BASELINES.glob("*.md")):
        document = blank_document()
        lines = [Line(line, line) for line in source_lines(source.stem)]
        put(document, lines, form="typed", marks=Marks("", ""))
        made.append(baselines / f"{source.stem}.docx")
        save(document, made[-1])
    for draft in tomllib.loads((EXAMPLES / "drafts.toml").read_text(encoding="utf-8"))["draft"]:
        document = blank_document()
        marks = Marks(draft.get("author", ""), draft.get("date", ""))
        put(document, drafted(draft), form=draft["form"], marks=marks)
        made.append(examples / draft["file"])
        save(document, made[-1])
    return made


if __name__ == "__main__":
    for path in build():
        print(path.relative_to(ROOT))
