"""One spelling for what only the layout spells differently: width, punctuation, blanks, traditional forms."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.tables import table
from reviewer.patterns import lazy, replacer

if TYPE_CHECKING:
    from collections.abc import Callable

INVISIBLE = (
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f\x00-\x08\x0e-\x1f\x7f"
)
"""Body of a character class: characters that a reader does not see and that carry no word."""
BLANK = r"\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Body of a character class: every kind of blank."""
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u2e80-\u2fdf\u3005-\u3007"
"""Body of a character class: Chinese characters, radicals and the ideographic zero."""

HAN_LETTER = r"[^\W\x00-\u024f]"
"""A pattern for one character of a word that is neither Latin nor ASCII: in a contract, a Chinese one.

The class of `HAN` says it more closely and takes a hundred times as long to compile.
"""

_LAYOUT = lazy(r"(?<![A-Za-z0-9]) | (?![A-Za-z0-9])")
_HIDDEN = lazy(f"[{INVISIBLE}]")
_GAP = lazy(f"[{BLANK}{INVISIBLE}]+")
_SPACES = lazy(" +")
_BLANKS = lazy(f"[{BLANK}]+")
_STOP = lazy(rf"(?<={HAN_LETTER})\.(?![0-9A-Za-z])")
_ZERO = lazy(r"(?<=[一二三四五六七八九零])[○◯OoＯｏ0](?=[一二三四五六七八九零○◯OoＯｏ0年])")
_ROUND = "0○◯Oo"
_ZERO_HINT = lazy(r"[一二三四五六七八九零][○◯OoＯｏ0]")
_USUAL = (("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"), ("“", '"'), ("”", '"'))
"""The marks that most Chinese sentences hold, put in their place one after the other before all else."""


def is_han(char: str) -> bool:
    """Return whether a character is one of `HAN`."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or "\u2e80" <= char <= "\u2fdf"
        or "\u3005" <= char <= "\u3007"
    )


class _Wide(dict[str, bool]):
    """Whether blanks beside a character are layout: Chinese characters and punctuation. Learns as it goes."""

    def __missing__(self, char: str) -> bool:
        wide = self[char] = (
            is_han(char)
            or char in "\u3001\u3002\u300a\u300b\u2026\u3014\u3015"
            or "\uff00" <= char <= "\uffef"
            or "\u2018" <= char <= "\u201f"
            or "\u3008" <= char <= "\u3011"
        )
        return wide


_WIDE = _Wide()


class Folded(Struct, frozen=True):
    """A text in one spelling, with the way back to the original.

    `offsets` gives the original offset of every folded character and, last, the length of the original;
    it is empty where nothing was left out and both texts agree place by place.
    """

    text: str
    offsets: tuple[int, ...] = ()

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of the folded range `start` to `end`, without outer blanks."""
        if not self.offsets:
            return start, end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=1)
def _alike() -> Callable[[str], str]:
    """Return the function that writes every character as the one it is a form of."""
    alike = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD9)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            alike[chr(code)] = plain
    blanks = (0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
    alike.update((chr(code), " ") for code in (*range(0x09, 0x0E), *range(0x2000, 0x200B), *blanks))
    for part in table("folding").values():
        alike.update((old, new) for new, olds in part.items() for old in olds)
    return replacer(alike)


def _is_plain(text: str) -> bool:
    """Tell whether a text holds no invisible character and no blank other than the space."""
    return text.isprintable() and "\ufe0f" not in text and "\ufe0e" not in text


@lru_cache(maxsize=65536)
def fold_same(text: str) -> str:
    """Return the text folded character by character: the result has the length of `text`."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    for mark, plain in _USUAL:
        text = text.replace(mark, plain)
    flat = _alike()(text)
    if any(map(flat.__contains__, _ROUND)) and _ZERO_HINT.search(flat):
        flat = _ZERO.sub("零", flat)
    return flat


def fold(text: str) -> Folded:
    """Fold character by character, without invisible characters and without blanks beside Chinese ones."""
    plain = _is_plain(text)
    if plain and " " not in text:
        return Folded(fold_same(text))
    length = len(text)
    gone: list[tuple[int, int]] = []
    for gap in (_SPACES if plain else _GAP).finditer(text):
        start, end = gap.span()
        if start == 0 or end == length or _WIDE[text[start - 1]] or _WIDE[text[end]]:
            gone.append((start, end))
        elif end - start > 1 or text[start] != " ":
            gone.extend(hidden.span() for hidden in _HIDDEN.finditer(text, start, end))
    if not gone:
        return Folded(fold_same(text))
    pieces: list[str] = []
    offsets: list[int] = []
    place = 0
    for start, end in (*gone, (length, length)):
        pieces.append(text[place:start])
        offsets.extend(range(place, start))
        place = end
    return Folded(fold_same("".join(pieces)), (*offsets, length))


@lru_cache(maxsize=65536)
def fold_key(text: str) -> str:
    """Return the string that two texts share when nothing but their layout differs.

    Width, style of punctuation, blanks, invisible characters, letter case and the listed traditional or
    compatibility characters are layout. A number keeps its spelling: numbers are compared as quantities.
    """
    if not _is_plain(text) or "  " in text:
        text = _BLANKS.sub(" ", _HIDDEN.sub("", text))
    flat = fold_same(text)
    if " " in flat:
        flat = _LAYOUT.sub("", flat)
    if "." in flat:
        flat = _STOP.sub("。", flat)
    return flat.casefold()
