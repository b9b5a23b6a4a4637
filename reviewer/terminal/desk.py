"""The desk: a review with its answers, what is filtered, and where the reader stands. It knows no screen."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reviewer.language.folding import fold_key
from reviewer.language.numerals import parse_number
from reviewer.negotiation import Event
from reviewer.terminal.blocks import Block, folded, full, is_changed
from reviewer.terminal.points import Filter, Order, Point, arrange, decided, gather

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewer.model import Pair, Review
    from reviewer.negotiation import Act
    from reviewer.terminal.answers import Answers


class Stop(NamedTuple):
    """Where a walk from change to change halts."""

    place: int
    """Position of the pair, -1 for a point about the document as a whole."""
    point: Point | None
    """None for a changed pair that no point stands in."""


class Desk:
    """One review on the table."""

    def __init__(self, review: Review, answers: Answers, keys: Mapping[str, str]) -> None:
        self.review = review
        self.comparison = review.comparison
        self.answers = answers
        self.keys = keys
        self.filter = Filter()
        self.order: Order = "document"
        self.only_changes = True
        self.opened: set[int] = set()
        self.place = 0
        """Position of the pair under the cursor."""
        self.on_ghost = False
        """The cursor is where that pair's moved clause left, not where it is now."""
        self.focused: str | None = None
        """Id of the finding under the cursor."""
        self.pattern: re.Pattern[str] | None = None
        self._full = full(review.comparison)
        self._changed = [place for place, pair in enumerate(self.comparison.pairs) if is_changed(pair)]
        self.refresh()
        self.go(self.stops[0] if self.stops else Stop(0, None))

    def refresh(self) -> None:
        """Read the answers again and draw what follows from answers, filter and order."""
        self.points = gather(self.review, self.keys, self.answers.decisions)
        self.shown = arrange(self.points, self.filter, self.order)
        self._at: dict[int, list[Point]] = {}
        for point in self.points:
            if self.filter.lets(point):
                self._at.setdefault(point.place[0], []).append(point)
        self.stops = self._stops()
        self._lay()

    def _stops(self) -> list[Stop]:
        stops = [Stop(point.place[0], point) for point in self.shown]
        if not self.filter.active:
            stops += [Stop(place, None) for place in self._changed if place not in self._at]
            if self.order == "document":
                stops.sort(key=lambda stop: stop.place)
        return stops

    def _lay(self) -> None:
        self.wanted = {place for place in self._at if place >= 0}
        if not self.filter.active:
            self.wanted.update(self._changed)
        self.blocks: Sequence[Block] = (
            folded(self._full, self.comparison, self.wanted, self.opened)
            if self.only_changes or self.filter.active
            else self._full
        )

    # where the reader stands

    @property
    def pair(self) -> Pair | None:
        """The pair under the cursor, None for a contract without clauses."""
        return self.comparison.pairs[self.place] if self.comparison.pairs else None

    @property
    def point(self) -> Point | None:
        """The point under the cursor."""
        return next((point for point in self.points if point.finding.id == self.focused), None)

    def here(self, place: int | None = None) -> list[Point]:
        """Return the points of a pair that the filter lets through, in order of the words."""
        return self._at.get(self.place if place is None else place, [])

    def go(self, stop: Stop) -> None:
        """Stand at a stop."""
        self.on_ghost = False
        if stop.place >= 0:
            self.place = stop.place
        self.focused = stop.point.finding.id if stop.point else None

    def stand(self, place: int, *, on_ghost: bool = False) -> None:
        """Stand at a pair, on its first point; or where its moved clause left."""
        self.on_ghost = on_ghost
        if place != self.place or self.focused is None:
            self.place = place
            points = self.here()
            self.focused = points[0].finding.id if points else None

    def walk(self, step: int, wanted: Callable[[Stop], bool] = lambda stop: True) -> bool:
        """Go to the next (1) or previous (-1) stop that is wanted; False where there is none that way."""
        here = next((n for n, stop in enumerate(self.stops) if self._stands_at(stop)), None)
        if here is None:
            here = self._between(step)
            places = range(here, len(self.stops)) if step > 0 else range(here, -1, -1)
        else:
            places = range(here + 1, len(self.stops)) if step > 0 else range(here - 1, -1, -1)
        for number in places:
            if wanted(self.stops[number]):
                self.go(self.stops[number])
                return True
        return False

    def _stands_at(self, stop: Stop) -> bool:
        if stop.point:
            return stop.point.finding.id == self.focused
        return self.focused is None and stop.place == self.place

    def _between(self, step: int) -> int:
        if self.order != "document":
            return 0
        places = [stop.place for stop in self.stops]
        return bisect_right(places, self.place) if step > 0 else bisect_left(places, self.place) - 1

    # finding a clause

    def find_number(self, wanted: str) -> int | None:
        """Return the position of the pair with a clause of that number, the draft's before the baseline's."""
        key = number_key(wanted)
        if not key:
            return None
        sides = (
            (self.comparison.draft, self.comparison.pair_of_draft),
            (self.comparison.base, self.comparison.pair_of_base),
        )
        places = {pair.id: place for place, pair in enumerate(self.comparison.pairs)}
        for exact in (True, False):
            for contract, index in sides:
                for clause in contract.clauses:
                    own = number_key(clause.number or "")
                    if own == key or (not exact and own.startswith(key)):
                        return places[index[clause.id]]
        return None

    def search(self, words: str) -> int:
        """Look for words in both texts in either case; return how many pairs hold them. Empty ends it."""
        self.pattern = re.compile(re.escape(words), re.IGNORECASE) if words else None
        self.hits = (
            [place for place, pair in enumerate(self.comparison.pairs) if self._holds(pair)] if words else []
        )
        return len(self.hits)

    hits: Sequence[int] = ()

    def _holds(self, pair: Pair) -> bool:
        pattern = self.pattern
        sides = (self.comparison.base, pair.base), (self.comparison.draft, pair.draft)
        return pattern is not None and any(
            pattern.search(f"{clause.number or ''} {clause.text}")
            for contract, ids in sides
            for clause in map(contract.clause, ids)
        )

    def next_hit(self, step: int, *, here: bool = False) -> bool:
        """Stand at the next (1) or previous (-1) pair that holds the words, around the end if need be."""
        if not self.hits:
            return False
        if here and self.place in self.hits:
            return True
        after = bisect_right(self.hits, self.place) if step > 0 else bisect_left(self.hits, self.place) - 1
        self.stand(self.hits[after % len(self.hits)])
        return True

    def reveal(self, place: int) -> bool:
        """Open the fold that hides a pair; True where one was opened."""
        for block in self.blocks:
            if block.kind == "fold" and place in block.pairs:
                self.opened.add(block.pairs[0])
                self._lay()
                return True
        return False

    def close(self, place: int) -> bool:
        """Fold the opened run that a pair stands in; True where there was one."""
        for first in sorted(self.opened, reverse=True):
            run = next(
                (b for b in folded(self._full, self.comparison, self.wanted, ()) if b.key == ("fold", first)),
                None,
            )
            if run and place in run.pairs:
                self.opened.discard(first)
                self._lay()
                return True
        return False

    # answering

    def answer(self, points: Iterable[Point], *changes: tuple[Act, str], reason: str = "") -> int:
        """Do one act that changes those points alike; return how many points it concerns."""
        keys = tuple(dict.fromkeys(point.key for point in points))
        if keys:
            self.answers.act(*(Event(act, keys, value, reason) for act, value in changes))
            self.refresh()
        return len(keys)

    def undo(self) -> bool:
        """Take the last act back."""
        done = self.answers.undo()
        self.refresh()
        return done

    def redo(self) -> bool:
        """Do again what was taken back."""
        done = self.answers.redo()
        self.refresh()
        return done

    @property
    def decided(self) -> int:
        """How many of all points have an answer."""
        return decided(self.points)


def number_key(number: str) -> str:
    """Return a clause number bare of its dress: `第八条`, `8.` and `8` are one."""
    bare = fold_key(number).strip("第条章节款项()（）.、:： ")
    value = parse_number(bare) if bare and not bare.isascii() else None
    return str(int(value)) if value is not None else bare.casefold()
