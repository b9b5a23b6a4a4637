"""Sentences of a clause, as offset ranges."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from reviewer.language.folding import HAN_LETTER
from reviewer.patterns import lazy

_END = lazy(
    rf"[。！？!?；;]+[”’\"』」）)】]*|(?<={HAN_LETTER})[.．](?=\s|$|{HAN_LETTER})|(?<=[a-z)])\.(?=\s+[A-Z(]|\s*$)|[\r\n]+"
)
_OPEN, _CLOSE = "（(《【[〔", "）)》】]〕"
_BRACKET = lazy(r"[（(《【\[〔）)》】\]〕]")


class Sentence(Struct, frozen=True):
    """A sentence, or a part of one that ends with a semicolon; its closing mark belongs to it."""

    start: int
    end: int
    closed: bool
    """Whether it ends with a mark rather than with the text."""


def full_stops(text: str) -> list[tuple[int, str]]:
    """Return what stands between the full stops 。 of a text, each with its place and the stop behind it."""
    found: list[tuple[int, str]] = []
    start = 0
    while end := text.find("。", start) + 1:
        found.append((start, text[start:end]))
        start = end
    if start < len(text):
        found.append((start, text[start:]))
    return found


@lru_cache(maxsize=65536)
def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order, without outer blanks; marks inside brackets end none."""
    found: list[Sentence] = []
    start = place = depth = 0
    for mark in _END.finditer(text):
        for bracket in _BRACKET.finditer(text, place, mark.start()):
            depth = depth + 1 if bracket.group() in _OPEN else max(0, depth - 1)
        place = mark.start()
        if depth and not mark.group().isspace():
            continue
        _add(found, text, start, mark.end(), closed=not mark.group().isspace())
        start = place = mark.end()
        depth = 0
    _add(found, text, start, len(text), closed=False)
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int, *, closed: bool) -> None:
    words = text[start:end]
    bare = words.strip()
    if bare:
        begin = start + len(words) - len(words.lstrip())
        found.append(Sentence(begin, begin + len(bare), closed))
