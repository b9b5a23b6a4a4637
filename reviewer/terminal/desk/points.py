"""The points on the table: findings with their answers, filtered and sorted as the lawyer asks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from reviewer.exporting.points import Entry, pair_of
from reviewer.model import SEVERITIES, Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reviewer.model import Impact, Review, Severity, Verdict
    from reviewer.negotiation.positions import Level
    from reviewer.terminal.margin.margin import Margin, Pile

Order = Literal["document", "severity"]


class Point(Entry, frozen=True):
    """A finding with its place and its present answer."""

    key: str
    """What decisions are kept under."""
    pair: str | None
    """The pair it stands in, found through its quotes where the finding names none."""
    place: tuple[int, int]
    """Position of the pair in the comparison, then offset of the words; pairless points come first."""
    pile: Pile | None = None
    """Whether the draft marks the change; None where it marks none."""
    level: Level | None = None
    """Where its clause stands in the playbook; None where no topic is about it."""
    settled: bool = False
    """True where no answer is asked for: their newest draft left the clause as it was."""

    @property
    def verdict(self) -> Verdict:
        """The present answer, `open` where there is none."""
        return self.decision.verdict

    @property
    def open(self) -> bool:
        """True while an answer is due and nothing was decided; a query is still open to us."""
        return not self.settled and self.decision.verdict in ("open", "query")


class Filter(Struct, frozen=True):
    """What may be seen; an empty set lets everything through."""

    severities: frozenset[Severity] = frozenset()
    families: frozenset[str] = frozenset()
    """First part of the kind: `number`, `obligation`, …"""
    verdicts: frozenset[Verdict] = frozenset()
    impacts: frozenset[Impact] = frozenset()
    parties: frozenset[str] = frozenset()
    """Baseline party labels that a point favours."""
    piles: frozenset[Pile] = frozenset()
    levels: frozenset[Level] = frozenset()

    @property
    def active(self) -> bool:
        """True where something is kept back."""
        return any(getattr(self, facet) for facet in FACETS)

    def lets(self, point: Point) -> bool:
        """Return whether that point may be seen."""
        finding = point.finding
        tests: tuple[tuple[frozenset[str], str | None], ...] = (
            (self.severities, point.severity),
            (self.families, family(finding.kind)),
            (self.verdicts, point.verdict),
            (self.impacts, finding.impact),
            (self.parties, finding.favours),
            (self.piles, point.pile),
            (self.levels, point.level),
        )
        return all(not allowed or value in allowed for allowed, value in tests)

    def toggled(self, facet: str, value: str) -> Filter:
        """Return the filter with one value of one facet switched."""
        allowed: frozenset[str] = getattr(self, facet)
        return replace(self, **{facet: allowed ^ {value}})


FACETS = ("severities", "impacts", "verdicts", "piles", "levels", "families", "parties")


def family(kind: str) -> str:
    """Return the first part of a kind of finding."""
    return kind.partition(".")[0]


def facet_value(point: Point, facet: str) -> str | None:
    """Return what a point is in that facet."""
    values: dict[str, str | None] = {
        "severities": point.severity,
        "families": family(point.finding.kind),
        "verdicts": point.verdict,
        "impacts": point.finding.impact,
        "parties": point.finding.favours,
        "piles": point.pile,
        "levels": point.level,
    }
    return values[facet]


def gather(
    review: Review,
    keys: Mapping[str, str],
    places: Mapping[str, int],
    margin: Margin,
    waits: Callable[[str], bool] = lambda key: True,
) -> tuple[Point, ...]:
    """Return every finding as a point without an answer, in document order.

    `keys` maps finding ids to decision keys, `places` pair ids to positions; `margin` is that of the review.
    `waits` tells of a decision key whether an answer is asked for.
    """
    points = []
    for finding in review.findings:
        pair = pair_of(finding, review.comparison)
        quote = finding.draft or finding.base
        key = keys[finding.id]
        place = (places.get(pair, -1) if pair else -1, quote.start if quote else 0)
        pile, level = margin.pile_of(finding, pair), margin.level_of(pair)
        points.append(Point(finding, Decision(key), key, pair, place, pile, level, not waits(key)))
    points.sort(key=lambda point: point.place)
    return tuple(points)


def arrange(points: Iterable[Point], order: Order) -> tuple[Point, ...]:
    """Return points given in document order in that order."""
    if order == "severity":
        return tuple(sorted(points, key=lambda point: SEVERITIES.index(point.severity)))
    return tuple(points)


def by_severity(points: Iterable[Point]) -> Counter[Severity]:
    """Return how many points of each severity there are."""
    return Counter(point.severity for point in points)
