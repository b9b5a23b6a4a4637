"""Characters that Word stores as the number of a glyph in a symbol font."""

from __future__ import annotations

from functools import lru_cache

from reviewer import tables
from reviewer.patterns import lazy

SYMBOL_FONTS = frozenset({"Wingdings", "Wingdings 2", "Symbol"})
_PRIVATE = range(0xF000, 0xF100)
_PRIVATE_CHARACTER = lazy("[\uf000-\uf0ff]")


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[int, str]]:
    fonts = tables.read("reading", "data", "symbols.toml")
    return {font: {int(code, 16): char for code, char in glyphs.items()} for font, glyphs in fonts.items()}


def symbol(font: str | None, code: str | int | None) -> str | None:
    """Return the character of a glyph (number or hexadecimal text) in a symbol font; None if not known."""
    try:
        number = int(code, 16) if isinstance(code, str) else code
    except ValueError:
        return None
    if number is None:
        return None
    name = (font or "").lower()
    table = _tables().get(name)
    if table is not None:
        low = number - 0xF000 if number in _PRIVATE else number
        return table.get(low) or (chr(low) if name == "symbol" and 0x20 <= low < 0x80 else None)
    if number in _PRIVATE or not 0x20 <= number < 0xD800:
        return None
    return chr(number)


def replace_private(text: str, font: str | None) -> str:
    """Return the text with glyph numbers of a symbol font (U+F000 to U+F0FF) as characters where known."""
    if not _PRIVATE_CHARACTER.search(text):
        return text
    name = font or "Wingdings"
    return _PRIVATE_CHARACTER.sub(lambda match: symbol(name, ord(match[0])) or match[0], text)
