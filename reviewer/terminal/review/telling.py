"""The finding under the cursor in a lawyer's words: so what, for whom, says who, what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.words import effect_words, kind_words, word
from reviewer.language.wrapping import cell_width
from reviewer.messages import say
from reviewer.terminal.desk.naming import where
from reviewer.terminal.desk.wording import finding_words
from reviewer.terminal.keys.actions import actions
from reviewer.terminal.keys.hints import keys_in_words
from reviewer.terminal.looks.spans import BLANK, Line, Span, typeset, width_of
from reviewer.terminal.margin.lines import MarginLines
from reviewer.terminal.texts.blocks import is_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model import Language
    from reviewer.terminal.desk.desk import Desk
    from reviewer.terminal.desk.points import Point
    from reviewer.terminal.keys.actions import Action

SIGNS = {"accepted": "✓", "rejected": "✗", "countered": "±"}
"""Signs of the answers in the list of a clause's findings."""
LONGEST = 240
"""Characters of a quote that the pane shows; the whole words stand in the texts."""


class Telling:
    """Writes the finding pane."""

    def __init__(self, desk: Desk, lang: Language, keymap: Sequence[Action] | None = None) -> None:
        self.desk = desk
        self.lang = lang
        self.keymap = keymap or actions()
        self.beside = MarginLines(desk.margin, lang)
        self.course: Callable[[str | None, int], list[Line]] = lambda pair, width: []
        """Writes what each round of a matter did to a clause."""

    def lines(self, width: int) -> list[Line]:
        """Return what the pane shows, in lines of at most `width` cells."""
        point = self.desk.point
        if point is None or not self.desk.stops:
            return self._pair_only(width)
        rows = self._head(point, width)
        rows += typeset(finding_words(point.finding, self.lang), width, role="message")
        rows += self._evidence(point, width)
        rows += self._weight(point, width)
        rows += self.beside.stands(point.pair, width, self._key("offers"))
        rows += self._answer(point, width)
        rows += self.course(point.pair, width)
        rows += self.beside.marks(point.pair, width, silent=point.pile == "untracked")
        rows += self.beside.grounds(point.pair, width)
        rows += self.beside.remarks(point.pair, width)
        rows += self._neighbours(point, width)
        if self.desk.decided == len(self.desk.points):
            words = self._say("finding.all_answered", **keys_in_words(self.keymap, "export", "summary"))
            rows += [BLANK, *typeset(words, width, role="done")]
        return rows

    def _say(self, key: str, **params: object) -> str:
        return say(f"terminal.{key}", self.lang, **params)

    def _pair_only(self, width: int) -> list[Line]:
        pair = self.desk.pair
        if pair is None:
            return typeset(self._say("finding.empty"), width, role="dim")
        if not self.desk.stops:
            filtered = self.desk.filter.active
            keys = keys_in_words(self.keymap, "filter", "only_changes", "export", "quit")
            words = self._say("finding.filtered_out" if filtered else "finding.nothing", **keys)
            return [*typeset(words, width, role="dim"), *self._beside(pair.id, width)]
        name = f"pair.{pair.kind}" if is_changed(pair) else "pair.same"
        words = self._say(name)
        if pair.renumbered and not is_changed(pair):
            words = self._say("pair.renumbered")
        rows = typeset(words, width, role="dim")
        if pair.kind == "same" and self.desk.stops:
            keys = keys_in_words(self.keymap, "next_point", "previous_point")
            rows += typeset(self._say("finding.walk", **keys), width, role="dim")
        return [*rows, *self._beside(pair.id, width)]

    def _beside(self, pair: str, width: int) -> list[Line]:
        """Return what the margin has for a clause without a point."""
        beside = self.beside
        rows = [*beside.stands(pair, width), *beside.marks(pair, width), *self.course(pair, width)]
        return [*rows, *beside.remarks(pair, width)]

    def _key(self, name: str) -> str:
        return keys_in_words(self.keymap, name)[f"key_{name}"]

    def _head(self, point: Point, width: int) -> list[Line]:
        severity = word("severity", point.severity, self.lang)
        parts = [
            Span(f" {severity} ", f"badge on_{point.severity}"),
            Span(" "),
            Span(kind_words(point.finding.kind, self.lang), "strong"),
        ]
        here = self.desk.here()
        if len(here) > 1:
            number = next((n for n, other in enumerate(here, 1) if other.finding.id == point.finding.id), 0)
            if number:
                parts.append(Span(f"  {number}/{len(here)}", "dim"))
        place = where(point, self.desk.review, self.lang)
        whole = (*parts, Span(f"  {place}", "number"))
        if width_of(whole) <= width:
            return [whole]
        below = typeset(place, width, role="number")
        if width_of(tuple(parts)) <= width:
            return [tuple(parts), *below]
        return [(parts[0], *parts[3:]), *typeset(parts[2].text, width, role="strong"), *below]

    def _evidence(self, point: Point, width: int) -> list[Line]:
        base, draft = point.finding.base, point.finding.draft
        old, new = (_short(quote.quote) if quote else "" for quote in (base, draft))
        if old and old == new:
            return self._labelled("finding.words", old, width)
        label = f"{self._say('finding.change')} "
        if old and new and cell_width(f"{label}{old} → {new}") <= width:
            return [(Span(label, "label"), Span(old, "delete"), Span(" → "), Span(new, "insert"))]
        rows: list[Line] = []
        if base and base.quote:
            rows += self._labelled("finding.old", _short(base.quote), width, "delete")
        if draft and draft.quote:
            rows += self._labelled("finding.new", _short(draft.quote), width, "insert")
        return rows

    def _labelled(self, key: str, words: str, width: int, role: str = "") -> list[Line]:
        label = f"{self._say(key)} "
        indent = min(cell_width(label), width // 2)
        rows = typeset(words, max(4, width - indent), role=role)
        pad = Span(" " * indent)
        return [(Span(label, "label") if not number else pad, *row) for number, row in enumerate(rows)]

    def _weight(self, point: Point, width: int) -> list[Line]:
        finding = point.finding
        tone = finding.impact or "neutral"
        effect = effect_words(point.finding, self.lang)
        rows = self._labelled("finding.impact", effect, width, tone) if effect else []
        if finding.source:
            rows += self._labelled("finding.source", finding.source, width)
        if point.decision.severity and point.decision.severity != finding.severity:
            words = self._say(
                "finding.overridden",
                old=word("severity", finding.severity, self.lang),
                why=point.decision.reason,
            )
            rows += typeset(words, width, role="dim")
        return rows

    def _answer(self, point: Point, width: int) -> list[Line]:
        decision = point.decision
        if point.settled:
            return self._labelled("finding.answer", self._say("finding.settled"), width, "dim")
        rows = self._labelled(
            "finding.answer",
            word("verdict", decision.verdict, self.lang),
            width,
            f"verdict {decision.verdict}",
        )
        for key, words in (
            ("proposal", decision.proposal),
            ("note", decision.note),
            ("reply", decision.reply),
        ):
            if words:
                rows += self._labelled(f"finding.{key}", words, width, "own")
        return rows

    def _others(self, count: int) -> str:
        keys = keys_in_words(self.keymap, "next_within", "previous_within")
        return self._say("finding.others", n=count, **keys)

    def _neighbours(self, point: Point, width: int) -> list[Line]:
        here = self.desk.here()
        if len(here) < 2:
            return []
        rows = [BLANK, *typeset(self._others(len(here)), width, role="dim")]
        for other in here:
            current = other.finding.id == point.finding.id
            sign = "▸" if current else SIGNS.get(other.verdict, " ")
            head = f"{sign} {word('severity', other.severity, self.lang)} "
            kind = kind_words(other.finding.kind, self.lang)
            answer = "" if other.open or other.settled else f"  {word('verdict', other.verdict, self.lang)}"
            role = "strong" if current else "dim"
            words = typeset(f"{kind}{answer}", max(6, width - cell_width(head)), role=role)
            pad = Span(" " * cell_width(head))
            rows += [(Span(head, other.severity) if not n else pad, *row) for n, row in enumerate(words)]
        return rows


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
