"""One story of the draft against one of the baseline: paragraphs, tables, rows, cells, words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewer.exporting.word.alignment import align
from reviewer.exporting.word.endings import Laid, settle_endings
from reviewer.exporting.word.inline import Side, compare_words, insert_at, mark_range
from reviewer.exporting.word.objects import NOTES, box_branches, kind_of
from reviewer.exporting.word.paragraph import text_of
from reviewer.exporting.word.units import blocks, cells, flow_paragraphs, rows, words_of
from reviewer.reading.docx.names import DEL, INS, TBL, TR, P, W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.numbers import Numbers
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.transfer import Transfer

__all__ = ["Desk", "Spot", "compare_containers", "mark_all"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph where something could not be shown as a tracked change, and what kind of thing it is."""

    paragraph: etree._Element
    kind: str


@dataclass(slots=True)
class Desk:
    """What every story of one redline shares."""

    base: WordPackage
    draft: WordPackage
    marker: Marker
    transfer: Transfer
    lost: list[str] = field(default_factory=list)
    """Kinds of things that the transfer just could not bring over."""
    spots: list[Spot] = field(default_factory=list)
    notes: list[tuple[etree._Element, etree._Element]] = field(default_factory=list)
    """References to notes that answer to each other."""
    new_notes: list[etree._Element] = field(default_factory=list)
    """References in the draft to notes that the baseline does not have."""
    placed: dict[etree._Element, etree._Element] = field(default_factory=dict)
    """Paragraph of the baseline to the paragraph of the redline that shows it."""
    numbers: Numbers | None = None
    labels: tuple[str, ...] = ()
    """What the parties of either document are called."""
    base_part: str = ""
    draft_part: str = ""

    @property
    def sides(self) -> tuple[Side, Side]:
        """The parts now being compared."""
        return (
            Side(self.base, self.base_part, self.labels),
            Side(self.draft, self.draft_part, self.labels),
        )

    def note_losses(self, paragraph: etree._Element) -> None:
        """Take down that the things just lost belong to this paragraph."""
        self.spots.extend(Spot(paragraph, kind) for kind in self.lost)
        self.lost.clear()


def compare_containers(desk: Desk, base: etree._Element, draft: etree._Element) -> None:
    """Mark in a container of the draft what differs from one of the baseline."""
    laid = _laid(desk, blocks(base), blocks(draft), draft)
    desk.placed.update(settle_endings(laid, desk.marker))


def _laid(
    desk: Desk, old: Sequence[etree._Element], new: Sequence[etree._Element], holder: etree._Element
) -> list[Laid]:
    """Lay out both sides in one order: what is gone before what has come in its stead."""
    pairs = align([words_of(unit) for unit in old], [words_of(unit) for unit in new])
    laid: list[Laid] = []
    low = start = 0
    for i, j in [*pairs, (len(old), len(new))]:
        for unit in old[low:i]:
            laid.append(_bring(desk, unit, laid, new[start] if start < len(new) else None, holder))
        for unit in new[start:j]:
            mark_all(desk, unit)
            laid.append(Laid(unit, "draft", None))
        if i < len(old):
            _compare(desk, old[i], new[j])
            laid.append(Laid(new[j], "both", old[i]))
        low, start = i + 1, j + 1
    return laid


def _compare(desk: Desk, old: etree._Element, new: etree._Element) -> None:
    if new.tag == P:
        _compare_paragraphs(desk, old, new)
    elif new.tag == TBL:
        _laid(desk, rows(old), rows(new), new)
    else:
        for before, after in zip(cells(old), cells(new), strict=True):
            compare_containers(desk, before, after)


def _compare_paragraphs(desk: Desk, old: etree._Element, new: etree._Element) -> None:
    found = compare_words(old, new, desk.sides)
    desk.placed[old] = new
    for before, after in found.things:
        if before.tag in NOTES:
            desk.notes.append((before, after))
        elif kind_of(before) == "box" == kind_of(after):
            _compare_boxes(desk, before, after, new)
    for low, high, start, end in reversed(found.changes):
        for at, node in found.draft_objects.items():
            if start <= at < end and node.tag in NOTES:
                desk.new_notes.append(node)
        mark_range(new, start, end, INS, desk.marker)
        insert_at(new, start, desk.transfer.runs(old, low, high), DEL, desk.marker)
        desk.note_losses(new)
    if found.changes:
        desk.marker.tidy(new)
    if desk.numbers is not None:
        desk.numbers.compare(old, new, desk.marker)


def _compare_boxes(desk: Desk, old: etree._Element, new: etree._Element, anchor: etree._Element) -> None:
    """Compare the text boxes of two drawings; each alternative form of the draft's is marked."""
    theirs = box_branches(old)
    for number, form in enumerate(box_branches(new)):
        base = theirs[number] if number < len(theirs) else theirs[0] if theirs else []
        for place, box in enumerate(form):
            if place < len(base):
                compare_containers(desk, base[place], box)
            else:
                for unit in blocks(box):
                    mark_all(desk, unit)
        if len(base) > len(form) and not number:
            desk.spots.append(Spot(anchor, "box"))


def mark_all(desk: Desk, unit: etree._Element) -> None:
    """Mark a whole paragraph, table or row of the draft as inserted."""
    if unit.tag == P:
        _mark_words(desk, unit)
        desk.marker.mark_paragraph(unit, INS)
        return
    for row in unit.iter(TR):
        desk.marker.mark_row(row, INS)
    for paragraph in flow_paragraphs(unit):
        _mark_words(desk, paragraph)


def _mark_words(desk: Desk, paragraph: etree._Element) -> None:
    desk.new_notes.extend(paragraph.iter(*NOTES))
    mark_range(paragraph, 0, len(text_of(paragraph)), INS, desk.marker)
    desk.marker.tidy(paragraph)


def _bring(
    desk: Desk,
    unit: etree._Element,
    laid: Sequence[Laid],
    following: etree._Element | None,
    holder: etree._Element,
) -> Laid:
    """Put a paragraph, table or row of the baseline into the draft as deleted, behind what was laid last."""
    if unit.tag == P:
        copy = desk.transfer.paragraph(unit, len(text_of(unit)))
        desk.placed[unit] = copy
        desk.marker.mark_paragraph(copy, DEL)
        _delete_words(desk, copy)
    else:
        copy = desk.transfer.table(unit)
        for row in copy.iter(TR):
            desk.marker.mark_row(row, DEL)
        for old, paragraph in zip(flow_paragraphs(unit), flow_paragraphs(copy), strict=False):
            desk.placed[old] = paragraph
            _delete_words(desk, paragraph)
    if laid:
        laid[-1].element.addnext(copy)
    elif following is not None:
        following.addprevious(copy)
    else:
        last = holder[-1] if len(holder) else None
        if last is not None and last.tag == W + "sectPr":
            last.addprevious(copy)
        else:
            holder.append(copy)
    desk.note_losses(copy if copy.tag == P else next(iter(copy.iter(P)), copy))
    return Laid(copy, "base", unit)


def _delete_words(desk: Desk, paragraph: etree._Element) -> None:
    mark_range(paragraph, 0, len(text_of(paragraph)), DEL, desk.marker)
    desk.marker.tidy(paragraph)
