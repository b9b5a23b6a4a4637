"""Sentences and lines that go, come, change places, are divided or joined."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.mutations.texts import Text
    from reviewer.model import Language

__all__ = ["SHAPES", "Form", "Mutation", "Shape", "foreign", "mutated", "sentences"]

_MOST = 12
"""Mutations of one draft."""
_SHARE = 6
"""One line in so many may be touched at most."""
_SENTENCE = {
    "zh": re.compile(r"[^。；;]+[。；]"),
    "en": re.compile(r"[A-Z][^.;]{20,}?\.(?= [A-Z]|$)"),
}
_LEANS = re.compile(
    r"(?:但|该|此|其|上述|前述|前款|否则|如|若|同时|因此|逾期|以上|"
    r"(?:The foregoing|Such|This|These|That|If|Otherwise|However|In (?:that|such)|Any such|It|They|He)\b)"
)
"""A sentence that begins so hangs on the one before it, and says something else in another place."""
_NUMBERED = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z]|[ivx]+)[）)、.．]|[①-⑳]")
_OTHERS = 20
"""Texts that lend sentences."""
_SHORT = 15
_FORM = "__"
"""What a line holds that is to be filled in by hand."""


class Site(NamedTuple):
    """A line that may be mutated: of which text, by which dice, and sentences of other texts."""

    text: Text
    place: int
    dice: random.Random
    pool: Sequence[str]

    @property
    def line(self) -> str:
        """The line itself."""
        return self.text.lines[self.place]

    @property
    def several(self) -> list[tuple[int, int]]:
        """The sentences of the line where it holds at least two."""
        found = sentences(self.line, self.text.contract.language)
        return found if len(found) > 1 else []

    @property
    def blank(self) -> str:
        """What stands between two sentences."""
        return " " if self.text.contract.language == "en" else ""


class Instead(NamedTuple):
    """How many lines are replaced, by which others, and the words that came or went."""

    replaced: int
    lines: list[str]
    words: str = ""


class Mutation(NamedTuple):
    """One place where a draft was changed: the line of the baseline, and the lines that hold it in the draft;
    the words that went from the one, or came into the other."""

    base: int
    draft: tuple[int, ...]
    words: str = ""
    came: bool = False


class Form(NamedTuple):
    """A draft and where it was mutated."""

    lines: list[str]
    mutations: list[Mutation]


@dataclass(frozen=True, slots=True)
class Shape:
    """A way of mutating a line: where it fits, and the lines that stand instead of it and of those behind
    it."""

    name: str
    make: Callable[[Site], Instead | None]
    """Gives None where the shape does not fit."""
    comes: bool = False
    order: bool = False
    """Whether only the order or the division changes, so that nothing grave is due at all."""


def sentences(line: str, language: Language) -> list[tuple[int, int]]:
    """Return where the whole sentences of a line stand."""
    return [found.span() for found in _SENTENCE[language].finditer(line)]


def mutated(shape: Shape, text: Text, pool: Sequence[str]) -> Form:
    """Return a draft with a seeded choice of the mutations of a shape that a text allows; sentences that come
    are of the pool."""
    dice = random.Random(f"{shape.name} | {text.name}")
    fits = {}
    for place in text.free:
        if _FORM in text.lines[place]:
            continue
        made = shape.make(Site(text, place, dice, pool))
        if made is not None:
            fits[place] = made
    most = min(_MOST, max(1, len(text.lines) // _SHARE), len(fits))
    taken = set(dice.sample(sorted(fits), most))
    lines: list[str] = []
    mutations = []
    place = 0
    while place < len(text.lines):
        if place in taken:
            count, new, words = fits[place]
            here = tuple(range(len(lines), len(lines) + len(new)))
            mutations.append(Mutation(place, here, words, shape.comes))
            lines += new
            place += count
        else:
            lines.append(text.lines[place])
            place += 1
    return Form(lines, mutations)


def foreign(text: Text, texts: Sequence[Text], language: Language) -> list[str]:
    """Return sentences of other texts."""
    others = [one for one in texts if one.name != text.name][:_OTHERS] or [text]
    found: Iterator[str] = (
        one.lines[place][start:end]
        for one in others
        for place in one.free
        for start, end in sentences(one.lines[place], language)[1:]
    )
    return [words.strip() for words in found if len(words) > _SHORT]


def _gone(site: Site) -> Instead | None:
    if not site.several:
        return None
    line = site.line
    start, end = site.dice.choice(site.several[1:])
    return Instead(1, [" ".join((line[:start] + line[end:]).split())], line[start:end].strip())


def _came(site: Site) -> Instead | None:
    if not site.several or not site.pool:
        return None
    line = site.line
    _, end = site.dice.choice(site.several[1:])
    words = site.dice.choice(site.pool)
    return Instead(1, [line[:end] + site.blank + words + line[end:]], words)


def _exchanged(site: Site) -> Instead | None:
    line, found = site.line, site.several
    free = [
        (one, other)
        for one, other in pairwise(found[1:])
        if not any(_is_bound(line[slice(*span)].strip()) for span in (one, other))
    ]
    if not free:
        return None
    (start, middle), (behind, end) = site.dice.choice(free)
    between = line[middle:behind]
    return Instead(1, [line[:start] + line[behind:end] + between + line[start:middle] + line[end:]])


def _divided(site: Site) -> Instead | None:
    if not site.several or any(site.text.refers(site.place + step) for step in (0, 1)):
        return None
    start, _ = site.dice.choice(site.several[1:])
    return Instead(1, [site.line[:start].rstrip(), site.line[start:].lstrip()])


def _line_gone(site: Site) -> Instead | None:
    return Instead(1, [], site.line) if _alone(site.text, site.place) else None


def _line_came(site: Site) -> Instead | None:
    words = site.dice.choice(site.pool) if site.pool else None
    return Instead(1, [site.line, words], words) if words else None


def _joined(site: Site) -> Instead | None:
    behind = site.text.clauses.get(site.place + 1, ())
    pair = (site.place, site.place + 1)
    if any(clause.number for clause in behind) or not all(_alone(site.text, place) for place in pair):
        return None
    if any(site.text.refers(place) for place in pair):
        return None
    line, other = (site.text.lines[place] for place in pair)
    if not line.endswith(("。", ".")) or _FORM in other:
        return None
    return Instead(2, [line + site.blank + other])


def _lines_exchanged(site: Site) -> Instead | None:
    """Exchange the words of two neighbouring clauses of one level, which keep their numbers."""
    text, place = site.text, site.place
    if not (_alone(text, place) and _alone(text, place + 1)):
        return None
    one, other = text.clauses[place][0], text.clauses[place + 1][0]
    if one.parent != other.parent or any(_is_bound(clause.text) for clause in (one, other)):
        return None
    if text.refers(place) or text.refers(place + 1):
        return None
    first, second = site.line, text.lines[place + 1]
    if not (first.endswith(one.text) and second.endswith(other.text)):
        return None
    return Instead(2, [first.removesuffix(one.text) + other.text, second.removesuffix(other.text) + one.text])


def _is_bound(words: str) -> bool:
    """Tell whether a sentence belongs where it stands, by its number or by the one before it."""
    return bool(_LEANS.match(words) or _NUMBERED.match(words))


def _alone(text: Text, place: int) -> bool:
    """Tell whether a line may be changed and is one clause of some length with nothing below it."""
    clauses = text.clauses.get(place, ())
    if place not in text.free or len(clauses) != 1 or len(clauses[0].text) <= _SHORT:
        return False
    return not any(clause.parent == clauses[0].id for clause in text.contract.clauses)


SHAPES = (
    Shape("a sentence deleted", _gone),
    Shape("a sentence inserted", _came, comes=True),
    Shape("two sentences exchanged", _exchanged, order=True),
    Shape("a clause divided", _divided, order=True),
    Shape("a line deleted", _line_gone),
    Shape("a line inserted", _line_came, comes=True),
    Shape("two lines joined", _joined, order=True),
    Shape("two neighbouring clauses exchanged", _lines_exchanged, order=True),
)
