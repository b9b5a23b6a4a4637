"""The review notes as a lawyer sends them on: the files, the parties, each point, every changed clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.balance import balance_chapter
from reviewer.exporting.chapters import coverage_chapter, pile_chapter, remark_chapter
from reviewer.exporting.excerpt import excerpt
from reviewer.exporting.markup import deleted, escape, inserted, marked, quoted_lines
from reviewer.exporting.places import clause_heading, place_of, places_of
from reviewer.exporting.points import gather
from reviewer.exporting.summary import (
    change_counts,
    file_name,
    is_changed,
    notices,
    parties,
    pretty_side,
    swap_words,
)
from reviewer.exporting.trails import authors_words
from reviewer.exporting.words import effect_words, kind_words, pair_words, word
from reviewer.findings.piles import piles_of
from reviewer.language.wrapping import clip
from reviewer.messages import render, say
from reviewer.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewer.exporting.points import Entry, Point
    from reviewer.model import Contract, Decision, Language, Pair, Quote, Review

__all__ = ["write_markdown"]

CELL = 120
"""Terminal cells of an edit that the table of changed clauses shows; the point quotes it whole."""


def write_markdown(
    review: Review, decisions: Mapping[str, Decision] | None = None, *, date: str | None = None
) -> str:
    """Return the notes of a review with the decisions on its points, keyed as `negotiation.point_keys` does.

    `date` is printed as given; without it the same review gives the same bytes on any day.
    """
    writer = _Notes(review, gather(review, decisions))
    parts = (
        writer.head(date),
        writer.compared(),
        writer.who(),
        writer.overview(),
        writer.points(),
        writer.table(),
        remark_chapter(review),
        balance_chapter(review.comparison.draft, review.language),
    )
    return "\n".join(line for part in parts for line in part).rstrip("\n") + "\n"


class _Notes:
    """The chapters of the notes; every method gives lines that end with a blank one."""

    def __init__(self, review: Review, points: tuple[Point, ...]) -> None:
        self.review = review
        self.comparison = review.comparison
        self.lang: Language = review.language
        self.all = points
        self.marks = piles_of(review).tracked

    def say(self, key: str, **params: object) -> str:
        return say(f"notes.{key}", self.lang, **params)

    def head(self, date: str | None) -> list[str]:
        base, draft = self.comparison.base.title, self.comparison.draft.title
        if base == draft or not draft:
            title = self.say("title", title=base)
        else:
            title = self.say("title_two", base=base, draft=draft)
        lines = [f"# {escape(title)}", ""]
        if date:
            lines += [escape(self.say("made", date=date)), ""]
        if any(entry.decision.note or entry.decision.reason for point in self.all for entry in point.entries):
            lines += [f"*{escape(self.say('internal'))}*", ""]
        return lines

    def compared(self) -> list[str]:
        sides = (self.comparison.base, self.comparison.draft)
        rows = [
            (self.say("compared.file"), *(file_name(side) for side in sides)),
            (self.say("compared.titled"), *(side.title or self.say("none") for side in sides)),
            (self.say("compared.read"), *(self._read(side) for side in sides)),
            (self.say("compared.tracked"), *(self._tracked(side) for side in sides)),
            (self.say("compared.digest"), *(side.document.sha256[:12] for side in sides)),
        ]
        lines = [f"## {self.say('compared.head')}", ""]
        lines += _table(
            ("", self.say("base"), self.say("draft")), [map(escape, row) for row in rows], (1, 3, 3)
        )
        lines += [self.say("compared.digests"), ""]
        for side, contract in zip(("base", "draft"), sides, strict=True):
            lines.append(f"- {self.say(side)}{self.say('colon')}`{contract.document.sha256}`")
        lines.append("")
        lines += coverage_chapter(self.comparison, self.lang)
        found = notices(self.comparison, self.lang)
        if not found:
            return [*lines, self.say("compared.no_notices"), ""]
        lines += [self.say("compared.notices"), ""]
        lines += [f"- {side + self.say('colon') if side else ''}{escape(words)}" for side, words in found]
        return [*lines, ""]

    def _read(self, side: Contract) -> str:
        return self.say(
            "compared.read_words", format=word("format", side.document.format, self.lang), n=len(side.clauses)
        )

    def _tracked(self, side: Contract) -> str:
        tracked, comments = side.document.tracked, side.document.comments
        if not tracked and not comments:
            return self.say("compared.untouched")
        return self.say("compared.tracked_words", tracked=tracked, comments=comments)

    def who(self) -> list[str]:
        lines = [f"## {self.say('parties.head')}", ""]
        rows = [(row.role, row.base, row.draft, row.basis) for row in parties(self.comparison, self.lang)]
        if rows:
            heads = tuple(self.say(key) for key in ("parties.role", "base", "draft", "parties.basis"))
            lines += _table(heads, [map(escape, row) for row in rows], (1, 3, 3, 1))
            swap = swap_words(self.comparison, self.lang)
            lines += [escape(swap or self.say("parties.same_labels")), ""]
        else:
            lines += [self.say("parties.unknown"), ""]
        return [*lines, escape(pretty_side(self.review, self.lang)), ""]

    def overview(self) -> list[str]:
        entries = [entry for point in self.all for entry in point.entries]
        lines = [f"## {self.say('summary.head')}", ""]
        if not entries:
            return [
                *lines,
                self.say("summary.no_findings"),
                "",
                change_counts(self.comparison, self.lang),
                "",
                *pile_chapter(self.review),
            ]
        ours = self.review.side is not None
        rows = []
        for severity in (*SEVERITIES, None):
            group = [entry for entry in entries if severity in (None, entry.severity)]
            name = word("severity", severity, self.lang) if severity else self.say("summary.total")
            adverse = str(sum(entry.finding.impact == "adverse" for entry in group))
            rows.append(
                (name, str(len(group)), *([adverse] if ours else []), str(sum(e.answered for e in group)))
            )
        keys = ("severity", "findings", *(["adverse"] if ours else []), "answered")
        lines += _table(tuple(self.say(f"summary.{key}") for key in keys), rows, (1,) * len(keys))
        untracked = sum(entry.finding.kind == "tracking.untracked" for entry in entries)
        if untracked:
            lines += [f"**{self.say('summary.untracked', n=untracked)}**", ""]
        return [*lines, change_counts(self.comparison, self.lang), "", *pile_chapter(self.review)]

    def points(self) -> list[str]:
        if not self.all:
            return []
        lines = [f"## {self.say('points.head')}", ""]
        for severity in SEVERITIES:
            group = [point for point in self.all if point.severity == severity]
            if group:
                name = word("severity", severity, self.lang)
                lines += [f"### {self.say('points.severity_head', severity=name, n=len(group))}", ""]
            for point in group:
                lines += self._point(point)
        return lines

    def _point(self, point: Point) -> list[str]:
        lines = [f"#### {point.number}\\. {escape(self._title(point))}", ""]
        lines += self._quotes(point)
        marks = self.marks.get(point.pair.id, ()) if point.pair else ()
        if marks:
            by = authors_words(marks, self.lang)
            lines += [f"*{escape(say('word.mark.label', self.lang) + self.say('colon') + by)}*", ""]
        for entry in point.entries:
            lines += self._entry(entry)
        return [*lines, ""]

    def _title(self, point: Point) -> str:
        pair = point.pair
        if pair is None:
            return kind_words(point.entries[0].finding.kind, self.lang)
        base, draft = self.comparison.base, self.comparison.draft
        old = places_of(base, pair.base, self.lang) if pair.base else ""
        new = places_of(draft, pair.draft, self.lang) if pair.draft else ""
        if old and new:
            place = new if old == new else self.say("points.both", base=old, draft=new)
        elif old:
            place = self.say("points.only_base", place=old)
        else:
            place = self.say("points.only_draft", place=new)
        contract, ids = (draft, pair.draft) if pair.draft else (base, pair.base)
        heading = clause_heading(contract, contract.clause(ids[0]))
        if heading and heading not in place:
            place = self.say("points.heading", place=place, heading=clip(heading, 40))
        return self.say("points.titled", place=place, shape=pair_words(pair, self.lang))

    def _quotes(self, point: Point) -> list[str]:
        """Quote the clauses of a point once for all its findings, long ones shortened around the change."""
        findings = [entry.finding for entry in point.entries]
        sides = (
            ("base", self.comparison.base, point.pair.base if point.pair else ()),
            ("draft", self.comparison.draft, point.pair.draft if point.pair else ()),
        )
        lines: list[str] = []
        for side, contract, clauses in sides:
            quotes: list[Quote] = [quote for finding in findings if (quote := getattr(finding, side))]
            named = clauses or tuple(dict.fromkeys(quote.clause for quote in quotes))
            for clause_id in named:
                if lines:
                    lines.append(">")
                lines.append(f"> {self._quote(point.pair, side, contract, clause_id, quotes)}")
        return [*lines, ""] if lines else []

    def _quote(
        self, pair: Pair | None, side: str, contract: Contract, clause_id: str, quotes: list[Quote]
    ) -> str:
        clause = contract.clause(clause_id)
        place = place_of(contract, clause, self.lang) if clause.number else ""
        if pair and pair.kind in ("added", "deleted"):
            label = self.say(f"points.whole_{pair.kind}", place=place)
            words = escape(clause.text)
        else:
            label = self.say("points.side_place", side=self.say(side), place=place)
            words = marked(
                excerpt(
                    clause.text,
                    [(edit.start, edit.end) for edit in _edits(pair, side) if edit.clause == clause_id],
                    [(quote.start, quote.end) for quote in quotes if quote.clause == clause_id],
                ),
                old=side == "base",
            )
        return f"**{escape(label.rstrip())}**{self.say('colon')}{words}"

    def _entry(self, entry: Entry) -> list[str]:
        finding, decision = entry.finding, entry.decision
        name = self.say(
            "points.finding",
            severity=word("severity", entry.severity, self.lang),
            kind=kind_words(finding.kind, self.lang),
        )
        colon = self.say("colon")
        lines = [f"- **{escape(name)}**{colon}{escape(render(finding.message, self.lang))}"]
        facts = [self.say("points.effect") + colon + effect_words(finding, self.lang)]
        if finding.source:
            facts.append(self.say("points.source") + colon + finding.source)
        if finding.data.get("origin") == "baseline":
            facts.append(self.say("points.origin_baseline"))
        facts.append(self.say("points.answer") + colon + word("verdict", decision.verdict, self.lang))
        lines.append(f"  - {escape(self.say('semicolon').join(facts))}")
        if decision.severity and decision.severity != finding.severity:
            lines.append(f"  - {escape(self._override(entry))}")
        for label, text in (
            ("note", decision.note),
            ("reply", decision.reply),
            ("proposal", decision.proposal),
        ):
            if text.strip():
                lines += ["", f"  - {self.say(f'points.{label}')}{colon.rstrip()}", ""]
                lines += [*quoted_lines(text, "    "), ""]
        return lines

    def _override(self, entry: Entry) -> str:
        return self.say(
            "points.overridden",
            old=word("severity", entry.finding.severity, self.lang),
            new=word("severity", entry.severity, self.lang),
            reason=entry.decision.reason,
        )

    def table(self) -> list[str]:
        lines = [f"## {self.say('table.head')}", ""]
        numbers = {point.pair.id: point.number for point in self.all if point.pair}
        rows = [
            (
                pair_words(pair, self.lang),
                escape(places_of(self.comparison.base, pair.base, self.lang)) or self.say("none"),
                escape(places_of(self.comparison.draft, pair.draft, self.lang)) or self.say("none"),
                self._changes(pair),
                str(numbers.get(pair.id, self.say("none"))),
            )
            for pair in self.comparison.pairs
            if is_changed(pair)
        ]
        if not rows:
            return [*lines, self.say("table.nothing"), ""]
        heads = ("table.shape", "base", "draft", "table.content", "table.point")
        return lines + _table(tuple(self.say(key) for key in heads), rows, (2, 3, 3, 10, 1))

    def _changes(self, pair: Pair) -> str:
        if pair.kind == "added":
            return " ".join(inserted(clip(self.comparison.draft.clause(c).text, CELL)) for c in pair.draft)
        if pair.kind == "deleted":
            return " ".join(deleted(clip(self.comparison.base.clause(c).text, CELL)) for c in pair.base)
        changes = []
        for edit in pair.edits:
            old = deleted(clip(edit.base.quote, CELL)) if edit.base else ""
            new = inserted(clip(edit.draft.quote, CELL)) if edit.draft else ""
            changes.append(f"{old} {new}".strip())
        return self.say("semicolon").join(filter(None, changes)) or self.say("table.placed")


def _edits(pair: Pair | None, side: str) -> list[Quote]:
    return [quote for edit in (pair.edits if pair else ()) if (quote := getattr(edit, side))]


def _table(heads: tuple[str, ...], rows: Iterable[Iterable[str]], widths: tuple[int, ...]) -> list[str]:
    """Return a pipe table; the dashes give the relative widths that pandoc keeps for long lines."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "|".join("-" * (4 * width) for width in widths) + "|"]
    for row in rows:
        cells = tuple(row)
        lines.append("| " + " | ".join(cells) + " |")
    return [*lines, ""]
