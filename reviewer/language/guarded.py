"""Finding table words with guards: the longest at each place, none where a neighbour takes its meaning away.

Thousands of words as regular expressions take half a second to compile and longer to try. Here a place is
looked at only where some word can begin, only the words that begin so are compared, and an expression is
compiled only for a word with a gap or blanks in it that a text comes near.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from reviewer.language.sentences import full_stops
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Guards", "WordTable"]

_PART = "，。；！？,;!?\n"
_GAP = "…"
_RUN = lazy(r"[A-Za-z]+")
_NEXT = lazy(r"\s+([A-Za-z]+)")
_SECOND = lazy(rf" +([A-Za-z]+)(?![A-Za-z{_GAP}])")
Fact = TypeVar("Fact")


class Guards(NamedTuple):
    """Strings that decide by their presence beside a word whether it counts."""

    not_after: tuple[str, ...] = ()
    """None of these directly before the word."""
    not_before: tuple[str, ...] = ()
    """None of these directly after it."""
    after: tuple[str, ...] = ()
    """Where given, one of these directly before it."""
    before: tuple[str, ...] = ()
    """Where given, one of these directly after it."""


class _Word(NamedTuple):
    rank: int
    """The lower comes first at a place."""
    word: str
    guards: Guards
    lane: int
    gap: int
    parted: bool
    """Has a gap, or begins with a Latin letter or a mark: it takes an expression to find it."""
    pieces: tuple[str, ...]
    """What stands between its gaps, for a quick test; none where a piece may be written in other letters."""

    @classmethod
    def of(cls, rank: int, word: str, guards: Guards, lane: int, gap: int) -> _Word:
        """Return the word of an entry; few of a table's words are ever asked for."""
        return cls(rank, word, guards, lane, gap, _GAP in word or word[0].isascii(), _pieces(word))


_Entry = tuple[int, str, Guards, int, int]
"""What a word is made of: rank, word, guards, lane and gap."""
_Words = tuple[_Word, ...]
_Place = tuple[int, _Words]


class WordTable(Generic[Fact]):
    """Words with guards, each with a fact of its own.

    `…` in a word stands for up to `gap` characters of the same clause part; a Latin word is bounded on both
    sides, its blanks match any blanks and its case does not matter. Words of different lanes may overlap;
    within a lane the longest at a place counts, and the next begins behind it. No word reaches over a 。,
    and no guard looks beyond it: a guard that holds one ends with it and stands after the word.
    """

    def __init__(self, words: Iterable[tuple[str, Guards, Fact, int]], *, gap: int) -> None:
        """Take word, guards, fact and lane of each entry."""
        entries = sorted(words, key=lambda entry: -len(entry[0].replace(_GAP, "")))
        self._facts = tuple(fact for _, _, fact, _ in entries)
        self._lanes = 1 + max((lane for _, _, _, lane in entries), default=0)
        by_sign: dict[str, list[_Entry]] = {}
        for rank, (word, guards, _, lane) in enumerate(entries):
            by_sign.setdefault(word[0], []).append((rank, word, guards, lane, gap))
        self._tails = [_Word.of(*entry) for entry in by_sign.pop(_GAP, ())]
        letters = sorted(filter(_RUN.match, by_sign))
        self._by_run = _ByRun([entry for letter in letters for entry in by_sign.pop(letter)])
        self._by_start = _ByStart(by_sign)
        self._starts = compiled(f"[{re.escape(self._by_start.firsts)}]") if self._by_start.firsts else None
        self._kept = lru_cache(maxsize=8192)(self._find)

    def find(self, text: str) -> list[tuple[int, int, Fact]]:
        """Return start, end and fact of each word in order of their starts.

        Both sides of a pair have most sentences in common: each is read once.
        """
        return [
            (low + start, low + end, fact)
            for low, sentence in full_stops(text)
            for start, end, fact in self._kept(sentence)
        ]

    def _find(self, text: str) -> list[tuple[int, int, Fact]]:
        free = [0] * self._lanes
        found: list[tuple[int, int, Fact]] = []
        for start, words in self._places(text):
            for word in words:
                if start >= free[word.lane]:
                    end = _end(word, text, start)
                    if end >= 0:
                        free[word.lane] = end
                        found.append((start, end, self._facts[word.rank]))
        return found

    def _places(self, text: str) -> list[_Place]:
        """Return each place where words can begin, with those words."""
        by_start, by_run = self._by_start, self._by_run
        places: list[_Place] = []
        if self._starts is not None:
            for match in self._starts.finditer(text):
                start = match.start()
                if (near := by_start[text[start : start + 2]]) and (words := _standing(near, text, start)):
                    places.append((start, words))
        latin = _latin(text, by_run) if by_run.entries else ()
        if latin:
            places = sorted([*places, *latin], key=itemgetter(0))
        for word in self._tails:
            if word.word[1:].partition(_GAP)[0] in text:
                places = _with_tail(places, text, word)
        return places


_Near = tuple[tuple[int, dict[str, _Words]], ...]
"""Words by the length of what stands before their first gap, and by those letters; the longest first."""


def _standing(near: _Near, text: str, start: int) -> _Words:
    """Return the words whose letters, up to a first gap, stand at a place, in the order of their ranks."""
    found: _Words = ()
    for length, words in near:
        here = words.get(text[start : start + length])
        if here:
            found = tuple(sorted((*found, *here))) if found else here
    return found


class _ByStart(dict[str, _Near]):
    """The words that can begin with two given characters, worked out when first asked for."""

    def __init__(self, by_sign: Mapping[str, Iterable[_Entry]]) -> None:
        self._by_sign = by_sign
        self.firsts = "".join(sorted(by_sign))

    def __missing__(self, start: str) -> _Near:
        lengths: dict[int, dict[str, list[_Word]]] = {}
        for entry in self._by_sign.get(start[0], ()):
            letters = entry[1].partition(_GAP)[0]
            if start.startswith(letters[:2]):
                lengths.setdefault(len(letters), {}).setdefault(letters, []).append(_Word.of(*entry))
        near = self[start] = tuple(
            (length, {letters: tuple(words) for letters, words in lengths[length].items()})
            for length in sorted(lengths, reverse=True)
        )
        return near


class _Begun(NamedTuple):
    """The Latin words that can begin with one run of letters, in the order of their ranks."""

    alone: _Words
    """Those that do not go on with a blank and a second run."""
    followed: dict[str, _Words]
    """By the second run of those that do: them and those of `alone`."""


class _ByRun(dict[str, _Begun]):
    """The Latin words that can begin with a given run of letters, in lower case."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self.entries = entries

    def __missing__(self, run: str) -> _Begun:
        exact, longer = self._runs
        alone: list[_Word] = []
        second: dict[str, list[_Word]] = {}
        for entry in exact.get(run, ()):
            word = _Word.of(*entry)
            follows = _SECOND.match(entry[1], len(run))
            if follows:
                second.setdefault(follows[1].lower(), []).append(word)
            else:
                alone.append(word)
        for letters, entry in longer:
            if run.startswith(letters) and run != letters:
                alone.append(_Word.of(*entry))
        followed = {letters: tuple(sorted((*alone, *words))) for letters, words in second.items()}
        begun = self[run] = _Begun(tuple(sorted(alone)), followed)
        return begun

    @cached_property
    def _runs(self) -> tuple[dict[str, list[_Entry]], list[tuple[str, _Entry]]]:
        """Return the words by the letters they begin with, and those in which a gap follows them."""
        exact: dict[str, list[_Entry]] = {}
        open_ended: list[tuple[str, _Entry]] = []
        for entry in self.entries:
            run = _RUN.match(entry[1])
            letters = run.group().lower() if run else ""
            if entry[1].startswith(_GAP, len(letters)):
                open_ended.append((letters, entry))
            exact.setdefault(letters, []).append(entry)
        return exact, open_ended


def _latin(text: str, by_run: _ByRun) -> list[_Place]:
    """Return each place where Latin words can begin, with those words; most that share their first run are
    ruled out by the second."""
    places: list[_Place] = []
    for match in _RUN.finditer(text):
        alone, followed = by_run[match.group().lower()]
        if followed and (second := _NEXT.match(text, match.end())):
            alone = followed.get(second[1].lower(), alone)
        if alone:
            places.append((match.start(), alone))
    return places


def _with_tail(places: list[_Place], text: str, word: _Word) -> list[_Place]:
    """Add the places where a word that begins with a gap can begin: those before what follows the gap."""
    tail = word.word[1:].partition(_GAP)[0]
    starts: set[int] = set()
    at = text.find(tail)
    while at >= 0:
        starts.update(range(max(0, at - word.gap), at + 1))
        at = text.find(tail, at + 1)
    merged: dict[int, _Words] = dict.fromkeys(starts, (word,))
    for start, words in places:
        merged[start] = tuple(sorted((*words, word))) if start in starts else words
    return sorted(merged.items(), key=itemgetter(0))


def _end(word: _Word, text: str, start: int) -> int:
    """Return where a word that begins at `start` ends, -1 where it does not stand there or a guard forbids
    it; the letters of a word that is not parted are known to stand there."""
    if word.parted:
        if not _pieces_stand(word, text, start):
            return -1
        match = _pattern(word.word, word.guards, word.gap).match(text, start)
        return match.end() if match else -1
    end = start + len(word.word)
    not_after, not_before, after, before = word.guards
    if (
        (not_before and text.startswith(not_before, end))
        or (not_after and text.endswith(not_after, 0, start))
        or (before and not text.startswith(before, end))
        or (after and not text.endswith(after, 0, start))
    ):
        return -1
    return end


def _pieces(word: str) -> tuple[str, ...]:
    """Return the pieces of a word between its gaps, none where it has no gap or holds a Latin letter."""
    if _GAP not in word or word.isascii() or any("A" <= letter <= "z" for letter in word):
        return ()
    return tuple(word.split(_GAP))


def _pieces_stand(word: _Word, text: str, start: int) -> bool:
    """Tell whether the pieces of a word with gaps can follow one another: most candidates fail here."""
    gap = word.gap
    for piece in word.pieces:
        at = text.find(piece, start, start + gap + len(piece))
        if at < 0:
            return False
        start = at + len(piece)
    return True


@lru_cache(maxsize=4096)
def _pattern(word: str, guards: Guards, gap: int) -> re.Pattern[str]:
    body = rf"[^{_PART}]{{0,{gap}}}?".join(re.escape(piece) for piece in word.split(_GAP))
    if word[0].isascii() and word[0].isalpha():
        body = r"(?i:" + body.replace(r"\ ", r"\s+") + r"(?![A-Za-z0-9]))"
    behind = "".join(f"(?<!{re.escape(guard)})" for guard in guards.not_after)
    wanted_behind = "|".join(f"(?<={re.escape(guard)})" for guard in guards.after)
    ahead = "|".join(map(re.escape, guards.not_before))
    wanted = "|".join(map(re.escape, guards.before))
    return compiled(
        behind
        + (f"(?:{wanted_behind})" if wanted_behind else "")
        + body
        + (f"(?!{ahead})" if ahead else "")
        + (f"(?={wanted})" if wanted else "")
    )
