"""Whether two English passages hold the same in another order on which nothing turns."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from reviewer.language.english_words import Piece, agree, pieces_of, read, stem, words_of
from reviewer.patterns import lazy

__all__ = ["same_in_any_order"]

_NAME = lazy(r"\b[A-Z][A-Za-z]+")
_POSSESSED = lazy(r"\w['’]s\b|s['’](?!\w)")


def same_in_any_order(before: str, after: str) -> bool:
    """Whether the passages hold the same in phrases that only stand in another order: parts that begin with a
    preposition or conjunction, a genitive for a possessive, a passive for the active."""
    old, new = read(before), read(after)
    ours, theirs = _greedy(old), _greedy(new)
    if not _one_to_one(ours, theirs):
        ours, theirs = _greedy(old, single=True), _greedy(new, single=True)
    if _one_to_one(ours, theirs):
        return (
            _names(before) == _names(after)
            and _ordered(ours) == _ordered(theirs)
            and _same_frame(ours, theirs)
            and (
                ("by" in old) != ("by" in new)
                or bool(_POSSESSED.search(before)) != bool(_POSSESSED.search(after))
                or _same_phrases(ours, theirs)
            )
        )
    plain = _unturned(old, new)
    if plain is None:
        return False
    for single in (False, True):
        ours, theirs = (_greedy(words, single=single) for words in plain)
        if _one_to_one(ours, theirs):
            return _same_frame(ours, theirs)
    return False


def _same_phrases(ours: list[Piece], theirs: list[Piece]) -> bool:
    """Whether each phrase of one side, read in order, is a phrase of the other."""
    left, right = _phrased(ours), _phrased(theirs)
    for phrase in left:
        same = (at for at, other in enumerate(right) if _in_step(phrase, other) or _same_list(phrase, other))
        at = next(same, None)
        if at is None:
            return False
        right.pop(at)
    return not right


def _in_step(one: list[Piece], two: list[Piece]) -> bool:
    return len(one) == len(two) and all(map(agree, one, two))


def _same_list(one: list[Piece], two: list[Piece]) -> bool:
    """Whether two phrases name the same members, joined alike, in whatever order."""
    starts = words_of("phrase_starts")
    if one[0][1] in starts and two[0][1] in starts and agree(one[0], two[0]):
        one, two = one[1:], two[1:]
    joints = [[piece[1] for piece in side if piece[1] in ("and", "or")] for side in (one, two)]
    if not joints[0] or joints[0] != joints[1] or len(set(joints[0])) > 1:
        return False
    left, right = _members(one), _members(two)
    return len(left) == len(right) and all(any(_in_step(mine, its) for its in right) for mine in left)


def _members(pieces: list[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[1] in ("and", "or"):
            found.append([])
        else:
            found[-1].append(piece)
    return found


def _phrased(pieces: list[Piece]) -> list[list[Piece]]:
    """Divide a passage before each word that begins a phrase, and behind what brings in an exception."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[1].split(" ", 1)[0] in words_of("phrase_starts") or piece[1] in words_of("negations"):
            found.append([])
        found[-1].append(piece)
        if _excepts(piece) or _closed(piece):
            found.append([])
    return [phrase for phrase in found if phrase]


def _closed(piece: Piece) -> bool:
    """Whether a phrase of the table stands by itself, as on request and in writing do and in respect of does
    not."""
    words, starts = piece[1].split(" "), words_of("phrase_starts")
    return len(words) > 1 and words[0] in starts and words[-1] not in starts


def _same_frame(ours: list[Piece], theirs: list[Piece]) -> bool:
    """Whether the same is denied, the same excepted, and no list of both `and` and `or` put together anew."""
    if {piece[1] for piece in ours} >= {"and", "or"}:
        return False
    denied = [
        [two for one, two in pairwise(side) if one[1] in words_of("negations")] for side in (ours, theirs)
    ]
    ruled = [_before_exception(side) for side in (ours, theirs)]
    return _one_to_one(*denied) and _one_to_one(*ruled)


def _before_exception(pieces: list[Piece]) -> list[Piece]:
    """Return what stands before the first exception, nothing where there is none."""
    return pieces[: next((at for at, piece in enumerate(pieces) if _excepts(piece)), 0)]


def _excepts(piece: Piece) -> bool:
    return f"{piece[1]} ".startswith(tuple(f"{phrase} " for phrase in words_of("exceptions")))


def _names(words: str) -> list[str]:
    """Return the words in capitals, which may be parties, in order."""
    silent = words_of("silent") | words_of("phrase_starts")
    return [stem(word.lower()) for word in _NAME.findall(words) if stem(word.lower()) not in silent]


def _ordered(pieces: list[Piece]) -> list[str]:
    """Return, in order, the figures and the words of time, direction and persons."""
    order = words_of("ordering")
    return [words for _, words, _ in pieces if words in order or words[:1].isdigit()]


def _unturned(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return both passages without the `by` of a passive where one is the passive of the other, else None."""
    if ("by" in old) == ("by" in new):
        return None
    passive, active = (old, new) if "by" in old else (new, old)
    at = passive.index("by")
    if not 0 < at < len(passive) - 1:
        return None
    verb, agent = _single(passive[at - 1]), passive[at + 1]
    doing = next((place for place, word in enumerate(active) if agree(_single(word), verb)), -1)
    if agent not in active[: max(doing, 0)]:
        return None
    plain = passive[:at] + passive[at + 1 :]
    return (plain, active) if passive is old else (active, plain)


def _single(word: str) -> Piece:
    return next((piece for piece in pieces_of((word,))[0] if piece[0] == 1), (1, word, frozenset()))


def _greedy(words: tuple[str, ...], *, single: bool = False) -> list[Piece]:
    """Return a passage in phrases, the longest at each place (or in single words), without words that only
    join others."""
    pieces, weak, found, at = pieces_of(words), words_of("weak"), [], 0
    while at < len(words):
        piece = _single(words[at]) if single else pieces[at][0]
        if not (piece[0] == 1 and piece[1] in weak):
            found.append(piece)
        at += piece[0]
    return found


def _one_to_one(ours: list[Piece], theirs: list[Piece]) -> bool:
    """Whether each word or phrase has one of the other side that says the same."""
    common = Counter(piece[1] for piece in ours) & Counter(piece[1] for piece in theirs)
    left, right = _without(ours, common), _without(theirs, common)
    taken: dict[int, int] = {}

    def finds(mine: int, tried: set[int]) -> bool:
        for at, its in enumerate(right):
            if at not in tried and agree(left[mine], its):
                tried.add(at)
                if at not in taken or finds(taken[at], tried):
                    taken[at] = mine
                    return True
        return False

    return len(left) == len(right) and all(finds(place, set()) for place in range(len(left)))


def _without(pieces: list[Piece], common: Counter[str]) -> list[Piece]:
    rest, found = common.copy(), []
    for piece in pieces:
        if rest[piece[1]]:
            rest[piece[1]] -= 1
        else:
            found.append(piece)
    return found
