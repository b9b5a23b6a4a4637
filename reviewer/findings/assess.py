"""From what was seen to what it weighs: severity by one table, impact by who gains, order by what hurts."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from reviewer.model import SEVERITIES, Finding, Impact, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison


@lru_cache(maxsize=1)
def severity_table() -> Mapping[str, Any]:
    """Return the shipped severity table: `[rows]` from topic to severity, `[favourable]` from severity to severity."""
    return tomllib.loads(files("reviewer.findings").joinpath("data/severity.toml").read_text(encoding="utf-8"))


def severity_of(topic: str, kind: str, table: Mapping[str, Any]) -> Severity:
    """Return the severity of the most specific row: the topic, then its kind, then the kind's family."""
    rows: Mapping[str, Severity] = table["rows"]
    for name in (topic, kind, kind.partition(".")[0]):
        if name in rows:
            return rows[name]
    return "minor"


def impact_on(side: str | None, favours: str) -> Impact | None:
    """Return what a gain for `favours` means to `side`; None where we take no side."""
    if side is None:
        return None
    if favours == side:
        return "favourable"
    if favours in ("both", "none"):
        return "neutral"
    return "unclear" if favours == "unclear" else "adverse"


def assess(
    observations: Iterable[Observation],
    comparison: Comparison | None,
    *,
    side: str | None = None,
    overrides: Mapping[str, Severity] | None = None,
) -> tuple[Finding, ...]:
    """Weigh, sort and number what the rules saw.

    A change in our favour is put down by the table's `[favourable]` steps; `overrides` are rows of the user's own
    that go before the shipped ones. Sorted by severity, then by place in the draft, then in the baseline.
    """
    shipped = severity_table()
    table = {**shipped, "rows": {**shipped["rows"], **(overrides or {})}}
    places = _places(comparison)
    weighed: list[tuple[tuple[int, int, int, int], Observation, Severity, Impact | None]] = []
    for order, seen in enumerate(observations):
        severity = severity_of(seen.topic or seen.kind, seen.kind, table)
        impact = impact_on(side, seen.favours)
        if impact == "favourable":
            severity = table["favourable"].get(severity, severity)
        start = seen.draft.start if seen.draft else seen.base.start if seen.base else 0
        place = places.get(seen.pair or "", -1)
        weighed.append(((SEVERITIES.index(severity), place, start, order), seen, severity, impact))
    weighed.sort(key=lambda item: item[0])
    return tuple(
        Finding(
            id=f"f{number}",
            kind=seen.kind,
            severity=severity,
            pair=seen.pair,
            base=seen.base,
            draft=seen.draft,
            message=seen.message,
            favours=seen.favours,
            impact=impact,
            data=seen.data,
            source=seen.source,
        )
        for number, (_, seen, severity, impact) in enumerate(weighed, start=1)
    )


def _places(comparison: Comparison | None) -> dict[str, int]:
    return {pair.id: place for place, pair in enumerate(comparison.pairs)} if comparison else {}
