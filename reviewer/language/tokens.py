"""A text cut into the smallest parts that mean something by themselves, each with a key for comparison."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from reviewer.language.codes import find_codes
from reviewer.language.folding import HAN, fold, fold_key, is_han
from reviewer.language.lexicon import words_by_first
from reviewer.language.numerals import (
    ENGLISH,
    HAN_NUMERAL,
    ORDINAL_KEYS,
    ordinal,
    parse_english,
    parse_number,
    plain,
)
from reviewer.language.placeholders import find_blanks, holds_text, is_prompt
from reviewer.language.quantities import quantities_in
from reviewer.language.references import references_in
from reviewer.language.statutes import statutes_in
from reviewer.language.synonyms import synonyms_in
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

TokenKind = Literal[
    "quantity", "number", "reference", "statute", "party", "blank", "code", "latin", "word", "char", "punct"
]

_RUN = lazy(
    rf"[^\W\d_{HAN}]+(?:['-][^\W\d_{HAN}]+)*|[0-9]{{1,3}}(?:st|nd|rd|th)(?![^\W_])|[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)*|[{HAN_NUMERAL}]{{2,}}"
)
_FIGURES = lazy(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.00)?")
_SPELLED = lazy(rf"(?<![A-Za-z-])(?P<words>{ENGLISH})(?![A-Za-z-])(?:\s?\((?P<twin>\d+)\))?", re.IGNORECASE)
_REPEATED = lazy(rf"(?<![\w.,-])(?P<twin>\d+)\s?\((?P<words>{ENGLISH})\)", re.IGNORECASE)
"""A number in figures and behind it the same in words: 2 (two)."""
_LATIN = lazy(r"[A-Za-z]{3}")
_EMPTY = lazy(r"[\s_＿\[\]［］【】〔〕{}｛｝<>＜＞()（）.…XxＸｘ×*\u3000]*")
_BOTH = lazy(
    r"([甲乙丙丁戊])、?([甲乙丙丁戊])、?([甲乙丙丁戊])?(双方|三方|四方|各方)|(双方|(?<!第)三方|四方|各方)(?![法式向案])"
)


class Token(NamedTuple):
    """A part of a text; two are the same where `kind` and `key` agree."""

    start: int
    end: int
    kind: TokenKind
    key: str


def tokenise(text: str, parties: Mapping[str, str]) -> tuple[Token, ...]:
    """Cut `text` into tokens; `parties` gives the key of each party label that the text uses.

    Every character that is not a blank lies in exactly one token; invisible characters lie in the token they
    stand in or beside. Texts that differ only in width, blanks or the spelling of a quantity give
    the same keys.
    """
    return _tokenise(text, tuple(sorted(parties.items())))


@lru_cache(maxsize=16384)
def _tokenise(text: str, parties: tuple[tuple[str, str], ...]) -> tuple[Token, ...]:
    folded = fold(text)
    flat = folded.text
    blanks = _blanks(text, folded.offsets)
    labels = dict(parties)
    tokens: list[Token] = []
    place = 0
    for atom in _atoms(flat, blanks):
        if atom.start < place:
            continue
        _fill(tokens, flat, place, atom.start, labels)
        tokens.append(atom)
        place = atom.end
    _fill(tokens, flat, place, len(flat), labels)
    tokens = _named_together(flat, tokens)
    if not folded.offsets:
        return tuple(tokens)
    return _unfolded(text, tokens, folded.offsets)


def _unfolded(text: str, tokens: list[Token], offsets: tuple[int, ...]) -> tuple[Token, ...]:
    """Give the tokens their place in the original; invisible characters go to a neighbour."""
    placed: list[Token] = []
    end = 0
    for number, token in enumerate(tokens):
        start = offsets[token.start]
        if number and end < start:
            lost = len(text[end:start].rstrip()) if not text[end:start].isspace() else 0
            if lost:
                placed[-1] = placed[-1]._replace(end=end + lost)
        elif not number and text[:start].strip():
            start -= len(text[:start].lstrip())
        end = offsets[token.end - 1] + 1
        placed.append(Token(start, end, token.kind, token.key))
    if placed and text[end:].strip():
        placed[-1] = placed[-1]._replace(end=end + len(text[end:].rstrip()))
    if not placed and text.strip():
        lead = len(text) - len(text.lstrip())
        placed.append(Token(lead, lead + len(text.strip()), "punct", ""))
    return tuple(placed)


_BRACKETS = lazy(r"[\[【〔]")


def _blanks(text: str, offsets: tuple[int, ...]) -> list[Token]:
    """Return the slots, found in the original where blanks still stand, at their folded places."""
    found = []
    for blank in find_blanks(text):
        if blank.kind == "checkbox" or holds_text(text[blank.start : blank.end]):
            continue
        start, end = blank.start, blank.end
        if offsets:
            start, end = bisect_left(offsets, start), bisect_left(offsets, end)
        if end > start:
            found.append(Token(start, end, "blank", _blank_key(text[blank.start : blank.end])))
    return found


def _blank_key(words: str) -> str:
    """Return one key for every empty slot, whatever marks it, and the folded words of one that has any."""
    return "" if _EMPTY.fullmatch(words) or is_prompt(words) else fold_key(words)


def _atoms(flat: str, blanks: list[Token]) -> list[Token]:
    """Return the atoms that do not overlap, in order: figures still to be agreed with their units, blanks,
    statutes, references, quantities, codes, synonyms, numbers in words."""
    found: list[tuple[int, Token]] = [(0, blank) for blank in blanks]
    found += [(1, Token(item.start, item.end, "statute", item.key)) for item in statutes_in(flat)]
    found += [(2, Token(item.start, item.end, "reference", item.key)) for item in references_in(flat)]
    bracketed = _BRACKETS.search(flat) is not None
    for item in quantities_in(flat):
        still_open = bracketed and _BRACKETS.search(flat, item.start, item.end) is not None
        key = f"{item.key} open" if still_open else item.key
        found.append((-1 if still_open else 3, Token(item.start, item.end, "quantity", key)))
    found += [(4, Token(start, end, "code", fold_key(flat[start:end]))) for start, end in find_codes(flat)]
    found += [(5, Token(start, end, "word", key)) for start, end, key in synonyms_in(flat)]
    found += [(6, Token(start, end, "number", key)) for start, end, key in _spelled(flat)]
    if len(found) > 1:
        found.sort(key=lambda item: (item[0], item[1].start))
        kept: list[Token] = []
        taken = bytearray(len(flat) + 1)
        for _, token in found:
            if taken.find(1, token.start, token.end) < 0:
                taken[token.start : token.end] = b"\x01" * (token.end - token.start)
                kept.append(token)
        return sorted(kept)
    return [token for _, token in found]


def _spelled(flat: str) -> list[tuple[int, int, str]]:
    """Return the numbers in English words, with the key that the same number in figures has; one that is
    repeated in brackets, in figures or in words, is one number."""
    if not _LATIN.search(flat):
        return []
    found: list[tuple[int, int, str]] = []
    marks = [*_SPELLED.finditer(flat), *(_REPEATED.finditer(flat) if "(" in flat else ())]
    for match in marks:
        value = parse_english(match["words"])
        if value is None:
            continue
        same = match["twin"] is None or parse_number(match["twin"]) == value
        found.append((*(match.span() if same else match.span("words")), plain(value)))
    return sorted(found, key=lambda span: (span[0], -span[1]))


@lru_cache(maxsize=256)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    if not labels:
        return None
    ordered = sorted(labels, key=len, reverse=True)
    return re.compile(
        "|".join(
            (r"(?<![A-Za-z])" if label[0].isascii() and label[0].isalnum() else "")
            + re.escape(label)
            + (r"(?![A-Za-z])" if label[-1].isascii() and label[-1].isalnum() else "")
            for label in ordered
            if label
        )
    )


def _fill(tokens: list[Token], flat: str, start: int, end: int, labels: Mapping[str, str]) -> None:
    """Append the tokens of the words between two atoms."""
    if start >= end:
        return
    pattern = _label_pattern(tuple(labels))
    place = start
    marks = (
        [(*match.span(), labels[match.group()]) for match in pattern.finditer(flat, start, end)]
        if pattern
        else []
    )
    for match in _BOTH.finditer(flat, start, end):
        if not any(low < match.end() and match.start() < high for low, high, _ in marks):
            marks.append((*match.span(), _together(match, labels)))
    for low, high, key in sorted(marks):
        if low < place:
            continue
        _words(tokens, flat, place, low)
        tokens.append(Token(low, high, "party", key))
        place = high
    _words(tokens, flat, place, end)


_AND = lazy(r"(?:与|和|及|以及|、)")


def _named_together(flat: str, tokens: list[Token]) -> list[Token]:
    """Return the tokens with labels that are named together as one, by the key of what takes them together:
    甲方和乙方, 甲乙双方."""
    if sum(token.kind == "party" for token in tokens) < 2 or not _AND.search(flat):
        return tokens
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        last = place
        if tokens[place].kind == "party":
            while (
                last + 2 < len(tokens)
                and tokens[last + 2].kind == "party"
                and _AND.fullmatch(flat, tokens[last].end, tokens[last + 2].start)
            ):
                last += 2
        keys = sorted({token.key for token in tokens[place : last + 1 : 2]})
        if last > place and len(keys) == (last - place) // 2 + 1 and len(keys) in _TOGETHER:
            key = "+".join([*keys, _TOGETHER[len(keys)]])
            found.append(Token(tokens[place].start, tokens[last].end, "party", key))
        else:
            found.extend(tokens[place : last + 1])
        place = last + 1
    return found


_TOGETHER = {2: "双方", 3: "三方"}


def _together(match: re.Match[str], labels: Mapping[str, str]) -> str:
    """Return the key of a collective: its parties, mapped and sorted, so that a relabelling leaves it."""
    letters = [letter for letter in match.groups()[:3] if letter]
    named = sorted(labels.get(f"{letter}方", f"{letter}方") for letter in letters)
    return "+".join([*named, match[4] or match[5]])


def _words(tokens: list[Token], flat: str, start: int, end: int) -> None:
    """Append the tokens of words that hold no atom and no label: the inner loop of every comparison."""
    lexicon, kinds = words_by_first(), _kinds()
    make, add = tuple.__new__, tokens.append
    place = start
    while place < end:
        char = flat[place]
        kind = kinds[char]
        if kind == "run":
            place = _run(tokens, flat, place, end)
            continue
        if kind == "blank":
            place += 1
            continue
        for word in lexicon.get(char, ()):
            if flat.startswith(word, place) and place + len(word) <= end:
                add(make(Token, (place, place + len(word), "word", word)))
                place += len(word)
                break
        else:
            add(make(Token, (place, place + 1, kind, char)))
            place += 1


class _Kinds(dict[str, str]):
    """What a character is by itself, worked out once for each."""

    def __missing__(self, char: str) -> str:
        if char.isspace():
            kind = "blank"
        elif char in HAN_NUMERAL or char == "." or (char.isalnum() and not is_han(char)):
            kind = "run"
        else:
            kind = "char" if is_han(char) else "punct"
        self[char] = kind
        return kind


@lru_cache(maxsize=1)
def _kinds() -> _Kinds:
    return _Kinds()


def _figure_key(piece: str) -> str:
    """Return the value of figures written with marks of thousands or cents; others may be a version."""
    if not _FIGURES.fullmatch(piece):
        return piece
    value = parse_number(piece)
    return piece if value is None else plain(value)


def _run(tokens: list[Token], flat: str, start: int, end: int) -> int:
    """Append the Latin word, figures, numeral or full stop that begins at `start`; return its end."""
    for word in words_by_first().get(flat[start], ()):
        if flat.startswith(word, start) and start + len(word) <= end:
            tokens.append(Token(start, start + len(word), "word", word))
            return start + len(word)
    found = _RUN.match(flat, start, end)
    if found is None:
        stop = flat[start] == "." and start > 0 and is_han(flat[start - 1])
        kind: TokenKind = "char" if is_han(flat[start]) else "punct"
        tokens.append(Token(start, start + 1, kind, "。" if stop else flat[start]))
        return start + 1
    piece, stop_at = found.group(), found.end()
    if piece[0].isdigit():
        place = ordinal(piece) if piece[-1].isalpha() else None
        figures = Token(start, stop_at, "number", _figure_key(piece))
        tokens.append(figures if place is None else Token(start, stop_at, "latin", f"{place}."))
    elif piece[0] in HAN_NUMERAL:
        value = parse_number(piece)
        if value is None:
            tokens.extend(Token(at, at + 1, "char", flat[at]) for at in range(start, stop_at))
        else:
            tokens.append(Token(start, stop_at, "number", plain(value)))
    else:
        word = piece.casefold()
        tokens.append(Token(start, stop_at, "latin", ORDINAL_KEYS.get(word, word)))
    return stop_at
