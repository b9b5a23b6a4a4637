"""From what was seen to what it weighs: severity by one table, impact by who gains, order by what hurts."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.errors import UsageError
from reviewer.findings.tables import table
from reviewer.language.spans import SpanIndex
from reviewer.model import SEVERITIES, Finding, Impact, Severity
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison, Quote

    _Side = tuple[str | None, bool, str]
    """A pair of clauses, whether the baseline is meant, and the clause."""

_SILENT = "tracking.untracked"


def severity_table() -> Mapping[str, Any]:
    """Return the shipped table: `[rows]` from topic to severity; `[favourable]`, `[within]` and `[inherited]`
    step down."""
    return table("severity")


def load_overrides(path: str | Path) -> dict[str, Severity]:
    """Return the `[rows]` of a user's TOML file, to go before the shipped ones.

    Raises `UsageError` where the file cannot be read, is no TOML, has no `[rows]`, or a row names no
    severity.
    """
    import tomllib

    try:
        loaded = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("severity.unreadable", path=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError("severity.not_toml", path=str(path), reason=str(error)) from error
    rows = loaded.get("rows")
    if not isinstance(rows, dict):
        raise UsageError("severity.no_rows", path=str(path))
    found: dict[str, Severity] = {}
    for topic, severity in rows.items():
        if severity not in SEVERITIES:
            raise UsageError(
                "severity.unknown",
                path=str(path),
                topic=topic,
                value=str(severity),
                known=", ".join(SEVERITIES),
            )
        found[topic] = severity
    return found


def severity_of(topic: str, kind: str, rows: Mapping[str, Severity]) -> Severity:
    """Return the severity of the most exact row: the topic, the family's detail, the kind, then the
    family."""
    family = kind.partition(".")[0]
    detail = topic.partition("/")[2]
    for name in (topic, f"{family}/{detail}", kind, family):
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

    A change in our favour, a fault that the baseline had already, and a figure inside words that are told
    themselves are put down by the table's steps; `overrides` are rows of the user's own that go before the
    shipped ones. A Chinese statute is cited as the source only where its law may govern.
    Sorted by severity, what was changed without a mark first, then by place in the draft, then in the
    baseline.
    """
    shipped = severity_table()
    rows: dict[str, Severity] = {**shipped["rows"], **(overrides or {})}
    places = {pair.id: place for place, pair in enumerate(comparison.pairs)} if comparison else {}
    weighed: list[tuple[tuple[int, bool, int, int, int], Observation, Severity, Impact | None]] = []
    judged = [(one, severity_of(one.topic or one.kind, one.kind, rows)) for one in observations]
    within = _within(judged)
    cited = comparison is None or not any(one.source for one, _ in judged) or _under_chinese_law(comparison)
    for order, (seen, severity) in enumerate(judged):
        if order in within and seen.kind not in (overrides or {}) and seen.topic not in (overrides or {}):
            severity = shipped["within"].get(severity, severity)
        impact = impact_on(side, seen.favours)
        if impact == "favourable":
            severity = shipped["favourable"].get(severity, severity)
        if seen.data.get("origin") == "baseline":
            severity = shipped["inherited"].get(severity, severity)
        start = seen.draft.start if seen.draft else seen.base.start if seen.base else 0
        place = places.get(seen.pair or "", -1)
        rank = (SEVERITIES.index(severity), seen.kind != _SILENT, place, start, order)
        weighed.append((rank, seen, severity, impact))
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
            source=seen.source if cited or not _CHINESE.search(seen.source or "") else None,
        )
        for number, (_, seen, severity, impact) in enumerate(weighed, start=1)
    )


_CHINESE = lazy(r"[\u4e00-\u9fff]")
_OF_CHINA = lazy(
    r"\bPeople['’]s Republic of China|\b(?:PRC|P\.R\. ?C)\b|\b(?:laws?|courts?) of China\b|\bChinese law"
)


def _under_chinese_law(comparison: Comparison) -> bool:
    """Tell whether a Chinese statute may be cited: not to an English contract in which China is not named."""
    draft = comparison.draft
    if draft.language == "zh":
        return True
    return any(_OF_CHINA.search(clause.text) for clause in draft.clauses)


def _within(judged: Sequence[tuple[Observation, Severity]]) -> set[int]:
    """Return the places of the figures that came or went inside words of which another observation, no less
    grave, says that these came or went."""
    alone: defaultdict[_Side, list[tuple[Quote, Severity]]] = defaultdict(list)
    figures: list[tuple[int, _Side, Quote, Severity]] = []
    for place, (one, severity) in enumerate(judged):
        quote = one.base or one.draft
        if quote is None or (one.base and one.draft):
            continue
        side = one.pair, one.base is not None, quote.clause
        if one.kind.startswith("number."):
            figures.append((place, side, quote, severity))
        else:
            alone[side].append((quote, severity))
    whole = {side: SpanIndex([(told.start, told.end) for told, _ in alone[side]]) for side in alone}
    return {
        place
        for place, side, quote, severity in figures
        if side in whole
        and any(
            SEVERITIES.index(alone[side][at][1]) <= SEVERITIES.index(severity)
            for at in whole[side].holding((quote.start, quote.end))
        )
    }
