"""Whether two English passages say the same: synonyms, inflections, spellings, the active and the passive.

Words are reduced to what they share with their inflected forms, phrases to the groups that they stand in
(`english_wordings.toml`). What is left must be the same, in order or, where nothing turns on it, in any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.english_order import fronted, same_in_any_order
from reviewer.language.english_roles import bound_alike
from reviewer.language.english_shall import same_but_for_shall
from reviewer.language.english_turns import turned
from reviewer.language.english_voice import same_in_another_voice
from reviewer.language.english_words import PIECE, agree, pieces_of, read, stem, vocabulary, words_of
from reviewer.language.folding import fold_same

if TYPE_CHECKING:
    from collections.abc import Set

__all__ = ["may_say_the_same", "says_the_same_in_english"]

_MOST = 48
"""So many words at most are read: a longer passage is not told by its synonyms alone."""


def may_say_the_same(before: str, after: str) -> bool:
    """Whether the table knows every word that only one of two passages has: a quick test."""
    return _are_known(set(read(before)) ^ set(read(after)))


def _are_known(words: Set[str]) -> bool:
    """Whether the table knows all those words; it has few figures, none of two, and need not be read for
    them."""
    return not any(word[0].isdigit() and len(word) > 1 for word in words) and words <= vocabulary()


def says_the_same_in_english(before: str, after: str, *, beside: str = "") -> bool:
    """Whether two English passages differ in wording alone; `beside` is what stands beside both in their
    sentence and may deny them or make them a condition.

    A noun in the plural for one in the singular, with nothing else changed, is a difference.
    """
    old, new = read(before), read(after)
    if _one_of_all(old, new) and not words_of("scopes").isdisjoint((*old, *new, *read(beside))):
        return False
    if not old or not new or max(len(old), len(new)) > _MOST or not _are_known(set(old) ^ set(new)):
        return False
    if old == new:
        return not (_counts_differ(before, after) or _participles_differ(before, after))
    if same_but_for_shall(before, after) or fronted(before, after):
        return True
    if _same_in_some_order(before, after):
        return True
    one, two = turned(before), turned(after)
    if (one, two) == (before, after):
        return False
    return _same_in_some_order(one, two)


def _one_of_all(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether one passage speaks of all and the other of any: under a denial and in a condition that is two
    things."""
    universal = words_of("universal")
    ours, theirs = (not universal.isdisjoint(side) for side in (old, new))
    return ours != theirs and "any" in (new if ours else old)


def _same_in_some_order(before: str, after: str) -> bool:
    """Whether two passages hold the same in one order, in another on which nothing turns, or in another
    voice."""
    old, new = read(before), read(after)
    return _same_in_order(old, new) or (
        bound_alike(before, after) and (same_in_any_order(before, after) or same_in_another_voice(old, new))
    )


def _counts_differ(before: str, after: str) -> bool:
    """Whether a word stands in the plural on one side alone."""
    one, two = ([*PIECE.findall(fold_same(side).lower())] for side in (before, after))
    silent = words_of("silent")
    plain = [[word for word in side if stem(word) not in silent] for side in (one, two)]
    return any(
        a != b and {a, b} & {f"{a}s", f"{b}s", f"{a}es", f"{b}es"} for a, b in zip(*plain, strict=False)
    )


def _participles_differ(before: str, after: str) -> bool:
    """Whether somebody who acts gave way to somebody on whom it is acted: the indemnifying party, the
    indemnified party."""
    one, two = ([*PIECE.findall(fold_same(side).lower())] for side in (before, after))
    return any(
        sorted((a[-2:], b[-2:])) == ["ed", "ng"]
        and (at + 1 == len(one) or stem(one[at + 1]) in words_of("persons"))
        for at, (a, b) in enumerate(zip(one, two, strict=False))
    )


def _same_in_order(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    ours, theirs, weak = pieces_of(old), pieces_of(new), words_of("weak")
    seen = {(0, 0)}
    waiting = [(0, 0)]
    while waiting:
        i, j = waiting.pop()
        if i == len(old) and j == len(new):
            return True
        here, there = ours[i] if i < len(old) else (), theirs[j] if j < len(new) else ()
        ahead = [(i + mine[0], j + its[0]) for mine in here for its in there if agree(mine, its)]
        if here and old[i] in weak:
            ahead.append((i + 1, j))
        if there and new[j] in weak:
            ahead.append((i, j + 1))
        for place in ahead:
            if place not in seen:
                seen.add(place)
                waiting.append(place)
    return False
