"""One side of a comparison as the alignment reads it: every clause as a folded text with its parties
marked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from reviewer.comparison.budget import DIVIDED_CHARACTERS, SCORED_CHARACTERS
from reviewer.comparison.labels import masker
from reviewer.language.folding import fold_key
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping

    from reviewer.model import Blank, Clause, ClauseKind, Contract

FRONT, BODY, SIGNATURE, NOTE = range(4)
_ZONES: dict[ClauseKind, int] = {
    "title": FRONT,
    "preamble": FRONT,
    "party": FRONT,
    "recital": FRONT,
    "signature": SIGNATURE,
    "note": NOTE,
}
UNORDERED = frozenset({"title", "preamble", "party", "signature", "note"})
"""Kinds of which the order says nothing: they are never called moved."""

_NUMBER = "零一二三四五六七八九十百千两〇0-9"
_REFERENCE = lazy(
    rf"(第)[{_NUMBER}]+(?:[.\-][0-9]+)*((?:条|款|项|章|节)|(?=[、,和及与至]第))"
    r"|((?:article|section|clause|paragraph)s? ?)[0-9]+(?:\.[0-9]+)*"
)
_WORD = lazy(r"([a-z\u00c0-\u024f]+(?:['-][a-z]+)*|[0-9]+(?:[.,][0-9]+)*) ?")
_STOPS = (
    *"the of to and or in shall be any by for a is such this that with as on not an its all from are".split(),
    *"at other which under it may will has have been".split(),
)
ENCODED = _FIRST = 0xF0000
"""From here on a character of an encoded text stands for a word or figure."""
_MANY = 0x1FFFE
_CHUNK = lazy(
    r"[^的应和或及与在为之以由按对于后前内将并其所有不,.。;:、()“”\"\s"
    rf"{chr(_FIRST)}-{chr(_FIRST + len(_STOPS) - 1)}]{{2,6}}"
)
_SHORT, _BORDER = 36, 12
_LEAD = lazy(r"([^,.。;:、()]{2,12}):(?=.)|([a-z][^.:;\u3000-\u9fff]{3,60})\. ")


class Words:
    """Latin words and figures as one character each, so that one score serves Chinese and English alike."""

    def __init__(self) -> None:
        self._codes = {word: chr(_FIRST + place) for place, word in enumerate(_STOPS)}

    def encode(self, text: str) -> str:
        """Return the folded text with a character for each word; the same word has the same one always."""
        return _WORD.sub(self._code, text)

    def _code(self, match: re.Match[str]) -> str:
        word = match[1]
        code = self._codes.get(word)
        if code is None:
            code = self._codes[word] = chr(_FIRST + len(self._codes) % _MANY)
        return code


def features(scored: str) -> set[str]:
    """Return pieces of an encoded text of which most survive an edit: trigrams of a short one, else runs
    between common words; both about the border, so that a few letters more leave something in common.
    """
    runs = set(_CHUNK.findall(scored)) if len(scored) >= _SHORT else set()
    if len(scored) >= _SHORT + _BORDER:
        return runs
    return runs.union(scored[at : at + 3] for at in range(max(1, len(scored) - 2)))


class Side(Struct):
    """The clauses of one contract by place, with what the alignment asks of them.

    `exact` is the folded text with parties marked, `loose` the same with the numbers of cross-references
    left out.
    """

    clauses: tuple[Clause, ...]
    words: Words
    exact: list[str]
    loose: list[str]
    parent: list[int]
    zone: list[int]
    children: dict[int, list[int]]
    slots: Mapping[str, list[Blank]]
    mask: Callable[[str], str]
    _scored: dict[int, str] = field(default_factory=dict)
    _profiles: dict[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.exact)

    def key(self, words: str) -> str:
        """Return words of a clause folded and with parties marked."""
        return self.mask(fold_key(words))

    def heading(self, place: int) -> str:
        """Return the heading, folded and with parties marked, or the words that run in before the first
        colon or stop; empty where there is neither.
        """
        heading = self.clauses[place].heading
        if heading:
            return self.key(heading).rstrip(":.")
        lead = _LEAD.match(self.exact[place])
        return lead[1] or lead[2] if lead else ""

    def scored(self, place: int) -> str:
        """Return the text that scores look at: template slots left out, words encoded, the middle of giants
        cut.
        """
        found = self._scored.get(place)
        if found is None:
            found = self._scored[place] = self.words.encode(_clip(self._unslotted(place)))
        return found

    def full(self, place: int) -> str:
        """Return the same with the middle, as far as a search for its parts looks."""
        if len(self.loose[place]) <= SCORED_CHARACTERS:
            return self.scored(place)
        return self.words.encode(_clip(self._unslotted(place), DIVIDED_CHARACTERS))

    def profile(self, place: int) -> str:
        """Return the clause's text and those below it, as far as a score of containers looks."""
        found = self._profiles.get(place)
        if found is None:
            parts = [self.scored(place)]
            waiting = list(reversed(self.children.get(place, ())))
            size = len(parts[0])
            while waiting and size < SCORED_CHARACTERS // 4:
                below = waiting.pop()
                parts.append(self.scored(below)[:200])
                size += len(parts[-1])
                waiting.extend(reversed(self.children.get(below, ())))
            found = self._profiles[place] = "".join(parts)
        return found

    def has_slots(self, place: int) -> bool:
        """Tell whether the clause holds a template slot."""
        return self.clauses[place].id in self.slots

    def _unslotted(self, place: int) -> str:
        clause = self.clauses[place]
        slots = self.slots.get(clause.id)
        if not slots:
            return self.loose[place]
        parts: list[str] = []
        at = 0
        for slot in slots:
            parts.append(clause.text[at : slot.start])
            at = max(at, slot.end)
        parts.append(clause.text[at:])
        return _unnumbered(self.key("".join(parts)))


def _clip(text: str, most: int = SCORED_CHARACTERS) -> str:
    if len(text) <= most:
        return text
    half = most // 2
    return text[:half] + text[-half:]


@lru_cache(maxsize=65536)
def _unnumbered(text: str) -> str:
    if "第" not in text and not text.isascii():
        return text
    return _REFERENCE.sub(_without_number, text)


def _without_number(found: re.Match[str]) -> str:
    return f"{found[1] or found[3]}#{found[2] or ''}"


def read_side(contract: Contract, marks: Mapping[str, str], words: Words) -> Side:
    """Fold every clause of a contract once; `marks` are the private characters of the party labels."""
    mask = masker(marks)
    exact = [mask(fold_key(clause.text)) for clause in contract.clauses]
    parent = [contract.index.get(clause.parent, -1) if clause.parent else -1 for clause in contract.clauses]
    children: dict[int, list[int]] = {}
    for place, above in enumerate(parent):
        if above >= 0:
            children.setdefault(above, []).append(place)
    return Side(
        clauses=contract.clauses,
        words=words,
        exact=exact,
        loose=[_unnumbered(text) for text in exact],
        parent=parent,
        zone=[_ZONES.get(clause.kind, BODY) for clause in contract.clauses],
        children=children,
        slots=_slots(contract.blanks),
        mask=mask,
    )


def _slots(blanks: Iterable[Blank]) -> dict[str, list[Blank]]:
    found: dict[str, list[Blank]] = {}
    for blank in sorted(blanks, key=lambda each: (each.clause, each.start)):
        if blank.kind != "checkbox":
            found.setdefault(blank.clause, []).append(blank)
    return found
