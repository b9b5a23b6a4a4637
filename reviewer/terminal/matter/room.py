"""A matter on the table: its rounds, its two reviews, and the answers that go into the matter itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.errors import UsageError
from reviewer.messages import say
from reviewer.model import Review
from reviewer.negotiation import Event, point_keys
from reviewer.negotiation.case import marks_rejected, past_of, stands_in
from reviewer.negotiation.exchanges import answers_to
from reviewer.negotiation.house import judged
from reviewer.negotiation.progress import answered_anew
from reviewer.terminal.desk.answers import Answers
from reviewer.terminal.desk.desk import Desk
from reviewer.terminal.margin.margin import Margin
from reviewer.terminal.matter.words import course_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reviewer.model import Decision, Verdict
    from reviewer.negotiation import Act
    from reviewer.negotiation.case import Case
    from reviewer.negotiation.exchanges import Exchanges
    from reviewer.negotiation.matter import Matter
    from reviewer.negotiation.playbook import Playbook
    from reviewer.negotiation.points import Point
    from reviewer.negotiation.positions import Position
    from reviewer.negotiation.progress import Negotiation
    from reviewer.terminal.desk.drafts import Drafts
    from reviewer.terminal.desk.points import Point as Shown
    from reviewer.terminal.looks.spans import Line

__all__ = ["MatterRoom", "Read"]


class Read:
    """What was read of a matter before it is shown; made in a thread, it holds no open file."""

    def __init__(self, case: Case, playbook: str | None) -> None:
        """Judge every exchange, lay the playbook beside the newest, and the newest beside the baseline.

        A playbook that cannot be used is told by `fault` and does without.
        """
        self.case = case
        self.past: Exchanges = past_of(case)
        self.playbook: Playbook | None = None
        self.stands: tuple[Position, ...] = ()
        self.fault: UsageError | None = None
        try:
            self.playbook, self.stands = stands_in(case, playbook)
        except UsageError as error:
            self.fault = error
        self.against_base = _against_base(case)


class MatterRoom:
    """A matter with what was read of it; every answer is in the matter's file when an act returns."""

    def __init__(self, matter: Matter, read: Read, drafts: Drafts) -> None:
        self.matter = matter
        self.read = read
        self.case = read.case
        self.drafts = drafts
        self.answers = Answers(matter)
        self._seen = read.case.negotiation
        self._decisions: Mapping[str, Decision] | None = None
        self._given: dict[str, dict[int, tuple[Decision, ...]]] = {}
        self._places: dict[int, dict[str, int]] = {}
        latest = self._seen.latest
        self.latest = self._desk(latest) if latest is not None else None
        """Their newest draft against the last text we sent; None before they sent any."""
        self.against_base = self._beside_baseline() if self.latest is not None else None
        """The same draft against the baseline; None where that is what we sent last."""

    def _desk(self, latest: Review) -> Desk:
        margin = Margin(latest, self.read.playbook, self.read.stands)
        desk = Desk(latest, self.answers, self.read.past[-1].keys, self.drafts, margin)
        desk.heads = (self.round_words(self._seen.sent), self.round_words(self._seen.received or 0))
        return desk

    def _beside_baseline(self) -> Desk | None:
        review = self.read.against_base
        if review is None or self.latest is None:
            return None
        of_draft = {clause: point for point in self._seen.points for clause in self._clauses(point)}
        of_base = {clause: point for point in self._seen.points for clause in point.thread.clauses[0]}
        pairs = review.comparison.pairs_by_id
        spread: dict[str, tuple[str, ...]] = {}
        keys: dict[str, str] = {}
        own = point_keys(review)
        for finding in review.findings:
            pair = pairs.get(finding.pair or "")
            found = [of_draft[c] for c in pair.draft if c in of_draft] if pair else []
            found += [of_base[c] for c in pair.base if c in of_base] if pair and not found else []
            named = found[0].keys if found else ()
            keys[finding.id] = named[0] if named else own[finding.id]
            spread[keys[finding.id]] = named
        stands = tuple(replace(one, pair=_pair_in(one, review)) for one in self.read.stands)
        margin = Margin(review, self.read.playbook, stands)
        desk = BaselineDesk(review, Spread(self.answers, spread), keys, self.drafts, margin)
        desk.newest = self.latest
        desk.heads = (self.round_words(0), self.round_words(self._seen.received or 0))
        return desk

    def _clauses(self, point: Point) -> tuple[str, ...]:
        return point.thread.clauses[self._seen.received or 0]

    def round_words(self, number: int) -> str:
        """Return what to call the text of a round: `第 2 轮（我方）`, or the baseline."""
        if number == 0:
            return say("matter.base_line", self.case.lang)
        sender = say(f"matter.sender.{self._seen.senders[number]}", self.case.lang)
        return say("pages.matter.round", self.case.lang, number=number, sender=sender)

    @property
    def negotiation(self) -> Negotiation:
        """Every point as it stands under the answers given so far."""
        self._follow()
        return self._seen

    def given(self, point: Point) -> Mapping[int, tuple[Decision, ...]]:
        """Return the answers to a point by the number of the draft that was answered."""
        self._follow()
        return self._given.get(point.thread.key, {})

    def _follow(self) -> None:
        decisions = self.matter.ledger.decisions
        if decisions is not self._decisions:
            self._decisions = decisions
            self._seen = answered_anew(self._seen, decisions)
            self._given = answers_to(self._seen, self.read.past, decisions)

    def point_at(self, desk: Desk, pair: str | None) -> Point | None:
        """Return the point whose clauses a pair of one of the two reviews holds."""
        places = self._places.get(id(desk))
        if places is None:
            places = self._places[id(desk)] = self._laid(desk)
        at = places.get(pair or "")
        return None if at is None else self.negotiation.points[at]

    def _laid(self, desk: Desk) -> dict[str, int]:
        seen, comparison = self._seen, desk.comparison
        number = seen.sent if desk is self.latest else 0
        found: dict[str, int] = {}
        for at, point in enumerate(seen.points):
            clauses = point.thread.clauses
            for clause in clauses[seen.received or 0]:
                found.setdefault(comparison.pair_of_draft[clause], at)
            for clause in clauses[number]:
                found.setdefault(comparison.pair_of_base[clause], at)
        return found

    def course_writer(self, desk: Desk) -> Callable[[str | None, int], list[Line]]:
        """Return what writes the course of the clause of a pair of that review, in lines of a width."""

        def write(pair: str | None, width: int) -> list[Line]:
            point = self.point_at(desk, pair)
            return course_line(point, self.case.lang, width) if point is not None else []

        return write

    def go_to(self, desk: Desk, key: str) -> bool:
        """Stand at the clause of a point in that review; False where it shows none."""
        for pair, place in desk.places.items():
            point = self.point_at(desk, pair)
            if point is not None and point.thread.key == key:
                desk.stand(place)
                desk.reveal(place)
                return True
        return False

    def answer(self, point: Point, verdict: Verdict) -> bool:
        """Give one answer to a whole clause; False where nothing of it waits for one."""
        if not point.keys:
            return False
        self.answers.act(Event("verdict", point.keys, verdict))
        self.refresh()
        return True

    def refresh(self) -> None:
        """Let both reviews show the answers as they are."""
        for desk in (self.latest, self.against_base):
            if desk is not None:
                desk.refresh()


class Spread(Answers):
    """Answers given beside the baseline, kept under the points of the newest exchange.

    A verdict is for the whole clause; words go with the first of its points.
    """

    def __init__(self, answers: Answers, spread: Mapping[str, tuple[str, ...]]) -> None:
        """Take the answers of the matter, with which undo and redo are shared, and key to keys."""
        super().__init__(answers.store, answers.history)
        self._spread = spread

    def act(self, *events: Event) -> None:
        """Do the events on every point of the clauses they are about."""
        super().act(*(self._spread_out(event) for event in events))

    def _spread_out(self, event: Event) -> Event:
        if event.act != "verdict":
            return event
        keys = (one for key in event.keys for one in self._spread.get(key, ()))
        return replace(event, keys=tuple(dict.fromkeys(keys)))

    def waits(self, key: str) -> bool:
        """Return whether an answer to that point goes anywhere."""
        return bool(self._spread.get(key))


class BaselineDesk(Desk):
    """The draft beside the baseline: only what their newest draft changed can be answered."""

    answers: Spread
    newest: Desk | None = None
    """The newest exchange."""

    @property
    def exported(self) -> Desk:
        """The newest exchange: what is answered here is an answer to it."""
        return self.newest or self

    def answer(self, points: Iterable[Shown], *changes: tuple[Act, str], reason: str = "") -> int:
        """Answer those of the points that wait for an answer.

        Raises `UsageError` where none of them does.
        """
        chosen = list(points)
        waiting = [point for point in chosen if self.answers.waits(point.key)]
        if chosen and not waiting:
            raise UsageError("usage.settled_here")
        return super().answer(waiting, *changes, reason=reason)


def _against_base(case: Case) -> Review | None:
    """Return their newest draft against the baseline; None where that is the newest exchange already."""
    seen = case.negotiation
    if seen.received is None or seen.sent == 0:
        return None
    if seen.received == len(seen.contracts) - 1:
        return seen.against_base
    beside = seen.from_base[seen.received - 1]
    findings = judged(beside, side=case.side, unmarked=marks_rejected(beside))
    return Review(beside, findings, case.side, case.lang)


def _pair_in(position: Position, review: Review) -> str | None:
    if not position.clauses:
        return None
    return review.comparison.pair_of_draft[position.clauses[0]]
