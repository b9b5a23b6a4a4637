"""Which paragraph, table or row of one side answers to which of the other, in one order on both."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from reviewer.comparison.sequences import increasing
from reviewer.exporting.word.paragraph import OBJECT
from reviewer.language.folding import fold_key
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["align"]

_LIKE = 0.5
"""Least similarity, 0 to 1, of paragraphs that count as one paragraph edited."""
_LONE = 0.3
"""The same where each side has just this one between two that answer to each other."""
_WITHIN = 0.8
"""Share of a short text's characters that it has in common, in order, with one in which it stands whole.

At a partial ratio of 90 it is 9/11 or more; two texts below `least` have no more than `most` in common.
"""
_LABEL = lazy(r"[^:：。；;]{2,16}[:：]")
"""What a line to be filled in begins with: `法定代表人：`."""
_ROW = "tr"
_SHORT = 6
_EXACT_CELLS = 40_000_000
_FUZZY_CELLS = 40_000
_LONGEST = 2_000


def align(base: Sequence[tuple[str, str]], draft: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return pairs of places, increasing on both sides, of units that answer to each other.

    A unit is its sort (`p`, `tbl`, `tr`), which must agree, and its words. Units without words are paired
    last, by their order between the others.
    """
    folded = {unit: (unit[0], _folded(unit[1], unit[0])) for unit in {*base, *draft}}
    left, right = [folded[unit] for unit in base], [folded[unit] for unit in draft]
    worded = ([i for i, unit in enumerate(left) if unit[1]], [j for j, unit in enumerate(right) if unit[1]])
    pairs = _worded([left[i] for i in worded[0]], [right[j] for j in worded[1]])
    found = [(worded[0][i], worded[1][j]) for i, j in pairs]
    for low, high, start, end in list(_gaps(found, len(left), len(right))):
        found.extend(_empty(left, right, (low, high), (start, end)))
    return sorted(found)


def _folded(words: str, sort: str) -> str:
    if sort == _ROW:
        return "\n".join(_folded(line, "p") for line in words.split("\n")).strip("\n")
    return fold_key(words) or (OBJECT if OBJECT in words else "")


def _worded(left: list[tuple[str, str]], right: list[tuple[str, str]]) -> list[tuple[int, int]]:
    found = _equal(left, right)
    for low, high, start, end in list(_gaps(found, len(left), len(right))):
        found.extend(_alike(left, right, (low, high), (start, end)))
    return sorted(found)


def _gaps(pairs: Sequence[tuple[int, int]], base: int, draft: int) -> Iterator[tuple[int, int, int, int]]:
    low = start = 0
    for i, j in [*sorted(pairs), (base, draft)]:
        if low < i and start < j:
            yield low, i, start, j
        low, start = i + 1, j + 1


def _equal(left: list[tuple[str, str]], right: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return the pairs of equal units: by units that occur once, then by the longest common sequence."""
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    found = [(place, place) for place in range(head)]
    found += [(len(left) - 1 - place, len(right) - 1 - place) for place in range(tail)]
    once_left = Counter(left[head : len(left) - tail])
    once_right = Counter(right[head : len(right) - tail])
    where = {
        unit: j for j, unit in enumerate(right) if once_right[unit] == 1 and head <= j < len(right) - tail
    }
    single = [
        (i, where[left[i]])
        for i in range(head, len(left) - tail)
        if once_left[left[i]] == 1 and left[i] in where
    ]
    found += [single[place] for place in increasing([j for _, j in single])]
    for low, high, start, end in list(_gaps(sorted(found), len(left), len(right))):
        if (high - low) * (end - start) > _EXACT_CELLS:
            continue
        for block in Indel.opcodes(left[low:high], right[start:end]):
            if block.tag == "equal":
                size = block.src_end - block.src_start
                found += [
                    (low + block.src_start + step, start + block.dest_start + step) for step in range(size)
                ]
    return sorted(found)


def _alike(
    left: list[tuple[str, str]], right: list[tuple[str, str]], base: tuple[int, int], draft: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the pairs of similar units in a gap whose likeness together is greatest."""
    rows, columns = base[1] - base[0], draft[1] - draft[0]
    least = _LONE if rows == columns == 1 else _LIKE
    if rows * columns > _FUZZY_CELLS:
        size = min(rows, columns)
        chunk = max(1, int((_FUZZY_CELLS) ** 0.5) // 2)
        found: list[tuple[int, int]] = []
        for at in range(0, size, chunk):
            low, start = base[0] + at * rows // size, draft[0] + at * columns // size
            high = base[0] + min(at + chunk, size) * rows // size
            end = draft[0] + min(at + chunk, size) * columns // size
            if (high - low) * (end - start) <= _FUZZY_CELLS:
                found += _alike(left, right, (low, high), (start, end))
        return found
    scores = [
        [_likeness(left[base[0] + i], right[draft[0] + j], least) for j in range(columns)]
        for i in range(rows)
    ]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            score = scores[i][j]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score if score else 0.0)
    found = []
    i = j = 0
    while i < rows and j < columns:
        score = scores[i][j]
        if score and best[i][j] == best[i + 1][j + 1] + score:
            found.append((base[0] + i, draft[0] + j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _likeness(one: tuple[str, str], two: tuple[str, str], least: float) -> float:
    """Return 0 to 1, and 0 below `least`; a text that stands whole in the other counts as alike."""
    if one[0] != two[0]:
        return 0.0
    left, right = one[1][:_LONGEST], two[1][:_LONGEST]
    score = float(Indel.normalized_similarity(left, right, score_cutoff=least))
    if score:
        return score
    label = _LABEL.match(left)
    if label is not None and right.startswith(label[0]):
        return least + 0.01
    if one[0] == _ROW and len(head := left.partition("\n")[0]) > 1 and head == right.partition("\n")[0]:
        return least + 0.01
    short, most = min(len(left), len(right)), least * (len(left) + len(right)) / 2
    if short >= _SHORT and most > _WITHIN * short and fuzz.partial_ratio(left, right, score_cutoff=90):
        return least + 0.01
    return least / 2 if one[0] != "p" and least == _LONE else 0.0


def _empty(
    left: list[tuple[str, str]], right: list[tuple[str, str]], base: tuple[int, int], draft: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the pairs of units without words in a gap: first with first, at the end last with last."""
    rows, columns = range(*base), range(*draft)
    if base[1] == len(left) and draft[1] == len(right):
        rows, columns = rows[::-1], columns[::-1]
    found: list[tuple[int, int]] = []
    waiting = iter(columns)
    for i in rows:
        if left[i][1]:
            continue
        j = next((place for place in waiting if right[place] == left[i]), None)
        if j is None:
            break
        found.append((i, j))
    return found
