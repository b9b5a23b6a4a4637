"""Clauses followed through the rounds of a negotiation by what they say, never by their numbers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from reviewer.language.quantities import find_quantities
from reviewer.language.tokens import tokenise
from reviewer.negotiation.keys import lasting_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.model import Comparison, Contract

__all__ = ["Beside", "Thread", "follow_clauses", "nearer", "wording_of"]

ALIKE = 60.0
"""Least similarity of wordings, 0 to 100, at which a clause that vanished is taken to be back."""
SHORT = 4
"""Clauses of fewer characters say too little to be known again."""
OWN = 4
"""Characters of their own from which on an answer brings something new."""
MANY = 4_000_000
"""Pairs of wordings above which only equal ones are looked for."""


class Thread(Struct, frozen=True):
    """One clause of the baseline, or one that came in later, in every round."""

    key: str
    """Fingerprint of the clause's first wording, the baseline's if it has one; no number has a part in it."""
    clauses: tuple[tuple[str, ...], ...]
    """Ids of the clauses that carry it, round by round; empty where the round has none."""
    wordings: tuple[int, ...]
    """Equal numbers for equal wording, round by round; 0 is the first round's, absent or not."""

    @property
    def touched(self) -> bool:
        """True where any round differs from the first."""
        return any(self.wordings)


class _Growing:
    def __init__(self, rounds: int) -> None:
        self.clauses: list[tuple[str, ...]] = [()] * rounds


def follow_clauses(
    contracts: Sequence[Contract], from_base: Sequence[Comparison], from_last: Sequence[Comparison]
) -> tuple[Thread, ...]:
    """Return a thread for every clause of every round, in the order of the baseline, new ones behind.

    `contracts` are the texts of the rounds, the baseline first; `from_base[i]` compares the baseline with
    round i+1 and `from_last[i]` round i with round i+1. A clause is followed to what answers to it in the
    comparison with the baseline, else to what answers to it in the round before, else to a clause of the
    same or similar words that had vanished.
    """
    count = len(contracts)
    threads: list[_Growing] = []
    of_clause: list[dict[str, _Growing]] = [{} for _ in contracts]
    for clause in contracts[0].clauses:
        _join(threads, of_clause, count, 0, (clause.id,), None)
    for number in range(1, count):
        here = of_clause[number]
        for source, comparison in ((0, from_base[number - 1]), (number - 1, from_last[number - 1])):
            for pair in comparison.pairs:
                free = tuple(name for name in pair.draft if name not in here)
                if not pair.base or not free:
                    continue
                for name in pair.base:
                    thread = of_clause[source].get(name)
                    if thread is not None and not thread.clauses[number]:
                        _join(threads, of_clause, count, number, free, thread)
        left = [clause.id for clause in contracts[number].clauses if clause.id not in here]
        returned = _returned(contracts, number, left, threads)
        for one in left:
            _join(threads, of_clause, count, number, (one,), returned.get(one))
    labels: list[Mapping[str, str]] = [{}, *(comparison.to_base for comparison in from_base)]
    keys = _keys(contracts, threads)
    base, last = [Beside(one) for one in from_base], [Beside(one) for one in from_last]
    return tuple(
        Thread(key, tuple(one.clauses), _wordings(one, contracts, labels, base, last))
        for key, one in zip(keys, threads, strict=True)
    )


class Beside:
    """A comparison asked whether clauses of its two sides say the same."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._pairs = comparison.pairs_by_id

    def same(self, base: tuple[str, ...], draft: tuple[str, ...]) -> bool | None:
        """Return whether those clauses say the same; None where they are not laid beside each other."""
        if not base or not draft:
            return not base and not draft
        laid = self.comparison
        names = {laid.pair_of_base[c] for c in base} | {laid.pair_of_draft[d] for d in draft}
        if len(names) > 1:
            return None
        pair = self._pairs[names.pop()]
        return not pair.edits and bool(pair.base) and bool(pair.draft)


def wording_of(contract: Contract, clauses: Iterable[str], labels: Mapping[str, str]) -> str:
    """Return a string that clauses of the same words share, their parties called as in the baseline."""
    marks = {party.label: labels.get(party.label, party.label) for party in contract.parties}
    parts = []
    for clause in clauses:
        tokens = tokenise(lasting_words(contract.clause(clause).text), marks)
        parts.append("\x1f".join(token.key for token in tokens))
    return "\n".join(parts)


def nearer(before: str, after: str, ours: str) -> bool:
    """Return whether a text moved towards ours: figures that lie between, else more words in common.

    Words that stand in neither text before are a demand of their own, however much was taken with them.
    """
    if _own_words(*map(_without_figures, (before, after, ours))) >= OWN:
        return False
    moved = _between(before, after, ours)
    if moved is not None:
        return moved
    return fuzz.ratio(after, ours) > fuzz.ratio(before, ours) + 0.5


def _without_figures(text: str) -> str:
    for one in reversed(find_quantities(text)):
        text = f"{text[: one.start]}#{text[one.end :]}"
    return text


def _own_words(before: str, after: str, ours: str) -> int:
    """Return how many characters of a text come from neither of the two before it."""
    fresh = (
        after[step.dest_start : step.dest_end]
        for step in Levenshtein.opcodes(ours, after)
        if step.tag in ("insert", "replace")
    )
    return sum(len(words) for words in fresh if words not in before)


def _between(before: str, after: str, ours: str) -> bool | None:
    """Judge by figures where the three texts have the same figures but for their values; else None."""
    texts = [find_quantities(text) for text in (before, after, ours)]
    shapes = {tuple((q.sort, q.per) for q in found) for found in texts}
    if len(shapes) != 1 or not texts[0]:
        return None
    towards = False
    for old, new, own in zip(*texts, strict=True):
        if old.key == new.key:
            continue
        if isinstance(old.value, str) or isinstance(new.value, str) or isinstance(own.value, str):
            return None
        if len({old.unit, new.unit, own.unit}) > 1:
            return None
        if abs(new.value - own.value) >= abs(old.value - own.value):
            return False
        towards = True
    return towards or None


def _join(
    threads: list[_Growing],
    of_clause: list[dict[str, _Growing]],
    count: int,
    number: int,
    clauses: tuple[str, ...],
    thread: _Growing | None,
) -> None:
    if thread is None:
        thread = _Growing(count)
        threads.append(thread)
    thread.clauses[number] = clauses
    for clause in clauses:
        of_clause[number].setdefault(clause, thread)


def _returned(
    contracts: Sequence[Contract], number: int, left: Sequence[str], threads: Sequence[_Growing]
) -> dict[str, _Growing]:
    """Return the vanished thread whose last words a clause without one has, or nearly has, by clause."""
    gone: dict[int, str] = {}
    for place, thread in enumerate(threads):
        last = next((n for n in range(number - 1, -1, -1) if thread.clauses[n]), None)
        if last is not None and not thread.clauses[number]:
            gone[place] = "".join(lasting_words(contracts[last].clause(c).text) for c in thread.clauses[last])
    exact: dict[str, list[int]] = {}
    for place, words in gone.items():
        exact.setdefault(words, []).append(place)
    found: dict[str, _Growing] = {}
    near: list[tuple[str, str]] = []
    for clause in left:
        words = lasting_words(contracts[number].clause(clause).text)
        if len(words) < SHORT:
            continue
        if exact.get(words):
            place = exact[words].pop(0)
            found[clause] = threads[place]
            del gone[place]
        else:
            near.append((clause, words))
    if len(near) * len(gone) > MANY:
        return found
    for clause, words in near:
        best = process.extractOne(words, gone, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is not None:
            found[clause] = threads[best[2]]
            del gone[best[2]]
    return found


def _keys(contracts: Sequence[Contract], threads: Sequence[_Growing]) -> list[str]:
    seen: dict[str, int] = {}
    keys = []
    for thread in threads:
        first = next(place for place, clauses in enumerate(thread.clauses) if clauses)
        words = "\n".join(lasting_words(contracts[first].clause(c).text) for c in thread.clauses[first])
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        count = seen[digest] = seen.get(digest, 0) + 1
        keys.append(digest if count == 1 else f"{digest}-{count}")
    return keys


def _wordings(
    thread: _Growing,
    contracts: Sequence[Contract],
    labels: Sequence[Mapping[str, str]],
    from_base: Sequence[Beside],
    from_last: Sequence[Beside],
) -> tuple[int, ...]:
    numbers, known = [0], {_words(thread, contracts, labels, 0): 0}
    for number in range(1, len(contracts)):
        here = thread.clauses[number]
        as_last = from_last[number - 1].same(thread.clauses[number - 1], here)
        as_base = from_base[number - 1].same(thread.clauses[0], here)
        words = _words(thread, contracts, labels, number)
        if as_last:
            found = numbers[-1]
        elif as_base:
            found = 0
        else:
            found = known.get(words, -1)
            other = {numbers[-1]} if as_last is False else set()
            other |= {0} if as_base is False else set()
            if found < 0 or found in other:
                found = max(numbers) + 1
        known.setdefault(words, found)
        numbers.append(found)
    return tuple(numbers)


def _words(
    thread: _Growing, contracts: Sequence[Contract], labels: Sequence[Mapping[str, str]], number: int
) -> str:
    return wording_of(contracts[number], thread.clauses[number], labels[number])
