"""Addresses, and things that are called by a number (二号机房, 三期厂房): figures in them measure nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.numerals import HAN_NUMERAL
from reviewer.language.tables import table
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    import re

__all__ = ["find_addresses", "find_numbered"]

_SIGN = lazy(
    r"[路街道巷弄里村社园桥港坊同场厦心区镇县市][^，,。；;：:、]{0,12}号|[省市区县镇].{0,10}[路街道巷弄村园桥镇]"
)
_NUMBER = rf"(?:[0-9A-Za-z]{{1,4}}|[{HAN_NUMERAL}]{{1,3}})"


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    words = table("places")
    districts, streets, houses = ("|".join(words[key]) for key in ("districts", "streets", "houses"))
    letter = rf"[^\W\d_{words['prose']}]"
    district = rf"(?>{letter}{{2,8}}?(?:{districts}))"
    turn = rf"[东南西北中上下内外]{{1,2}}(?:[段路街侧]|(?={_NUMBER}号))"
    street = rf"(?>{letter}{{1,8}}?(?:{streets})(?:{turn})?)"
    house = rf"(?>{_NUMBER}(?:-\d{{1,4}})?(?:{houses}))"
    return compiled(
        rf"{district}{{1,4}}+{street}{{0,3}}+{house}{{1,5}}+|{district}{{2,4}}+{street}{{1,3}}+"
        rf"|{street}{{1,3}}+{house}{{1,5}}+"
    )


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    things = "|".join(sorted(table("places")["numbered"], key=len, reverse=True))
    storeys = "|".join(table("places")["storeys"])
    number = rf"[0-9{HAN_NUMERAL}]{{1,3}}"
    return compiled(
        rf"(?:第?{number}号|(?<![分共每近计总合])[0-9一二三四五六七八九十]{{1,2}}期|第{number})(?:{things})"
        rf"|(?:{storeys})(?:第|地下|地上|负)?{number}[层楼](?!高|建筑|以[上下内]|厂房|楼房|小楼)"
    )


@lru_cache(maxsize=64)
def find_addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Return where addresses of two parts at least stand in a text, in order: 宁波市首南中路161号."""
    if not _SIGN.search(text):
        return ()
    return tuple(found.span() for found in _address().finditer(text))


@lru_cache(maxsize=64)
def find_numbered(text: str) -> tuple[tuple[int, int], ...]:
    """Return where things that bear a number as their name stand in a text, in order."""
    if not any(sign in text for sign in "号期第层楼"):
        return ()
    return tuple(found.span() for found in _numbered().finditer(text))
