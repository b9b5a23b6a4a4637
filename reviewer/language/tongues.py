"""In which language a passage is written, where a contract is written in two."""

from __future__ import annotations

from typing import Literal

from reviewer.language.folding import HAN_LETTER
from reviewer.patterns import lazy

__all__ = ["Tongue", "tongue_of"]

Tongue = Literal["zh", "en", ""]

_HAN = lazy(HAN_LETTER)
_LATIN = lazy(r"[A-Za-z]")
_NAMED = 8
"""Latin letters for each Chinese one above which a passage is English with a Chinese name in it."""


def tongue_of(text: str) -> Tongue:
    """Return the language of a passage, empty where no letter tells and where it is half in either.

    A Chinese passage may name many things in Latin letters; an English one hardly holds Chinese.
    """
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if han and han * 2 >= latin:
        return "zh"
    return "en" if latin > han * _NAMED else ""
