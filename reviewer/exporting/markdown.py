"""The review notes as a lawyer sends them on: the files, the parties, each point, every changed clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.balance import balance_chapter
from reviewer.exporting.chapters import coverage_chapter, pile_chapter, remark_chapter
from reviewer.exporting.markup import deleted, escape, inserted
from reviewer.exporting.places import places_of
from reviewer.exporting.point_chapter import point_chapter
from reviewer.exporting.points import at_least, gather, left_out
from reviewer.exporting.summary import (
    change_counts,
    file_name,
    is_changed,
    notices,
    parties,
    pretty_side,
    swap_words,
)
from reviewer.exporting.words import pair_words, word
from reviewer.language.wrapping import clip
from reviewer.messages import say
from reviewer.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewer.exporting.points import Point
    from reviewer.model import Contract, Decision, Language, Pair, Review, Severity

__all__ = ["write_markdown"]

CELL = 120
"""Terminal cells of an edit that the table of changed clauses shows; the point quotes it whole."""


def write_markdown(
    review: Review,
    decisions: Mapping[str, Decision] | None = None,
    *,
    date: str | None = None,
    least: Severity | None = None,
) -> str:
    """Return the notes of a review with the decisions on its points, keyed as `negotiation.point_keys` does.

    With `least` only the points that are at least that severe are told, and how many are not; the table of
    changed clauses stays whole.

    `date` is printed as given; without it the same review gives the same bytes on any day.
    """
    points = gather(review, decisions)
    told = at_least(points, least)
    rest = left_out(len(points) - len(told), least, review.language)
    writer = _Notes(review, points)
    parts = (
        writer.head(date),
        writer.compared(),
        writer.who(),
        writer.overview(),
        point_chapter(review, told, rest),
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


def _table(heads: tuple[str, ...], rows: Iterable[Iterable[str]], widths: tuple[int, ...]) -> list[str]:
    """Return a pipe table; the dashes give the relative widths that pandoc keeps for long lines."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "|".join("-" * (4 * width) for width in widths) + "|"]
    for row in rows:
        cells = tuple(row)
        lines.append("| " + " | ".join(cells) + " |")
    return [*lines, ""]
