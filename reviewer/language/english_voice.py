"""Whether one English passage is the passive of another: the fee is paid by the Tenant, who pays the fee.

Whoever acts stands right before the verb of the active and right behind the `by` of the passive. Phrases that
begin with a preposition stay together, so that what is kept where, or owed for what, is not exchanged.
"""

from __future__ import annotations

from reviewer.language.english_order import (
    excepts,
    greedy,
    one_to_one,
    phrased,
    same_frame,
    same_list,
    single_word,
)
from reviewer.language.english_words import Piece, agree, words_of

__all__ = ["same_in_another_voice"]

_HELPING = frozenset({"shal", "wil", "must", "may", "not"})
"""Stems of the words that stand between whoever acts and the verb."""


def same_in_another_voice(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether one of two passages, given as stems, is the passive of the other."""
    if ("by" in old) == ("by" in new):
        return False
    passive, active = (old, new) if "by" in old else (new, old)
    plain = _without_by(passive, active)
    if plain is None:
        return False
    for single in (False, True):
        ours, theirs = greedy(plain, single=single), greedy(active, single=single)
        if one_to_one(ours, theirs):
            return same_frame(ours, theirs) and _same_places(ours, theirs)
    return False


def _without_by(passive: tuple[str, ...], active: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return a passive without its `by`; None where its agent does not stand before the verb of the
    active."""
    at = passive.index("by")
    if not 0 < at < len(passive) - 1:
        return None
    doing, agent = _place_of(passive[max(0, at - 2) : at], active), passive[at + 1]
    first = next((place for place in range(doing - 1, -1, -1) if active[place] == agent), -1)
    if first < 0:
        return None
    name = 1
    while first + name < doing and active[first + name] == "".join(passive[at + 1 + name : at + 2 + name]):
        name += 1
    if not all(word in _HELPING or word.endswith("ly") for word in active[first + name : doing]):
        return None
    return passive[:at] + passive[at + 1 :]


def _place_of(verb: tuple[str, ...], active: tuple[str, ...]) -> int:
    """Return where the verb of a passive, of two words (made good) or of the last of them, stands in the
    active; -1 where it does not."""
    for at in range(len(active) - 1):
        if active[at : at + 2] == verb:
            return at
    last = single_word(verb[-1])
    return next((at for at, word in enumerate(active) if agree(single_word(word), last)), -1)


def _same_places(ours: list[Piece], theirs: list[Piece]) -> bool:
    """Whether each phrase behind a preposition stands on the other side too, alone or at the head of a
    longer one."""
    left, right = _placed(ours), _placed(theirs)
    return all(
        any(_heads(one, two) or _heads(two, one) or same_list(one, two) for two in others)
        for side, others in ((left, right), (right, left))
        for one in side
    )


def _placed(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the phrases that begin with a preposition or a conjunction, but for those of an exception."""
    begin = words_of("phrase_starts") - _HELPING
    return [
        phrase
        for phrase in phrased(pieces)
        if phrase[0][1].split(" ", 1)[0] in begin and not excepts(phrase[0])
    ]


def _heads(one: list[Piece], two: list[Piece]) -> bool:
    return len(one) <= len(two) and all(map(agree, one, two))
