"""Whether two passages say the same in other words: synonyms, words that say nothing, another order."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from reviewer.language.english import says_the_same_in_english
from reviewer.language.folding import fold
from reviewer.language.spans import shared_start
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "lasting",
    "nearly_the_same",
    "one_list_turned",
    "one_moved",
    "same_in_order",
    "says_the_same",
    "speaks",
]

_NEGATION = lazy(
    r"[不未无非勿]|没有|免|\b(?:not?|never|without|neither|nor|non-?\w+|un\w{4,})\b", re.IGNORECASE
)
_WHETHER = lazy(r"有无|是否存在|有没有")
_FIRST = lazy(r"[先后前再次]|\b(?:before|after|then|first)\b", re.IGNORECASE)
_TOWARDS = lazy(r"[方人者商].*[方人者商]|[由向归对给把]|\b(?:by|to|from)\b", re.IGNORECASE)
"""Words whose order tells who does something to whom."""
_PIECE = lazy(r"[a-z0-9]+(?:['’-][a-z0-9]+)*|[^\W_]|[\ue000-\uf8ff]")
_LETTER = lazy(r"[a-z]")
_ONLY_THEN = frozenset({"方可", "方得", "方能", "方可以"})
_WHOSE = frozenset("甲乙丙丁戊双")
"""Before such a word, what makes its first letter the end of a party's name: 甲方可."""
_LEAST = 2
"""So many words at least are a phrase that may stand elsewhere."""
_MEMBER = 24
"""So many words at most begin or end a list alike, as parts of its first and last member."""


Sign = str | frozenset[int]
"""A letter or Latin word as it stands, or the groups of synonyms that a word belongs to."""


Step = tuple[int, int, Sign]
"""A word or letter of a folded passage: from where, to where, what it says; empty for what says nothing."""


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, tuple[int, ...]], dict[str, Sign]]:
    """Return the lengths of the words of the tables by their first two letters, longest first, and what each
    word says; words of one letter have no length there."""
    senses: dict[str, set[int]] = {}
    groups = (*table("alike")["groups"], *table("wordings")["groups"])
    for place, group in enumerate(groups):
        for word in group:
            senses.setdefault(word, set()).add(place)
    signs: dict[str, Sign] = {word: frozenset(places) for word, places in senses.items()}
    signs.update(dict.fromkeys(table("alike")["light"], ""))
    heads: dict[str, set[int]] = {}
    for word in signs:
        if len(word) > 1:
            heads.setdefault(word[:2], set()).add(len(word))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in heads.items()}, signs


def _steps(text: str, at: int) -> Sequence[Step]:
    """Return the words of the tables that begin at a place of a folded passage, longest first, and last the
    letter or Latin word that stands there; nothing at its end."""
    if at == len(text):
        return ()
    heads, signs = _words()
    first = text[at]
    found: list[Step] = []
    for length in heads.get(text[at : at + 2], ()):
        end = at + length
        sign = signs.get(text[at:end])
        if sign is not None and end <= len(text) and _stands(text, at, end):
            found.append((at, end, sign))
    sign = signs.get(first)
    if sign is not None and _stands(text, at, at + 1):
        found.append((at, at + 1, sign))
    if first > "\u00ff":
        found.append((at, at + 1, first if first.isalnum() or "\ue000" <= first <= "\uf8ff" else ""))
        return found
    piece = _PIECE.match(text, at)
    found.append((at, piece.end(), piece.group()) if piece else (at, at + 1, ""))
    return found


@lru_cache(maxsize=1024)
def _longest(text: str) -> tuple[str, ...]:
    """Return what a folded passage says, read word by word, the longest word at each place."""
    found: list[str] = []
    at = 0
    while at < len(text):
        _, end, sign = _steps(text, at)[0]
        if sign:
            found.append(sign if isinstance(sign, str) else "、".join(["", *map(str, sorted(sign))]))
        at = end
    return tuple(found)


def _stands(text: str, start: int, end: int) -> bool:
    """Whether a word of the tables is no part of a longer Latin word."""
    if not text[start].isascii():
        return text[start:end] not in _ONLY_THEN or text[max(0, start - 1) : start] not in _WHOSE
    return not (_LETTER.match(text[max(0, start - 1) : start]) or _LETTER.match(text[end : end + 1]))


@lru_cache(maxsize=4096)
def lasting(text: str) -> str:
    """Return the letters and signs of a folded passage for which no word of the tables stands, in order: a
    passage without them does not say the same."""
    heads, signs = _words()
    free = bytearray(b"\x01" * len(text))
    for at, letter in enumerate(text):
        if letter <= "\u00ff" or letter in signs or not (letter.isalnum() or "\ue000" <= letter <= "\uf8ff"):
            free[at] = 0
        for length in heads.get(text[at : at + 2], ()):
            if text[at : at + length] in signs:
                free[at : at + length] = bytes(length)
                break
    return "".join(compress(text, free))


def _has_in_order(whole: str, letters: str) -> bool:
    ahead = iter(whole)
    return all(letter in ahead for letter in letters)


def same_in_order(before: str, after: str) -> tuple[tuple[int, int], ...] | None:
    """Return the ranges of both folded passages, one after the other, that synonyms stand for, where the
    passages say the same in the same order; None where they do not."""
    if not (_has_in_order(after, lasting(before)) and _has_in_order(before, lasting(after))):
        return None
    goal = len(before), len(after)
    came: dict[tuple[int, int], tuple[int, int]] = {(0, 0): (0, 0)}
    waiting = [(0, 0)]
    old: dict[int, Sequence[Step]] = {}
    new: dict[int, Sequence[Step]] = {}
    while waiting and goal not in came:
        here = waiting.pop()
        i, j = here
        ours, theirs = old.get(i), new.get(j)
        if ours is None:
            ours = old[i] = _steps(before, i)
        if theirs is None:
            theirs = new[j] = _steps(after, j)
        for place in _ahead(i, j, ours, theirs):
            if place not in came:
                came[place] = here
                waiting.append(place)
    return _put_for_one_another(before, after, came) if goal in came else None


def _ahead(i: int, j: int, ours: Sequence[Step], theirs: Sequence[Step]) -> list[tuple[int, int]]:
    """Return the places of both passages that lie one step on: past what says nothing, or past words of
    both that say the same."""
    ahead: list[tuple[int, int]] = []
    for _, end, mine in ours:
        if not mine:
            ahead.append((end, j))
    for _, stop, its in theirs:
        if not its:
            ahead.append((i, stop))
    for _, end, mine in ours:
        if mine:
            for _, stop, its in theirs:
                if mine == its or _kin(mine, its):
                    ahead.append((end, stop))
    return ahead


def _kin(one: Sign, two: Sign) -> bool:
    """Whether two words of the tables have a group of synonyms in common."""
    return isinstance(one, frozenset) and isinstance(two, frozenset) and not one.isdisjoint(two)


def _put_for_one_another(
    before: str, after: str, came: Mapping[tuple[int, int], tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    here = len(before), len(after)
    while here != (0, 0):
        last = came[here]
        if last[0] < here[0] and last[1] < here[1] and before[last[0] : here[0]] != after[last[1] : here[1]]:
            found += [(last[0], here[0]), (last[1], here[1])]
        here = last
    return tuple(found)


@lru_cache(maxsize=1)
def _bound() -> frozenset[str]:
    """Return what words that hold on to the word behind them say: a phrase is not moved away from them."""
    return frozenset(sign for word in table("alike")["bound"] for sign in _longest(word)[-1:])


def one_moved(before: str, after: str) -> bool:
    """Whether two folded passages differ in synonyms and in one phrase that stands elsewhere.

    No phrase is moved away from a word that holds on to it: 不, 书面, 全部, 和.
    """
    old, new = _longest(before), _longest(after)
    if len(old) != len(new) or sorted(old) != sorted(new):
        return False
    low = shared_start(old, new)
    high = len(old)
    while high > low and old[high - 1] == new[high - 1]:
        high -= 1
    ours, theirs = old[low:high], new[low:high]
    for cut in range(_LEAST, len(ours) - _LEAST + 1):
        if ours[cut:] + ours[:cut] == theirs:
            before_borders = {*old[max(0, low - 1) : low], ours[cut - 1], ours[-1]}
            behind_borders = {ours[0], ours[cut], *old[high : high + 1]}
            return not (before_borders & _bound()) and not (behind_borders & _joining())
    return False


@lru_cache(maxsize=1)
def _listing() -> tuple[frozenset[str], frozenset[str]]:
    """Return what words say that join the members of a list, 和 and 或, and those that give its order a
    meaning."""
    rows = table("alike")
    joints, in_turn = (
        frozenset(sign for word in rows[name] for sign in _longest(word)) for name in ("listing", "in_turn")
    )
    return joints, in_turn


def one_list_turned(before: str, after: str) -> bool:
    """Whether two folded passages differ in synonyms and in the order of the members of one list.

    The order of a list has a meaning where each member answers to another thing (分别) or comes in turn.
    """
    old, new = _longest(before), _longest(after)
    joints, in_turn = _listing()
    if len(old) != len(new) or sorted(old) != sorted(new) or not in_turn.isdisjoint(old):
        return False
    low = shared_start(old, new)
    tail = shared_start(old[::-1], new[::-1])
    first, last = max(0, low - _MEMBER), max(0, tail - _MEMBER)
    if joints.isdisjoint(old[first : len(old) - last]):
        return False
    return any(
        _members(old[start : len(old) - end], joints) == _members(new[start : len(new) - end], joints) != ()
        and not {*old[max(0, start - 1) : start]} & (_bound() - joints)
        for start in range(low, first - 1, -1)
        for end in range(tail, last - 1, -1)
    )


def _members(words: Sequence[str], joints: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Return in a fixed order the members of a list that words of one sort join; nothing where there is
    none."""
    joint = next((word for word in words if word in joints), None)
    members: list[tuple[str, ...]] = [()]
    for word in words:
        if word in joints:
            if word != joint:
                return ()
            members.append(())
        else:
            members[-1] += (word,)
    return tuple(sorted(members)) if joint and all(members) else ()


@lru_cache(maxsize=1)
def _joining() -> frozenset[str]:
    return frozenset(sign for word in table("alike")["joining"] for sign in _longest(word)[:1])


@lru_cache(maxsize=4096)
def says_the_same(before: str, after: str) -> bool:
    """Whether two passages differ in synonyms, in words that say nothing and in their order alone.

    What one denies and the other does not is never the same.
    """
    before, after = (_WHETHER.sub("是否有", words) for words in (before, after))
    old, new = fold(before).text.lower(), fold(after).text.lower()
    if old.isascii() and new.isascii():
        return says_the_same_in_english(before, after)
    if same_in_order(old, new) is not None:
        return True
    if len(_NEGATION.findall(before)) % 2 != len(_NEGATION.findall(after)) % 2:
        return False
    if _FIRST.search(before) or _TOWARDS.search(before):
        return False
    return sorted(_longest(old)) == sorted(_longest(new))


def speaks(words: str) -> bool:
    """Whether a passage has a word that says something by itself."""
    return any(len(sign) > 1 or not sign.isascii() for sign in _longest(fold(words).text.lower()))


def nearly_the_same(before: str, after: str) -> bool:
    """Whether two words of two characters share one and the others are no opposites: 筹措, 筹集; or both say
    the same. Words for people, rights and sums are told apart by the character that they do not share."""
    one, two = before.strip(), after.strip()
    if says_the_same(one, two):
        return True
    if len(one) != 2 or len(two) != 2 or (one + two).isascii() or len(set(one + two)) != 3:
        return False
    own, shared = {*one} ^ {*two}, {*one} & {*two}
    if len(own) != 2 or shared & {*table("alike")["heads"]} or any(map(_NEGATION.search, own)):
        return False
    apart = table("alike")["opposites"] + table("alike")["heads"]
    return not all(letter in apart for letter in own)
