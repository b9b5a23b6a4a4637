"""What words differ inside a pair of clauses: edits of whole tokens, no number or label ever cut in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from reviewer.comparison.extensions import without_extension
from reviewer.comparison.passages import Codes
from reviewer.comparison.punctuation import marks_that_matter
from reviewer.comparison.rows import differing_cells
from reviewer.comparison.runs import Region, differing
from reviewer.comparison.sliding import placed_at_borders
from reviewer.comparison.slots import fills, has_slots
from reviewer.model import Edit, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.comparison.passages import Passage, Word
    from reviewer.comparison.slots import Fill
    from reviewer.model import Clause

_MOST_SCORED = 20_000
_LEAST_QUALIFIER = 2


def differences(base: Passage, draft: Passage) -> tuple[tuple[Edit, ...], float, bool]:
    """Return the edits that lead from `base` to `draft` in order, the similarity (0 to 1), and whether the
    edits are exact (False where a giant clause was compared coarsely).
    """
    codes = Codes()
    left, right = codes.encode(base.words), codes.encode(draft.words)
    if left == right:
        marks = marks_that_matter(base, draft, ())
        return tuple(_mark_edits(base, draft, marks)), 1.0, True
    similarity = _similarity(left, right)
    if len(base.clauses) == len(draft.clauses) == 1:
        filled = _filled(base, draft)
        if filled is not None:
            return tuple(filled), similarity, True
    cells = differing_cells(base, draft, (left, right), codes.atoms, codes.joints)
    if cells is not None:
        regions, exact = cells
    else:
        regions, exact = differing(left, right, codes.atoms, codes.joints)
        regions = placed_at_borders(base, draft, (left, right), regions, codes.joints)
    placed = [
        (part.start, part.low, _edit(base, draft, part))
        for part in _parts(base, draft, regions, exact=exact)
        if not (base.is_rule(part.low, part.high) and draft.is_rule(part.start, part.end))
    ]
    for i, j in marks_that_matter(base, draft, regions):
        placed.extend((j, i, edit) for edit in _mark_edits(base, draft, [(i, j)]))
    placed.sort(key=lambda item: item[:2])
    return tuple(edit for _, _, edit in placed), similarity, exact


def whole(clause: Clause) -> Quote:
    """Return the whole text of a clause as a quote."""
    return Quote(clause.id, 0, len(clause.text), clause.text)


def _similarity(left: str, right: str) -> float:
    if len(left) > _MOST_SCORED or len(right) > _MOST_SCORED:
        half = _MOST_SCORED // 2
        left, right = left[:half] + left[-half:], right[:half] + right[-half:]
    return min(round(Indel.normalized_similarity(left, right), 4), 0.9999)


def _edit(base: Passage, draft: Passage, region: Region) -> Edit:
    if region.high - region.low == region.end - region.start == 1:
        narrow = _qualified(base, draft, region.low, region.start)
        if narrow is not None:
            return narrow
    old = base.quote(region.low, region.high) if region.low < region.high else None
    new = draft.quote(region.start, region.end) if region.start < region.end else None
    return Edit("replace" if old and new else "delete" if old else "insert", old, new)


def _qualified(base: Passage, draft: Passage, i: int, j: int) -> Edit | None:
    """Return the insertion of `书面` for 同意→书面同意, the deletion for the reverse, else None."""
    before, after = base.words[i], draft.words[j]
    if before.kind != "word" or after.kind != "word":
        return None
    passage, short, word = (
        (draft, before.key, after) if len(before.key) < len(after.key) else (base, after.key, before)
    )
    text = passage.clauses[word.piece].text[word.start : word.end]
    rest = len(text) - len(short)
    if rest < _LEAST_QUALIFIER or len(text) != len(word.key):
        return None
    if word.key.endswith(short):
        quote = passage.span(word.piece, word.start, word.start + rest)
    elif word.key.startswith(short):
        quote = passage.span(word.piece, word.end - rest, word.end)
    else:
        return None
    return Edit("insert", None, quote) if passage is draft else Edit("delete", quote, None)


def _filled(base: Passage, draft: Passage) -> list[Edit] | None:
    """Return the edits where only the slots of one side were filled; None where more differs."""
    if has_slots(base):
        found = fills(base, draft)
        if found is not None:
            return [_fill_edit(fill, base, draft) for fill in found]
    if has_slots(draft):
        found = fills(draft, base)
        if found is not None:
            return [_turned(_fill_edit(fill, draft, base)) for fill in found]
    return None


def _fill_edit(fill: Fill, template: Passage, text: Passage) -> Edit:
    slot = template.span(fill.piece, fill.start, fill.end)
    if fill.other_start == fill.other_end:
        return Edit("delete", slot, None)
    return Edit("replace", slot, text.span(fill.other_piece, fill.other_start, fill.other_end))


def _turned(edit: Edit) -> Edit:
    return Edit("insert" if edit.op == "delete" else edit.op, edit.draft, edit.base)


def _parts(base: Passage, draft: Passage, regions: Iterable[Region], *, exact: bool) -> Iterator[Region]:
    for region in regions:
        if not exact:
            yield from _by_piece(base, draft, region)
            continue
        for longer in without_extension(base, draft, region):
            for part in _by_kind(base, draft, longer):
                yield from _by_piece(base, draft, part)


def _by_kind(base: Passage, draft: Passage, region: Region) -> Iterator[Region]:
    """Divide a replacement so that a quantity, party or reference stands against one of its own sort."""
    low, high, start, end = region
    if high - low < 1 or end - start < 1 or high - low + end - start < 3:
        yield region
        return
    old = [(place, _sort(base.words[place])) for place in range(low, high) if _sort(base.words[place])]
    new = [(place, _sort(draft.words[place])) for place in range(start, end) if _sort(draft.words[place])]
    for block in Indel.opcodes([sort for _, sort in old], [sort for _, sort in new]) if old and new else ():
        if block.tag != "equal":
            continue
        for step in range(block.src_end - block.src_start):
            i, j = old[block.src_start + step][0], new[block.dest_start + step][0]
            if low < i or start < j:
                yield Region(low, i, start, j)
            yield Region(i, i + 1, j, j + 1)
            low, start = i + 1, j + 1
    if low < high or start < end:
        yield Region(low, high, start, end)


def _sort(word: Word) -> str:
    if word.kind == "quantity":
        return word.key.split(":", 1)[0]
    return word.kind if word.kind in ("party", "reference", "statute", "blank") else ""


def _by_piece(base: Passage, draft: Passage, region: Region) -> Iterator[Region]:
    """Divide a difference at the borders of clauses."""
    if len(base.clauses) == len(draft.clauses) == 1:
        yield region
        return
    olds = list(_pieces(base, region.low, region.high))
    news = list(_pieces(draft, region.start, region.end))
    for step in range(max(len(olds), len(news))):
        low, high = olds[step] if step < len(olds) else (region.high, region.high)
        start, end = news[step] if step < len(news) else (region.end, region.end)
        yield Region(low, high, start, end)


def _pieces(passage: Passage, first: int, last: int) -> Iterator[tuple[int, int]]:
    begin = first
    for place in range(first + 1, last + 1):
        if place == last or passage.words[place].piece != passage.words[begin].piece:
            yield begin, place
            begin = place


def _mark_edits(base: Passage, draft: Passage, places: Iterable[tuple[int, int]]) -> Iterator[Edit]:
    for i, j in places:
        old, new = _marks(base, i), _marks(draft, j)
        if old or new:
            yield Edit("replace" if old and new else "delete" if old else "insert", old, new)


def _marks(passage: Passage, place: int) -> Quote | None:
    """Return the marks between a word and the next of its clause as a quote, None where there are none."""
    word = passage.words[place]
    text = passage.clauses[word.piece].text
    after = passage.words[place + 1] if place + 1 < len(passage.words) else None
    end = after.start if after is not None and after.piece == word.piece else len(text)
    between = text[word.end : end]
    stripped = between.strip()
    if not stripped:
        return None
    start = word.end + len(between) - len(between.lstrip())
    return passage.span(word.piece, start, start + len(stripped))
