"""Whether two English passages hold the same in another order on which nothing turns."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from reviewer.language.english_words import Piece, agree, pieces_of, read, stem, words_of
from reviewer.patterns import lazy

__all__ = [
    "excepts",
    "fronted",
    "greedy",
    "one_to_one",
    "phrased",
    "same_frame",
    "same_in_any_order",
    "same_list",
    "single_word",
]

_NAME = lazy(r"\b[A-Z][A-Za-z]+")
_WORD = lazy(r"[\w'’-]+")
_DESCRIBED = lazy(r"(?:ed|en|ing)$")
"""How a word ends with which a phrase behind it may go: pay for seed ordered without a permit."""
_PARTED = lazy(r"[;:.](?=\s+\w)|,(?=[^,]*,)")
_POSSESSED = lazy(r"\w['’]s\b|s['’](?!\w)")


def same_in_any_order(before: str, after: str) -> bool:
    """Whether the passages hold the same in phrases that only stand in another order: parts that begin with a
    preposition or conjunction, a genitive for a possessive."""
    old, new = read(before), read(after)
    ours, theirs = greedy(old), greedy(new)
    if not one_to_one(ours, theirs):
        ours, theirs = greedy(old, single=True), greedy(new, single=True)
    if one_to_one(ours, theirs):
        return (
            _names(before) == _names(after)
            and _ordered(ours) == _ordered(theirs)
            and same_frame(ours, theirs)
            and (
                ("by" in old) != ("by" in new)
                or bool(_POSSESSED.search(before)) != bool(_POSSESSED.search(after))
                or _same_phrases(ours, theirs)
            )
        )
    return False


def fronted(before: str, after: str) -> bool:
    """Whether two passages differ in one phrase alone that stands before the other words or behind them:
    without a permit nobody may enter, nobody may enter without a permit.

    The other words must be one act: of two, the phrase behind them may hold for the second alone.
    """
    old, new = ([word.lower() for word in _WORD.findall(side)] for side in (before, after))
    if len(old) != len(new) or sorted(old) != sorted(new) or _PARTED.search(before + after):
        return False
    for one, two in ((old, new), (new, old)):
        if " ".join(one).startswith(tuple(f"{phrase} " for phrase in words_of("fronted"))):
            for cut in range(2, len(one) - 1):
                if one[cut:] + one[:cut] == two:
                    return words_of("joining_acts").isdisjoint(one[cut:]) and not _DESCRIBED.search(one[-1])
    return False


def _same_phrases(ours: list[Piece], theirs: list[Piece]) -> bool:
    """Whether each phrase of one side, read in order, is a phrase of the other."""
    left, right = phrased(ours), phrased(theirs)
    for phrase in left:
        same = (at for at, other in enumerate(right) if _in_step(phrase, other) or same_list(phrase, other))
        at = next(same, None)
        if at is None:
            return False
        right.pop(at)
    return not right


def _in_step(one: list[Piece], two: list[Piece]) -> bool:
    return len(one) == len(two) and all(map(agree, one, two))


def same_list(one: list[Piece], two: list[Piece]) -> bool:
    """Whether two phrases name the same members, joined alike, in whatever order."""
    starts = words_of("phrase_starts")
    if {side[0][1].split(" ", 1)[0] for side in (one, two)} <= starts and agree(one[0], two[0]):
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


def phrased(pieces: list[Piece]) -> list[list[Piece]]:
    """Divide a passage before each word that begins a phrase, and behind what brings in an exception."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[1].split(" ", 1)[0] in words_of("phrase_starts") or piece[1] in words_of("negations"):
            found.append([])
        found[-1].append(piece)
        if excepts(piece) or _closed(piece):
            found.append([])
    return [phrase for phrase in found if phrase]


def _closed(piece: Piece) -> bool:
    """Whether a phrase of the table stands by itself, as on request and in writing do and in respect of does
    not."""
    words, starts = piece[1].split(" "), words_of("phrase_starts")
    return len(words) > 1 and words[0] in starts and words[-1] not in starts


def same_frame(ours: list[Piece], theirs: list[Piece]) -> bool:
    """Whether the same is denied, the same excepted, and no list of both `and` and `or` put together anew."""
    if {piece[1] for piece in ours} >= {"and", "or"}:
        return False
    denied = [
        [two for one, two in pairwise(side) if one[1] in words_of("negations")] for side in (ours, theirs)
    ]
    ruled = [_before_exception(side) for side in (ours, theirs)]
    return one_to_one(*denied) and one_to_one(*ruled)


def _before_exception(pieces: list[Piece]) -> list[Piece]:
    """Return what stands before the first exception, nothing where there is none."""
    return pieces[: next((at for at, piece in enumerate(pieces) if excepts(piece)), 0)]


def excepts(piece: Piece) -> bool:
    """Whether a word or phrase brings in an exception."""
    return f"{piece[1]} ".startswith(tuple(f"{phrase} " for phrase in words_of("exceptions")))


def _names(words: str) -> list[str]:
    """Return the words in capitals, which may be parties, in order."""
    silent = words_of("silent") | words_of("phrase_starts")
    return [stem(word.lower()) for word in _NAME.findall(words) if stem(word.lower()) not in silent]


def _ordered(pieces: list[Piece]) -> list[str]:
    """Return, in order, the figures and the words of time, direction and persons."""
    order = words_of("ordering")
    return [words for _, words, _ in pieces if words in order or words[:1].isdigit()]


def single_word(word: str) -> Piece:
    """Return one word by itself, with the groups it stands in."""
    return next((piece for piece in pieces_of((word,))[0] if piece[0] == 1), (1, word, frozenset()))


def greedy(words: tuple[str, ...], *, single: bool = False) -> list[Piece]:
    """Return a passage in phrases, the longest at each place (or in single words), without words that only
    join others."""
    pieces, weak, found, at = pieces_of(words), words_of("weak"), [], 0
    while at < len(words):
        piece = single_word(words[at]) if single else pieces[at][0]
        if not (piece[0] == 1 and piece[1] in weak):
            found.append(piece)
        at += piece[0]
    return found


def one_to_one(ours: list[Piece], theirs: list[Piece]) -> bool:
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
