"""The ordinals that number clauses: Chinese, capital, Arabic, Roman, letters, stems and encircled ones."""

from __future__ import annotations

from reviewer.language.numerals import CAPITAL_DIGITS, PLAIN_DIGITS
from reviewer.patterns import lazy

__all__ = ["CN", "STEMS", "WIDTH", "cn_int", "readings_of", "roman_int", "single"]

_CAPITALS = CAPITAL_DIGITS[1:]
CN = f"[零〇○一二三四五六七八九十百千两{_CAPITALS}拾佰]"
_DIGITS = {ch: at for at, ch in enumerate(PLAIN_DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_DIGITS |= {ch: at for at, ch in enumerate(_CAPITALS, 1)}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100}
WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ROMAN = lazy(r"(?i)(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
STEMS = "甲乙丙丁戊己庚辛壬癸"


def cn_int(words: str) -> int | None:
    """Return the value of a Chinese or Arabic ordinal (`十二`, `一百零三`, `１２`), None where it is none."""
    plain = "".join(words.translate(WIDTH).split())
    if plain.isdecimal():
        return int(plain)
    if not any(unit in plain for unit in _UNITS):
        value = 0
        for ch in plain:
            if ch not in _DIGITS:
                return None
            value = value * 10 + _DIGITS[ch]
        return value
    total = part = 0
    for ch in plain:
        if ch in _UNITS:
            total += (part or 1) * _UNITS[ch]
            part = 0
        elif ch in _DIGITS:
            part = _DIGITS[ch]
        else:
            return None
    return total + part


def roman_int(words: str) -> int | None:
    """Return the value of a Roman numeral up to 89 in either case, None where it is none."""
    if "Ⅰ" <= words <= "Ⅻ" and len(words) == 1:
        return ord(words) - 0x215F
    if "ⅰ" <= words <= "ⅻ" and len(words) == 1:
        return ord(words) - 0x216F
    if not _ROMAN.fullmatch(words) or not words:
        return None
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    total = 0
    for ch, after in zip(words.lower(), [*words.lower()[1:], ""], strict=True):
        total += -values[ch] if after and values[after] > values[ch] else values[ch]
    return total


_RANGES = (("①", "⑳", 1, "①"), ("㉑", "㉟", 21, "①"), ("㊱", "㊿", 36, "①"), ("❶", "❿", 1, "❶"),
           ("⑴", "⒇", 1, "⑴"),
           ("⒈", "⒛", 1, "⒈"), ("㈠", "㈩", 1, "㈠"), ("㊀", "㊉", 1, "㊀"))  # fmt: skip


def single(ch: str) -> tuple[str, int]:
    """Return the family and the value of a number that is one character (`③`); 0 where it is none."""
    for low, high, first, family in _RANGES:
        if low <= ch <= high:
            return family, ord(ch) - ord(low) + first
    return "①", 0


def _letters(words: str, shape: str) -> list[tuple[str, int]]:
    """Return the readings of Latin letters: as letters of the alphabet, as Roman numerals."""
    case = "A" if words.isupper() else "a"
    found: list[tuple[str, int]] = []
    roman = roman_int(words)
    if roman:
        found.append((shape.replace("#", "I" if case == "A" else "i"), roman))
    if len(set(words)) == 1 and words.isascii():
        found.append((shape.replace("#", case), (ord(words[0].lower()) - 96) + 26 * (len(words) - 1)))
    return found


def readings_of(words: str, shape: str) -> list[tuple[str, int]]:
    """Return the readings of a number as family and value; the `#` of `shape` becomes the script of it."""
    if words.isdecimal():
        return [(shape.replace("#", "1"), int(words))]
    if words[0].isascii() or "Ⅰ" <= words[0] <= "ⅻ":
        return _letters(words, shape)
    value = cn_int(words)
    script = "壹" if words[0] in f"{_CAPITALS}拾佰" else "一"
    return [] if value is None else [(shape.replace("#", script), value)]
