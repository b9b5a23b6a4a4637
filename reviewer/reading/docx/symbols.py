"""Characters that Word stores as the number of a glyph in a symbol font."""

from __future__ import annotations

import re

_WINGDINGS = {
    0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "◆", 0x74: "◆",
    0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□",
    0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xDF: "←", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS.update({0x80: "⓪", 0x8B: "⓿"})
_WINGDINGS.update({0x81 + step: chr(0x2460 + step) for step in range(10)})
_WINGDINGS.update({0x8C + step: chr(0x2776 + step) for step in range(10)})
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xA2: "■", 0xA3: "□",
    0x2A: "□",
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xA5: "∞", 0xA2: "′", 0xAC: "←", 0xAE: "→", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD6: "√", 0xE5: "∑", 0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip
_SYMBOL.update(
    zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True),
)
_SYMBOL.update(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
SYMBOL_FONTS = frozenset({"Wingdings", "Wingdings 2", "Symbol"})
_PRIVATE = range(0xF000, 0xF100)
_PRIVATE_CHARACTER = re.compile("[\uf000-\uf0ff]")


def symbol(font: str | None, code: str | int | None) -> str | None:
    """Return the character of a glyph (number or hexadecimal text) in a symbol font; None where it is not known."""
    try:
        number = int(code, 16) if isinstance(code, str) else code
    except ValueError:
        return None
    if number is None:
        return None
    table = _FONTS.get((font or "").lower())
    if table is not None:
        low = number - 0xF000 if number in _PRIVATE else number
        return table.get(low) or (chr(low) if table is _SYMBOL and 0x20 <= low < 0x80 else None)
    if number in _PRIVATE or not 0x20 <= number < 0xD800:
        return None
    return chr(number)


def replace_private(text: str, font: str | None) -> str:
    """Return the text with glyph numbers of a symbol font (U+F000 to U+F0FF) turned into characters where known."""
    if not _PRIVATE_CHARACTER.search(text):
        return text
    name = font or "Wingdings"
    return _PRIVATE_CHARACTER.sub(lambda match: symbol(name, ord(match[0])) or match[0], text)
