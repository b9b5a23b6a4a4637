"""The lines that name the parties and those where they sign: laid beside the lines of the party that
answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.comparison.labels import BASE, DRAFT
from reviewer.comparison.texts import SIGNATURE
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.comparison.matches import Matches
    from reviewer.comparison.texts import Side

_MARK = lazy(f"[{chr(BASE)}-{chr(DRAFT + 63)}]")
_NOTE = lazy(r"\([^()]*\)")


def match_blocks(matches: Matches) -> None:
    """Match titles, and each line of a party by the party and by what stands before its colon."""
    _titles(matches)
    waiting: dict[tuple[object, ...], list[int]] = {}
    for key, j in reversed(_keyed(matches.draft)):
        waiting.setdefault(key, []).append(j)
    for key, i in _keyed(matches.base):
        if matches.of_base[i] < 0 and waiting.get(key):
            j = waiting[key].pop()
            if matches.of_draft[j] < 0:
                matches.join(i, j)


def _titles(matches: Matches) -> None:
    first_b = next((i for i, clause in enumerate(matches.base.clauses) if clause.kind == "title"), None)
    first_d = next((j for j, clause in enumerate(matches.draft.clauses) if clause.kind == "title"), None)
    if first_b is not None and first_d is not None:
        matches.join(first_b, first_d)


def _keyed(side: Side) -> list[tuple[tuple[object, ...], int]]:
    """Return the lines of the party block and of the signature block, keyed by zone, party and field."""
    found: list[tuple[tuple[object, ...], int]] = []
    owner = ""
    zone = -1
    for place, clause in enumerate(side.clauses):
        if clause.kind not in ("party", "signature"):
            continue
        if side.zone[place] != zone:
            owner, zone = "", side.zone[place]
        text = side.exact[place]
        field, colon, _ = text.partition(":")
        marks = _MARK.findall(field if colon else text)
        if len(set(marks)) == 1 and (_MARK.match(text) or zone == SIGNATURE or colon):
            owner = marks[0]
            name = (
                ""
                if _MARK.sub("", _NOTE.sub("", field)) == "" or not colon
                else _MARK.sub("", _NOTE.sub("", field))
            )
        else:
            name = _NOTE.sub("", field) if colon else ""
            if not colon:
                continue
        if len(name) <= 24 and (owner or colon):
            found.append(((zone, owner, name), place))
    return found
