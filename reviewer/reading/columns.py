"""The columns of a text file set in a fixed pitch: Chinese characters and full-width marks take two, all else
one, blanks and tabs too."""

from __future__ import annotations

_WIDE = "\u1100\u115f\u2e80\u303e\u3041\ua4cf\uac00\ud7a3\uf900\ufaff\ufe30\ufe6f\uff00\uff60\uffe0\uffe6"
"""First and last of each range of characters that take two columns (Unicode Standard Annex 11, W and F)."""


class _Cells(dict[str, int]):
    """How many columns a character takes, worked out once for each."""

    def __missing__(self, char: str) -> int:
        ranges = zip(_WIDE[::2], _WIDE[1::2], strict=True)
        cells = self[char] = 2 if any(low <= char <= high for low, high in ranges) else 1
        return cells


_CELLS = _Cells()


def cells_of(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(map(_CELLS.__getitem__, text))
