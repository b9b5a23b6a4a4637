"""Notes, headers and footers of the two documents: which answer to which, and how a new note comes in."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from reviewer.exporting.word.inline import mark_range
from reviewer.exporting.word.objects import NOTES
from reviewer.exporting.word.paragraph import text_of
from reviewer.exporting.word.units import blocks, flow_paragraphs
from reviewer.reading.docx.names import DEL, INS, PPR, R, W

if TYPE_CHECKING:
    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.transfer import Transfer

__all__ = ["NoteBook", "bring_margin", "margin_pairs"]

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MARGINS = ("headerReference", "footerReference")


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


def margin_pairs(base: WordPackage, draft: WordPackage) -> list[tuple[str | None, str | None]]:
    """Return the headers and footers that answer to each other: by section in order, and by type of page."""
    found: list[tuple[str | None, str | None]] = []
    taken: set[str] = set()
    used: set[str | None] = set()
    for tag in _MARGINS:
        old, new = _margins(base, tag), _margins(draft, tag)
        for place in dict.fromkeys([*new, *old]):
            before, after = old.get(place), new.get(place)
            if after is None and before is not None and place[0] >= _sections(draft):
                continue
            if after in taken or (after is None and before in used):
                continue
            if after is not None:
                taken.add(after)
            if before is None and after is not None and place[0]:
                before = old.get((0, place[1]))
            used.add(before)
            found.append((before, after))
    return found


def _margins(package: WordPackage, tag: str) -> dict[tuple[int, str], str]:
    root = package.read(package.main)
    relations = package.relations(package.main)
    found: dict[tuple[int, str], str] = {}
    for number, section in enumerate(root.iter(W + "sectPr") if root is not None else ()):
        for reference in section.iterchildren(W + tag):
            relation = relations.get(reference.get(R + "id", ""))
            if relation is not None and not relation.external:
                found[number, reference.get(W + "type", "default")] = relation.target
    return found


def _sections(package: WordPackage) -> int:
    root = package.read(package.main)
    return sum(1 for _ in root.iter(W + "sectPr")) if root is not None else 0


def bring_margin(
    base: WordPackage, draft: WordPackage, part: str, source: etree._Element
) -> tuple[str, etree._Element]:
    """Add an empty header or footer to the draft in the place of one that only the baseline has."""
    kind = "header" if source.tag == W + "hdr" else "footer"
    root = etree.Element(source.tag, nsmap={"w": W[1:-1], "r": R[1:-1]})
    etree.SubElement(root, W + "p")
    name = draft.free_name(draft.main.rpartition("/")[0], f"{kind}Redline", ".xml").lstrip("/")
    draft.add(name, f"{_MEDIA}{kind}+xml", root)
    key = draft.relate(draft.main, kind, name)
    place = next(place for place, one in _margins(base, f"{kind}Reference").items() if one == part)
    main = draft.edit(draft.main)
    sections = list(main.iter(W + "sectPr")) if main is not None else []
    section = sections[place[0]]
    reference = section.makeelement(f"{W}{kind}Reference", nsmap={"w": W[1:-1], "r": R[1:-1]})
    reference.set(W + "type", place[1])
    reference.set(R + "id", key)
    section.insert(0, reference)
    return name, root
