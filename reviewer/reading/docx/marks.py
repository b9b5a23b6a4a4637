"""Who changed which words when: the tracked changes of a part, whatever the view that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model import Mark
from reviewer.reading.docx.names import CONTENT_REVISIONS, FORMAT_REVISIONS, PPR, RPR, TR, P, T, W
from reviewer.reading.docx.reader import KIND_OF_REVISION
from reviewer.reading.doubles import without_doubles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

__all__ = ["authors_of", "read_marks"]

_AUTHOR, _DATE = W + "author", W + "date"
_WORDS = (T, W + "delText")
_ROW, _CELL = W + "trPr", W + "tcPr"
_CELLS = {W + "cellIns": "insert", W + "cellDel": "delete"}
_KINDS = {**KIND_OF_REVISION, **_CELLS}


def authors_of(parts: Iterable[tuple[str, etree._Element]]) -> frozenset[str]:
    """Return the names of all who tracked a change in these parts."""
    return frozenset(
        change.get(_AUTHOR, "")
        for _, root in parts
        for change in root.iter(*CONTENT_REVISIONS, *FORMAT_REVISIONS)
    )


def read_marks(part: str, root: etree._Element) -> Iterator[Mark]:
    """Yield the tracked changes of words in a part, those alike in one paragraph as one."""
    if next(root.iter(*_KINDS), None) is None:
        return
    paragraphs = {paragraph: f"{part}#p{place}" for place, paragraph in enumerate(root.iter(P))}
    rows = {row: f"{part}#r{place}" for place, row in enumerate(root.iter(TR))}
    last: Mark | None = None
    for change in root.iter(*_KINDS):
        words = "" if _of_mark(change) else _words(change)
        if change.tag in _CELLS and not words:
            continue
        mark = Mark(
            _KINDS[change.tag],  # type: ignore[arg-type]
            change.get(_AUTHOR, ""),
            change.get(_DATE, ""),
            words,
            _places(change, paragraphs, rows),
        )
        if last is not None and _joined(last, mark):
            last = Mark(mark.kind, mark.author, mark.date, last.text + mark.text, mark.places)
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def _joined(one: Mark, two: Mark) -> bool:
    return (one.kind, one.author, one.date, one.places) == (two.kind, two.author, two.date, two.places)


def _of_mark(change: etree._Element) -> bool:
    """Tell whether a change is that of a paragraph's mark."""
    above = change.getparent()
    return above is not None and above.tag == RPR and next(above.iterancestors(PPR), None) is not None


def _words(change: etree._Element) -> str:
    """Return the words in a change, or in the row or cell it is about, those of an inner change left out.

    The words of a cell that came or went are mostly changes themselves, and then not said twice.
    """
    above = change.getparent()
    scope = above.getparent() if above is not None and above.tag in (_ROW, _CELL) else change
    if scope is None:
        return ""
    around = change if scope is change else None
    words = "".join(
        node.text or ""
        for node in scope.iter(*_WORDS)
        if (above is not None and above.tag == _ROW)
        or next(node.iterancestors(*KIND_OF_REVISION), None) is around
    )
    return without_doubles(words)


def _places(
    change: etree._Element, paragraphs: dict[etree._Element, str], rows: dict[etree._Element, str]
) -> tuple[str, ...]:
    inside = [paragraphs[p] for p in change.iter(P) if p in paragraphs]
    above = change.getparent()
    if above is not None and above.tag in (_ROW, _CELL):
        inside = [paragraphs[p] for p in above.getparent().iter(P) if p in paragraphs]  # type: ignore[union-attr]
    around = [paragraphs.get(element) or rows.get(element) for element in change.iterancestors(P, TR)]
    return (*(place for place in around if place is not None), *inside)
