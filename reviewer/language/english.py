"""Whether two English passages say the same: synonyms, inflections, spellings, the active and the passive.

Words are reduced to what they share with their inflected forms, phrases to the groups that they stand in
(`english_wordings.toml`). What is left must be the same, in order or, where nothing turns on it, in any.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from reviewer.language.folding import fold_same
from reviewer.language.tables import table
from reviewer.patterns import lazy

__all__ = ["may_say_the_same", "says_the_same_in_english", "stem"]

_PIECE = lazy(r"[a-z0-9]+(?:[.,'-][a-z0-9]+)*|[%£$€]")
_NAME = lazy(r"\b[A-Z][A-Za-z]+")
_POSSESSED = lazy(r"\w['’]s\b|s['’](?!\w)")
_VOWEL = lazy(r"[aeiouy]")
_DOUBLE = lazy(r"([bdgklmnprtvz])\1$")
_MOST = 48
"""So many words at most are read: a longer passage is not told by its synonyms alone."""

Piece = tuple[int, str, frozenset[int]]
"""A word or phrase: how many words it takes, how it stands there, the groups of synonyms it belongs to."""


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what a word of lower case shares with its inflected forms and its American spelling."""
    known = table("english")["stems"].get(word)
    if known is not None:
        return str(known)
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest) and not word.endswith("eed"):
            word = rest[:-1] if _DOUBLE.search(rest) else rest
            if ending == "ed" and word.endswith("i"):
                word = word[:-1] + "y"
            break
    return _spelled(word)


def _spelled(word: str) -> str:
    if len(word) > 5:
        word = word.replace("iz", "is").replace("yz", "ys").replace("dgement", "dgment").replace("llm", "lm")
        word = word.replace("our", "or").replace("icense", "icence").replace("fense", "fence")
    if word.endswith("ll"):
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[int]], ...]]:
    """Return the phrases of the table by their first word, longest first, with the groups they stand in."""
    senses: dict[tuple[str, ...], set[int]] = {}
    for place, group in enumerate(table("english_wordings")["groups"]):
        for phrase in group:
            senses.setdefault(_read(phrase), set()).add(place)
    for words, places in senses.items():
        if words[-1:] == ("that",):
            places |= senses.get(words[:-1], set())
    heads: dict[str, list[tuple[tuple[str, ...], frozenset[int]]]] = {}
    for words in sorted(senses, key=len, reverse=True):
        if words:
            heads.setdefault(words[0], []).append((words, frozenset(senses[words])))
    return {head: tuple(found) for head, found in heads.items()}


@lru_cache(maxsize=2)
def _words(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in table("english")[name])


@lru_cache(maxsize=2048)
def _read(words: str) -> tuple[str, ...]:
    """Return the stems of a passage without articles and forms of `to be`."""
    silent = _words("silent")
    found = (stem(piece) for piece in _PIECE.findall(fold_same(words).lower()))
    return tuple(word for word in found if word not in silent)


@lru_cache(maxsize=2048)
def _pieces(words: tuple[str, ...]) -> tuple[tuple[Piece, ...], ...]:
    """Return for each place the phrases of the table that begin there, longest first, and last the word."""
    heads = _phrases()
    found: list[tuple[Piece, ...]] = []
    for at, word in enumerate(words):
        here = [
            (len(phrase), " ".join(phrase), groups)
            for phrase, groups in heads.get(word, ())
            if words[at : at + len(phrase)] == phrase
        ]
        if not any(size == 1 for size, _, _ in here):
            here.append((1, word, frozenset()))
        found.append(tuple(here))
    return tuple(found)


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Return every word that a phrase of the table has, and the words that say nothing or only join."""
    known = {word for found in _phrases().values() for words, _ in found for word in words}
    return frozenset(known | _words("weak") | {"by"})


def may_say_the_same(before: str, after: str) -> bool:
    """Whether the table knows every word that only one of two passages has: a quick test."""
    old, new = set(_read(before)), set(_read(after))
    return bool(old or new) and (old ^ new) <= _vocabulary()


def says_the_same_in_english(before: str, after: str) -> bool:
    """Whether two English passages differ in wording alone.

    A noun in the plural for one in the singular, with nothing else changed, is a difference.
    """
    old, new = _read(before), _read(after)
    if not old or not new or max(len(old), len(new)) > _MOST:
        return False
    if old == new:
        return not _counts_differ(before, after)
    return _same_in_order(old, new) or _same_in_any_order(before, after)


def _counts_differ(before: str, after: str) -> bool:
    """Whether a word stands in the plural on one side alone."""
    one, two = ([*_PIECE.findall(fold_same(side).lower())] for side in (before, after))
    silent = _words("silent")
    plain = [[word for word in side if stem(word) not in silent] for side in (one, two)]
    return any(
        a != b and {a, b} & {f"{a}s", f"{b}s", f"{a}es", f"{b}es"} for a, b in zip(*plain, strict=False)
    )


def _agree(one: Piece, two: Piece) -> bool:
    return one[1] == two[1] or bool(one[2] & two[2])


def _same_in_order(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    ours, theirs, weak = _pieces(old), _pieces(new), _words("weak")
    seen = {(0, 0)}
    waiting = [(0, 0)]
    while waiting:
        i, j = waiting.pop()
        if i == len(old) and j == len(new):
            return True
        here, there = ours[i] if i < len(old) else (), theirs[j] if j < len(new) else ()
        ahead = [(i + mine[0], j + its[0]) for mine in here for its in there if _agree(mine, its)]
        if here and old[i] in weak:
            ahead.append((i + 1, j))
        if there and new[j] in weak:
            ahead.append((i, j + 1))
        for place in ahead:
            if place not in seen:
                seen.add(place)
                waiting.append(place)
    return False


def _same_in_any_order(before: str, after: str) -> bool:
    """Whether the passages hold the same in phrases that only stand in another order: parts that begin with a
    preposition or conjunction, a genitive for a possessive, a passive for the active."""
    old, new = _read(before), _read(after)
    ours, theirs = _greedy(old), _greedy(new)
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
    ours, theirs = (_greedy(words) for words in plain)
    return _one_to_one(ours, theirs) and _same_frame(ours, theirs)


def _same_phrases(ours: list[Piece], theirs: list[Piece]) -> bool:
    """Whether each phrase of one side, read in order, is a phrase of the other."""
    left, right = _phrased(ours), _phrased(theirs)
    for phrase in left:
        same = (at for at, other in enumerate(right) if _in_step(phrase, other))
        at = next(same, None)
        if at is None:
            return False
        right.pop(at)
    return not right


def _in_step(one: list[Piece], two: list[Piece]) -> bool:
    return len(one) == len(two) and all(map(_agree, one, two))


def _phrased(pieces: list[Piece]) -> list[list[Piece]]:
    """Divide a passage before each word that begins a phrase, and behind what brings in an exception."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[1].split(" ", 1)[0] in _words("phrase_starts") or piece[1] in _words("negations"):
            found.append([])
        found[-1].append(piece)
        if _excepts(piece):
            found.append([])
    return [phrase for phrase in found if phrase]


def _same_frame(ours: list[Piece], theirs: list[Piece]) -> bool:
    """Whether the same is denied, the same excepted, and no list of both `and` and `or` put together anew."""
    if {piece[1] for piece in ours} >= {"and", "or"}:
        return False
    denied = [
        [two for one, two in pairwise(side) if one[1] in _words("negations")] for side in (ours, theirs)
    ]
    ruled = [_before_exception(side) for side in (ours, theirs)]
    return _one_to_one(*denied) and _one_to_one(*ruled)


def _before_exception(pieces: list[Piece]) -> list[Piece]:
    """Return what stands before the first exception, nothing where there is none."""
    return pieces[: next((at for at, piece in enumerate(pieces) if _excepts(piece)), 0)]


def _excepts(piece: Piece) -> bool:
    return f"{piece[1]} ".startswith(tuple(f"{phrase} " for phrase in _words("exceptions")))


def _names(words: str) -> list[str]:
    """Return the words in capitals, which may be parties, in order."""
    silent = _words("silent")
    return [stem(word.lower()) for word in _NAME.findall(words) if stem(word.lower()) not in silent]


def _ordered(pieces: list[Piece]) -> list[str]:
    """Return, in order, the figures and the words of time, direction and persons."""
    order = _words("ordering")
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
    doing = next((place for place, word in enumerate(active) if _agree(_single(word), verb)), -1)
    if agent not in active[: max(doing, 0)]:
        return None
    plain = passive[:at] + passive[at + 1 :]
    return (plain, active) if passive is old else (active, plain)


def _single(word: str) -> Piece:
    return next((piece for piece in _pieces((word,))[0] if piece[0] == 1), (1, word, frozenset()))


def _greedy(words: tuple[str, ...]) -> list[Piece]:
    """Return a passage in phrases, the longest at each place, without words that only join others."""
    pieces, weak, found, at = _pieces(words), _words("weak"), [], 0
    while at < len(words):
        piece = pieces[at][0]
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
            if at not in tried and _agree(left[mine], its):
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
