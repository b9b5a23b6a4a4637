"""The inside of a paragraph: runs, fields, tracked changes, symbols, formulas, and what is anchored there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.reading.docx.anchors import ANCHORS
from reviewer.reading.docx.fields import BOX, form_field, is_page
from reviewer.reading.docx.formula import linear
from reviewer.reading.docx.graphics import chosen, read_graphic
from reviewer.reading.docx.names import (
    ALTERNATE,
    FLD_CHAR,
    PPR,
    RPR,
    RUN,
    SDT,
    SDT_CONTENT,
    VAL,
    W14,
    M,
    T,
    W,
)
from reviewer.reading.docx.reader import KIND_OF_REVISION, Reader
from reviewer.reading.docx.styles import PLAIN, Look, read_look
from reviewer.reading.docx.symbols import replace_private, symbol
from reviewer.reading.docx.words import Words
from reviewer.reading.invisible import scrub

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.reading.docx.words import Mark

_IGNORED = frozenset(
    {
        PPR,
        RPR,
        W + "sdtPr",
        W + "sdtEndPr",
        W + "customXmlPr",
        W + "smartTagPr",
        W + "fldData",
        W + "rt",
        W + "rubyPr",
    }
)
_CHARACTERS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
}  # fmt: skip
_AUTHOR, _DATE, _STYLE = W + "author", W + "date", W + "rStyle"
_DELETED, _CHANGE = W + "delText", W + "rPrChange"
_FORMULAS = frozenset({M + "oMath", M + "oMathPara"})
_SIMPLE_FIELD = W + "fldSimple"
_GRAPHICS = frozenset({W + "drawing", W + "pict", W + "object"})
PIECES = (
    *KIND_OF_REVISION, SDT, ALTERNATE, *_FORMULAS, _SIMPLE_FIELD, FLD_CHAR, W + "instrText", W + "sym",
    W + "footnoteReference", W + "endnoteReference", *_GRAPHICS, W + "ruby", W + "subDoc", _DELETED,
    *_CHARACTERS, _STYLE, _CHANGE,
)  # fmt: skip
"""What stands in a paragraph and is no run of text; comments apart."""


class Inline:
    """Reads the content of paragraphs of one story in order; fields may run on into the next paragraph."""

    def __init__(self, reader: Reader, loose: frozenset[etree._Element], *, margin: bool = False) -> None:
        self._reader = reader
        self._loose = loose
        self._margin = margin
        """A header or footer, whose page numbers are not words."""
        self._fields: list[list[str]] = []
        """Open fields, innermost last: state (`code` or `result`) and instruction."""
        self._code = 0
        """How many open fields are still in their instruction, or show a page number in the margin."""
        self._mark: Mark | None = None
        self.contents_begun = False
        """Whether a table of contents began in what was read since this was last put back."""
        self.boxes: list[etree._Element] = []
        """Text boxes anchored in what was read since the list was last emptied."""

    @property
    def in_field(self) -> bool:
        """True where a field that began before is still open."""
        return bool(self._fields)

    @property
    def in_contents(self) -> bool:
        """True inside the result of a table-of-contents field."""
        return bool(self._fields) and any(_is_contents(field[1]) for field in self._fields)

    def read(self, element: etree._Element, words: Words, base: Look) -> None:
        """Append the words inside an element; `base` is the look that the paragraph's style gives."""
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child, words, base)
            elif tag in _IGNORED:
                continue
            elif tag in KIND_OF_REVISION:
                if self._reader.hides(child):
                    self._pass_over(child, words)
                    continue
                before = self._mark
                self._mark = (KIND_OF_REVISION[tag], child.get(_AUTHOR, ""), child.get(_DATE, ""))
                self.read(child, words, base)
                self._mark = before
            elif tag == SDT:
                self._control(child, words, base)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self.read(branch, words, base)
            elif tag in _FORMULAS:
                self._formula(child, words)
            elif tag == _SIMPLE_FIELD:
                if not (self._margin and is_page(child.get(W + "instr", ""))):
                    self.read(child, words, base)
            elif len(child):
                self.read(child, words, base)
            elif tag in ANCHORS:
                words.anchor(child)
            elif tag == W + "subDoc":
                self._reader.found("chunk")

    def _run(self, run: etree._Element, words: Words, base: Look) -> None:
        look = base
        for child in run:
            tag = child.tag
            if tag == T:
                text = child.text
                if text and not self._code:
                    if not text.isprintable():
                        text = replace_private(scrub(text, self._reader.removed), look.font)
                    words.add(text, look, self._mark)
            elif tag == RPR:
                if len(child):
                    look = self._look(child).over(base)
            elif tag == _DELETED:
                if child.text and not self._code and self._reader.view != "accepted":
                    words.add(scrub(child.text, self._reader.removed), look, self._mark)
            elif tag in _CHARACTERS:
                if not self._code:
                    words.add(_CHARACTERS[tag], look, self._mark)
            else:
                self._rare(child, words, look, base)

    def _rare(self, child: etree._Element, words: Words, look: Look, base: Look) -> None:
        tag = child.tag
        if tag == FLD_CHAR:
            self._field_char(child, words, look)
        elif tag == W + "instrText":
            if self._fields and self._fields[-1][0] == "code":
                self._fields[-1][1] += child.text or ""
        elif tag == W + "sym":
            if not self._code:
                known = symbol(child.get(W + "font"), child.get(W + "char"))
                if known is None:
                    self._reader.found("symbol")
                words.add(known or "\ufffd", look, self._mark)
        elif tag == W + "footnoteReference":
            self._reader.footnotes.append(child.get(W + "id", ""))
        elif tag == W + "endnoteReference":
            self._reader.endnotes.append(child.get(W + "id", ""))
        elif tag in _GRAPHICS:
            read_graphic(child, self._reader, self.boxes)
        elif tag in ANCHORS:
            words.anchor(child)
        elif tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                self._run(branch, words, look)
        elif tag == W + "ruby" or tag == W + "rubyBase" or tag == RUN:
            self.read(child, words, base)

    def _look(self, rpr: etree._Element) -> Look:
        if self._reader.view != "accepted":
            change = rpr.find(_CHANGE)
            former = change.find(RPR) if change is not None and not self._reader.accepts(change) else None
            rpr = rpr if former is None else former
        if not len(rpr):
            return PLAIN
        look = read_look(rpr)
        style = rpr[0] if rpr[0].tag == _STYLE else None
        return look if style is None else look.over(self._reader.styles.character(style.get(VAL)))

    def _field_char(self, char: etree._Element, words: Words, look: Look) -> None:
        if self._loose and char in self._loose:
            return
        kind = char.get(W + "fldCharType")
        if kind == "begin":
            shown = form_field(char)
            if shown and not self._code:
                words.add(shown, look, self._mark)
            self._fields.append(["code", ""])
            self._code += 1
        elif kind == "separate" and self._fields and self._fields[-1][0] == "code":
            page = self._margin and is_page(self._fields[-1][1])
            self._fields[-1][0] = "page" if page else "result"
            self.contents_begun = self.contents_begun or _is_contents(self._fields[-1][1])
            self._code -= 0 if page else 1
        elif kind == "end" and self._fields:
            self._code -= self._fields.pop()[0] != "result"

    def _pass_over(self, element: etree._Element, words: Words) -> None:
        """Leave out a stretch that this view does not show, but for the fields and comments in it."""
        nowhere = Words()
        for inner in element.iter(FLD_CHAR, *ANCHORS):
            if inner.tag == FLD_CHAR:
                self._field_char(inner, nowhere, PLAIN)
            else:
                words.anchor(inner)

    def _control(self, sdt: etree._Element, words: Words, base: Look) -> None:
        content = sdt.find(SDT_CONTENT)
        checked = sdt.find(f"{W}sdtPr/{W14}checkbox")
        if checked is not None and not self._code:
            state = checked.find(W14 + "checked")
            words.add(
                BOX[state is not None and state.get(W14 + "val") in ("1", "true", "on")], base, self._mark
            )
        elif content is not None:
            self.read(content, words, base)

    def _formula(self, math: etree._Element, words: Words) -> None:
        text = scrub(linear(math, self._reader.hides), self._reader.removed)
        if text and not self._code:
            words.add(text, PLAIN, self._mark)
            self._reader.found("formula")


def _is_contents(instruction: str) -> bool:
    return instruction.lstrip()[:4].upper().rstrip() == "TOC"
