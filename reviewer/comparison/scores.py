"""How much two clauses are alike, and what their place in the tree adds to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from reviewer.comparison.numbers import number_key

if TYPE_CHECKING:
    from reviewer.comparison.matches import Matches

ACCEPTED = 0.5
"""From which score on two clauses are taken for one that was edited."""
_SHORT, _SHORT_ACCEPTED = 10, 0.6
_KIN, _STRANGER = 0.06, -0.12
_SAME_NUMBER = 0.06
_SAME_HEADING = 0.4
_SAME_CELL = 0.3
_OTHER_KIND = -0.25
_LEAST_FRAME = 6


def likeness(matches: Matches, i: int, j: int) -> float:
    """Return 0 to 1 for the words alone; what stands in the place of a template slot costs little."""
    left, right = matches.base.scored(i), matches.draft.scored(j)
    plain = ratio(left, right) / 100
    if matches.base.has_slots(i):
        plain = max(plain, _framed(left, right))
    if matches.draft.has_slots(j):
        plain = max(plain, _framed(right, left))
    return plain


def _framed(frame: str, text: str) -> float:
    if len(frame) < _LEAST_FRAME:
        return 0.0
    return 0.9 * LCSseq.similarity(frame, text) / len(frame)


def fitness(matches: Matches, i: int, j: int) -> float:
    """Return the likeness with what the places in the tree, headings, numbers and first cells tell; from
    `ACCEPTED` on the two are partners."""
    base, draft = matches.base, matches.draft
    before, after = base.clauses[i], draft.clauses[j]
    score = likeness(matches, i, j)
    containers = i in base.children and j in draft.children
    if containers:
        score = max(score * 0.6 + 0.4 * ratio(base.profile(i), draft.profile(j)) / 100, score - 0.1)
    shorter = min(len(base.scored(i)), len(draft.scored(j)))
    if shorter < _SHORT:
        score -= _SHORT_ACCEPTED - ACCEPTED
    kinship = matches.kinship(i, j)
    score += _KIN if kinship > 0 else _STRANGER if kinship < 0 else 0
    if before.number and after.number and number_key(before.number) == number_key(after.number):
        score += _SAME_NUMBER
    if before.heading and after.heading and base.heading(i) == draft.heading(j):
        score += _SAME_HEADING
    if (before.kind == "table") != (after.kind == "table"):
        score += _OTHER_KIND
    elif before.kind == "table" and row_key(before) and row_key(before) == row_key(after):
        score += _SAME_CELL
    elif base.zone[i] != draft.zone[j]:
        score += _OTHER_KIND
    return score


def row_key(clause: object) -> str:
    """Return what names a table row: its first cell that is more than a running number."""
    for start, end in clause.cells:  # type: ignore[attr-defined]
        cell = clause.text[start:end].strip()  # type: ignore[attr-defined]
        if cell and not cell.isdigit():
            return str(cell)
    return ""
