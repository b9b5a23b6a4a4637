"""A right to demand that became one to suggest, or the reverse: 有权要求乙方返工, 可以建议乙方返工.

Both are rights in their words; but who is asked may refuse what is only suggested (`data/asking.toml`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.obligations.gains import its, party_of
from reviewer.findings.obligations.grades import FREE
from reviewer.findings.obligations.words import observed
from reviewer.findings.tables import table
from reviewer.patterns import compiled, either

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm, Span

__all__ = ["demands_softened"]

_SORTS = ("demand", "suggest")


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    demand, suggest = (either(table("asking")[sort]) for sort in _SORTS)
    return compiled(
        rf"(?:有权利?|可以?|得以?)?(?:自行|随时|另行|同时|书面|以书面形式)?(?:向[\u4e00-\u9fff]{{2,8}}?)?"
        rf"(?:(?P<demand>{demand})|(?P<suggest>{suggest}))"
    )


def demands_softened(reading: Reading, matches: Matches) -> Iterator[Observation]:
    """Yield an observation for each right of which an edit put a verb of suggesting for one of demanding, or
    the reverse."""
    for old, new in matches.pairs:
        if old.grade not in FREE or new.grade not in FREE:
            continue
        one, two = _asked(reading.base, old), _asked(reading.draft, new)
        if one is None or two is None or one[0] == two[0]:
            continue
        if not (reading.touched(one[1], base=True) or reading.touched(two[1], base=False)):
            continue
        softened = two[0] == "suggest"
        bearer = party_of(reading, reading.base, old.bearer) or party_of(reading, reading.draft, new.bearer)
        gains = (reading.other(bearer) if softened else bearer) if bearer else None
        say = "demand_softened" if softened else "demand_hardened"
        yield observed(
            reading,
            "modality",
            f"modality.{say}",
            "right_word",
            base=one[1],
            draft=two[1],
            favours=gains or "unclear",
            params={"its": its(reading.base, old.bearer or new.bearer)},
            data={
                "from": reading.base.text[slice(*one[1])],
                "to": reading.draft.text[slice(*two[1])],
                "direction": "weakened" if softened else "strengthened",
                "grade_from": old.grade,
                "grade_to": new.grade,
                "bearer": bearer,
            },
        )


def _asked(side: Side, norm: Norm) -> tuple[str, Span] | None:
    """Return whether a right is one to demand or to suggest, and where its words stand; None for any
    other."""
    if norm.cue is None:
        return None
    found = _verb().match(side.text, norm.cue[0])
    return (found.lastgroup or "", found.span()) if found else None
