"""A redline: the draft's own document with every difference from the baseline as a tracked change.

Rejecting all of them gives the words of the baseline, accepting all those of the draft. Tracked changes that
the two files carry already are read as accepted on both sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec import Struct, field

from reviewer.exporting.word.controls import release_controls
from reviewer.exporting.word.desk import Desk, Spot
from reviewer.exporting.word.differences import Differences
from reviewer.exporting.word.margins import NoteBook, add_margin, pair_margins
from reviewer.exporting.word.marks import Marker
from reviewer.exporting.word.meeting import part_marks
from reviewer.exporting.word.numbers import Numbers
from reviewer.exporting.word.objects import NOTES
from reviewer.exporting.word.pairing import SideBySide, side_by_side
from reviewer.exporting.word.paragraph import separate_fields, text_of
from reviewer.exporting.word.places import Pages
from reviewer.exporting.word.protection import kept_protection
from reviewer.exporting.word.settled import accept_changes
from reviewer.exporting.word.sorts import make_document
from reviewer.exporting.word.stories import compare_containers, compare_units, mark_all
from reviewer.exporting.word.transfer import Transfer
from reviewer.exporting.word.units import blocks, flow_paragraphs
from reviewer.exporting.word.vanishing import leave_no_number
from reviewer.model import Message
from reviewer.reading.docx.names import TR, P, W

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.exporting.word.package import WordPackage

__all__ = ["Redline", "Settled", "first_number", "lay_over", "settle", "story_parts"]

_ID = W + "id"
_SECTION, _FORMER = W + "sectPr", W + "sectPrChange"


class Redline(Struct):
    """A draft that was turned into a redline, and how to find things in it."""

    package: WordPackage
    marker: Marker
    spots: list[Spot]
    notices: list[Message]
    base_pages: Pages = field(default_factory=Pages)
    """Where the redline shows the paragraphs and rows of the baseline."""
    draft_pages: Pages = field(default_factory=Pages)
    """The same for the draft as it was read; None where a paragraph was a tracked deletion."""


Standing = tuple[list["etree._Element | None"], list["etree._Element | None"]]
"""Where each paragraph and each row of a part stands now, by its number in the part as it was read."""


class Settled(NamedTuple):
    """Two packages whose tracked changes are accepted."""

    first: int
    """A number above every number in the draft."""
    base: dict[str, Standing]
    draft: dict[str, Standing]
    bodies: SideBySide | None
    """The paragraphs and tables of the two documents themselves; None where one has no body."""


def story_parts(package: WordPackage) -> list[str]:
    """Return the parts that hold words: the document, its notes, its headers and footers."""
    kinds = ("footnotes", "endnotes", "header", "footer")
    related = [
        relation.target
        for relation in package.relations(package.main).values()
        if relation.kind in kinds and not relation.external and package.has(relation.target)
    ]
    return list(dict.fromkeys([package.main, *related]))


def first_number(package: WordPackage) -> int:
    """Return a number above every number that a mark, bookmark or comment of the package has."""
    highest = 0
    comments = package.target("comments")
    for part in [*story_parts(package), *([comments] if comments else [])]:
        root = package.read(part)
        if root is not None:
            keys = cast("list[str]", root.xpath("//@w:id", namespaces={"w": W[1:-1]}))
            highest = max([highest, *(int(key) for key in keys if key.isdigit())])
    return highest + 1


def settle(base: WordPackage, draft: WordPackage) -> Settled:
    """Accept what is tracked in either package, and lay the paragraphs of both side by side.

    The draft's parts are going to be changed.
    """
    first = first_number(draft)
    old = {part: _settled(base.read(part)) for part in story_parts(base)}
    new = {part: _settled(draft.edit(part)) for part in story_parts(draft)}
    bodies = [
        root.find(W + "body") if root is not None else None
        for root in (base.read(base.main), draft.read(draft.main))
    ]
    if bodies[0] is None or bodies[1] is None:
        return Settled(first, old, new, None)
    return Settled(first, old, new, side_by_side(bodies[0], bodies[1]))


def lay_over(
    base: WordPackage,
    draft: WordPackage,
    author: str,
    date: str,
    labels: tuple[str, ...] = (),
    settled: Settled | None = None,
) -> Redline:
    """Turn the opened draft into a redline against the baseline; `labels` are what the parties are called.

    `settled` is what `settle` gave for the two, where that was asked before.
    """
    first, old, new, bodies = settled or settle(base, draft)
    marker = Marker(author, date, first)
    notes = NoteBook(base, draft, marker)
    lost: list[str] = []
    transfer = Transfer(base, draft, notes.bring, lost.append)
    notes.transfer = transfer
    numbers = Numbers(transfer, transfer.lists, _roots(base, draft))
    desk = Desk(base, draft, marker, transfer, lost, numbers=numbers, differences=Differences(labels))
    _body(desk, bodies)
    _notes(desk, notes)
    _margins(desk)
    typed = numbers.settle(_roots(base, draft)[1], marker)
    part_marks(_roots(base, draft)[1], author, date)
    leave_no_number(draft, _roots(base, draft)[1], marker)
    released = release_controls(_roots(base, draft)[1], author)
    redline = Redline(
        draft, marker, desk.spots, [*_told(desk.spots), *make_document(draft), *kept_protection(draft)]
    )
    redline.notices.extend(released)
    if typed:
        redline.notices.append(Message("word.numbers_typed", {"count": typed}))
    for part, (paragraphs, rows) in old.items():
        redline.base_pages.paragraphs[part] = [
            desk.placed.get(paragraph) if paragraph is not None else None for paragraph in paragraphs
        ]
        redline.base_pages.rows[part] = [_shown(row, desk) for row in rows]
    for part, (paragraphs, rows) in new.items():
        redline.draft_pages.paragraphs[part] = paragraphs
        redline.draft_pages.rows[part] = rows
    return redline


def _roots(base: WordPackage, draft: WordPackage) -> tuple[list[etree._Element], list[etree._Element]]:
    """Return the parts of both that hold words, those of the draft as they are now."""
    old, new = ([package.read(part) for part in story_parts(package)] for package in (base, draft))
    return [root for root in old if root is not None], [root for root in new if root is not None]


def _settled(root: etree._Element | None) -> Standing:
    """Accept what is tracked in a part; return where each of its paragraphs and rows stands now."""
    if root is None:
        return [], []
    paragraphs, rows = list(root.iter(P)), list(root.iter(TR))
    merged = accept_changes(root)
    separate_fields(root)
    found: list[etree._Element | None] = []
    for paragraph in paragraphs:
        while paragraph in merged:
            paragraph = merged[paragraph]
        found.append(paragraph if root in paragraph.iterancestors() else None)
    return found, [row if root in row.iterancestors() else None for row in rows]


def _shown(row: etree._Element | None, desk: Desk) -> etree._Element | None:
    """Return the row of the redline that shows a row of the baseline."""
    first = next((desk.placed[p] for p in row.iter(P) if p in desk.placed), None) if row is not None else None
    return next(first.iterancestors(TR), None) if first is not None else None


def _turn(desk: Desk, base_part: str, draft_part: str) -> None:
    desk.base_part = desk.transfer.from_part = base_part
    desk.draft_part = desk.transfer.to_part = draft_part


def _body(desk: Desk, bodies: SideBySide | None) -> None:
    _turn(desk, desk.base.main, desk.draft.main)
    if bodies is not None:
        compare_units(desk, bodies)


def _notes(desk: Desk, notes: NoteBook) -> None:
    done: set[tuple[str, str]] = set()
    for before, after in list(desk.notes):
        kind = NOTES[after.tag]
        key = kind, after.get(_ID, "")
        old, new = notes.note(kind, before, draft=False), notes.note(kind, after, draft=True)
        if old is None or new is None or key in done:
            continue
        done.add(key)
        _turn(desk, notes.part(kind, draft=False), notes.part(kind, draft=True))
        compare_containers(desk, old, new)
    for reference in list(desk.new_notes):
        key = NOTES[reference.tag], reference.get(_ID, "")
        if key not in done:
            done.add(key)
            notes.mark_new(reference)


def _margins(desk: Desk) -> None:
    old, new = (_sections(package) for package in (desk.base, desk.draft))
    answers: dict[etree._Element | None, etree._Element | None] = {
        after: before for before, after in desk.placed.items()
    }
    answers[None] = None
    found = pair_margins(
        desk.base,
        desk.draft,
        [
            (old[answers[paragraph]], section)
            for paragraph, section in new.items()
            if paragraph in answers and answers[paragraph] in old
        ],
    )
    for before, after in found.both:
        _compare_margins(desk, before, after)
    for before, page, section in found.base_only:
        source = desk.base.read(before)
        if source is not None and _worded(source):
            _compare_margins(desk, before, add_margin(desk.draft, section, page, source)[0])
    for part in found.draft_only:
        root = desk.draft.edit(part)
        for unit in blocks(root) if root is not None else ():
            mark_all(desk, unit)
            if unit.getnext() is None:
                desk.marker.unmark_paragraph(unit)
    main = desk.draft.read(desk.draft.main)
    first = next(main.iter(P), None) if main is not None else None
    for part in found.lost:
        source = desk.base.read(part)
        if source is not None and _worded(source) and first is not None:
            desk.spots.append(Spot(first, "margin"))


def _compare_margins(desk: Desk, before: str, after: str) -> None:
    old, new = desk.base.read(before), desk.draft.edit(after)
    if old is not None and new is not None:
        _turn(desk, before, after)
        compare_containers(desk, old, new)


def _worded(root: etree._Element) -> bool:
    return any(text_of(p).strip() for p in flow_paragraphs(root))


def _sections(package: WordPackage) -> dict[etree._Element | None, etree._Element]:
    """Return the sections of a document by the paragraph that ends each, the last one by None."""
    root = package.read(package.main)
    return {
        next(section.iterancestors(P), None): section
        for section in (root.iter(_SECTION) if root is not None else ())
        if next(section.iterancestors(_FORMER), None) is None
    }


def _told(spots: list[Spot]) -> list[Message]:
    counts: dict[str, int] = {}
    for spot in spots:
        counts[spot.kind] = counts.get(spot.kind, 0) + 1
    return [Message(f"word.lost.{kind}", {"count": count}) for kind, count in counts.items()]
