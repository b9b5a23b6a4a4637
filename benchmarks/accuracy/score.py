"""Compare a marked pair with the program's answer: what was touched, what named rightly, what invented."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import reviewer

BLANK = re.compile(r"\s")
"""Any blank, the full-width one above all, is one plain blank in a clause's text."""

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.accuracy.markup import MarkedEdit, MarkedPair, Place
    from reviewer.model import Contract, Finding, Quote, Review


@dataclass
class Tally:
    """Sums over many pairs; `misses` and `alarms` are lines to read."""

    edits: int = 0
    touched: int = 0
    right: int = 0
    unchanged: int = 0
    false: int = 0
    bad_quotes: int = 0
    by_kind: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take in the sums of another tally."""
        for name in ("edits", "touched", "right", "unchanged", "false", "bad_quotes"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for kind, counts in other.by_kind.items():
            self.by_kind[kind].update(counts)
        self.misses += other.misses
        self.alarms += other.alarms


@dataclass(frozen=True)
class Span:
    """Where an edit stands in a clause of one side."""

    clause: str
    start: int
    end: int


def write_lines(path: Path, lines: Iterable[str]) -> Path:
    """Write a text file of those lines and return its path."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def score(pair: MarkedPair, folder: Path, name: str) -> Tally:
    """Run the program on a marked pair and count."""
    base = write_lines(folder / "base.txt", pair.base)
    draft = write_lines(folder / "draft.txt", pair.draft)
    result = reviewer.compare(base, draft)
    return judge(pair, result, name)


def judge(pair: MarkedPair, result: Review, name: str) -> Tally:
    """Count what a review says of a marked pair."""
    comparison = result.comparison
    spans: dict[int, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    edits: dict[int, MarkedEdit] = {}
    sides = (
        (pair.base_places, pair.base, comparison.base),
        (pair.draft_places, pair.draft, comparison.draft),
    )
    for side, (places, lines, contract) in enumerate(sides):
        for place in places:
            edits[place.edit.number] = place.edit
            spans[place.edit.number][side].extend(spans_of(place, lines[place.line], contract))
    tally = Tally(edits=len(edits))
    used: set[str] = set()
    for number, edit in sorted(edits.items()):
        hits = [f for f in result.findings if meets(f, *spans[number])]
        used.update(finding.id for finding in hits)
        kinds = {finding.kind for finding in hits if not edit.silent or finding.data.get("origin") is None}
        right = edit.satisfied_by(kinds)
        tally.touched += bool(hits) or edit.silent
        tally.right += right
        counts = tally.by_kind[edit.kinds]
        counts["due"] += 1
        counts["right"] += right
        if not right:
            said = "、".join(sorted(kinds)) or "nothing"
            tally.misses.append(
                f"{name} #{number} {edit.kinds}: {edit.old or '∅'} ⇒ {edit.new or '∅'} — said {said}"
            )
    for finding in result.findings:
        if not quotes_hold(finding, comparison.base, comparison.draft):
            tally.bad_quotes += 1
        if finding.id not in used and finding.data.get("origin") is None:
            tally.false += 1
            tally.alarms.append(f"{name} {finding.kind}: {shown(finding.base)} ⇒ {shown(finding.draft)}")
    tally.unchanged = sum(1 for p in comparison.pairs if p.kind == "same")
    return tally


def shown(quote: Quote | None) -> str:
    return quote.quote[:60] if quote else "∅"


def spans_of(place: Place, line: str, contract: Contract) -> list[Span]:
    """Find the clauses that came from a line, and the edit's offsets in each."""
    words = line[place.start : place.end]
    laid_out = BLANK.sub(" ", line)
    found = []
    for clause in contract.clauses:
        if not any(contract.document.blocks[block].line == place.line + 1 for block in clause.blocks):
            continue
        shift = laid_out.find(clause.text)
        if shift >= 0:
            start, end = place.start - shift, place.end - shift
            if end >= 0 and start <= len(clause.text):
                found.append(Span(clause.id, max(start, 0), min(end, len(clause.text))))
        elif (at := clause.text.find(words)) >= 0:
            found.append(Span(clause.id, at, at + len(words)))
    return found


def meets(finding: Finding, base: list[Span], draft: list[Span]) -> bool:
    """Say whether a finding quotes words of an edit on either side."""
    return any(
        quote is not None
        and quote.clause == span.clause
        and quote.start <= span.end
        and span.start <= quote.end
        for quote, spans in ((finding.base, base), (finding.draft, draft))
        for span in spans
    )


def quotes_hold(finding: Finding, base: Contract, draft: Contract) -> bool:
    """Say whether the quotes are exact slices of their clauses."""
    return all(
        quote is None or contract.clause(quote.clause).text[quote.start : quote.end] == quote.quote
        for quote, contract in ((finding.base, base), (finding.draft, draft))
    )
