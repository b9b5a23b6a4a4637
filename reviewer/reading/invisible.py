"""Characters that no reader sees: taken out on the way in, and reported where they could deceive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re

_LINE_ENDS = lazy("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ESCAPES = lazy("\x1b(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\\\|\x9c))")
"""Complete control sequences (ECMA-48) only: an incomplete one takes no words with it."""
_CONTROLS = lazy("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BIDI = lazy("[\u202a-\u202e\u2066-\u2069]")
_ZERO_WIDTH = lazy("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]+")
_ANY = lazy(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_SURROGATES = lazy("[\ud800-\udfff]")
_PLACE_LENGTH = 12


class Removed(Struct):
    """What was taken out of a document so far, with the words near the first few places."""

    controls: int = 0
    bidi: int = 0
    zero_width: int = 0
    """Only those that stood inside a word or a number."""
    places: dict[str, list[str]] = field(default_factory=dict)

    def note(self, kind: str, near: str) -> None:
        """Remember one place by the words around it; three a kind are enough to find the rest."""
        places = self.places.setdefault(kind, [])
        if len(places) < 3:
            places.append(near)


def scrub(text: str, removed: Removed) -> str:
    """Return the text without controls, bidi overrides and zero-width characters; line ends become `\\n`."""
    if text.isprintable() or not _ANY.search(text):
        return text
    text = _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    text = _take(_ESCAPES, text, "controls", removed)
    text = _take(_CONTROLS, text, "controls", removed)
    text = _take(_BIDI, text, "bidi", removed)
    return _take(_ZERO_WIDTH, text, "zero_width", removed)


def _take(pattern: re.Pattern[str], text: str, kind: str, removed: Removed) -> str:
    found = [match for match in pattern.finditer(text) if match.end() > match.start()]
    if not found:
        return text
    clean = pattern.sub("", text)
    gone = 0
    for match in found:
        at = match.start() - gone
        gone += match.end() - match.start()
        inside = 0 < at < len(clean) and clean[at - 1].isalnum() and clean[at].isalnum()
        if kind == "zero_width" and not inside:
            continue
        setattr(removed, kind, getattr(removed, kind) + 1)
        start = max(0, at - _PLACE_LENGTH // 2)
        removed.note(kind, clean[start : start + _PLACE_LENGTH].replace("\n", " ").strip())
    return clean
