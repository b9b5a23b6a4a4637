"""The points as a chapter of the notes: each with its clauses quoted, its findings and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.excerpt import excerpt
from reviewer.exporting.markup import escape, marked, quoted_lines
from reviewer.exporting.places import clause_heading, place_of, places_of
from reviewer.exporting.trails import authors_words
from reviewer.exporting.words import effect_words, kind_words, pair_words, word
from reviewer.findings.piles import piles_of
from reviewer.language.wrapping import clip
from reviewer.messages import render, say
from reviewer.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.exporting.points import Entry, Point
    from reviewer.model import Contract, Language, Pair, Quote, Review

__all__ = ["point_chapter"]


def point_chapter(review: Review, points: Sequence[Point], rest: str = "") -> list[str]:
    """Return the points by severity, the gravest first, in Markdown; nothing where there are none.

    `rest` says what is not listed.
    """
    if not points and not rest:
        return []
    writer = _Points(review)
    lines = [f"## {writer.say('points.head')}", "", *([escape(rest), ""] if rest else ())]
    for severity in SEVERITIES:
        group = [point for point in points if point.severity == severity]
        if group:
            name = word("severity", severity, review.language)
            lines += [f"### {writer.say('points.severity_head', severity=name, n=len(group))}", ""]
        for point in group:
            lines += writer.point(point)
    return lines


class _Points:
    """The points of one review, each as lines that end with a blank one."""

    def __init__(self, review: Review) -> None:
        self.comparison = review.comparison
        self.lang: Language = review.language
        self.marks = piles_of(review).tracked

    def say(self, key: str, **params: object) -> str:
        return say(f"notes.{key}", self.lang, **params)

    def point(self, point: Point) -> list[str]:
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
                gap=self.say("gap"),
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
        effect = effect_words(finding, self.lang)
        facts = [self.say("points.effect") + colon + effect] if effect else []
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


def _edits(pair: Pair | None, side: str) -> list[Quote]:
    return [quote for edit in (pair.edits if pair else ()) if (quote := getattr(edit, side))]
