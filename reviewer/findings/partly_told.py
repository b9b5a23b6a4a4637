"""What of a passage that came or went as a whole no observation quotes: further sentences of it, and further
parts of a Chinese sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.contents import WORDLESS
from reviewer.findings.context import is_whole, overlaps
from reviewer.model import Edit, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.findings.view import PairView

__all__ = ["CASE", "LEADS", "partly_told"]

_SENTENCE = lazy(r"[^。；！？\n]+|\n")
_LATIN_SENTENCE = lazy(r"(?:[^.;\n]|\.(?=\w))+")
_PART = lazy(r"[^，,：:]+")
_HAN = lazy(r"[\u4e00-\u9fff]")
_WORD = lazy(r"[A-Za-z]{2,}")
LEADS = lazy(
    r"\s*(?:[（(][^）)]{1,4}[）)]|\d+[.、．])?\s*(?:但|且|并且?|同时|其中|此外|另外)?"
    r"(?:如|若|倘|一旦|凡|因|由于|鉴于|除|未经|非经|经|逾期|自|在|于|按|依|根据|为|对|就|当|待|只要|无论|不论|即使|虽|否则|以便|从而|以及|包括)"
)
"""How a part begins that only leads to what another part says."""
CASE = lazy(r"(?:的|时|后|前|下|外|内|起|间|者|之日)\s*$")
"""How such a part ends."""
_LETTERS, _WORDS = 6, 5
"""So many Chinese letters, or English words, are worth a line of their own."""
_LETTERS_MORE, _WORDS_MORE = 4, 3
"""So many beside its figures are worth one for the sentence."""


def partly_told(
    view: PairView,
    told: Mapping[tuple[bool, str], Sequence[Quote]],
    slight: Mapping[tuple[bool, str], Sequence[Quote]],
) -> Iterator[Edit]:
    """Yield what is still to be told of each passage that one side alone has and of which something is told.

    `told` gives the words spoken of by side (True for the baseline) and clause; `slight` those of them that
    are no more than a figure or a blank: a sentence of which nothing else is told is still to be told.
    """
    if any(side.clause.kind in WORDLESS for side in (*view.base, *view.draft)):
        return
    for edit in view.edits:
        side = edit.base or edit.draft
        if side is None or (edit.base and edit.draft) or edit in view.settled:
            continue
        quotes = [
            (max(one.start, side.start) - side.start, min(one.end, side.end) - side.start)
            for one in told.get((edit.base is not None, side.clause), ())
            if overlaps(one.start, one.end, side.start, side.end)
        ]
        if not quotes:
            continue
        figures = [
            (one.start - side.start, one.end - side.start)
            for one in slight.get((edit.base is not None, side.clause), ())
            if overlaps(one.start, one.end, side.start, side.end)
        ]
        if not _is_sentence(view, edit):
            figures = []
        for start, end in _open(side.quote, quotes, figures):
            rest = Quote(side.clause, side.start + start, side.start + end, side.quote[start:end])
            yield Edit("delete", rest, None) if edit.base else Edit("insert", None, rest)


def _is_sentence(view: PairView, edit: Edit) -> bool:
    """Tell whether what came or went is whole sentences of its clause."""
    quote = edit.base or edit.draft
    sides = view.base if edit.base else view.draft
    return any(
        is_whole(side.text, quote.start, quote.end, numbered=True)
        for side in sides
        if quote is not None and side.clause.id == quote.clause
    )


def _open(
    words: str, quotes: Sequence[tuple[int, int]], figures: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of whole sentences that none of the ranges meets, or figures alone, and of whole
    Chinese parts that none meets."""
    latin = not _HAN.search(words)
    for sentence in (_LATIN_SENTENCE if latin else _SENTENCE).finditer(words):
        low, high = sentence.span()
        meeting = [one for one in quotes if overlaps(*one, low, high)]
        if not meeting:
            if _weighs(words[low:high], latin=latin):
                yield _trimmed(words, low, high)
        elif all(one in figures for one in meeting) and _says_more(words, (low, high), meeting, latin=latin):
            yield _trimmed(words, low, high)
        elif not latin:
            yield from _parts(words, low, high, meeting)


def _says_more(
    words: str, sentence: tuple[int, int], figures: Sequence[tuple[int, int]], *, latin: bool
) -> bool:
    """Tell whether a sentence says more than its figures."""
    low, high = sentence
    rest = list(words[low:high])
    for start, end in figures:
        rest[max(start - low, 0) : end - low] = " " * (min(end, high) - max(start, low))
    found = (_WORD if latin else _HAN).findall("".join(rest))
    return len(found) >= (_WORDS_MORE if latin else _LETTERS_MORE)


def _parts(words: str, low: int, high: int, quotes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    run: list[tuple[int, int]] = []
    for part in (*(found.span() for found in _PART.finditer(words, low, high)), None):
        if part is not None and not any(overlaps(*one, *part) for one in quotes):
            text = words[slice(*part)]
            if run or not (LEADS.match(text) or CASE.search(text)):
                run.append(part)
            continue
        if run and _weighs(words[run[0][0] : run[-1][1]], latin=False):
            yield _trimmed(words, run[0][0], run[-1][1])
        run = []


def _weighs(words: str, *, latin: bool) -> bool:
    return len(_WORD.findall(words)) >= _WORDS if latin else len(_HAN.findall(words)) >= _LETTERS


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    inner = words[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
