"""One paragraph against another: the draft's words marked in place, the baseline's put beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.exporting.word.cutting import cut
from reviewer.exporting.word.objects import object_key, objects
from reviewer.exporting.word.paragraph import Slot, fields_inside, slots, with_lines
from reviewer.exporting.word.wording import Change
from reviewer.reading.docx.names import DEL, INS, PPR, SDT_CONTENT, P, W

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.exporting.word.differences import Differences
    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.package import WordPackage

__all__ = ["Answers", "Side", "compare_words", "insert_at", "insert_between", "mark_range", "mark_slots"]


class Side(NamedTuple):
    """A package and the part of it in which a paragraph stands."""

    package: WordPackage
    part: str


class Answers(NamedTuple):
    """Where two paragraphs differ, and which things of them answer to each other."""

    base: list[Slot]
    draft: list[Slot]
    changes: list[Change]
    things: list[tuple[etree._Element, etree._Element]]
    base_objects: dict[int, etree._Element]
    draft_objects: dict[int, etree._Element]


def compare_words(
    base: etree._Element,
    draft: etree._Element,
    sides: tuple[Side, Side],
    differences: Differences,
    skip: tuple[int, int] = (0, 0),
) -> Answers:
    """Lay a paragraph of the draft beside one of the baseline.

    The first characters that `skip` counts on either side, mere words, are a change by themselves. A line to
    write on, which is underlined blanks, is no blank: what comes back where one stood is a line again.
    """
    left, right = slots(base), slots(draft)
    texts = [with_lines(left), with_lines(right)]
    things = [objects(found) for found in (left, right)]
    keys = [
        {at - left_out: object_key(node, side.package, side.part) for at, node in found.items()}
        for found, side, left_out in zip(things, sides, skip, strict=True)
    ]
    low, start = skip
    rest = differences.of(texts[0][low:], texts[1][start:], keys[0], keys[1])
    found = [Change(0, low, 0, start)] if low or start else []
    found += [Change(one.low + low, one.high + low, one.start + start, one.end + start) for one in rest]
    pairs: list[tuple[etree._Element, etree._Element]] = []
    low = start = 0
    for low_end, high, start_end, end in [*found, (len(texts[0]), 0, len(texts[1]), 0)]:
        pairs.extend(
            (things[0][at], things[1][at - low + start]) for at in sorted(things[0]) if low <= at < low_end
        )
        low, start = high, end
        del start_end
    return Answers(left, right, found, pairs, *things)


def mark_range(
    paragraph: etree._Element, start: int, end: int, tag: str, marker: Marker
) -> list[etree._Element]:
    """Mark the characters from `start` to `end` as inserted or deleted; return the marks, in order.

    Words of an insertion by the same author are not marked as deleted but taken out, as Word does it.
    """
    return mark_slots(cut(paragraph, (start, end)), start, end, tag, marker)


def mark_slots(found: list[Slot], start: int, end: int, tag: str, marker: Marker) -> list[etree._Element]:
    """Mark the characters from `start` to `end` as `mark_range` does; the slots are cut there already."""
    length = found[-1].end if found else 0
    whole = start <= 0 and end >= length
    fields = fields_inside(found, start, end, whole=whole)
    marks: list[etree._Element] = []
    for slot in found:
        if slot.start < slot.end:
            inside = start <= slot.start and slot.end <= end
        elif slot.field >= 0:
            inside = slot.field in fields
        else:
            inside = (start < slot.start < end or whole) and _movable(slot)
        if inside and not (tag == DEL and marker.withdraw(slot.element)):
            marks.append(marker.wrap(slot.element, tag))
    return marks


def _movable(slot: Slot) -> bool:
    return not slot.computed and all(
        not str(node.tag).endswith(("}commentReference", "}annotationRef")) for node in slot.element
    )


def insert_at(
    paragraph: etree._Element, place: int, elements: list[etree._Element], tag: str, marker: Marker
) -> None:
    """Put runs at a place between two characters, each marked by `tag` as inserted or deleted.

    They stand before the characters that follow, outside of a link or a field that ends or begins there.
    """
    if elements:
        insert_between(paragraph, cut(paragraph, (place,)), place, elements, tag, marker)


def insert_between(
    paragraph: etree._Element,
    found: list[Slot],
    place: int,
    elements: list[etree._Element],
    tag: str,
    marker: Marker,
) -> None:
    """Put runs at a place as `insert_at` does; the slots of the paragraph are cut there already."""
    before = [slot for slot in found if slot.start < slot.end <= place]
    after = [slot for slot in found if slot.end > slot.start >= place]
    if before:
        anchor = _outward(before[-1], after[0] if after else None, found, marker)
        parent, at = _place_of(anchor, 1)
    elif after:
        parent, at = _place_of(_inward(after[0], found, marker), 0)
    else:
        parent, at = paragraph, len(paragraph)
    for element in elements:
        parent.insert(at, element)
        marker.wrap(element, tag)
        at += 1


def _place_of(anchor: etree._Element, behind: int) -> tuple[etree._Element, int]:
    parent = anchor.getparent()
    if parent is None:
        raise ValueError("a run without a paragraph")
    return parent, parent.index(anchor) + behind


def _outward(slot: Slot, after: Slot | None, found: list[Slot], marker: Marker) -> etree._Element:
    """Return what new runs are to follow when they stand behind that slot."""
    element = slot.element
    if slot.field >= 0 and (after is None or after.field != slot.field):
        element = [one for one in found if one.field == slot.field][-1].element
    return _climbed(element, marker, last=True)


def _inward(slot: Slot, found: list[Slot], marker: Marker) -> etree._Element:
    element = slot.element
    if slot.field >= 0:
        element = next(one for one in found if one.field == slot.field).element
    return _climbed(element, marker, last=False)


def _climbed(element: etree._Element, marker: Marker, *, last: bool) -> etree._Element:
    """Return the outermost wrapper at whose border the element stands; tracked changes are always left."""
    while True:
        parent = element.getparent()
        if parent is None or parent.tag in (P, SDT_CONTENT):
            return element
        children = [child for child in parent if child.tag != PPR]
        border = children[-1] if last else children[0]
        if border is not element:
            if parent.tag not in (INS, DEL):
                return element
            _part(parent, element, marker, last=last)
            return parent if last else _before(parent)
        element = parent


def _part(mark: etree._Element, element: etree._Element, marker: Marker, *, last: bool) -> None:
    """Divide a tracked change behind the element (`last`) or before it; the mark keeps the first part."""
    holder = mark.getparent()
    if holder is None:
        return
    place = mark.index(element) + (1 if last else 0)
    second = mark.makeelement(mark.tag, nsmap={"w": W[1:-1]})
    for name, value in mark.attrib.items():
        second.set(name, value)
    rest = list(mark)[place:]
    second.set(W + "id", str(marker.number()))
    holder.insert(holder.index(mark) + 1, second)
    second.extend(rest)


def _before(mark: etree._Element) -> etree._Element:
    after = mark.getnext()
    return mark if after is None else after
