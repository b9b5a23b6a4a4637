"""A report of one thing that two English clauses want within two times: every incident within 24 hours, and
elsewhere security incidents within five business days."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import DAYS
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["english_reports"]

_TOLD = lazy(
    r"(?P<who>\bthe [a-z]+|\b[a-z]+ part(?:y|ies))(?: and the [a-z]+)? (?:shall|must|will)\b[^.;]{0,60}?"
    r"\b(?:report|notify|inform|advise)\b(?P<what>[^.;]{4,110}?) within (?:a period of )?$"
)
_STAGE = lazy(
    r"further|full|detailed|follow[- ]up|initial|preliminary|final|fatal|urgent|summary|monthly|unless|except"
    r"|evidence|other than"
)
_WORD = lazy(r"[a-z]{4,}")
_IDLE = frozenset(
    "that this with from without prior written every each such other party parties them their which shall"
    " relevant suspected actual immediately promptly orally writing event events notice details".split()
)
_STEM, _LEAST = 6, 0.6
_HOURS = 24


class _Report(Said, frozen=True):
    """Who reports which thing, and within how many days."""

    who: str
    what: frozenset[str]
    days: float


def english_reports(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses want a report of the same thing from the same party
    within two times. Reports in stages (initial, full, final) are left alone."""
    if scene.chinese:
        return
    seen: list[_Report] = []
    for clause in scene.holding(("report", "notify", "inform", "advise"), (" within ",)):
        for said in scene.read_once("english_reports", clause, partial(_reports, scene)):
            one = said.by(clause)
            other = next((two for two in seen if two.clause.id != clause.id and _differ(one, two)), None)
            if other is not None:
                yield told_otherwise(scene, "deadline", one, other)
                return
            seen.append(one)


def _reports(scene: Scene, clause: Clause) -> list[_Report]:
    text = scene.text(clause)
    names = {word for label in scene.party_labels for word in _WORD.findall(label)}
    found: list[_Report] = []
    for one in scene.quantities(clause):
        days = _days(one.unit) if one.sort == "duration" and not one.per else None
        if days is None or isinstance(one.value, str):
            continue
        start, end = scene.sentence_at(clause, one.start)
        told = _TOLD.search(text, start, one.start)
        if told is None or _STAGE.search(text, told.start("what"), end):
            continue
        words = _WORD.findall(told["what"])
        what = frozenset(
            word[:_STEM].rstrip("s") for word in words if word not in _IDLE and word not in names
        )
        if len(what) > 1:
            found.append(_Report(clause, (told.start(), one.end), told["who"], what, float(one.value) * days))
    return found


def _days(unit: str) -> float | None:
    return 1 / _HOURS if unit == "hour" else DAYS.get(unit)


def _differ(one: _Report, two: _Report) -> bool:
    """Tell whether two reports are of one thing, within two times."""
    shared = len(one.what & two.what)
    fewer = min(len(one.what), len(two.what))
    same = one.who == two.who and shared > 1 and shared >= _LEAST * fewer
    return same and abs(one.days - two.days) > 0.3 * min(one.days, two.days)
