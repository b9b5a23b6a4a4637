"""One story of the draft against one of the baseline: paragraphs, tables, rows, cells, words."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from reviewer.exporting.word.columns import pair_columns
from reviewer.exporting.word.cutting import cut_slots
from reviewer.exporting.word.desk import Spot
from reviewer.exporting.word.endings import Laid, settle_endings
from reviewer.exporting.word.inline import compare_words, insert_between, mark_range, mark_slots
from reviewer.exporting.word.marks import paragraph_properties
from reviewer.exporting.word.objects import NOTES, box_branches, kind_of
from reviewer.exporting.word.pairing import lay_beside, side_by_side
from reviewer.exporting.word.paragraph import OBJECT, is_plain, text_of
from reviewer.exporting.word.units import blocks, cells, flow_paragraphs, rows
from reviewer.reading.docx.names import DEL, INS, PPR, TBL, TR, VAL, P, W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from reviewer.exporting.word.desk import Desk
    from reviewer.exporting.word.pairing import SideBySide

__all__ = ["compare_containers", "compare_units", "mark_all"]


_SECTION = f"{PPR}/{W}sectPr"
_CELL = W + "tcPr"
_LEFT_OUT = frozenset(
    W + name for name in ("headerReference", "footerReference", "sectPrChange", "printerSettings")
)


def compare_containers(desk: Desk, base: etree._Element, draft: etree._Element) -> None:
    """Mark in a container of the draft what differs from one of the baseline."""
    compare_units(desk, side_by_side(base, draft))


def compare_units(desk: Desk, found: SideBySide) -> None:
    """Mark in a container of the draft what differs, its units laid beside those of the baseline already."""
    desk.placed.update(settle_endings(_laid(desk, found), desk.marker))


def _laid(desk: Desk, found: SideBySide) -> list[Laid]:
    """Lay out both sides in one order: what is gone before what has come in its stead."""
    old, new, holder, said, pairs = found
    desk.differences.begin(_edited(desk, found))
    laid: list[Laid] = []
    low = start = 0
    for i, j in [*pairs, (len(old), len(new))]:
        for side, unit in _in_turn(old[low:i], new[start:j], last=i == len(old)):
            if side == "base":
                laid.append(_bring(desk, unit, laid, new[start] if start < len(new) else None, holder))
            else:
                mark_all(desk, unit)
                laid.append(Laid(unit, "draft", None))
        if i < len(old):
            _compare(desk, old[i], new[j], same=said[0][i] == said[1][j] and is_plain(said[0][i][1]))
            laid.append(Laid(new[j], "both", old[i]))
        low, start = i + 1, j + 1
    return laid


def _edited(desk: Desk, found: SideBySide) -> Iterator[tuple[str, str]]:
    """Yield the words of the paragraphs that answer to each other and differ, those with things left out."""
    for i, j in found.pairs:
        (sort, before), (_, after) = found.said[0][i], found.said[1][j]
        if before != after and sort == "p" and OBJECT not in before + after:
            low, start = _typed(desk, found.old[i], found.new[j])
            yield before[low:], after[start:]


def _in_turn(
    gone: Sequence[etree._Element], come: Sequence[etree._Element], *, last: bool
) -> list[tuple[str, etree._Element]]:
    """Return what is gone and then what has come; at the end of a story the last two stand together."""
    ends = last and bool(gone) and bool(come) and gone[-1].tag == P == come[-1].tag
    cut = -1 if ends else max(len(gone), len(come))
    order = [("base", gone[:cut]), ("draft", come[:cut])]
    if ends:
        order += [("base", gone[-1:]), ("draft", come[-1:])]
    return [(side, unit) for side, units in order for unit in units]


def _compare(desk: Desk, old: etree._Element, new: etree._Element, *, same: bool) -> None:
    """Compare two units; `same` are those with the same words and nothing but words."""
    if new.tag == P:
        if same:
            _answer(desk, old, new)
        else:
            _compare_paragraphs(desk, old, new)
    elif new.tag == TBL:
        laid = _laid(desk, lay_beside(rows(old), rows(new), new))
        _compare_rows(
            desk, [(one.base, one.element) for one in laid if one.base is not None and one.side == "both"]
        )


def _compare_rows(desk: Desk, answers: Sequence[tuple[etree._Element, etree._Element]]) -> None:
    """Compare the cells of rows that answer to each other; a column that came or went is one in all rows."""
    alike: dict[tuple[int, int], list[tuple[list[etree._Element], list[etree._Element]]]] = {}
    for old, new in answers:
        both = cells(old), cells(new)
        alike.setdefault((len(both[0]), len(both[1])), []).append(both)
    for (left, right), found in alike.items():
        if left == right:
            pairs = [(place, place) for place in range(left)]
        elif not left or not right:
            pairs = []
        else:
            pairs = pair_columns([(_said(base), _said(draft)) for base, draft in found])
        for base, draft in found:
            _compare_cells(desk, base, draft, pairs)


def _said(row: Sequence[etree._Element]) -> list[str]:
    return [" ".join(text_of(paragraph) for paragraph in flow_paragraphs(cell)) for cell in row]


def _compare_cells(
    desk: Desk,
    base: Sequence[etree._Element],
    draft: Sequence[etree._Element],
    pairs: Sequence[tuple[int, int]],
) -> None:
    """Compare the cells of one row; one without another over there comes or goes as a cell."""
    kept = {i for i, _ in pairs}
    come = {j for j, _ in enumerate(draft)} - {j for _, j in pairs}
    for i, j in pairs:
        compare_containers(desk, base[i], draft[j])
        former = base[i].find(_CELL)
        if _spans(base[i]) != _spans(draft[j]):
            desk.marker.former_cell(draft[j], former)
    for j in sorted(come):
        desk.marker.mark_cell(draft[j], INS)
        for paragraph in flow_paragraphs(draft[j]):
            _mark_words(desk, paragraph)
    place = dict(pairs)
    for i, cell in enumerate(base):
        if i in kept:
            continue
        copy = _deleted(desk, cell)
        desk.marker.mark_cell(copy, DEL)
        before = [place[k] for k in range(i) if k in place]
        brought = before[-1] if before else None
        home = draft[brought] if brought is not None else draft[0]
        while brought is not None and (after := home.getnext()) is not None and _gone(after):
            home = after
        if brought is not None:
            home.addnext(copy)
        else:
            home.addprevious(copy)
        desk.note_losses(next(iter(copy.iter(P)), copy))


def _gone(cell: etree._Element) -> bool:
    return cell.find(f"{_CELL}/{W}cellDel") is not None


def _spans(cell: etree._Element) -> list[tuple[str, str]]:
    """Return how many columns a cell covers, and whether it goes on from the one above."""
    found = (cell.find(f"{_CELL}/{W}{name}") for name in ("gridSpan", "vMerge"))
    return [(str(one.tag), one.get(VAL, "")) for one in found if one is not None]


def _deleted(desk: Desk, unit: etree._Element) -> etree._Element:
    """Return a copy of a table, a row or a cell of the baseline with its words as deleted ones."""
    copy = desk.transfer.table(unit)
    for old, paragraph in zip(flow_paragraphs(unit), flow_paragraphs(copy), strict=False):
        desk.placed[old] = paragraph
        _delete_words(desk, paragraph)
    return copy


def _compare_paragraphs(desk: Desk, old: etree._Element, new: etree._Element) -> None:
    skip = _typed(desk, old, new)
    found = compare_words(old, new, desk.sides, desk.differences, skip)
    _answer(desk, old, new)
    for before, after in found.things:
        if before.tag in NOTES:
            desk.notes.append((before, after))
        elif kind_of(before) == "box" == kind_of(after):
            _compare_boxes(desk, before, after, new)
    words = found.draft
    for low, high, start, end in reversed(found.changes):
        for at, node in found.draft_objects.items():
            if start <= at < end and node.tag in NOTES:
                desk.new_notes.append(node)
        words = cut_slots(words, (start, end))
        come = mark_slots(words, start, end, INS, desk.marker)
        gone = desk.transfer.runs(found.base, low, high)
        if gone:
            insert_between(new, words, start, gone, DEL, desk.marker)
        desk.note_losses(new)
        if desk.numbers is not None and any(skip) and not low and not start:
            desk.numbers.hold(old, new, [*gone, *(run for mark in come for run in mark)])
    if found.changes:
        desk.marker.tidy(new)


def _typed(desk: Desk, old: etree._Element, new: etree._Element) -> tuple[int, int]:
    """Return how many characters of either paragraph are a number that Word writes in the other."""
    return (0, 0) if desk.numbers is None else desk.numbers.typed(old, new)


def _answer(desk: Desk, old: etree._Element, new: etree._Element) -> None:
    desk.placed[old] = new
    if desk.numbers is not None:
        desk.numbers.compare(old, new)


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
        _bring_section(unit, copy)
        desk.marker.mark_paragraph(copy, DEL)
        _delete_words(desk, copy)
    else:
        copy = _deleted(desk, unit)
        for row in copy.iter(TR):
            desk.marker.mark_row(row, DEL)
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


def _bring_section(unit: etree._Element, copy: etree._Element) -> None:
    """Let the section that ends with a deleted paragraph end with its copy, headers and footers to come."""
    section = unit.find(_SECTION)
    if section is None:
        return
    twin = deepcopy(section)
    for child in list(twin):
        if child.tag in _LEFT_OUT:
            twin.remove(child)
    paragraph_properties(copy).append(twin)


def _delete_words(desk: Desk, paragraph: etree._Element) -> None:
    mark_range(paragraph, 0, len(text_of(paragraph)), DEL, desk.marker)
    desk.marker.tidy(paragraph)
