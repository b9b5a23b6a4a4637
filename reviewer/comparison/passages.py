"""The words of a clause or of several in a row, as tokens that know which clause they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from reviewer.language.tokens import tokenise
from reviewer.model import Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewer.model import Clause

SOFT = frozenset(",.;:。、!?()[]{}<>《》〈〉“”‘’\"'「」『』—–-…·~`_")
"""Punctuation that is no word: two texts that differ in it alone are compared by `punctuation`."""
_JOINTS = frozenset({"和", "及", "与", "或", "以及", "或者", "and", "or"})
_RULE = lazy(r"[_…·.\s]+")


class Word(NamedTuple):
    """A token that carries meaning, with the place of its clause in the passage."""

    piece: int
    start: int
    end: int
    kind: str
    key: str
    """Equal keys of one kind are the same word; a slot that is a mere rule to write on has an empty one."""


class Passage(Struct, frozen=True):
    """Clauses that are compared as one text."""

    clauses: tuple[Clause, ...]
    words: tuple[Word, ...]
    marks: tuple[str, ...]
    """Keys of the punctuation behind each word, in step with `words`."""

    def is_rule(self, first: int, last: int) -> bool:
        """Tell whether the words from `first` up to `last` are nothing but rules to write on."""
        return all(word.kind == "blank" and not word.key for word in self.words[first:last])

    def quote(self, first: int, last: int) -> Quote:
        """Return the words from place `first` up to `last`, not included; all in one clause."""
        words = self.words
        return self.span(words[first].piece, words[first].start, words[last - 1].end)

    def span(self, piece: int, start: int, end: int) -> Quote:
        """Return a range of one clause as a quote."""
        clause = self.clauses[piece]
        return Quote(clause.id, start, end, clause.text[start:end])


def read_passage(
    clauses: Sequence[Clause],
    labels: Mapping[str, str],
    renamed: Callable[[str, int, int, str], str] | None = None,
    window: tuple[int, int] | None = None,
) -> Passage:
    """Cut clauses into words; `renamed` may give another key to the reference at a place of a clause.

    With `window`, a range of offsets, only that part of every clause is read.
    """
    words: list[Word] = []
    marks: list[str] = []
    make, add = tuple.__new__, words.append
    for piece, clause in enumerate(clauses):
        shift, stop = window or (0, len(clause.text))
        text = clause.text if stop - shift == len(clause.text) else clause.text[shift:stop]
        for start, end, kind, key in tokenise(text, labels):
            if kind == "punct" and (key in SOFT or not key):
                if marks:
                    marks[-1] += key
                continue
            if kind == "blank":
                key = _RULE.sub("", key)
            elif kind == "reference" and renamed is not None:
                key = renamed(clause.id, start + shift, end + shift, key)
            add(make(Word, (piece, start + shift, end + shift, kind, key)))
            marks.append("")
    return Passage(tuple(clauses), tuple(words), tuple(marks))


class Codes:
    """One character for each token key, so that sequences of tokens are compared as strings."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], str] = {}
        self.atoms: set[str] = set()
        self.joints: set[str] = set()
        """Codes of the words that join the members of a list."""

    def encode(self, words: Iterable[Word]) -> str:
        """Return the codes of the words; equal keys have equal codes."""
        codes = self._codes
        found: list[str] = []
        for word in words:
            name = (word.kind, word.key)
            code = codes.get(name)
            if code is None:
                place = len(codes) + 0x4E00
                code = codes[name] = chr(place if place < 0xD800 else place + 0x800)
                if word.kind not in ("char", "latin", "punct"):
                    self.atoms.add(code)
                if word.key in _JOINTS:
                    self.joints.add(code)
            found.append(code)
        return "".join(found)
