"""What matters, in one page: the parties, what was read, the worst points, how far the review has come."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from reviewer.exporting.words import effect_words, kind_words, word
from reviewer.language.wrapping import cell_width, pad
from reviewer.messages import render, say
from reviewer.model import SEVERITIES
from reviewer.terminal.points import by_severity
from reviewer.terminal.spans import BLANK, Line, Span, line, typeset
from reviewer.terminal.telling import where

if TYPE_CHECKING:
    from reviewer.model import Contract, Language
    from reviewer.terminal.desk import Desk
    from reviewer.terminal.points import Point

NOTICES = 6
"""How many notices of reading the page shows."""


class Summary:
    """Writes the summary page; `targets` says which finding each line stands for."""

    def __init__(self, desk: Desk, lang: Language) -> None:
        self.desk = desk
        self.lang = lang
        self.targets: dict[int, str] = {}

    def _say(self, key: str, **params: object) -> str:
        return say(f"terminal.{key}", self.lang, **params)

    def lines(self, width: int, height: int) -> list[Line]:
        """Return the page in lines of `width` cells; in little `height` the less severe points give way."""
        rows = [*self._parties(width), *self._reading(width), BLANK]
        tail = self._tail(width)
        room = max(6, height - len(rows) - len(tail) - 2)
        self.targets = {}
        for severity in ("critical", "major"):
            rows += self._points(severity, width, len(rows), room if severity == "critical" else room // 2)
            room = max(3, height - len(rows) - len(tail) - 1)
        return rows + tail

    def title(self, width: int) -> Line:
        """Return the title line: contract and files at the left, our side at the right, in `width` cells."""
        comparison = self.desk.comparison
        base, draft = (PurePath(side.document.path).name for side in (comparison.base, comparison.draft))
        right = f"  {self.side()} "
        left = pad(f" {comparison.base.title}  {base} ⇄ {draft}", max(0, width - cell_width(right)))
        return Span(left, "title strong"), Span(right, "title")

    def side(self) -> str:
        """Return whom we act for, in words."""
        side = self.desk.review.side
        if side is None:
            return self._say("summary.no_side")
        party = next((party for party in self.desk.comparison.base.parties if party.label == side), None)
        own = f"{side}（{party.designation}）" if party and party.designation else side
        return self._say("summary.side", side=own)

    def _labelled(self, key: str, words: str, width: int, role: str = "") -> list[Line]:
        label = self._say(f"summary.{key}")
        indent = 10
        rows = typeset(words, max(10, width - indent), role=role)
        first = label + " " * max(1, indent - cell_width(label))
        return [(Span(first if not n else " " * indent, "label"), *row) for n, row in enumerate(rows)]

    def _parties(self, width: int) -> list[Line]:
        comparison = self.desk.comparison
        links = []
        for link in comparison.links:
            base = _party(comparison.base, link.base) or self._say("summary.nobody")
            draft = _party(comparison.draft, link.draft) or self._say("summary.nobody")
            links.append(f"{base} = {draft}")
        rows = self._labelled("parties", "；".join(links) or self._say("summary.no_parties"), width)
        if comparison.swapped:
            rows += self._labelled("swapped_label", self._say("summary.swapped"), width, "adverse")
        return rows

    def _reading(self, width: int) -> list[Line]:
        comparison = self.desk.comparison
        words = self._say(
            "summary.read",
            base=len(comparison.base.clauses),
            draft=len(comparison.draft.clauses),
            tracked=comparison.draft.document.tracked,
            comments=comparison.draft.document.comments,
        )
        rows = self._labelled("reading", words, width)
        notices = [
            (name, notice)
            for name, contract in (("base", comparison.base), ("draft", comparison.draft))
            for notice in contract.notices
        ]
        for name, notice in notices[:NOTICES]:
            rows += self._labelled(f"notice_{name}", render(notice, self.lang), width, "dim")
        if len(notices) > NOTICES:
            rows += self._labelled(
                "blank", self._say("summary.more_notices", n=len(notices) - NOTICES), width, "dim"
            )
        for notice in comparison.notices:
            rows += self._labelled("caution", render(notice, self.lang), width, "adverse")
        untracked = sum(point.finding.kind == "tracking.untracked" for point in self.desk.points)
        if untracked:
            rows += self._labelled(
                "untracked", self._say("summary.untracked_words", n=untracked), width, "adverse"
            )
        return rows

    def _points(self, severity: str, width: int, above: int, room: int) -> list[Line]:
        points = [point for point in self.desk.points if point.severity == severity]
        label = word("severity", severity, self.lang)
        if not points:
            return self._labelled("blank", "", width)[:0]
        rows: list[Line] = [line((f" {label} {len(points)} ", f"badge {severity}"))]
        for point in points:
            if len(rows) + 1 >= room and point is not points[-1]:
                rows.append(
                    line((f"    {self._say('summary.more', n=len(points) - len(self._said(rows)))}", "dim"))
                )
                break
            self.targets[above + len(rows)] = point.finding.id
            rows.append(self._point(point, width))
        rows.append(BLANK)
        return rows

    @staticmethod
    def _said(rows: list[Line]) -> list[Line]:
        return rows[1:]

    def _point(self, point: Point, width: int) -> Line:
        done = "✓" if not point.open else " "
        verdict = "" if point.open else f"  {word('verdict', point.verdict, self.lang)}"
        place = where(point, self.desk.review, self.lang)
        words = render(point.finding.message, self.lang)
        gains = (
            self._say(f"impact.{point.finding.impact}")
            if point.finding.impact
            else effect_words(point.finding, self.lang)
        )
        head = f"  {done} {pad(place, 8)} "
        room = max(8, width - cell_width(head) - cell_width(gains) - cell_width(verdict) - 3)
        first = typeset(
            f"{kind_words(point.finding.kind, self.lang)}：{words}"
            if self.lang == "zh"
            else f"{kind_words(point.finding.kind, self.lang)}: {words}",
            room,
        )
        body = "".join(span.text for span in first[0]) + ("…" if len(first) > 1 else "")
        return (
            Span(head, "number"),
            Span(body),
            Span(f"  {gains}", point.finding.impact or "neutral"),
            Span(verdict, "done"),
        )

    def _tail(self, width: int) -> list[Line]:
        counts = by_severity(self.desk.points)
        severities = "  ".join(
            f"{word('severity', severity, self.lang)} {counts[severity]}"
            for severity in SEVERITIES
            if counts[severity]
        )
        kinds = Counter(pair.kind for pair in self.desk.comparison.pairs)
        kinds["moved"] = sum(pair.moved for pair in self.desk.comparison.pairs)
        renumbered = sum(pair.renumbered and pair.kind == "same" for pair in self.desk.comparison.pairs)
        shapes = " · ".join(
            self._say(f"summary.count_{kind}", n=kinds[kind])
            for kind in ("edited", "added", "deleted", "moved", "split", "merged")
            if kinds[kind]
        )
        if renumbered:
            shapes += (" · " if shapes else "") + self._say("summary.count_renumbered", n=renumbered)
        done = self._say("summary.done", done=self.desk.decided, all=len(self.desk.points))
        rows = self._labelled("points", severities or self._say("summary.no_points"), width)
        rows += self._labelled("clauses", shapes or self._say("summary.no_changes"), width)
        return rows + self._labelled("progress", done, width)


def _party(contract: Contract, label: str | None) -> str:
    party = next((party for party in contract.parties if party.label == label), None)
    if party is None:
        return label or ""
    return " ".join(word for word in (party.label, party.designation, party.name) if word)
