"""Where the words of two paragraphs differ: whole tokens, and to the letter, so that either is restored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewer.comparison.runs import differing
from reviewer.comparison.windows import Window, differing_ends
from reviewer.exporting.word.paragraph import OBJECT
from reviewer.language.tokens import tokenise
from reviewer.patterns import lazy
from reviewer.structure.markers import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Change", "changes"]

_STRETCH = lazy(f"{OBJECT}|[^{OBJECT}]+")
_AHEAD = 12
"""Characters read behind a number that is all that differs: some may be one token with it (`3 年`)."""
_OPENING = lazy(r"[\[［【〔{｛<＜]")
"""What a slot begins with, which may hold sentences."""
_JOINED = lazy(r"[!-~](?=[!-~])|.(?=\s*[(（])", re.DOTALL)
"""The end of a sentence that may lie inside a token: an address, an amount said again in brackets."""
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
    window = _window(base, draft)
    codes: dict[str, str] = {}
    atoms: set[str] = set()
    left, starts = _encoded(base, window[:2], base_objects or {}, codes, atoms, labels)
    right, places = _encoded(draft, window[2:], draft_objects or {}, codes, atoms, labels)
    regions, _ = differing(left, right, frozenset(atoms))
    return [
        Change(starts[low], starts[high], places[start], places[end]) for low, high, start, end in regions
    ]


def _window(base: str, draft: str) -> Window:
    """Return the range of each text outside of which no token differs: whole sentences, or a number."""
    whole = Window(0, len(base), 0, len(draft))
    if OBJECT in base or OBJECT in draft:
        return whole
    old, new = _behind(base), _behind(draft)
    if old and new and base[old:] == draft[new:]:
        return Window(0, min(old + _AHEAD, len(base)), 0, min(new + _AHEAD, len(draft)))
    window = differing_ends(base, draft)
    for text, places in ((base, window[:2]), (draft, window[2:])):
        if _OPENING.search(text) or any(place and _JOINED.match(text, place - 1) for place in places):
            return whole
    return window


def _behind(text: str) -> int:
    """Return where the text behind the number of a line begins, 0 where none is likely."""
    first = next(iter(candidates(text)), None)
    return first.rest if first is not None and (first.family == "decimal" or not first.weak) else 0


def _encoded(
    text: str,
    within: tuple[int, int],
    objects: Mapping[int, str],
    codes: dict[str, str],
    atoms: set[str],
    labels: tuple[str, ...],
) -> tuple[str, list[int]]:
    """Return one character for each token in that range, and where each begins, the end of the range last."""
    found: list[str] = []
    starts: list[int] = []
    for start, end, kind in _tokens(text, within, labels):
        name = OBJECT + objects.get(start, OBJECT) if kind == "object" else text[start:end]
        code = codes.get(name)
        if code is None:
            place = len(codes) + 0x4E00
            code = codes[name] = chr(place if place < 0xD800 else place + 0x800)
        if kind not in _SINGLE:
            atoms.add(code)
        found.append(code)
        starts.append(start)
    starts.append(within[1])
    return "".join(found), starts


def _tokens(text: str, within: tuple[int, int], labels: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    parties = {label: label for label in labels}
    for stretch in _STRETCH.finditer(text, *within):
        if stretch.group() == OBJECT:
            yield stretch.start(), stretch.end(), "object"
            continue
        at = shift = stretch.start()
        for token in tokenise(stretch.group(), parties):
            for place in range(at, token.start + shift):
                yield place, place + 1, "blank"
            yield token.start + shift, token.end + shift, token.kind
            at = token.end + shift
        for place in range(at, stretch.end()):
            yield place, place + 1, "blank"
