"""A text cut into the smallest parts that mean something by themselves, each with a key for comparison."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from reviewer.language.codes import find_codes
from reviewer.language.folding import HAN, fold, fold_key
from reviewer.language.lexicon import words_by_first
from reviewer.language.numerals import HAN_NUMERAL, parse_number, plain
from reviewer.language.placeholders import find_blanks
from reviewer.language.quantities import find_quantities
from reviewer.language.references import find_references
from reviewer.language.statutes import find_statutes

if TYPE_CHECKING:
    from collections.abc import Mapping

TokenKind = Literal[
    "quantity", "number", "reference", "statute", "party", "blank", "code", "latin", "word", "char", "punct"
]

_PIECE = re.compile(
    rf"[A-Za-z\u00c0-\u024f]+(?:['-][A-Za-z\u00c0-\u024f]+)*|\d+(?:,\d{{3}})*(?:\.\d+)*|[{HAN_NUMERAL}]{{2,}}|\S"
)
_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_HAN = re.compile(f"[{HAN}]")
_BOTH = re.compile(
    r"([甲乙丙丁])、?([乙丙丁])、?([丙丁戊])?(双方|三方|四方|各方)|(双方|三方|四方|各方)(?=[^法式向案])"
)


class Token(NamedTuple):
    """A part of a text; two are the same where `kind` and `key` agree."""

    start: int
    end: int
    kind: TokenKind
    key: str


def tokenise(text: str, parties: Mapping[str, str]) -> tuple[Token, ...]:
    """Cut `text` into tokens; `parties` gives the key of each party label that the text uses.

    Every character that is not a blank lies in exactly one token; invisible characters lie in the token they stand in
    or beside. Texts that differ in layout only (width, blanks, spelling of a number or date) give the same keys.
    """
    return _tokenise(text, tuple(sorted(parties.items())))


@lru_cache(maxsize=16384)
def _tokenise(text: str, parties: tuple[tuple[str, str], ...]) -> tuple[Token, ...]:
    folded = fold(text)
    flat = folded.text
    labels = dict(parties)
    tokens: list[Token] = []
    place = 0
    for atom in _atoms(flat, labels):
        if atom.start < place:
            continue
        _fill(tokens, flat, place, atom.start, labels)
        tokens.append(atom)
        place = atom.end
    _fill(tokens, flat, place, len(flat), labels)
    if not folded.offsets:
        return tuple(tokens)
    return _unfolded(text, tokens, folded.offsets)


def _unfolded(text: str, tokens: list[Token], offsets: tuple[int, ...]) -> tuple[Token, ...]:
    """Give the tokens their place in the original; what the folding left out and is no blank goes to a neighbour."""
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


def _atoms(flat: str, labels: Mapping[str, str]) -> list[Token]:
    """Return the atoms that do not overlap, in order: blanks, statutes, references, quantities, codes."""
    found: list[tuple[int, Token]] = []
    for blank in find_blanks(flat):
        if blank.kind != "checkbox":
            found.append((0, Token(blank.start, blank.end, "blank", fold_key(flat[blank.start : blank.end]))))
    for statute in find_statutes(flat):
        found.append((1, Token(statute.start, statute.end, "statute", statute.key)))
    for reference in find_references(flat):
        found.append((2, Token(reference.start, reference.end, "reference", reference.key)))
    for quantity in find_quantities(flat):
        found.append((3, Token(quantity.start, quantity.end, "quantity", quantity.key)))
    for start, end in find_codes(flat):
        found.append((4, Token(start, end, "code", fold_key(flat[start:end]))))
    if len(found) > 1:
        found.sort(key=lambda item: (item[0], item[1].start))
        kept: list[Token] = []
        taken = bytearray(len(flat) + 1)
        for _, token in found:
            if not any(taken[token.start : token.end]):
                taken[token.start : token.end] = b"\x01" * (token.end - token.start)
                kept.append(token)
        return sorted(kept)
    return [token for _, token in found]


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


def _together(match: re.Match[str], labels: Mapping[str, str]) -> str:
    """Return the key of a collective: the parties named, mapped and sorted, so that 甲乙双方 survives a relabelling."""
    letters = [letter for letter in match.groups()[:3] if letter]
    named = sorted(labels.get(f"{letter}方", f"{letter}方") for letter in letters)
    return "+".join([*named, match[4] or match[5]])


def _words(tokens: list[Token], flat: str, start: int, end: int) -> None:
    if start >= end:
        return
    lexicon = words_by_first()
    add = tokens.append
    place = start
    for match in _PIECE.finditer(flat, start, end):
        low, high = match.span()
        if low < place:
            if high <= place:
                continue
            low = place
        piece = flat[low:high]
        first = piece[0]
        words = lexicon.get(first)
        if words and not first.isascii():
            for word in words:
                if len(word) > 1 and flat.startswith(word, low) and low + len(word) <= end:
                    place = low + len(word)
                    add(Token(low, place, "word", word))
                    break
            else:
                place = _piece(add, flat, low, high, piece)
            if place < high:
                _words(tokens, flat, place, high)
                place = high
            continue
        place = _piece(add, flat, low, high, piece)


def _piece(add, flat: str, low: int, high: int, piece: str) -> int:  # type: ignore[no-untyped-def]
    first = piece[0]
    if first.isascii():
        if first.isalpha():
            add(Token(low, high, "latin", piece.casefold()))
        elif first.isdigit():
            add(Token(low, high, "number", piece.replace(",", "") if _FIGURES.fullmatch(piece) else piece))
        elif first == "." and low and _HAN.match(flat[low - 1]):
            add(Token(low, high, "punct", "。"))
        else:
            add(Token(low, high, "punct", piece))
    elif len(piece) > 1:
        value = parse_number(piece) if _HAN.match(first) else None
        if value is not None:
            add(Token(low, high, "number", plain(value)))
        elif _HAN.match(first):
            for at in range(low, high):
                add(Token(at, at + 1, "char", flat[at]))
        else:
            add(Token(low, high, "latin", piece.casefold()))
    elif _HAN.match(first):
        add(Token(low, high, "char", piece))
    else:
        add(Token(low, high, "latin" if first.isalpha() else "punct", piece.casefold()))
    return high
