"""What matters, in one page: the parties, what was read, the worst points, how far the review has come."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from reviewer.exporting.coverage import coverage, coverage_lines
from reviewer.exporting.summary import cautions, party_words
from reviewer.exporting.trails import changed_count, marks_nothing
from reviewer.exporting.words import is_silent, word
from reviewer.language.wrapping import cell_width, clip, pad
from reviewer.messages import say
from reviewer.model import SEVERITIES
from reviewer.terminal.desk.naming import where
from reviewer.terminal.desk.points import by_severity
from reviewer.terminal.desk.wording import finding_words, notice_words
from reviewer.terminal.looks.spans import BLANK, Line, Span, line, typeset, width_of
from reviewer.terminal.margin.margin import GRAVEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewer.model import Finding, Language, Severity
    from reviewer.terminal.desk.desk import Desk
    from reviewer.terminal.desk.points import Point

NOTICES = 6
"""How many notices of reading the page shows."""
IMPACTS = ("adverse", "favourable", "neutral", "unclear")
LISTED = 80
"""How many points of one severity the page lists."""
PLACE = 20
"""Cells that the place of a point may take."""
BROAD = 150
"""Cells of the page beyond which lines are not set, for a line too long is read badly."""
INDENT = 10
"""Cells of the labels at the left."""


class Summary:
    """Writes the summary page; `targets` says which finding each line stands for."""

    def __init__(self, desk: Desk, lang: Language) -> None:
        self.desk = desk
        self.lang = lang
        self.targets: dict[int, str] = {}
        self.firsts: list[int] = []

    def _say(self, key: str, **params: object) -> str:
        return say(f"terminal.{key}", self.lang, **params)

    def lines(self, width: int, height: int) -> list[Line]:
        """Return the page in lines of `width` cells.

        What is critical or major is listed whatever the `height`; what weighs less where it fits.
        """
        width = min(width, BROAD)
        rows = [*self._parties(width), *self._reading(width), *self._totals(width), BLANK]
        self.targets = {}
        self.firsts = []
        weight = by_meaning(self.desk.points)
        for severity in SEVERITIES:
            points = [point for point in self.desk.points if point.severity == severity]
            points.sort(key=weight)
            if not points or (severity in ("minor", "info") and len(rows) + len(points) + 2 > height):
                continue
            rows += self._section(severity, points, width, len(rows))
        return rows

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
        own = party_words(self.desk.comparison.base, side, self.lang, name=False)
        return self._say("summary.side", side=own)

    def _labelled(self, key: str, words: str, width: int, role: str = "") -> list[Line]:
        label = self._say(f"summary.{key}")
        indent = INDENT
        rows = typeset(words, max(10, width - indent), role=role)
        first = label + " " * max(1, indent - cell_width(label))
        return [(Span(first if not n else " " * indent, "label"), *row) for n, row in enumerate(rows)]

    def _parties(self, width: int) -> list[Line]:
        comparison = self.desk.comparison
        rows: list[Line] = []
        for link in comparison.links:
            words = self._say(
                "summary.link",
                base=party_words(comparison.base, link.base, self.lang) or self._say("summary.nobody"),
                draft=party_words(comparison.draft, link.draft, self.lang) or self._say("summary.nobody"),
            )
            ours = link.base is not None and link.base == self.desk.review.side
            role = "strong" if ours else ""
            rows += self._labelled("blank" if rows else "parties", words, width, role)
        rows = rows or self._labelled("parties", self._say("summary.no_parties"), width)
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
            rows += self._labelled(f"notice_{name}", notice_words(notice, self.lang), width, "dim")
        if len(notices) > NOTICES:
            rows += self._labelled(
                "blank", self._say("summary.more_notices", n=len(notices) - NOTICES), width, "dim"
            )
        for notice in cautions(comparison):
            rows += self._labelled("caution", notice_words(notice, self.lang), width, "adverse")
        if self.desk.elsewhere:
            words = say("pages.review.elsewhere", self.lang, n=self.desk.elsewhere)
            rows += self._labelled("caution", words, width, "adverse")
        return [*rows, *self._covered(width), *self._marks(width), *self._stands(width)]

    def _covered(self, width: int) -> list[Line]:
        """Return what was compared, and what was not where anything was left out."""
        compared, *others = coverage_lines(self.desk.comparison, self.lang)
        left = any(not one.compared and one.part != "comment" for one in coverage(self.desk.comparison))
        rows = self._labelled("covered", compared, width)
        return [*rows, *(self._labelled("blank", others[-1], width, "adverse") if left else ())]

    def _marks(self, width: int) -> list[Line]:
        """Return how many changes are tracked and not, what of ours they accepted, and their comments."""
        margin = self.desk.margin
        piles = margin.piles
        told = []
        if margin.remarks:
            told.append(say("pages.margin.comments", self.lang, n=len(margin.remarks)))
        if piles:
            comparison = self.desk.comparison
            name, n = "tracked", len(piles.tracked)
            if marks_nothing(comparison):
                name, n = "unmarked", changed_count(comparison)
            told.append(say(f"word.pile.{name}", self.lang, n=n))
            if piles.ours:
                told.append(say("word.pile.ours", self.lang, n=len(piles.ours)))
        rows: list[Line] = []
        if piles.untracked:
            words = self._say("summary.untracked_words", n=len(piles.untracked))
            rows += self._labelled("untracked", words, width, "adverse")
        if told:
            rows += self._labelled("marks", say("notes.semicolon", self.lang).join(told), width)
        return rows

    def _stands(self, width: int) -> list[Line]:
        """Return how many topics of the playbook stand on each level."""
        margin = self.desk.margin
        if margin.playbook is None:
            return []
        counts = Counter(one.level for one in margin.stands)
        told = [
            say(
                "playbook.summary",
                self.lang,
                level=say(f"pages.margin.level.{level}", self.lang),
                n=counts[level],
            )
            for level in GRAVEST
            if counts[level]
        ]
        words = f"{margin.playbook.name}　{say('notes.semicolon', self.lang).join(told)}"
        return self._labelled("playbook", words, width, "adverse" if counts["red_line"] else "")

    def _section(self, severity: Severity, points: list[Point], width: int, above: int) -> list[Line]:
        label = word("severity", severity, self.lang)
        rows: list[Line] = [line((f" {label} ", f"badge on_{severity}"), (f" {len(points)}", severity))]
        places = [where(point, self.desk.review, self.lang, brief=True) for point in points[:LISTED]]
        room = min(max(cell_width(place) for place in places), PLACE, width // 3)
        last = ""
        for point, place in zip(points, places, strict=False):
            self.firsts.append(above + len(rows))
            for row in self._point(point, "" if place == last else place, room, width):
                self.targets[above + len(rows)] = point.finding.id
                rows.append(row)
            last = place
        if len(points) > LISTED:
            rows.append(line((f"   {self._say('summary.more', n=len(points) - LISTED)}", "dim")))
        return [*rows, BLANK]

    def _point(self, point: Point, place: str, room: int, width: int) -> list[Line]:
        """Return a point in at most two lines: its place, whether it hurts us, what it says."""
        head = [
            Span(" ✓ " if not point.open else "   ", "done"),
            Span(f"{pad(clip(place, room), room)}  ", "number"),
        ]
        impact, silent = point.finding.impact, is_silent(point.finding)
        if impact:
            wide = max(cell_width(self._say(f"impact.{name}")) for name in IMPACTS)
            head.append(Span(f"{pad('' if silent else self._say(f'impact.{impact}'), wide)}  ", impact))
        indent = width_of(tuple(head))
        answer = "" if point.open or point.settled else f"  {word('verdict', point.verdict, self.lang)}"
        told = self._unmarked(point.finding) if silent else finding_words(point.finding, self.lang)
        words = typeset(f"{told}{answer}", max(10, width - indent))
        if len(words) > 2:
            short = "".join(span.text for span in words[1])
            words[1] = (Span(f"{clip(short, max(1, width - indent - 1)).rstrip('…')}…"),)
        return [(*head, *words[0]), *((Span(" " * indent), *row) for row in words[1:2])]

    def _unmarked(self, finding: Finding) -> str:
        """Return in few words a change that nobody marked; other points of its clause say what it means."""
        old, new = (str(finding.data.get(name, "")) for name in ("old", "new"))
        change = say(f"word.change.{finding.data.get('change', 'replaced')}", self.lang, old=old, new=new)
        return self._say("summary.unmarked", change=change)

    def _totals(self, width: int) -> list[Line]:
        counts = by_severity(self.desk.points)
        severities = " · ".join(
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
        unfinished = len(self.desk.drafts)
        words = self._say("summary.no_points")
        if self.desk.points:
            done = self.desk.decided
            words = self._say("summary.done", counts=severities, done=done, all=len(self.desk.points))
        rows = self._labelled("points", words, width)
        rows += self._labelled("clauses", shapes or self._say("summary.no_changes"), width)
        left, point = self.desk.bookmark.left, self.desk.left_at
        if left and point:
            place = where(point, self.desk.review, self.lang)
            rows += self._labelled("last", self._say("summary.left", at=left.at, place=place), width)
        if unfinished:
            rows += self._labelled("drafts", self._say("summary.unfinished", n=unfinished), width, "own")
        return rows


def by_meaning(points: Iterable[Point]) -> Callable[[Point], tuple[bool, int, int, bool]]:
    """Return the order of points of one severity: clauses changed without a mark first, by what it means.

    The points of such a clause stay together, what a change means before that nobody marked it.
    """
    meant: dict[str, int] = {}
    silent: set[str] = set()
    for point in points:
        group = point.pair or point.finding.id
        if is_silent(point.finding):
            silent.add(group)
        else:
            meant[group] = min(meant.get(group, len(SEVERITIES)), SEVERITIES.index(point.severity))

    def weight(point: Point) -> tuple[bool, int, int, bool]:
        group = point.pair or point.finding.id
        if group not in silent:
            return True, 0, 0, False
        return False, meant.get(group, len(SEVERITIES)), point.place[0], is_silent(point.finding)

    return weight
