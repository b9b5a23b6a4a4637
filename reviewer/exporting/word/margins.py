"""Notes, headers and footers of the two documents: which answer to which, and how a new note comes in."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reviewer.exporting.word.inline import mark_range
from reviewer.exporting.word.objects import NOTES
from reviewer.exporting.word.paragraph import text_of
from reviewer.exporting.word.units import blocks, flow_paragraphs
from reviewer.reading.docx.names import DEL, INS, PPR, R, W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.transfer import Transfer

__all__ = ["Margins", "NoteBook", "add_margin", "pair_margins"]

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MARGINS = (W + "headerReference", W + "footerReference")


class NoteBook:
    """The footnotes and endnotes of both documents."""

    def __init__(self, base: WordPackage, draft: WordPackage, marker: Marker, brought: str = DEL) -> None:
        """`brought` is how the words of a note from the baseline are marked: deleted, or inserted."""
        self._base, self._draft, self._marker, self._brought = base, draft, marker, brought
        self.transfer: Transfer | None = None

    def note(self, kind: str, reference: etree._Element, *, draft: bool) -> etree._Element | None:
        """Return the note that a reference points at."""
        root = self._root(kind, draft=draft)
        if root is None:
            return None
        key = reference.get(W + "id")
        return next((note for note in root.iterchildren(W + kind) if note.get(W + "id") == key), None)

    def part(self, kind: str, *, draft: bool) -> str:
        """Return the name of the part that holds the notes of that kind."""
        return (self._draft if draft else self._base).target(f"{kind}s") or ""

    def bring(self, reference: etree._Element) -> etree._Element | None:
        """Copy a note of the baseline into the draft, its words marked; return a reference to the copy."""
        kind = NOTES[reference.tag]
        theirs = self.note(kind, reference, draft=False)
        if theirs is None or self.transfer is None:
            return None
        root = self._root(kind, draft=True)
        if root is None:
            root = self._new_part(kind)
        if root is None:
            return None
        keys = [int(key) for note in root if (key := note.get(W + "id", "")).lstrip("-").isdigit()]
        copy = etree.SubElement(root, W + kind)
        copy.set(W + "id", str(max([*keys, 0]) + 1))
        before = self.transfer.from_part, self.transfer.to_part
        self.transfer.from_part = self.part(kind, draft=False)
        self.transfer.to_part = self.part(kind, draft=True)
        for unit in blocks(theirs):
            if unit.tag == W + "p":
                paragraph = self.transfer.paragraph(unit, len(text_of(unit)))
                _keep_own_number(unit, paragraph, kind)
                copy.append(paragraph)
            else:
                copy.append(self.transfer.table(unit))
        self.transfer.from_part, self.transfer.to_part = before
        for paragraph in flow_paragraphs(copy):
            mark_range(paragraph, 0, len(text_of(paragraph)), self._brought, self._marker)
            self._marker.tidy(paragraph)
        pointer = deepcopy(reference)
        pointer.tail = None
        pointer.set(W + "id", copy.get(W + "id", ""))
        return pointer

    def mark_new(self, reference: etree._Element) -> None:
        """Mark the words of a note that only the draft has as inserted."""
        note = self.note(NOTES[reference.tag], reference, draft=True)
        for paragraph in flow_paragraphs(note) if note is not None else ():
            mark_range(paragraph, 0, len(text_of(paragraph)), INS, self._marker)
            self._marker.tidy(paragraph)

    def _root(self, kind: str, *, draft: bool) -> etree._Element | None:
        part = self.part(kind, draft=draft)
        if not part:
            return None
        return self._draft.edit(part) if draft else self._base.read(part)

    def _new_part(self, kind: str) -> etree._Element | None:
        """Add a part for notes to the draft, with the separators of the baseline's."""
        source = self._root(kind, draft=False)
        if source is None:
            return None
        root = etree.Element(source.tag, nsmap={"w": W[1:-1], "r": R[1:-1]})
        root.extend(deepcopy(note) for note in source if note.get(W + "type") is not None)
        folder = self._draft.main.rpartition("/")[0]
        name = f"{folder}/{kind}s.xml".lstrip("/")
        if self._draft.has(name):
            return None
        self._draft.add(name, f"{_MEDIA}{kind}s+xml", root)
        self._draft.relate(self._draft.main, f"{kind}s", name)
        return root


def _keep_own_number(source: etree._Element, copy: etree._Element, kind: str) -> None:
    """Put the note's own number before its words where the source has it."""
    mark = next(source.iter(f"{W}{kind}Ref"), None)
    run = mark.getparent() if mark is not None else None
    if run is None:
        return
    own = deepcopy(run)
    own.tail = None
    for node in list(own):
        if node.tag not in (W + "rPr", f"{W}{kind}Ref"):
            own.remove(node)
    style = own.find(f"{W}rPr/{W}rStyle")
    if style is not None:
        look = own.find(W + "rPr")
        if look is not None:
            look.remove(style)
    copy.insert(1 if copy.find(PPR) is not None else 0, own)


class Margins(NamedTuple):
    """Headers and footers by part that answer to each other, and what has nothing over there."""

    both: list[tuple[str, str]]
    base_only: list[tuple[str, str, etree._Element]]
    """Part, type of page, and the section of the draft where it stood."""
    draft_only: list[str]
    lost: list[str]
    """Parts of the baseline whose section is no more."""


def pair_margins(
    base: WordPackage, draft: WordPackage, sections: Sequence[tuple[etree._Element, etree._Element]]
) -> Margins:
    """Lay the headers and footers of sections that answer to each other side by side, each part once."""
    found = Margins([], [], [], [])
    old, new = _margins(base), _margins(draft)
    used: set[str] = set()
    taken: set[str] = set()
    for before, after in sections:
        theirs, ours = old.get(before, {}), new.get(after, {})
        for place in dict.fromkeys([*ours, *theirs]):
            part, now = theirs.get(place), ours.get(place)
            if now is None and part is not None and part not in used:
                found.base_only.append((part, place[1], after))
            elif now is not None and now not in taken and part is not None:
                found.both.append((part, now))
            elif now is not None and now not in taken:
                found.draft_only.append(now)
            used.update({part} - {None})  # type: ignore[arg-type]
            taken.update({now} - {None})  # type: ignore[arg-type]
    found.draft_only.extend(
        dict.fromkeys(part for one in new.values() for part in one.values() if part not in taken)
    )
    gone = dict.fromkeys(part for one in old.values() for part in one.values() if part not in used)
    found.lost.extend(gone)
    return found


def _margins(package: WordPackage) -> dict[etree._Element, dict[tuple[str, str], str]]:
    """Return for each section its headers and footers by tag and type of page, those inherited included."""
    root = package.read(package.main)
    relations = package.relations(package.main)
    found: dict[etree._Element, dict[tuple[str, str], str]] = {}
    inherited: dict[tuple[str, str], str] = {}
    for section in root.iter(W + "sectPr") if root is not None else ():
        for reference in section.iterchildren(*_MARGINS):
            relation = relations.get(reference.get(R + "id", ""))
            if relation is not None and not relation.external:
                place = str(reference.tag), reference.get(W + "type", "default")
                inherited = {**inherited, place: relation.target}
        found[section] = inherited
    return found


def add_margin(
    draft: WordPackage, section: etree._Element, page: str, source: etree._Element
) -> tuple[str, etree._Element]:
    """Add an empty header or footer like `source` to a section of the draft, for one type of page."""
    kind = "header" if source.tag == W + "hdr" else "footer"
    root = etree.Element(source.tag, nsmap={"w": W[1:-1], "r": R[1:-1]})
    etree.SubElement(root, W + "p")
    name = draft.free_name(draft.main.rpartition("/")[0], f"{kind}Redline", ".xml").lstrip("/")
    draft.add(name, f"{_MEDIA}{kind}+xml", root)
    key = draft.relate(draft.main, kind, name)
    draft.edit(draft.main)
    reference = section.makeelement(f"{W}{kind}Reference", nsmap={"w": W[1:-1], "r": R[1:-1]})
    reference.set(W + "type", page)
    reference.set(R + "id", key)
    section.insert(0, reference)
    return name, root
