"""Where the words of two paragraphs differ: whole tokens, and to the letter, so that either is restored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewer.comparison.runs import differing
from reviewer.exporting.word.paragraph import OBJECT
from reviewer.language.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Change", "changes"]

_STRETCH = re.compile(f"{OBJECT}|[^{OBJECT}]+")
_SINGLE = ("char", "latin", "punct", "blank")


class Change(NamedTuple):
    """Characters `low` to `high` of the baseline's text that the draft's `start` to `end` stand for."""

    low: int
    high: int
    start: int
    end: int


def changes(
    base: str,
    draft: str,
    base_objects: Mapping[int, str] | None = None,
    draft_objects: Mapping[int, str] | None = None,
    *,
    labels: tuple[str, ...] = (),
) -> list[Change]:
    """Return where two texts differ, in order; what lies between is the same to the letter.

    `labels` are the parties', which are never cut in two. `base_objects` and `draft_objects` give
    a key for the object at each place of `OBJECT` in the texts.
    """
    if base == draft and (base_objects or {}) == (draft_objects or {}):
        return []
    codes: dict[str, str] = {}
    atoms: set[str] = set()
    left, starts = _encoded(base, base_objects or {}, codes, atoms, labels)
    right, places = _encoded(draft, draft_objects or {}, codes, atoms, labels)
    regions, _ = differing(left, right, frozenset(atoms))
    return [
        Change(starts[low], starts[high], places[start], places[end]) for low, high, start, end in regions
    ]


def _encoded(
    text: str, objects: Mapping[int, str], codes: dict[str, str], atoms: set[str], labels: tuple[str, ...]
) -> tuple[str, list[int]]:
    """Return one character for each token, and where each token begins, the end of the text included."""
    found: list[str] = []
    starts: list[int] = []
    for start, end, kind in _tokens(text, labels):
        name = objects.get(start, OBJECT) if text[start] == OBJECT else text[start:end]
        name = f"{kind == 'object'} {name}"
        code = codes.get(name)
        if code is None:
            place = len(codes) + 0x4E00
            code = codes[name] = chr(place if place < 0xD800 else place + 0x800)
        if kind not in _SINGLE:
            atoms.add(code)
        found.append(code)
        starts.append(start)
    starts.append(len(text))
    return "".join(found), starts


def _tokens(text: str, labels: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    for stretch in _STRETCH.finditer(text):
        if stretch.group() == OBJECT:
            yield stretch.start(), stretch.end(), "object"
            continue
        at = shift = stretch.start()
        for token in tokenise(stretch.group(), {label: label for label in labels}):
            for place in range(at, token.start + shift):
                yield place, place + 1, "blank"
            yield token.start + shift, token.end + shift, token.kind
            at = token.end + shift
        for place in range(at, stretch.end()):
            yield place, place + 1, "blank"
