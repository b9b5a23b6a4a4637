"""A reader of Word files that shares no line with the program: what a redline says when accepted or rejected.

Standard library only. It gives the words of every paragraph, in the body, in tables, text boxes, notes,
headers and footers, with all tracked changes accepted or all rejected. A note that holds nothing, against the
schema, reads as one that holds an empty paragraph.
"""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from benchmarks.word_numbers import Numbers
from benchmarks.word_order import misplaced

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PLAIN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
PAGES = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF"}
INSERTED, DELETED = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}
SKIPPED = {
    W + "pPr",
    W + "rPr",
    W + "sdtPr",
    W + "sdtEndPr",
    W + "tblPr",
    W + "tblGrid",
    W + "trPr",
    W + "tcPr",
}


class Reading:
    def __init__(self, path: Path, view: str, *, numbers: bool = False, legal: bool = True) -> None:
        self.archive = zipfile.ZipFile(path)
        self.names = {name.lower().lstrip("/"): name for name in self.archive.namelist()}
        self.gone = DELETED if view == "accepted" else INSERTED
        self.shown = INSERTED if view == "accepted" else DELETED
        self.view, self.counted, self.legal = view, numbers, legal
        self.numbers = Numbers(None, None)
        self.stories: list[str] = []
        self.boxes: list[ET.Element] = []
        self.fields: list[list[str]] = []

    def xml(self, part: str) -> ET.Element | None:
        name = self.names.get(part.lower())
        return ET.fromstring(self.archive.read(name)) if name else None

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
        found = {}
        for one in root if root is not None else ():
            target = posixpath.normpath(posixpath.join("/" + folder, one.get("Target", ""))).lstrip("/")
            found[one.get("Id", "")] = (one.get("Type", "").rsplit("/", 1)[-1], target)
        return found

    def all(self) -> list[str]:
        main = next(target for kind, target in self.relations("").values() if kind == "officeDocument")
        root = self.xml(main)
        assert root is not None
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        body = root.find(W + "body")
        assert body is not None
        related = self.relations(main)
        self.lists = [
            self.xml(next((target for kind, target in related.values() if kind == name), ""))
            for name in ("numbering", "styles")
        ]
        self.story("body", body)
        for kind, wanted in self.notes.items():
            part = next((target for name, target in related.values() if name == kind + "s"), None)
            notes = self.xml(part) if part else None
            by_id = {n.get(W + "id"): n for n in notes} if notes is not None else {}
            for key in dict.fromkeys(wanted):
                if key in by_id:
                    self.story(kind, by_id[key])
        seen = set()
        gone = {
            section
            for paragraph in root.iter(W + "p")
            if self.mark_gone(paragraph)
            for section in paragraph.iterfind(f"{W}pPr/{W}sectPr")
        }
        for section in root.iter(W + "sectPr"):
            for reference in section if section not in gone else ():
                if reference.tag in (W + "headerReference", W + "footerReference"):
                    part = related.get(reference.get(R + "id", ""), ("", ""))[1]
                    margin = self.xml(part) if part and part not in seen else None
                    seen.add(part)
                    if margin is not None:
                        self.story("margin", margin)
        return self.stories

    def story(self, name: str, container: ET.Element) -> None:
        self.numbers = Numbers(*self.lists, legal=self.legal)
        lines = self.flow(container) or [""] * (name in self.notes)
        if name != "margin" or any(line.strip() for line in lines):
            self.stories.append(f"== {name}")
            self.stories.extend(lines)
        while self.boxes:
            self.story("box", self.boxes.pop(0))

    def flow(self, container: ET.Element) -> list[str]:
        lines: list[str] = []
        held: str | None = None
        for unit in self.units(container):
            if unit.tag == W + "p":
                text = (held or "") + self.words(unit)
                if self.mark_gone(unit):
                    held = text
                    continue
                lines.append(self.label(unit) + text)
                held = None
                continue
            if held:
                lines.append(held)
            held = None
            rows = [row for row in self.children(unit, "tr") if not self.row_gone(row)]
            if not rows:
                continue
            lines.append("[table")
            for row in rows:
                lines.append("[row")
                for cell in self.children(row, "tc"):
                    if self.cell_gone(cell):
                        continue
                    lines.append("[cell")
                    lines.extend(self.flow(cell))
            lines.append("table]")
        if held:
            lines.append(held)
        return lines

    def label(self, paragraph: ET.Element) -> str:
        if not self.counted:
            return ""
        properties = paragraph.find(W + "pPr")
        former = properties.find(f"{W}pPrChange/{W}pPr") if properties is not None else None
        return self.numbers.label(former if former is not None and self.view == "rejected" else properties)

    def units(self, container: ET.Element):
        for child in container:
            if child.tag in (W + "p", W + "tbl"):
                yield child
            elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", *self.shown):
                yield from self.units(child)

    def children(self, container: ET.Element, name: str):
        for child in container:
            if child.tag == W + name:
                yield child
            elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", *self.shown):
                yield from self.children(child, name)

    def mark_gone(self, paragraph: ET.Element) -> bool:
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        return mark is not None and any(child.tag in self.gone for child in mark)

    def row_gone(self, row: ET.Element) -> bool:
        properties = row.find(W + "trPr")
        return properties is not None and any(child.tag in self.gone for child in properties)

    def cell_gone(self, cell: ET.Element) -> bool:
        wanted = "cellDel" if DELETED is self.gone else "cellIns"
        return cell.find(f"{W}tcPr/{W}{wanted}") is not None

    def words(self, element: ET.Element) -> str:
        found = ""
        for child in element:
            tag = child.tag
            name = tag.rsplit("}", 1)[-1]
            if tag in SKIPPED or tag in self.gone:
                continue
            if tag == W + "fldChar":
                self.field(child)
            elif tag in (W + "instrText", W + "delInstrText"):
                if self.fields and self.fields[-1][0] == "code":
                    self.fields[-1][1] += child.text or ""
            elif tag == W + "fldSimple":
                if not self.page(child.get(W + "instr", "")):
                    found += self.words(child)
            elif any(state == "code" or self.page(code) for state, code in self.fields) and tag != W + "r":
                continue
            elif tag in (W + "t", W + "delText"):
                found += child.text or ""
            elif tag.startswith(W) and name in PLAIN:
                found += PLAIN[name]
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self.notes[name.removesuffix("Reference")].append(child.get(W + "id", ""))
                found += "[note]"
            elif tag in (M + "oMath", M + "oMathPara"):
                found += "[" + "".join(text.text or "" for text in child.iter(M + "t")) + "]"
            elif tag in (W + "drawing", W + "pict", W + "object", MC + "AlternateContent"):
                forms = child if tag == MC + "AlternateContent" else [child]
                found += "[object]"
                for form in forms:
                    self.boxes.extend(self.outer_boxes(form))
            else:
                found += self.words(child)
        return found

    def outer_boxes(self, element: ET.Element):
        for child in element:
            if child.tag == W + "txbxContent":
                yield child
            else:
                yield from self.outer_boxes(child)

    def field(self, char: ET.Element) -> None:
        kind = char.get(W + "fldCharType")
        if kind == "begin":
            self.fields.append(["code", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][0] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    @staticmethod
    def page(code: str) -> bool:
        return bool(code.split()) and code.split()[0].upper() in PAGES


def read(path: Path, view: str) -> list[str]:
    """Return the words of a file, one paragraph an entry, with all changes `accepted` or `rejected`."""
    return Reading(path, view).all()


def seen(path: Path, view: str, *, legal: bool = True) -> list[str]:
    """Return the same with the numbers that Word writes, blanks and empty paragraphs left out."""
    lines = ("".join(line.split()) for line in Reading(path, view, numbers=True, legal=legal).all())
    return [line for line in lines if line]


def worded(lines: list[str]) -> list[str]:
    """Return the lines without empty paragraphs."""
    return [line for line in lines if line.strip()]


def faults(path: Path) -> list[str]:
    """Return what breaks the rules of the format: numbers used twice, misplaced words, order."""
    reading = Reading(path, "accepted")
    found: list[str] = []
    seen: set[str] = set()
    types = reading.xml("[Content_Types].xml")
    declared = {one.get("PartName", "").lower() for one in types} if types is not None else set()
    known = set(reading.names)
    for name in known:
        root = reading.xml(name) if name.endswith((".xml", ".rels")) else None
        if name.endswith(".rels") and root is not None:
            folder = posixpath.dirname(posixpath.dirname(name))
            for one in root:
                target = posixpath.normpath(posixpath.join("/" + folder, one.get("Target", ""))).lstrip("/")
                if (
                    one.get("TargetMode") != "External"
                    and target.lower() not in known
                    and "redline" in target
                ):
                    found.append(f"{name}: no part {target}")
        if root is None or root.tag.rsplit("}", 1)[-1] not in (
            "document",
            "footnotes",
            "endnotes",
            "hdr",
            "ftr",
            "numbering",
            "comments",
        ):
            continue
        if name.startswith("word/") and f"/{name}" not in declared:
            found.append(f"{name} is not declared")
        found.extend(f"{name}: {fault}" for fault in misplaced(root))
        _check(root, (), name, seen, found)
    return found


def _check(element: ET.Element, above: tuple[str, ...], name: str, seen: set[str], found: list[str]) -> None:
    tag = element.tag
    if tag in INSERTED | DELETED and element.get(W + "author") == "Reviewer":
        key = element.get(W + "id", "")
        if key in seen:
            found.append(f"{name}: number {key} twice")
        seen.add(key)
    if tag == W + "delText" and not set(above) & DELETED:
        found.append(f"{name}: deleted words outside of a deletion")
    box = above[::-1].index(W + "txbxContent") if W + "txbxContent" in above else len(above)
    if tag == W + "t" and W + "del" in above[len(above) - box :]:
        found.append(f"{name}: words that are not deleted inside of a deletion")
    children = [child.tag for child in element]
    if tag == W + "p" and W + "pPr" in children[1:]:
        found.append(f"{name}: pPr is not first")
    for child in element:
        _check(child, (*above, tag), name, seen, found)
