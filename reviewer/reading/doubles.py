"""Characters that stand in a file for others that look the same: radicals and compatibility forms.

Text out of a PDF often has the radical ⽅ (U+2F45) where 方 is meant. Each is read as the character it is a
double of (Unicode Standard, 18.1 and 18.2), one for one, so that every place in a text stays what it was.
"""

from __future__ import annotations

import unicodedata

from reviewer.patterns import lazy

__all__ = ["without_doubles"]

_DOUBLE = lazy("[\u2e80-\u2fdf\uf900-\ufaff]")
_SUPPLEMENT = dict(
    zip(
        "⺁⺠⺫⺬⺮⺳⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰",
        "厂民目示竹网虎西见角贝车长门青页风飞食马鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
"""Radicals of the supplement that stand for whole characters and for which Unicode maps none."""


class _Meant(dict[int, int]):
    """The character that is meant by each, learnt as they come."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        plain = char
        if _DOUBLE.match(char):
            plain = _SUPPLEMENT.get(char) or unicodedata.normalize("NFKC", char)
        self[code] = ord(plain) if len(plain) == 1 else code
        return self[code]


_MEANT = _Meant()


def without_doubles(text: str) -> str:
    """Return the text, of the same length, with the character that is meant in the place of each double."""
    return text.translate(_MEANT) if _DOUBLE.search(text) else text
