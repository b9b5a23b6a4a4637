"""The unit words of `data/units.toml` as patterns, longest word first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reviewer.language.numerals import HAN_NUMERAL
from reviewer.language.tables import table
from reviewer.patterns import begun, compiled, lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

_LATIN = lazy(r"[A-Za-z]")
_CAPITALS = 3
"""A Latin unit of so many letters may stand in capitals: SIX MONTHS."""
_NEXT_AMOUNT = rf"(?!\s?[\d{HAN_NUMERAL}])"
"""A currency followed by another number is that number's."""
_NO_WEIGHT = r"(?!\s(?:of|per (?:square|cubic)|in weight|weight|net|gross)\b)"
"""Pounds of a thing are a weight."""


@lru_cache(maxsize=4)
def units(sort: str) -> Mapping[str, Any]:
    """Return the unit words of `duration`, `currency` or `count` with what they mean, Latin ones in capitals
    too."""
    words = table("units")[sort]
    capitals = {
        word.upper(): unit
        for word, unit in words.items()
        if word.isascii() and len(word) >= _CAPITALS and not word.isupper()
    }
    return {**capitals, **words}


def has_latin(text: str, start: int, end: int) -> bool:
    """Return whether a Latin letter stands between two places: only there Latin words can be read."""
    return bool(_LATIN.search(text, start, end))


def _any_unit(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word)
        + (r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalnum() else "")
        + (_NEXT_AMOUNT if word == "元人民币" else "")
        + (_NO_WEIGHT if word.lower() == "pounds" else "")
        for word in ordered
    )


def read_unit(sort: str, text: str, place: int) -> re.Match[str] | None:
    """Match a unit of `duration`, `currency` or `count` behind a number that ends at `place`."""
    first = text[place + 1 : place + 2] if text.startswith((" ", "-"), place) else text[place : place + 1]
    pattern = _unit_patterns(sort).get(first)
    return pattern.match(text, place) if pattern else None


@lru_cache(maxsize=4)
def _unit_patterns(sort: str) -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of the units of that sort by their first characters: the Latin words cost most."""
    words = list(units(sort))
    firsts = {char for word in words for char in (word[0], word.lstrip()[0])}
    every, han = (
        compiled(r"[ -]?(?P<unit>" + _any_unit(chosen) + ")")
        for chosen in (words, [word for word in words if not word.lstrip()[0].isascii()])
    )
    return {first: every if first.isascii() else han for first in firsts}


def read_currency(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a currency word between two places, before the number that begins at `end`."""
    if start >= end or text[end - 1] not in _currency_ends():
        return None
    return _currency_pattern(latin=has_latin(text, start, end)).search(text, start, end)


def _currencies() -> list[str]:
    """Return the currency words that may stand before a number."""
    return [word for word in units("currency") if word not in ("块", "块钱", "元", "元人民币")]


@lru_cache(maxsize=1)
def _currency_ends() -> frozenset[str]:
    """Return the last characters of what `_currency_pattern` finds."""
    return frozenset({word[-1] for word in _currencies()} | set(")写:¥ "))


@lru_cache(maxsize=2)
def _currency_pattern(*, latin: bool) -> re.Pattern[str]:
    words = [word for word in _currencies() if latin or not has_latin(word, 0, len(word))]
    ordered = sorted(words, key=len, reverse=True)
    return compiled(rf"(?P<unit>{begun(ordered, re.escape)})(?:\((?:大写|小写)\))?(?:大写|小写)?[:]?[¥ ]*$")


@lru_cache(maxsize=1)
def per_units() -> dict[str, str]:
    """Return what a rate can be counted by, word to name."""
    times = {
        word: unit for word, (unit, _) in table("units")["duration"].items() if not word.startswith("个")
    }
    return {**times, **table("units")["per"]}


@lru_cache(maxsize=2)
def per_word(*, latin: bool) -> str:
    """Return the alternation of the words a rate can be counted by, the Latin ones only where wanted."""
    return _any_unit([word for word in per_units() if latin or not word[0].isascii()])
