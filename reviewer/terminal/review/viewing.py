"""Viewing: filters, order, folding, zoom, looks; and what leaves the room: copies, notes, help."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from reviewer.exporting.words import word
from reviewer.messages import catalogue, say
from reviewer.model import SEVERITIES
from reviewer.terminal.desk.naming import where
from reviewer.terminal.desk.points import FACETS, Filter, facet_value
from reviewer.terminal.desk.wording import finding_words
from reviewer.terminal.dialogs.boxes import Menu, option
from reviewer.terminal.review.room import Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.terminal.looks.spans import Line

VERDICTS = ("open", "accepted", "rejected", "countered", "query")
IMPACTS = ("adverse", "favourable", "neutral", "unclear")


class Viewing(Room):
    """Actions that change what is seen, and never what was answered."""

    zoomed = ""

    def do_filter(self) -> None:
        """Choose what may be seen."""

        def toggle(value: str) -> Sequence[tuple[str, Line]]:
            facet, _, name = value.partition(":")
            desk = self.desk
            desk.filter = Filter() if facet == "all" else desk.filter.toggled(facet, name)
            desk.refresh()
            self._stand_in_sight()
            self.refresh_all()
            return self._filter_rows()

        self.app.push_screen(Menu(self.lang, self._say("action.filter"), self._filter_rows(), choose=toggle))

    def _stand_in_sight(self) -> None:
        desk = self.desk
        point = desk.point
        if not desk.stops:
            desk.focused = None
        elif point is None or not desk.filter.lets(point):
            at_hand = [stop for stop in desk.stops if stop >= desk.place]
            desk.go(min(at_hand or desk.stops))

    def _filter_rows(self) -> list[tuple[str, Line]]:
        desk = self.desk
        rows = [("all:", option(self._say("filter.all"), str(len(desk.points))))]
        for facet in FACETS:
            counts = Counter(facet_value(point, facet) for point in desk.points)
            values = sorted(filter(None, counts), key=partial(_rank, facet))
            if not values or (facet == "parties" and desk.review.side):
                continue
            rows.append(("", option("", self._say(f"filter.{facet}"))))
            allowed: frozenset[str] = getattr(desk.filter, facet)
            for value in values:
                mark = "●" if value in allowed else "○"
                label = f"{mark} {self._facet_name(facet, value)}"
                rows.append((f"{facet}:{value}", option(label, str(counts[value]))))
        return rows

    def _facet_name(self, facet: str, value: str) -> str:
        if facet == "parties":
            known = ("both", "none", "unclear")
            return (
                word("favours", value, self.lang)
                if value in known
                else say("words.favours.party", self.lang, party=value)
            )
        groups = {"severities": "severity", "verdicts": "verdict", "impacts": "impact"}
        if facet in groups:
            return word(groups[facet], value, self.lang)
        if facet in ("piles", "levels"):
            return say(f"pages.{'pile' if facet == 'piles' else 'margin.level'}.{value}", self.lang)
        names = catalogue("terminal", self.lang)["family"]
        return str(names.get(value, value))

    def do_weighty(self) -> None:
        """Show only what is critical or major, or everything again."""
        desk = self.desk
        weighty = Filter(severities=frozenset({"critical", "major"}))
        desk.filter = Filter() if desk.filter == weighty else weighty
        desk.refresh()
        self._stand_in_sight()
        self.refresh_all()
        self.tell("told.weighty" if desk.filter.active else "told.unfiltered", **self.keys("weighty"))

    def do_sort(self) -> None:
        """By severity, or in the order of the document."""
        desk = self.desk
        desk.order = "document" if desk.order == "severity" else "severity"
        desk.refresh()
        self.refresh_all()
        self.tell(f"status.order_{desk.order}")

    def do_only_changes(self) -> None:
        """Fold what did not change, or show everything."""
        desk = self.desk
        desk.only_changes = not desk.only_changes
        desk.folds.opened.clear()
        desk.refresh()
        self.refresh_all()

    def do_zoom(self) -> None:
        """Give the pane in focus the whole screen, or give it back."""
        pane = self.focused.id if self.focused and self.focused.id else "texts"
        for name in ("texts", "finding", "outline"):
            self.set_class(not self.zoomed and name == pane, f"zoom-{name}")
        self.zoomed = "" if self.zoomed else pane
        self.call_after_refresh(self.refresh_all)

    def _pane(self, step: int) -> None:
        order = (self.texts, self.finding, self.outline)
        at = next((n for n, pane in enumerate(order) if pane is self.focused), 0)
        pane = order[(at + step) % len(order)]
        if self.zoomed:
            self.do_zoom()
        self.set_class(pane is self.outline, "outlined")
        pane.focus()
        self.call_after_refresh(self.refresh_all)

    def do_next_pane(self) -> None:
        """To the next pane."""
        self._pane(1)

    def do_previous_pane(self) -> None:
        """To the previous pane."""
        self._pane(-1)

    def do_theme(self) -> None:
        """Dark or light, blue and orange or red and green."""
        self.program.turn_looks()
        self.refresh_all()

    def do_summary(self) -> None:
        """Back to what matters in one page."""
        self.program.open_summary()

    def do_copy_clause(self) -> None:
        """Copy the clause, the draft's words before the baseline's."""
        pair = self.desk.pair
        if pair is None:
            return
        comparison = self.desk.comparison
        parts = []
        for name, contract, ids in (
            ("base", comparison.base, pair.base),
            ("draft", comparison.draft, pair.draft),
        ):
            clauses = map(contract.clause, ids)
            text = "\n".join(f"{clause.number or ''} {clause.text}".strip() for clause in clauses)
            if text:
                parts.append(f"{self._say(f'copy.{name}')}\n{text}")
        self.app.copy_to_clipboard("\n\n".join(parts))
        self.tell("told.copied")

    def do_copy_finding(self) -> None:
        """Copy the finding with its answer."""
        point = self.desk.point
        if point is None:
            self.tell("told.no_point", severe=True, **self.keys("next_point"))
            return
        finding, decision = point.finding, point.decision
        rows = [
            f"{where(point, self.desk.review, self.lang)} {word('severity', point.severity, self.lang)}",
            finding_words(finding, self.lang),
            f"{self._say('finding.old')} {finding.base.quote}" if finding.base else "",
            f"{self._say('finding.new')} {finding.draft.quote}" if finding.draft else "",
            f"{self._say('finding.answer')} {word('verdict', decision.verdict, self.lang)}"
            if not point.open
            else "",
            f"{self._say('finding.proposal')} {decision.proposal}" if decision.proposal else "",
        ]
        self.app.copy_to_clipboard("\n".join(row for row in rows if row))
        self.tell("told.copied")

    def do_export(self) -> None:
        """Write the notes to a file, after a look at them."""
        from reviewer.terminal.export.screen import ExportScreen

        today = getattr(self.app, "today", None)
        self.app.push_screen(ExportScreen(self.desk, self.lang, today=today))

    def do_palette(self) -> None:
        """Find an action by name."""
        from reviewer.terminal.keys.palette import Palette

        def chosen(name: str | None) -> None:
            if name:
                getattr(self, f"do_{name}")()

        self.app.push_screen(Palette(self.lang, self.keymap), chosen)

    def do_help(self) -> None:
        """What can be done in the pane in focus, and everywhere."""
        self.show_help(self.focused.id if self.focused and self.focused.id else "texts")

    def do_quit(self) -> None:
        """Leave; everything is saved already."""
        self.app.exit(0)


def _rank(facet: str, value: str) -> tuple[int, str]:
    order: dict[str, Sequence[str]] = {"severities": SEVERITIES, "verdicts": VERDICTS, "impacts": IMPACTS}
    known = order.get(facet, ())
    return (known.index(value) if value in known else len(known)), value
