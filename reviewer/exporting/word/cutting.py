"""Runs divided between two characters, so that a range of a paragraph's words begins and ends with one."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.exporting.word.paragraph import SPACE, Slot, length_of, slots
from reviewer.reading.docx.names import RPR, RUN, W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

__all__ = ["cut", "cut_slots", "part_slots"]


def cut(paragraph: etree._Element, places: Iterable[int]) -> list[Slot]:
    """Divide the runs so that every place is a border between runs; return the slots after that."""
    return cut_slots(slots(paragraph), places)


def cut_slots(found: list[Slot], places: Iterable[int]) -> list[Slot]:
    """Divide the runs of these slots as `cut` does; return the slots after that."""
    wanted = sorted(set(places))
    after: list[Slot] = []
    for slot in found:
        inside = [place for place in wanted if slot.start < place < slot.end]
        if not inside:
            after.append(slot)
            continue
        runs = _divide(slot.element, [place - slot.start for place in inside])
        for run, start, end in zip(runs, [slot.start, *inside], [*inside, slot.end], strict=True):
            text = slot.text[start - slot.start : end - slot.start]
            after.append(Slot(run, start, end, text, slot.field, slot.computed))
    return after


def part_slots(found: Iterable[Slot], places: Iterable[int]) -> list[Slot]:
    """Return the slots as `cut_slots` would, and divide no run: several may stand for parts of one."""
    wanted = sorted(set(places))
    parts: list[Slot] = []
    for slot in found:
        borders = [slot.start, *(place for place in wanted if slot.start < place < slot.end), slot.end]
        if len(borders) == 2:
            parts.append(slot)
            continue
        for start, end in pairwise(borders):
            skip = start - slot.start
            text = slot.text[skip : end - slot.start]
            parts.append(Slot(slot.element, start, end, text, slot.field, slot.computed, skip))
    return parts


def _divide(run: etree._Element, places: list[int]) -> list[etree._Element]:
    """Divide a run of a paragraph that holds no field mark before these places; return its parts."""
    parent = run.getparent()
    if parent is None:
        raise ValueError("a run without a paragraph")
    look = run.find(RPR)
    parts = [run]
    for place in reversed(places):
        at = 0
        for node in list(run):
            length = length_of(node)
            if at + length <= place:
                at += length
                continue
            tail = run.makeelement(RUN, nsmap={"w": W[1:-1]})
            if look is not None:
                tail.append(deepcopy(look))
            rest = list(node.itersiblings())
            if at < place:
                second = deepcopy(node)
                text = node.text or ""
                node.text, second.text = text[: place - at], text[place - at :]
                for part in (node, second):
                    part.set(SPACE, "preserve")
                second.tail = None
                tail.append(second)
            else:
                tail.append(node)
            tail.extend(rest)
            parent.insert(parent.index(run) + 1, tail)
            parts.insert(1, tail)
            break
    return parts
