"""The words of one paragraph as a string whose every character knows the run it stands in.

Read is the view with all changes accepted: what a tracked deletion holds is no character here. Something that
is not text (a picture, a note's reference, a formula) is one character, `OBJECT`. Field codes, page numbers
computed by Word, and bookmarks have no length.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.patterns import lazy
from reviewer.reading.docx.names import (
    ALTERNATE,
    DEL,
    FLD_CHAR,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    RUN,
    SDT,
    SDT_CONTENT,
    VAL,
    M,
    T,
    W,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = [
    "OBJECT",
    "SPACE",
    "Slot",
    "fields_inside",
    "is_plain",
    "length_of",
    "separate_fields",
    "slots",
    "text_of",
    "with_lines",
]

OBJECT = "\ufffc"
_LINE = "\ue05f"
"""One of several underlined blanks: part of a line to write on, for which no other blank stands."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHARACTERS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}  # fmt: skip
_OBJECTS = frozenset(
    {
        W + "drawing",
        W + "pict",
        W + "object",
        W + "footnoteReference",
        W + "endnoteReference",
        W + "sym",
        W + "ruby",
        W + "contentPart",
        ALTERNATE,
    }
)
_FORMULAS = frozenset({M + "oMath", M + "oMathPara"})
_WRAPPERS = frozenset(
    {INS, MOVE_TO}
    | {W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent")}
)
_GONE = frozenset({DEL, MOVE_FROM})
_UNDERLINE = f"{RPR}/{W}u"
_NO_LINE = frozenset({"none", "0", "false", "off"})
_BLANKS = lazy(r"[^\S\n]{2,}")
_UNDER = lazy(r"_{2,}")
_CODE = W + "instrText"
_LOOKS = frozenset({RPR, W + "lastRenderedPageBreak"})
_WORDLESS = frozenset({PPR, *_GONE} | {W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr")})
_COMPUTED = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF"})


class Slot(Struct):
    """A run, or a formula beside the runs, and the range of characters it holds."""

    element: etree._Element
    start: int
    end: int
    text: str
    field: int = -1
    """Number of the innermost field it belongs to, the field's own marks included; -1 outside of fields."""
    computed: bool = False
    """Its words are computed by Word and have no length here."""
    skip: int = 0
    """How many characters of the run stand before these, where it is not the whole of it."""


class _Fields:
    """Which fields are open while a paragraph is read."""

    def __init__(self) -> None:
        self.open: list[list[str | int]] = []
        self.count = 0

    def take(self, char: etree._Element) -> None:
        kind = char.get(W + "fldCharType")
        if kind == "begin":
            self.open.append(["code", "", self.count])
            self.count += 1
        elif kind == "separate" and self.open:
            self.open[-1][0] = "result"
        elif kind == "end" and self.open:
            self.open.pop()

    def code(self, text: str) -> None:
        if self.open and self.open[-1][0] == "code":
            self.open[-1][1] = str(self.open[-1][1]) + text

    @property
    def hidden(self) -> bool:
        return any(state == "code" or is_computed(str(code)) for state, code, _ in self.open)

    @property
    def number(self) -> int:
        return int(self.open[-1][2]) if self.open else -1


def is_computed(instruction: str) -> bool:
    """Tell whether a field's instruction asks for a number of pages, which is no one's wording."""
    first = instruction.split(maxsplit=1)
    return bool(first) and first[0].upper() in _COMPUTED


def slots(paragraph: etree._Element) -> list[Slot]:
    """Return the runs and formulas of a paragraph in order."""
    found: list[Slot] = []
    fields = _Fields()
    at = 0
    for element, computed in _runs(paragraph):
        before = fields.number
        text = OBJECT if element.tag in _FORMULAS else _run_text(element, fields)
        if computed:
            text = ""
        found.append(Slot(element, at, at + len(text), text, max(before, fields.number), computed))
        at += len(text)
    return found


def with_lines(found: list[Slot]) -> str:
    """Return the words of slots, those of a line to write on as a sign of its own."""
    text = "".join(slot.text for slot in found)
    if _BLANKS.search(text) is None:
        return text
    under = "".join(("_" if _underlined(slot.element) else " ") * len(slot.text) for slot in found)
    return _BLANKS.sub(lambda blanks: _lines(blanks.group(), under[blanks.start() : blanks.end()]), text)


def is_plain(text: str) -> bool:
    """Tell whether the words of a paragraph say all of it: no object, and no line to write on."""
    return OBJECT not in text and _BLANKS.search(text) is None


def _lines(blanks: str, under: str) -> str:
    """Return blanks with those of them as `_LINE` of which two or more in a row are underlined."""
    for start, end in [(one.start(), one.end()) for one in _UNDER.finditer(under)]:
        blanks = blanks[:start] + _LINE * (end - start) + blanks[end:]
    return blanks


def _underlined(run: etree._Element) -> bool:
    said = run.find(_UNDERLINE)
    return said is not None and said.get(VAL, "single") not in _NO_LINE


def text_of(paragraph: etree._Element) -> str:
    """Return the words of a paragraph."""
    pieces: list[str] = []
    for child in paragraph:
        if child.tag == RUN:
            for node in child:
                if node.tag == T:
                    pieces.append(node.text or "")
                elif node.tag not in _LOOKS:
                    return "".join(slot.text for slot in slots(paragraph))
        elif child.tag not in _WORDLESS:
            return "".join(slot.text for slot in slots(paragraph))
    return "".join(pieces)


def length_of(node: etree._Element) -> int:
    """Return how many characters a child of a run stands for, field codes not considered."""
    return len(_node_text(node))


def _runs(element: etree._Element, *, computed: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    for child in element:
        tag = child.tag
        if tag == RUN or tag in _FORMULAS:
            yield child, computed
        elif tag in _GONE:
            continue
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _runs(content, computed=computed)
        elif tag in _WRAPPERS:
            inner = tag == W + "fldSimple" and is_computed(child.get(W + "instr", ""))
            yield from _runs(child, computed=computed or inner)


def _run_text(run: etree._Element, fields: _Fields) -> str:
    pieces: list[str] = []
    for node in run:
        tag = node.tag
        if tag == T and not fields.open:
            pieces.append(node.text or "")
        elif tag == FLD_CHAR:
            fields.take(node)
        elif tag == _CODE:
            fields.code(node.text or "")
        elif not fields.open or not fields.hidden:
            pieces.append(_node_text(node))
    return "".join(pieces)


def _node_text(node: etree._Element) -> str:
    tag = node.tag
    if tag == T:
        return node.text or ""
    if tag in _CHARACTERS:
        return _CHARACTERS[tag]
    return OBJECT if tag in _OBJECTS else ""


def separate_fields(root: etree._Element) -> None:
    """Give every mark of a field that shares its run with other things a run of its own."""
    for run in {mark.getparent() for mark in root.iter(FLD_CHAR, _CODE)}:
        if run is None or run.tag != RUN:
            continue
        parent, look = run.getparent(), run.find(RPR)
        nodes = [node for node in run if node.tag != RPR]
        if parent is None or len(nodes) < 2:
            continue
        place = parent.index(run) + 1
        for node in nodes[1:]:
            single = run.makeelement(RUN, nsmap={"w": W[1:-1]})
            if look is not None:
                single.append(deepcopy(look))
            single.append(node)
            parent.insert(place, single)
            place += 1


def fields_inside(found: list[Slot], start: int, end: int, *, whole: bool) -> frozenset[int]:
    """Return the fields of a paragraph that begin and end in it, nothing of them outside of the range."""
    inside: set[int] = set()
    for number in {slot.field for slot in found if slot.field >= 0}:
        mine = [slot for slot in found if slot.field == number]
        kinds = [char.get(W + "fldCharType") for slot in mine for char in slot.element.iterchildren(FLD_CHAR)]
        if kinds.count("begin") != 1 or kinds.count("end") != 1:
            continue
        low, high = mine[0].start, mine[-1].end
        if whole or (start <= low < high <= end) or (start < low == high < end):
            inside.add(number)
    return frozenset(inside)
