"""Logical lines of a document: soft breaks opened, wrapped lines joined, blanks folded."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.folding import HAN_LETTER
from reviewer.patterns import lazy
from reviewer.reading.columns import cells_of
from reviewer.structure.layout import lay_open
from reviewer.structure.markers import ANNEX, candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Block, Document
    from reviewer.structure.layout import Piece

_STOPS = tuple("。；;：:！!？?.…)）]】〕」』”\"'’_＿")
_FIELD = lazy(
    r"^[^，,。；;：:（(]{1,12}(?:[（(][^（()）]{1,24}[)）])?\s*[：:]|年\s*月\s*日|^\s*[_＿]{3,}|^[（(](?:以下|本页)无正文"
)
_JOINED = lazy(r"[；;]\s*(?:与|和|及|以及|或者?|且|并且?|and|or)$")
"""How a member of a list ends that says only that another follows."""
_PAUSE = lazy(r"[，。]|,(?!\d)")
_MARK = lazy(r"[。；;：:，,.]")
_HAN = lazy(HAN_LETTER)
_LONG = 24
_POINTS = lazy(r"\s(?i:clauses?|sections?|paragraphs?|articles?|sub-?clauses?|sub-?sections?)$")
_NUMBERED = lazy(r"\d{1,2}(?:\.\d{1,2})*\s?(?:\(|[,;.)]?\s(?:[a-z(]|[A-Z][a-z]+\s[a-z])|[,;.)]$|$)")
_POINTS_AT = lazy(r"\s(?i:clauses?|sections?|paragraphs?|articles?|sub-?clauses?)\s\d+(?:\.\d+)*$")
_LETTERED = lazy(
    r"\([a-z0-9]{1,4}\)(?:\([a-z0-9]{1,4}\))*\s?(?:[,.;)]|$|(?:or|and|of|above|below|hereof|shall|may|must|will|is|are"
    r"|was|were|has|have|had|to|in|on|by|for|if|within|with|which|but|then|where|as)\b)"
)
"""A letter in brackets that no item of a list begins with, by the words behind it."""


class Line(Struct):
    """One paragraph, one row, or one line of a soft-broken paragraph, with blanks folded to one."""

    text: str
    blocks: tuple[int, ...]
    block: Block
    label: str | None = None
    """Automatic number, or one in a cell of its own, on the first line of its paragraph only."""
    cells: tuple[tuple[int, int], ...] = ()
    tail: str = ""
    """The last physical line of it."""
    closed: bool = True
    """False where the line before does not end a sentence, so that this one may run on from it."""


def fold_blanks(text: str) -> str:
    """Return the text with every run of blanks, tabs and line breaks as one blank, none at either end."""
    return " ".join(text.split())


def join_cells(cells: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the words of a row as one text, and the offset range of each cell in it."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    place = 0
    for cell in cells:
        words = fold_blanks(cell)
        if words and parts:
            place += 1
        if words:
            parts.append(words)
        spans.append((place, place + len(words)))
        place += len(words)
    return " ".join(parts), tuple(spans)


def lines_of(document: Document) -> list[Line]:
    """Return the logical lines of a document in reading order; blank ones are left out."""
    width = _wrap_width(document)
    found: list[Line] = []
    for line in _raw_lines(document):
        before = found[-1] if found else None
        if before is not None and _runs_on(before, line, width):
            before.text = f"{before.text} {line.text}"
            before.blocks = (*before.blocks, *line.blocks)
            before.tail = line.tail
        else:
            found.append(line)
    for before, line in pairwise(found):
        line.closed = (
            before.text.endswith(_STOPS) or len(before.text) < 24 or bool(_JOINED.search(before.text))
        )
    return found


def _raw_lines(document: Document) -> Iterator[Line]:
    opened = _opened_rows(document)
    for index, block in enumerate(document.blocks):
        if block.cells:
            full = [cell for cell in block.cells if cell.strip()]
            pieces = opened.get(index)
            if pieces is not None:
                for words, label in pieces:
                    yield Line(fold_blanks(words), (index,), block, label=label, tail=words.rstrip())
            elif len(full) == 1 and (len(block.cells) == 1 or "\n" in full[0].strip()):
                yield from _paragraph(full[0], index, block)
            elif full:
                text, spans = join_cells(block.cells)
                yield Line(text, (index,), block, cells=spans)
            continue
        yield from _paragraph(block.text, index, block)


def _opened_rows(document: Document) -> dict[int, list[Piece]]:
    """Return the lines of the rows that only lay out clauses, by the place of their block."""
    tables: dict[int, list[int]] = {}
    for index, block in enumerate(document.blocks):
        if block.cells and block.table is not None and block.part in ("body", "textbox"):
            tables.setdefault(block.table, []).append(index)
    return {
        place: pieces
        for places in tables.values()
        for place, pieces in zip(places, lay_open([document.blocks[one] for one in places]), strict=True)
        if pieces is not None
    }


def _paragraph(text: str, index: int, block: Block) -> Iterator[Line]:
    label = block.label
    if block.part not in ("body", "textbox"):
        text = text.replace("\n", " ")
    for piece in text.split("\n"):
        words = fold_blanks(piece)
        if words:
            yield Line(words, (index,), block, label=label, tail=piece.rstrip())
            label = None


def _wrap_width(document: Document) -> int | None:
    """Return the column at which a text file was wrapped by hand, None where it was not."""
    if document.format == "docx":
        return None
    texts = [block.text.rstrip() for block in document.blocks if block.text.strip() and not block.cells]
    widths = {text: cells_of(text) for text in texts}
    top = max(widths.values(), default=0)
    if not 30 <= top <= 130:
        return None
    open_ended = [widths[text] for text in texts if widths[text] * 5 >= top * 3 and not text.endswith(_STOPS)]
    near = sum(1 for wide in open_ended if wide >= top - 16)
    return top if near >= 3 and near * 10 >= len(open_ended) * 7 else None


def _in_reference(tail: str, words: str) -> bool:
    """Whether an English reference is broken off at the end of a line and goes on in the next: in breach of
    Clause, 6.4 (b) of this Agreement."""
    return bool(
        (_NUMBERED.match(words) and _POINTS.search(tail))
        or (_LETTERED.match(words) and _POINTS_AT.search(tail))
    )


def _runs_on(before: Line, line: Line, width: int | None) -> bool:
    """Tell whether a line goes on with the sentence of the line before (a paragraph broken over lines)."""
    block, last = line.block, before.block
    if block.cells or last.cells or block.part != last.part or block.part not in ("body", "textbox"):
        return False
    if line.label or block.outline or last.outline or block.centred or line.blocks[-1] == before.blocks[-1]:
        return False
    if line.text[0] in "）)，。、；」』”》":
        return True
    if block.line is not None and last.line is not None and block.line - last.line > len(before.blocks):
        return False
    tail = before.text
    if len(tail) >= _LONG and tail[-1].isascii() and tail[-1].isalnum() and _in_reference(tail, line.text):
        return True
    ended = tail.endswith(_STOPS)
    if width is not None:
        full = cells_of(before.tail) > width - (14 if _HAN.search(tail[-8:]) else 24)
        if full and not ended:
            return True
        return full and not (ANNEX.match(line.text) or _FIELD.search(line.text) or candidates(line.text))
    if ended or len(tail) < 24 or _JOINED.search(tail) or not _PAUSE.search(tail):
        return False
    if _FIELD.search(tail) or not _HAN.search(tail[-1]):
        return False
    if line.text[0] in "_＿":
        return True
    if ANNEX.match(line.text) or _FIELD.search(line.text) or candidates(line.text):
        return False
    return bool(_MARK.search(line.text))
