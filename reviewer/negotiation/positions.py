"""Where a draft stands on every topic of a playbook: standard, a fallback, outside, over the red line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from rapidfuzz import fuzz

from reviewer.errors import UsageError
from reviewer.findings.index import ContractIndex
from reviewer.findings.view import ClauseView
from reviewer.language.folding import fold_key
from reviewer.language.placeholders import find_blanks
from reviewer.language.tokens import tokenise
from reviewer.model import Clause, Contract, Document, Message
from reviewer.negotiation.bounds import governed, holds
from reviewer.patterns import either

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.model import Review
    from reviewer.negotiation.playbook import Bound, Playbook, Topic

__all__ = ["Level", "Position", "crossed_by", "judge_text", "positions", "view_of"]

Level = Literal["standard", "fallback", "outside", "red_line", "missing"]
SURE = 88.0
"""Similarity, 0 to 100, at which a clause without the topic's words is still taken for its clause."""
LIKELY = 30.0
"""Least similarity of a clause that has the topic's words."""
_SLOT = "\x1e"


class Position(Struct, frozen=True):
    """A draft's stand on one topic."""

    topic: Topic
    level: Level
    fallback: int | None
    """Which fallback it is, from 1."""
    pair: str | None
    """The pair of the comparison in which the clause stands."""
    clauses: tuple[str, ...]
    """Ids of the clauses in the draft; empty where it has none."""
    why: Message | None
    """What crosses the red line."""
    offers: tuple[str, ...]
    """Wording to propose, the best first, in the labels of the draft; empty where the draft is standard."""


def positions(review: Review, playbook: Playbook) -> tuple[Position, ...]:
    """Return where the draft of a review stands on every topic, in the order of the playbook.

    Raises `UsageError` where the playbook is for another side than the review.
    """
    if review.side is not None and review.side != playbook.side:
        raise UsageError(
            "usage.playbook_other_side", side=review.side, name=playbook.name, meant=playbook.side
        )
    comparison = review.comparison
    to_base = comparison.to_base
    back = {base: draft for draft, base in to_base.items()}
    old, new = _Side(comparison.base, {}), _Side(comparison.draft, to_base)
    pairs = comparison.pairs_by_id
    found = []
    for topic in playbook.topics:
        clauses: tuple[str, ...] = ()
        name = None
        known = old.locate(topic)
        if known is not None:
            name = comparison.pair_of_base[known]
            clauses = pairs[name].draft
        if not clauses:
            other = new.locate(topic)
            if other is not None:
                clauses, name = (other,), comparison.pair_of_draft[other]
        level, number, why = judge_text(topic, [new.view(clause) for clause in clauses])
        wordings = (topic.standard, *(fallback.wording for fallback in topic.fallbacks))
        offers = () if level == "standard" else tuple(_called(text, back) for text in wordings)
        found.append(Position(topic, level, number, name, clauses, why, offers))
    return tuple(found)


def judge_text(topic: Topic, views: Sequence[ClauseView | str]) -> tuple[Level, int | None, Message | None]:
    """Return the level of clauses that carry a topic, which fallback it is, and what crosses the red line.

    Words that are the standard's are standard even where a mark of the red line would touch them.
    """
    seen = [view_of(one) if isinstance(one, str) else one for one in views]
    if not seen:
        if topic.red_line.missing:
            return "red_line", None, Message("playbook.why.missing")
        return "missing", None, None
    if _matches(topic.standard, topic.bounds, seen):
        return "standard", None, None
    why = crossed_by(topic, seen)
    if why is not None:
        return "red_line", None, why
    for number, fallback in enumerate(topic.fallbacks, start=1):
        if _matches(fallback.wording, fallback.bounds, seen):
            return "fallback", number, None
    return "outside", None, None


class _Side:
    """A contract in which the clauses of topics are looked for."""

    def __init__(self, contract: Contract, to_base: Mapping[str, str]) -> None:
        self._contract = contract
        self._labels = {p.label: to_base.get(p.label, p.label) for p in contract.parties}
        self._index = ContractIndex(contract)
        self._folded = [
            (clause.id, fold_key(_called(clause.text, self._labels)))
            for clause in contract.clauses
            if len(clause.text) > 3
        ]

    def view(self, clause: str) -> ClauseView:
        """Return a clause for reading."""
        return ClauseView(self._contract, self._contract.clause(clause), self._labels, self._index)

    def locate(self, topic: Topic) -> str | None:
        """Return the clause that carries a topic: the likest to any of its wordings."""
        wordings = [fold_key(topic.standard), *(fold_key(one.wording) for one in topic.fallbacks)]
        groups = [[fold_key(word) for word in group] for group in topic.words]
        best, score = None, 0.0
        for clause, text in self._folded:
            named = all(any(word in text for word in group) for group in groups)
            least = max(score, LIKELY if named else SURE)
            likeness = max(fuzz.ratio(text, wording, score_cutoff=least) for wording in wordings)
            if likeness > score:
                best, score = clause, likeness
        return best


def crossed_by(topic: Topic, views: Sequence[ClauseView]) -> Message | None:
    """Return what in those clauses crosses the red line of a topic; None where nothing does."""
    red = topic.red_line
    text = "".join(fold_key(_called(view.text, view.labels)) for view in views)
    for word in red.words:
        if fold_key(word) in text:
            return Message("playbook.why.words", {"words": word})
    for group in red.without:
        if not any(fold_key(word) in text for word in group):
            return Message("playbook.why.without", {"words": group[0]})
    for bound in red.bounds:
        if holds(bound, views) is False:
            key = "playbook.why.above" if bound.most else "playbook.why.below"
            return Message(key, {"limit": bound.text})
    return None


def _matches(wording: str, bounds: Sequence[Bound], views: Sequence[ClauseView]) -> bool:
    """Return whether clauses have that wording: filled slots aside, and figures within the bounds aside."""
    text = "".join(_called(view.text, view.labels) for view in views)
    if _pattern(wording).fullmatch(fold_key(text)):
        return True
    if not bounds or len(views) != 1:
        return False
    own, view = view_of(wording), views[0]
    if _shape(wording) != _shape(text) or len(own.quantities) != len(view.quantities):
        return False
    return all(
        mine.key == theirs.key or governed(view, theirs, bounds)
        for mine, theirs in zip(own.quantities, view.quantities, strict=True)
    )


def _pattern(wording: str) -> re.Pattern[str]:
    """Return what a clause of that wording looks like, its slots open or filled."""
    parts, place = [], 0
    for blank in find_blanks(wording):
        if blank.start >= place and blank.kind != "checkbox":
            parts += [re.escape(fold_key(wording[place : blank.start])), ".{0,80}?"]
            place = blank.end
    parts.append(re.escape(fold_key(wording[place:])))
    return re.compile("".join(parts), re.DOTALL)


def _shape(text: str) -> tuple[str, ...]:
    """Return the words of a clause without its figures, slots and the numbers of its references."""
    keys: list[str] = []
    for token in tokenise(text, {}):
        if token.kind == "punct":
            continue
        key = _SLOT if token.kind in ("quantity", "number", "blank", "reference") else token.key
        if key != _SLOT or not keys or keys[-1] != _SLOT:
            keys.append(key)
    return tuple(keys)


def _called(text: str, labels: Mapping[str, str]) -> str:
    """Return a text with its parties called as `labels` says, all at once."""
    names: Iterable[str] = [label for label in labels if label and labels[label] != label]
    if not names:
        return text
    pattern = re.compile(either(names))
    return pattern.sub(lambda match: labels[match[0]], text)


def view_of(text: str) -> ClauseView:
    """Return a wording of a playbook as a clause of its own."""
    clause = Clause("c1", None, (), "clause", 0, None, text, None)
    document = Document("-", "txt", "", ())
    return ClauseView(Contract(document, "contract", "", "zh", (), (clause,)), clause, {})
