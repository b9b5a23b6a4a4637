"""What the lines show before the tree is grown: the number of each, the title, the heads of annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.patterns import lazy
from reviewer.structure import zones
from reviewer.structure.markers import ANNEX, candidates, read_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.structure.lines import Line
    from reviewer.structure.node import Marker

__all__ = ["find_annexes", "find_list_of_annexes", "find_title", "marks_of"]

_STOP = lazy(r"[。；;：:]")
_PAUSE = lazy(r"[。；;，]")
_SHORT = 16
"""So many letters at most a heading over the annexes has: 第十条 附件."""
_ANNEX_REFERENCE = lazy(
    r"所|中|的|约定|规定|为|是|与|及|和|、|或|内|之|均|系|应|由|作为|构成|可|已|经|shall|is|are|of|to|and|or|will|sets?\b"
)


def marks_of(line: Line) -> Sequence[Marker]:
    """Return the readings of the number of a line, typed or automatic; a bullet yields to a typed one."""
    if line.cells or line.block.part not in ("body", "textbox"):
        return ()
    if not line.label:
        return candidates(line.text)
    marks = read_label(line.label)
    if marks[0].family != "•":
        return marks
    typed = [mark for mark in candidates(line.text) if mark.sure]
    if typed:
        line.label = None
    return typed or marks


def find_title(lines: list[Line], marks: Sequence[Sequence[Marker]]) -> int | None:
    """Return the place of the line that is the title of the document, None where none is."""
    first: int | None = None
    seen = 0
    for at, line in enumerate(lines):
        if line.block.part != "body" or line.cells:
            continue
        text = line.text
        seen += 1
        if seen > 20 or any(mark.sure for mark in marks[at]) or zones.is_recital(text) or len(text) > 120:
            break
        if zones.is_title(text):
            return at
        if zones.is_party(text):
            break
        plain = len(text) <= 40 and not _STOP.search(text) and not marks[at]
        if first is None and seen == 1 and plain:
            first = at
    return first


def find_annexes(lines: list[Line], title: int | None) -> set[int]:
    """Return the lines that head an annex; a run of such lines is a list of annexes and heads none.

    The last line of a document heads an annex without words where another annex stands before it.
    """
    heads = [at for at, line in enumerate(lines) if at != title and _heads_annex(line)]
    known = set(heads)
    listed = {at for at in heads if at + 1 in known or (at - 1 in known)}
    numbers = {at: _annex_number(lines[at]) for at in heads}
    found: set[int] = set()
    for at in heads:
        after = lines[at + 1] if at + 1 < len(lines) else None
        if after is None and not found:
            continue
        if after is not None and (zones.is_signature(after.text) or zones.is_signing_party(after.text)):
            continue
        if at in listed and any(
            numbers[other] == numbers[at] for other in heads if other > at and other not in listed
        ):
            continue
        if (at in listed and at + 1 in known) or (at in listed and not lines[at].block.centred):
            continue
        found.add(at)
    return found


def find_list_of_annexes(lines: list[Line], annexes: set[int], marks: Sequence[Sequence[Marker]]) -> set[int]:
    """Return the lines behind the last clause that name the annexes and head none: no part of that clause."""
    at = len(lines)
    while at and (zones.is_signature(lines[at - 1].text) or zones.is_signing_party(lines[at - 1].text)):
        at -= 1
    end = at
    while at and at - 1 not in annexes and _heads_annex(lines[at - 1]):
        at -= 1
    if not at or at == end:
        return set()
    lead = lines[at - 1].text
    if zones.leads_in(lead) or (marks[at - 1] and "附件" in lead and len(lead) <= _SHORT):
        return set()
    return {*range(at, end)}


def _annex_number(line: Line) -> str:
    match = ANNEX.match(line.text)
    return (match.group(2) or "") if match else ""


def _heads_annex(line: Line) -> bool:
    if line.cells or line.label or line.block.part != "body":
        return False
    match = ANNEX.match(line.text)
    if not match or len(line.text) > 60:
        return False
    rest = line.text[match.end() :]
    return not _PAUSE.search(rest) and not (_ANNEX_REFERENCE.match(rest) and not match.group(3).strip())
