"""How much two clauses are alike, and what their place in the tree adds to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from reviewer.comparison.numbers import number_key
from reviewer.comparison.texts import ENCODED
from reviewer.language.spans import shared_start
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.comparison.matches import Matches
    from reviewer.comparison.texts import Side
    from reviewer.model import Clause

ACCEPTED = 0.5
"""From which score on two clauses are taken for one that was edited."""
_SHORT, _SHORT_ACCEPTED = 10, 0.6
_KIN, _STRANGER = 0.06, -0.12
_SAME_NUMBER = 0.06
_SAME_HEADING = 0.4
_SAME_LEAD = 0.15
_SAME_CELL = 0.3
_SAME_KEY = 0.4
_SAME_FIELD = 60
_POOR = 0.4
"""Below this likeness nothing but a heading, a first cell or the clauses underneath make two clauses
partners.
"""
_OTHER_KIND = -0.25
_LEAST_FRAME = 6
_FRAME = 0.85
"""The likeness of a short text with a slot to one that has the same words around other ones."""
_CUT = 0.05
"""So much above `ACCEPTED` stand two clauses of one number of which one says all that the other says."""
_MARKS = " ,.;:。、()"
_KEYED = lazy(r"([^:;,.。、]{2,16}):(?=[^。;]{0,80}。?$)")


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
    grams = {frame[at : at + 3] for at in range(len(frame) - 2)}
    if len(grams) < _LEAST_FRAME:
        return _FRAME if _within(frame, text) else 0.0
    return 0.9 * sum(1 for gram in grams if gram in text) / len(grams)


def _within(short: str, long: str) -> bool:
    """Whether a text says all that a shorter one says, with more words put in at one place of it."""
    short, long = short.strip(_MARKS), long.strip(_MARKS)
    if not any(glyph.isalpha() or ord(glyph) >= ENCODED for glyph in short) or len(short) > len(long):
        return False
    ahead = shared_start(short, long)
    return bool(ahead) and ahead + shared_start(short[::-1], long[::-1]) >= len(short)


def fitness(matches: Matches, i: int, j: int) -> float:
    """Return the likeness with what the places in the tree, headings, numbers and first cells tell; from
    `ACCEPTED` on the two are partners."""
    base, draft = matches.base, matches.draft
    before, after = base.clauses[i], draft.clauses[j]
    score = likeness(matches, i, j)
    if (
        before.kind == after.kind
        and before.kind in ("party", "signature")
        and not _same_field(base, i, draft, j)
    ):
        return 0.0
    poor = score < _POOR
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
        if kinship > 0 and score < ACCEPTED and _is_cut(base.scored(i), draft.scored(j)):
            return ACCEPTED + _CUT
    heading = base.heading(i)
    if heading and heading == draft.heading(j):
        score += _SAME_HEADING if before.heading and after.heading else _SAME_LEAD
        poor = False
    if (before.kind == "table") != (after.kind == "table"):
        score += _OTHER_KIND
    elif before.kind == "table" and row_key(before) and row_key(before) == row_key(after):
        score += _SAME_CELL
        poor = False
    elif base.zone[i] != draft.zone[j]:
        score += _OTHER_KIND
    elif _key(base.exact[i]) and _key(base.exact[i]) == _key(draft.exact[j]):
        score += _SAME_KEY
        poor = False
    return min(score, ACCEPTED - 0.01) if poor and not containers else score


def _is_cut(before: str, after: str) -> bool:
    return _within(*sorted((before, after), key=len))


def _key(text: str) -> str:
    """Return what stands before the colon of a short line that states one thing (`项目名称:…`)."""
    found = _KEYED.match(text)
    return found[1] if found else ""


def _same_field(base: Side, i: int, draft: Side, j: int) -> bool:
    """Tell whether two lines of a party block may hold the same particular, by what stands before the
    colon.
    """
    left, colon, _ = base.exact[i].partition(":")
    right, other, _ = draft.exact[j].partition(":")
    return not colon or not other or ratio(left, right) >= _SAME_FIELD


def row_key(clause: Clause) -> str:
    """Return what names a table row: its first cell that is more than a running number."""
    for start, end in clause.cells:
        cell = clause.text[start:end].strip()
        if cell and not cell.isdigit():
            return cell
    return ""
