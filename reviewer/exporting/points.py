"""The findings as a lawyer goes through them: one point a clause, the gravest first, each answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.exporting.words import is_silent, word
from reviewer.messages import say
from reviewer.model import SEVERITIES, Decision
from reviewer.negotiation.keys import point_keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.model import Comparison, Finding, Language, Pair, Review, Severity

__all__ = ["Entry", "Point", "at_least", "gather", "left_out", "pair_of"]


class Entry(Struct, frozen=True):
    """A finding with its answer."""

    finding: Finding
    decision: Decision

    @property
    def severity(self) -> Severity:
        """The lawyer's own severity where she gave one."""
        return self.decision.severity or self.finding.severity

    @property
    def answered(self) -> bool:
        """True where a verdict was given."""
        return self.decision.verdict != "open"


class Point(Struct, frozen=True):
    """All findings of one clause pair, or one finding that belongs to no clause."""

    number: int
    """From 1, in the order of the notes."""
    pair: Pair | None
    entries: tuple[Entry, ...]
    """Gravest first, what a change means before that nobody marked it, then in the order of the words."""

    @property
    def severity(self) -> Severity:
        """The gravest severity among the entries."""
        return self.entries[0].severity


def gather(review: Review, decisions: Mapping[str, Decision] | None = None) -> tuple[Point, ...]:
    """Return every finding in points: by severity, changes nobody marked first, then by clause.

    Among changes that nobody marked, all of them critical, those that are so by what they mean stand first.
    """
    comparison = review.comparison
    pairs = {pair.id: (place, pair) for place, pair in enumerate(comparison.pairs)}
    keys = point_keys(review)
    answers = decisions or {}
    groups: dict[str, list[Entry]] = {}
    for finding in review.findings:
        group = pair_of(finding, comparison) or f"={finding.id}"
        key = keys[finding.id]
        groups.setdefault(group, []).append(Entry(finding, answers.get(key) or Decision(key)))
    weighed: list[tuple[tuple[int, bool, int, int], Pair | None, tuple[Entry, ...]]] = []
    for group, entries in groups.items():
        entries.sort(key=_order)
        place, pair = pairs.get(group, (-1, None))
        meant = [SEVERITIES.index(entry.severity) for entry in entries if not is_silent(entry.finding)]
        marked = len(meant) == len(entries)
        weight = SEVERITIES.index(entries[0].severity), marked, min(meant, default=len(SEVERITIES)), place
        weighed.append((weight, pair, tuple(entries)))
    weighed.sort(key=lambda item: item[0])
    return tuple(Point(number, pair, entries) for number, (_, pair, entries) in enumerate(weighed, start=1))


def at_least(points: Sequence[Point], least: Severity | None) -> tuple[Point, ...]:
    """Return the points whose gravest finding is at least that severe, whole; all of them without a limit."""
    limit = len(SEVERITIES) if least is None else SEVERITIES.index(least)
    return tuple(point for point in points if SEVERITIES.index(point.severity) <= limit)


def left_out(count: int, least: Severity | None, lang: Language) -> str:
    """Say how many points are not listed, being less severe than asked for; nothing where none are."""
    if least is None or not count:
        return ""
    return say("notes.points.left_out", lang, n=count, severity=word("severity", least, lang))


def pair_of(finding: Finding, comparison: Comparison) -> str | None:
    """Return the id of the pair a finding stands in, found through its quotes where it names none."""
    if finding.pair:
        return finding.pair
    if finding.draft and finding.draft.clause in comparison.pair_of_draft:
        return comparison.pair_of_draft[finding.draft.clause]
    if finding.base:
        return comparison.pair_of_base.get(finding.base.clause)
    return None


def _order(entry: Entry) -> tuple[int, bool, int]:
    return SEVERITIES.index(entry.severity), is_silent(entry.finding), _start(entry.finding)


def _start(finding: Finding) -> int:
    quote = finding.draft or finding.base
    return quote.start if quote else 0
