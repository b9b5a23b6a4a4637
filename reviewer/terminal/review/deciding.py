"""Deciding: what is answered to a point, to a clause, to all that the filter shows; undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewer.errors import ReviewerError
from reviewer.exporting.words import word
from reviewer.model import SEVERITIES
from reviewer.negotiation.keys import is_same_wording
from reviewer.terminal.desk.relabel import for_draft
from reviewer.terminal.dialogs.boxes import Menu, Prompt, Reader, option, words
from reviewer.terminal.dialogs.writing import Writing
from reviewer.terminal.margin.offers import offers_of
from reviewer.terminal.review.room import Room

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model import Verdict
    from reviewer.negotiation import Act
    from reviewer.terminal.desk.points import Point
    from reviewer.terminal.looks.spans import Line
    from reviewer.terminal.margin.offers import Offer

GIVEN: tuple[Verdict, ...] = ("accepted", "rejected", "query", "open")


class Deciding(Room):
    """Actions that change an answer. Each is on disk before the screen shows it."""

    def _point(self) -> Point | None:
        point = self.desk.point
        if point is None:
            self.tell("told.no_point", severe=True, **self.keys("next_point"))
        return point

    def _record(self, points: Sequence[Point], *changes: tuple[Act, str], reason: str = "") -> bool:
        try:
            self.desk.answer(points, *changes, reason=reason)
        except ReviewerError as error:
            self.complain(error)
            return False
        finally:
            self.refresh_all()
        return True

    def _verdict(self, verdict: Verdict) -> None:
        point = self._point()
        if point and self._record([point], ("verdict", verdict)):
            self.tell("told.recorded", verdict=word("verdict", verdict, self.lang))

    def do_accept(self) -> None:
        """Accept the change."""
        self._verdict("accepted")

    def do_reject(self) -> None:
        """Reject the change."""
        self._verdict("rejected")

    def do_query(self) -> None:
        """Leave the point in doubt."""
        self._verdict("query")

    def do_reopen(self) -> None:
        """Withdraw the answer."""
        self._verdict("open")

    def do_counter(self) -> None:
        """Propose a wording of our own."""
        point = self._point()
        if point is None:
            return
        base, draft = self._wordings(point)

        def keep(text: str) -> None:
            self._countered(point, text, draft)

        swapped = self.desk.comparison.swapped
        title = self._say("dialog.counter_swapped" if swapped else "dialog.counter")
        first = point.decision.proposal or base or draft
        offers = [one.text for one in self._offers(point)]
        self._write(point, "proposal", title, first, (base, draft, *offers), keep)

    def _countered(self, point: Point, text: str, theirs: str) -> None:
        """Record a wording of ours and say so, and that it is theirs where it is."""
        if self._record([point], ("verdict", "countered"), ("proposal", text)):
            same = is_same_wording(text, theirs)
            told = "told.recorded_theirs" if same else "told.recorded"
            self.tell(told, severe=same, verdict=word("verdict", "countered", self.lang))

    def _offers(self, point: Point) -> Sequence[Offer]:
        """Return the wordings that the playbook has for the clause of a point."""
        return offers_of(self.desk.margin.stands_at(point.pair))

    def _write(
        self,
        point: Point,
        field: str,
        title: str,
        first: str,
        wordings: Sequence[str],
        keep: Callable[[str], None],
        *,
        chosen: bool = False,
    ) -> None:
        """Open a page to write, on what was left unfinished if anything; what is typed is kept.

        A wording that was `chosen` is kept on leaving, as what is typed is.
        """
        drafts = self.desk.drafts
        unfinished = drafts.text(point.key, field)

        def closed(text: str | None) -> None:
            if text is not None:
                keep(text)
            drafts.drop(point.key, field)

        page = Writing(
            self.lang,
            title,
            first if unfinished is None else unfinished,
            original=point.decision.proposal if chosen else first,
            wordings=wordings,
            typed=lambda text: drafts.keep(point.key, field, text),
        )
        self.app.push_screen(page, closed)
        if unfinished is not None:
            self.tell("told.unfinished")

    def _wordings(self, point: Point) -> tuple[str, str]:
        """Return the clauses of a point: the baseline's under the draft's labels, then the draft's."""
        comparison = self.desk.comparison
        if point.place[0] < 0:
            finding = point.finding
            base = for_draft(finding.base.quote, comparison) if finding.base else ""
            return base, finding.draft.quote if finding.draft else ""
        pair = comparison.pairs[point.place[0]]
        sides = (comparison.base, pair.base), (comparison.draft, pair.draft)
        base, draft = ("\n".join(contract.clause(clause).text for clause in ids) for contract, ids in sides)
        return for_draft(base, comparison), draft

    def do_note(self) -> None:
        """Write a note for our own eyes."""
        self._remark("note", "noted")

    def do_reply(self) -> None:
        """Write what goes to the counterparty with our answer."""
        self._remark("reply", "replied")

    def _remark(self, field: Literal["note", "reply"], told: str) -> None:
        point = self._point()
        if point is None:
            return
        said: str = getattr(point.decision, field)

        def keep(text: str) -> None:
            if text != said and self._record([point], (field, text)):
                self.tell(f"told.{told}")

        self._write(point, field, self._say(f"dialog.{field}"), said, (), keep)

    def do_severity(self) -> None:
        """Weigh the point otherwise, with a reason."""
        point = self._point()
        if point is None:
            return
        rows: list[tuple[str, Line]] = [
            (severity, option(word("severity", severity, self.lang))) for severity in SEVERITIES
        ]
        if point.decision.severity:
            rows.append(("back", option(self._say("dialog.severity_back"))))

        def chosen(severity: str | None) -> None:
            if severity == "back":
                self._record([point], ("severity", ""))
            elif severity:
                title = self._say("dialog.reason", severity=word("severity", severity, self.lang))
                self.app.push_screen(Prompt(self.lang, title), lambda reason: weigh(severity, reason))

        def weigh(severity: str, reason: str | None) -> None:
            if reason and reason.strip():
                self._record([point], ("severity", severity), reason=reason.strip())
            elif reason is not None:
                self.tell("told.no_reason", severe=True)

        self.app.push_screen(Menu(self.lang, self._say("action.severity"), rows), chosen)

    def do_apply_to(self) -> None:
        """Give one answer to the whole clause or to all that the filter shows; asked first."""
        clause = self.desk.here()
        shown = list(self.desk.shown)
        rows = []
        for scope, points in (("clause", clause), ("shown", shown)):
            if not points:
                continue
            rows.append(("", option("", self._say(f"dialog.scope_{scope}", n=len(points)))))
            rows += [(f"{scope}:{verdict}", option(self._say(f"verb.{verdict}"))) for verdict in GIVEN]
        if not rows:
            self.tell("told.no_point", severe=True, **self.keys("next_point"))
            return

        def chosen(choice: str | None) -> None:
            if not choice:
                return
            scope, _, verdict = choice.partition(":")
            points = clause if scope == "clause" else shown
            question = self._say(
                "dialog.sure", n=len(points), verdict=self._say(f"verb.{verdict}"), **self.keys("undo")
            )

            def sure(yes: object) -> None:
                if yes and self._record(points, ("verdict", verdict)):
                    self.tell(
                        "told.recorded_many", n=len(points), verdict=word("verdict", verdict, self.lang)
                    )

            title = self._say("action.apply_to")
            self.app.push_screen(Reader(self.lang, title, words(question), question=True), sure)

        self.app.push_screen(Menu(self.lang, self._say("action.apply_to"), rows), chosen)

    def do_undo(self) -> None:
        """Take the last act back."""
        self._turn_back(self.desk.undo, "undone", "no_undo")

    def do_redo(self) -> None:
        """Do again what was taken back."""
        self._turn_back(self.desk.redo, "redone", "no_redo")

    def _turn_back(self, turn: Callable[[], bool], done: str, nothing: str) -> None:
        try:
            moved = turn()
        except ReviewerError as error:
            self.refresh_all()
            self.complain(error)
            return
        self.refresh_all()
        self.tell(f"told.{done if moved else nothing}")
